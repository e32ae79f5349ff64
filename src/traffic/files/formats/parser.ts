/** What every format of log files has in common: bytes in, messages out. Types only. */
import type { LogFields } from "../../../discriminat/flow-record.ts";

/** Where the messages of one file go, in their order. Lines count from 1. */
export interface MessageSink {
  /** `fields` is there where the record has been parsed already, `eventId` where AWS gave one. */
  readonly message: (
    atMs: number | null,
    text: string,
    line: number,
    fields?: LogFields | undefined,
    eventId?: string | undefined,
  ) => void;
  readonly unreadable: (line: number, why: string) => void;
  /** The answer or envelope that starts there says of itself that it is not all, or could not be read whole. A clause. */
  readonly partial: (line: number, why: string) => void;
  /** A page of `get-log-events`: the last one of a stream repeats the token of the one before. */
  readonly page: (token: string) => void;
  /** From that line on, nothing in the file could be read. */
  readonly lostRest: (line: number, why: string) => void;
  /**
   * Counts lines by itself, from the one at `start` on, up to the first that it cannot count: returns where that one starts, and
   * how many came before it. The bytes up to `end` are whole lines. It may keep a copy of an array that it has seen: other bytes
   * come as another array, though it be a view of the same memory.
   */
  readonly countLines?: (
    bytes: Uint8Array,
    start: number,
    end: number,
  ) => { readonly next: number; readonly lines: number };
}

export interface Parser {
  readonly push: (bytes: Buffer) => void;
  /** After the last bytes. */
  readonly end: () => void;
}
