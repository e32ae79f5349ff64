/** `import` as the command and callers of the library run it. Pure: the texts of the sources are data. */
import type { DeployedGroups } from "../deployed-groups/deployed-group.ts";
import { mergeGroups } from "../deployed-groups/merge-groups.ts";
import { acceptedGroups, readDeployedGroups } from "../deployed-groups/read-deployed-groups.ts";
import { UserError } from "../errors.ts";
import { compareFindings, type Finding, toFinding } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { foreignKinds, readForeignAllowlist } from "../foreign-allowlists/read-foreign-allowlist.ts";
import { readAnnotatedGroups } from "../import/annotated-groups.ts";
import { importChecks } from "../import/checks.ts";
import { readForeignWorkloads } from "../import/foreign-workloads.ts";
import { type Imported, type ImportOptions, importPolicies } from "../import/import-policies.ts";
import type { ReadSource } from "../import/workload.ts";
import { checkSeverities } from "../policy/check-severities.ts";
import type { PolicyTree } from "../policy/model.ts";

/** What to import. */
export interface ImportSources {
  /** Whatever lists groups or names: told apart by content. */
  readonly files: readonly SourceFile[];
  /** Groups from elsewhere, such as EC2. @default none */
  readonly groups?: readonly DeployedGroups[] | undefined;
}

export interface ImportResult extends Imported {
  /** What was not carried over, or means something else now. Sorted; severities as the settings have them. */
  readonly findings: readonly Finding[];
}

/**
 * What a tree becomes with the allowlists of others in it. Writes nothing.
 *
 * @throws UserError where a file is nothing that can be imported.
 */
export function importSources(
  { files, groups = [] }: ImportSources,
  tree: PolicyTree,
  options: ImportOptions,
): ImportResult {
  const described: DeployedGroups[] = [...groups];
  const foreign: ReadSource[] = [];
  for (const file of files) {
    const read = readDeployedGroups(file.text, file.path);
    if (read !== undefined) described.push(read);
    else foreign.push(readForeign(file));
  }
  const live = groups.flatMap((source) => source.groups.map(({ from }) => ({ path: from, text: "" })));
  const annotated = readAnnotatedGroups(mergeGroups(described), [...files, ...live]);
  const imported = importPolicies([annotated, ...foreign], tree, options);
  const severityOf = checkSeverities(tree.settings, importChecks);
  const findings = imported.problems.flatMap(({ check, ...problem }) => {
    const severity = severityOf(check);
    return severity === "off" ? [] : [toFinding(check, severity, problem)];
  });
  return { ...imported, findings: findings.sort(compareFindings) };
}

function readForeign(file: SourceFile): ReadSource {
  const read = readForeignAllowlist(file.text, file.path);
  if (read !== undefined) return readForeignWorkloads(read, file);
  throw new UserError(`${file.path} is nothing that can be imported`, {
    hint: `${acceptedGroups} Of other tools: ${foreignKinds}.`,
  });
}
