/** Many patterns at once: which of them match a name. */
import { matches, type WildcardReading } from "./pattern.ts";

/** A fixed set of names and patterns. */
export interface PatternSet {
  /** Every member that matches the name, in the order in which they were given, without duplicates. */
  match(name: string): readonly string[];
}

export function createPatternSet(patterns: Iterable<string>, reading: WildcardReading = {}): PatternSet {
  const members = [...new Set(patterns)];
  return { match: (name) => members.filter((pattern) => matches(pattern, name, reading)) };
}
