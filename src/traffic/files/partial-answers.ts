/** Collects what files say of themselves that they lack, for people. Bounded: a reason for each file, and a few files. */
import { quote } from "../../text/quote.ts";
import type { MessageSink } from "./formats/parser.ts";

export interface PartialAnswers {
  /** What a sink of one file does with what the file lacks; a line from which nothing could be read is unreadable too. */
  readonly sinkOf: (
    file: string,
    unreadable: MessageSink["unreadable"],
  ) => Pick<MessageSink, "unreadable" | "partial" | "page" | "lostRest">;
  /** Sentences. */
  readonly reasons: () => readonly string[];
}

const shownFiles = 20;
/** More pages than these are not told apart. */
const mostPages = 100_000;

export function createPartialAnswers(): PartialAnswers {
  const reasons = new Map<string, string>();
  /** By token: the file that has it, or that it came twice. */
  const pages = new Map<string, string | "twice">();
  /** Files for whose reason there is no room. */
  const others = new Set<string>();

  const note = (file: string, reason: string): void => {
    if (reasons.has(file)) return;
    if (reasons.size < shownFiles) reasons.set(file, reason);
    else others.add(file);
  };

  const addPage = (file: string, token: string): void => {
    if (pages.has(token)) pages.set(token, "twice");
    else if (pages.size < mostPages) pages.set(token, file);
    else note(file, `${quote(file)} holds more pages of get-log-events than are told apart.`);
  };

  return {
    sinkOf: (file, unreadable) => ({
      unreadable,
      partial: (line, why) => note(file, `${quote(file)} does not hold everything: ${why} (line ${line}).`),
      page: (token) => addPage(file, token),
      lostRest: (line, why) => {
        unreadable(line, why);
        note(file, `${quote(file)} could not be read from line ${line} on: ${why}.`);
      },
    }),
    reasons: () => {
      for (const file of pages.values()) {
        if (file === "twice") continue;
        note(
          file,
          `${quote(file)} holds a page of get-log-events that does not say whether it is the last: ask on until the token repeats, or use filter-log-events.`,
        );
      }
      const more = others.size === 0 ? [] : [`${others.size} more files do not hold everything.`];
      return [...reasons.values(), ...more];
    },
  };
}
