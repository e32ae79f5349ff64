/** Walks along a pattern's text, and says where it went wrong. For the parsers of this folder. */
import { quote } from "../../text/quote.ts";
import type { Span } from "../../text/span.ts";

/** Why a text is not a filter pattern. */
export interface PatternProblem {
  /** A clause without a full stop. */
  readonly message: string;
  /** Where in the text. */
  readonly at: Span;
  /** What to write instead, as a clause. */
  readonly help: string;
}

/** Never leaves `parseFilterPattern`. */
export class PatternError extends Error {
  readonly problem: PatternProblem;
  constructor(problem: PatternProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export interface Scanner {
  readonly text: string;
  readonly offset: () => number;
  readonly atEnd: () => boolean;
  readonly skipBlanks: () => void;
  /** Takes what the sticky expression matches here, or nothing. */
  readonly take: (expression: RegExp) => string | undefined;
  /** Takes up to the closing `mark`, whose opening one is taken already; `\` before a character makes it an ordinary one. */
  readonly takeUntil: (mark: string, what: string) => string;
  /** @throws PatternError about a range, by default from here to the end of the word. */
  readonly fail: (message: string, help: string, range?: Span) => never;
}

export function createScanner(text: string): Scanner {
  let offset = 0;
  const take = (expression: RegExp): string | undefined => {
    const sticky = new RegExp(expression.source, `${expression.flags.replace(/[gy]/g, "")}y`);
    sticky.lastIndex = offset;
    const found = sticky.exec(text)?.[0];
    offset += found?.length ?? 0;
    return found;
  };
  const fail = (message: string, help: string, range?: Span): never => {
    const word = /\S+/y;
    word.lastIndex = offset;
    const at = range ?? { start: offset, end: offset + (word.exec(text)?.[0].length ?? 0) };
    throw new PatternError({ message, help, at });
  };
  return {
    text,
    offset: () => offset,
    atEnd: () => offset >= text.length,
    skipBlanks: () => void take(/\s+/),
    take,
    takeUntil: (mark, what) => {
      const start = offset - 1;
      while (offset < text.length) {
        const character = text.charAt(offset);
        if (character === mark) {
          offset += 1;
          return text.slice(start + 1, offset - 1);
        }
        offset += character === "\\" ? 2 : 1;
      }
      return fail(`${what} is not closed`, `write ${mark} at the end`, { start, end: text.length });
    },
    fail,
  };
}

/** What stands at a place, for messages. */
export function hereOf(scanner: Scanner): string {
  const [word = ""] = /^\S{1,20}/.exec(scanner.text.slice(scanner.offset())) ?? [];
  return word === "" ? "the end" : quote(word);
}
