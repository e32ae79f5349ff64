/**
 * Any YAML text → values with places, and findings about what the policy language refuses. What is valid YAML is judged by
 * `yaml` alone. Recovers from what has one obvious meaning, so that one mistake does not hide the next. Pure.
 */
import { Composer, isAlias, isMap, isScalar, isSeq, type Node, Parser, type Scalar, type YAMLMap } from "yaml";
import type { Path } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import type { Span } from "../text/span.ts";
import type { YamlCheckId, YamlProblem } from "./checks.ts";
import { explainErrors, unquotedName, unquotedNamesNear } from "./explain-syntax-errors.ts";
import { inspectSyntax, maxDepth, type OddForm } from "./inspect-syntax.ts";
import {
  listNode,
  type MapEntry,
  mapNode,
  type Scalar as ScalarValue,
  scalarNode,
  type YamlNode,
} from "./yaml-node.ts";

export interface YamlReading {
  /** `undefined` where the text has no value, or cannot be trusted to mean one thing. */
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
}

type Text = Pick<YamlProblem, "message" | "help" | "related">;

const oddForms: Readonly<Record<OddForm, Text & { readonly check: YamlCheckId }>> = {
  directive: {
    check: "yaml/unsupported",
    message: "a YAML directive is not part of the language",
    help: "remove the line",
  },
  "explicit-key": {
    check: "yaml/unsupported",
    message: "an explicit key is not part of the language",
    help: "write `key: value`",
  },
  nesting: { check: "yaml/too-deep", message: `nested more than ${maxDepth} levels deep`, help: "remove the nesting" },
  "odd-key": { check: "yaml/unsupported", message: "a key must be text on one line", help: "write `key: value`" },
  "pair-in-list": {
    check: "yaml/unsupported",
    message: "a key inside a list is not part of the language",
    help: "write `[name, name]`; ports go into `ports:`, beside the names",
  },
  "second-document": {
    check: "yaml/multiple-documents",
    message: "a second YAML document starts here; a file holds exactly one",
    help: "move it to a file of its own, or remove the separator",
  },
  "valueless-key": {
    check: "yaml/unsupported",
    message: "a key lacks its value",
    help: "write `{key: value}`; quote what is meant to be text",
  },
};

/** Reads one YAML document of any form. */
export function parseYaml(source: SourceFile): YamlReading {
  const tokens = [...new Parser().parse(source.text)];
  const odd = inspectSyntax(tokens);
  const refusals = odd.map(({ form, offset }) => ({
    ...oddForms[form],
    file: source,
    at: place(offset, offset + 1, []),
  }));
  const hopeless = refusals.find(({ check }) => check !== "yaml/unsupported");
  if (hopeless !== undefined) return { root: undefined, problems: [hopeless] };

  const composer = new Composer({ prettyErrors: false, uniqueKeys: false, stringKeys: true, logLevel: "silent" });
  const [document] = composer.compose(tokens, true, source.text.length);
  const errors = document?.errors.filter(({ code }) => code !== "BAD_ALIAS" && code !== "NON_STRING_KEY") ?? [];
  if (errors.length > 0) return { root: undefined, problems: explainErrors(source, errors) };
  if (refusals.length > 0) {
    const unquoted = unquotedNamesNear(
      source,
      odd.map(({ offset }) => offset),
    );
    return { root: undefined, problems: unquoted.length > 0 ? unquoted : refusals };
  }

  const reading: Reading = { source, problems: [] };
  const isEmpty = tokens.every((token) => token.type !== "document" || token.value === undefined);
  if (isEmpty || document?.contents == null) {
    const message = source.text.trim() === "" ? "the file is empty" : "the file holds nothing but comments";
    report(reading, "yaml/empty", place(0, 0, []), { message });
    return { root: undefined, problems: reading.problems };
  }
  return { root: toNode(reading, document.contents, []), problems: reading.problems };
}

interface Reading {
  readonly source: SourceFile;
  readonly problems: YamlProblem[];
}

function report({ source, problems }: Reading, check: YamlCheckId, at: YamlProblem["at"], text: Text): void {
  problems.push({ check, file: source, at, ...text });
}

function place(start: number, end: number, path: Path): YamlProblem["at"] {
  return { span: { start, end }, path };
}

function toNode(reading: Reading, node: Node, path: Path): YamlNode {
  if (isAlias(node)) return readAlias(reading, node, path);
  refuseProperties(reading, node, path);
  const { text } = reading.source;
  const [start, end] = node.range ?? [0, 0];
  if (isMap<Scalar, Node | null>(node)) {
    const entries = readEntries(reading, node, path);
    return mapNode(entries, place(start, node.flow ? end : (entries.at(-1)?.node.span.end ?? start), path));
  }
  if (isSeq<Node>(node)) {
    const items = node.items.map((item, index) => toNode(reading, item, path.concat(index)));
    return listNode(items, place(start, node.flow ? end : (items.at(-1)?.span.end ?? start), path));
  }
  const value = isScalar(node) ? (node.value as ScalarValue) : null;
  // A missing value stands for the colon or the dash before it; the span of a block ends with its last line.
  const before = text.slice(0, start).trimEnd().length;
  if (start === end) return scalarNode(value, place(Math.max(0, before - 1), before, path));
  return scalarNode(value, place(start, start + text.slice(start, end).trimEnd().length, path));
}

function readEntries(reading: Reading, map: YAMLMap<Scalar, Node | null>, path: Path): readonly MapEntry[] {
  const entries = new Map<string, MapEntry>();
  for (const { key, value } of map.items) {
    const name = key.type === "PLAIN" ? (key.source ?? "") : String(key.value);
    const [start, end] = key.range ?? [0, 0];
    const at = place(start, end, path.concat(name));
    refuseProperties(reading, key, at.path);
    const first = entries.get(name);
    if (name === "<<") {
      report(reading, "yaml/merge-key", at, {
        message: "merge keys are not allowed: they hide who changes what",
        help: "write the keys out; a list of names can become a bundle",
      });
    } else if (first !== undefined) {
      report(reading, "yaml/duplicate-key", at, {
        message: `${quote(name)} is written twice in the same map; only the first one counts here`,
        help: "merge the two, or remove one",
        related: [{ message: "first written here", file: reading.source, at: first.key }],
      });
    }
    const node = value === null ? scalarNode(null, place(end, end + 1, at.path)) : toNode(reading, value, at.path);
    if (name !== "<<" && first === undefined) entries.set(name, { key: { value: name, ...at }, node });
  }
  return [...entries.values()];
}

function readAlias(reading: Reading, node: Node, path: Path): YamlNode {
  const [start, end] = node.range ?? [0, 0];
  const at = place(start, end, path);
  const written = reading.source.text.slice(start, end);
  if (/^\*[\w*?-]*\.[\w.*?-]+$/.test(written)) reading.problems.push(unquotedName(reading.source, at, written));
  else {
    report(reading, "yaml/anchor", at, {
      message: `the alias ${quote(written)} is not allowed: aliases hide who changes what`,
      help: "write the value out; a list of names can become a bundle",
    });
  }
  return scalarNode(written, at);
}

/** Anchors and tags, which stand before the value that they belong to. */
function refuseProperties(reading: Reading, node: Node, path: Path): void {
  const { anchor, tag } = node as { readonly anchor?: string; readonly tag?: string };
  for (const [sigil, property] of [
    ["&", anchor],
    ["!", tag],
  ] as const) {
    if (property === undefined) continue;
    const written = wordBefore(reading.source.text, sigil, node.range?.[0] ?? 0);
    if (written === undefined) continue;
    const at = { span: written, path };
    const word = reading.source.text.slice(written.start, written.end);
    if (/^[&!][\w*?{}-]+\.[\w.*?{}-]+$/.test(word)) reading.problems.push(unquotedName(reading.source, at, word));
    else if (sigil === "&") {
      report(reading, "yaml/anchor", at, {
        message: `the anchor ${quote(word)} is not allowed: aliases hide who changes what`,
        help: "remove it and write the value out wherever it is used; a list of names can become a bundle",
      });
    } else {
      report(reading, "yaml/tag", at, {
        message: `the tag ${quote(word)} is not allowed`,
        help: "remove it; quote the value if it is meant to be text",
      });
    }
  }
}

/** The last word before an offset that begins with a sigil. */
function wordBefore(text: string, sigil: "&" | "!", offset: number): Span | undefined {
  let start = text.lastIndexOf(sigil, offset);
  while (start > 0 && /[^\s,[\]{}:-]/.test(text[start - 1] ?? "")) start = text.lastIndexOf(sigil, start - 1);
  if (start < 0) return undefined;
  let end = start + 1;
  while (end < text.length && /[^\s,[\]{}]/.test(text[end] ?? "")) end += 1;
  return { start, end };
}
