/** The same logs through Athena, from files and through Logs Insights: what the tests of this folder compare. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach } from "vitest";
import { type AthenaOptions, observeAthena } from "../../../src/traffic/athena/observe-athena.ts";
import type { Partitions } from "../../../src/traffic/athena/partitions.ts";
import { tableDdl } from "../../../src/traffic/athena/table-ddl.ts";
import { type FileTraffic, observeFiles } from "../../../src/traffic/files/observe-files.ts";
import type { ObservedTraffic, Snapshot, Window } from "../../../src/traffic/flow.ts";
import { observeInsights } from "../../../src/traffic/insights/observe-insights.ts";
import { buildSnapshot } from "../../../src/traffic/snapshot/build-snapshot.ts";
import { serializeSnapshot } from "../../../src/traffic/snapshot/serialize-snapshot.ts";
import { type FakeAthena, type FakeAthenaOptions, startFakeAthena } from "../../helpers/fake-athena/fake-athena.ts";
import { openLake } from "../../helpers/fake-athena/lake.ts";
import { startFakeLogs } from "../../helpers/fake-logs/fake-logs.ts";
import type { LogRecord } from "../../helpers/simulator/simulate.ts";
import { noWaiting, region } from "../insights/live.ts";

const location = "s3://egress-logs/DiscrimiNAT/";

/** Buckets on disk; `bucket` is what the table is over. */
export interface Buckets {
  readonly folder: string;
  readonly bucket: string;
  readonly remove: () => void;
}

export function makeBuckets(): Buckets {
  const folder = mkdtempSync(join(tmpdir(), "discriminat-policy-lake-"));
  return {
    folder,
    bucket: join(folder, location.slice("s3://".length)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const table = { database: "egress", table: "firewall_logs" } as const;

export interface AthenaRun {
  readonly buckets: Buckets;
  readonly partitions: Partitions;
  readonly window: Window;
  readonly options?: Partial<AthenaOptions>;
  readonly fakeOptions?: Partial<FakeAthenaOptions>;
  readonly prepare?: (fake: FakeAthena) => void;
  readonly signal?: AbortSignal;
}

export async function throughAthena(
  run: AthenaRun,
): Promise<{ readonly seen: ObservedTraffic; readonly calls: FakeAthena["calls"] }> {
  const { buckets, partitions, window, prepare = () => {}, signal = new AbortController().signal } = run;
  const lake = await openLake(buckets.folder);
  await lake.createTable(tableDdl({ ...table, partitions, location }));
  const fake = await startFakeAthena({ lake, looksUntilEnd: 0, ...run.fakeOptions });
  prepare(fake);
  try {
    const options = {
      ...table,
      region,
      endpoint: fake.url,
      workgroup: "primary",
      partitions,
      window,
      pace: noWaiting,
      ...run.options,
    };
    const { scanned: _, ...seen } = await observeAthena(options, signal);
    return { seen, calls: fake.calls };
  } finally {
    await fake.stop();
    lake.close();
  }
}

export async function fromFiles({ bucket }: Buckets, window: Window): Promise<FileTraffic> {
  const options = { patterns: [bucket], cwd: "/", stdin: Readable.from([]), window };
  return await observeFiles(options, new AbortController().signal);
}

export async function throughInsights(logRecords: readonly LogRecord[], window: Window): Promise<ObservedTraffic> {
  const records = logRecords.map(({ atMs, stream, message }) => ({ timestamp: atMs, stream, message }));
  const fake = await startFakeLogs({ region, groups: [{ name: "DiscrimiNAT", records }], looksUntilComplete: 0 });
  try {
    const streams = { logGroups: ["DiscrimiNAT"], flowStream: "flow", configStream: "config" };
    const options = { region, endpoint: fake.url, ...streams, window, pace: noWaiting };
    return await observeInsights(options, new AbortController().signal);
  } finally {
    await fake.stop();
  }
}

export function snapshotOf(seen: ObservedTraffic, groups: Readonly<Record<string, string>>): Snapshot {
  const owners = new Map(Object.entries(groups));
  return buildSnapshot(seen, { network: "prod", verbosity: "full", owners, withSources: true });
}

export function bytesOf(seen: ObservedTraffic, groups: Readonly<Record<string, string>>): string {
  return textOf(snapshotOf(seen, groups));
}

export function textOf(snapshot: Snapshot): string {
  return [...serializeSnapshot(snapshot)].join("");
}

/** Fresh buckets for each test of a file, and what lies in them by Athena and by the reader of files. */
export function useBuckets(defaultWindow: Window, groups: Readonly<Record<string, string>> = {}) {
  let buckets: Buckets;
  beforeEach(() => {
    buckets = makeBuckets();
  });
  afterEach(() => buckets.remove());
  return {
    current: (): Buckets => buckets,
    renew: (): void => {
      buckets.remove();
      buckets = makeBuckets();
    },
    path: (...names: readonly string[]): string => join(buckets.bucket, ...names),
    observe: async (
      partitions: Partitions,
      more: Partial<AthenaRun> = {},
    ): Promise<{
      readonly seen: ObservedTraffic;
      readonly calls: FakeAthena["calls"];
      readonly filesSeen: FileTraffic;
      /** Snapshots as text. */
      readonly athena: string;
      readonly files: string;
    }> => {
      const window = more.window ?? defaultWindow;
      const { seen, calls } = await throughAthena({ buckets, partitions, ...more, window });
      const filesSeen = await fromFiles(buckets, window);
      return { seen, calls, filesSeen, athena: bytesOf(seen, groups), files: bytesOf(filesSeen, groups) };
    },
  };
}

/** A line of an export. */
export const line = (message: string, at = "2026-11-03T10:00:00.000Z"): string => `${at} ${message}\n`;

/** A record of a client. */
export const client = (fields: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ cat: "client", outcome: "allowed", dhost: "a.example", proto: "tls", src: "10.0.0.1", ...fields });
