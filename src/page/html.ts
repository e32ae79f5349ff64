/**
 * HTML that is safe by construction: whatever is put into a template is text, unless a template made it. Attribute values go in
 * quotes. Must not offer a way to pass a string as markup.
 */
import { visible } from "../text/visible.ts";

/** Markup that `html` made. */
export interface Html {
  readonly markup: string;
}

export type Content = Html | string | number | undefined | readonly Content[];

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an element or a quoted attribute: hidden and reordering characters are visible, markup is inert. */
export function escapeText(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

function markupOf(content: Content): string {
  if (content === undefined) return "";
  if (typeof content === "number") return String(content);
  if (typeof content === "string") return escapeText(content);
  if (isList(content)) return content.map(markupOf).join("");
  return content.markup;
}

const isList = (content: Html | readonly Content[]): content is readonly Content[] => Array.isArray(content);

/** A template of HTML: what is between the braces is escaped, but for what another template made. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return { markup: strings.map((part, index) => part + markupOf(contents[index])).join("") };
}
