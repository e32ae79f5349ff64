/** The checks of the loader: what can be wrong with a file and its shape before any policy is judged. */
import { type CheckInfo, type CheckProblem, defineCheck } from "../findings/check.ts";
import { type Finding, toFinding } from "../findings/finding.ts";
import { yamlChecks } from "../yaml/checks.ts";

type LoaderCheckId = (typeof loaderChecks)[number]["id"];
/** A finding of the loader before it has a severity. */
export type LoaderProblem = CheckProblem<LoaderCheckId>;

/** Gives a problem the severity of its check; settings apply later, where the check is `configurable`. */
export function toLoaderFinding({ check, ...problem }: LoaderProblem): Finding {
  return toFinding(check, infos.get(check)?.severity ?? "error", problem);
}

/** Whether nothing after a finding of this check can be trusted. */
export function isFinal(check: string): boolean {
  return infos.get(check)?.configurable === false;
}

export const loaderChecks = [
  ...yamlChecks,
  defineCheck({
    id: "policy/file-extension",
    summary: "a YAML file does not end in .yaml",
    why: "Only files that end in `.yaml` are read. A policy in `app.yml` would silently never be deployed.",
    repair: "Rename the file so that it ends in `.yaml`.",
    severity: "error",
  }),
  defineCheck({
    id: "policy/file-misplaced",
    summary: "a YAML file lies where none is read",
    why: "A tree holds `discriminat.yaml`, `bundles/<file>.yaml` and `<team>/<app>.yaml`. A file elsewhere would silently never be deployed.",
    repair: "Move the file to `<team>/<app>.yaml` or to `bundles/`, or out of the tree.",
    severity: "error",
  }),
  defineCheck({
    id: "policy/file-symbolic-link",
    summary: "a symbolic link lies in the tree of policies",
    why: "Symbolic links are not followed: a reviewer would approve a path, not the text that it leads to, and a link may lead out of the tree or into a loop.",
    repair: "Replace the link by the file. For names that several apps share make a bundle.",
    severity: "error",
  }),
  defineCheck({
    id: "policy/file-unreadable",
    summary: "a file of the tree cannot be read",
    why: "What cannot be read cannot be judged, and would not be deployed.",
    repair: "Give the file back its permissions, or remove what is not a regular file.",
    severity: "error",
    configurable: false,
  }),
  defineCheck({
    id: "schema/choice",
    summary: "keys that exclude each other stand together, or none of them is there",
    why: "An entry is one list of `tls` names, one list of `ssh` names, or one `bundle`; a test either allows or blocks. With two of them, or none, it is not clear what is meant.",
    repair: "Keep one of the keys; write an item of the list for each of the others.",
    severity: "error",
    configurable: false,
  }),
  defineCheck({
    id: "schema/missing-key",
    summary: "a required key is missing",
    why: "Without it the policy cannot be deployed.",
    repair: "Add the key.",
    severity: "error",
    configurable: false,
  }),
  defineCheck({
    id: "schema/unknown-key",
    summary: "a key is not part of the language",
    why: "It would have no effect, though its author relies on it: an entry with `expire` never expires.",
    repair: "Correct its spelling, or remove it. The JSON Schemas of the package make editors complete keys.",
    severity: "error",
    configurable: false,
  }),
  defineCheck({
    id: "schema/wrong-type",
    summary: "a value has the wrong type",
    why: "A text where a list belongs, or a number where text belongs, cannot be understood. YAML takes `123456789012` for a number and `{region}` for a map unless they are quoted.",
    repair: "Write the type that the finding names; quote text that YAML takes for something else.",
    severity: "error",
    configurable: false,
  }),
  defineCheck({
    id: "schema/wrong-value",
    summary: "a value is not one of those that are allowed",
    why: "Ports, dates, ids and options have a fixed form, and other values would be ignored or refused later.",
    repair: "Write a value of the form that the finding names.",
    severity: "error",
    configurable: false,
  }),
] as const satisfies readonly CheckInfo[];

const infos = new Map<string, CheckInfo>(loaderChecks.map((info) => [info.id, info]));
