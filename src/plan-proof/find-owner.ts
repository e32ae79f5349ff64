/**
 * Which app a group belongs to, and in which network it stands. Asked in this order: policies
 * that name the group, the file of groups, tags, the output of our stacks, the group's name. Pure. Never guesses: where it cannot tell, it says why.
 */

import type { Network, Policy, PolicyTree } from "../policy/model.ts";
import { networksOf } from "../policy/resolve.ts";
import { policiesByApp } from "../review/app-reach.ts";
import { appTag, networkTag } from "../security-groups/group-marks.ts";
import type { PlannedGroup, TerraformPlan } from "../terraform-json/terraform-plan.ts";
import { quote } from "../text/quote.ts";
import type { GroupOwners } from "../traffic/group-owners/group-owners.ts";
import type { Group } from "../values/group.ts";

export interface OwnerSources {
  readonly tree: PolicyTree;
  /** The output of our stacks, where it is known. */
  readonly plan: Pick<TerraformPlan, "groupsOfApps">;
  /** Of `--groups`. */
  readonly owners: GroupOwners | undefined;
  /** Of `--network`: for groups that do not say it. */
  readonly network: Network | undefined;
}

export interface Owner {
  readonly app: string;
  readonly network: Network;
  readonly policies: Readonly<Group<Policy>>;
}

/** Why no policy explains a group, with what to do; clauses without a full stop. */
export interface NoOwner {
  readonly why: string;
  readonly help: string;
  /** The app that it says it belongs to. */
  readonly claimed: string | undefined;
}

/** What says whose a group is, planned or deployed. */
type OwnedGroup = Pick<PlannedGroup, "tags" | "idBefore" | "idAfter" | "name" | "vpcId" | "unknown">;

export type OwnerFinder = (group: OwnedGroup) => Owner | NoOwner;

export function hasOwner(found: Owner | NoOwner): found is Owner {
  return "app" in found;
}

export function createOwnerFinder(sources: OwnerSources): OwnerFinder {
  const { tree, plan } = sources;
  const byApp = policiesByApp(tree);
  const byOutput = new Map<string, string>();
  for (const [app, ids] of Object.entries(plan.groupsOfApps ?? {})) for (const id of ids) byOutput.set(id, app);
  const named = namedGroups(tree);
  return (group) => {
    const byPolicy = [group.idAfter, group.idBefore].map((id) => named.get(id ?? "")).find((one) => one !== undefined);
    const app = byPolicy?.app ?? appOf(group, sources, byOutput, byApp);
    if (app === undefined) {
      return {
        why: group.unknown.appTag
          ? `its tag ${appTag} is known only after the apply`
          : "nothing says which app it belongs to",
        help: `tag it with ${appTag}, or give --groups <file>`,
        claimed: undefined,
      };
    }
    const policies = byApp.get(app) ?? [];
    if (policies.length === 0) {
      return { why: `it belongs to ${quote(app)}, which has no policy`, help: "write a policy for it", claimed: app };
    }
    const network = networkOf(group, sources, byPolicy?.network);
    if ("why" in network) return { ...network, claimed: app };
    const [first, ...others] = policies.filter((policy) =>
      networksOf(policy, tree.settings.networks).includes(network),
    );
    if (first === undefined) {
      return {
        why: `it belongs to ${quote(app)}, whose policy is not for the network ${quote(network.name)}`,
        help: "add the network to the policy's `networks`, or remove the group",
        claimed: app,
      };
    }
    return { app, network, policies: [first, ...others] };
  };
}

/** Groups that policies name as `existing_groups`: by id, their app and the name of their network. */
function namedGroups(tree: PolicyTree): ReadonlyMap<string, { readonly app: string; readonly network: string }> {
  return new Map(
    tree.policies.flatMap(({ app, existingGroups }) =>
      existingGroups.flatMap(({ network, ids }) =>
        app === undefined ? [] : ids.map(({ value }) => [value, { app: app.value, network: network.value }] as const),
      ),
    ),
  );
}

function appOf(
  { tags, idBefore, idAfter, name, unknown }: OwnedGroup,
  { owners }: OwnerSources,
  byOutput: ReadonlyMap<string, string>,
  byApp: ReadonlyMap<string, readonly Policy[]>,
): string | undefined {
  const ids = [idAfter, idBefore].filter((id) => id !== undefined);
  const first = (map: ReadonlyMap<string, string> | undefined): string | undefined =>
    ids.map((id) => map?.get(id)).find((app) => app !== undefined);
  const byOthers = (): string | undefined => first(byOutput) ?? appInName(name, byApp);
  return first(owners) ?? tags[appTag] ?? (unknown.appTag ? undefined : byOthers());
}

/** `checkout` of `checkout-egress`, `checkout-egress-2` and `checkout-see-thru`, where there is such an app. */
function appInName(name: string | undefined, byApp: ReadonlyMap<string, readonly Policy[]>): string | undefined {
  const app = /^(.+)-(?:egress(?:-\d+)?|see-thru)$/.exec(name ?? "")?.[1];
  return app !== undefined && byApp.has(app) ? app : undefined;
}

function networkOf(
  { tags, vpcId, unknown }: OwnedGroup,
  { tree, network }: OwnerSources,
  named: string | undefined,
): Network | Omit<NoOwner, "claimed"> {
  const { networks } = tree.settings;
  const tagged = named ?? tags[networkTag];
  const ofVpc = networks.filter((one) => vpcId !== undefined && one.vpcId === vpcId);
  const [only] = networks.length === 1 ? networks : ofVpc.length === 1 ? ofVpc : [];
  const found = tagged === undefined ? (network ?? only) : networks.find((one) => one.name === tagged);
  if (found === undefined) {
    return tagged === undefined
      ? { why: "nothing says in which network it stands", help: `tag it with ${networkTag}, or give --network <name>` }
      : {
          why: `its network ${quote(tagged)} is not in the settings`,
          help: named === undefined ? `correct its tag ${networkTag}` : "correct `existing_groups`",
        };
  }
  const isElsewhere = unknown.vpcId || (vpcId !== undefined && found.vpcId !== vpcId);
  if (isElsewhere && typeof found.vpcId === "string") {
    return {
      why: `it stands in ${unknown.vpcId ? "a VPC that is known only after the apply" : vpcId}, and the VPC of its network ${quote(found.name)} is ${found.vpcId}`,
      help: "correct its tag or --network, or the settings",
    };
  }
  return found;
}
