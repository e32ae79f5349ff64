/** Items of dialects that are YAML or JSON. */
import { quote } from "../text/quote.ts";
import type { MapEntry, MapNode, YamlNode } from "../yaml/yaml-node.ts";
import type { LossKind } from "./foreign-allowlist.ts";
import { type Item, lose, type Reading } from "./reading.ts";

interface About {
  readonly list: string | undefined;
  readonly comment?: string | undefined;
}

/** A node as an item: its text, or as it is written. */
export function itemOf({ source }: Reading, node: YamlNode, about: About): Item {
  const { value, span } = node;
  const text = typeof value === "string" ? value : written(source.text.slice(span.start, span.end));
  return { text, span, ...about };
}

/** A key with its value as an item. */
export function entryItem({ source }: Reading, { key, node }: MapEntry, about: About): Item {
  const span = { start: Math.min(key.span.start, node.span.start), end: Math.max(key.span.end, node.span.end) };
  return { text: written(source.text.slice(span.start, span.end)), span, ...about };
}

/** On one line, and not endless. */
function written(text: string): string {
  return text.slice(0, 1000).replaceAll(/\s+/g, " ").trim();
}

/** The texts of a list; anything else in it is lost. A value that is not a list counts as a list of one. */
export function textItems(reading: Reading, node: YamlNode | undefined, about: About): readonly Item[] {
  return nodesOf(node).flatMap((inner) => {
    const item = itemOf(reading, inner, about);
    if (typeof inner.value === "string") return [item];
    if (inner.kind === "map")
      lose(reading, item, "unresolved", `${quote(item.text)} is filled in elsewhere; its value is not in this text`);
    else lose(reading, item, "unknown", `${quote(item.text)} is not a text`);
    return [];
  });
}

/** The items of a list; none for nothing; else the value itself. */
export function nodesOf(node: YamlNode | undefined): readonly YamlNode[] {
  if (node === undefined || (node.kind === "scalar" && node.value === null)) return [];
  return node.kind === "list" ? node.items : [node];
}

/** Loses each item of a list for one reason: a clause that follows the item in quotes. */
export function loseAll(
  reading: Reading,
  node: YamlNode | undefined,
  about: About,
  what: LossKind,
  clause: string,
): void {
  for (const inner of nodesOf(node)) {
    const item = itemOf(reading, inner, about);
    lose(reading, item, what, `${quote(item.text)} ${clause}`);
  }
}

/** Loses the keys that a reader does not know. */
export function loseUnknownKeys(reading: Reading, map: MapNode, known: ReadonlySet<string>, about: About): void {
  for (const entry of map.entries) {
    if (known.has(entry.key.value)) continue;
    lose(
      reading,
      entryItem(reading, entry, about),
      "unknown",
      `${quote(entry.key.value)} is a key that is not known here`,
    );
  }
}
