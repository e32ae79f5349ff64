/** For a connection that no name admits: the declared name that was probably meant for it, and what differs. Pure. */
import { distance } from "fastest-levenshtein";
import { isPattern, matches } from "../discriminat/pattern.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Target } from "../policy/target.ts";
import { quote } from "../text/quote.ts";

type NearestKind = "port" | "protocol" | "too-deep" | "too-shallow" | "empty-run" | "typo";

export interface NearestName {
  readonly kind: NearestKind;
  readonly declared: ResolvedName;
  /** A sentence without a full stop. */
  readonly message: string;
}

const maxTypos = 2;

/** The closest declared name, by how sure the explanation is; `undefined` where none is close. */
export function nearestName(names: readonly ResolvedName[], target: Target): NearestName | undefined {
  for (const explain of explanations) {
    for (const declared of names) {
      const found = explain(declared, target);
      if (found !== undefined) return { declared, ...found };
    }
  }
  return typo(names, target);
}

type Explanation = (declared: ResolvedName, target: Target) => Omit<NearestName, "declared"> | undefined;

const explanations: readonly Explanation[] = [
  ({ name, protocol, port }, target) =>
    protocol === target.protocol && port !== target.port && matches(name, target.name)
      ? { kind: "port", message: `${quote(name)} is declared on port ${port}, not on ${target.port}` }
      : undefined,
  ({ name, protocol }, target) =>
    protocol !== target.protocol && matches(name, target.name)
      ? { kind: "protocol", message: `${quote(name)} is declared for ${protocol}, not for ${target.protocol}` }
      : undefined,
  ({ name, protocol, port }, target) =>
    protocol === target.protocol && port === target.port && matchesByEmptyRun(name, target.name)
      ? {
          kind: "empty-run",
          message: `${quote(name)} would match only if "*" may stand for nothing, which is not known; write the name itself`,
        }
      : undefined,
  ({ name }, target) => {
    const deep = isPattern(name) && matches(name, withoutFirstLabel(target.name));
    return deep
      ? {
          kind: "too-deep",
          message: `${quote(target.name)} is one label too deep for ${quote(name)}: a wildcard never crosses a dot`,
        }
      : undefined;
  },
  ({ name }, target) =>
    isPattern(name) && withoutFirstLabel(name) === target.name
      ? { kind: "too-shallow", message: `${quote(name)} does not match ${quote(target.name)} itself` }
      : undefined,
];

const withoutFirstLabel = (name: string): string => name.slice(name.indexOf(".") + 1);

/** A pattern that matches in any case, and that the firewall may refuse, is not explained by this. */
function matchesByEmptyRun(pattern: string, name: string): boolean {
  return matches(pattern, name, { emptyRun: true }) && !matches(pattern, name);
}

/** What a pattern stands for if its wildcards take what the target has in the same label. */
function filledIn(pattern: string, name: string): string {
  // Stryker disable next-line ConditionalExpression: without wildcards the labels come out as they are, only later
  if (!isPattern(pattern)) return pattern;
  const labels = name.split(".");
  return pattern
    .split(".")
    .map((label, index) => (isPattern(label) && matches(label, labels[index] ?? "") ? (labels[index] ?? label) : label))
    .join(".");
}

function typo(names: readonly ResolvedName[], target: Target): NearestName | undefined {
  let best: ResolvedName | undefined;
  // Two letters are half of a short name.
  let least = Math.min(maxTypos, Math.floor(target.name.length / 5)) + 1;
  for (const declared of names) {
    // Stryker disable next-line ConditionalExpression: names whose lengths differ by more are further apart anyway
    if (Math.abs(declared.name.length - target.name.length) > maxTypos && !isPattern(declared.name)) continue;
    const typos = distance(filledIn(declared.name, target.name), target.name);
    if (typos > 0 && typos < least) {
      best = declared;
      least = typos;
    }
  }
  return best && { kind: "typo", declared: best, message: `did you mean ${quote(best.name)}?` };
}
