/** What stands out in the whole fleet: names that many apps list, what is new, what is odd, and coverage day by day. Pure. */
import type { TrafficComparison } from "../compare/compare-traffic.ts";
import { eachStretch } from "../compare/flow-totals.ts";
import type { App, CoverageDay, FleetRemark } from "../page/model.ts";
import { eachUse } from "../page/usage.ts";
import { count } from "../text/words.ts";
import { addDays } from "../values/dates.ts";
import { compareText } from "../values/order.ts";
import { formatDay } from "../values/time.ts";

/** So many apps that list a name by themselves would do with a bundle. */
const manyApps = 3;
/** The last days of the period, in which something new is worth a look. */
const newDays = 7;

export function sharedNames(apps: readonly App[]): readonly FleetRemark[] {
  const found = newDestinations();
  for (const { app, entries } of apps) {
    for (const { name, target, bundle } of entries) if (bundle === undefined) found.add(name, target, app);
  }
  return found
    .list((one) => one.length >= manyApps)
    .map((one) => ({ ...one, says: `${count(one.apps.length, "app")} list it: a bundle would name it once.` }))
    .sort((one, other) => other.apps.length - one.apps.length || compareText(one.name, other.name));
}

export function newNames(apps: readonly App[], comparisons: readonly TrafficComparison[]): readonly FleetRemark[] {
  const ends = comparisons.flatMap(({ evidence: { days, window } }) =>
    window === null || days < 2 * newDays ? [] : [window.to.slice(0, "YYYY-MM-DD".length)],
  );
  const [end] = ends.sort().reverse();
  if (end === undefined) return [];
  const from = addDays(end, -newDays);
  const firstOf = new Map<string, string>();
  eachUse(apps, ({ name, firstSeen }) => {
    const before = firstOf.get(name);
    if (before === undefined || firstSeen < before) firstOf.set(name, firstSeen);
  });
  const found = newDestinations();
  eachUse(apps, ({ name, target }, { app }) => {
    if ((firstOf.get(name) ?? "") >= from) found.add(name, target, app);
  });
  return found.list().map((one) => ({
    ...one,
    says: `First seen on ${firstOf.get(one.name)}, in the last ${newDays} days of what was observed.`,
  }));
}

export function oddNames(apps: readonly App[]): readonly FleetRemark[] {
  const odd: FleetRemark[] = [];
  eachUse(apps, ({ name, target, connections, clients, firstSeen, lastSeen }, { app }) => {
    if (clients !== 1 || firstSeen === "" || firstSeen !== lastSeen) return;
    const says = `${count(connections, "connection")} from one client on one day, ${firstSeen}.`;
    odd.push({ name, target, apps: [app], says });
  });
  return odd.sort(
    (one, other) => compareText(one.name, other.name) || compareText(one.apps[0] ?? "", other.apps[0] ?? ""),
  );
}

/** Destinations and the apps that have them, which come in order. */
function newDestinations() {
  const found = new Map<string, { name: string; target: string; apps: string[] }>();
  return {
    add: (name: string, target: string, app: string): void => {
      const key = `${target} ${name}`;
      const one = found.get(key);
      if (one === undefined) found.set(key, { name, target, apps: [app] });
      else if (one.apps.at(-1) !== app) one.apps.push(app);
    },
    list: (isListed: (apps: readonly string[]) => boolean = () => true) =>
      [...found.values()]
        .filter(({ apps }) => isListed(apps))
        .sort((one, other) => compareText(one.name, other.name) || compareText(one.target, other.target)),
  };
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
    eachStretch(flows, (first, last) => {
      step(first, 1, verdict === "covered");
      step(last + 1, -1, verdict === "covered");
    });
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
