/** The items of a finding for people: a bounded table, or lines. Pure; nothing is made inert here. */
import type { Finding, Items } from "../findings/finding.ts";
import { thousands } from "../text/words.ts";

/** A finding says the rest as a number: `--format json` has all. */
export interface ShownItems {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly left: number;
}

/** At most `limit` items; `undefined` where the finding has none. */
export function shownItems({ items }: Finding, limit: number): ShownItems | undefined {
  if (items === undefined || items.rows.length === 0) return undefined;
  const rows = items.rows.slice(0, limit);
  return {
    head: items.shown.map(wordsOf),
    rows: rows.map((row) => items.shown.map((key) => valueWords(row[key]))),
    left: items.rows.length - rows.length,
  };
}

/** `api.stripe.com: connections 24, days 3`, and a last line for what is left out. */
export function itemLines(finding: Finding, limit: number): readonly string[] {
  const shown = shownItems(finding, limit);
  if (shown === undefined) return [];
  const [, ...labels] = shown.head;
  const lines = shown.rows.map(([subject = "", ...cells]) => {
    const facts = cells.flatMap((cell, index) => (cell === "" ? [] : `${labels[index]?.toLowerCase()} ${cell}`));
    return `${subject}: ${facts.join(", ")}`;
  });
  return [...lines, ...moreItems(shown.left)];
}

/** `and 12 more`, where some are left out. */
export function moreItems(left: number): readonly string[] {
  return left === 0 ? [] : [`and ${thousands(left)} more (--format json shows all)`];
}

/** `lastSeen` as `Last seen`. */
function wordsOf(key: Items["shown"][number]): string {
  const words = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function valueWords(value: string | number | undefined): string {
  return typeof value === "number" ? thousands(value) : (value ?? "");
}
