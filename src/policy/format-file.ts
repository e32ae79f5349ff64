/**
 * A file in its canonical form: keys in the order of the schema, one style, comments kept, the same data. Pure. Must not
 * reorder entries or names: their order is the author's. Leaves a file as it is where a suppression, which holds for lines,
 * would come to cover other values.
 */
import { isDeepStrictEqual } from "node:util";
import type { Finding, Place } from "../findings/finding.ts";
import { regionOf, type SourceFile } from "../findings/source-file.ts";
import { isSuppressionComment } from "../findings/suppression.ts";
import { type CommentedItem, type CommentedNode, readCommentedTree } from "../yaml/commented-tree.ts";
import { examineText } from "../yaml/examine-text.ts";
import { printTree } from "../yaml/print-tree.ts";
import { readSuppressions } from "../yaml/read-suppressions.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import type { YamlNode } from "../yaml/yaml-node.ts";
import { toLoaderFinding } from "./checks.ts";
import { keyOrders } from "./generated/key-order.ts";
import { parseBundle, parsePolicy, parseSettings } from "./parse-file.ts";

/** What the file holds; it decides on the order of keys. */
export type FileKind = keyof typeof keyOrders;

/** What `lint` says of a file. */
const parsers: Readonly<Record<FileKind, (source: SourceFile) => { readonly findings: readonly Finding[] }>> = {
  policy: (source) => parsePolicy(source, ""),
  settings: parseSettings,
  bundle: parseBundle,
};

/**
 * The canonical text of a file, or why it cannot be read. A file with unknown keys or wrong values is formatted all the same; one that
 * holds no map is not.
 * `isKept`: the text is as it was, canonical or not, for the sake of a suppression.
 *
 * @throws Error where the result would not mean the same: a bug.
 */
export function formatFile(
  source: SourceFile,
  kind: FileKind,
): { readonly text: string; readonly isKept: boolean } | { readonly findings: readonly Finding[] } {
  const examination = examineText(source);
  if (!examination.readable) return { findings: examination.problems.map(toLoaderFinding) };
  const { root, problems } = readYaml(source);
  if (root === undefined || problems.length > 0) return { findings: problems.map(toLoaderFinding) };
  if (root.kind !== "map") return { findings: parsers[kind](source).findings };
  const tree = detachHead(readCommentedTree(source));
  const text = printTree({ ...tree, node: orderKeys(tree.node, keyOrders[kind], "", hasSuppression(tree)) });
  const result = { path: source.path, text };
  const formatted = readYaml(result).root;
  if (formatted === undefined || !isDeepStrictEqual(formatted.value, root.value)) {
    throw new Error(`formatting ${source.path} would change what it means`);
  }
  return isDeepStrictEqual(suppressedIn(source, root), suppressedIn(result, formatted))
    ? { text, isKept: false }
    : { text: source.text, isKept: true };
}

/** What each suppression of a file covers: the paths of keys and values that begin on its lines. */
function suppressedIn(source: SourceFile, root: YamlNode): readonly string[] {
  const { suppressions } = readSuppressions(source);
  if (suppressions.length === 0) return [];
  const places = [...placesIn(root)].map(({ path, span }) => ({ path, line: regionOf(source, span).line }));
  return suppressions
    .map(({ check, reason, lines }) => {
      const covered = places.filter(({ line }) => lines.includes(line)).map(({ path }) => JSON.stringify(path));
      return [check, reason, ...covered.sort()].join("\n");
    })
    .sort();
}

function* placesIn(node: YamlNode): Generator<Place> {
  if (node.kind === "scalar") yield node;
  if (node.kind === "list") for (const item of node.items) yield* placesIn(item);
  if (node.kind === "map") {
    for (const { key, node: inner } of node.entries) {
      yield key;
      yield* placesIn(inner);
    }
  }
}

/** Comments before the first key stay at the top of the file, whichever key comes first. */
function detachHead(root: CommentedItem): CommentedItem {
  const { node } = root;
  const [first, ...rest] = node.kind === "scalar" ? [] : node.items;
  if (node.kind === "scalar" || first === undefined) return root;
  const head = { lead: [...root.lead, ...first.lead], blankBefore: first.blankBefore };
  return { ...root, ...head, node: { ...node, items: [{ ...first, lead: [], blankBefore: false }, ...rest] } };
}

/** `pinned`: a suppression covers the first key, which therefore stays the first. */
function orderKeys(
  node: CommentedNode,
  orders: Readonly<Record<string, readonly string[]>>,
  path: string,
  pinned: boolean,
): CommentedNode {
  if (node.kind === "scalar") return node;
  // Keys are anything that a file holds, `toString` too.
  const order = node.kind === "map" && Object.hasOwn(orders, path) ? orders[path] : undefined;
  const items = node.items.map((item) => {
    const key = order === undefined ? "*" : (item.key ?? "*");
    const inner = orderKeys(
      item.node,
      orders,
      path === "" ? key : `${path}/${key}`,
      node.kind === "list" && hasSuppression(item),
    );
    return { ...item, node: inner };
  });
  if (order === undefined) return { ...node, items };
  const rank = ({ key = "" }: CommentedItem) => (order.includes(key) ? order.indexOf(key) : order.length);
  const sorted = [...items].sort((left, right) => rank(left) - rank(right));
  return { ...node, items: pinned && sorted[0] !== items[0] ? items : sorted };
}

function hasSuppression({ lead }: CommentedItem): boolean {
  return lead.some(({ text }) => isSuppressionComment(text));
}
