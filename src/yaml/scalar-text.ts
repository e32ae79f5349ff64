/** How the canonical style writes keys and scalars. Pure. */
import type { CommentedScalar } from "./commented-tree.ts";
import { objectionable } from "./examine-text.ts";
import { resolvePlain } from "./resolve-plain.ts";

/** Begins like a word, and holds nothing that begins a comment, a key or another line. */
const plainText = /^(?!.*(?:: |:$| #|[^\S ]| $|\p{C}|\uFFFD))[\p{L}\p{N}_./$(].*$/u;
const flowIndicator = /[,[\]{}]/;
/** Quoted even where YAML would not need it, so that all patterns, placeholders and targets look alike. */
const alwaysQuoted = /^[^\s/]*[*?{}][^\s/]*$|^(?:tls|ssh):\/\//;

/** On one line, quoted only where needed. */
export function scalarText({ value, source }: CommentedScalar, inFlow: boolean): string {
  if (typeof value !== "string") return source === "" && inFlow ? "null" : source;
  const isPlain =
    plainText.test(value) &&
    resolvePlain(value) === value &&
    !alwaysQuoted.test(value) &&
    !(inFlow && flowIndicator.test(value));
  return isPlain ? value : quoted(value);
}

export function keyText(key: string): string {
  return /^[A-Za-z0-9_](?:[\w ./-]*[\w./-])?$/.test(key) ? key : quoted(key);
}

/** What the reader of files refuses, or what hides on a screen, stays the escape that someone wrote. */
function quoted(text: string): string {
  const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(text).replace(objectionable, escaped);
}

/** Whether a text is written on several lines, as a literal block. Others are quoted. */
export function isLiteral({ value }: CommentedScalar): boolean {
  if (typeof value !== "string" || !value.includes("\n")) return false;
  const lines = value.replace(/\n$/, "").split("\n");
  return /^\S/.test(value) && lines.every((line) => !/ $|[^\S ]|\p{C}|\uFFFD/u.test(line)) && lines.at(-1) !== "";
}

/** The header of a literal block, and its lines. */
export function literalBlock({ value }: CommentedScalar): readonly string[] {
  const text = String(value);
  return text.endsWith("\n") ? ["|", ...text.slice(0, -1).split("\n")] : ["|-", ...text.split("\n")];
}
