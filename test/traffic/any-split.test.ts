/** Merging is algebra: however logs are split, by time, file, account or engine, the parts are the whole. See decision 10. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { observeFiles } from "../../src/traffic/files/observe-files.ts";
import type { ObservedTraffic, Snapshot, Window } from "../../src/traffic/flow.ts";
import { observeInsights } from "../../src/traffic/insights/observe-insights.ts";
import { buildSnapshot } from "../../src/traffic/snapshot/build-snapshot.ts";
import { mergeSnapshots } from "../../src/traffic/snapshot/merge-snapshots.ts";
import { serializeSnapshot } from "../../src/traffic/snapshot/serialize-snapshot.ts";
import { type FakeLogs, startFakeLogs } from "../helpers/fake-logs/fake-logs.ts";
import { printLogs } from "../helpers/simulator/formats.ts";
import { oneApp } from "../helpers/simulator/one-app.ts";
import { type LogRecord, simulate } from "../helpers/simulator/simulate.ts";
import { noWaiting, region, useFakeCredentials } from "./insights/live.ts";

useFakeCredentials();

const msPerDay = 86_400_000;
const fromMs = Date.parse("2026-11-02T00:00:00Z");
const days = 4;
const simulation = simulate({
  seed: 21,
  ...oneApp({ app: "lab", name: "a.example", ssh: "deploy", until: "2026-11-04" }),
  window: { from: "2026-11-02T00:00:00Z", to: "2026-11-06T00:00:00Z" },
});
const owners = new Map(Object.entries(simulation.groups));
/** What agrees in time and text is one event in several files, and two in one. */
const records = [...new Map(simulation.records.map((one) => [`${one.atMs} ${one.message}`, one])).values()];
const flowRecords = records.filter(({ stream }) => stream === "flow");
const time = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
const whole: Window = { from: time(fromMs), to: time(fromMs + days * msPerDay) };

let folder: string;
let fake: FakeLogs;
/** The groups of the fake, filled before each observation. */
const grouped = new Map<string, readonly LogRecord[]>();
const groupNames = ["one", "two", "three"];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "split-"));
  fake = await startFakeLogs({
    region,
    looksUntilComplete: 0,
    groups: groupNames.map((name) => ({
      name,
      records: (from, to) =>
        (grouped.get(name) ?? []).flatMap(({ atMs, stream, message }) =>
          from <= atMs && atMs <= to ? [{ timestamp: atMs, stream, message }] : [],
        ),
    })),
  });
});
afterAll(async () => {
  await fake.stop();
  rmSync(folder, { recursive: true });
});

const { signal } = new AbortController();

/** Each part as a file, or as a log group. */
async function observe(parts: readonly (readonly LogRecord[])[], window: Window, engine: "files" | "insights") {
  if (engine === "files") {
    const patterns = parts.flatMap((part, index) => {
      if (part.length === 0) return [];
      const file = join(folder, `${index}.log`);
      writeFileSync(file, printLogs("S3 export", part));
      return [file];
    });
    if (patterns.length > 0) {
      return await observeFiles({ patterns, cwd: folder, stdin: Readable.from([]), window }, signal);
    }
  }
  for (const [index, name] of groupNames.entries()) grouped.set(name, parts[index] ?? []);
  const streams = { flowStream: "flow", configStream: "config" };
  const place = { region, endpoint: fake.url, logGroups: groupNames.slice(0, Math.max(1, parts.length)) };
  return await observeInsights({ ...place, ...streams, window, pace: noWaiting }, signal);
}

const snapshotOf = (seen: ObservedTraffic, withSources: boolean): Snapshot =>
  buildSnapshot(seen, { network: "prod", verbosity: "full", owners, withSources });
const bytes = (snapshot: Snapshot): string => [...serializeSnapshot(snapshot)].join("");

const engine = fc.constantFrom("files" as const, "insights" as const);
const numRuns = Number(process.env.FUZZ_RUNS ?? 12);
const places = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: records.length, maxLength: records.length });
const partsOf = (all: readonly LogRecord[], place: readonly number[]): readonly (readonly LogRecord[])[] =>
  [0, 1, 2].map((part) => all.filter((_, index) => place[index] === part));

test("several files, and several log groups, observed at once are the bytes of one", { timeout: 120_000 }, async () => {
  const once = await observe([records], whole, "files");
  await fc.assert(
    fc.asyncProperty(places, engine, fc.boolean(), async (place, by, withSources) => {
      const split = await observe(partsOf(records, place), whole, by);
      expect(bytes(snapshotOf(split, withSources))).toBe(bytes(snapshotOf(once, withSources)));
    }),
    { numRuns },
  );
});

const cuts = fc.uniqueArray(fc.integer({ min: 1, max: days * 24 - 1 }), { minLength: 2, maxLength: 2 });
const split = fc.oneof(
  // By time, at whole hours.
  cuts.map((hours) => {
    const [first = 0, second = 0] = hours.toSorted((one, other) => one - other);
    const edges = [0, first, second, days * 24].map((hour) => fromMs + hour * 3_600_000);
    return [0, 1, 2].map((part) => {
      const [from = 0, to = 0] = [edges[part], edges[part + 1]];
      const own = flowRecords.filter(({ atMs }) => atMs >= from && atMs < to);
      return { records: own, window: { from: time(from), to: time(to) } };
    });
  }),
  // By file or account: each has a share of the whole time.
  places.map((place) => partsOf(flowRecords, place).map((own) => ({ records: own, window: whole }))),
);

test("parts of the time, files or accounts merge in any order, by whatever engine, to the same bytes", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(split, fc.tuple(engine, engine, engine), fc.boolean(), async (parts, engines, withSources) => {
      const build = async (by: readonly ("files" | "insights")[]): Promise<readonly Snapshot[]> => {
        const built: Snapshot[] = [];
        for (const [index, part] of parts.entries()) {
          built.push(snapshotOf(await observe([part.records], part.window, by[index] ?? "files"), withSources));
        }
        return built;
      };
      const [a, b, c] = await build(["files", "files", "files"]);
      if (a === undefined || b === undefined || c === undefined) throw new Error("three parts");
      fc.pre(new Set([a, b, c].map(({ sources }) => sources[0]?.digest)).size === 3);
      const merged = bytes(mergeSnapshots([a, b, c]));
      expect(bytes(mergeSnapshots(await build(engines)))).toBe(merged);
      expect(bytes(mergeSnapshots([c, mergeSnapshots([b, a])]))).toBe(merged);

      // Against one observation: all but the list of sources, the gaps of a part, and without addresses the number of clients.
      const once = snapshotOf(await observe([flowRecords], whole, "files"), withSources);
      const comparable = (snapshot: Snapshot) => ({
        ...snapshot,
        sources: [],
        gaps: [],
        flows: snapshot.flows.map((flow) => (withSources ? flow : { ...flow, sources: 0 })),
      });
      expect(bytes(comparable(mergeSnapshots([a, b, c])))).toBe(bytes(comparable(once)));
    }),
    { numRuns },
  );
});
