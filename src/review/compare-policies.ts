/** What changes in policies and bundles besides names and windows: groups, refusals, suppressions, tests, teams. Pure. */
import type { PlacedSuppression } from "../findings/suppression.ts";
import { type InterfaceRoom, interfaceRoom } from "../policy/allowlist.ts";
import { compareLists, describeListChange } from "../policy/bundles/compare-lists.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { headOf, suppressionsOf } from "../policy/places.ts";
import { findBundle } from "../policy/resolve.ts";
import { quote } from "../text/quote.ts";
import { count, quotedList, quotedSome } from "../text/words.ts";
import type { AppReach } from "./app-reach.ts";
import type { NameChange, Notice, TreePlace } from "./review-changes.ts";

const originIn = (tree: "base" | "head", policy: Policy): TreePlace => ({
  tree,
  file: policy.source,
  at: headOf(policy),
});

/** Notices about one app. `changes` are those of its names. */
export function compareApp(
  app: string,
  base: AppReach,
  head: AppReach,
  changes: readonly NameChange[],
): readonly Notice[] {
  const before = base.policies[0];
  const after = head.policies[0];
  const notices: Notice[] = [];
  const add = (kind: Notice["kind"], message: string, origin: TreePlace, help?: string): void => {
    notices.push({ kind, message, origin, apps: [app], ...(help === undefined ? {} : { help }) });
  };
  if (after === undefined) {
    if (before !== undefined) {
      const help = "its Security Groups are destroyed with it; detach them first";
      add("app-removed", `the app ${quote(app)} is removed`, originIn("base", before), help);
    }
    return notices;
  }
  const impossible = [...new Set([...head.networks.values()].flatMap((reach) => reach.impossible))];
  const written = [...new Set(impossible.map(({ name }) => name))];
  const [first] = impossible;
  if (first !== undefined) {
    const verb = written.length > 1 ? "are" : "is";
    add(
      "not-deployable",
      `${quotedSome(written)} of the app ${quote(app)} cannot be deployed, and ${verb} not part of this comparison`,
      { tree: "head", file: after.source, at: first.at },
      "run discriminat-policy lint",
    );
  }
  if (before === undefined) {
    const team = after.team === undefined ? "" : ` of the team ${quote(after.team.value)}`;
    add("app-added", `the app ${quote(app)}${team} is new`, originIn("head", after));
    compareExistingGroups(app, undefined, after, add);
    return notices;
  }
  if (before.team?.value !== after.team?.value) {
    const [was, is] = [before, after].map(({ team }) => quote(team?.value ?? ""));
    add("team-changed", `the app ${quote(app)} moves from the team ${was} to the team ${is}`, {
      ...originIn("head", after),
      at: after.team ?? headOf(after),
    });
  }
  const networks = [...head.networks.values()].map(({ network }) => network);
  const room = roomWords(interfaceRoom(after, networks));
  compareGroups(app, before, after, changes, room, add);
  compareExistingGroups(app, before, after, add);
  compareSeeThruGroups(app, before, after, room, add);
  compareRefusals(app, before, after, add);
  const tests = new Set(after.tests.map(({ expect, target }) => `${expect} ${target.value}`));
  const gone = before.tests.map(({ expect, target }) => `${expect} ${target.value}`).filter((test) => !tests.has(test));
  if (gone.length > 0) {
    add("tests-removed", `the app ${quote(app)} is no longer tested for ${quotedSome(gone)}`, originIn("head", after));
  }
  return notices;
}

type Add = (kind: Notice["kind"], message: string, origin: TreePlace, help?: string) => void;

/** A clause to follow on what has to be attached. */
function roomWords(room: InterfaceRoom | undefined): string {
  if (room === undefined) return "";
  const left = room.left > 0 ? String(room.left) : "none";
  return `; a network interface takes ${room.quota}, which leaves ${left} for groups that are not of this policy`;
}

function compareGroups(
  app: string,
  before: Policy,
  after: Policy,
  changes: readonly NameChange[],
  room: string,
  add: Add,
): void {
  const was = before.securityGroups?.value ?? 1;
  const is = after.securityGroups?.value ?? 1;
  if (was === is) return;
  const origin = { ...originIn("head", after), at: after.securityGroups ?? headOf(after) };
  const message = `the app ${quote(app)} gets ${count(is, "Security Group")} instead of ${was}`;
  const names = changes.filter(({ direction, of }) => direction === "wider" && of !== "time").length;
  if (is > was && names > 0) {
    add(
      "groups-raised-with-names",
      `${message}, and ${count(names, "new name")} in the same change`,
      origin,
      `names may move into a group that is not attached yet: raise security_groups first, attach the new groups, then add names${room}`,
    );
  } else if (is > was) {
    add("groups-changed", message, origin, `attach the new groups before names are added${room}`);
  } else {
    add("groups-changed", message, origin, "groups that are still attached cannot be destroyed; detach them first");
  }
}

function compareExistingGroups(app: string, before: Policy | undefined, after: Policy, add: Add): void {
  const was = before === undefined ? new Map() : existingGroupsByNetwork(before);
  const is = existingGroupsByNetwork(after);
  for (const network of [...new Set([...was.keys(), ...is.keys()])].sort()) {
    const [old, current] = [was.get(network) ?? [], is.get(network) ?? []];
    if (old.join() === current.join()) continue;
    const at = after.existingGroups.find((one) => one.network.value === network)?.network ?? headOf(after);
    const where = `of ${quote(app)} in ${quote(network)}`;
    const message =
      old.length === 0
        ? `the rules ${where} go into ${quotedList(current)}, made by others`
        : `the rules ${where} move from ${quotedList(old)} to ${current.length === 0 ? "groups that are made for the app" : quotedList(current)}`;
    const help =
      old.length === 0
        ? "take over what the group holds: discriminat-policy synth --adopt"
        : "rules in another group work where that is attached; attach it beside the old one first";
    add("existing-groups", message, { ...originIn("head", after), at }, help);
  }
}

function existingGroupsByNetwork({ existingGroups }: Policy): ReadonlyMap<string, readonly string[]> {
  return new Map(existingGroups.map(({ network, ids }) => [network.value, ids.map(({ value }) => value)]));
}

function compareSeeThruGroups(app: string, before: Policy, after: Policy, room: string, add: Add): void {
  if (before.seeThru === undefined || after.seeThru === undefined) return;
  const was = before.seeThru.group?.value ?? "same";
  const is = after.seeThru.group?.value ?? "same";
  if (was === is) return;
  const help =
    is === "separate"
      ? `the window takes effect where the group ${app}-see-thru is attached${room}`
      : `the group ${app}-see-thru is destroyed; detach it first`;
  const where = is === "separate" ? "a Security Group of its own" : "the app's own Security Group";
  const message = `the see-thru window of the app ${quote(app)} moves to ${where}`;
  add("see-thru-group", message, { ...originIn("head", after), at: after.seeThru.group ?? after.seeThru.at }, help);
}

function compareRefusals(app: string, before: Policy, after: Policy, add: Add): void {
  const namesOf = ({ refuse }: Policy): readonly string[] => refuse.flatMap(({ name }) => name?.value ?? []);
  const was = namesOf(before);
  const is = namesOf(after);
  const gone = was.filter((name) => !is.includes(name));
  const fresh = is.filter((name) => !was.includes(name));
  if (gone.length > 0) {
    add("refusal-removed", `the app ${quote(app)} no longer refuses ${quotedSome(gone)}`, originIn("head", after));
  }
  if (fresh.length > 0) {
    const at = after.refuse.find(({ name }) => name?.value === fresh[0])?.name ?? headOf(after);
    add("refusal-added", `the app ${quote(app)} refuses ${quotedSome(fresh)}`, { ...originIn("head", after), at });
  }
}

/** Comments that keep a finding quiet. Where they stand does not matter, what they say does. */
export function compareSuppressions(base: PolicyTree, head: PolicyTree): readonly Notice[] {
  return [
    ...surplus(suppressionsOf(head), suppressionsOf(base)).map(
      ({ file, suppression }): Notice => ({
        kind: "suppression-added",
        message: `findings of ${suppression.check} are suppressed: ${suppression.reason}`,
        origin: { tree: "head", file, at: suppression },
      }),
    ),
    ...surplus(suppressionsOf(base), suppressionsOf(head)).map(
      ({ file, suppression }): Notice => ({
        kind: "suppression-removed",
        message: `findings of ${suppression.check} are no longer suppressed`,
        origin: { tree: "base", file, at: suppression },
      }),
    ),
  ];
}

function surplus(
  ours: readonly PlacedSuppression[],
  theirs: readonly PlacedSuppression[],
): readonly PlacedSuppression[] {
  const textOf = ({ suppression }: PlacedSuppression): string => `${suppression.check}\n${suppression.reason}`;
  const inFile = (placed: PlacedSuppression): string => `${placed.file.path}\n${textOf(placed)}`;
  const left = new Map<string, number>();
  for (const placed of theirs) left.set(inFile(placed), (left.get(inFile(placed)) ?? 0) + 1);
  // First those that stayed in their file, then those that moved to another one.
  const moved: PlacedSuppression[] = [];
  for (const placed of ours) {
    const rest = left.get(inFile(placed)) ?? 0;
    if (rest === 0) moved.push(placed);
    else left.set(inFile(placed), rest - 1);
  }
  const elsewhere = new Map<string, number>();
  for (const placed of theirs) {
    const rest = left.get(inFile(placed)) ?? 0;
    if (rest === 0) continue;
    left.set(inFile(placed), rest - 1);
    elsewhere.set(textOf(placed), (elsewhere.get(textOf(placed)) ?? 0) + 1);
  }
  return moved.filter((placed) => {
    const rest = elsewhere.get(textOf(placed)) ?? 0;
    if (rest > 0) elsewhere.set(textOf(placed), rest - 1);
    return rest === 0;
  });
}

/** Bundles that hold other names than before, and how many apps use them. A bundle of the tree may hide a built-in one. */
export function compareBundles(base: PolicyTree, head: PolicyTree): readonly Notice[] {
  const names = new Set([...base.bundles, ...head.bundles].map(({ name }) => name));
  return [...names].sort().flatMap((name): Notice[] => {
    const before = findBundle(base, name);
    const after = findBundle(head, name);
    // A bundle that is new or gone changes nothing by itself: what comes or goes with it are names of apps.
    if (before === undefined || after === undefined) return [];
    const change = describeListChange(compareLists(before, after));
    if (change === "") return [];
    const apps = head.policies
      .filter(({ allow }) => allow.some(({ bundle }) => bundle?.value === name))
      .flatMap(({ app }) => app?.value ?? []);
    const tree = after.source === undefined ? "base" : "head";
    const { source: file, at } = tree === "head" ? after : before;
    if (file === undefined) return [];
    return [
      {
        kind: "bundle-changed",
        message: `the bundle ${quote(name)} ${change}; ${count(apps.length, "app")} ${apps.length === 1 ? "uses" : "use"} it`,
        origin: { tree, file, at },
        apps,
      },
    ];
  });
}
