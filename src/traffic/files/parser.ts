/** What every format of log files has in common: bytes in, messages out. Types only. */
import type { LogFields } from "../../discriminat/flow-record.ts";

/** Where the messages of one file go, in their order. Lines count from 1. */
export interface MessageSink {
  /** `fields` is there where the record has been parsed already. */
  readonly message: (atMs: number | null, text: string, line: number, fields?: LogFields) => void;
  readonly unreadable: (line: number, why: string) => void;
  /** From that line on, nothing in the file could be read. */
  readonly lostRest: (line: number, why: string) => void;
  /**
   * Counts a line that starts at `start` by itself, and returns where the next one starts; or does nothing and returns -1. The
   * bytes up to `end` are whole lines. It may keep a copy of an array that it has seen: other bytes come as another array, though
   * it be a view of the same memory.
   */
  readonly countLine?: (bytes: Uint8Array, start: number, end: number) => number;
}

export interface Parser {
  readonly push: (bytes: Buffer) => void;
  /** After the last bytes. */
  readonly end: () => void;
}
