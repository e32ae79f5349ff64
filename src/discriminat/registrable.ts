/**
 * Which names that a pattern matches strangers can register, by the Public Suffix List. Walks the list's tree along the
 * pattern, top-level label first, so that it never looks below a name that is not a suffix.
 *
 * A registrable name is a public suffix and one label more. Strangers get in where a wildcard stands in those labels: in the
 * last one, `*.github.io`, or further up, `www.*.uk` by way of `www.co.uk`. `*` may be empty here: the question is what might
 * be admitted.
 */

import { inventWord } from "./invent-word.ts";
import { isPattern, matches } from "./pattern.ts";
import { type SuffixNode, type SuffixSection, topLevelLabels, topLevelNode } from "./public-suffix-list.ts";

/** A name that a pattern matches, and its public suffix. */
interface Reach {
  readonly name: string;
  readonly suffix: string;
}

export interface Reaches {
  /** The most telling name that anyone could register. */
  readonly registrable: Reach | undefined;
  /** The most telling public suffix that the pattern matches itself; `name` and `suffix` are the same. */
  readonly suffixItself: Reach | undefined;
}

/** The longest rule on the way down. */
interface Rule {
  /** How many labels it has. */
  readonly length: number;
  readonly section: SuffixSection | undefined;
}

interface Candidate {
  /** As far as the walk went, the top-level label first. */
  readonly labels: readonly string[];
  readonly rule: Rule;
  readonly suffix: string;
  readonly penalty: number;
}

/** Labels of suffixes that are known to be open to everyone. */
const familiarLabels = ["com", "co", "org", "net"];

/** Keeps the best candidate that it is shown: the lowest penalty, then the shortest suffix, then alphabetical order. */
function createChoice() {
  let best: Candidate | undefined;
  return {
    best: () => best,
    offer(labels: readonly string[], rule: Rule, penalty: number): void {
      if (best !== undefined && penalty > best.penalty) return;
      const suffix = labels.slice(0, rule.length).reverse().join(".");
      const wins =
        best === undefined ||
        penalty < best.penalty ||
        suffix.length < best.suffix.length ||
        (suffix.length === best.suffix.length && suffix < best.suffix);
      if (wins) best = { labels: [...labels], rule, suffix, penalty };
    },
  };
}

/** Finds what a pattern reaches: exact in whether there is something, and of several names the most telling one. */
export function reachesOf(pattern: string): Reaches {
  const wanted = pattern.split(".").reverse();
  const firstWildcard = wanted.findIndex(isPattern);
  const registrable = createChoice();
  const suffixItself = createChoice();
  const labels: string[] = [];

  /** The list has nothing more to say about the name: judges it. `listed` where it knows the name's last label. */
  const judge = (rule: Rule, listed: boolean): void => {
    const known = labels[rule.length - 1] ?? "";
    const familiarity = familiarLabels.indexOf(known);
    const invented = !listed || labels.length !== rule.length + 1;
    // Registries before owners; names that are free before others; directly below the suffix before deeper ones.
    const penalty =
      (rule.section === "icann" ? 0 : rule.section === "private" ? 100 : 200) +
      (invented ? 0 : 50) +
      (wanted.length === rule.length + 1 ? 0 : 20) +
      (familiarity === -1 ? familiarLabels.length : familiarity);
    if (wanted.length <= rule.length) suffixItself.offer(labels, rule, penalty);
    else if (firstWildcard <= rule.length) registrable.offer(labels, rule, penalty);
  };

  const descend = (word: string, child: SuffixNode | undefined, rule: Rule): void => {
    labels.push(word);
    walk(child, rule);
    labels.pop();
  };

  const walk = (node: SuffixNode | undefined, rule: Rule): void => {
    const label = wanted[labels.length];
    if (node === undefined || label === undefined) {
      judge(rule, node !== undefined);
      return;
    }
    const take = (word: string | undefined): void => {
      const child = word === undefined ? undefined : node.children.get(word);
      // An exception belongs to one owner for good: no one else can register it, or anything that it is part of.
      if (word === undefined || child?.exception) return;
      const section = child?.rule ?? node.wildcard;
      descend(word, child, section === undefined ? rule : { length: labels.length + 1, section });
    };
    if (!isPattern(label)) {
      take(label);
      return;
    }
    take(inventWord(label, (word) => node.children.has(word)));
    for (const word of node.children.keys()) if (matches(label, word, { emptyRun: true })) take(word);
  };

  const walkTopLevel = (label: string | undefined): void => {
    const node = label === undefined ? undefined : topLevelNode(label);
    if (label !== undefined) descend(label, node, { length: 1, section: node?.rule });
  };
  const [topLevel = ""] = wanted;
  if (isPattern(topLevel)) {
    walkTopLevel(inventWord(topLevel, (word) => topLevelNode(word) !== undefined));
    for (const label of topLevelLabels()) if (matches(topLevel, label, { emptyRun: true })) walkTopLevel(label);
  } else {
    walkTopLevel(topLevel);
  }

  const complete = (candidate: Candidate | undefined): Reach | undefined => {
    if (candidate === undefined) return undefined;
    const rest = wanted.slice(candidate.labels.length).map((label) => inventWord(label, () => false) ?? label);
    return { name: [...candidate.labels, ...rest].reverse().join("."), suffix: candidate.suffix };
  };
  return { registrable: complete(registrable.best()), suffixItself: complete(suffixItself.best()) };
}
