/** docs/gitops.md is executed, and examples/gitops holds what it says; gitops.real.test.ts runs the recipes with Terraform. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { callsOf, parseCall } from "../helpers/calls-in-shell.ts";
import { atlantisRecipe, spaceliftRecipe, workflowCommands } from "../helpers/gitops-recipes.ts";
import { copyExample, fencedBlocks, repository } from "../helpers/readme-commands.ts";
import { executePage, pageText } from "./executed-page.ts";

const page = pageText("gitops.md");
executePage(
  page,
  (folder) => cpSync(join(repository, "examples/gitops/policies"), join(folder, "policies"), { recursive: true }),
  2,
);

const example = copyExample("examples/gitops");
afterAll(example.remove);

test("the commands of examples/gitops/README.md find the committed files up to date", () => {
  const before = example.read("egress/stacks/prod/cdk.tf.json");
  for (const commands of fencedBlocks(example.read("README.md"), "sh")) example.run(commands);
  expect(example.read("egress/stacks/prod/cdk.tf.json")).toBe(before);
});

test("the committed Terraform names no machine, and keeps its state where every run finds it", () => {
  const text = example.read("egress/stacks/prod/cdk.tf.json");
  expect(text).not.toMatch(/\/home\/|\/root\/|\/tmp\/|\d{4}-\d\d-\d\d/);
  expect(JSON.parse(text).terraform.backend).toEqual({
    s3: { bucket: "example-terraform-state", key: "egress/prod.tfstate", region: "eu-west-2", use_lockfile: true },
  });
});

test("the settings that the page shows are those of the example, and any of its backends is one that synth writes", () => {
  const [settings = ""] = fencedBlocks(page, "yaml settings");
  expect(settings).toBe(example.read("policies/discriminat.yaml"));
  const remote = /`(terraform: \{backend: \{remote: .*?\}\}\})`/.exec(page)?.[1] ?? "";
  const network = settings.slice(0, settings.indexOf("terraform:"));
  writeFileSync(join(example.folder, "policies/discriminat.yaml"), `${network}${remote}\n`);
  example.run("discriminat-policy synth --outdir remote");
  expect(JSON.parse(example.read("remote/stacks/prod/cdk.tf.json")).terraform.backend).toEqual({
    remote: { hostname: "app.terraform.io", organization: "your-org", workspaces: { name: "egress-prod" } },
  });
});

test("every file of the example is named by its README, but for the tree and what is generated from it", () => {
  const files = readdirSync(join(repository, "examples/gitops"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(repository, "examples/gitops/").length));
  const readme = readFileSync(join(repository, "examples/gitops/README.md"), "utf8");
  const others = files.filter((file) => !/^(README\.md|policies\/|egress\/)/.test(file));
  expect(others.length).toBeGreaterThan(5);
  for (const file of others) expect(readme).toContain(`\`${file}\``);
});

describe("the recipes", () => {
  test("work in the folder of the stack that the example commits", () => {
    const folder = "egress/stacks/prod";
    expect(atlantisRecipe().dir).toBe(folder);
    expect(spaceliftRecipe().project_root).toBe(folder);
    for (const [file, job] of [
      ["terraform-plan.yaml", "plan"],
      ["terraform-apply.yaml", "apply"],
    ] as const) {
      expect(workflowCommands(file, job).env.STACK).toBe(folder);
    }
  });

  test("call us with options that we have", async () => {
    const steps = atlantisRecipe().steps.flatMap((step) => (typeof step === "string" ? [] : [step.run]));
    const lines = [...steps, ...spaceliftRecipe().after_plan].flatMap((line) => line.replaceAll(/^.*&& |\)$/g, ""));
    const calls = lines.flatMap(callsOf);
    expect(calls).toHaveLength(2);
    for (const call of calls) await expect(parseCall(call)).resolves.toBeDefined();
  });

  test("apply no plan that was not proven", () => {
    const { commands } = workflowCommands("terraform-apply.yaml", "apply");
    const index = (part: string): number => commands.findIndex((command) => command.includes(part));
    expect(index("discriminat-policy plan plan.json")).toBeGreaterThan(index("show -json tfplan > plan.json"));
    expect(index("apply -input=false tfplan")).toBeGreaterThan(index("discriminat-policy plan plan.json"));
  });
});
