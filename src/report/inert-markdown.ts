/**
 * GitHub-flavored Markdown that stays text: no HTML, link, image, mention, issue or commit reference, table or fence can come
 * out of what others wrote. Words that could be read as markup are shown as code instead of being escaped, because
 * GitHub links mentions and references after Markdown's own escapes are gone, but never inside code. Pure.
 */
import { visible, visibleEscape } from "../text/visible.ts";

/**
 * A code span for a line or a table's cell. A backtick would end it and a pipe would end the cell, whatever stands before
 * them, so both are shown as escapes; a name never holds either.
 */
export function inlineCode(text: string): string {
  const shown = visible(text).replace(/[`|]/g, visibleEscape);
  return shown.trim() === "" ? "" : `\`${shown}\``;
}

/** Words that no extension of Markdown gives a meaning. */
const prose =
  /^[("'“‘]*[\p{L}\p{N}](?:[\p{L}\p{N}.,;'’-]*[\p{L}\p{N}])?[)"'”’.,;:!?]*$|^\d\d:\d\d$|^(?:[–—-]|\)?[,;:.]?)$/u;

/** `www.` and bare domains with a scheme are links; `GH-1` is an issue; long hexadecimal words are commits. */
const reference = /www\.|gh-\d|[0-9a-f]{7}/i;

/** Text between quotes or backticks, which may hold blanks. */
const quotation = /"(?:[^"\\]|\\.)*"|`[^`]*`/.source;
/** Words, and the blanks between them. */
const wordOrBlanks = new RegExp(`(?:${quotation}|[^ ])+| +`, "g");
/** A quotation with nothing around it but punctuation. */
const quoted = new RegExp(`^(\\(?)(${quotation})([).,;:!?]*)$`);

/** An empty name is worth its quotes. */
const isBlank = (quote: string): boolean => quote.slice(1, -1).trim() === "";

/** One line: quoted parts and everything unusual as code, plain words as they are. */
export function inertMarkdown(text: string): string {
  let shown = "";
  // Neighbors that have to be code share one span.
  let code = "";
  const closeCode = (): void => {
    const blanks = / *$/.exec(code)?.[0] ?? "";
    shown += inlineCode(code.slice(0, code.length - blanks.length)) + blanks;
    code = "";
  };
  for (const [word] of visible(text).matchAll(wordOrBlanks)) {
    const [, before, quote, after] = quoted.exec(word) ?? [];
    if (word.startsWith(" ")) {
      if (code === "") shown += word;
      else code += word;
    } else if (quote !== undefined && !isBlank(quote)) {
      closeCode();
      shown += `${before}${inlineCode(quote.slice(1, -1))}${after}`;
    } else if (prose.test(word) && !reference.test(word)) {
      closeCode();
      shown += word;
    } else code += word;
  }
  closeCode();
  return shown;
}
