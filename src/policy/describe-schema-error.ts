/** What one error of a schema validator means in words. Pure. Must not know any particular schema. */

import type { Located, Place } from "../findings/finding.ts";
import type { SourceFile, Splice } from "../findings/source-file.ts";
import { asking, nearest, onlyNear } from "../text/nearest.ts";
import { quote } from "../text/quote.ts";
import { quotedList, wordList } from "../text/words.ts";
import { isDate } from "../values/dates.ts";
import type { SchemaError } from "../values/schema-validator.ts";
import { rewriteScalar } from "../yaml/rewrite-scalar.ts";
import type { MapEntry, YamlNode } from "../yaml/yaml-node.ts";
import type { LoaderProblem } from "./checks.ts";
import { kindWord, placeWord, typeWord, valueWord } from "./schema-words.ts";
import { repairTarget } from "./target.ts";

/** An error with the value that it is about. */
export interface SchemaCase {
  readonly error: SchemaError;
  readonly source: SourceFile;
  readonly node: YamlNode;
  /** The value as written. */
  readonly text: string;
  /** The entry whose value `node` is; `undefined` for the root and for items of a list. */
  readonly entry: MapEntry | undefined;
}

type Description = Omit<LoaderProblem, "file">;

/** `undefined` for an error that only repeats another one. */
export function describeError(schemaCase: SchemaCase): Description | undefined {
  const { error, node } = schemaCase;
  const { params, parentSchema = {} } = error;
  const wrong = (text: string): Description => ({
    check: "schema/wrong-value",
    at: node,
    message: `${placeWord(node.path)} ${text}`,
  });
  switch (error.keyword) {
    case "additionalProperties":
      return unknownKey(schemaCase, String(params.additionalProperty));
    case "required":
      return error.schemaPath.includes("/oneOf/") ? undefined : missingKey(schemaCase, String(params.missingProperty));
    case "oneOf":
      return node.kind === "map" ? wrongChoice(schemaCase) : undefined;
    case "false schema":
      return excludedKey(schemaCase);
    case "type":
      return wrongType(schemaCase, [params.type].flat().map(String));
    case "enum":
      return wrongOption(schemaCase, [params.allowedValues].flat().map(String));
    case "pattern": {
      const expectation = String(parentSchema.patternErrorMessage ?? `must match ${params.pattern}`);
      if (error.propertyName === undefined) {
        return {
          ...wrong(`is ${valueWord(node)}; it ${expectation}`),
          ...targetHelp(node, String(params.pattern)),
          fix: padDate(schemaCase, String(params.pattern)),
        };
      }
      const message = `the key ${quote(error.propertyName)} ${expectation}`;
      return { check: "schema/wrong-value", at: keyPlace(node, error.propertyName), message };
    }
    case "minimum":
    case "maximum": {
      const { minimum, maximum } = parentSchema;
      const range = maximum === undefined ? `at least ${minimum}` : `from ${minimum} to ${maximum}`;
      return wrong(`is ${valueWord(node)}; it must be ${range}`);
    }
    case "minItems":
    case "minProperties":
      return wrong(`is empty; it must hold at least one ${node.kind === "map" ? "key" : "item"}`);
    case "maxProperties":
      return wrong(`holds ${node.kind === "map" ? node.entries.length : 0} keys; it must hold exactly ${params.limit}`);
    case "uniqueItems":
      return repeatedItem(schemaCase, Math.max(Number(params.i), Number(params.j)));
    default:
      return undefined;
  }
}

/** The key that the author of an unknown key probably meant. */
export function guessKey({ error, node }: SchemaCase): string | undefined {
  if (error.keyword !== "additionalProperties" || node.kind !== "map") return undefined;
  const free = Object.keys(error.parentSchema?.properties ?? {}).filter((key) => !(key in node.value));
  return nearest(keyWord(error), free);
}

/** The key that its author must have meant: no other one is near, it is not there yet, and none that excludes it is. */
function certainKey({ error, node }: SchemaCase): string | undefined {
  const key = onlyNear(keyWord(error), Object.keys(error.parentSchema?.properties ?? {}));
  if (key === undefined || node.kind !== "map") return undefined;
  const options = optionsOf(error);
  const excluded = options.includes(key) ? options : [key];
  return excluded.some((each) => each in node.value) ? undefined : key;
}

function keyWord({ params }: SchemaError): string {
  return String(params.additionalProperty).replaceAll(/[\s-]/g, "_");
}

/** The keys of which a map must have exactly one. */
export function optionsOf(error: SchemaError): readonly string[] {
  const branches = (error.parentSchema?.oneOf ?? []) as readonly { readonly required?: readonly string[] }[];
  return branches.flatMap((branch) => branch.required ?? []);
}

function unknownKey(schemaCase: SchemaCase, key: string): Description {
  const { path } = schemaCase.node;
  const known = Object.keys(schemaCase.error.parentSchema?.properties ?? {});
  const guess = guessKey(schemaCase);
  const at = keyPlace(schemaCase.node, key);
  const sure = certainKey(schemaCase);
  return {
    check: "schema/unknown-key",
    at,
    fix: sure === undefined ? undefined : rewriteScalar(schemaCase.source, { ...at, value: key }, sure),
    message:
      path.length === 0 ? `${quote(key)} is not a top-level key` : `${quote(key)} is not a key of ${placeWord(path)}`,
    help: guess === undefined ? `known here: ${quotedList(known)}` : asking(guess),
  };
}

function missingKey(schemaCase: SchemaCase, key: string): Description {
  return {
    check: "schema/missing-key",
    at: parentPlace(schemaCase),
    message: `${placeWord(schemaCase.node.path)} lacks the key ${quote(key)}`,
    help: `add \`${key}:\``,
  };
}

function wrongChoice(schemaCase: SchemaCase): Description {
  const { error, node } = schemaCase;
  const options = optionsOf(error);
  const written = node.kind === "map" ? node.entries.filter(({ key }) => options.includes(key.value)) : [];
  const [, second] = written;
  if (second === undefined) {
    const message = `${placeWord(node.path)} needs exactly one of the keys ${quotedList(options, "or")}, and has none`;
    return { check: "schema/choice", at: parentPlace(schemaCase), message };
  }
  const keys = wordList(
    written.map(({ key }) => quote(key.value)),
    "and",
  );
  const message = `${placeWord(node.path)} has the keys ${keys}; it must have exactly one of them`;
  return { check: "schema/choice", at: second.key, message, help: "write an item of the list for each" };
}

/** The schema of a key is `false` where it cannot stand beside another one. */
function excludedKey({ error, entry }: SchemaCase): Description | undefined {
  const other = /\/dependentSchemas\/([^/]+)\//.exec(error.schemaPath)?.[1];
  if (entry === undefined || other === undefined) return undefined;
  const message = `${quote(entry.key.value)} cannot stand beside ${quote(other)}`;
  return { check: "schema/choice", at: entry.key, message, help: `remove one of the two` };
}

function wrongType(schemaCase: SchemaCase, types: readonly string[]): Description {
  const { node, entry } = schemaCase;
  const found = node.value === null ? "has no value" : `is ${kindWord(node)}`;
  const help = typeHelp(schemaCase, types);
  return {
    check: "schema/wrong-type",
    at: node.value === null && entry !== undefined ? entry.key : node,
    message: `${placeWord(node.path)} ${found}; it must be ${wordList(types.map(typeWord), "or")}`,
    ...(help !== undefined && { help }),
  };
}

function typeHelp({ node, text }: SchemaCase, types: readonly string[]): string | undefined {
  const isText = typeof node.value === "string";
  if (types.includes("string") && (typeof node.value === "number" || typeof node.value === "boolean")) {
    return `quote it: ${quote(text)}`;
  }
  if (types.includes("string") && node.kind === "map" && /^\{\w*\}$/.test(text)) return `quote it: ${quote(text)}`;
  const numbers = node.kind === "scalar" ? numbersIn(text) : undefined;
  if (types.includes("array") && numbers !== undefined) return `write a list: ${numbers}`;
  if (types.includes("integer") && numbers !== undefined) {
    const isOne = /^\[\d+\]$/.test(numbers);
    return isOne ? `write ${numbers.slice(1, -1)}` : `write each number as an item of its own: ${numbers}`;
  }
  if (types.includes("array") && node.kind === "scalar" && node.value !== null)
    return `write a list: [${/^[\w.-]+$/.test(text) ? text : quote(String(node.value))}]`;
  if (types.includes("array") && node.kind === "map") return "begin each item of the list with `- `";
  if (types.includes("integer") && isText && /^["']\d+["']$/.test(text)) return `remove the quotes: ${node.value}`;
  return undefined;
}

/** Several numbers in one text, as other tools have them: `22:22`, `80,443`, `8000-8010`; as a list, each once. */
function numbersIn(text: string): string | undefined {
  const [, quoted = "", bare = quoted] = /^(?:["'](.*)["']|(.*))$/.exec(text) ?? [];
  const range = /^(\d+)\s*-\s*(\d+)$/.exec(bare);
  if (range !== null) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    if (from >= to) return undefined;
    return to - from === 1 ? `[${from}, ${to}]` : `[${from}, ${from + 1}, …, ${to}]`;
  }
  if (!/^\d+(?:[\s,;:/|]+\d+)+$/.test(bare)) return undefined;
  return `[${[...new Set(bare.match(/\d+/g)?.map(Number))].join(", ")}]`;
}

function wrongOption({ source, node }: SchemaCase, options: readonly string[]): Description {
  const guess = isText(node) ? nearest(node.value, options) : undefined;
  const sure = isText(node) ? onlyNear(node.value, options) : undefined;
  return {
    check: "schema/wrong-value",
    at: node,
    message: `${placeWord(node.path)} is ${valueWord(node)}; it must be ${quotedList(options, "or")}`,
    ...(guess !== undefined && { help: asking(guess) }),
    ...(isText(node) && sure !== undefined && { fix: rewriteScalar(source, node, sure) }),
  };
}

/** Month and day with two digits, where that makes the value a date and nothing else is wrong with it. */
function padDate({ source, node }: SchemaCase, pattern: string): Splice | undefined {
  const match = isText(node) ? /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(node.value) : null;
  if (!isText(node) || match === null) return undefined;
  const [, year = "", month = "", day = ""] = match;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return new RegExp(pattern, "u").test(date) && isDate(date) ? rewriteScalar(source, node, date) : undefined;
}

/** The target of a test that a misspelt one was probably meant to be, where a target is expected. */
function targetHelp(node: YamlNode, pattern: string): { readonly help?: string } {
  const target = isText(node) ? repairTarget(node.value) : undefined;
  return target !== undefined && new RegExp(pattern, "u").test(target) ? { help: asking(target) } : {};
}

function isText(node: YamlNode): node is YamlNode & Located<string> {
  return typeof node.value === "string";
}

function repeatedItem({ node }: SchemaCase, index: number): Description | undefined {
  const item = node.kind === "list" ? node.items[index] : undefined;
  if (item === undefined) return undefined;
  const message = `${valueWord(item)} stands twice in ${placeWord(node.path)}`;
  return { check: "schema/wrong-value", at: item, message, help: "remove one" };
}

function keyPlace(node: YamlNode, key: string): Place {
  const entry = node.kind === "map" ? node.entries.find((other) => other.key.value === key) : undefined;
  return entry?.key ?? node;
}

/** Where a finding about something that is missing points: the key of its parent, the first key of an item, the first line. */
function parentPlace({ node, entry }: SchemaCase): Place {
  if (entry !== undefined) return { span: entry.key.span, path: node.path };
  if (node.path.length === 0) return { span: { start: 0, end: 0 }, path: [] };
  const first = node.kind === "map" ? node.entries[0] : undefined;
  return { span: first?.key.span ?? node.span, path: node.path };
}
