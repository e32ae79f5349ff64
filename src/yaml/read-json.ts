/**
 * JSON as a tree with places: the same tree as that of YAML, a hundred times as fast. `JSON.parse` judges what is JSON; this only finds
 * where each value stands. Without recursion, because how deep a text is nested is its author's choice. Pure.
 */
import type { Path } from "../findings/finding.ts";
import { listNode, type MapEntry, mapNode, type Scalar, scalarNode, type YamlNode } from "./yaml-node.ts";

/** Deeper than what Terraform, AWS and Azure write. */
const maxDepth = 200;

const token = /[[\]{}]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s,:[\]{}"]+/gs;

interface Open {
  readonly start: number;
  readonly path: Path;
  /** Of a list. */
  readonly items: YamlNode[];
  /** Of a map. */
  readonly entries: Map<string, MapEntry> | undefined;
  key: MapEntry["key"] | undefined;
}

/** @returns `undefined` where the text is not JSON, is nested absurdly deep, or has a key twice in one map. */
export function readJson(text: string): YamlNode | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const open: Open[] = [];
  let root: YamlNode | undefined;
  let isRepeated = false;
  const add = (node: YamlNode): void => {
    const parent = open.at(-1);
    if (parent === undefined) root = node;
    else if (parent.entries === undefined) parent.items.push(node);
    else if (parent.key !== undefined) {
      isRepeated ||= parent.entries.has(parent.key.value);
      parent.entries.set(parent.key.value, { key: parent.key, node });
      parent.key = undefined;
    }
  };
  for (const { 0: written, index: start } of text.matchAll(token)) {
    const parent = open.at(-1);
    const path = pathWithin(parent);
    const end = start + written.length;
    if (written === "[" || written === "{") {
      if (open.length === maxDepth) return undefined;
      open.push({ start, path, items: [], entries: written === "{" ? new Map() : undefined, key: undefined });
    } else if (written === "]" || written === "}") {
      open.pop();
      if (parent !== undefined) add(close(parent, end));
    } else if (parent?.entries !== undefined && parent.key === undefined) {
      const key = JSON.parse(written) as string;
      parent.key = { value: key, span: { start, end }, path: parent.path.concat(key) };
    } else {
      add(scalarNode(JSON.parse(written) as Scalar, { span: { start, end }, path }));
    }
  }
  return isRepeated ? undefined : root;
}

function pathWithin(parent: Open | undefined): Path {
  if (parent === undefined) return [];
  return parent.key?.path ?? (parent.entries === undefined ? parent.path.concat(parent.items.length) : parent.path);
}

function close({ start, path, items, entries }: Open, end: number): YamlNode {
  const place = { span: { start, end }, path };
  return entries === undefined ? listNode(items, place) : mapNode([...entries.values()], place);
}
