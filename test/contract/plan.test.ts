/** The page about `plan` is executed: its `console` blocks run in order on recorded plans of real Terraform. */
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { planChecks } from "../../src/findings/plan-checks.ts";
import { consoleSession, fencedBlocks, repository } from "../helpers/readme-commands.ts";

const page = readFileSync(join(repository, "docs/plan.md"), "utf8");
const session = consoleSession();
afterAll(session.remove);

const fixtures = join(repository, "test/fixtures/plan");
cpSync(join(fixtures, "smuggled-name/policies"), join(session.folder, "policies"), { recursive: true });
cpSync(join(fixtures, "discriminat.yaml"), join(session.folder, "policies/discriminat.yaml"));
cpSync(join(fixtures, "explained-fresh/plan.json"), join(session.folder, "plan.json"));
cpSync(join(fixtures, "smuggled-name/plan.json"), join(session.folder, "smuggled.json"));

const blocks = fencedBlocks(page, "console");

test("the page has examples", () => {
  expect(blocks.length).toBeGreaterThan(2);
});

test.each(blocks.map((block, index) => ({ block, number: index + 1 })))(
  "example $number prints what the page shows",
  ({ block }) => {
    expect(session.replay(block)).toEqual([]);
  },
);

test("the page lists every check", () => {
  const rows = planChecks.map(({ id, severity, summary }) => `| \`${id}\` | ${severity} | ${summary} |`);
  expect(page.split("\n").filter((line) => line.startsWith("| `plan/"))).toEqual(rows);
});
