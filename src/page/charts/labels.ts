/** Words in pictures: visible, and short enough for an axis; the table beside a picture has them in full. */
import { visible } from "../../text/visible.ts";

const longest = 40;

/** The start and the end of a long text, since the end of a name says whose it is. */
export function shortLabel(text: string): string {
  const characters = [...visible(text)];
  if (characters.length <= longest) return characters.join("");
  return `${characters.slice(0, longest / 2 - 1).join("")}…${characters.slice(1 - longest / 2).join("")}`;
}

/** Milliseconds of a day's start in UTC, for scales of time. */
export function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
