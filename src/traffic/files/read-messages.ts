/** Log files → messages, whatever the format; one file after the other. */
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import type { LogFields } from "../../discriminat/flow-record.ts";
import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { findLogFiles, standardInput } from "./bytes/find-log-files.ts";
import { openLogFile, type ReadRooms } from "./bytes/open-log-file.ts";
import { createCsvParser } from "./formats/csv-parser.ts";
import { createJsonParser } from "./formats/json-parser.ts";
import { createLineParser } from "./formats/line-parser.ts";
import type { MessageSink, Parser } from "./formats/parser.ts";
import { type Format, sniff, sniffedBytes } from "./formats/sniff.ts";
import { createPartialAnswers } from "./partial-answers.ts";

export interface LogFiles {
  /** Files, folders, patterns, or `-`. */
  readonly patterns: readonly string[];
  /** What the patterns stand for, where that has been found out, or a part of it. */
  readonly files?: readonly string[] | undefined;
  readonly cwd: string;
  readonly stdin: Readable;
  /** Where to read them: the sinks'. */
  readonly rooms?: ReadRooms | undefined;
  readonly onProgress?: (progress: FilesProgress) => void;
}

export interface FilesProgress {
  readonly file: string;
  readonly filesDone: number;
  readonly filesKnown: number;
  /** Of the disk: compressed ones are not counted twice. */
  readonly bytesRead: number;
}

/** One record as it was written. */
export interface FileMessage {
  readonly atMs: number | null;
  readonly text: string;
  readonly fields: LogFields | undefined;
  readonly file: string;
  readonly line: number;
  /** As AWS gave it. */
  readonly eventId: string | undefined;
}

/**
 * Feeds each file to a sink of its own. Yields after each chunk: the caller sets the pace.
 *
 * @throws UserError for what cannot be read, or holds no logs; the reason of `signal` where it is aborted.
 */
export async function* parseLogFiles(
  { patterns, cwd, files = findLogFiles(patterns, cwd), stdin, rooms, onProgress = () => {} }: LogFiles,
  sinkFor: (file: string) => MessageSink,
  signal: AbortSignal,
): AsyncGenerator<undefined> {
  let areEmpty = true;
  let bytesRead = 0;
  for (const [filesDone, file] of files.entries()) {
    const report = (bytes = 0): void => {
      bytesRead += bytes;
      onProgress({ file, filesDone, filesKnown: files.length, bytesRead });
    };
    report();
    const source = file === standardInput ? stdin : resolve(cwd, file);
    const sinkOf = (name: string): MessageSink => {
      areEmpty = false;
      return sinkFor(name);
    };
    yield* parseLogFile(file, source, sinkOf, signal, report, rooms);
  }
  if (areEmpty) throw emptyFiles(files);
}

/**
 * Feeds one file to a sink, which is only asked for where there is something in it. Yields after each chunk.
 *
 * @param source its path, absolute, or a stream that is open
 * @param rooms where to read it: the sink's
 * @throws as `parseLogFiles`
 */
export async function* parseLogFile(
  file: string,
  source: string | Readable,
  sinkFor: (file: string) => MessageSink,
  signal: AbortSignal,
  onRead: (bytes: number) => void,
  rooms?: ReadRooms,
): AsyncGenerator<undefined> {
  const chunks = openLogFile(file === standardInput ? "standard input" : file, source, signal, onRead, rooms);
  try {
    const { parser, start } = await begin(chunks, file, sinkFor);
    if (parser === undefined) return;
    parser.push(start);
    yield;
    for await (const chunk of chunks) {
      parser.push(chunk);
      yield;
    }
    parser.end();
    yield;
  } finally {
    // Closes the file where its beginning is refused, or the caller stops early.
    await chunks.return(undefined);
  }
}

export function emptyFiles(files: readonly string[]): UserError {
  return new UserError(files.length === 1 ? `${quote(files[0] ?? "")} is empty` : "all the files are empty", {
    hint: "Name the files of an export of the firewall's log group.",
  });
}

type ReadableFormat = Exclude<Format, "binary" | "utf-16" | "empty">;

const parsers: Readonly<Record<ReadableFormat, (sink: MessageSink) => Parser | Promise<Parser>>> = {
  lines: createLineParser,
  json: createJsonParser,
  csv: createCsvParser,
  // YAML takes 50 ms to load, and hardly any logs are.
  yaml: async (sink) => (await import("./formats/yaml-parser.ts")).createYamlParser(sink),
};

/** Reads as much as tells the format. */
async function begin(
  chunks: AsyncGenerator<Buffer>,
  file: string,
  sinkFor: (file: string) => MessageSink,
): Promise<{ readonly parser: Parser | undefined; readonly start: Buffer }> {
  let start: Buffer = Buffer.alloc(0);
  let isWhole = true;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    start = start.length === 0 ? Buffer.from(next.value) : Buffer.concat([start, next.value]);
    isWhole = false;
    if (start.length >= sniffedBytes) break;
    isWhole = true;
  }
  const withoutMark = start.subarray(start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0);
  const format = sniff(withoutMark, isWhole);
  if (format === "empty") return { parser: undefined, start };
  if (format === "utf-16") {
    throw new UserError(`${quote(file)} is written in UTF-16`, {
      hint: "Convert it to UTF-8, or write it again: PowerShell needs `| Out-File -Encoding utf8` in place of `>`.",
    });
  }
  if (format === "binary") {
    throw new UserError(`${quote(file)} is not a log file: it holds binary data`, {
      hint: "Logs are JSON, CSV or lines with JSON, also compressed with gzip or zstd.",
    });
  }
  return { parser: await parsers[format](sinkFor(file)), start: withoutMark };
}

/** What could not be read, and what files say of themselves that they lack. */
export interface Unread {
  readonly lines: () => number;
  /** `file:line: why` of the first line. */
  readonly first: () => string | undefined;
  /** Why the files are not all there is, in sentences. */
  readonly partial: () => readonly string[];
}

/**
 * The messages of all files in their order.
 *
 * @throws UserError, at the end, where there is no message, and lines that could not be read.
 */
export function readMessages(
  logs: LogFiles,
  signal: AbortSignal,
): { readonly messages: AsyncGenerator<FileMessage>; readonly unread: Unread } {
  const partial = createPartialAnswers();
  const ready: FileMessage[] = [];
  let lines = 0;
  let first: string | undefined;
  const sinkFor = (file: string): MessageSink => {
    const unreadable: MessageSink["unreadable"] = (line, why) => {
      lines += 1;
      first ??= `${file}:${line}: ${why}`;
    };
    return {
      message: (atMs, text, line, fields, eventId) => void ready.push({ atMs, text, fields, file, line, eventId }),
      ...partial.sinkOf(file, unreadable),
    };
  };
  async function* messages(): AsyncGenerator<FileMessage> {
    let isEmpty = true;
    for await (const _ of parseLogFiles(logs, sinkFor, signal)) {
      isEmpty &&= ready.length === 0;
      yield* ready.splice(0);
    }
    if (isEmpty && lines > 0) throw nothingReadable(lines, first);
  }
  return { messages: messages(), unread: { lines: () => lines, first: () => first, partial: partial.reasons } };
}

/** @param first where the first unreadable line is, and why. */
export function nothingReadable(lines: number, first: string | undefined): UserError {
  const where = first === undefined ? "" : ` (${quote(first)})`;
  return new UserError(
    `nothing in the files is a record of the firewall's logs: ${count(lines, "line")} could not be read${where}`,
    { hint: "Name files of the firewall's log group, of its streams flow and config." },
  );
}
