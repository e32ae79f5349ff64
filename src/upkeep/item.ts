/**
 * One thing that is due in a policy, what it rests on, and when the same thing is news. Pure. Keys and grounds are kept in
 * proposals between runs (`marker.ts`): a key is a digest, because names are chosen by those who opened a connection.
 */
import { createHash } from "node:crypto";

/**
 * `emergency`: an emergency entry whose last day is over. `expired`: the same of an entry with `expires`. `unused`: a name that
 * nothing used. `missing`: a name that passed and no entry admits. `window`: a see-thru window that is ready to close, or over.
 */
export type ItemKind = "emergency" | "expired" | "unused" | "missing" | "window";

/** What an item rests on, coarsely: the same grounds twice are no news. */
export interface Grounds {
  /** One word, such as `ready` or `over`. */
  readonly verdict: string;
  readonly connections: number;
  readonly days: number;
  readonly clients: number;
}

export interface Item {
  readonly kind: ItemKind;
  readonly app: string;
  /** What makes it the same item in the next run: 16 hexadecimal digits. */
  readonly key: string;
  readonly grounds: Grounds;
  /** What is to be done and why: a sentence without a full stop. */
  readonly why: string;
}

/** @param parts whatever makes the item what it is */
export function itemKey(kind: ItemKind, app: string, ...parts: readonly unknown[]): string {
  return digestOf([kind, app, ...parts]);
}

const digestLength = 16;

/** Hexadecimal digits: whatever goes in, what comes out is inert. */
export function digestOf(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, digestLength);
}

/** Whether the grounds have changed enough to be worth a person's second look: another verdict, or twice as much of anything. */
export function isNews(now: Grounds, before: Grounds): boolean {
  const doubled = (count: "connections" | "days" | "clients"): boolean => now[count] >= 2 * Math.max(before[count], 1);
  return now.verdict !== before.verdict || doubled("connections") || doubled("days") || doubled("clients");
}
