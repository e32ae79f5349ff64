/** JSON of what others wrote, with nothing in it that is active in a terminal. Pure. */
import { replaceActive } from "./visible.ts";

/** `\uXXXX` for each UTF-16 unit. */
const jsonEscape = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");

/** JSON that is safe to print: the same data for every parser. */
export function safeJson(value: unknown): string {
  const lines = JSON.stringify(value, null, 2).split("\n");
  return `${lines.map((line) => replaceActive(line, jsonEscape)).join("\n")}\n`;
}
