/**
 * YAML text → a tree that knows where comments and blank lines belong, for `print-tree.ts`. Reads only what `readYaml` reads
 * without a problem. Pure.
 *
 * A comment at the end of a line belongs to what that line ends. One on a line of its own belongs to what follows it, or to
 * the end of the map or list that it stands in, where it is indented deeper than its surroundings.
 */
import { CST, Parser } from "yaml";
import type { SourceFile } from "../findings/source-file.ts";
import { isSuppressionComment } from "../findings/suppression.ts";
import { isKey } from "./inspect-syntax.ts";
import { resolvePlain } from "./resolve-plain.ts";
import type { Scalar } from "./yaml-node.ts";

/** A comment on a line of its own. */
export interface Comment {
  /** With its `#`. */
  readonly text: string;
  readonly blankBefore: boolean;
}

export interface CommentedScalar {
  readonly kind: "scalar";
  readonly value: Scalar;
  readonly source: string;
}

export interface CommentedCollection {
  readonly kind: "map" | "list";
  /** Written with brackets. */
  readonly flow: boolean;
  readonly items: readonly CommentedItem[];
  /** After the last item. */
  readonly tail: readonly Comment[];
}

export type CommentedNode = CommentedScalar | CommentedCollection;

export interface CommentedItem {
  /** `undefined` in a list. */
  readonly key: string | undefined;
  readonly node: CommentedNode;
  /** Before the item. */
  readonly lead: readonly Comment[];
  readonly blankBefore: boolean;
  /** At the end of the item's line, with its `#`. */
  readonly trail: string | undefined;
}

interface State {
  readonly text: string;
  /** Comments that belong to what follows, or to the end of a collection. */
  pending: (Comment & { readonly column: number })[];
  /** What a comment on the same line belongs to. */
  last: OpenItem | undefined;
  /** Nothing but white space since the line began. */
  atLineStart: boolean;
  blank: boolean;
}

type OpenItem = { -readonly [Key in keyof CommentedItem]: CommentedItem[Key] };

const nothing: CommentedScalar = { kind: "scalar", value: null, source: "" };

export function readCommentedTree(source: SourceFile): CommentedItem {
  const state: State = { text: source.text, pending: [], last: undefined, atLineStart: true, blank: false };
  const root: OpenItem = { key: undefined, node: nothing, lead: [], blankBefore: false, trail: undefined };
  for (const token of new Parser().parse(source.text)) {
    if (token.type === "document") {
      skip(state, token.start);
      if (token.value !== undefined) root.node = readNode(state, token.value, root, -1);
      skip(state, token.end);
    } else skip(state, token.type === "doc-end" ? token.end : [token]);
  }
  const trail = root.trail === undefined ? [] : [{ text: root.trail, blankBefore: false }];
  return root.node.kind === "scalar"
    ? { ...root, lead: [...root.lead, ...trail, ...state.pending] }
    : { ...root, node: { ...root.node, tail: [...root.node.tail, ...trail, ...state.pending] } };
}

/** `parentIndent`: how far the collection is indented in which the value stands. */
function readNode(state: State, token: CST.Token, owner: OpenItem, parentIndent: number): CommentedNode {
  if (token.type === "flow-collection") return readFlow(state, token, owner);
  if (token.type === "block-map" || token.type === "block-seq") {
    const items = token.type === "block-map" ? readMapItems(state, token) : readListItems(state, token);
    return {
      kind: token.type === "block-map" ? "map" : "list",
      flow: false,
      items,
      tail: takeTail(state, parentIndent),
    };
  }
  const value = scalarValue(token);
  owner.lead = [...owner.lead, ...state.pending.splice(0)];
  state.atLineStart = false;
  if (token.type === "block-scalar") {
    skip(state, token.props);
    state.atLineStart = true;
    state.blank = /\n[ \t]*\r?\n$/.test(token.source);
  } else if ("end" in token) skip(state, token.end);
  return { kind: "scalar", value, source: "source" in token ? token.source : "" };
}

function readMapItems(state: State, { items, indent }: CST.BlockMap): readonly CommentedItem[] {
  const entries: CommentedItem[] = [];
  for (const { start, key, sep, value } of items) {
    skip(state, start);
    if (sep === undefined || !isKey(key)) continue;
    const entry = begin(state, scalarText(key));
    entries.push(entry);
    skip(state, sep);
    if (value !== undefined) entry.node = readNode(state, value, entry, indent);
  }
  return entries;
}

function readListItems(state: State, { items, indent }: CST.BlockSequence): readonly CommentedItem[] {
  const entries: CommentedItem[] = [];
  for (const { start, value } of items) {
    const dash = start.findIndex(({ type }) => type === "seq-item-ind");
    skip(state, dash < 0 ? start : start.slice(0, dash));
    if (dash < 0) continue;
    const entry = begin(state, undefined);
    entries.push(entry);
    skip(state, start.slice(dash + 1));
    if (value !== undefined) entry.node = readNode(state, value, entry, indent);
    hoistComments(entry);
  }
  return entries;
}

/** Nothing can be written between a dash and the collection after it. */
function hoistComments(entry: OpenItem): void {
  const { node, trail, lead } = entry;
  const [first, ...rest] = node.kind === "scalar" || node.flow ? [] : node.items;
  if (node.kind === "scalar" || first === undefined) return;
  const [next, ...others] = [...(trail === undefined ? [] : [{ text: trail, blankBefore: false }]), ...first.lead];
  if (next !== undefined) {
    entry.lead = [...lead, { ...next, blankBefore: entry.blankBefore || next.blankBefore }, ...others];
    entry.blankBefore = false;
  }
  entry.trail = undefined;
  entry.node = { ...node, items: [{ ...first, lead: [], blankBefore: false }, ...rest] };
}

function readFlow(state: State, token: CST.FlowCollection, owner: OpenItem): CommentedNode {
  const items: CommentedItem[] = [];
  state.atLineStart = false;
  for (const { start, key, sep, value } of token.items) {
    skip(state, start);
    if (key == null && value === undefined) continue;
    const entry = begin(state, isKey(key) ? scalarText(key) : undefined);
    items.push(entry);
    skip(state, sep);
    if (value !== undefined) entry.node = readNode(state, value, entry, -1);
  }
  const tail = takeTail(state, -1);
  state.last = owner;
  state.atLineStart = false;
  skip(state, token.end.slice(1));
  const kind = token.start.source === "{" ? "map" : "list";
  if (items.length > 0 || tail.length === 0) return { kind, flow: true, items, tail };
  owner.lead = [...owner.lead, ...tail]; // an empty collection has no room for comments
  return { kind, flow: true, items, tail: [] };
}

/** A key, or what stands in quotes, as text. */
function scalarText(token: CST.Token): string {
  return CST.resolveAsScalar(token, true, ignore)?.value ?? "";
}

/** `readYaml` has found no problem; out of its context the parser objects to a block that is not indented. */
function ignore(): void {}

function scalarValue(token: CST.Token): Scalar {
  const text = scalarText(token);
  return token.type === "scalar" ? resolvePlain(text) : text;
}

function begin(state: State, key: string | undefined): OpenItem {
  const item: OpenItem = { key, node: nothing, lead: state.pending, blankBefore: state.blank, trail: undefined };
  state.pending = [];
  state.last = item;
  state.atLineStart = false;
  state.blank = false;
  return item;
}

/** A suppression is for the next line, whatever its indentation. */
function takeTail(state: State, parentIndent: number): readonly Comment[] {
  const outside = state.pending.findIndex(({ column, text }) => column <= parentIndent || isSuppressionComment(text));
  return state.pending.splice(0, outside < 0 ? state.pending.length : outside);
}

/** White space, comments and indicators between two values. */
function skip(state: State, tokens: readonly CST.Token[] = []): void {
  for (const token of tokens) {
    if (token.type === "newline") {
      state.blank ||= state.atLineStart;
      state.atLineStart = true;
    } else if (token.type === "comment") {
      const text = token.source.trimEnd();
      if (!state.atLineStart && state.last !== undefined && state.last.trail === undefined) state.last.trail = text;
      else {
        const column = token.offset - state.text.lastIndexOf("\n", token.offset) - 1;
        state.pending.push({ text, blankBefore: state.blank, column });
      }
      state.atLineStart = false;
      state.blank = false;
    }
  }
}
