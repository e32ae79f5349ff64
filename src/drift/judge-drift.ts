/**
 * Policies against Security Groups as they stand in AWS: is what each app's groups admit together what its policy declares for that
 * network. By language, not by text. Pure. No verdict goes beyond what was read.
 */
import type { DeployedGroup, DeployedGroups } from "../deployed-groups/deployed-group.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { createOwnerFinder, hasOwner, type Owner } from "../plan-proof/find-owner.ts";
import type { Network, PolicyTree } from "../policy/model.ts";
import { networkTag } from "../security-groups/group-marks.ts";
import { quote } from "../text/quote.ts";
import { visible } from "../text/visible.ts";
import type { Snapshot } from "../traffic/flow.ts";
import type { GroupOwners } from "../traffic/group-owners/group-owners.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { compareText } from "../values/order.ts";
import { type AppGroups, groupsOfApp, heldRules } from "./app-drift.ts";
import { driftChecks } from "./checks.ts";
import type { DriftContext } from "./drift-context.ts";
import { createPlaces } from "./drift-places.ts";
import type { DriftProblem } from "./drift-problem.ts";
import { indexByGroup, judgeAcceptance } from "./judge-acceptance.ts";
import { attachmentsOf, judgeAttachment, judgeRulesPerGroup } from "./judge-attachment.ts";
import { judgeCarriers, judgeOpenEgress } from "./judge-carriers.ts";
import {
  isOfInterest,
  judgeAnnotations,
  reportMissingGroups,
  reportUnknown,
  type UnknownGroup,
} from "./judge-groups.ts";
import { compareNames, type NameDrift, reportMissing, reportUndeclared } from "./judge-names.ts";
import { judgeWindows } from "./judge-windows.ts";
import type { TrailEvent } from "./trail/trail-event.ts";
import { createWriters } from "./trail/who-wrote.ts";

export interface DriftInput {
  readonly tree: PolicyTree;
  readonly deployed: DeployedGroups;
  /** The files that it was read from, for the places of findings. */
  readonly files: readonly SourceFile[];
  /** Which app a group belongs to, before tags and names. */
  readonly owners?: GroupOwners | undefined;
  /** The networks that were read. @default those in which a group stands */
  readonly networks?: readonly Network[] | undefined;
  /** What the firewall's config log says, by network. */
  readonly traffic?: readonly { readonly network: Network; readonly snapshot: Snapshot }[] | undefined;
  /** Who changed rules, sorted by time. */
  readonly trail?: readonly TrailEvent[] | undefined;
  /** `YYYY-MM-DD`, UTC: decides which windows are over. */
  readonly asOf: string;
}

/** One app in one network, with what differs between its policy and its groups. */
export interface AppDrift extends AppGroups, NameDrift {}

type DriftVerdict = "in step" | "drifted" | "incomplete";

export interface Drift {
  /** `incomplete`: nothing differs in what was read, and not everything was read. */
  readonly verdict: DriftVerdict;
  /** Those that were judged, in the order of the settings. */
  readonly networks: readonly Network[];
  /** Networks of the settings of which nothing was read. */
  readonly unread: readonly Network[];
  /** Sorted by app, then network; those without a group are not among them. */
  readonly apps: readonly AppDrift[];
  /** Groups that no policy explains; sorted by key. */
  readonly unknown: readonly UnknownGroup[];
  /** Apps without a group. */
  readonly missing: readonly { readonly app: string; readonly network: Network }[];
  /** Groups that stand in other networks or VPCs than those that were judged: not looked at. */
  readonly elsewhere: number;
  /** What was not read, or not judged. */
  readonly deployed: DeployedGroups;
  readonly problems: readonly DriftProblem[];
}

const errors: ReadonlySet<string> = new Set(
  driftChecks.filter(({ severity }) => severity === "error").map(({ id }) => id),
);

export function judgeDrift(input: DriftInput): Drift {
  const { tree, deployed, files } = input;
  const problems: DriftProblem[] = [];
  const writerOf = createWriters(input.trail ?? []);
  const context: DriftContext = {
    asOf: input.asOf,
    isWhole: deployed.gaps.length === 0,
    places: createPlaces(files, tree.settings),
    whoWrote: ({ rule, group }) => writerWords(writerOf(rule, group)),
    report: (problem) => void problems.push(problem),
  };
  const { owned, unknown, elsewhere } = sortGroups(input);
  const networks = networksRead(input, owned);
  const apps = [...owned.values()]
    .filter(([{ owner }]) => networks.includes(owner.network))
    .map((all): AppDrift => {
      const [{ owner }] = all;
      const app = groupsOfApp(
        owner,
        all.map(({ group }) => group),
        tree,
      );
      return { ...app, ...compareNames(app) };
    })
    .sort((one, other) => compareText(one.app, other.app) || compareText(one.network.name, other.network.name));
  const attached = deployed.interfaces && attachmentsOf(deployed.interfaces);
  for (const app of apps) {
    judgeApp(app, context);
    judgeRulesPerGroup(app, context);
    if (attached !== undefined && context.isWhole) judgeAttachment(app, attached, context);
  }
  for (const { network, snapshot } of input.traffic ?? []) {
    const acceptances = indexByGroup(snapshot);
    for (const app of apps) {
      if (app.network === network) judgeAcceptance(app, snapshot, acceptances, writerOf, context);
    }
  }
  const [only, ...others] = networks;
  for (const one of unknown) reportUnknown(one, others.length === 0 ? only : undefined, context);
  const missing = context.isWhole ? reportMissingGroups(tree, networks, apps, context) : [];
  reportGaps(deployed, networks, context);
  return {
    verdict: verdictOf(problems),
    networks,
    unread: tree.settings.networks.filter((network) => !networks.includes(network)),
    apps,
    unknown,
    missing,
    elsewhere,
    deployed,
    problems,
  };
}

/** A clause that begins with a semicolon; empty where nothing is known. */
function writerWords(event: TrailEvent | undefined): string {
  return event === undefined ? "" : `; ${quote(event.who)} wrote it with ${event.name} at ${visible(event.at)}`;
}

function verdictOf(problems: readonly DriftProblem[]): DriftVerdict {
  const grave = problems.filter(({ check }) => errors.has(check));
  if (grave.some(({ check }) => check !== "drift/incomplete")) return "drifted";
  return grave.length > 0 ? "incomplete" : "in step";
}

function judgeApp(app: AppDrift, context: DriftContext): void {
  reportUndeclared(app, app.undeclared, context);
  judgeWindows(app, context);
  judgeAnnotations(app, context);
  judgeOpenEgress(app, context);
  if (!context.isWhole) return;
  reportMissing(app, app.missing, context);
  judgeCarriers(app, context);
}

type Owned = ReadonlyMap<string, Group<{ readonly owner: Owner; readonly group: DeployedGroup }>>;

interface SortedGroups {
  readonly owned: Owned;
  readonly unknown: readonly UnknownGroup[];
  readonly elsewhere: number;
}

function sortGroups({ tree, deployed, owners, networks }: DriftInput): SortedGroups {
  const scope = networks ?? tree.settings.networks;
  const [only, ...others] = networks ?? [];
  const findOwner = createOwnerFinder({
    tree,
    owners,
    plan: { groupsOfApps: undefined },
    network: others.length === 0 ? only : undefined,
  });
  const owned = new Map<string, Group<{ readonly owner: Owner; readonly group: DeployedGroup }>>();
  const unknown: UnknownGroup[] = [];
  let elsewhere = 0;
  for (const group of deployed.groups) {
    const { id, name, tags, vpcId } = group;
    const owner = findOwner({ idBefore: id, idAfter: id, name, tags, vpcId, unknown: { vpcId: false, appTag: false } });
    if (hasOwner(owner)) {
      if (scope.includes(owner.network)) addToGroup(owned, `${owner.app} ${owner.network.name}`, { owner, group });
      else elsewhere += 1;
      continue;
    }
    const one = { ...owner, group, rules: heldRules(group) };
    if (!isOfInterest(one)) continue;
    if (standsElsewhere(group, scope, tree.settings.networks)) elsewhere += 1;
    else unknown.push(one);
  }
  return { owned, unknown, elsewhere };
}

/** Says so by its tag; where that names no network of the settings, by its VPC. */
function standsElsewhere({ tags, vpcId }: DeployedGroup, scope: readonly Network[], all: readonly Network[]): boolean {
  const tagged = all.find(({ name }) => name === tags[networkTag]);
  if (tagged !== undefined) return !scope.includes(tagged);
  return vpcId !== undefined && scope.every((network) => typeof network.vpcId === "string" && network.vpcId !== vpcId);
}

/** Of the networks of the settings: those that were asked for, else those of the groups, else the only one. */
function networksRead({ tree, networks }: DriftInput, owned: Owned): readonly Network[] {
  const { networks: all } = tree.settings;
  const wanted = new Set<Network>(networks ?? [...owned.values()].map(([{ owner }]) => owner.network));
  return all.length === 1 ? all : all.filter((network) => wanted.has(network));
}

function reportGaps({ gaps }: DeployedGroups, networks: readonly Network[], { report, places }: DriftContext): void {
  const [network] = networks;
  for (const gap of gaps) {
    report({
      check: "drift/incomplete",
      app: undefined,
      network: networks.length === 1 ? network?.name : undefined,
      message: `${gap}: what may be missing from the groups is not judged`,
      help: "give whole lists of groups and rules, or ask EC2 with --network <name>",
      ...places.ofNetwork(networks.length === 1 ? network : undefined),
    });
  }
}
