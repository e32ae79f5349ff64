/** Small pieces of English in messages. Pure. */
import { quote } from "./quote.ts";

/** `48,210`. Whole numbers only. */
export function thousands(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `1 day`, `12 days`, `1,204 names`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${thousands(number)} ${number === 1 ? one : many}`;
}

/** `"a"`, `"a" and "b"`, `"a", "b" and "c"`. */
export function quotedList(texts: readonly string[], conjunction: "and" | "or" = "and"): string {
  return wordList(texts.map(quote), conjunction);
}

/** Of a long list, so many are named. */
const named = 5;

/** As `quotedList`, and how many more where there are many. */
export function quotedSome(texts: readonly string[]): string {
  const rest = texts.length - named;
  return rest > 0 ? `${texts.slice(0, named).map(quote).join(", ")} and ${rest} more` : quotedList(texts);
}

/** `a`, `a and b`, `a, b and c`. */
export function wordList(words: readonly (string | number)[], conjunction: "and" | "or" = "and"): string {
  const last = words.at(-1);
  return words.length < 2 ? `${last ?? ""}` : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

/** A clause as a sentence: `it is near` becomes `It is near.` */
export function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}${/[.?!]$/.test(clause) ? "" : "."}`;
}

/** `today`, `tomorrow`, `in 5 days`. */
export function inDays(days: number): string {
  if (days === 0) return "today";
  return days === 1 ? "tomorrow" : `in ${days} days`;
}
