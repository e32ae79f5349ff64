/**
 * YAML that other programs read, as trees with places: one or several documents, aliases and merge keys resolved. A value with a
 * tag of an application's own (`!Ref x`) is a map with the tag as its only key, so that no one takes it for the text.
 * Policies are read by `read-yaml.ts`, which refuses all of these. Pure.
 */
import { Composer, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, Parser, type YAMLMap } from "yaml";
import type { Path, Place } from "../findings/finding.ts";
import { inspectSyntax } from "./inspect-syntax.ts";
import { listNode, type MapEntry, mapNode, type Scalar, scalarNode, type YamlNode } from "./yaml-node.ts";

export interface Documents {
  /** In the order of the text. Empty where there is a problem. */
  readonly roots: readonly YamlNode[];
  /** Why the text cannot be read, as a clause. */
  readonly problem: string | undefined;
}

/** How many nodes aliases may stand for: of them, little text can make much. */
const maxAliased = 20_000;

export function readDocuments(text: string): Documents {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (inspectSyntax(tokens).some(({ form }) => form === "nesting")) return refused("it is nested too deep");
  const composer = new Composer({ prettyErrors: false, uniqueKeys: false, logLevel: "silent" });
  const roots: YamlNode[] = [];
  const reading: Reading = { left: maxAliased, withinAlias: false, repeated: undefined, anchors: new Map() };
  for (const document of composer.compose(tokens)) {
    const [error] = document.errors;
    if (error !== undefined) return refused(`line ${lines.linePos(error.pos[0]).line}: ${firstLine(error.message)}`);
    if (document.contents === null) continue;
    reading.anchors = new Map();
    roots.push(toNode(reading, document.contents as Node, []));
    if (reading.left < 0) return refused("its aliases make too much of it");
    if (reading.repeated !== undefined) {
      return refused(`line ${lines.linePos(reading.repeated).line}: a key is written twice`);
    }
  }
  return { roots, problem: undefined };
}

function refused(problem: string): Documents {
  return { roots: [], problem };
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? "";
}

interface Reading {
  /** How many nodes may still be made of aliases. */
  left: number;
  withinAlias: boolean;
  /** Where a key stands that the same map has already. */
  repeated: number | undefined;
  /** What each anchor of the document stands for: complete values only, so that no alias leads into itself. */
  anchors: Map<string, Node>;
}

function toNode(reading: Reading, node: Node | null, path: Path): YamlNode {
  if (reading.withinAlias) reading.left -= 1;
  const [start, end] = node?.range ?? [0, 0];
  const place: Place = { span: { start, end }, path };
  if (reading.left < 0 || node === null) return scalarNode(null, place);
  if (isAlias(node)) return aliased(reading, node.source, path);
  const content = contentOf(reading, node, place);
  const value = tagged(content, (node as { readonly tag?: string }).tag);
  const { anchor } = node as { readonly anchor?: string };
  if (anchor !== undefined) reading.anchors.set(anchor, node);
  return value;
}

function aliased(reading: Reading, anchor: string, path: Path): YamlNode {
  const { withinAlias } = reading;
  reading.withinAlias = true;
  const node = toNode(reading, reading.anchors.get(anchor) ?? null, path);
  reading.withinAlias = withinAlias;
  return node;
}

function contentOf(reading: Reading, node: Node, place: Place): YamlNode {
  if (isMap<Node, Node | null>(node)) return mapNode([...entriesOf(reading, node, place.path).values()], place);
  if (isSeq<Node | null>(node)) {
    return listNode(
      node.items.map((item, index) => toNode(reading, item, place.path.concat(index))),
      place,
    );
  }
  return scalarNode(isScalar(node) ? plain(node.value) : null, place);
}

function tagged(content: YamlNode, tag: string | undefined): YamlNode {
  if (tag === undefined || !/^!./.test(tag)) return content;
  const { span, path } = content;
  return mapNode([{ key: { value: tag, span, path }, node: content }], { span, path });
}

/** Of what YAML can write, dates and big numbers are not JSON; no allowlist has them. */
function plain(value: unknown): Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function entriesOf(reading: Reading, map: YAMLMap<Node, Node | null>, path: Path): ReadonlyMap<string, MapEntry> {
  const entries = new Map<string, MapEntry>();
  const merged: YamlNode[] = [];
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : "";
    const [start, end] = key.range ?? [0, 0];
    const inner = path.concat(name);
    const node = toNode(reading, value, inner);
    if (name === "<<") merged.push(...(node.kind === "list" ? node.items : [node]));
    else if (entries.has(name)) reading.repeated ??= start;
    else entries.set(name, { key: { value: name, span: { start, end }, path: inner }, node });
  }
  for (const node of merged) {
    if (node.kind !== "map") continue;
    for (const entry of node.entries) if (!entries.has(entry.key.value)) entries.set(entry.key.value, entry);
  }
  return entries;
}
