/** A YAML document as a tree of plain values, each with its place; made by `read-yaml.ts`. Pure. */
import type { Located, Place } from "../findings/finding.ts";

export type Scalar = string | number | boolean | null;

export interface ScalarNode extends Place {
  readonly kind: "scalar";
  readonly value: Scalar;
}

export interface ListNode extends Place {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  /** The list as plain data, for validation. */
  readonly value: readonly unknown[];
}

export interface MapNode extends Place {
  readonly kind: "map";
  /** In the order of the file, each key once. */
  readonly entries: readonly MapEntry[];
  /** The map as plain data without a prototype, so that `constructor` and `__proto__` are keys like any other. */
  readonly value: Readonly<Record<string, unknown>>;
}

export interface MapEntry {
  readonly key: Located<string>;
  readonly node: YamlNode;
}

export type YamlNode = ScalarNode | ListNode | MapNode;

export function scalarNode(value: Scalar, { span, path }: Place): ScalarNode {
  return { kind: "scalar", value, span, path };
}

export function listNode(items: readonly YamlNode[], { span, path }: Place): ListNode {
  return { kind: "list", items, value: items.map(({ value }) => value), span, path };
}

/** Each key must stand in `entries` once. */
export function mapNode(entries: readonly MapEntry[], { span, path }: Place): MapNode {
  const value: Record<string, unknown> = Object.create(null);
  for (const { key, node } of entries) value[key.value] = node.value;
  return { kind: "map", entries, value, span, path };
}
