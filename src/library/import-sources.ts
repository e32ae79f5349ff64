/** `import` as the command and callers of the library run it. Pure: the texts of the sources are data. */
import type { DeployedGroups } from "../deployed-groups/deployed-group.ts";
import { mergeGroups } from "../deployed-groups/merge-groups.ts";
import { acceptedGroups, readDeployedGroups } from "../deployed-groups/read-deployed-groups.ts";
import { UserError } from "../errors.ts";
import { compareFindings, type Finding, toFinding } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { foreignKinds, readForeignAllowlist } from "../foreign-allowlists/read-foreign-allowlist.ts";
import { readAnnotatedGroups } from "../import/annotated-groups.ts";
import type { AppName } from "../import/assign.ts";
import { importChecks } from "../import/checks.ts";
import { readForeignWorkloads } from "../import/foreign-workloads.ts";
import { type Imported, type ImportOptions, importPolicies } from "../import/import-policies.ts";
import type { ReadSource } from "../import/workload.ts";
import { checkSeverities } from "../policy/check-severities.ts";
import type { PolicyTree } from "../policy/model.ts";
import { networkNamed } from "./network-named.ts";

export interface ImportInput {
  /** What the policies are added to. */
  readonly tree: PolicyTree;
  /** Whatever lists groups or names: told apart by content. Findings name the paths. */
  readonly sources: readonly SourceFile[];
  /** Groups that were read otherwise, such as from EC2. */
  readonly deployed?: readonly DeployedGroups[] | undefined;
  /** Makes one app of everything. */
  readonly app?: string | undefined;
  /** Of apps that name none. @default "imported" */
  readonly team?: string | undefined;
  /** Id or name of a group or a list → its app. */
  readonly map?: ReadonlyMap<string, AppName> | undefined;
  /** Names of networks: where everything is deployed. @default those that the sources name or stand in */
  readonly networks?: readonly string[] | undefined;
  /** New policies name the groups that they come from: their rules stay in those. @default false */
  readonly inPlace?: boolean | undefined;
  /** Of new entries. @default where they come from */
  readonly reason?: string | undefined;
  /** Of new entries. */
  readonly ticket?: string | undefined;
  /** Folder of new files. @default "policies" */
  readonly root?: string | undefined;
  /** `YYYY-MM-DD`, UTC: decides which windows are over. */
  readonly asOf: string;
}

export interface ImportResult extends Imported {
  /** What was not carried over, or means something else now. Sorted; severities as the settings have them. */
  readonly findings: readonly Finding[];
}

/**
 * What a tree becomes with what Security Groups and allowlists of other tools admit. Writes nothing: `files` holds the texts.
 *
 * @throws UserError where an argument is not what it should be, or a source is nothing that can be imported.
 */
export function importSources(input: ImportInput): ImportResult {
  const { tree, sources, deployed = [], map = new Map(), networks, root = "policies", ...rest } = input;
  const options: ImportOptions = {
    ...{ app: undefined, team: undefined, reason: undefined, ticket: undefined },
    ...rest,
    map,
    networks: networks?.map((name) => networkNamed(tree, name)),
    root,
  };
  const described: DeployedGroups[] = [...deployed];
  const foreign: ReadSource[] = [];
  for (const file of sources) {
    const read = readDeployedGroups(file.text, file.path);
    if (read !== undefined) described.push(read);
    else foreign.push(readForeign(file));
  }
  const live = deployed.flatMap((source) => source.groups.map(({ from }) => ({ path: from, text: "" })));
  const annotated = readAnnotatedGroups(mergeGroups(described), [...sources, ...live]);
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
