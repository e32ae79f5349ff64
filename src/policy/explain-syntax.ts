/** Why a text was refused: the usual mistake behind it, the error of `yaml` itself, or what the policy language leaves out. Pure. */
import { parseDocument, type YAMLError } from "yaml";
import { quote } from "../discriminat/text.ts";
import type { SourceFile, Span } from "../findings/source-file.ts";
import type { LoaderProblem } from "./checks.ts";
import type { OddForm, Refusal } from "./yaml-reading.ts";

/** `{region}` somewhere in a name: in YAML a brace begins a map. */
const withPlaceholder = /^(?=.*\.|\{region\}$)[\w.*?-]*\{\w*\}[\w.*?{}-]*$/;
/** A name behind a character with which no plain text can begin. */
const withIndicator = /^[@%`!&|>][\w.*?{}-]*\.[\w.*?{}-]+$/;

const helpByCode: Readonly<Record<string, string>> = {
  BAD_INDENT: "indent with spaces, and everything in one map or list equally far",
  BAD_SCALAR_START: "quote the value",
  BLOCK_AS_IMPLICIT_KEY: 'quote a value that holds ": ", or indent what belongs to the key',
  MISSING_CHAR: "is a colon, a comma, a bracket, a quote or a `- ` missing, or the indentation off?",
  MULTILINE_IMPLICIT_KEY: "is a colon, a bracket or a quote missing, or the indentation off?",
};

const oddForms: Readonly<Record<Exclude<OddForm, "tab">, { readonly message: string; readonly help: string }>> = {
  directive: { message: "a YAML directive is not part of the language", help: "remove the line" },
  "explicit-key": { message: "an explicit key is not part of the language", help: "write `key: value`" },
  "odd-key": { message: "a key must be text on one line", help: "write `key: value`" },
  "pair-in-list": {
    message: "a key inside a list is not part of the language",
    help: "write `[name, name]`; ports go into `ports:`, beside the names",
  },
  "valueless-key": { message: "a key lacks its value", help: "write `{key: value}`; quote what is meant to be text" },
};

/** Call it only for texts that are not nested deeply: `yaml` composes recursively. */
export function explainSyntax(source: SourceFile, refused: readonly Refusal[]): readonly LoaderProblem[] {
  const unquoted = new Map<number, LoaderProblem>();
  let unexplained: Refusal | undefined;
  for (const refusal of refused) {
    const span = wordAround(source.text, refusal.span.start);
    const word = source.text.slice(span.start, span.end);
    if (withPlaceholder.test(word) || withIndicator.test(word))
      unquoted.set(span.start, unquotedName(source, span, word));
    else unexplained ??= refusal;
  }
  if (unexplained === undefined) return [...unquoted.values()];
  return [...unquoted.values(), ...(unquoted.size > 0 ? [] : [explainFirst(source, unexplained)])];
}

function unquotedName(source: SourceFile, span: Span, word: string): LoaderProblem {
  return {
    check: "yaml/unquoted-name",
    file: source,
    at: { span, path: [] },
    message: `${quote(word)} without quotes is not text in YAML`,
    help: `quote it: ${quote(word)}`,
  };
}

function explainFirst(file: SourceFile, refusal: Refusal): LoaderProblem {
  const { errors } = parseDocument(file.text, { prettyErrors: false, uniqueKeys: false });
  const [error] = errors.filter(({ code }) => code !== "BAD_ALIAS");
  if (error?.message.startsWith("Missing closing")) return unclosedQuote(file, refusal.span);
  if (error !== undefined) return syntaxError(file, error);
  const at = { span: refusal.span, path: [] };
  if (refusal.form === "tab") {
    return { check: "yaml/tab", file, at, message: "a tab stands between values", help: "use spaces" };
  }
  const message = "this form of YAML is not part of the language";
  const help = "write maps as `key: value` and lists as `- item` or `[item, item]`";
  return { check: "yaml/unsupported", file, at, message, help, ...(refusal.form && oddForms[refusal.form]) };
}

function syntaxError(file: SourceFile, { code, message, pos }: YAMLError): LoaderProblem {
  const [start, end] = pos;
  const at = { span: { start, end: Math.max(end, start + 1) }, path: [] };
  if (code === "TAB_AS_INDENT") {
    return { check: "yaml/tab", file, at, message: "a tab indents this line", help: "indent with spaces" };
  }
  const words = `${message.charAt(0).toLowerCase()}${message.slice(1)}`.replaceAll(/\p{C}/gu, "");
  const help = helpByCode[code];
  return { check: "yaml/syntax", file, at, message: `not valid YAML: ${words}`, ...(help !== undefined && { help }) };
}

/** `yaml` points at the end of the text, which is rarely where the quote is missing. */
function unclosedQuote(file: SourceFile, { start }: Span): LoaderProblem {
  const at = { span: { start, end: start + 1 }, path: [] };
  return { check: "yaml/syntax", file, at, message: "not valid YAML: the quote that opens here is never closed" };
}

/** The run of characters around an offset that nobody would write in two values. */
function wordAround(text: string, offset: number): Span {
  const isBoundary = (character: string | undefined) => character === undefined || /[\s,[\]"'#]/.test(character);
  let [start, end] = [offset, offset];
  while (start > 0 && !isBoundary(text[start - 1])) start -= 1;
  while (!isBoundary(text[end])) end += 1;
  return { start, end };
}
