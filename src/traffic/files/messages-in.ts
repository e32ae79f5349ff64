/**
 * A JSON value of any of the shapes in which AWS hands out logs → the messages in it. Pure.
 *
 * - `aws logs get-log-events`, `filter-log-events`: `{"events": [{"timestamp", "message"}]}`
 * - subscriptions and Firehose: `{"messageType": "DATA_MESSAGE", "logEvents": [{"timestamp", "message"}]}`
 * - `aws logs get-query-results`: `{"results": [[{"field": "@timestamp", "value"}, {"field": "@message", "value"}]]}`
 * - one event, one row, or one record by itself
 */
import type { LogFields } from "../../discriminat/flow-record.ts";
import { readMoment } from "./moment.ts";

export interface FoundMessage {
  /** Milliseconds since 1970, UTC; `null` where it is not known. */
  readonly atMs: number | null;
  /** As it was written; `undefined` where the record is part of a larger value. */
  readonly text: string | undefined;
  /** The record itself, where it did not come as a text. */
  readonly fields: LogFields | undefined;
}

/** @param atMs a time that stands before the value. */
export function messagesIn(value: unknown, atMs: number | null = null): readonly FoundMessage[] {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isField)) return messagesIn(rowOf(value), atMs);
    return value.flatMap((item) => messagesIn(item));
  }
  if (!isObject(value)) return [];
  if (Array.isArray(value.logEvents)) {
    return value.messageType === "CONTROL_MESSAGE" ? [] : value.logEvents.flatMap((event) => messagesIn(event));
  }
  for (const list of [value.events, value.results]) {
    if (Array.isArray(list)) return list.flatMap((item) => messagesIn(item));
  }
  const time = atMs ?? timeOf(value);
  const text = value.message ?? value["@message"];
  if (typeof text === "string") return [{ atMs: time, text, fields: undefined }];
  if (isObject(text)) return [{ atMs: time, text: undefined, fields: text }];
  return [{ atMs: time, text: undefined, fields: value }];
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
