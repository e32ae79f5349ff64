/** What speaks against an answer: what `lint` would say of the files that it leads to. Pure. */
import { lintTree } from "../../library/lint-tree.ts";
import { loadFiles } from "../../policy/load-tree.ts";
import { policyText } from "../new/policy-text.ts";
import type { InitAnswers } from "./answers.ts";
import { settingsText } from "./settings-text.ts";

interface Objection {
  readonly message: string;
  readonly help?: string;
}

export function objectionTo(answers: InitAnswers): Objection | undefined {
  const { team, app } = answers;
  const texts = new Map([
    ["discriminat.yaml", settingsText(answers)],
    // A path of its own, whatever the names are.
    ["team/app.yaml", policyText({ app, team, networks: [], window: undefined, schema: undefined })],
  ]);
  const loaded = loadFiles({
    show: (path) => path,
    list: () => ({ paths: [...texts.keys()], problems: [] }),
    read: (path) => ({ source: { path, text: texts.get(path) ?? "" } }),
  });
  // The files have no dates.
  const { findings } = lintTree(loaded, { asOf: "2026-01-01" });
  const atPaths = ["policy/team-not-folder", "policy/app-not-file-name"];
  return findings.find(({ severity, check }) => severity !== "info" && !atPaths.includes(check));
}
