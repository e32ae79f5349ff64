/**
 * A JSON value of any of the shapes in which AWS hands out logs → the messages in it. Pure.
 *
 * - `aws logs get-log-events`, `filter-log-events`: `{"events": [{"timestamp", "message"}]}`
 * - subscriptions and Firehose: `{"messageType": "DATA_MESSAGE", "logEvents": [{"id", "timestamp", "message"}]}`
 * - the same as base64: `{"awslogs": {"data"}}` (Lambda), `{"Records": [{"kinesis": {"data"}}]}`, `{"records": [{"data"}]}` (Firehose)
 * - `aws logs get-query-results`: `{"results": [[{"field": "@timestamp", "value"}, {"field": "@message", "value"}]]}`
 * - `--query 'events[].message'` and `'events[].[timestamp, message]'`: lists of texts and of pairs
 * - one event, one row, or one record by itself
 */
import type { LogFields } from "../../../discriminat/flow-record.ts";
import { decodeData } from "./decode-data.ts";
import { jsonValuesIn } from "./json-values.ts";
import { readMoment } from "./moment.ts";
import { whyPartial } from "./why-partial.ts";

export interface FoundMessage {
  /** Milliseconds since 1970, UTC; `null` where it is not known. */
  readonly atMs: number | null;
  /** As it was written; `undefined` where the record is part of a larger value. */
  readonly text: string | undefined;
  /** The record itself, where it did not come as a text. */
  readonly fields: LogFields | undefined;
  /** What AWS calls the event: the same one may be delivered more than once. */
  readonly eventId?: string | undefined;
}

/** What a value holds, and what it says of itself. */
export interface FoundValue {
  readonly messages: readonly FoundMessage[];
  /** Why an answer in it is not the whole one. */
  readonly partial: readonly string[];
  /** Tokens of pages of which only the following page tells whether they are the last. */
  readonly pages: readonly string[];
  /** Data that could not be decoded. */
  readonly undecoded: number;
  /** Whether it is, or holds, an answer without any event, or what AWS sends to try a subscription. */
  readonly isEmptyAnswer: boolean;
}

/** Where answers of AWS keep their events. */
export const eventLists = ["events", "logEvents", "results", "Records", "records"] as const;

/** Envelopes in envelopes. */
const mostDepth = 8;

/** @param atMs a time that stands before the value. */
export function messagesIn(value: unknown, atMs: number | null = null): readonly FoundMessage[] {
  return readValue(value, atMs).messages;
}

/** @param atMs a time that stands before the value. */
export function readValue(value: unknown, atMs: number | null = null): FoundValue {
  const messages: FoundMessage[] = [];
  const partial: string[] = [];
  const pages: string[] = [];
  let undecoded = 0;
  let isEmptyAnswer = false;

  const readData = (data: string, depth: number): void => {
    const text = decodeData(data);
    const { values, rest } = jsonValuesIn(text ?? "");
    if (text === undefined || rest !== "" || values.length === 0) undecoded += 1;
    for (const { value: inner } of values) read(inner, null, depth + 1);
  };

  const read = (item: unknown, time: number | null, depth: number): void => {
    if (depth > mostDepth) undecoded += 1;
    else if (typeof item === "string" && item.trimStart().startsWith("{")) {
      messages.push({ atMs: time, text: item, fields: undefined });
    } else if (Array.isArray(item)) {
      if (item.length > 0 && item.every(isField)) read(rowOf(item), time, depth + 1);
      else if (isTimedText(item)) read(item[1], readMoment(item[0]), depth + 1);
      else for (const one of item) read(one, null, depth + 1);
    } else if (isObject(item)) readObject(item, time, depth);
  };

  const readObject = (object: LogFields, time: number | null, depth: number): void => {
    const list = listOf(object);
    if (list !== undefined) {
      const isControl = object.messageType === "CONTROL_MESSAGE";
      if (isControl || list.length === 0) isEmptyAnswer = true;
      if (isControl) return;
      const why = whyPartial(object, list);
      if (why !== undefined) partial.push(why);
      if (typeof object.nextForwardToken === "string") pages.push(object.nextForwardToken);
      for (const one of list) read(one, null, depth + 1);
      return;
    }
    const data = dataOf(object);
    if (data !== undefined) {
      readData(data, depth);
      return;
    }
    const own = time ?? timeOf(object);
    const text = object.message ?? object["@message"];
    const eventId = eventIdOf(object);
    if (typeof text === "string") messages.push({ atMs: own, text, fields: undefined, eventId });
    else if (isObject(text)) messages.push({ atMs: own, text: undefined, fields: text, eventId });
    else messages.push({ atMs: own, text: undefined, fields: object, eventId });
  };

  // A text by itself is not a value of a log.
  if (typeof value !== "string") read(value, atMs, 0);
  return { messages, partial, pages, undecoded, isEmptyAnswer };
}

function listOf(object: LogFields): readonly unknown[] | undefined {
  // In the order of what is likely; a record has none of them.
  for (const name of eventLists) {
    const list = object[name];
    if (Array.isArray(list)) return list;
  }
  return undefined;
}

/** Base64 of Lambda, Kinesis (events and `get-records`), Firehose, and of what Firehose could not deliver. */
function dataOf(object: LogFields): string | undefined {
  const inner = isObject(object.awslogs) ? object.awslogs : isObject(object.kinesis) ? object.kinesis : object;
  const data = inner.data ?? inner.Data ?? inner.rawData;
  return typeof data === "string" && !("outcome" in object) ? data : undefined;
}

/** `id` is a subscription's, `@ptr` that of Logs Insights. */
function eventIdOf(event: LogFields): string | undefined {
  const id = event.eventId ?? event.id ?? event["@ptr"];
  return typeof id === "string" && id !== "" ? id : undefined;
}

/** `[1793692800000, "{…}"]` */
function isTimedText(item: readonly unknown[]): boolean {
  return item.length === 2 && readMoment(item[0]) !== null && typeof item[1] === "string";
}

/** The first of the fields in which logs carry the time of a record. */
export function timeOf(fields: LogFields): number | null {
  return readMoment(fields.timestamp) ?? readMoment(fields["@timestamp"]) ?? readMoment(fields.time);
}

export function isObject(value: unknown): value is LogFields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Field {
  readonly field: string;
  readonly value: unknown;
}

function isField(item: unknown): item is Field {
  return isObject(item) && typeof item.field === "string" && "value" in item;
}

function rowOf(fields: readonly Field[]): LogFields {
  return Object.fromEntries(fields.map(({ field, value }) => [field, value]));
}
