/**
 * Finds what is wrong with a name, in three steps: texts that are not names at all, characters, labels. Knows no repair; see
 * `name.ts`, the entrance.
 */
import { isIP } from "node:net";
import { domainToUnicode } from "node:url";
import { quote } from "../text/quote.ts";
import type { Span } from "../text/span.ts";
import { foreignNotation } from "./foreign-notation.ts";
import { isPattern } from "./pattern.ts";
import { findPlaceholders } from "./placeholders.ts";

export type NameProblemKind =
  | "empty"
  | "whitespace"
  | "url"
  | "path"
  | "port"
  | "foreign-notation"
  | "ip-address"
  | "placeholder"
  | "upper-case"
  | "trailing-dot"
  | "empty-label"
  | "non-ascii"
  | "invalid-punycode"
  | "underscore"
  | "percent"
  | "illegal-character"
  | "wildcard"
  | "hyphen"
  | "label-too-long"
  | "name-too-long"
  | "single-label"
  | "numeric-top-level";

/** One thing that is wrong with a name. Offsets are UTF-16 units of the text that was checked. */
export interface NameProblem extends Span {
  readonly kind: NameProblemKind;
  /** Subject, value, expectation; without a full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly help: string;
  /** The whole name as it probably was meant; itself without problems. */
  readonly repair?: string;
}

export interface NameRules {
  /** Whether `*` and `?` may be used: yes in `tls`, no in `ssh` (DiscrimiNAT's wildcards are for TLS only). */
  readonly wildcards: boolean;
  /** Placeholders that are replaced later and count as ordinary characters, for instance `region`. */
  readonly placeholders?: readonly string[];
}

/** Longest label and longest name in characters (RFC 1035, section 2.3.4; without the trailing dot). */
export const maxLabelLength = 63;
export const maxNameLength = 253;

/** Whether a text is an IPv4 or IPv6 address: in brackets, with a prefix length, a port or wildcards for numbers too. */
function isAddress(text: string): boolean {
  const withoutLength = text.replace(/^\[(.*)\]$/s, "$1").replace(/\/\d+$/, "");
  const withoutPort = text.replace(/^\[?([^\]]*)\]?:\d+$/, "$1");
  const numbers = /^(?=.*\d)[\d*?]{1,3}(\.[\d*?]{1,3}){3}$/;
  return isIP(withoutLength) !== 0 || isIP(withoutPort) !== 0 || numbers.test(withoutLength);
}

/** What makes a text no name at all; nothing more is said about such a text. */
function wrongShape(text: string): NameProblem | undefined {
  const whole = { start: 0, end: text.length };
  if (text.trim() === "") {
    const what = text === "" ? "empty" : "blank";
    return { kind: "empty", message: `a name is ${what}`, help: "write a name such as api.example.com", ...whole };
  }
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
  if (scheme !== undefined) {
    return {
      kind: "url",
      message: `${quote(text)} is a URL; a name has no scheme`,
      help: "write only the name, without scheme, port and path",
      start: 0,
      end: scheme.length,
    };
  }
  if (isAddress(text)) {
    return {
      kind: "ip-address",
      message: `${quote(text)} is an IP address; the firewall filters by name`,
      help: "write the name that the app connects to",
      ...whole,
    };
  }
  return undefined;
}

/** A path or a port at the end. */
function wrongEnd(text: string): NameProblem | undefined {
  const slash = text.search(/[/\\#]/);
  if (slash !== -1) {
    return {
      kind: "path",
      message: `${quote(text)} holds a path; a name ends before the first ${quote(text.charAt(slash))}`,
      help: "write only the name: the firewall does not see paths",
      start: slash,
      end: text.length,
    };
  }
  const port = text.search(/:\d*$/);
  if (port !== -1) {
    return {
      kind: "port",
      message: `${quote(text)} holds a port; a name has none`,
      help: "write only the name, and the port under the entry's `ports`",
      start: port,
      end: text.length,
    };
  }
  return undefined;
}

function foreign(text: string, rules: NameRules): NameProblem | undefined {
  // What no one can have meant as a name is not looked at again and again.
  if (text.length > 4 * maxNameLength || !/[^a-z0-9.*?-]|^\.|\*\*/i.test(text)) return undefined;
  const found = foreignNotation(text, (name) => findProblems(name, rules).length === 0);
  return found && { kind: "foreign-notation", ...found };
}

interface Characters {
  readonly kind: NameProblemKind;
  readonly pattern: RegExp;
  /** The message after the name. */
  readonly what: string;
  readonly help: string;
}

const wrongInEveryName: readonly Characters[] = [
  { kind: "whitespace", pattern: /\s+/gu, what: "holds whitespace", help: "remove it, or write two names" },
  { kind: "upper-case", pattern: /[A-Z]+/g, what: "holds upper case", help: "write it in lower case" },
  {
    kind: "non-ascii",
    pattern: /[^\p{ASCII}\s]+/gu,
    what: "is not ASCII",
    help: "write its ASCII form, which starts with xn--",
  },
  {
    kind: "underscore",
    pattern: /_+/g,
    what: "holds an underscore, which is a wildcard to the firewall",
    help: "write ? for exactly one character; names with a literal underscore cannot be expressed",
  },
  {
    kind: "percent",
    pattern: /%+/g,
    what: "holds a percent sign, which Security Group descriptions cannot hold",
    help: "write * for any run of characters",
  },
  {
    kind: "illegal-character",
    pattern: /[^a-zA-Z0-9.*?_%\-\s\P{ASCII}]+/gu,
    what: "holds a character that no name can have",
    help: "names hold a-z, 0-9, hyphens and dots",
  },
];

/** @param plain the text with placeholders that are as long and hold nothing wrong */
function wrongCharacters(text: string, plain: string, { wildcards }: NameRules): readonly NameProblem[] {
  const problems = wrongInEveryName.flatMap(({ kind, pattern, what, help }) =>
    [...plain.matchAll(pattern)].map(({ 0: characters, index }): NameProblem => {
      const message = `${quote(text)} ${what}: ${quote(characters)}`;
      return { kind, message, help, start: index, end: index + characters.length };
    }),
  );
  const wildcard = wildcards ? null : /[*?]+/.exec(plain);
  if (wildcard !== null) {
    problems.push({
      kind: "wildcard",
      message: `${quote(text)} holds the wildcard ${quote(wildcard[0])}; the firewall has wildcards for tls only`,
      help: "write every name in full",
      start: wildcard.index,
      end: wildcard.index + wildcard[0].length,
    });
  }
  return problems;
}

function wrongLabel(name: string, label: string, start: number): NameProblem | undefined {
  const range = { start, end: start + label.length };
  const written = name.slice(range.start, range.end);
  if (label === "") {
    const message = `${quote(name)} has an empty label`;
    const end = Math.min(start + 1, name.length);
    return { kind: "empty-label", message, help: "write exactly one dot between two labels", start, end };
  }
  if (label.length > maxLabelLength) {
    const message = `a label of ${quote(name)} has ${label.length} characters; at most ${maxLabelLength} are possible`;
    return { kind: "label-too-long", message, help: "shorten the label, or split the name", ...range };
  }
  if (label.startsWith("-") || label.endsWith("-")) {
    const message = `the label ${quote(written)} starts or ends with a hyphen`;
    return { kind: "hyphen", message, help: "remove the hyphen", ...range };
  }
  if (label.startsWith("xn--") && !isPattern(label) && !standsForOtherScript(label)) {
    const message = `${quote(written)} is not valid Punycode`;
    return { kind: "invalid-punycode", message, help: "copy the ASCII form of the name again", ...range };
  }
  return undefined;
}

/** What cannot be decoded becomes nothing in some versions of Node and stays as it is in others. */
function standsForOtherScript(label: string): boolean {
  return /\P{ASCII}/u.test(domainToUnicode(label));
}

/** @param plain as in `wrongCharacters` */
function wrongLabels(text: string, plain: string): readonly NameProblem[] {
  const problems: NameProblem[] = [];
  const name = plain.length > 1 && plain.endsWith(".") ? plain.slice(0, -1) : plain;
  const whole = { start: 0, end: text.length };
  if (name.length < text.length) {
    const message = `${quote(text)} ends with a dot`;
    problems.push({
      kind: "trailing-dot",
      message,
      help: "leave the last dot out",
      start: name.length,
      end: text.length,
    });
  }
  const labels = name.split(".");
  let start = 0;
  for (const label of labels) {
    const problem = wrongLabel(text, label, start);
    if (problem !== undefined) problems.push(problem);
    start += label.length + 1;
  }
  const last = labels.at(-1) ?? "";
  if (labels.length === 1) {
    const message = `${quote(text)} has one label; a name needs at least two`;
    problems.push({ kind: "single-label", message, help: "write the full name, such as api.example.com", ...whole });
  } else if (/^\d+$/.test(last)) {
    const message = `${quote(text)} ends with the number ${quote(last)}; no top-level domain is a number`;
    const at = { start: name.length - last.length, end: name.length };
    problems.push({ kind: "numeric-top-level", message, help: "write the full name", ...at });
  }
  if (name.length > maxNameLength) {
    const message = `a name has ${name.length} characters; at most ${maxNameLength} are possible`;
    problems.push({ kind: "name-too-long", message, help: "shorten the name", ...whole });
  }
  return problems;
}

/** Everything that is wrong with a name, in the order of the text. */
export function findProblems(text: string, rules: NameRules): readonly NameProblem[] {
  const shape = wrongShape(text) ?? foreign(text, rules) ?? wrongEnd(text);
  if (shape !== undefined) return [shape];
  const problems: NameProblem[] = [];
  // Placeholders count as ordinary characters of the same length, so that offsets stay right.
  const pieces: string[] = [];
  let rest = 0;
  for (const { name, start, end } of findPlaceholders(text)) {
    pieces.push(text.slice(rest, start), "p".repeat(end - start));
    rest = end;
    if (rules.placeholders?.includes(name)) continue;
    const message = `${quote(text.slice(start, end))} is not a placeholder`;
    problems.push({ kind: "placeholder", message, help: "the only placeholder is {region}", start, end });
  }
  const plain = pieces.join("") + text.slice(rest);
  problems.push(...wrongCharacters(text, plain, rules), ...wrongLabels(text, plain));
  return problems.sort((a, b) => a.start - b.start || a.end - b.end);
}
