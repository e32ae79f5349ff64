/** The errors of `yaml` → findings: the usual mistake behind them where there is one, else the first of them. Pure. */
import type { YAMLError } from "yaml";
import { checkName } from "../discriminat/name.ts";
import type { Place } from "../findings/finding.ts";
import { regionOf, type SourceFile } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import type { YamlProblem } from "./checks.ts";

/** `{region}` somewhere in a name: in YAML a brace begins a map. */
const withPlaceholder = /^(?=.*\.|\{region\}$)[\w.*?-]*\{\w*\}[\w.*?{}-]*$/;
/** A name after a character with which no plain text can begin. */
const withIndicator = /^[@%`!&|>][\w.*?{}-]*\.[\w.*?{}-]+$/;

const helpByCode: Readonly<Record<string, string>> = {
  BAD_INDENT: "indent with spaces, and everything in one map or list equally far",
  BAD_SCALAR_START: "quote the value",
  BLOCK_AS_IMPLICIT_KEY: 'quote a value that holds ": ", or indent what belongs to the key',
  MISSING_CHAR: "is a colon, a comma, a bracket, a quote or a `- ` missing, or the indentation off?",
  MULTILINE_IMPLICIT_KEY: "is a colon, a bracket or a quote missing, or the indentation off?",
};

/** The first error, from which later ones mostly follow. */
export function explainErrors(file: SourceFile, errors: readonly YAMLError[]): readonly YamlProblem[] {
  const unquoted = unquotedNamesNear(
    file,
    errors.map(({ pos: [offset] }) => offset),
  );
  const [first] = errors;
  return unquoted.length > 0 || first === undefined ? unquoted : [explainError(file, first)];
}

/** The names without quotes on the lines of some offsets: the usual mistake behind errors there. */
export function unquotedNamesNear(file: SourceFile, offsets: readonly number[]): readonly YamlProblem[] {
  const lineStarts = offsets.map((offset) => offset - regionOf(file, { start: offset, end: offset }).column + 1);
  return [...new Set(lineStarts)].flatMap((start) => unquotedNames(file, start));
}

/** Words on a line, outside of quotes and comments, that can only be meant as names. */
function unquotedNames(file: SourceFile, lineStart: number): readonly YamlProblem[] {
  const [line = ""] = file.text.slice(lineStart).split(/[\r\n]/, 1);
  const bare = line.replaceAll(/"[^"]*"|'[^']*'|(?<!\S)#.*$/g, (text) => " ".repeat(text.length));
  return [...bare.matchAll(/[^\s,[\]]+/g)]
    .filter(([word]) => withPlaceholder.test(word) || withIndicator.test(word))
    .map(({ 0: word, index }) => {
      const start = lineStart + index;
      return unquotedName(file, { span: { start, end: start + word.length }, path: [] }, word);
    });
}

/** A name that is not text without quotes. */
export function unquotedName(file: SourceFile, at: Place, word: string): YamlProblem {
  const what = word.startsWith("*") ? "a YAML alias, not a pattern" : "not text in YAML";
  const message = `${quote(word)} without quotes is ${what}`;
  // After a sign such as `!` quotes do not make it a name.
  const isName = checkName(word, { wildcards: true, placeholders: ["region"] }).length === 0;
  const fix = isName ? { ...at.span, text: `"${word}"` } : undefined;
  return { check: "yaml/unquoted-name", file, at, message, help: `quote it: ${quote(word)}`, fix };
}

function explainError(file: SourceFile, { code, message, pos }: YAMLError): YamlProblem {
  const [start, end] = pos;
  const at = { span: { start, end: Math.max(end, start + 1) }, path: [] };
  if (code === "TAB_AS_INDENT") {
    return { check: "yaml/tab", file, at, message: "a tab indents this line", help: "indent with spaces" };
  }
  if (message.startsWith("Missing closing")) {
    // `yaml` points at the end of the text. After the quote that opens there is no other, or it would close.
    const opening = file.text.lastIndexOf(message.includes("'") ? "'" : '"', start);
    const span = { start: opening, end: opening + 1 };
    const at = { span, path: [] };
    return { check: "yaml/syntax", file, at, message: "not valid YAML: the quote that opens here is never closed" };
  }
  const words = `${message.charAt(0).toLowerCase()}${message.slice(1)}`.replaceAll(/\p{C}/gu, "");
  const help = helpByCode[code];
  return { check: "yaml/syntax", file, at, message: `not valid YAML: ${words}`, ...(help !== undefined && { help }) };
}
