/**
 * What is asked of Logs Insights. Pure. Counting happens there: of millions of records only the distinct ones cross the wire.
 *
 * Language: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
import type { TimeRange } from "./time-range.ts";

/** The key fields of a daily flow. A row without one of them lacks it, as its records do. */
const flowFields = [
  "outcome",
  "see_thru_exerted",
  "see_thru_gid",
  "dhost",
  "proto",
  "proto_v",
  "dpt",
  "src",
  "reason",
] as const;

/** Fields of the config log, old and new. */
const configFields = ["cat", "outcome", "client", "gid", "fqdn", "addr", "proto", "thru_date"] as const;

export type QueryText = (range: TimeRange) => string;

/** The names of the two logs' streams. */
export interface Streams {
  readonly flowStream: string;
  readonly configStream: string;
}

/** Of each of the three queries. */
export type AnswerKind = "flows" | "activity" | "config";

export function queryOf(kind: AnswerKind, { flowStream, configStream }: Streams): QueryText {
  if (kind === "config") return configQuery(configStream);
  return kind === "flows" ? flowQuery(flowStream) : activityQuery(flowStream);
}

/** Client records, counted; the recipe's query, extended. */
function flowQuery(stream: string): QueryText {
  return (range) =>
    [
      `filter ${inStream(stream)} and cat = "client" and ${inRange(range)}`,
      `stats count(*) as connections, min(@timestamp) as first_seen, max(@timestamp) as last_seen by bin(1d), ${flowFields.join(", ")}`,
    ].join(" | ");
}

/** All records of the flow log by hour: whether it was silent, and what is not a client's. */
function activityQuery(stream: string): QueryText {
  return (range) =>
    [`filter ${inStream(stream)} and ${inRange(range)}`, "stats count(*) as records by bin(1h), cat, outcome"].join(
      " | ",
    );
}

/** The records of the config log themselves. */
function configQuery(stream: string): QueryText {
  return (range) =>
    [
      `filter ${inStream(stream)} and ${inRange(range)}`,
      `fields @timestamp, ${configFields.join(", ")}`,
      "sort @timestamp asc",
    ].join(" | ");
}

/** `=` and not `like`: streams are indexed, and what the index leaves out is not scanned. */
function inStream(stream: string): string {
  return `@logStream = "${stream.replace(/["\\]/g, "\\$&")}"`;
}

/**
 * `StartQuery` counts in seconds, and both of its ends are included: whether that means the whole last second is not said. So
 * it is asked for more than enough, and the query itself draws the line: no record counts twice.
 */
function inRange({ fromMs, toMs }: TimeRange): string {
  return `toMillis(@timestamp) >= ${fromMs} and toMillis(@timestamp) < ${toMs}`;
}
