/**
 * What Logs Insights answered about one day of one network, and its file: the rows themselves, so that a day that is read again
 * goes through the same counting as one that is asked. A day may have more rows than fit into one text or the memory: it is
 * written and read piece by piece. Pure; must not touch the disk. See docs/decisions/0150-answered-days.md.
 */
import { createHash } from "node:crypto";
import { UserError } from "../../errors.ts";
import { isMap } from "../../values/json.ts";
import { type AnswerKind, queryOf, type Streams } from "./queries.ts";
import type { Row } from "./run-query.ts";

/** The three queries, and the rows of each that are of the day, in any order; packed by `packRows`. */
export type DayAnswer = Readonly<Record<AnswerKind, readonly PackedRows[]>>;

/** Rows as UTF-8, one a line: a third of what objects take, and outside of the heap. Never empty. */
export type PackedRows = Buffer;

/** Some rows of a day; all of them are several such parts. */
export interface DayPart {
  readonly kind: AnswerKind;
  readonly rows: readonly Row[];
}

export const answerKinds: readonly AnswerKind[] = ["flows", "activity", "config"];

/** Where days are kept that were answered. */
export interface AnsweredDays {
  /** Part by part; `undefined` where the day is not there, or was asked otherwise. @param day `YYYY-MM-DD` */
  readonly read: (day: string) => Iterable<DayPart> | undefined;
  readonly keep: (day: string, answer: DayAnswer) => Promise<void>;
}

/** Which day a file is of, and a digest of what was asked. */
export interface DayKey {
  readonly network: string;
  readonly day: string;
  readonly asked: string;
}

/** Of the file; another one is asked again. */
const version = 1;
/** Rows that are read at a time. */
const rowsAtOnce = 1000;

/** `sha256:…` of what is asked, and of whom: what was answered to something else does not count. */
export function digestOfQuestions(streams: Streams, place: unknown): string {
  const queries = answerKinds.map((kind) => queryOf(kind, streams)({ fromMs: 0, toMs: 0 }));
  return `sha256:${createHash("sha256")
    .update(JSON.stringify([queries, place]))
    .digest("hex")}`;
}

const rowEnd = ",\n";

/** @returns `undefined` where there are none. */
export function packRows(rows: readonly Row[]): PackedRows | undefined {
  return rows.length === 0 ? undefined : Buffer.from(rows.map((row) => JSON.stringify(row)).join(rowEnd));
}

/** JSON with one row a line, and at its end a digest of all that is before it: half a file, or a changed one, is told. */
export function* dayText({ network, day, asked }: DayKey, answer: DayAnswer): Generator<Buffer> {
  const hash = createHash("sha256");
  for (const piece of partsOf({ version, network, day, asked }, answer)) {
    hash.update(piece);
    yield piece;
  }
  yield Buffer.from(`"digest": "sha256:${hash.digest("hex")}"}\n`);
}

function* partsOf(head: Readonly<Record<string, unknown>>, answer: DayAnswer): Generator<Buffer> {
  const lines = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  yield Buffer.from(`{\n${lines.join("")}`);
  for (const kind of answerKinds) {
    yield Buffer.from(`"${kind}": [`);
    for (const [index, rows] of answer[kind].entries()) {
      yield Buffer.from(index === 0 ? "\n" : rowEnd);
      yield rows;
    }
    yield Buffer.from("],\n");
  }
}

/** A file that is open. */
export interface DayFile {
  /** For messages. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Its bytes from `from` up to `to`, in pieces of any size. */
  readonly bytes: (from: number, to: number) => Iterable<Buffer>;
}

export type ReadDay =
  /** @throws UserError, while it is read, where the rows are not as they are written. */
  | { readonly kind: "answer"; readonly parts: Iterable<DayPart> }
  /** Sound, but asked otherwise, or by another version. */
  | { readonly kind: "other" }
  | { readonly kind: "corrupt"; readonly why: string };

const ending = /^"digest": "(sha256:[0-9a-f]{64})"\}\n$/;
const endingLength = `"digest": "sha256:${"0".repeat(64)}"}\n`.length;
/** Before the rows: a name has 63 characters at most. */
const headLength = 1024;
const headEnd = `"${answerKinds[0]}": [`;

/** Reads all of it once for its digest: what is not sound must not be counted in part. */
export function readDay(file: DayFile, key: DayKey): ReadDay {
  const bodyEnd = Math.max(0, file.size - endingLength);
  const [, digest] = ending.exec(textOf(file.bytes(bodyEnd, file.size))) ?? [];
  if (digest === undefined) return { kind: "corrupt", why: "it does not end as such a file does" };
  const hash = createHash("sha256");
  for (const piece of file.bytes(0, bodyEnd)) hash.update(piece);
  if (`sha256:${hash.digest("hex")}` !== digest) return { kind: "corrupt", why: "its digest is another one" };
  const head = readHead(textOf(file.bytes(0, Math.min(headLength, bodyEnd))));
  if (head === undefined) return { kind: "corrupt", why: "it does not begin as such a file does" };
  if (head.version !== version || head.asked !== key.asked) return { kind: "other" };
  if (head.network !== key.network || head.day !== key.day) {
    return { kind: "corrupt", why: "it is of another network or day" };
  }
  return { kind: "answer", parts: readParts(file, bodyEnd) };
}

function textOf(pieces: Iterable<Buffer>): string {
  return Buffer.concat([...pieces]).toString("utf8");
}

function readHead(text: string): Readonly<Record<string, unknown>> | undefined {
  const [head = ""] = text.split(headEnd, 1);
  const value = parse(head.replace(/,\n$/, "}"));
  return isMap(value) ? value : undefined;
}

function* readParts(file: DayFile, bodyEnd: number): Generator<DayPart> {
  let kind: AnswerKind | undefined;
  let rows: Row[] = [];
  for (const line of linesOf(file.bytes(0, bodyEnd))) {
    const next = answerKinds.find((one) => line.startsWith(`"${one}": [`));
    if (kind !== undefined && rows.length > 0 && (next !== undefined || rows.length >= rowsAtOnce)) {
      yield { kind, rows };
      rows = [];
    }
    if (next !== undefined) kind = next;
    else if (kind !== undefined) rows.push(readRow(line, file.name));
  }
  if (kind !== undefined && rows.length > 0) yield { kind, rows };
}

/** Of UTF-8, in which no other character has a byte of a line's end. */
function* linesOf(pieces: Iterable<Buffer>): Generator<string> {
  let begun: Buffer = Buffer.alloc(0);
  for (const piece of pieces) {
    const end = piece.lastIndexOf("\n");
    if (end === -1) {
      begun = Buffer.concat([begun, piece]);
      continue;
    }
    yield* Buffer.concat([begun, piece.subarray(0, end)])
      .toString("utf8")
      .split("\n");
    begun = Buffer.from(piece.subarray(end + 1));
  }
}

function readRow(line: string, file: string): Row {
  // Behind the last one its list ends too.
  const row = parse(line.slice(0, line.endsWith("],") ? -2 : -1));
  if (isRow(row)) return row;
  throw new UserError(`${file} holds what is not a row, though its digest is right`, {
    hint: "Remove it, and run this again: the day is asked anew.",
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRow(value: unknown): value is Row {
  return isMap(value) && Object.values(value).every((field) => typeof field === "string");
}
