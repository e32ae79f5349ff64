/** The checks of the loader: what can be wrong with a file before anybody asks what it means. */
import { type CheckInfo, defineCheckInfo } from "../findings/check.ts";
import { type Finding, type Problem, toFinding } from "../findings/finding.ts";

/** A finding of the loader before it has a severity. */
export interface LoaderProblem extends Problem {
  readonly check: LoaderCheckId;
}

export type LoaderCheckId = (typeof loaderChecks)[number]["id"];

/** Gives a problem the severity of its check; settings apply later, where the check is `configurable`. */
export function toLoaderFinding({ check, ...problem }: LoaderProblem): Finding {
  return toFinding(check, severities.get(check) ?? "error", problem);
}

/** Whether nothing after a finding of this check can be trusted. */
export function isFinal(check: string): boolean {
  return finalChecks.has(check);
}

/** Sorted by id. */
export const loaderChecks = [
  defineCheckInfo({
    id: "policy/file-extension",
    summary: "a YAML file does not end in .yaml",
    why: "Only files that end in `.yaml` are read. A policy in `app.yml` would silently never be deployed.",
    repair: "Rename the file so that it ends in `.yaml`.",
    severity: "error",
  }),
  defineCheckInfo({
    id: "policy/file-misplaced",
    summary: "a YAML file lies where none is read",
    why: "A tree holds `discriminat.yaml`, `bundles/<file>.yaml` and `<team>/<app>.yaml`. A file elsewhere would silently never be deployed.",
    repair: "Move the file to `<team>/<app>.yaml` or to `bundles/`, or out of the tree.",
    severity: "error",
  }),
  defineCheckInfo({
    id: "policy/file-symbolic-link",
    summary: "a symbolic link lies in the tree of policies",
    why: "Symbolic links are not followed: a reviewer would approve a path, not the text behind it, and a link may lead out of the tree or into a loop.",
    repair: "Replace the link by the file. For names that several apps share make a bundle.",
    severity: "error",
  }),
  defineCheckInfo({
    id: "policy/file-unreadable",
    summary: "a file of the tree cannot be read",
    why: "What cannot be read cannot be judged, and would not be deployed.",
    repair: "Give the file back its permissions, or remove what is not a regular file.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "policy/suppression-malformed",
    summary: "a suppression comment has no effect",
    why: "Whoever wrote it believes that a finding is suppressed, and a reason is what reviewers need.",
    repair:
      "Write the id of the check, a colon and a reason: `# discriminat-policy-ignore policy/multi-tenant-name: our own bucket`.",
    severity: "error",
  }),
  defineCheckInfo({
    id: "schema/choice",
    summary: "keys that exclude each other stand together, or none of them is there",
    why: "An entry is one list of `tls` names, one list of `ssh` names, or one `bundle`; a test either allows or blocks. With two of them, or none, nobody can tell what is meant.",
    repair: "Keep one of the keys; write an item of the list for each of the others.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "schema/missing-key",
    summary: "a required key is missing",
    why: "Without it the policy cannot be deployed.",
    repair: "Add the key.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "schema/unknown-key",
    summary: "a key is not part of the language",
    why: "It would have no effect, though its author relies on it: an entry with `expire` never expires.",
    repair: "Correct its spelling, or remove it. The JSON Schemas of the package make editors complete keys.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "schema/wrong-type",
    summary: "a value has the wrong type",
    why: "A text where a list belongs, or a number where text belongs, cannot be understood. YAML takes `123456789012` for a number and `{region}` for a map unless they are quoted.",
    repair: "Write the type that the finding names; quote text that YAML takes for something else.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "schema/wrong-value",
    summary: "a value is not one of those that are allowed",
    why: "Ports, dates, ids and options have a fixed form, and other values would be ignored or refused later.",
    repair: "Write a value of the form that the finding names.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "yaml/anchor",
    summary: "the file uses a YAML anchor or alias",
    why: "An alias makes a change in one place take effect in others, where no reviewer sees it.",
    repair: "Write the value out wherever it is used. A list of names that is used often can become a bundle.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "yaml/byte-order-mark",
    summary: "the file begins with a byte order mark",
    why: "It is invisible, and other tools trip over it.",
    repair: "Save the file as UTF-8 without a byte order mark; `discriminat-policy fmt` does.",
    severity: "warning",
  }),
  defineCheckInfo({
    id: "yaml/duplicate-key",
    summary: "a key is written twice in one map",
    why: "YAML readers disagree on which one counts, so a reviewer may look at the wrong one.",
    repair: "Merge the two, or remove one.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "yaml/empty",
    summary: "the file holds no value",
    why: "An empty file is usually a mistake, and its app would have no policy.",
    repair: "Write the policy, or remove the file.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "yaml/encoding",
    summary: "the file is not UTF-8 text",
    why: "Binary files, files in UTF-16 and files with control characters read differently in different tools.",
    repair: "Save the file as UTF-8 text.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "yaml/hidden-character",
    summary: "the file holds characters that hide or reorder text",
    why: "Bidirectional controls and zero-width characters make a diff look different from what is deployed.",
    repair: "Remove the character at the place of the finding.",
    severity: "error",
    security: true,
  }),
  defineCheckInfo({
    id: "yaml/merge-key",
    summary: "the file uses a YAML merge key",
    why: "A merge key pulls in keys from another place, where no reviewer sees them.",
    repair: "Write the keys out.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "yaml/multiple-documents",
    summary: "the file holds several YAML documents",
    why: "One file holds one app, so that owners, reviews and history stay with it.",
    repair: "Move each document into a file of its own, and remove the separator `---`.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "yaml/syntax",
    summary: "the file is not valid YAML",
    why: "Nothing in it can be trusted to mean what its author meant.",
    repair:
      "Repair the place of the finding. Most often a colon, a quote or a `- ` is missing, or the indentation is off.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "yaml/tab",
    summary: "a tab stands where YAML needs spaces",
    why: "YAML forbids tabs as indentation, and elsewhere they look like spaces without being the same.",
    repair: "Replace the tab by spaces.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "yaml/tag",
    summary: "the file uses a YAML tag",
    why: "A tag such as `!!str` changes the meaning of a value in a way that few readers know.",
    repair: "Remove the tag; quote a value that is meant to be text.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "yaml/too-deep",
    summary: "the file is nested too deeply",
    why: "No policy needs it, and it is a way to exhaust tools that read the file.",
    repair: "Remove the nesting.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "yaml/too-large",
    summary: "the file is too large",
    why: "No one reviews a policy of that size, and it is a way to exhaust tools that read the file.",
    repair: "Move lists of names into bundles, and other data out of the tree.",
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "yaml/unquoted-name",
    summary: "a name that YAML takes for something else is not quoted",
    why: "In YAML `*` begins an alias, `{` a map, and no plain text begins with `@`, `%`, `&`, `!`, `|` or `>`.",
    repair: 'Quote the name: `"*.example.com"`, `"ec2.{region}.amazonaws.com"`.',
    severity: "error",
    configurable: false,
  }),
  defineCheckInfo({
    id: "yaml/unsupported",
    summary: "the file uses a form of YAML that the policy language leaves out",
    why: "Directives, explicit keys and keys inside of lists are valid YAML that few reviewers can read.",
    repair: "Write maps as `key: value` and lists as `- item` or `[item, item]`.",
    severity: "error",
    configurable: false,
  }),
] as const satisfies readonly CheckInfo[];

const severities = new Map<string, CheckInfo["severity"]>(loaderChecks.map(({ id, severity }) => [id, severity]));
const finalChecks = new Set<string>(loaderChecks.filter((info) => "configurable" in info).map(({ id }) => id));
