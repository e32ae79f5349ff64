/**
 * What a syntax tree of `yaml` holds that the policy language leaves out, although it is valid YAML. Pure, and without
 * recursion: how deep a text is nested is its author's choice, and `yaml` itself composes recursively.
 */
import { CST } from "yaml";

/** Forms that YAML has and the policy language has not. */
export type OddForm =
  | "directive"
  | "explicit-key"
  | "nesting"
  | "odd-key"
  | "pair-in-list"
  | "second-document"
  | "valueless-key";

export interface Oddity {
  readonly form: OddForm;
  readonly offset: number;
}

/** Far deeper than any policy. */
export const maxDepth = 32;

/** In the order of the text. Below `maxDepth` nothing is looked at. */
export function inspectSyntax(tokens: readonly CST.Token[]): readonly Oddity[] {
  const found: Oddity[] = [];
  const pending: { readonly token: CST.Token; readonly depth: number }[] = [];
  let documents = 0;
  for (const token of tokens) {
    if (token.type === "directive") found.push({ form: "directive", offset: token.offset });
    if (token.type !== "document") continue;
    documents += 1;
    if (documents === 2) found.push({ form: "second-document", offset: token.start[0]?.offset ?? token.offset });
    if (token.value !== undefined) pending.push({ token: token.value, depth: 0 });
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { token, depth } = next;
    if (!CST.isCollection(token)) continue;
    if (depth === maxDepth) {
      found.push({ form: "nesting", offset: token.offset });
      continue;
    }
    for (const item of token.items) {
      const form = oddFormOf(token, item);
      const indicator = item.start.find(({ type }) => type === "explicit-key-ind");
      if (form !== undefined) found.push({ form, offset: (indicator ?? item.key ?? item.value ?? token).offset });
      if (item.key) pending.push({ token: item.key, depth: depth + 1 });
      if (item.value) pending.push({ token: item.value, depth: depth + 1 });
    }
  }
  return found.sort((left, right) => left.offset - right.offset);
}

function oddFormOf(
  collection: CST.BlockMap | CST.BlockSequence | CST.FlowCollection,
  item: CST.CollectionItem,
): OddForm | undefined {
  const { start, key, sep } = item;
  if (start.some(({ type }) => type === "explicit-key-ind")) return "explicit-key";
  if (collection.type === "block-seq" || sep === undefined) return undefined;
  if (collection.type === "flow-collection" && collection.start.source === "[") return "pair-in-list";
  if (!isKey(key)) return "odd-key";
  return sep.some(({ type }) => type === "map-value-ind") ? undefined : "valueless-key";
}

/** Whether a token can be the key of a map: text on one line. */
export function isKey(token: CST.Token | null | undefined): token is CST.FlowScalar {
  return CST.isScalar(token) && token.type !== "block-scalar" && !/[\n\r]/.test(token.source);
}
