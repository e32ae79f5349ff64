/** The patterns for lines of JSON: `{ $.a = "x" && ($.b != 1 || $.c IS TRUE) }`. Pure. */
import type { ComparisonOperator, Condition, Operand, Selector, Step } from "./filter-pattern.ts";
import { readNumber, readText } from "./read-operand.ts";
import { readRegex } from "./read-regex.ts";
import { hereOf, type Scanner } from "./scanner.ts";

/** "up to one wildcard selector in a property selector, and up to three … in a filter pattern with compound expressions" */
const wildcardsPerSelector = 1;
const wildcardsPerPattern = 3;
/** "a limit of 2 regex for each filter pattern when creating a delimited or JSON filter pattern" */
const regexesPerPattern = 2;

/** Reads from behind the opening brace to behind the closing one. */
export function parseJsonCondition(scanner: Scanner): Condition {
  const { take, skipBlanks, fail, offset } = scanner;
  let wildcards = 0;
  let regexes = 0;

  const parseSelector = (): Selector => {
    const start = offset();
    if (take(/\$/) === undefined) fail(`a field is expected, not ${hereOf(scanner)}`, "begin it with $. as in $.dhost");
    const steps: Step[] = [];
    for (;;) {
      const step = parseStep();
      if (step === undefined) break;
      steps.push(step);
    }
    const range = { start, end: offset() };
    if (steps.length === 0) fail("$ alone names no field", "write a name after it, as in $.dhost", range);
    const own = steps.filter(({ kind }) => kind === "any-key" || kind === "any-index").length;
    wildcards += own;
    if (own > wildcardsPerSelector) fail("CloudWatch allows one wildcard in a field", "name the other steps", range);
    if (wildcards > wildcardsPerPattern)
      fail("CloudWatch allows three fields with wildcards", "name the fields", range);
    return steps;
  };

  const parseStep = (): Step | undefined => {
    if (take(/\.?\['/) !== undefined) {
      const key = scanner.takeUntil("'", "the name of the field");
      if (take(/\]/) === undefined) fail("the bracket is not closed", "write ] behind the name");
      return { kind: "key", key };
    }
    if (/^\.?\["/.test(scanner.text.slice(offset()))) {
      fail("CloudWatch takes no double quotes in brackets", "write single ones: $.['a b']");
    }
    if (take(/\[\*\]/) !== undefined) return { kind: "any-index" };
    const index = take(/\[\d{1,9}\]/);
    if (index !== undefined) return { kind: "index", index: Number(index.slice(1, -1)) };
    if (take(/\.\*/) !== undefined) return { kind: "any-key" };
    const key = take(/\.[A-Za-z0-9_-]+/);
    if (key !== undefined) return { kind: "key", key: key.slice(1) };
    if (/^[.[]/.test(scanner.text.slice(offset()))) {
      fail(`${hereOf(scanner)} names no field`, "write letters, digits, - and _; other names as in $.['a b']");
    }
    return undefined;
  };

  const parseOperand = (operator: ComparisonOperator): Operand => {
    const start = offset();
    const operand = parseValue();
    const ordered = operator !== "=" && operator !== "!=";
    if (ordered && operand.kind !== "number") {
      fail(`${operator} compares numbers`, "write a number without quotes, or = or !=", { start, end: offset() });
    }
    return operand;
  };

  const parseValue = (): Operand => {
    const start = offset();
    if (take(/"/) !== undefined) return readText(scanner.takeUntil('"', "the text").replace(/\\(.)/gs, "$1"));
    if (take(/%/) !== undefined) {
      const source = scanner.takeUntil("%", "the expression");
      regexes += 1;
      if (regexes > regexesPerPattern) {
        fail("CloudWatch allows two expressions in a pattern", "use * or fewer conditions", { start, end: offset() });
      }
      const read = readRegex(source);
      if ("regex" in read) return { kind: "regex", regex: read.regex };
      const at = start + 1 + read.offset;
      return fail(read.message, read.help, { start: at, end: at + 1 });
    }
    const word = take(/[^\s()"%{}=<>!&|]+/);
    if (word === undefined) return fail(`a value is expected, not ${hereOf(scanner)}`, 'write a number or a text: "x"');
    const range = { start, end: offset() };
    const value = readNumber(word);
    if (value !== undefined) return { kind: "number", value };
    if (/^(?:true|false|null)$/i.test(word)) {
      const upper = word.toUpperCase();
      fail(`${word} is compared with IS`, `write IS ${upper}, or "${word}" if it is a text`, range);
    }
    if (!/^[A-Za-z0-9_.*:/-]+$/.test(word))
      fail("a text with such characters needs quotes", 'write it as in "x"', range);
    return readText(word);
  };

  const parseIs = (selector: Selector): Condition => {
    skipBlanks();
    const word = take(/[A-Za-z]+/)?.toUpperCase();
    if (word === "TRUE" || word === "FALSE") return { kind: "is", selector, value: word === "TRUE" };
    if (word === "NULL") return { kind: "is", selector, value: null };
    if (word === "NOT") return fail("CloudWatch has no IS NOT", "write = * for a field that is there and not null");
    return fail("IS is followed by TRUE, FALSE or NULL", 'compare with = otherwise: $.a = "x"');
  };

  const parseTest = (): Condition => {
    const selector = parseSelector();
    skipBlanks();
    if (take(/is\b/i) !== undefined) return parseIs(selector);
    if (take(/not\b/i) !== undefined) {
      skipBlanks();
      if (take(/exists\b/i) === undefined) fail("NOT is followed by EXISTS", "write NOT EXISTS, or compare with !=");
      return { kind: "not-exists", selector };
    }
    if (/^exists\b/i.test(scanner.text.slice(offset()))) fail("CloudWatch has no EXISTS", "write = *");
    const operator = take(/!=|<=|>=|=|<|>/) as ComparisonOperator | undefined;
    if (operator === undefined) {
      return fail(`an operator is expected, not ${hereOf(scanner)}`, "write = != < <= > >=, IS or NOT EXISTS");
    }
    if (operator === "=" && take(/=/) !== undefined) {
      fail("CloudWatch has no ==", "write =", { start: offset() - 2, end: offset() });
    }
    skipBlanks();
    return { kind: "compare", selector, operator, operand: parseOperand(operator) };
  };

  const parsePrimary = (): Condition => {
    skipBlanks();
    const start = offset();
    if (take(/\(/) === undefined) return parseTest();
    const inner = parseAlternatives();
    skipBlanks();
    if (take(/\)/) === undefined) fail("the parenthesis is not closed", "write )", { start, end: start + 1 });
    return inner;
  };

  const parseSequence = (kind: "and" | "or", mark: RegExp, single: RegExp, parseOne: () => Condition): Condition => {
    const first = parseOne();
    const conditions = [first];
    for (skipBlanks(); ; skipBlanks()) {
      if (take(mark) !== undefined) conditions.push(parseOne());
      else if (single.test(scanner.text.slice(offset()))) fail("one mark is missing", "write && or ||");
      else break;
    }
    return conditions.length === 1 ? first : { kind, conditions };
  };

  const parseConjunction = (): Condition => parseSequence("and", /&&/, /^&/, parsePrimary);
  const parseAlternatives = (): Condition => parseSequence("or", /\|\|/, /^\|/, parseConjunction);

  const condition = parseAlternatives();
  skipBlanks();
  if (take(/\}/) === undefined) {
    fail(`&&, || or } is expected, not ${hereOf(scanner)}`, "join conditions with && or ||, and end with }");
  }
  skipBlanks();
  if (!scanner.atEnd()) fail("something follows the closing }", "write the whole pattern inside of { and }");
  return condition;
}
