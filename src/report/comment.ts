/**
 * A comment on a pull request in Markdown: a hidden mark by which it is found again, a verdict, red flags, tables, details to
 * unfold, and how it was made. Bounded by bounded-markdown.ts; nothing in it is active, see inert-markdown.ts. Pure.
 */

import { count } from "../text/words.ts";
import { boundedMarkdown, cut, type MarkdownPart } from "./bounded-markdown.ts";
import { inertMarkdown, inlineCode } from "./inert-markdown.ts";

/** Our own words, or text that others wrote. */
export type Cell = string | { readonly code: string };

export interface CommentSection {
  readonly title: string;
  readonly folded: boolean;
  /** Above the table. */
  readonly text?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What a comment says: all of it but how it was made. */
export interface CommentPart {
  readonly tone: "good" | "doubtful" | "bad";
  readonly title: string;
  /** In bold before the first sentence. */
  readonly verdict: string;
  /** The first one follows the verdict. */
  readonly sentences: readonly string[];
  /** What a reviewer must not overlook. */
  readonly flags: readonly string[];
  readonly sections: readonly CommentSection[];
}

export interface Comment extends CommentPart {
  /** `review:v1`: names the kind of comment, so that the next run updates it instead of adding another one. */
  readonly mark: string;
  /** Versions and digests, and the command that makes the same comment again. */
  readonly footer: readonly string[];
  readonly command: string;
}

const maxCell = 300;
const maxSentence = 1_000;
const signs = { good: "✅", doubtful: "⚠️", bad: "❌" } as const;

export function formatComment(comment: Comment): string {
  const { mark, tone, title, verdict, sentences, flags, sections, footer, command } = comment;
  const [first = "", ...others] = sentences.map((sentence) => inertMarkdown(cut(sentence, maxSentence)));
  const head = [
    `<!-- discriminat-policy:${mark.replace(/[^a-z0-9:/._]/gi, "-").replace(/-{2,}/g, "-")} -->`,
    `## ${signs[tone]} ${inertMarkdown(cut(title, maxCell))}`,
    "",
    `**${inertMarkdown(verdict)}**: ${first}`,
    ...others.flatMap((sentence) => ["", capital(sentence)]),
    "",
  ].join("\n");
  const foot = [
    "",
    `<sub>${footer.map((part) => inertMarkdown(cut(part, maxCell))).join(" · ")}</sub>`,
    "",
    `<sub>Again: ${inlineCode(cut(command, maxSentence))}</sub>`,
    "",
  ].join("\n");

  return boundedMarkdown(head, [...(flags.length === 0 ? [] : [flagPart(flags)]), ...sections.map(sectionPart)], foot);
}

function flagPart(flags: readonly string[]): MarkdownPart {
  const lines = flags.map((flag) => `> - ${inertMarkdown(cut(capital(flag), maxSentence))}\n`);
  return { before: `\n> [!WARNING]\n> **${count(flags.length, "red flag")}**\n>\n`, lines, after: "" };
}

function sectionPart({ title, folded, text, columns: all, rows: whole }: CommentSection): MarkdownPart {
  const { columns, rows } = withoutEmptyColumns(all, whole);
  const heading = inertMarkdown(cut(title, maxCell));
  const table = [
    ...(text === undefined ? [] : [inertMarkdown(cut(text, maxSentence)), ""]),
    `| ${columns.join(" | ")} |`,
    `|${" --- |".repeat(columns.length)}`,
    "",
  ].join("\n");
  const lines = rows.map((row) => `| ${row.map(cell).join(" | ")} |\n`);
  return folded
    ? { before: `\n<details>\n<summary>${heading}</summary>\n\n${table}`, lines, after: "\n</details>\n" }
    : { before: `\n### ${heading}\n\n${table}`, lines, after: "" };
}

/** A column that has nothing to say in any row only takes room from the others. */
function withoutEmptyColumns(
  columns: CommentSection["columns"],
  rows: CommentSection["rows"],
): Pick<CommentSection, "columns" | "rows"> {
  const isFilled = columns.map((_, index) => index === 0 || rows.some((row) => row[index] !== ""));
  const keep = <T>(_: T, index: number): boolean => isFilled[index] === true;
  return { columns: columns.filter(keep), rows: rows.map((row) => row.filter(keep)) };
}

function cell(content: Cell): string {
  return typeof content === "string" ? inertMarkdown(cut(content, maxCell)) : inlineCode(cut(content.code, maxCell));
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
