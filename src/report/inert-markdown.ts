/**
 * GitHub-flavored Markdown that stays text: no HTML, link, image, mention, issue or commit reference, table or fence can come
 * out of what somebody else wrote. Words that could be read as markup are shown as code instead of being escaped, because
 * GitHub links mentions and references after Markdown's own escapes are gone, but never inside code. Pure.
 */
import { visible, visibleEscape } from "./visible.ts";

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

/** One line: quoted parts and everything unusual as code, plain words as they are. */
export function inertMarkdown(text: string): string {
  return visible(text)
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, index) => (index % 2 === 1 ? inlineCode(part.slice(1, -1)) : words(part)))
    .join("");
}

/** Neighbors that have to be code share one span. */
function words(text: string): string {
  const parts: { readonly code: boolean; readonly words: string[] }[] = [];
  for (const word of text.split(" ")) {
    const last = parts.at(-1);
    const code = word !== "" && (!prose.test(word) || reference.test(word));
    if (last?.code === code) last.words.push(word);
    else parts.push({ code, words: [word] });
  }
  return parts.map((part) => (part.code ? inlineCode(part.words.join(" ")) : part.words.join(" "))).join(" ");
}
