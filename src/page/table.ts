/**
 * Tables of the page: a head that says what sorts how. Where the screen is narrow, figures scroll sideways, and rows of words stand
 * below each other. Closing tags that HTML lets out are.
 */
import { type Content, type Html, html } from "./html.ts";

export interface Column {
  readonly title: string;
  /** Numbers stand on the right and sort as numbers; the first number of the cell counts. */
  readonly number?: boolean;
  /** Names: in a monospaced font, broken anywhere. */
  readonly code?: boolean;
  /** Short words and dates, which stay on one line. */
  readonly short?: boolean;
  /** The title stands before the cell where the head is not shown. */
  readonly label?: boolean;
}

export type Row = readonly Content[];

/** `caption` is read to those who jump from table to table. */
export function table(caption: string, columns: readonly Column[], rows: readonly Row[]): Html {
  const classes = columns.map(classOf);
  const head = columns.map(({ title }, index) =>
    classes[index] === "n" ? html`<th scope="col" class="n">${title}` : html`<th scope="col">${title}`,
  );
  const labels = columns.map(({ title, label }) => (label ? title : undefined));
  const body = rows.map((row) => html`<tr>${row.map((cell, index) => cellOf(cell, classes[index], labels[index]))}`);
  const ofWords = classes.includes("n") ? "" : " words";
  return html`<div class="wide${ofWords}" role="region" tabindex="0" aria-label="${caption}"><table><caption class="read">${caption}</caption><thead><tr>${head}</thead><tbody>${body}</tbody></table></div>`;
}

function classOf({ number, code, short }: Column): string | undefined {
  if (number) return "n";
  if (code) return "c";
  return short ? "s" : undefined;
}

function cellOf(cell: Content, kind: string | undefined, label: string | undefined): Html {
  const isOf = kind === undefined ? undefined : html` class="${kind}"`;
  return html`<td${isOf}${label === undefined ? undefined : html` data-label="${label}"`}>${cell}`;
}

/** A word that says a state, with a mark before it that differs in shape as well as in colour. */
export function badge(kind: "good" | "attention" | "failing" | "plain", word: string): Html {
  return html`<span class="badge ${kind}">${word}</span>`;
}

/** A part of the page with its heading; `says` is the sentence below it. */
export function section(id: string, title: string, says: Content, ...contents: readonly Content[]): Html {
  const lead = says === undefined ? undefined : html`<p class="lead">${says}</p>`;
  return html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${title}</h2>${lead}${contents}</section>\n`;
}
