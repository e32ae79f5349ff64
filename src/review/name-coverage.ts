/**
 * Whether a set of names and patterns of one protocol and port, with their last days and a see-thru window, admits everything
 * that another name admits for at least as long. Exact, with a name that shows it. Pure.
 */
import type { Budget } from "../discriminat/label-union.ts";
import { isPattern, type WildcardReading } from "../discriminat/pattern.ts";
import { mayOverlap, overlaps } from "../discriminat/pattern-language.ts";
import { createPatternSet, type PatternSet } from "../discriminat/pattern-set.ts";
import { coverageBy, spendOnPair, stepsPerQuestion } from "../discriminat/pattern-union.ts";
import { groupBy } from "../values/group.ts";
import { forever, type ReachedName, type ReachedWindow } from "./app-reach.ts";

/** What decides whether a name is covered. */
export type CoveredName = Pick<ReachedName, "name" | "port" | "until">;

/** How much of a name is beyond the other side. */
export interface Excess {
  /** `all` of it, a `part`, or nothing but the days after the other side's last one (`time`). */
  readonly of: "all" | "part" | "time";
  /** A name that is beyond. */
  readonly witness: string;
  /** Last day of the witness on the other side, where it is admitted there at all. */
  readonly before: string | undefined;
  /** The patterns are too complex to decide: counted as beyond. */
  readonly undecided: boolean;
}

export interface Cover {
  /** What of a name is not admitted as long; `undefined` where all of it is. */
  readonly excess: (name: CoveredName) => Excess | undefined;
}

/** Both: whatever the firewall makes of `*`, nothing new is overlooked. */
const readings: readonly WildcardReading[] = [{ emptyRun: false }, { emptyRun: true }];

export function createCover(
  members: ReadonlyMap<string, CoveredName>,
  window: Pick<ReachedWindow, "until" | "ports"> | undefined,
  total: Budget,
): Cover {
  const index = createIndex(members);
  const firstToEnd = [...members.values()].map(({ until }) => until).sort()[0] ?? forever;

  const outside = (
    { name }: CoveredName,
    since: string | undefined,
  ): { readonly witness: string; readonly undecided: boolean; readonly reading: WildcardReading } | undefined => {
    const lasts = (member: CoveredName): boolean => since === undefined || member.until >= since;
    for (const reading of readings) {
      if (!isPattern(name)) {
        if (!index.matching(name, reading).some(lasts)) {
          return { witness: name, undecided: false, reading };
        }
        continue;
      }
      // Stryker disable next-line ConditionalExpression,EqualityOperator: without a budget no question is decided anyway
      if (total.left <= 0) return { witness: name, undecided: true, reading };
      const budget = { left: Math.min(total.left, stepsPerQuestion) };
      const granted = budget.left;
      const near = index.near(name).filter(lasts);
      const coverage = coverageBy(
        near.map((member) => member.name),
        name,
        reading,
        budget,
      );
      total.left -= granted - budget.left;
      if (coverage.kind === "outside") return { witness: coverage.witness, undecided: false, reading };
      if (coverage.kind === "undecided") return { witness: name, undecided: true, reading };
    }
    return undefined;
  };

  return {
    excess: (item) => {
      const { name, port, until } = item;
      const same = members.get(name);
      // Stryker disable next-line ConditionalExpression,EqualityOperator: saves a comparison that comes to the same
      if (same !== undefined && same.until >= until) return undefined;
      if (window !== undefined && window.until >= until && (window.ports === "all" || window.ports.includes(port))) {
        return undefined;
      }
      const found = outside(item, until);
      if (found === undefined) return undefined;
      // Where no member ends earlier, the days made no difference.
      // Stryker disable next-line ConditionalExpression,EqualityOperator: saves a comparison that comes to the same
      const fresh = firstToEnd >= until ? found : outside(item, undefined);
      if (fresh === undefined) {
        const { witness, undecided, reading } = found;
        return { of: "time", witness, undecided, before: index.lastDay(witness, reading) };
      }
      const part =
        isPattern(name) &&
        total.left > 0 &&
        index
          .near(name)
          .some(
            (member) =>
              mayOverlap(member.name, name) &&
              spendOnPair(total, member.name, name) &&
              overlaps(member.name, name) !== undefined,
          );
      const { witness, undecided } = fresh;
      return { of: part ? "part" : "all", witness, undecided, before: undefined };
    },
  };
}

interface Index {
  /** Every member that matches a plain name. */
  readonly matching: (name: string, reading: WildcardReading) => readonly CoveredName[];
  /** Members that may share a name with a pattern: a superset, cheap to get. */
  readonly near: (pattern: string) => readonly CoveredName[];
  readonly lastDay: (name: string, reading: WildcardReading) => string | undefined;
}

function createIndex(members: ReadonlyMap<string, CoveredName>): Index {
  const sets: (PatternSet | undefined)[] = [];
  let byEnd: ReadonlyMap<string, readonly CoveredName[]> | undefined;

  const matching = (name: string, reading: WildcardReading): readonly CoveredName[] => {
    const slot = reading.emptyRun ? 1 : 0;
    sets[slot] ??= createPatternSet(members.keys(), reading);
    return sets[slot].match(name).flatMap((member) => members.get(member) ?? []);
  };

  const near = (pattern: string): readonly CoveredName[] => {
    byEnd ??= groupByEnd(members.values());
    const end = endOf(pattern);
    const count = labelCount(pattern);
    if (end === undefined) {
      return [...byEnd].filter(([key]) => key.startsWith(`${count} `)).flatMap(([, group]) => group);
    }
    return [...(byEnd.get(`${count} ${end}`) ?? []), ...(byEnd.get(`${count} `) ?? [])];
  };

  return {
    matching,
    near,
    lastDay: (name, reading) =>
      matching(name, reading)
        .map(({ until }) => until)
        .sort()
        .at(-1),
  };
}

function groupByEnd(members: Iterable<CoveredName>): ReadonlyMap<string, readonly CoveredName[]> {
  return groupBy(members, ({ name }) => `${labelCount(name)} ${endOf(name) ?? ""}`);
}

function labelCount(name: string): number {
  return name.split(".").length;
}

/** The last two labels, or `undefined` where one of them has a wildcard. */
function endOf(name: string): string | undefined {
  const last = name.lastIndexOf(".");
  const end = name.slice(name.lastIndexOf(".", last - 1) + 1);
  return isPattern(end) ? undefined : end;
}
