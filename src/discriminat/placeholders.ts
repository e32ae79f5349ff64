/** Finds `{…}` in names. Which ones there are, and what replaces them, is the business of others. */
import type { Span } from "../text/span.ts";

export interface Placeholder extends Span {
  /** What stands between the braces. */
  readonly name: string;
}

/** Every `{…}` of a text, in order. */
export function findPlaceholders(text: string): readonly Placeholder[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(({ 0: written, 1: name = "", index }) => ({
    name,
    start: index,
    end: index + written.length,
  }));
}
