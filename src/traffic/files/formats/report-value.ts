/** Hands what a JSON value holds over to the sink of its file: the same for every format. */
import { readValue } from "./messages-in.ts";
import type { MessageSink } from "./parser.ts";

interface ValuePlace {
  readonly line: number;
  /** A time that stands before the value. */
  readonly atMs?: number | null;
  /** The value as it was written. */
  readonly text?: string;
}

export function reportValue(sink: MessageSink, value: unknown, { line, atMs = null, text }: ValuePlace): void {
  const { messages, partial, pages, undecoded, isEmptyAnswer } = readValue(value, atMs);
  for (const why of partial) sink.partial(line, why);
  for (const token of pages) sink.page(token);
  if (undecoded > 0) {
    sink.unreadable(line, "its data cannot be decoded");
    sink.partial(line, "its data cannot be decoded");
  } else if (messages.length === 0 && !isEmptyAnswer) sink.unreadable(line, "it holds no record");
  for (const message of messages) {
    const { fields } = message;
    const written = message.text ?? (fields === value && text !== undefined ? text : JSON.stringify(fields));
    sink.message(message.atMs, written, line, fields, message.eventId);
  }
}
