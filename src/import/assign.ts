/** Whose each workload is: its app, its team and its networks. Pure. */
import { UserError } from "../errors.ts";
import type { Network, PolicyTree } from "../policy/model.ts";
import { quote } from "../text/quote.ts";
import { quotedList } from "../text/words.ts";
import { groupBy } from "../values/group.ts";
import { compareText } from "../values/order.ts";
import type { ImportProblem, Workload } from "./workload.ts";

export interface AssignOptions {
  /** Of every workload. */
  readonly app: string | undefined;
  /** Of every workload that says no other. */
  readonly team: string | undefined;
  /** Id, name or label of a workload → its app. */
  readonly map: ReadonlyMap<string, AppName>;
  /** Where everything is deployed, whatever it says. */
  readonly networks: readonly Network[] | undefined;
}

export interface AppName {
  readonly app: string;
  readonly team: string | undefined;
}

/** The workloads of one app. */
export interface AppWorkloads {
  readonly app: string;
  readonly team: string;
  readonly parts: readonly { readonly workload: Workload; readonly networks: readonly Network[] }[];
}

export interface Assigned {
  /** Sorted by app. */
  readonly apps: readonly AppWorkloads[];
  readonly problems: readonly ImportProblem[];
}

/** The team of apps that name none. */
const unknownTeam = "imported";

/** @throws UserError where `map` names what no source has. */
export function assignWorkloads(workloads: readonly Workload[], tree: PolicyTree, options: AssignOptions): Assigned {
  const used = new Set<string>();
  const problems: ImportProblem[] = [];
  const named = workloads.map((workload) => ({ workload, ...nameOf(workload, options, used) }));
  for (const key of options.map.keys()) if (!used.has(key)) throw unknownKey(key, workloads);

  const placed = [...groupBy(named, ({ app }) => app)].flatMap(([app, same]) => {
    const existing = tree.policies.find((policy) => policy.app?.value === app)?.team?.value;
    const teams = [...new Set(same.map(({ team }) => team ?? options.team ?? unknownTeam))].sort(compareText);
    // One app has one policy in a tree: the same word of two teams means two apps, unless someone said that it is one.
    const isOne = existing !== undefined || teams.length === 1 || same.some(({ isGiven }) => isGiven);
    return same.flatMap(({ workload, team }) => {
      const networks = networksFor(workload, tree, options.networks);
      if (networks === undefined) {
        problems.push(noNetwork(workload, tree));
        return [];
      }
      const own = team ?? options.team ?? unknownTeam;
      return isOne
        ? [{ workload, networks, app, team: existing ?? teams[0] ?? own }]
        : [{ workload, networks, app: toName([`${own}-${app}`]), team: own }];
    });
  });
  return {
    apps: [...groupBy(placed, ({ app }) => app).values()]
      .map((parts) => ({ app: parts[0].app, team: parts[0].team, parts }))
      .sort((one, other) => compareText(one.app, other.app)),
    problems,
  };
}

function nameOf(workload: Workload, { app, team: given, map }: AssignOptions, used: Set<string>) {
  for (const key of workload.keys) {
    const found = map.get(key);
    if (found === undefined) continue;
    used.add(key);
    return { ...found, isGiven: true };
  }
  const team = workload.teams.map((text) => toName([text])).find((text) => text !== "bundles");
  if (app !== undefined) return { app, team: given ?? team, isGiven: true };
  return { app: toName(workload.apps.map((text) => withoutSuffix(toName([text])))), team, isGiven: false };
}

/** What has no name. */
const nameless = "unnamed";

/** What groups are often called after their app. */
const suffix = /-(?:egress(?:-\d+)?|see-?thru|security-group|sg|https|allowlist)$/;

function withoutSuffix(text: string): string {
  const shorter = text.replace(suffix, "");
  return shorter === text || shorter === "" ? text : withoutSuffix(shorter);
}

/** The first text that an app or a team can be called, in the form that names have. */
function toName(texts: readonly string[]): string {
  const names = texts.map((text) =>
    text
      .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
      .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1-$2")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+/, "")
      .slice(0, 63)
      .replace(/-+$/, ""),
  );
  return names.find((name) => name !== "" && name !== nameless) ?? nameless;
}

/** `undefined` where it cannot be told. */
function networksFor(
  { network, vpcId }: Workload,
  { settings }: PolicyTree,
  given: readonly Network[] | undefined,
): readonly Network[] | undefined {
  if (given !== undefined) return given;
  const named = settings.networks.filter(({ name }) => name === network);
  if (named.length > 0) return named;
  const ofVpc = vpcId === undefined ? [] : settings.networks.filter((one) => one.vpcId === vpcId);
  if (ofVpc.length > 0) return ofVpc;
  const open = settings.networks.filter((one) => vpcId === undefined || typeof one.vpcId !== "string");
  return settings.networks.length === 1 && open.length === 1 ? open : undefined;
}

function noNetwork(workload: Workload, { settings }: PolicyTree): ImportProblem {
  const { words, vpcId, file, at } = workload;
  const names = quotedList(settings.networks.map(({ name }) => name));
  const where = vpcId === undefined ? "says no network" : `stands in ${quote(vpcId)}`;
  return {
    check: "import/no-network",
    file,
    at,
    message: `${words} ${where}; the settings have ${names}`,
    help: "give --network <name>, or the VPC's id in the settings",
  };
}

function unknownKey(key: string, workloads: readonly Workload[]): UserError {
  const known = [...new Set(workloads.flatMap(({ keys }) => keys))];
  const some = known.slice(0, 5).map(quote).join(", ");
  return new UserError(`the map names ${quote(key)}, which no source has`, {
    hint: known.length === 0 ? "The sources have nothing to import." : `They have, for instance, ${some}.`,
  });
}
