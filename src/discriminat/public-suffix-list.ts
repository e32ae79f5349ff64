/**
 * The Public Suffix List (https://publicsuffix.org/list/), both sections: under which names strangers can register names.
 * Offline and lazy: nothing is decoded before the first question, and then only the top-level domains that are asked about.
 */
import { publicSuffixListText } from "./generated/public-suffix-list.ts";

export { publicSuffixListDate } from "./generated/public-suffix-list.ts";

/** Registries of top-level domains (`icann`), or owners of names who let others in below them (`private`). */
export type SuffixSection = "icann" | "private";

/** One label of the list's tree, reached from the top-level label downwards. */
export interface SuffixNode {
  /** Set where the labels up to this one are a rule. */
  readonly rule: SuffixSection | undefined;
  /** Set where each label directly below makes a public suffix: the rule `*.ck`. */
  readonly wildcard: SuffixSection | undefined;
  /** The exception `!www.ck`: not a public suffix although a wildcard rule says so. */
  readonly exception: boolean;
  readonly children: ReadonlyMap<string, SuffixNode>;
}

export interface PublicSuffix {
  readonly suffix: string;
  /** `undefined` for a top-level domain that the list does not have; the last label then counts as the suffix. */
  readonly section: SuffixSection | undefined;
}

const noChildren: ReadonlyMap<string, SuffixNode> = new Map();
/** Marks before a label; see the header of the generated file. */
const marks = "~!/";

/** Whether a character code is `(`, `)` or `,`. */
function isPunctuation(code: number): boolean {
  return code === 40 || code === 41 || code === 44;
}

/** Decodes one line, `ck(*,!www)`, to its label and node. */
function decode(line: string): { readonly label: string; readonly node: SuffixNode } {
  let position = 0;
  const decodeNode = (): { label: string; mark: string; node: SuffixNode } => {
    const first = line.charAt(position);
    const mark = marks.includes(first) ? first : "";
    const start = position + mark.length;
    position = start;
    while (position < line.length && !isPunctuation(line.charCodeAt(position))) position += 1;
    const label = line.slice(start, position);
    let wildcard: SuffixSection | undefined;
    let children = noChildren;
    if (line.charAt(position) === "(") {
      const found = new Map<string, SuffixNode>();
      do {
        position += 1;
        const child = decodeNode();
        if (child.label === "*") wildcard = child.node.rule;
        else found.set(child.label, child.node);
      } while (line.charAt(position) === ",");
      position += 1;
      children = found;
    }
    const rule = mark === "" ? "icann" : mark === "~" ? "private" : undefined;
    return { label, mark, node: { rule, wildcard, exception: mark === "!", children } };
  };
  return decodeNode();
}

/** Top-level label → its line of the list, until it is decoded. */
let lines: Map<string, string> | undefined;
const decoded = new Map<string, SuffixNode>();

function linesByLabel(): Map<string, string> {
  if (lines === undefined) {
    lines = new Map();
    for (const line of publicSuffixListText.trim().split("\n")) {
      const end = line.indexOf("(");
      const start = marks.includes(line.charAt(0)) ? 1 : 0;
      lines.set(line.slice(start, end === -1 ? undefined : end), line);
    }
  }
  return lines;
}

/** All top-level domains of the list, sorted. */
export function topLevelLabels(): Iterable<string> {
  return linesByLabel().keys();
}

/** The tree below a top-level domain, or `undefined` where the list does not have it. */
export function topLevelNode(label: string): SuffixNode | undefined {
  let node = decoded.get(label);
  if (node === undefined) {
    const line = linesByLabel().get(label);
    if (line === undefined) return undefined;
    node = decode(line).node;
    decoded.set(label, node);
  }
  return node;
}

/** The public suffix of a name in lower-case ASCII; the name itself where it is one. Linear in the number of labels. */
export function publicSuffixOf(name: string): PublicSuffix {
  let start = name.lastIndexOf(".") + 1;
  let suffix: PublicSuffix = { suffix: name.slice(start), section: undefined };
  let node = topLevelNode(suffix.suffix);
  while (node !== undefined) {
    if (node.rule !== undefined) suffix = { suffix: name.slice(start), section: node.rule };
    if (start === 0) break;
    const end = start - 1;
    start = name.lastIndexOf(".", end - 1) + 1;
    if (end === 0) break;
    const child: SuffixNode | undefined = node.children.get(name.slice(start, end));
    if (child?.exception) break;
    if (node.wildcard !== undefined) suffix = { suffix: name.slice(start), section: node.wildcard };
    node = child;
  }
  return suffix;
}
