/**
 * Log records in every shape in which people have them on disk. Each is what its tool really writes, as far as that is
 * documented; see the comment of each. Writes text and bytes, and leaves the disk to `writeLogs`.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { envelopePrinters } from "./envelope-formats.ts";
import type { LogRecord } from "./simulate.ts";

type Printer = (records: readonly LogRecord[]) => string;

const streamsOf = (records: readonly LogRecord[]): readonly LogRecord["stream"][] => [
  ...new Set(records.map(({ stream }) => stream)),
];

/** What identifies an event: 56 digits in reality. */
const eventId = ({ atMs, message }: LogRecord): string =>
  `${atMs}${BigInt(`0x${createHash("sha256").update(message).digest("hex")}`)}`.slice(0, 56);

const isoTime = ({ atMs }: LogRecord): string => new Date(atMs).toISOString();
/** As Logs Insights prints `@timestamp`. */
const insightsTime = (record: LogRecord): string => isoTime(record).replace("T", " ").replace("Z", "");

const event = (record: LogRecord): object => ({
  timestamp: record.atMs,
  message: record.message,
  ingestionTime: record.atMs + 400,
});

const envelopeSize = 50;

/** What a subscription delivers: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html */
function envelopes(records: readonly LogRecord[]): readonly string[] {
  const found: string[] = [
    JSON.stringify({
      messageType: "CONTROL_MESSAGE",
      owner: "CloudwatchLogs",
      logGroup: "",
      logStream: "",
      subscriptionFilters: [],
      logEvents: [
        {
          id: "",
          timestamp: records[0]?.atMs ?? 0,
          message: "CWL CONTROL MESSAGE: Checking health of destination Firehose.",
        },
      ],
    }),
  ];
  for (const stream of streamsOf(records)) {
    const own = records.filter((record) => record.stream === stream);
    for (let start = 0; start < own.length; start += envelopeSize) {
      found.push(
        JSON.stringify({
          messageType: "DATA_MESSAGE",
          owner: "123456789012",
          logGroup: "DiscrimiNAT",
          logStream: stream,
          subscriptionFilters: ["to-firehose"],
          logEvents: own
            .slice(start, start + envelopeSize)
            .map((record) => ({ id: eventId(record), timestamp: record.atMs, message: record.message })),
        }),
      );
    }
  }
  return found;
}

const csvField = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** As Python's `json.dumps(…, indent=4)` of the AWS CLI prints it: ASCII only. */
const pythonJson = (value: unknown): string =>
  JSON.stringify(value, null, 4).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const insightsRow = (record: LogRecord): readonly { readonly field: string; readonly value: string }[] => [
  { field: "@timestamp", value: insightsTime(record) },
  { field: "@message", value: record.message },
  { field: "@logStream", value: record.stream },
  { field: "@ptr", value: eventId(record) },
];

/** One text for all records. The names are used in test names. */
const printers = {
  /** The messages alone: they hold no time. */
  "bare lines": (records) => records.map(({ message }) => `${message}\n`).join(""),
  /** `2026-11-02T00:00:00.123Z {…}`: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/S3Export.html */
  "S3 export": (records) => records.map((record) => `${isoTime(record)} ${record.message}\n`).join(""),
  /** `jq -c '.events[]'` of the next one. */
  "event lines": (records) => records.map((record) => `${JSON.stringify(event(record))}\n`).join(""),
  "filter-log-events": (records) =>
    `${pythonJson({
      events: records.map((record) => ({ logStreamName: record.stream, ...event(record), eventId: eventId(record) })),
      searchedLogStreams: [],
    })}\n`,
  /** Two calls for each stream: the second one, from the token of the first, finds nothing and gives the same token. */
  "get-log-events": (records) =>
    streamsOf(records)
      .flatMap((stream, index) =>
        [records.filter((record) => record.stream === stream), []].map((page) =>
          pythonJson({
            events: page.map(event),
            nextForwardToken: `f/3800000000000000000000000000000000000000000000000000000${index}/s`,
            nextBackwardToken: `b/3700000000000000000000000000000000000000000000000000000${index}/s`,
          }),
        ),
      )
      .map((text) => `${text}\n`)
      .join(""),
  /** https://github.com/aws/aws-cli/blob/v2/awscli/customizations/logs/tail.py, `PrettyJSONLogEventsFormatter`. */
  "tail --format json": (records) =>
    records
      .map((record) => `${pythonTime(record.atMs)} ${record.stream} \n${pythonJson(JSON.parse(record.message))}\n`)
      .join(""),
  /** The same file, `DetailedLogEventsFormatter`: what `aws logs tail` prints by default. */
  "tail --format detailed": (records) =>
    records.map((record) => `${pythonTime(record.atMs, true)} ${record.stream} ${record.message}\n`).join(""),
  /** `aws logs get-query-results` of `fields @timestamp, @message, @logStream`. */
  "Insights JSON": (records) =>
    `${pythonJson({
      results: records.map(insightsRow),
      statistics: { recordsMatched: records.length, recordsScanned: records.length, bytesScanned: 1 },
      status: "Complete",
    })}\n`,
  /** The console's "Download table (CSV)" of the same query. */
  "Insights CSV": (records) =>
    `@timestamp,@message,@logStream\n${records
      .map((record) => `${[insightsTime(record), record.message, record.stream].map(csvField).join(",")}\n`)
      .join("")}`,
  /** One envelope a line: Firehose with decompression and a line break between records. */
  "subscription lines": (records) =>
    envelopes(records)
      .map((text) => `${text}\n`)
      .join(""),
  /** Firehose as it comes: nothing between the envelopes. */
  Firehose: (records) => envelopes(records).join(""),
  ...envelopePrinters({ eventId, csvField, pythonTime, envelopes }),
} as const satisfies Readonly<Record<string, Printer>>;

export type LogFormat = keyof typeof printers;

export const logFormats = Object.keys(printers) as LogFormat[];

/** Whether the format tells when each record was written. */
export function hasTime(format: LogFormat): boolean {
  return format !== "bare lines";
}

export function printLogs(format: LogFormat, records: readonly LogRecord[]): string {
  return printers[format](records);
}

/** As `datetime.isoformat` prints it: without a fraction where it is zero, unless asked for. */
function pythonTime(atMs: number, always = false): string {
  const text = new Date(atMs).toISOString();
  const fraction = atMs % 1000 === 0 && !always ? "" : `.${text.slice(20, 23)}000`;
  return `${text.slice(0, 19)}${fraction}+00:00`;
}

export type Compression = "none" | "gzip" | "zstd";

/** Whether this machine has the program `zstd`: Node's own compression came with 22.15. */
export const hasZstd = spawnSync("zstd", ["--version"]).status === 0;

export function compress(bytes: Buffer | string, compression: Compression): Buffer {
  if (compression === "none") return Buffer.from(bytes);
  if (compression === "gzip") return gzipSync(bytes);
  const { status, stdout } = spawnSync("zstd", ["-q", "-c"], { input: bytes, maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error("zstd does not run");
  return stdout;
}

const endings: Readonly<Record<Compression, string>> = { none: "", gzip: ".gz", zstd: ".zst" };

/** Writes one file into the folder and returns its path. */
export function writeLogs(
  folder: string,
  format: LogFormat,
  records: readonly LogRecord[],
  compression: Compression = "none",
): string {
  const kind = format.endsWith("CSV") ? ".csv" : format.includes("lines") ? ".jsonl" : ".json";
  const path = join(
    folder,
    `${format.replaceAll(" ", "-")}${format.startsWith("tail") ? ".txt" : kind}${endings[compression]}`,
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, compress(printLogs(format, records), compression));
  return path;
}

/**
 * A folder as CloudWatch exports to S3: `<task id>/<stream>/000000.gz` and so on, and the file with which it tries whether it
 * may write. Returns the folder of the task.
 */
export function writeS3Export(folder: string, records: readonly LogRecord[], recordsPerFile = 1000): string {
  const task = join(folder, "6b5fc9e4-8d5a-4d7f-9a0f-0c8f7b3a1d2e");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "aws-logs-write-test"), "Permission Check Successful");
  for (const stream of streamsOf(records)) {
    const own = records.filter((record) => record.stream === stream);
    for (let start = 0; start < own.length; start += recordsPerFile) {
      const path = join(task, stream, `${String(start / recordsPerFile).padStart(6, "0")}.gz`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, compress(printLogs("S3 export", own.slice(start, start + recordsPerFile)), "gzip"));
    }
  }
  return task;
}
