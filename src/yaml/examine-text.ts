/** What is wrong with a text before it is read as YAML: size, encoding, characters that hide. Pure. */

import type { SourceFile } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import type { YamlProblem } from "./checks.ts";

/** The largest file that is read, in bytes. */
export const maxFileBytes = 256 * 1024;

/** Controls that no text file holds, and what stands for bytes that are not UTF-8 in a decoded text. */
const binary = /(?![\t\n\r\u0085])\p{Cc}|\uFFFD/u;

/** Reorders or hides text on a reviewer's screen: bidirectional controls, zero-width space, word joiner, inner byte order mark. */
const hidden = /[\u202A-\u202E\u2066-\u2069\u200B\u2060]|(?<!^)\uFEFF/gu;

/** Each character of a text that is an objection here: written as an escape it is none. */
export const objectionable = /(?![\t\n\r\u0085])\p{Cc}|[\uFFFD\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF]/gu;

export interface TextExamination {
  /** `false` where it makes no sense to read on. */
  readonly readable: boolean;
  readonly problems: readonly YamlProblem[];
}

export function examineText(source: SourceFile): TextExamination {
  const { text } = source;
  if (text.length > maxFileBytes) return { readable: false, problems: [tooLarge(source)] };
  const bad = binary.exec(text);
  if (bad !== null) return { readable: false, problems: [notText(source, bad.index, bad[0])] };
  const problems: YamlProblem[] = [];
  if (text.startsWith("\uFEFF")) {
    problems.push({
      check: "yaml/byte-order-mark",
      file: source,
      at: place(0, 1),
      message: "the file begins with a byte order mark",
      help: "save it as UTF-8 without one; `discriminat-policy fmt` does",
    });
  }
  for (const { index, 0: character } of text.matchAll(hidden)) {
    problems.push({
      check: "yaml/hidden-character",
      file: source,
      at: place(index, index + 1),
      message: `${quote(character)} makes the text look different from what it is`,
      help: "remove it",
    });
  }
  return { readable: true, problems };
}

/** For a file of which not even the text was read. */
export function tooLarge(file: SourceFile): YamlProblem {
  return {
    check: "yaml/too-large",
    file,
    at: place(0, 0),
    message: `the file is larger than ${maxFileBytes / 1024} KiB`,
    help: "one file holds one app; move lists that several apps share into bundles",
  };
}

function notText(file: SourceFile, index: number, character: string): YamlProblem {
  const message =
    character === "\uFFFD"
      ? "this is not valid UTF-8"
      : `the control character ${quote(character)} does not belong here`;
  const help = "save the file as UTF-8 text; it may be a binary file, or in UTF-16";
  return { check: "yaml/encoding", file, at: place(index, index + 1), message, help };
}

function place(start: number, end: number): YamlProblem["at"] {
  return { span: { start, end }, path: [] };
}
