/** Log records as they come to lie in S3: folders of CloudWatch's export tasks, and Firehose's by hour. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { type LogFormat, printLogs, writeS3Export } from "../simulator/formats.ts";
import type { LogRecord } from "../simulator/simulate.ts";

const hourMs = 3_600_000;

interface Layout {
  readonly partitions: "hour" | "day" | "none";
  /** Writes the records below the folder. */
  readonly write: (folder: string, records: readonly LogRecord[]) => void;
}

function by<T>(records: readonly LogRecord[], key: (record: LogRecord) => T): ReadonlyMap<T, readonly LogRecord[]> {
  const groups = new Map<T, LogRecord[]>();
  for (const record of records) {
    const group = groups.get(key(record)) ?? [];
    groups.set(key(record), [...group, record]);
  }
  return groups;
}

const dayOf = ({ atMs }: Pick<LogRecord, "atMs">): string => new Date(atMs).toISOString().slice(0, 10);
const hourOf = ({ atMs }: Pick<LogRecord, "atMs">): string =>
  new Date(atMs).toISOString().slice(0, 13).replace(/[-T]/g, "/");

export function writeFile(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, path.endsWith(".gz") ? gzipSync(content) : content);
}

/** @param delayMs how much later an event comes to Firehose than it happened. */
export function writeFirehose(
  folder: string,
  records: readonly LogRecord[],
  format: LogFormat,
  delayMs = 0,
  compressed = true,
): void {
  for (const [hour, own] of by(records, ({ atMs }) => Math.floor((atMs + delayMs) / hourMs) * hourMs)) {
    const name = `to-s3-1-${new Date(hour).toISOString().slice(0, 19).replace(/[T:]/g, "-")}-0a1b2c3d-${delayMs}${compressed ? ".gz" : ""}`;
    writeFile(join(folder, hourOf({ atMs: hour }), name), printLogs(format, own));
  }
}

/** The names are used in test names. */
export const layouts = {
  "one export task": { partitions: "none", write: (folder, records) => void writeS3Export(folder, records, 200) },
  "an export task a day": {
    partitions: "day",
    write: (folder, records) => {
      for (const [day, own] of by(records, dayOf)) writeS3Export(join(folder, day), own, 200);
    },
  },
  Firehose: { partitions: "hour", write: (folder, records) => writeFirehose(folder, records, "Firehose") },
  "Firehose, uncompressed": {
    partitions: "hour",
    write: (folder, records) => writeFirehose(folder, records, "Firehose", 0, false),
  },
  "Firehose with line breaks": {
    partitions: "hour",
    write: (folder, records) => writeFirehose(folder, records, "subscription lines"),
  },
  "Firehose with some line breaks": {
    partitions: "hour",
    write: (folder, records) => writeFirehose(folder, records, "Firehose batches"),
  },
  "Firehose, 40 minutes late": {
    partitions: "hour",
    write: (folder, records) => writeFirehose(folder, records, "Firehose", 40 * 60_000),
  },
  "Firehose without partitions": {
    partitions: "none",
    write: (folder, records) => writeFirehose(folder, records, "Firehose"),
  },
} as const satisfies Readonly<Record<string, Layout>>;

export type LayoutName = keyof typeof layouts;
export const layoutNames = Object.keys(layouts) as LayoutName[];
