/** What a comparison of a filter pattern compares with, once its text is found. Pure. */
import type { Operand } from "./filter-pattern.ts";

/** A whole number or a decimal, with a sign and an exponent if need be. */
const number = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The number that a text is, or `undefined`. */
export function readNumber(text: string): number | undefined {
  return number.test(text) ? Number(text) : undefined;
}

/** Text with a wildcard at an end. One in the middle stands for itself: "Ev*ent will only match the actual string Ev*ent". */
export function readText(written: string): Operand {
  const openStart = written.startsWith("*");
  const openEnd = written.length > 1 && written.endsWith("*");
  return { kind: "text", text: written.slice(openStart ? 1 : 0, openEnd ? -1 : undefined), openStart, openEnd };
}
