/** Log records as they come from subscriptions, from the console, and from the AWS CLI in other forms than JSON. */
import { gzipSync } from "node:zlib";
import type { LogRecord } from "./simulate.ts";

/** What a format needs of the records beside them. */
export interface RecordWords {
  readonly eventId: (record: LogRecord) => string;
  readonly csvField: (text: string) => string;
  readonly pythonTime: (atMs: number, always?: boolean) => string;
  /** What a subscription delivers, batch by batch. */
  readonly envelopes: (records: readonly LogRecord[]) => readonly string[];
}

const base64 = (text: string): string => gzipSync(text).toString("base64");
const yamlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The names are used in test names. */
export function envelopePrinters({ eventId, csvField, pythonTime, envelopes }: RecordWords) {
  return {
    /** "Download search results (CSV)" of the console's viewer of log events. */
    "viewer CSV": (records) =>
      `timestamp,message\n${records.map(({ atMs, message }) => `${atMs},${csvField(message)}\n`).join("")}`,
    /** `filter-log-events --output text`: the keys of an event in alphabetical order. */
    "events as text": (records) =>
      records
        .map((record) =>
          ["EVENTS", eventId(record), record.atMs + 400, record.stream, record.message, record.atMs].join("\t"),
        )
        .map((line) => `${line}\n`)
        .join(""),
    /** `filter-log-events --output yaml`. */
    "events as YAML": (records) =>
      `events:\n${records
        .map(
          (record) =>
            `- eventId: '${eventId(record)}'\n  ingestionTime: ${record.atMs + 400}\n  logStreamName: ${record.stream}\n  message: ${yamlText(record.message)}\n  timestamp: ${record.atMs}\n`,
        )
        .join("")}searchedLogStreams: []\n`,
    /** `aws logs tail --color on`. */
    "tail in colour": (records) =>
      records
        .map(
          (record) =>
            `\u001b[32m${pythonTime(record.atMs, true)}\u001b[0m \u001b[36m${record.stream}\u001b[0m ${record.message}\n`,
        )
        .join(""),
    /** `--query 'events[].[timestamp, message]'`. */
    "times and messages": (records) => JSON.stringify(records.map(({ atMs, message }) => [atMs, message])),
    /** The same with `--output text`. */
    "times and messages as text": (records) => records.map(({ atMs, message }) => `${atMs}\t${message}\n`).join(""),
    /** Events that Lambda is called with: https://docs.aws.amazon.com/lambda/latest/dg/services-cloudwatchlogs.html */
    "Lambda events": (records) =>
      envelopes(records)
        .map((text) => `${JSON.stringify({ awslogs: { data: base64(text) } })}\n`)
        .join(""),
    /** https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
    "Kinesis events": (records) =>
      JSON.stringify({ Records: envelopes(records).map((text) => ({ kinesis: { data: base64(text) } })) }, null, 2),
    /** https://docs.aws.amazon.com/firehose/latest/dev/httpdeliveryrequestresponse.html */
    "Firehose HTTP": (records) =>
      JSON.stringify({
        requestId: "ed4acda5-034f-9f42-bba1-f29aea6d7d8f",
        timestamp: 1_578_090_901_599,
        records: envelopes(records).map((text) => ({ data: base64(text) })),
      }),
    /** Firehose that puts a line break behind each batch, and nothing between the envelopes in it. */
    "Firehose batches": (records) =>
      envelopes(records)
        .map((text, index) => (index % 3 === 0 ? `${text}\n` : text))
        .join(""),
  } as const satisfies Readonly<Record<string, (records: readonly LogRecord[]) => string>>;
}
