/**
 * The one bound of everything that is written as Markdown: never more than 60,000 characters (GitHub refuses comments over
 * 65,536), and what is left out is counted. Pure; knows nothing of what the lines say.
 */
import { count } from "../text/words.ts";

export const maxMarkdownLength = 60_000;

/** A list, a table or a block. */
export interface MarkdownPart {
  readonly before: string;
  /** Rendered, each with its line break. Shown from the first on, as many as fit. */
  readonly lines: readonly string[];
  readonly after: string;
  /** How many lines there would be, where some were not even rendered. @default the lines */
  readonly total?: number;
  /** Says how many lines are left out. @default `12 more lines left out here: …` */
  readonly note?: (left: number) => string;
}

/** No line is shorter: more of them than this never fit. */
export const mostLines = maxMarkdownLength / 10;

const noteLength = 200;

/** `12 more findings: --format json has all of them.` */
export function moreNote(left: number, one: string): string {
  return `\n${count(left, `more ${one}`)}: \`--format json\` has all of them.\n`;
}

const moreLines = (left: number): string =>
  `\n${count(left, "more line")} left out here: \`--format json\` has all of them.\n`;

/**
 * Head and foot whole, and of each part what fits: parts that need little get it, the others share what is left evenly. Where
 * there are so many parts that not even their headings fit, the last ones are left out, and their lines counted.
 */
export function boundedMarkdown(head: string, parts: readonly MarkdownPart[], foot = ""): string {
  let room = maxMarkdownLength - head.length - foot.length - noteLength;
  const shown: MarkdownPart[] = [];
  for (const part of parts) {
    const frame = part.before.length + part.after.length + noteLength;
    if (frame > room) break;
    room -= frame;
    shown.push(part);
  }
  const shares = share(
    shown.map(({ lines }) => lines.reduce((sum, line) => sum + line.length, 0)),
    room,
  );
  const left = parts.slice(shown.length).reduce((sum, { lines, total = lines.length }) => sum + total, 0);
  const note = left === 0 ? "" : moreLines(left);
  return head + shown.map((part, index) => render(part, shares[index] ?? 0)).join("") + note + foot;
}

function render({ before, lines, after, total = lines.length, note = moreLines }: MarkdownPart, room: number): string {
  let used = 0;
  const shown = lines.filter((line) => {
    used += line.length;
    return used <= room;
  });
  const left = total - shown.length;
  return `${before}${shown.join("")}${left === 0 ? "" : note(left)}${after}`;
}

function share(needs: readonly number[], room: number): readonly number[] {
  const shares = needs.map(() => 0);
  let left = Math.max(0, room);
  const order = needs.map((_, index) => index).sort((one, other) => (needs[one] ?? 0) - (needs[other] ?? 0));
  for (const [position, index] of order.entries()) {
    const most = Math.floor(left / (order.length - position));
    shares[index] = Math.min(needs[index] ?? 0, most);
    left -= shares[index];
  }
  return shares;
}

/** A text no longer than that; an ellipsis for the rest. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
