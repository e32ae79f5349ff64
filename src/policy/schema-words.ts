/** How findings of the family `schema/*` call values, places and types. Pure. */
import type { Path } from "../findings/finding.ts";
import { quote } from "../text/quote.ts";
import type { YamlNode } from "../yaml/yaml-node.ts";

const typeWords: Readonly<Record<string, string>> = {
  object: "a map of keys",
  array: "a list",
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  null: "null",
};

/** A JSON Schema type. */
export function typeWord(type: string): string {
  return typeWords[type] ?? type;
}

/** What a value is, as in "is a list". */
export function kindWord({ kind, value }: YamlNode): string {
  if (kind === "map") return "a map of keys";
  if (kind === "list") return "a list";
  return typeof value === "string" ? "text" : typeof value === "number" ? `the number ${value}` : String(value);
}

/** The value itself, as in "is 70000". */
export function valueWord(node: YamlNode): string {
  return typeof node.value === "string" ? quote(node.value) : kindWord(node).replace("the number ", "");
}

/** A place as the subject of a sentence: `"ports"`, `item 2 of "ports"`, `the file`. */
export function placeWord(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the file";
  if (typeof last === "string") return quote(last);
  const list = path.at(-2);
  return `item ${last + 1}${typeof list === "string" ? ` of ${quote(list)}` : ""}`;
}
