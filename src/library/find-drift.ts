/** `drift` as the command and callers of the library run it. Pure: the texts are data. */
import type { DeployedGroups } from "../deployed-groups/deployed-group.ts";
import { mergeGroups } from "../deployed-groups/merge-groups.ts";
import { acceptedGroups, readDeployedGroups } from "../deployed-groups/read-deployed-groups.ts";
import { driftFindings } from "../drift/drift-findings.ts";
import { type Drift, judgeDrift } from "../drift/judge-drift.ts";
import { UserError } from "../errors.ts";
import type { Finding } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { PolicyTree } from "../policy/model.ts";
import type { GroupOwners } from "../traffic/group-owners/group-owners.ts";
import { networkNamed } from "./network-named.ts";

export interface FindDriftInput {
  readonly tree: PolicyTree;
  /**
   * What lists the groups: the output of `aws ec2 describe-security-groups`, `describe-security-group-rules` and
   * `describe-network-interfaces`, states, plans and templates, told apart by content. Findings name the paths.
   */
  readonly sources: readonly SourceFile[];
  /** Groups that were read otherwise. */
  readonly deployed?: readonly DeployedGroups[] | undefined;
  /** Which app a group belongs to, before its tags and its name. */
  readonly owners?: GroupOwners | undefined;
  /** Names of the networks that the sources list as a whole. @default those in which a group stands */
  readonly networks?: readonly string[] | undefined;
  /** `YYYY-MM-DD`, UTC: decides which windows are over. */
  readonly asOf: string;
}

export interface FoundDrift {
  /** `verdict`: `in step` where the groups of each app admit together what its policy declares for the network, and nothing else. */
  readonly drift: Drift;
  /** Each difference at its policy line, else at the group; severities as the settings have them. */
  readonly findings: readonly Finding[];
}

/**
 * Compares policies with Security Groups as they stand in AWS: by what they admit, not by how it is written. What the verdict rests
 * on is in docs/drift.md.
 *
 * @throws UserError where an argument is not what it should be, or a text is no list of groups.
 */
export function findDrift(given: FindDriftInput): FoundDrift {
  const { tree, sources, deployed = [], owners, networks, asOf } = given;
  const drift = judgeDrift({
    tree,
    deployed: mergeGroups([...deployed, ...sources.map(readSource)]),
    files: sources,
    owners,
    networks: networks?.map((name) => networkNamed(tree, name)),
    asOf,
  });
  return { drift, findings: driftFindings(drift, tree.settings) };
}

function readSource({ path, text }: SourceFile): DeployedGroups {
  const read = readDeployedGroups(text, path);
  if (read === undefined) throw new UserError(`${path} lists no Security Groups`, { hint: acceptedGroups });
  return read;
}
