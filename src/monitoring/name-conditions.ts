/**
 * Names that a filter leaves out, because policies refuse them, or looks for alone: never more than that. A wildcard of ours stays within one label, and
 * one of CloudWatch does not, so that patterns go into a regular expression. Pure.
 */
import { checkName } from "../discriminat/name.ts";
import { isPattern } from "../discriminat/pattern.ts";
import { exceptName, isName } from "../traffic/filter-pattern/presets.ts";

export interface NameConditions {
  /** Conditions of a filter pattern, all of which have to hold. */
  readonly conditions: readonly string[];
  /** Names and patterns that did not fit: left in, or not looked for. */
  readonly kept: readonly string[];
}

/**
 * @param names names and patterns, in the policy's language
 * @param room characters that the conditions may take, with ` && ` before each
 * @param mayUseRegex whether one regular expression may be used
 */
export function leaveOut(names: readonly string[], room: number, mayUseRegex: boolean): NameConditions {
  const { terms, kept } = fitNames(names, room, { mayUseRegex, plain: exceptName, frame: " && $.dhost != %%" });
  const { plain, expression } = terms;
  return { conditions: [...plain, ...(expression === "" ? [] : [`$.dhost != %${expression}%`])], kept };
}

/** Looks for these names alone, with one regular expression where there are patterns. */
export function lookFor(names: readonly string[], room: number): NameConditions {
  const { terms, kept } = fitNames(names, room - " && ()".length, {
    mayUseRegex: true,
    plain: isName,
    frame: " || $.dhost = %%",
  });
  const { plain, expression } = terms;
  const any = [...plain, ...(expression === "" ? [] : [`$.dhost = %${expression}%`])];
  return { conditions: [`(${any.join(" || ")})`], kept };
}

interface Form {
  readonly mayUseRegex: boolean;
  readonly plain: (name: string) => string;
  /** What joins conditions, and stands around an expression: its length counts. */
  readonly frame: string;
}

function fitNames(names: readonly string[], room: number, { mayUseRegex, plain: conditionOf, frame }: Form) {
  const plain: string[] = [];
  const alternatives: string[] = [];
  const kept: string[] = [];
  let left = room;
  for (const name of names) {
    const isWide = isPattern(name);
    if (checkName(name, { wildcards: true }).length > 0 || (isWide && !mayUseRegex)) {
      kept.push(name);
      continue;
    }
    const text = isWide ? `^${expressionOf(name)}$` : conditionOf(name);
    const cost = text.length + (isWide && alternatives.length > 0 ? "|".length : frame.length);
    if (cost > left) {
      kept.push(name);
      continue;
    }
    left -= cost;
    (isWide ? alternatives : plain).push(text);
  }
  // `|` binds weakest, and every alternative has its own anchors.
  return { terms: { plain, expression: alternatives.join("|") }, kept };
}

/** `*` as at least one character: a refusal must not silence more than it says. */
function expressionOf(pattern: string): string {
  return pattern.replaceAll(".", "\\.").replaceAll("?", "[a-z0-9-]").replaceAll("*", "[a-z0-9-]+");
}
