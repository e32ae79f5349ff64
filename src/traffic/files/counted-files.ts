/** What counting files gives, before it is put together. */
import type { TrafficTable } from "../counting/traffic-table.ts";
import type { EventMemory } from "./event-memory.ts";
import type { PartialAnswers } from "./partial-answers.ts";

export interface CountedFiles {
  readonly table: TrafficTable;
  readonly events: Pick<EventMemory, "repeats" | "overlap">;
  readonly partial: PartialAnswers;
  readonly unreadable: Unreadable;
  /** Whether anything was a record of the firewall. */
  readonly hasRecord: boolean;
}

export interface UnreadableLine {
  readonly file: string;
  readonly line: number;
  readonly why: string;
}

/** Counts lines that could not be read, and keeps the first few. */
export interface Unreadable {
  readonly add: (line: UnreadableLine) => void;
  /** Lines of which only the number is known. */
  readonly addUnnamed: (lines: number) => void;
  readonly lines: () => number;
  readonly first: () => readonly UnreadableLine[];
}

const shown = 5;

export function createUnreadable(): Unreadable {
  const first: UnreadableLine[] = [];
  let lines = 0;
  return {
    add: (line) => {
      lines += 1;
      if (first.length < shown) first.push(line);
    },
    addUnnamed: (more) => {
      lines += more;
    },
    lines: () => lines,
    first: () => first,
  };
}
