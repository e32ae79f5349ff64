/**
 * Puts together what threads say of files, in the order of the files, though they are read side by side: events are compared as one
 * thread would that reads one file after the other, and the first file that cannot be read is the one that is named.
 */

import type { LessCounted } from "../../counting/traffic-table.ts";
import { type CountedFiles, createUnreadable } from "../counted-files.ts";
import { countedAs, type EventMemory } from "../event-memory.ts";
import { createPartialAnswers } from "../partial-answers.ts";
import { type EventBlock, type FileFacts, numbersOfEvent } from "./messages.ts";

export interface FileOrder {
  /** A thread begins with the next file. Returns its number. */
  readonly begin: (thread: number) => number;
  /** `compared` is called with the number of events, as soon as earlier files are done. */
  readonly addEvents: (file: number, block: EventBlock, compared: (events: number) => void) => void;
  readonly end: (file: number, facts: FileFacts) => void;
  readonly fail: (file: number, error: Error) => void;
  /** The error of the first file that has one, once all files before it are done. */
  readonly failure: () => Error | undefined;
  readonly areAllDone: () => boolean;
  readonly areAllEmpty: () => boolean;
  readonly said: () => Pick<CountedFiles, "partial" | "unreadable">;
  /** What a thread counted, and must not, because it had been counted before. */
  readonly lessOf: (thread: number) => LessCounted;
}

interface FileInWork {
  readonly thread: number;
  readonly waiting: (() => void)[];
  facts?: FileFacts;
  error?: Error;
}

interface Less {
  readonly byRow: Map<number, number>;
  client: number;
  server: number;
  config: number;
  untimed: number;
}

export function createFileOrder(files: readonly string[], events: EventMemory): FileOrder {
  const inWork = new Map<number, FileInWork>();
  const partial = createPartialAnswers();
  const unreadable = createUnreadable();
  const less = new Map<number, Less>();
  let begun = 0;
  /** The first file that is not done. */
  let head = 0;
  let isEmpty = true;
  let failure: Error | undefined;

  const lessOf = (thread: number): Less => {
    const known = less.get(thread) ?? { byRow: new Map(), client: 0, server: 0, config: 0, untimed: 0 };
    less.set(thread, known);
    return known;
  };

  const compare = (thread: number, { numbers, events: count }: EventBlock): void => {
    for (let at = 0; at < count * numbersOfEvent; at += numbersOfEvent) {
      const time = numbers[at + 2] ?? Number.NaN;
      const isRepeated = events.isRepeatedKey(Number.isNaN(time) ? null : time, numbers[at] ?? 0, numbers[at + 1] ?? 0);
      if (isRepeated) takeBack(lessOf(thread), numbers[at + 3] ?? 0);
    }
  };

  const close = (file: string, { isEmpty: hasNothing, unreadableLines, firstUnreadable, remarks }: FileFacts): void => {
    isEmpty &&= hasNothing;
    for (const line of firstUnreadable) unreadable.add({ file, ...line });
    unreadable.addUnnamed(unreadableLines - firstUnreadable.length);
    const sink = partial.sinkOf(file, () => {});
    for (const remark of remarks) {
      if (remark.kind === "page") sink.page(remark.token);
      else sink[remark.kind](remark.line, remark.why);
    }
  };

  /** Goes through what has waited for its turn. */
  const advance = (): void => {
    for (;;) {
      const current = inWork.get(head);
      if (current === undefined || failure !== undefined) return;
      for (const compareNow of current.waiting.splice(0)) compareNow();
      failure = current.error;
      if (current.facts === undefined) return;
      close(files[head] ?? "", current.facts);
      inWork.delete(head);
      head += 1;
      events.nextFile(files[head] ?? "");
    }
  };

  events.nextFile(files[0] ?? "");
  return {
    begin: (thread) => {
      inWork.set(begun, { thread, waiting: [] });
      begun += 1;
      return begun - 1;
    },
    addEvents: (file, block, compared) => {
      const own = inWork.get(file);
      own?.waiting.push(() => {
        compare(own.thread, block);
        compared(block.events);
      });
      if (file === head) advance();
    },
    end: (file, facts) => {
      const own = inWork.get(file);
      if (own !== undefined) own.facts = facts;
      advance();
    },
    fail: (file, error) => {
      const own = inWork.get(file);
      if (own !== undefined) own.error = error;
      advance();
    },
    failure: () => failure,
    areAllDone: () => head === files.length,
    areAllEmpty: () => isEmpty,
    said: () => ({ partial, unreadable }),
    lessOf,
  };
}

function takeBack(less: Less, countedBefore: number): void {
  if (countedBefore === countedAs.server) less.server += 1;
  else if (countedBefore === countedAs.config) less.config += 1;
  else if (countedBefore === countedAs.untimed) less.untimed += 1;
  else {
    less.client += 1;
    less.byRow.set(countedBefore, (less.byRow.get(countedBefore) ?? 0) + 1);
  }
}
