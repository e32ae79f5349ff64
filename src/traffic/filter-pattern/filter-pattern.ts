/**
 * The filter patterns of CloudWatch Logs as data. Types only.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */

/** An expression, compiled; whether a text holds what it describes takes time linear in the text. */
export interface TextMatcher {
  readonly test: (text: string) => boolean;
}

export type FilterPattern =
  /** The empty pattern: every line. */
  | { readonly kind: "everything" }
  /** Lines of text: all of `all`, one of `any` (where there are any), none of `none`. */
  | {
      readonly kind: "terms";
      readonly all: readonly Term[];
      readonly any: readonly Term[];
      readonly none: readonly Term[];
    }
  /** Lines of JSON: `{ $.a = 1 }`. */
  | { readonly kind: "json"; readonly condition: Condition };

/** A piece of text that occurs somewhere in the line, or an expression that does. */
export type Term =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "regex"; readonly regex: TextMatcher };

export type Condition =
  | { readonly kind: "and" | "or"; readonly conditions: readonly Condition[] }
  | {
      readonly kind: "compare";
      readonly selector: Selector;
      readonly operator: ComparisonOperator;
      readonly operand: Operand;
    }
  | { readonly kind: "is"; readonly selector: Selector; readonly value: true | false | null }
  | { readonly kind: "not-exists"; readonly selector: Selector };

export type ComparisonOperator = "=" | "!=" | "<" | "<=" | ">" | ">=";

export type Operand =
  | { readonly kind: "number"; readonly value: number }
  /** `*` is a wildcard only as the first and the last character. */
  | { readonly kind: "text"; readonly text: string; readonly openStart: boolean; readonly openEnd: boolean }
  | { readonly kind: "regex"; readonly regex: TextMatcher };

/** From the root of the JSON inwards; none is the root itself. */
export type Selector = readonly Step[];

export type Step =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "any-key" }
  | { readonly kind: "any-index" };
