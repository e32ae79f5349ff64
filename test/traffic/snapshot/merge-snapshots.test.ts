import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UserError } from "../../../src/errors.ts";
import type { DailyFlow, Snapshot } from "../../../src/traffic/flow.ts";
import { buildSnapshot } from "../../../src/traffic/snapshot/build-snapshot.ts";
import { mergeSnapshots } from "../../../src/traffic/snapshot/merge-snapshots.ts";
import { parseSnapshot } from "../../../src/traffic/snapshot/parse-snapshot.ts";
import { serializeSnapshot } from "../../../src/traffic/snapshot/serialize-snapshot.ts";
import {
  arbitraryDailyFlows,
  arbitraryTraffic,
  dailyFlowKey,
  iso,
  owners,
  startMs,
  trafficWith,
} from "../arbitrary-traffic.ts";

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);
const options = { network: "prod", verbosity: "full", owners, withSources: false } as const;

const snapshot = (withSources: boolean): fc.Arbitrary<Snapshot> =>
  fc
    .tuple(arbitraryTraffic, fc.constantFrom("full", "only_disallowed", "none", null))
    .map(([seen, verbosity]) => buildSnapshot(seen, { ...options, verbosity, withSources }));

/** Snapshots with or without addresses, none of the same logs as another. */
const snapshots = (length: number): fc.Arbitrary<readonly Snapshot[]> =>
  fc.boolean().chain((withSources) =>
    fc.uniqueArray(snapshot(withSources), {
      minLength: length,
      maxLength: length,
      selector: ({ sources }) => sources[0]?.digest,
    }),
  );

const write = (one: Snapshot): string => [...serializeSnapshot(one)].join("");
const text = (...parts: readonly Snapshot[]): string => write(mergeSnapshots(parts));

describe("merging", () => {
  test("is associative", () => {
    fc.assert(
      fc.property(snapshots(3), ([a, b, c]) => {
        if (a === undefined || b === undefined || c === undefined) return;
        const left = text(mergeSnapshots([a, b]), c);
        expect(text(a, mergeSnapshots([b, c]))).toBe(left);
        expect(text(a, b, c)).toBe(left);
      }),
      { numRuns },
    );
  });

  test("is commutative", () => {
    fc.assert(
      fc.property(snapshots(2), ([a, b]) => {
        if (a === undefined || b === undefined) return;
        expect(text(a, b)).toBe(text(b, a));
      }),
      { numRuns },
    );
  });

  test("leaves a single snapshot as it is, also through a file", () => {
    fc.assert(
      fc.property(snapshots(1), ([one]) => {
        if (one === undefined) return;
        expect(text(one)).toBe(write(one));
        expect(text(parseSnapshot(write(one), "observations.json"))).toBe(write(one));
      }),
      { numRuns },
    );
  });

  test("of parts gives what all of it at once gives, but for the number of clients", () => {
    const split = fc.tuple(arbitraryDailyFlows, fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }));
    fc.assert(
      fc.property(split, fc.boolean(), ([dailyFlows, inFirst], withSources) => {
        const all = dailyFlows.flatMap((one, index) => cut(one, inFirst[index] === true));
        const build = (part: readonly DailyFlow[]): Snapshot =>
          buildSnapshot(trafficWith(part), { ...options, withSources });
        const first = all.filter(({ part }) => part === 1).map(({ dailyFlow }) => dailyFlow);
        const second = all.filter(({ part }) => part === 2).map(({ dailyFlow }) => dailyFlow);
        fc.pre(JSON.stringify(first) !== JSON.stringify(second));
        const merged = mergeSnapshots([build(first), build(second)]);
        const whole = build(dailyFlows);
        const forget = ({ sources, ...flow }: Snapshot["flows"][number]) => (withSources ? { ...flow, sources } : flow);
        expect(merged.flows.map(forget)).toEqual(whole.flows.map(forget));
        for (const [index, { sources }] of whole.flows.entries()) {
          expect(merged.flows[index]?.sources).toBeLessThanOrEqual(sources);
        }
        expect(merged.records).toEqual(whole.records);
        expect(merged.unattributed).toEqual(whole.unattributed);
      }),
      { numRuns },
    );
  });
});

/** A daily flow as two parts of the logs would have it, or as one. */
function cut(dailyFlow: DailyFlow, whole: boolean): readonly { readonly part: 1 | 2; readonly dailyFlow: DailyFlow }[] {
  if (whole || dailyFlow.connections < 2)
    return [{ part: dailyFlowKey(dailyFlow).length % 2 === 0 ? 1 : 2, dailyFlow }];
  return [
    { part: 1, dailyFlow: { ...dailyFlow, connections: 1, lastMs: dailyFlow.firstMs } },
    { part: 2, dailyFlow: { ...dailyFlow, connections: dailyFlow.connections - 1 } },
  ];
}

describe("gaps", () => {
  const hours = (from: number, to: number) => ({
    from: iso(startMs + from * 3_600_000),
    to: iso(startMs + to * 3_600_000),
  });
  const firstHour = startMs / 3_600_000;
  const build = (from: number, to: number, activeHours: readonly number[], settled?: number): Snapshot =>
    buildSnapshot(
      trafficWith([], { window: hours(from, to), activeHours: activeHours.map((hour) => firstHour + hour) }),
      settled === undefined ? options : { ...options, settledUntilMs: startMs + settled * 3_600_000 },
    );

  test.each([
    ["eleven hours of silence are none", [0, 12, 23], []],
    ["twelve hours of silence are one", [0, 13, 23], [hours(1, 13)]],
    ["silence at the start is one", [12, 23], [hours(0, 12)]],
    ["silence at the end is one", [0, 11], [hours(12, 24)]],
    ["without any record all of it is one", [], [hours(0, 24)]],
  ])("in one window: %s", (_, active, expected) => {
    expect(build(0, 24, active).gaps).toEqual(expected);
  });

  test("silence of a day that is not over means nothing", () => {
    expect(build(0, 48, [0, 12, 23], 24).gaps).toEqual([]);
    expect(build(0, 48, [0, 10], 24).gaps).toEqual([hours(11, 24)]);
    expect(build(0, 48, [0, 12, 23, 40], 24).gaps).toEqual([hours(24, 40)]);
  });

  test("what lies between two windows is one, however short", () => {
    expect(mergeSnapshots([build(0, 2, [0, 1]), build(5, 6, [5])]).gaps).toEqual([hours(2, 5)]);
    expect(mergeSnapshots([build(0, 2, [0, 1]), build(2, 4, [2, 3])]).gaps).toEqual([]);
  });

  test("of one snapshot are filled by another", () => {
    expect(
      mergeSnapshots([
        build(0, 48, [0, 47]),
        build(
          1,
          47,
          Array.from({ length: 46 }, (_, i) => i + 1),
        ),
      ]).gaps,
    ).toEqual([]);
  });

  test("on both sides of a seam become one", () => {
    expect(mergeSnapshots([build(0, 24, [0]), build(24, 48, [47])]).gaps).toEqual([hours(1, 47)]);
  });
});

describe("refused", () => {
  const seen = trafficWith([]);
  const dated = (day: number): Snapshot =>
    buildSnapshot(
      trafficWith([], {
        window: { from: iso(startMs + day * 86_400_000), to: iso(startMs + (day + 1) * 86_400_000) },
      }),
      options,
    );
  const errorOf = (...parts: readonly Snapshot[]): string => {
    try {
      mergeSnapshots(parts);
    } catch (error) {
      return error instanceof UserError ? error.message : `not for users: ${error}`;
    }
    return "merged";
  };

  test("are the same logs twice, also where one is merged already", () => {
    const message =
      "two snapshots hold the same logs of 2026-11-01T00:00:00Z to 2026-11-02T00:00:00Z, which would count twice";
    expect(errorOf(dated(0), dated(0))).toBe(message);
    expect(errorOf(mergeSnapshots([dated(0), dated(1)]), dated(0))).toBe(message);
    expect(errorOf(dated(0), dated(1))).toBe("merged");
  });

  test("are different networks, one without a name included", () => {
    const other = buildSnapshot(seen, { ...options, network: "staging" });
    const nameless = buildSnapshot(seen, { ...options, network: null });
    expect(errorOf(dated(0), other)).toBe('one snapshot is of the network "prod" and another of the network "staging"');
    expect(errorOf(nameless, dated(0))).toBe('one snapshot is of the network "prod" and another of no network');
  });

  test("are snapshots with addresses beside others without", () => {
    const dailyFlow =
      fc.sample(
        arbitraryDailyFlows.filter(({ length }) => length > 0),
        1,
      )[0] ?? [];
    const parts = [true, false].map((withSources) =>
      buildSnapshot(
        trafficWith(withSources ? dailyFlow : dailyFlow.slice(0, 1).map((one) => ({ ...one, connections: 7_777 }))),
        {
          ...options,
          withSources,
        },
      ),
    );
    expect(errorOf(...parts)).toMatch(/^some snapshots hold the addresses of clients/);
  });

  test("is nothing at all", () => {
    expect(errorOf()).toBe("there is no snapshot to merge");
  });
});
