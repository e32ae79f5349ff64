/**
 * Edits of a policy's text that leave all the rest alone: comments, order, quotes, line breaks, lines. Computed as splices on
 * the parsed positions and never by printing the file anew, but for a file in canonical form, which stays in it. Pure.
 */
import { isDeepStrictEqual } from "node:util";
import { UserError } from "../errors.ts";
import type { SourceFile, Splice } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import {
  addToBlockList,
  addToFlow,
  dashed,
  endOfItem,
  isFlow,
  itemSpans,
  removeItem,
} from "../yaml/edit-collection.ts";
import { examineText } from "../yaml/examine-text.ts";
import { nodeOf } from "../yaml/read-fields.ts";
import { readSuppressions } from "../yaml/read-suppressions.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import {
  applySplices,
  columnOf,
  insertLinesAfter,
  insertLinesBefore,
  lineAt,
  lineStart,
} from "../yaml/text-splices.ts";
import type { ListNode, MapNode } from "../yaml/yaml-node.ts";
import {
  commentText,
  entryFlowText,
  entryLines,
  type NewEntry,
  type NewTest,
  nameText,
  testText,
} from "./entry-text.ts";
import { formatFile } from "./format-file.ts";
import { keyOrders } from "./generated/key-order.ts";
import {
  allowList,
  entryNode,
  intend,
  type NameChange,
  nameKey,
  nameList,
  type PolicyChanges,
  removals,
} from "./policy-changes.ts";

export type { NewEntry } from "./entry-text.ts";
export type { NameChange, PolicyChanges } from "./policy-changes.ts";

/**
 * The text of a policy after some changes.
 *
 * @throws UserError where the file cannot be edited: it cannot be read without a doubt, or lacks what is to be changed
 * @throws Error where a name is not valid, or where the result would mean anything but what was asked for: a bug
 */
export function editPolicy(source: SourceFile, changes: PolicyChanges): string {
  const before = readRoot(source);
  const isCanonical = canonicalText(source) === source.text;
  let text = source.text;
  for (const step of stepsOf(before, changes)) {
    const current = { path: source.path, text };
    text = applySplices(text, step(current, readRoot(current)));
  }
  if (isCanonical) text = canonicalText({ path: source.path, text }) ?? text;
  const after = readRoot({ path: source.path, text });
  if (!isDeepStrictEqual(structuredClone(after.value), intend(before, changes))) {
    throw new Error(`editing ${quote(source.path)} would not change it as intended`);
  }
  return text;
}

function readRoot(source: SourceFile): MapNode {
  const { problems } = examineText(source);
  const reading = problems.length > 0 ? { root: undefined, problems } : readYaml(source);
  const [problem] = reading.problems;
  if (reading.root?.kind === "map" && problem === undefined) return reading.root;
  throw new UserError(`cannot edit ${quote(source.path)}: ${problem?.message ?? "it is not a policy"}`, {
    hint: problem?.help ?? "Run `discriminat-policy lint` and repair it first.",
  });
}

function canonicalText(source: SourceFile): string | undefined {
  const result = formatFile(source, "policy");
  return "text" in result && !result.isKept ? result.text : undefined;
}

type Step = (source: SourceFile, root: MapNode) => readonly Splice[];

/** In an order in which the indexes of what comes later still hold. */
function stepsOf(root: MapNode, changes: PolicyChanges): readonly Step[] {
  const { addNames = [], addEntries = [], addTests = [] } = changes;
  const { entries, names } = removals(root, changes);
  return [
    ...addNames.map(
      (change): Step =>
        (source, now) =>
          addNamesTo(source, now, change),
    ),
    ...names.map(
      ({ entry, index }): Step =>
        ({ text }, now) => [removeItem(text, nameList(now, entry), index)],
    ),
    ...entries.map(
      (index): Step =>
        ({ text }, now) =>
          removeEntry(text, now, index),
    ),
    ...(addEntries.length === 0 ? [] : [addEntriesTo(addEntries)]),
    ...(changes.removeSeeThru === true ? [removeKey("see_thru")] : []),
    ...(addTests.length === 0 ? [] : [addTestsTo(addTests)]),
  ];
}

function addNamesTo(source: SourceFile, root: MapNode, { entry, names, comment = [] }: NameChange): readonly Splice[] {
  const { text } = source;
  const { key, protocol, list } = nameKey(root, entry);
  const wanted = [...new Set(names)].filter((name) => !list.items.some(({ value }) => value === name));
  if (wanted.length === 0) return [];
  const comments = isFlow(text, allowList(root)) ? [] : commentLines(text, entryNode(root, entry), comment);
  if (!isFlow(text, list)) {
    const lines = wanted.map((name) => [nameText(name, protocol, false)]);
    return [...comments, addToBlockList(text, list, lines)];
  }
  const pieces = wanted.map((name) => nameText(name, protocol, true));
  const width = columnOf(text, list.span.end) + pieces.join(", ").length + 2;
  const isBlockMap = !isFlow(text, entryNode(root, entry));
  if (width <= maxWidth || !isBlockMap || !mayUnfold(source, list))
    return [...comments, ...addToFlow(text, list, pieces)];
  // One name a line, each as it was written.
  const indent = columnOf(text, key.span.start) + 2;
  const written = itemSpans(list).map(({ start, end }) => text.slice(start, end));
  const colon = text.indexOf(":", key.span.end) + 1;
  const items = [...written, ...wanted.map((name) => nameText(name, protocol, false))].map((item) => [item]);
  return [
    ...comments,
    { start: colon, end: list.span.end, text: "" },
    insertLinesAfter(text, list.span.end, dashed(items, indent)),
  ];
}

const maxWidth = 120;

/** Whether a list in brackets may become one of a name a line: on its key's line, without comments, unsuppressed. */
function mayUnfold(source: SourceFile, { span }: ListNode): boolean {
  const line = source.text.slice(0, span.start).split("\n").length;
  const isSuppressed = readSuppressions(source).suppressions.some(({ lines }) => lines.includes(line));
  const before = source.text.slice(lineStart(source.text, span.start), span.start);
  return !isSuppressed && /[:]\s+$/.test(before) && !/[\n#]/.test(source.text.slice(span.start, span.end));
}

function commentLines(text: string, entry: MapNode, comment: readonly string[]): readonly Splice[] {
  if (comment.length === 0) return [];
  const indent = /^\s*/.exec(lineAt(text, entry.span.start))?.[0] ?? "";
  return [
    insertLinesBefore(
      text,
      entry.span.start,
      comment.map((line) => indent + commentText(line)),
    ),
  ];
}

function removeEntry(text: string, root: MapNode, index: number): readonly Splice[] {
  const allow = allowList(root);
  entryNode(root, index);
  if (allow.items.length > 1) return [removeItem(text, allow, index)];
  return removeKey("allow")({ path: "", text }, root);
}

function removeKey(name: string): Step {
  return ({ text }, root) => {
    const index = root.entries.findIndex(({ key }) => key.value === name);
    if (index < 0) throw new Error(`the policy has no ${name}`);
    return [removeItem(text, root, index)];
  };
}

function addEntriesTo(entries: readonly NewEntry[]): Step {
  return ({ text }, root) =>
    addItems(text, root, "allow", {
      flow: () => entries.map(entryFlowText),
      lines: (dash) =>
        entries.flatMap((entry) => [
          ...(entry.comment ?? []).map((line) => " ".repeat(dash) + commentText(line)),
          ...dashed([entryLines(entry, dash)], dash),
        ]),
    });
}

function addTestsTo(tests: readonly NewTest[]): Step {
  return ({ text }, root) =>
    addItems(text, root, "tests", {
      flow: () => tests.map((test) => testText(test, true)),
      lines: (dash) =>
        dashed(
          tests.map((test) => [testText(test, false)]),
          dash,
        ),
    });
}

interface NewItems {
  readonly flow: () => readonly string[];
  readonly lines: (dash: number) => readonly string[];
}

/** After the items of a key of the root, which is made where it is missing. */
function addItems(text: string, root: MapNode, name: string, items: NewItems): readonly Splice[] {
  const node = nodeOf(root, name);
  if (node === undefined) return addKey(text, root, name, items);
  if (node.kind !== "list") throw new Error(`${name} is not a list`);
  if (!isFlow(text, node)) {
    const dash = columnOf(text, node.span.start);
    const last = node.items.at(-1)?.span ?? node.span;
    return [insertLinesAfter(text, endOfItem(text, last, dash), items.lines(dash))];
  }
  const key = root.entries.find((entry) => entry.key.value === name)?.key;
  const isEmpty = node.items.length === 0 && text.slice(node.span.start + 1, node.span.end - 1).trim() === "";
  const colon = text.indexOf(":", key?.span.end) + 1;
  const isPlain = isEmpty && text.slice(colon, node.span.start).trim() === "";
  if (key === undefined || !isPlain || isFlow(text, root)) return addToFlow(text, node, items.flow());
  const dash = columnOf(text, key.span.start) + 2;
  return [{ start: colon, end: node.span.end, text: "" }, insertLinesAfter(text, node.span.end, items.lines(dash))];
}

/** A new key of the root goes to its place in the order of the schema. */
function addKey(text: string, root: MapNode, name: string, items: NewItems): readonly Splice[] {
  if (isFlow(text, root)) return addToFlow(text, root, [`${name}: [${items.flow().join(", ")}]`]);
  const order = keyOrders.policy[""] ?? [];
  const earlier = order.slice(0, order.indexOf(name));
  const column = columnOf(text, root.span.start);
  const lines = [`${" ".repeat(column)}${name}:`, ...items.lines(column + 2)];
  const before = root.entries.findLast(({ key }) => earlier.includes(key.value));
  if (before === undefined) return [insertLinesBefore(text, root.span.start, lines)];
  const span = { start: before.key.span.start, end: before.node.span.end };
  return [insertLinesAfter(text, endOfItem(text, span, column), lines)];
}
