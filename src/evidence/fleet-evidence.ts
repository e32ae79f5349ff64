/** What stands out in the whole fleet: names that many apps list, what is new, what is odd, and coverage day by day. Pure. */
import type { TrafficComparison } from "../compare/compare-traffic.ts";
import { distinctDays } from "../compare/flow-totals.ts";
import type { App, CoverageDay, FleetRemark, Traffic } from "../page/model.ts";
import { count } from "../text/words.ts";
import { addDays } from "../values/dates.ts";
import { compareText } from "../values/order.ts";
import { formatDay } from "../values/time.ts";

/** So many apps that list a name by themselves would do with a bundle. */
const manyApps = 3;
/** The last days of the period, in which something new is worth a look. */
const newDays = 7;

export function sharedNames(apps: readonly App[]): readonly FleetRemark[] {
  const listing = byDestination(
    apps.flatMap(({ app, entries }) =>
      entries.filter(({ bundle }) => bundle === undefined).map(({ name, target }) => ({ name, target, app })),
    ),
  );
  return listing
    .filter((one) => one.apps.length >= manyApps)
    .map((one) => ({ ...one, says: `${count(one.apps.length, "app")} list it: a bundle would name it once.` }))
    .sort((one, other) => other.apps.length - one.apps.length || compareText(one.name, other.name));
}

interface Used extends Traffic {
  readonly app: string;
}

export function newNames(apps: readonly App[], comparisons: readonly TrafficComparison[]): readonly FleetRemark[] {
  const ends = comparisons.flatMap(({ evidence: { days, window } }) =>
    window === null || days < 2 * newDays ? [] : [window.to.slice(0, "YYYY-MM-DD".length)],
  );
  const [end] = ends.sort().reverse();
  if (end === undefined) return [];
  const from = addDays(end, -newDays);
  const used = usedOf(apps);
  const old = new Set(used.filter(({ firstSeen }) => firstSeen < from).map(({ name }) => name));
  const fresh = used.filter(({ name, firstSeen }) => firstSeen !== "" && !old.has(name));
  return byDestination(fresh).map((one) => {
    const first = fresh.filter(({ name }) => name === one.name).map(({ firstSeen }) => firstSeen);
    return { ...one, says: `First seen on ${first.sort()[0]}, in the last ${newDays} days of what was observed.` };
  });
}

export function oddNames(apps: readonly App[]): readonly FleetRemark[] {
  return usedOf(apps)
    .filter(({ clients, firstSeen, lastSeen }) => clients === 1 && firstSeen !== "" && firstSeen === lastSeen)
    .map(({ name, target, app, connections, firstSeen }) => ({
      ...{ name, target, apps: [app] },
      says: `${count(connections, "connection")} from one client on one day, ${firstSeen}.`,
    }))
    .sort((one, other) => compareText(one.name, other.name) || compareText(one.apps[0] ?? "", other.apps[0] ?? ""));
}

function usedOf(apps: readonly App[]): readonly Used[] {
  return apps.flatMap(({ app, entries, missing }) =>
    [...entries.flatMap(({ traffic }) => traffic ?? []), ...missing].map((one) => ({ ...one, app })),
  );
}

function byDestination(all: readonly { name: string; target: string; app: string }[]) {
  const found = new Map<string, { name: string; target: string; apps: Set<string> }>();
  for (const { name, target, app } of all) {
    const key = JSON.stringify([name, target]);
    const one = found.get(key) ?? { name, target, apps: new Set() };
    one.apps.add(app);
    found.set(key, one);
  }
  return [...found.values()]
    .map((one) => ({ ...one, apps: [...one.apps].sort() }))
    .sort((one, other) => compareText(one.name, other.name) || compareText(one.target, other.target));
}

/** Of all networks; every day of the longest period, also those on which nothing was used. */
export function coverageByDay(comparisons: readonly TrafficComparison[]): readonly CoverageDay[] {
  // How many more, or fewer, than on the day before.
  const steps = new Map<number, { used: number; covered: number }>();
  const step = (day: number, by: number, isCovered: boolean): void => {
    const one = steps.get(day) ?? { used: 0, covered: 0 };
    one.used += by;
    if (isCovered) one.covered += by;
    steps.set(day, one);
  };
  for (const { verdict, flows } of comparisons.flatMap(({ apps }) =>
    apps.flatMap(({ observations }) => observations),
  )) {
    if (verdict !== "covered" && verdict !== "missing") continue;
    for (const [first, last] of distinctDays(flows)) {
      step(first, 1, verdict === "covered");
      step(last + 1, -1, verdict === "covered");
    }
  }
  const days = [...steps.keys()];
  // The last step is the day after the last one.
  const [from, to] = [
    days.reduce((one, day) => Math.min(one, day), Infinity),
    days.reduce((one, day) => Math.max(one, day), 0),
  ];
  let [used, covered] = [0, 0];
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => {
    const { used: moreUsed, covered: moreCovered } = steps.get(from + index) ?? { used: 0, covered: 0 };
    used += moreUsed;
    covered += moreCovered;
    return { date: formatDay(from + index), used, covered };
  });
}
