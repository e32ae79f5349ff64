/** Days may come from whichever engine: the snapshots merge to the same bytes, in any order. */
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Snapshot } from "../../../src/traffic/flow.ts";
import { mergeSnapshots } from "../../../src/traffic/snapshot/merge-snapshots.ts";
import { layouts } from "../../helpers/fake-athena/write-lake.ts";
import { simulate } from "../../helpers/simulator/simulate.ts";
import { useFakeCredentials } from "../insights/live.ts";
import { fromFiles, makeBuckets, snapshotOf, textOf, throughAthena, throughInsights } from "./observe-in-three-ways.ts";
import { lab } from "./simulated-lab.ts";

useFakeCredentials();

const { records, groups } = simulate(lab);
const buckets = makeBuckets();
afterAll(() => buckets.remove());

const times = ["2026-11-02T06:00:00Z", "2026-11-03T00:00:00Z", "2026-11-04T13:30:00Z", "2026-11-06T12:00:00Z"];
const windows = times.slice(1).map((to, index) => ({ from: times[index] ?? to, to }));
const engines = ["files", "athena", "insights"] as const;

test("any engine for any part of the time", async () => {
  layouts.Firehose.write(buckets.bucket, records);
  const parts = new Map<string, Snapshot>();
  for (const window of windows) {
    parts.set(`files ${window.from}`, snapshotOf(await fromFiles(buckets, window), groups));
    parts.set(`insights ${window.from}`, snapshotOf(await throughInsights(records, window), groups));
    const { seen } = await throughAthena({ buckets, partitions: "hour", window });
    parts.set(`athena ${window.from}`, snapshotOf(seen, groups));
  }
  const merged = (chosen: readonly string[]): string =>
    textOf(mergeSnapshots(chosen.flatMap((name) => parts.get(name) ?? [])));
  const whole = merged(windows.map(({ from }) => `files ${from}`));
  expect(JSON.parse(whole).records.client).toBeGreaterThan(100);
  const arbitrary = fc
    .tuple(...windows.map(({ from }) => fc.constantFrom(...engines).map((engine) => `${engine} ${from}`)))
    .chain((chosen) => fc.shuffledSubarray(chosen, { minLength: chosen.length }));
  fc.assert(
    fc.property(arbitrary, (chosen) => {
      expect(merged(chosen)).toBe(whole);
    }),
  );
});
