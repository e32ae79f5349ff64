/**
 * Lists without a syntax of their own: a destination a line, or several with commas, with comments behind `#`; URLs; JSON arrays of
 * texts; a file of Squid's for `dstdomain`, which has leading dots.
 */
import type { SourceFile } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import type { YamlNode } from "../yaml/yaml-node.ts";
import { admitEndpoint } from "./admit-endpoint.ts";
import { isAddress } from "./admit-host.ts";
import { type Item, lose, type Reading, startReading } from "./reading.ts";
import { wildcardsOf } from "./wildcards.ts";

const rules = { wildcards: wildcardsOf["plain-list"], transport: "tls", defaultPort: 443 } as const;

/** What has a dot within, and none of the brackets of a program. */
const dotted = /^[^{}()[\]<>=]*\.[a-z0-9*_-][^{}()[\]<>=]*(?<!:)$/i;

function isLikely({ text }: ListItem): boolean {
  return text === "*" || dotted.test(text) || isAddress(text);
}

/** @returns `undefined` where the text is something else: prose, a program, a configuration. */
export function readPlainList(source: SourceFile): Reading | undefined {
  const items = itemsOf(source.text);
  const likely = items.filter(isLikely).length;
  if (likely === 0 || likely * 3 < items.length * 2) return undefined;
  const reading = startReading(source);
  for (const item of items) readItem(reading, item);
  return reading;
}

/** @returns `undefined` for JSON that is not a list of texts. */
export function readJsonList(source: SourceFile, root: YamlNode): Reading | undefined {
  if (root.kind !== "list" || !root.items.some(({ value }) => typeof value === "string")) return undefined;
  if (root.items.some(({ kind }) => kind !== "scalar")) return undefined;
  const reading = startReading(source);
  for (const { value, span } of root.items) {
    const text = String(value);
    if (typeof value === "string") readItem(reading, { text: text.trim(), span });
    else lose(reading, { text, span }, "unknown", `${quote(text)} is not a text`);
  }
  return reading.entries.length > 0 ? reading : undefined;
}

function readItem(reading: Reading, item: ListItem): void {
  if (item.mapsAddress === true) {
    lose(
      reading,
      item,
      "name",
      `${quote(item.text)} stands behind an address, as in a hosts file, which admits nothing`,
    );
  } else if (/^[!~]/.test(item.text)) {
    lose(reading, item, "denied", `${quote(item.text)} is an exclusion; an entry admits names and excludes none`);
  } else admitEndpoint(reading, item, rules);
}

interface ListItem extends Item {
  /** Whether an address stands before it on its line. */
  readonly mapsAddress?: boolean;
}

/** Variables of templates hold blanks. */
const wordPattern = /(?:[^\s,;"'`\uFEFF{]+|\{\{[^{}]{0,200}\}\}|\{)+/g;

/** A comment above a run of lines is the comment of each of them; one behind an item is that item's own. */
function itemsOf(text: string): readonly ListItem[] {
  const items: ListItem[] = [];
  let heading: string | undefined;
  let lineStart = 0;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+|\r\n|\n|\r/g)) {
    if (/^[\r\n]/.test(line)) {
      if (lineStart === index) heading = undefined;
      lineStart = index + line.length;
      continue;
    }
    const { content, comment } = splitComment(line);
    const bullet = /^\s*[-*+]\s+(?=\S)/.exec(content)?.[0].length ?? 0;
    const words = Array.from(content.slice(bullet).matchAll(wordPattern));
    if (words.length === 0) {
      heading = comment;
      continue;
    }
    const mapsAddress = words.length > 1 && isAddress(words[0]?.[0] ?? "");
    for (const [position, { 0: word, index: column }] of words.entries()) {
      const start = index + bullet + column;
      items.push({
        text: word,
        span: { start, end: start + word.length },
        comment: comment ?? heading,
        ...(mapsAddress && position > 0 ? { mapsAddress } : {}),
      });
    }
  }
  return items;
}

function splitComment(line: string): { readonly content: string; readonly comment: string | undefined } {
  const start = line.search(/(?:^|\s)#|^\s*(?:\/\/|;)/);
  if (start < 0) return { content: line, comment: undefined };
  const comment = line
    .slice(start)
    .replace(/^\s*(?:[#;]+|\/\/)/, "")
    .trim();
  return { content: line.slice(0, start), comment: comment === "" ? undefined : comment };
}
