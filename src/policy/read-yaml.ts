/**
 * YAML text → values with places, and findings of the family `yaml/*`. Reads the subset that the policy language is made of
 * from the syntax tree of the `yaml` package in one pass: the document model in between costs more than the rest of loading.
 * What it does not recognise it refuses and leaves to `explainSyntax`; it never accepts what `yaml` itself would refuse. Pure.
 */
import { type CST, Parser } from "yaml";
import { quote } from "../discriminat/text.ts";
import type { Path } from "../findings/finding.ts";
import type { SourceFile, Span } from "../findings/source-file.ts";
import type { LoaderProblem } from "./checks.ts";
import { explainSyntax } from "./explain-syntax.ts";
import { isKey, readScalar, readText } from "./read-scalar.ts";
import type { ListNode, MapEntry, MapNode, ScalarNode, YamlNode } from "./yaml-node.ts";
import { type Reading, readGap, refuse, report, spanOf } from "./yaml-reading.ts";

export interface YamlReading {
  /** `undefined` where the text has no value, or cannot be trusted to mean one thing. */
  readonly root: YamlNode | undefined;
  readonly problems: readonly LoaderProblem[];
}

/** Far deeper than any policy. `yaml`'s own composer is recursive: thousands of levels abort the process. */
const maxDepth = 32;

/** Reads one YAML document. */
export function readYaml(source: SourceFile): YamlReading {
  const reading: Reading = { source, problems: [], refused: [], tooDeep: false };
  const { problems, refused } = reading;
  const documents: CST.Document[] = [];
  for (const token of new Parser().parse(source.text)) {
    if (token.type === "document") documents.push(token);
    else if (token.type === "doc-end") readGap(reading, token.end ?? [], undefined, []);
    else if (token.type === "directive") refuse(reading, token, "directive");
    else if (token.type === "error") refuse(reading, token);
  }
  const [document, second] = documents;
  if (second !== undefined) {
    report(reading, "yaml/multiple-documents", spanOf(second.start[0] ?? second), [], {
      message: "a second YAML document starts here; a file holds exactly one",
      help: "move it to a file of its own, or remove the separator",
    });
    return { root: undefined, problems };
  }
  const root = document?.value === undefined ? undefined : readDocument(reading, document, document.value);
  if (reading.tooDeep) return { root: undefined, problems };
  if (refused.length > 0) {
    const tooDeep = documents.some((token) => nestsDeeperThan(token, maxDepth));
    if (tooDeep) reportDepth(reading, { start: 0, end: 0 });
    return { root: undefined, problems: tooDeep ? problems : [...problems, ...explainSyntax(source, refused)] };
  }
  if (root === undefined) {
    const message = source.text.trim() === "" ? "the file is empty" : "the file holds nothing but comments";
    report(reading, "yaml/empty", { start: 0, end: 0 }, [], { message });
  }
  return { root, problems };
}

function readDocument(reading: Reading, document: CST.Document, value: CST.Token): YamlNode {
  const { found, newline } = readGap(reading, document.start, "doc-start", []);
  if (found !== undefined && !newline && isBlock(value)) refuse(reading, found);
  if (document.end !== undefined) readGap(reading, document.end, undefined, []);
  return readNode(reading, value, [], 0);
}

function readNode(reading: Reading, token: CST.Token, path: Path, depth: number): YamlNode {
  switch (token.type) {
    case "block-map":
    case "block-seq":
    case "flow-collection":
      break;
    default:
      return readScalar(reading, token, path);
  }
  if (depth === maxDepth) {
    if (!reading.tooDeep) reportDepth(reading, spanOf(token));
    return nothing(token, path);
  }
  if (token.type === "block-map") return readBlockMap(reading, token, path, depth);
  if (token.type === "block-seq") return readBlockList(reading, token, path, depth);
  return token.start.source === "{"
    ? readFlowMap(reading, token, path, depth)
    : readFlowList(reading, token, path, depth);
}

function readBlockMap(reading: Reading, token: CST.BlockMap, path: Path, depth: number): MapNode {
  const map = openMap();
  for (const { start, key, sep, value, explicitKey } of token.items) {
    readGap(reading, start, undefined, path);
    if (sep === undefined) continue; // comments after the last entry
    if (explicitKey || !isKey(key) || key.indent !== token.indent) {
      refuse(reading, key ?? sep[0] ?? token, "odd-key");
      continue;
    }
    const name = readText(reading, key);
    const inner = [...path, name];
    const { found, newline } = readGap(reading, sep, "map-value-ind", inner);
    if (found === undefined) refuse(reading, key);
    if (value !== undefined && isBlock(value) && !newline) refuse(reading, value);
    const node = value === undefined ? nothing(found ?? key, inner) : readNode(reading, value, inner, depth + 1);
    addEntry(reading, map, { value: name, span: spanOf(key), path: inner }, node);
  }
  const end = map.entries.at(-1)?.node.span.end ?? token.offset;
  return { kind: "map", ...map, span: { start: token.offset, end }, path };
}

function readFlowMap(reading: Reading, token: CST.FlowCollection, path: Path, depth: number): MapNode {
  const map = openMap();
  for (const [index, item] of token.items.entries()) {
    readComma(reading, token, index, path);
    if (isBlank(item)) continue;
    const { key, sep, value } = item;
    if (!isKey(key) || sep === undefined) {
      refuse(reading, key ?? value ?? token, "odd-key");
      continue;
    }
    const name = readText(reading, key);
    const inner = [...path, name];
    const { found } = readGap(reading, sep, "map-value-ind", inner);
    if (found === undefined) refuse(reading, key, "valueless-key");
    if (value !== undefined && isBlock(value)) refuse(reading, value);
    const node = value === undefined ? nothing(found ?? key, inner) : readNode(reading, value, inner, depth + 1);
    addEntry(reading, map, { value: name, span: spanOf(key), path: inner }, node);
  }
  return { kind: "map", ...map, span: readFlowEnd(reading, token, "}"), path };
}

function readBlockList(reading: Reading, token: CST.BlockSequence, path: Path, depth: number): ListNode {
  const items: YamlNode[] = [];
  for (const { start, value } of token.items) {
    const inner = [...path, items.length];
    const { found } = readGap(reading, start, "seq-item-ind", inner);
    if (found === undefined && value === undefined) continue; // comments after the last item
    if (found?.indent !== token.indent) refuse(reading, value ?? token);
    items.push(value === undefined ? nothing(found ?? token, inner) : readNode(reading, value, inner, depth + 1));
  }
  return closeList(items, { start: token.offset, end: items.at(-1)?.span.end ?? token.offset }, path);
}

function readFlowList(reading: Reading, token: CST.FlowCollection, path: Path, depth: number): ListNode {
  const items: YamlNode[] = [];
  for (const [index, item] of token.items.entries()) {
    const inner = [...path, items.length];
    readComma(reading, token, index, inner);
    if (isBlank(item)) continue;
    if (item.value === undefined || isBlock(item.value) || item.key != null || item.sep !== undefined) {
      refuse(reading, item.key ?? item.sep?.[0] ?? item.value ?? token, "pair-in-list");
    } else items.push(readNode(reading, item.value, inner, depth + 1));
  }
  return closeList(items, readFlowEnd(reading, token, "]"), path);
}

/** Before each item of a flow collection stands one comma, but none before the first; one may stand after the last. */
function readComma(reading: Reading, collection: CST.FlowCollection, index: number, path: Path): void {
  const item = collection.items[index];
  if (item === undefined) return;
  const { found } = readGap(reading, item.start, "comma", path);
  const blank = isBlank(item);
  const last = index === collection.items.length - 1;
  if ((found === undefined) !== (index === 0) && !(blank && last)) refuse(reading, firstToken(item) ?? collection);
  else if (blank && (!last || (index === 0 && found !== undefined))) refuse(reading, firstToken(item) ?? collection);
}

function readFlowEnd(reading: Reading, collection: CST.FlowCollection, bracket: "]" | "}"): Span {
  const [end, ...rest] = collection.end;
  if (end?.source !== bracket) refuse(reading, end ?? collection.start);
  readGap(reading, rest, undefined, []);
  return { start: collection.offset, end: end === undefined ? collection.offset + 1 : spanOf(end).end };
}

interface OpenMap {
  readonly entries: MapEntry[];
  readonly value: Record<string, unknown>;
}

function openMap(): OpenMap {
  return { entries: [], value: Object.create(null) };
}

function addEntry(reading: Reading, map: OpenMap, key: MapEntry["key"], node: YamlNode): void {
  if (key.value === "<<") {
    report(reading, "yaml/merge-key", key.span, key.path, {
      message: "merge keys are not allowed: they hide who changes what",
      help: "write the keys out; a list of names can become a bundle",
    });
  } else if (key.value in map.value) {
    const first = map.entries.find((entry) => entry.key.value === key.value);
    report(reading, "yaml/duplicate-key", key.span, key.path, {
      message: `${quote(key.value)} is written twice in the same map; only the first one counts here`,
      help: "merge the two, or remove one",
      ...(first && { related: [{ message: "first written here", file: reading.source, at: first.key }] }),
    });
  } else {
    map.entries.push({ key, node });
    map.value[key.value] = node.value;
  }
}

function closeList(items: readonly YamlNode[], span: Span, path: Path): ListNode {
  return { kind: "list", items, value: items.map((item) => item.value), span, path };
}

/** Stands for the value of `key:` without anything behind. */
function nothing(before: CST.Token, path: Path): ScalarNode {
  return { kind: "scalar", value: null, span: spanOf(before), path };
}

function isBlock(token: CST.Token): boolean {
  return token.type === "block-map" || token.type === "block-seq";
}

function isBlank(item: CST.CollectionItem): boolean {
  return item.key == null && item.sep === undefined && item.value === undefined;
}

function firstToken(item: CST.CollectionItem): CST.Token | undefined {
  return item.start[0] ?? item.key ?? item.sep?.[0] ?? item.value;
}

function reportDepth(reading: Reading, span: Span): void {
  reading.tooDeep = true;
  report(reading, "yaml/too-deep", span, [], { message: `nested more than ${maxDepth} levels deep` });
}

/** Without recursion, because the nesting is the author's choice. */
function nestsDeeperThan(root: CST.Token, limit: number): boolean {
  const pending: { readonly token: CST.Token; readonly depth: number }[] = [{ token: root, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { token, depth } = next;
    if (depth > limit) return true;
    const items = "items" in token ? token.items : token.type === "document" ? [{ value: token.value }] : [];
    for (const item of items) {
      if ("key" in item && item.key) pending.push({ token: item.key, depth: depth + 1 });
      if (item.value) pending.push({ token: item.value, depth: depth + 1 });
    }
  }
  return false;
}
