/**
 * Runs a filter pattern over a log line, as CloudWatch does. Where CloudWatch's answer is documented, this is it:
 *
 * - A comparison, `!=` too, is false where the field is missing, null, a list or an object. ("If a property selector points to an
 *   array or object, the filter pattern won't match"; missing fields: https://github.com/DataBiosphere/azul/issues/5884)
 * - `= *` is true of every text and number; a wildcard and an expression see a number as its digits.
 * - A pattern for JSON is false for a line that is not JSON. Everything but keywords is case-sensitive.
 *
 * NOT documented, and decided here: a number in the pattern equals a text that is that number (`$.dpt = 443` finds `"443"`, since
 * the types of the firewall's fields are not published), and text in quotes equals a number of the same digits; comparisons of
 * booleans other than by IS are false; of a key that occurs twice the last counts. Pure.
 */
import type { ComparisonOperator, Condition, FilterPattern, Operand, Selector, Term } from "./filter-pattern.ts";
import { readNumber } from "./read-operand.ts";

export function matchesMessage(pattern: FilterPattern, message: string): boolean {
  switch (pattern.kind) {
    case "everything":
      return true;
    case "terms": {
      const occurs = (term: Term): boolean =>
        term.kind === "text" ? message.includes(term.text) : term.regex.test(message);
      const { all, any, none } = pattern;
      return all.every(occurs) && (any.length === 0 || any.some(occurs)) && !none.some(occurs);
    }
    case "json": {
      const value = readJson(message);
      return value !== undefined && matchesJson(pattern.condition, value);
    }
  }
}

function readJson(message: string): object | undefined {
  // Recognizes most lines that are not JSON without an exception.
  if (!/^\s*[{[]/.test(message)) return undefined;
  try {
    return JSON.parse(message) as object;
  } catch {
    return undefined;
  }
}

function matchesJson(condition: Condition, value: unknown): boolean {
  switch (condition.kind) {
    case "and":
      return condition.conditions.every((one) => matchesJson(one, value));
    case "or":
      return condition.conditions.some((one) => matchesJson(one, value));
    case "is":
      return select(condition.selector, value).includes(condition.value);
    case "not-exists":
      return select(condition.selector, value).length === 0;
    case "compare": {
      const { selector, operator, operand } = condition;
      return select(selector, value).some((selected) => compare(selected, operator, operand));
    }
  }
}

/** Every value that a selector leads to; several only with a wildcard. */
function select(selector: Selector, root: unknown): readonly unknown[] {
  let values: readonly unknown[] = [root];
  for (const step of selector) {
    values = values.flatMap((value): readonly unknown[] => {
      if (typeof value !== "object" || value === null) return [];
      if (Array.isArray(value)) {
        if (step.kind === "any-index") return value;
        return step.kind === "index" && step.index < value.length ? [value[step.index]] : [];
      }
      if (step.kind === "any-key") return Object.values(value);
      return step.kind === "key" && Object.hasOwn(value, step.key)
        ? [(value as Record<string, unknown>)[step.key]]
        : [];
    });
  }
  return values;
}

function compare(value: unknown, operator: ComparisonOperator, operand: Operand): boolean {
  if (typeof value !== "string" && typeof value !== "number") return false;
  if (operator === "=") return equals(value, operand);
  if (operator === "!=") return !equals(value, operand);
  const number = toNumber(value);
  if (number === undefined || operand.kind !== "number") return false;
  switch (operator) {
    case "<":
      return number < operand.value;
    case "<=":
      return number <= operand.value;
    case ">":
      return number > operand.value;
    case ">=":
      return number >= operand.value;
  }
}

function equals(value: string | number, operand: Operand): boolean {
  const text = `${value}`;
  switch (operand.kind) {
    case "number":
      return toNumber(value) === operand.value;
    case "regex":
      return operand.regex.test(text);
    case "text":
      if (operand.openStart && operand.openEnd) return text.includes(operand.text);
      if (operand.openStart) return text.endsWith(operand.text);
      return operand.openEnd ? text.startsWith(operand.text) : text === operand.text;
  }
}

function toNumber(value: string | number): number | undefined {
  return typeof value === "number" ? value : readNumber(value);
}
