/** Typed reading of a map's keys. A value of another type is left out: the schema reports it. Pure. */
import type { Located, Place } from "../findings/finding.ts";
import type { MapNode, YamlNode } from "./yaml-node.ts";

/** Where a finding about a file as a whole points: its first line. */
export const fileStart: Place = { span: { start: 0, end: 0 }, path: [] };

export function nodeOf(map: MapNode, key: string): YamlNode | undefined {
  return map.entries.find((entry) => entry.key.value === key)?.node;
}

export function textOf(map: MapNode, key: string): Located<string> | undefined {
  const node = nodeOf(map, key);
  return node === undefined ? undefined : asText(node);
}

export function wholeNumberOf(map: MapNode, key: string): Located<number> | undefined {
  const node = nodeOf(map, key);
  return node === undefined ? undefined : asWholeNumber(node);
}

/** The text, if it is one of `options`. */
export function optionOf<Option extends string>(
  map: MapNode,
  key: string,
  options: readonly Option[],
): Located<Option> | undefined {
  const text = textOf(map, key);
  const value = options.find((option) => option === text?.value);
  return text === undefined || value === undefined ? undefined : { ...text, value };
}

export function mapOf(map: MapNode, key: string): MapNode | undefined {
  const node = nodeOf(map, key);
  return node?.kind === "map" ? node : undefined;
}

/** The maps in a list; empty without a list. */
export function mapsOf(map: MapNode, key: string): readonly MapNode[] {
  const node = nodeOf(map, key);
  return node?.kind === "list" ? node.items.filter((item) => item.kind === "map") : [];
}

/** The texts in a list; `undefined` without a list. */
export function textsOf(map: MapNode, key: string): readonly Located<string>[] | undefined {
  const node = nodeOf(map, key);
  return node?.kind === "list" ? node.items.map(asText).filter(isDefined) : undefined;
}

/** The whole numbers in a list; `undefined` without a list. */
export function wholeNumbersOf(map: MapNode, key: string): readonly Located<number>[] | undefined {
  const node = nodeOf(map, key);
  return node?.kind === "list" ? node.items.map(asWholeNumber).filter(isDefined) : undefined;
}

function asText({ kind, value, span, path }: YamlNode): Located<string> | undefined {
  return kind === "scalar" && typeof value === "string" ? { value, span, path } : undefined;
}

function asWholeNumber({ kind, value, span, path }: YamlNode): Located<number> | undefined {
  return kind === "scalar" && Number.isSafeInteger(value) ? { value: value as number, span, path } : undefined;
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
