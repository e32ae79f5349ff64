/**
 * What a name of the policy's language must look like (design: "Names"). Says what is wrong, where, and what to write
 * instead. Judges form only: whether a pattern is too wide is the business of `exposure.ts`.
 */
import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import { isPattern } from "./pattern.ts";
import { quote, type TextRange } from "./text.ts";

export type NameProblemKind =
  | "empty"
  | "whitespace"
  | "url"
  | "path"
  | "port"
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
export interface NameProblem extends TextRange {
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

export interface Placeholder extends TextRange {
  /** What stands between the braces. */
  readonly name: string;
}

/** Longest label and longest name in characters (RFC 1035, section 2.3.4; without the trailing dot). */
export const maxLabelLength = 63;
export const maxNameLength = 253;

/** Every `{…}` of a text, in order. */
export function findPlaceholders(text: string): readonly Placeholder[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => ({
    name: match[1] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
}

type Bare = Omit<NameProblem, "repair">;

/** Shapes that are no name at all; nothing more is said about them. */
function wrongShape(text: string): Bare | undefined {
  const whole = { start: 0, end: text.length };
  if (text === "") {
    return { kind: "empty", message: "a name is empty", help: "write a name such as api.example.com", ...whole };
  }
  if (/^\s+$/.test(text)) {
    return { kind: "empty", message: "a name is blank", help: "write a name such as api.example.com", ...whole };
  }
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text);
  if (scheme !== null) {
    return {
      kind: "url",
      message: `${quote(text)} is a URL; a name has no scheme`,
      help: "write only the name, without scheme, port and path",
      start: 0,
      end: scheme[0].length,
    };
  }
  const address = text.replace(/^\[(.*)\]$/, "$1").replace(/\/\d+$/, "");
  if (isIP(address) !== 0 || isIP(text.replace(/^\[?([^\]]*?)\]?:\d+$/, "$1")) !== 0) {
    return {
      kind: "ip-address",
      message: `${quote(text)} is an IP address; the firewall filters by name`,
      help: "write the name that the app connects to",
      ...whole,
    };
  }
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
  const port = /:(\d*)$/.exec(text);
  if (port !== null) {
    return {
      kind: "port",
      message: `${quote(text)} holds a port; a name has none`,
      help: "write only the name, and the port under the entry's `ports`",
      start: port.index,
      end: text.length,
    };
  }
  return undefined;
}

const kindsOfCharacters: readonly {
  readonly kind: NameProblemKind;
  readonly pattern: RegExp;
  readonly what: string;
  readonly help: string;
}[] = [
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

function wrongCharacters(text: string, { wildcards }: NameRules): readonly Bare[] {
  const problems: Bare[] = [];
  for (const { kind, pattern, what, help } of kindsOfCharacters) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      problems.push({ kind, message: `${quote(text)} ${what}: ${quote(match[0])}`, help, start: match.index, end });
    }
  }
  if (!wildcards) {
    for (const match of text.matchAll(/[*?]+/g)) {
      problems.push({
        kind: "wildcard",
        message: `${quote(text)} holds the wildcard ${quote(match[0])}; the firewall has wildcards for tls only`,
        help: "write every name in full",
        start: match.index,
        end: match.index + match[0].length,
      });
    }
  }
  return problems;
}

function wrongLabels(text: string): readonly Bare[] {
  const problems: Bare[] = [];
  const trailing = text.endsWith(".") && text.length > 1;
  const labels = (trailing ? text.slice(0, -1) : text).split(".");
  if (trailing) {
    problems.push({
      kind: "trailing-dot",
      message: `${quote(text)} ends with a dot`,
      help: "leave the last dot out",
      start: text.length - 1,
      end: text.length,
    });
  }
  let start = 0;
  for (const label of labels) {
    const end = start + label.length;
    if (label === "") {
      problems.push({
        kind: "empty-label",
        message: `${quote(text)} has an empty label`,
        help: "write exactly one dot between two labels",
        start,
        end: Math.min(start + 1, text.length),
      });
    } else if (label.length > maxLabelLength) {
      problems.push({
        kind: "label-too-long",
        message: `a label of ${quote(text)} has ${label.length} characters; at most ${maxLabelLength} are possible`,
        help: "shorten the label, or split the name",
        start,
        end,
      });
    } else if (label.startsWith("-") || label.endsWith("-")) {
      problems.push({
        kind: "hyphen",
        message: `the label ${quote(label)} starts or ends with a hyphen`,
        help: "remove the hyphen",
        start,
        end,
      });
    } else if (label.startsWith("xn--") && !isPattern(label) && domainToASCII(label) === "") {
      problems.push({
        kind: "invalid-punycode",
        message: `${quote(label)} is not valid Punycode`,
        help: "copy the ASCII form of the name again",
        start,
        end,
      });
    }
    start = end + 1;
  }
  const last = labels.at(-1) ?? "";
  if (labels.length === 1) {
    problems.push({
      kind: "single-label",
      message: `${quote(text)} has one label; a name needs at least two`,
      help: "write the full name, such as api.example.com",
      start: 0,
      end: text.length,
    });
  } else if (/^\d+$/.test(last)) {
    problems.push({
      kind: "numeric-top-level",
      message: `${quote(text)} ends with the number ${last}; no top-level domain is a number`,
      help: "write the full name",
      start: text.length - (trailing ? 1 : 0) - last.length,
      end: text.length,
    });
  }
  const length = text.length - (trailing ? 1 : 0);
  if (length > maxNameLength) {
    problems.push({
      kind: "name-too-long",
      message: `a name has ${length} characters; at most ${maxNameLength} are possible`,
      help: "shorten the name",
      start: 0,
      end: text.length,
    });
  }
  return problems;
}

function findProblems(text: string, rules: NameRules): readonly Bare[] {
  const shape = wrongShape(text);
  if (shape !== undefined) return [shape];
  // Known placeholders count as ordinary characters of the same length, so that offsets stay right.
  let plain = text;
  const problems: Bare[] = [];
  for (const { name, start, end } of findPlaceholders(text)) {
    plain = plain.slice(0, start) + "p".repeat(end - start) + plain.slice(end);
    if (rules.placeholders?.includes(name)) continue;
    problems.push({
      kind: "placeholder",
      message: `${quote(text.slice(start, end))} is not a placeholder`,
      help: "the only placeholder is {region}",
      start,
      end,
    });
  }
  const inPlain = [...wrongCharacters(plain, rules), ...wrongLabels(plain)];
  problems.push(...inPlain);
  return problems.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The name that a text probably means: scheme, port, path, outer whitespace, trailing dot and upper case removed, IDN encoded. */
export function repairName(text: string, rules: NameRules): string | undefined {
  let name = text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
    .replace(/[/\\#].*$/s, "")
    .replace(/^[^@]*@/, "")
    .replace(/:\d*$/, "")
    .replace(/\.$/, "")
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (/[^\p{ASCII}]/u.test(name)) name = domainToASCII(name);
  return name !== "" && findProblems(name, rules).length === 0 ? name : undefined;
}

/**
 * Everything that is wrong with a name, in the order of the text; empty for a good one. Labels are measured as written: a
 * `*` counts as one character, the fewest that it can stand for.
 */
export function checkName(text: string, rules: NameRules): readonly NameProblem[] {
  const problems = findProblems(text, rules);
  if (problems.length === 0) return [];
  const repair = repairName(text, rules);
  return repair === undefined ? problems : problems.map((problem) => ({ ...problem, repair }));
}
