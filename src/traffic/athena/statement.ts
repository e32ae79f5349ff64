/**
 * What is asked of Athena: one SELECT that reads every byte once, counts client records by the key of a daily flow and servers'
 * records by day, and hands over the rest (the config log, and whatever it cannot take for a record) as it was written: what
 * that is, decide the readers of log files. Pure.
 *
 * The SQL is Trino's, of what DuckDB understands too: the tests run it there. JSON values cross the wire as JSON, so that control
 * characters and quotes in names are escaped, and numbers stay numbers.
 * Functions: https://trino.io/docs/current/functions.html
 */
import { msPerDay, msPerHour } from "../../values/time.ts";
import type { TimeRange } from "../insights/time-range.ts";
import type { Part } from "./partitions.ts";

/** The key fields of a daily flow, beside `cat` and the day. */
export const keyFields = [
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

/** The columns of a row, in their order. */
export const columns = ["kind", "ms", ...keyFields, "text", "records", "first_ms", "last_ms", "hours"] as const;

/** CloudWatch takes events of 1 MB: anything longer is not an event, and its beginning is enough to show that. */
const longestText = 1_100_000;

/** Times as a number have 12 digits at least, see `readMoment` of log files; more than these are none. */
const [leastMs, mostMs] = [100_000_000_000, 9_000_000_000_000];

/** A line of an export begins with it: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/S3Export.html */
const exportTime = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$";

/** Envelopes of subscriptions, with nothing between them: inside of a text no quote stands bare, so only a border looks like that. */
export const envelopeStart = '{"messageType"';
const border = `}${envelopeStart}`;

/** With one of these fields, the object on a line of a file may hold the record, or several, and not be one: see `readValue`. */
const wrapper = '"(@?message|events|logEvents|results|[Rr]ecords|awslogs|kinesis|[Dd]ata|rawData)"';

/** With this file CloudWatch tries whether it may write. */
const writeTest = "aws-logs-write-test";

export function statementOf(
  { database, table }: { readonly database: string; readonly table: string },
  part: Part,
): string {
  const { partitions, range } = part;
  const column = partitions === undefined ? "''" : identifier(partitions.column);
  const where =
    partitions === undefined
      ? ""
      : ` AND ${column} >= ${literal(partitions.read.from)} AND ${column} < ${literal(partitions.read.to)}`;
  const isOwn = `record IS NOT NULL AND (is_event OR NOT regexp_like(line, ${literal(wrapper)}))`;
  const isKey = "kind IN ('client', 'server')";
  const json = (name: string): string => `json_format(json_extract(record, '$.${name}'))`;
  return `WITH pieces AS (
  SELECT "$path" AS path, ${column} AS part, piece
  FROM ${identifier(database)}.${identifier(table)}
  CROSS JOIN UNNEST(split(replace(line, ${literal(border)}, '}' || chr(10) || ${literal(envelopeStart)}), chr(10))) AS p (piece)
  WHERE "$path" NOT LIKE ${literal(`%/${writeTest}`)}${where}
),
envelopes AS (
  SELECT path, part, piece, CASE WHEN piece LIKE ${literal(`${envelopeStart}%`)} THEN TRY(json_parse(piece)) END AS envelope
  FROM pieces
),
lists AS (
  SELECT path, part, piece, TRY(CAST(json_extract(envelope, '$.logEvents') AS ARRAY(JSON))) AS list
  FROM envelopes
  WHERE COALESCE(json_extract_scalar(envelope, '$.messageType'), '') <> 'CONTROL_MESSAGE'
),
events AS (
  SELECT path, part, piece, list IS NOT NULL AS is_event, event
  FROM lists
  CROSS JOIN UNNEST(COALESCE(list, ARRAY[CAST(NULL AS JSON)])) AS e (event)
),
messages AS (
  SELECT path, part, is_event,
    NULLIF(json_extract_scalar(event, '$.id'), '') AS id,
    CASE WHEN is_event THEN TRY(CAST(json_extract_scalar(event, '$.timestamp') AS BIGINT))
      WHEN regexp_like(substr(piece, 1, 24), ${literal(exportTime)}) AND substr(piece, 25, 2) = ' {'
      THEN TRY(CAST(to_unixtime(from_iso8601_timestamp(substr(piece, 1, 24))) * 1000 AS BIGINT)) END AS ms,
    CASE WHEN is_event THEN json_extract_scalar(event, '$.message') ELSE substr(piece, 26) END AS message,
    CASE WHEN is_event THEN COALESCE(json_format(event), 'null') ELSE piece END AS line
  FROM events
),
timed AS (
  SELECT path, part, is_event, id, message, line,
    CASE WHEN ms BETWEEN ${leastMs} AND ${mostMs} AND message IS NOT NULL THEN ms END AS ms,
    TRY(json_parse(message)) AS record
  FROM messages
),
told AS (
  SELECT path, part, id, ms, message, line, record,
    CASE
      WHEN ms >= ${range.fromMs} AND ms < ${range.toMs} THEN
        CASE WHEN ${isOwn} AND json_extract_scalar(record, '$.outcome') IN ('allowed', 'disallowed')
            AND json_extract_scalar(record, '$.cat') IN ('client', 'server')
          THEN json_extract_scalar(record, '$.cat')
          WHEN is_event OR (${isOwn}) THEN 'message'
          ELSE 'line' END
      ${whereElse(part)}
    END AS kind
  FROM timed
),
keyed AS (
  SELECT kind, path, id, ms,
    to_hex(sha256(to_utf8(CASE WHEN ms IS NULL THEN line ELSE message END))) AS digest,
    CASE kind WHEN 'message' THEN substr(message, 1, ${longestText}) WHEN 'line' THEN substr(line, 1, ${longestText}) END AS text,
    ${keyFields.map((name) => `CASE kind WHEN 'client' THEN ${json(name)} END AS ${name}`).join(",\n    ")}
  FROM told
  WHERE kind IS NOT NULL
),
copies AS (
  SELECT kind, path, ms, digest, text, ${keyFields.join(", ")},
    count(DISTINCT id) + count(CASE WHEN id IS NULL THEN 1 END) AS records
  FROM keyed
  GROUP BY kind, path, ms, digest, text, ${keyFields.join(", ")}
),
once AS (
  SELECT ms, ${keyFields.join(", ")},
    min_by(kind, path) AS kind, min_by(text, path) AS text,
    CASE WHEN ms IS NULL THEN sum(records) ELSE min_by(records, path) END AS records
  FROM copies
  GROUP BY ms, digest, ${keyFields.join(", ")}
)
SELECT kind,
  CASE WHEN ${isKey} OR kind = 'missed' THEN ms - ms % ${msPerDay} ELSE ms END AS ms,
  ${keyFields.join(", ")}, text,
  sum(records) AS records, min(ms) AS first_ms, max(ms) AS last_ms,
  bitwise_or_agg(CAST(power(2, (ms % ${msPerDay} - ms % ${msPerHour}) / ${msPerHour}) AS BIGINT)) AS hours
FROM once
GROUP BY kind, CASE WHEN ${isKey} OR kind = 'missed' THEN ms - ms % ${msPerDay} ELSE ms END, ${keyFields.join(", ")}, text`;
}

/** What counts here though it is not of the range: lines without a time, and events of the window that no statement counts. */
function whereElse({ partitions, range, window }: Part): string {
  if (partitions === undefined) return "WHEN ms IS NULL THEN 'line'";
  const { own, tooLate, tooEarly } = partitions;
  const isOwn = `part >= ${literal(own.from)} AND part < ${literal(own.to)}`;
  const dayMs = Math.floor(range.fromMs / msPerDay) * msPerDay;
  const nextMs = dayMs + msPerDay;
  return `WHEN ms IS NULL AND ${isOwn} THEN 'line'
      WHEN ${inRange(window)} AND ${isOwn}
        AND (ms < ${dayMs - msPerDay} OR ms >= ${nextMs + msPerDay}
          OR (ms < ${dayMs} AND part >= ${literal(tooLate)})
          OR (ms >= ${nextMs} AND part < ${literal(tooEarly)})) THEN 'missed'`;
}

function inRange({ fromMs, toMs }: TimeRange): string {
  return `ms >= ${fromMs} AND ms < ${toMs}`;
}

/** Settings allow no quotes in names; doubled all the same. */
function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
