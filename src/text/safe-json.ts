/** JSON of what others wrote, with nothing in it that is active in a terminal. Pure. */
import { joinPieces } from "./pieces.ts";
import { replaceActive } from "./visible.ts";

/** `\uXXXX` for each UTF-16 unit. */
const jsonEscape = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");

/** JSON that is safe to print: the same data for every parser. */
export function safeJson(value: unknown): string {
  return `${safeLines(value, "")}\n`;
}

/**
 * The text that `safeJson` gives of the same object, piece by piece: a long list in it is written item by item, because there may be
 * more of it than one wants to hold. What is yielded first cannot be taken back: the data must be complete before.
 */
export function safeJsonPieces(data: Readonly<Record<string, unknown>>): Generator<string> {
  return joinPieces(partsOf(data));
}

function* partsOf(data: Readonly<Record<string, unknown>>): Generator<string> {
  let before = "{";
  for (const [key, value] of Object.entries(data)) {
    if (value === undefined) continue;
    yield `${before}\n  ${safeLines(key, "")}: `;
    before = ",";
    if (Array.isArray(value) && value.length > 0) yield* itemsOf(value);
    else yield safeLines(value, "  ");
  }
  yield before === "{" ? "{}\n" : "\n}\n";
}

function* itemsOf(items: readonly unknown[]): Generator<string> {
  let before = "[";
  for (const item of items) {
    yield `${before}\n    ${safeLines(item, "    ")}`;
    before = ",";
  }
  yield "\n  ]";
}

/** In a list, what JSON cannot say is `null`. */
function safeLines(value: unknown, indent: string): string {
  const lines = (JSON.stringify(value, null, 2) ?? "null").split("\n");
  return lines.map((line) => replaceActive(line, jsonEscape)).join(`\n${indent}`);
}
