/** The cases of test/fixtures/plan/: policies, a plan, and what a proof says of it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "../../src/findings/source-file.ts";
import { planFindings } from "../../src/plan-proof/plan-findings.ts";
import {
  changeSentence,
  shortName,
  subjectsOf,
  verdictSentence,
  verdictWord,
  windowChange,
  windowWords,
} from "../../src/plan-proof/plan-summary.ts";
import { type PlanProof, provePlan } from "../../src/plan-proof/prove-plan.ts";
import { loadFiles } from "../../src/policy/load-tree.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { filesOnDisk, type TreeFiles } from "../../src/policy/read-tree.ts";
import { parsePlan } from "../../src/terraform-json/parse-plan.ts";
import { readPlan } from "../../src/terraform-json/read-plan.ts";

export const fixtures = fileURLToPath(new URL("../fixtures/plan/", import.meta.url));

export const planCases: readonly string[] = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const settingsFile = "discriminat.yaml";

/** The policies of a case, with the common settings. */
export function treeOfCase(name: string): PolicyTree {
  const own = filesOnDisk({ folder: join(fixtures, name, "policies"), show: (path) => `policies/${path}` });
  const shared = filesOnDisk({ folder: fixtures, show: own.show });
  const files: TreeFiles = {
    show: own.show,
    list: () => ({ ...own.list(), paths: [...own.list().paths, settingsFile].sort() }),
    read: (path) => (path === settingsFile ? shared : own).read(path),
  };
  const { tree, findings } = loadFiles(files);
  if (tree === undefined || findings.length > 0) throw new Error(`${name}: ${JSON.stringify(findings)}`);
  return tree;
}

export function proveText(
  tree: PolicyTree,
  text: string,
  more: Partial<Parameters<typeof provePlan>[0]> = {},
): PlanProof {
  const file: SourceFile = { path: "plan.json", text };
  return provePlan({ tree, file, plan: readPlan(parsePlan(text, file.path)), ...more });
}

export function planText(name: string): string {
  const file = join(fixtures, name, "plan.json");
  return existsSync(file) ? readFileSync(file, "utf8") : "{}";
}

/** Columns in a plan are left out: ids of other lengths move them. */
export function sayProof(proof: PlanProof, tree: PolicyTree): string {
  const apps = subjectsOf(proof).map((app) => {
    const window = windowChange(app);
    return [
      `${app.words}:`,
      ...app.added.map((name) => `+${shortName(name)}`),
      ...app.removed.map((name) => `-${shortName(name)}`),
      `${app.kept.length} stay`,
      ...(window === undefined ? [] : [`(window ${window}: ${windowWords(app)})`]),
      ...app.groups.map(({ name, change }) => `[${change} ${name}]`),
    ].join(" ");
  });
  const findings = planFindings(proof, tree.settings).map(({ check, severity, file, line, column, message, help }) => {
    const place = file === "plan.json" ? file : `${file}:${line}:${column}`;
    return `${place} ${severity} ${check}: ${message}${help === undefined ? "" : ` | ${help}`}`;
  });
  return [`${verdictWord(proof)}: ${verdictSentence(proof)}`, changeSentence(proof), ...apps, ...findings, ""].join(
    "\n",
  );
}
