/**
 * Reads filter patterns of CloudWatch Logs. What CloudWatch refuses, or is not documented to take, is refused here too: a
 * pattern that works over files works in the console as well. Pure; must not run patterns.
 */
import type { FilterPattern } from "./filter-pattern.ts";
import { parseJsonCondition } from "./parse-condition.ts";
import { parseTerms } from "./parse-terms.ts";
import { createScanner, PatternError, type PatternProblem } from "./scanner.ts";

/** Longest pattern (https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html). */
const maxLength = 1024;

export type ParsedFilterPattern = { readonly pattern: FilterPattern } | { readonly problem: PatternProblem };

export function parseFilterPattern(text: string): ParsedFilterPattern {
  const scanner = createScanner(text);
  try {
    if (text.length > maxLength) {
      const range = { start: maxLength, end: text.length };
      scanner.fail(`CloudWatch takes at most ${maxLength} characters`, "shorten the pattern", range);
    }
    scanner.skipBlanks();
    if (scanner.take(/\{/) !== undefined) return { pattern: { kind: "json", condition: parseJsonCondition(scanner) } };
    if (text.trimStart().startsWith("[")) {
      scanner.fail(
        "this is a pattern for lines of words, while the firewall writes JSON",
        'write a pattern for JSON: { $.dhost = "x" }',
        { start: scanner.offset(), end: text.trimEnd().length },
      );
    }
    return { pattern: parseTerms(scanner) };
  } catch (error) {
    if (error instanceof PatternError) return { problem: error.problem };
    throw error;
  }
}
