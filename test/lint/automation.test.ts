import { expect, test } from "vitest";
import { terraformRun } from "../../src/lint/automation.ts";

const workflow = ".github/workflows/plan.yaml";
const lineOf = (text: string, path = workflow): string | undefined => {
  const place = terraformRun({ path, text });
  return place === undefined ? undefined : text.slice(place.span.start, place.span.end);
};

test.each([
  "- run: terraform -chdir=cdktf.out/stacks/prod plan -out plan",
  "- run: npx cdktf deploy prod",
  "- run: npx --no-install cdktn diff prod",
  "- run: npx discriminat-policy synth && tofu -chdir=cdktf.out/stacks/prod apply",
])("a line that runs Terraform on our stacks is found: %s", (line) => {
  expect(lineOf(`jobs:\n    ${line}\n`)).toBe(line);
});

test("the command may stand below the line that speaks of our stacks", () => {
  expect(lineOf("- run: npx discriminat-policy synth\n- run: terraform plan  \n")).toBe("- run: terraform plan");
});

test("Atlantis plans what it lists, without a command", () => {
  const text = "version: 3\nprojects:\n- dir: cdktf.out/stacks/prod\n";
  expect(lineOf(text, "atlantis.yaml")).toBe("- dir: cdktf.out/stacks/prod");
  expect(lineOf(text)).toBeUndefined();
});

test.each([
  ["Terraform of something else", "- run: terraform -chdir=infra plan"],
  ["a comment", "- run: npx discriminat-policy lint\n# terraform -chdir=cdktf.out/stacks/prod plan"],
  ["a comment behind a command", "- run: npx discriminat-policy lint # then terraform plan"],
  ["Terraform that only initializes", "- run: terraform -chdir=cdktf.out/stacks/prod init"],
  ["a word of two commands", "- run: terraform version; npx discriminat-policy plan plan.json"],
  ["our command called plan", "- run: npx discriminat-policy plan plan.json"],
  ["nothing", ""],
])("%s is not a run", (_, text) => {
  expect(lineOf(text)).toBeUndefined();
});

test("lines of a megabyte take no time to speak of", () => {
  expect(lineOf(`discriminat-policy ${"terraform ".repeat(100_000)}`)).toBeUndefined();
});
