/** The page about `plan`, on recorded plans of real Terraform. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planChecks } from "../../src/plan-proof/checks.ts";
import { repository } from "../helpers/readme-commands.ts";
import { executePage, pageText } from "./executed-page.ts";

const page = pageText("plan.md");
executePage(page, (folder) => {
  const fixtures = join(repository, "test/fixtures/plan");
  cpSync(join(fixtures, "smuggled-name/policies"), join(folder, "policies"), { recursive: true });
  cpSync(join(fixtures, "discriminat.yaml"), join(folder, "policies/discriminat.yaml"));
  cpSync(join(fixtures, "explained-fresh/plan.json"), join(folder, "plan.json"));
  cpSync(join(fixtures, "smuggled-name/plan.json"), join(folder, "smuggled.json"));
});

test("the page lists every check", () => {
  const rows = planChecks.map(({ id, severity, summary }) => `| \`${id}\` | ${severity} | ${summary} |`);
  expect(page.split("\n").filter((line) => line.startsWith("| `plan/"))).toEqual(rows);
});
