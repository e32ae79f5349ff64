/** `drift` as the command and callers of the library run it. Pure: the texts are data. */
import type { DeployedGroups } from "../deployed-groups/deployed-group.ts";
import { mergeGroups } from "../deployed-groups/merge-groups.ts";
import { requireDeployedGroups } from "../deployed-groups/read-deployed-groups.ts";
import { driftFindings } from "../drift/drift-findings.ts";
import { type Drift, judgeDrift } from "../drift/judge-drift.ts";
import { readTrail } from "../drift/trail/read-trail.ts";
import type { Finding } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { PolicyTree } from "../policy/model.ts";
import type { GroupOwners } from "../traffic/group-owners/group-owners.ts";
import { compareText } from "../values/order.ts";
import { networkNamed } from "./network-named.ts";
import { type NetworkSnapshot, withOwnNetworks } from "./network-snapshots.ts";

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
  /** What the firewall's config log says: as `networkSnapshots` makes it. */
  readonly traffic?: readonly NetworkSnapshot[] | undefined;
  /** Files that CloudTrail delivered, or what `aws cloudtrail lookup-events` prints: who changed a rule, and when. */
  readonly trails?: readonly SourceFile[] | undefined;
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
 * @throws UserError where an argument is not what it should be, or a text does not list groups.
 */
export function findDrift(given: FindDriftInput): FoundDrift {
  const { tree, sources, deployed = [], owners, networks, traffic = [], trails = [], asOf } = given;
  const drift = judgeDrift({
    tree,
    deployed: mergeGroups([...deployed, ...sources.map(requireDeployedGroups)]),
    files: sources,
    owners,
    networks: networks?.map((name) => networkNamed(tree, name)),
    traffic: withOwnNetworks(tree, traffic),
    trail: trails
      .flatMap(({ path, text }) => readTrail(text, path))
      .sort((one, other) => compareText(one.at, other.at)),
    asOf,
  });
  return { drift, findings: driftFindings(drift, tree.settings) };
}
