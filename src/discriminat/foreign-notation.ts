/**
 * Names as other tools write them: a leading dot, `**`, regular expressions, prefixes, exclusions. Says what to write here and
 * what that leaves out. Knows notations only; whether the rest is a good name, the caller says.
 */
import { quote } from "../text/quote.ts";
import { wordList } from "../text/words.ts";
import { isPattern } from "./pattern.ts";

/** What is said of a notation; offsets are those of the text. */
export interface ForeignNotation {
  /** Clauses without a full stop. */
  readonly message: string;
  readonly help: string;
  readonly start: number;
  readonly end: number;
}

type Recognise = (text: string, isName: (text: string) => boolean) => ForeignNotation | undefined;

/** A name, everything directly below it, and what that leaves out; wildcards only where the list has them. */
function withSubdomains(name: string, isName: (text: string) => boolean): string {
  const below = `*.${name}`;
  if (!isName(below)) return `write ${quote(name)}, and every name below it in full`;
  return `write ${quote(name)} and ${quote(below)}; names with more labels need patterns of their own, such as ${quote(`*.${below}`)}`;
}

/** `.example.com` (Squid, AWS Network Firewall, NO_PROXY), `+.example.com` (Clash), `||example.com^` (Adblock). */
const suffix: Recognise = (text, isName) => {
  const found = /^(?<mark>\.|\+\.|\|\|)(?<name>[^.].*?)\^?$/s.exec(text)?.groups;
  const { mark = "", name = "" } = found ?? {};
  if (found === undefined || isPattern(name) || !isName(name)) return undefined;
  return {
    message: `${quote(text)} begins with ${quote(mark)}; here a name stands for itself alone`,
    help: withSubdomains(name, isName),
    start: 0,
    end: mark.length,
  };
};

/** `**.example.com` (Cilium, globs): several labels there. */
const manyLabels: Recognise = (text, isName) => {
  const found = /\*{2,}/.exec(text);
  const name = text.replaceAll(/\*{2,}/g, "*");
  if (found === null || !isName(name)) return undefined;
  const deeper = text.replace(/(^|\.)\*{2,}(?=\.)/, "$1*.*").replaceAll(/\*{2,}/g, "*");
  const more = deeper === name ? "" : `, and ${quote(deeper)} for names with one label more`;
  return {
    message: `${quote(text)} holds ${quote(found[0])}; no wildcard crosses a dot here`,
    help: `write ${quote(name)}${more}`,
    start: found.index,
    end: found.index + found[0].length,
  };
};

const expression: Recognise = (text, isName) => {
  const found = /\\[.dwsAbZ-]|^\^(?=.)|(?<=.)\$$|^\.[*+]|\[[^\]]*\]|\([^)]*\)|(?<!^\|?)\|(?!\|)/.exec(text);
  if (found === null) return undefined;
  return {
    message: `${quote(text)} is written as a regular expression; names have the wildcards * and ? only`,
    help: isName("*.example.com")
      ? `write each name, or a pattern such as ${quote("*.example.com")}: * is any run of characters within a label, ? is one`
      : "write every name in full",
    start: found.index,
    end: found.index + found[0].length,
  };
};

/** `{a,b}.example.com`. */
const alternatives: Recognise = (text) => {
  const found = /\{(?<words>[^{}]*[,|][^{}]*)\}/.exec(text);
  if (found === null) return undefined;
  const names = (found.groups?.words ?? "").split(/[,|]/).map((word) => text.replace(found[0], word.trim()));
  return {
    message: `${quote(text)} lists alternatives in braces; an item of a list is one name`,
    help: `write each name: ${wordList(names.slice(0, 4).map(quote))}${names.length > 4 ? " and so on" : ""}`,
    start: found.index,
    end: found.index + found[0].length,
  };
};

/** `domain:example.com` (V2Ray), `DOMAIN-SUFFIX,example.com` (Surge), `fqdn:example.com`, and the firewall's own annotation. */
const prefix: Recognise = (text, isName) => {
  const words =
    /^(?:discriminat:(?:tls|ssh):|(?:domain|domain-suffix|domain-keyword|full|suffix|fqdn|host|dns|sni|tls|ssh)[:,=])\s*/i;
  const [written] = words.exec(text) ?? [];
  if (written === undefined) return undefined;
  const names = text.slice(written.length).split(",");
  const [name = ""] = names;
  if (!names.every(isName)) return undefined;
  const isSuffix = /^(?:domain|suffix|domain-suffix)[:,=]/i.test(written);
  return {
    message: `${quote(text)} begins with ${quote(written.trim())}; a name has no prefix`,
    help: isSuffix && !isPattern(name) ? withSubdomains(name, isName) : `write ${wordList(names.map(quote))}`,
    start: 0,
    end: written.length,
  };
};

/** `!example.com`. */
const exclusion: Recognise = (text, isName) => {
  const name = text.slice(1);
  if (!/^[!~]/.test(text) || !isName(name)) return undefined;
  return {
    message: `${quote(text)} begins with ${quote(text.charAt(0))}; an entry admits names and excludes none`,
    help: `leave it out; what no entry admits is blocked, and ${quote(name)} under refuse puts that on record`,
    start: 0,
    end: 1,
  };
};

const notations: readonly Recognise[] = [suffix, manyLabels, exclusion, prefix, alternatives, expression];

/** What is foreign about a text, if anything is. */
export function foreignNotation(text: string, isName: (text: string) => boolean): ForeignNotation | undefined {
  for (const recognise of notations) {
    const found = recognise(text, isName);
    if (found !== undefined) return found;
  }
  return undefined;
}
