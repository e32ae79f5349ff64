/**
 * Names that a filter leaves out, because policies refuse them: never more than that. A wildcard of ours stays within one label, and
 * one of CloudWatch does not, so that patterns go into a regular expression. Pure.
 */
import { checkName } from "../discriminat/name.ts";
import { exceptName } from "../traffic/filter-pattern/presets.ts";

export interface LeftOut {
  /** Conditions of a filter pattern. */
  readonly conditions: readonly string[];
  /** Names and patterns that did not fit: their connections are counted. */
  readonly kept: readonly string[];
}

/**
 * @param names names and patterns, in the policy's language
 * @param room characters that the conditions may take, with ` && ` before each
 * @param mayUseRegex whether one regular expression may be used
 */
export function leaveOut(names: readonly string[], room: number, mayUseRegex: boolean): LeftOut {
  const conditions: string[] = [];
  const alternatives: string[] = [];
  const kept: string[] = [];
  let left = room;
  for (const name of names) {
    const isPattern = /[*?]/.test(name);
    if (checkName(name, { wildcards: true }).length > 0 || (isPattern && !mayUseRegex)) {
      kept.push(name);
      continue;
    }
    const text = isPattern ? `^${expressionOf(name)}$` : exceptName(name);
    const cost = text.length + (isPattern && alternatives.length > 0 ? "|".length : regexFrame.length);
    if (cost > left) {
      kept.push(name);
      continue;
    }
    left -= cost;
    (isPattern ? alternatives : conditions).push(text);
  }
  // `|` binds weakest, and every alternative has its own anchors.
  if (alternatives.length > 0) conditions.push(`$.dhost != %${alternatives.join("|")}%`);
  return { conditions, kept };
}

/** What the first alternative costs beside itself; other conditions cost less. */
const regexFrame = " && $.dhost != %%";

/** `*` as at least one character: a refusal must not silence more than it says. */
function expressionOf(pattern: string): string {
  return pattern.replaceAll(".", "\\.").replaceAll("?", "[a-z0-9-]").replaceAll("*", "[a-z0-9-]+");
}
