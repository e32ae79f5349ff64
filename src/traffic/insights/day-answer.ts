/**
 * What Logs Insights answered about one day of one network, and its file: the rows themselves, so that a day that is read again
 * goes through the same counting as one that is asked. Pure; must not touch the disk. See docs/decisions/0150-answered-days.md.
 */
import { createHash } from "node:crypto";
import { isMap } from "../../values/json.ts";
import { type AnswerKind, queryOf, type Streams } from "./queries.ts";
import type { Row } from "./run-query.ts";

/** The three queries, and the rows of each that are of the day, in any order. */
export type DayAnswer = Readonly<Record<AnswerKind, readonly Row[]>>;

export const answerKinds: readonly AnswerKind[] = ["flows", "activity", "config"];

/** Where days are kept that were answered. */
export interface AnsweredDays {
  /** `undefined` where the day is not there, or was asked otherwise. @param day `YYYY-MM-DD` */
  readonly read: (day: string) => DayAnswer | undefined;
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
const pieceLength = 1 << 16;

/** `sha256:…` of what is asked, and of whom: what was answered to something else does not count. */
export function digestOfQuestions(streams: Streams, place: unknown): string {
  const queries = answerKinds.map((kind) => queryOf(kind, streams)({ fromMs: 0, toMs: 0 }));
  return `sha256:${createHash("sha256")
    .update(JSON.stringify([queries, place]))
    .digest("hex")}`;
}

/** JSON with one row a line, and at its end a digest of all that is before it: half a file, or a changed one, is told. */
export function* dayText({ network, day, asked }: DayKey, answer: DayAnswer): Generator<string> {
  const hash = createHash("sha256");
  let piece = `{\n${Object.entries({ version, network, day, asked })
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
    .join("")}`;
  for (const kind of answerKinds) {
    piece += `"${kind}": [`;
    for (const [index, row] of answer[kind].entries()) {
      piece += `${index === 0 ? "\n" : ",\n"}${JSON.stringify(row)}`;
      if (piece.length < pieceLength) continue;
      hash.update(piece);
      yield piece;
      piece = "";
    }
    piece += "],\n";
  }
  hash.update(piece);
  yield `${piece}"digest": "sha256:${hash.digest("hex")}"}\n`;
}

export type ReadDay =
  | { readonly kind: "answer"; readonly answer: DayAnswer }
  /** Sound, but asked otherwise, or by another version. */
  | { readonly kind: "other" }
  | { readonly kind: "corrupt"; readonly why: string };

const ending = /"digest": "(sha256:[0-9a-f]{64})"\}\n$/;

export function readDayText(text: string, key: DayKey): ReadDay {
  const [, digest] = ending.exec(text.slice(-100)) ?? [];
  if (digest === undefined) return { kind: "corrupt", why: "it does not end as such a file does" };
  const body = text.slice(0, text.lastIndexOf('"digest": '));
  if (`sha256:${createHash("sha256").update(body).digest("hex")}` !== digest) {
    return { kind: "corrupt", why: "its digest is another one" };
  }
  const value = parse(text);
  if (!isMap(value)) return { kind: "corrupt", why: "it is not JSON" };
  if (value.version !== version || value.asked !== key.asked) return { kind: "other" };
  if (value.network !== key.network || value.day !== key.day) {
    return { kind: "corrupt", why: "it is of another network or day" };
  }
  const { flows, activity, config } = value;
  if (!isRows(flows) || !isRows(activity) || !isRows(config)) return { kind: "corrupt", why: "it holds no rows" };
  return { kind: "answer", answer: { flows, activity, config } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRows(value: unknown): value is readonly Row[] {
  return (
    Array.isArray(value) &&
    value.every((row) => isMap(row) && Object.values(row).every((field) => typeof field === "string"))
  );
}
