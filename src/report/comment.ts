/**
 * A comment on a pull request in Markdown: a hidden mark by which it is found again, a verdict, red flags, tables, details to
 * unfold, and how it was made. Never more than 60,000 characters (GitHub refuses comments over 65,536), and what is left out
 * is counted. Nothing in it is active: see inert-markdown.ts. Pure.
 */

import { count } from "../text/words.ts";
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

export const maxCommentLength = 60_000;
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

  const parts = [...(flags.length === 0 ? [] : [flagPart(flags)]), ...sections.map(sectionPart)];
  const room = maxCommentLength - head.length - foot.length - parts.reduce((sum, part) => sum + part.frame, 0);
  const shares = share(
    parts.map(({ lines }) => lines.reduce((sum, line) => sum + line.length, 0)),
    room,
  );
  return head + parts.map((part, index) => part.render(shares[index] ?? 0)).join("") + foot;
}

interface Part {
  /** Characters that it takes without a single line, the note about missing ones included. */
  readonly frame: number;
  /** Rendered, each with its line break. */
  readonly lines: readonly string[];
  readonly render: (room: number) => string;
}

const noteLength = 120;

function part(before: string, lines: readonly string[], after: string): Part {
  return {
    frame: before.length + after.length + noteLength,
    lines,
    render: (room) => {
      let used = 0;
      const shown = lines.filter((line) => {
        used += line.length;
        return used <= room;
      });
      const left = lines.length - shown.length;
      const note =
        left === 0 ? "" : `\n${count(left, "more line")} left out here: \`--format json\` has all of them.\n`;
      return `${before}${shown.join("")}${note}${after}`;
    },
  };
}

function flagPart(flags: readonly string[]): Part {
  const lines = flags.map((flag) => `> - ${inertMarkdown(cut(capital(flag), maxSentence))}\n`);
  return part(`\n> [!WARNING]\n> **${count(flags.length, "red flag")}**\n>\n`, lines, "");
}

function sectionPart({ title, folded, text, columns, rows }: CommentSection): Part {
  const heading = inertMarkdown(cut(title, maxCell));
  const table = [
    ...(text === undefined ? [] : [inertMarkdown(cut(text, maxSentence)), ""]),
    `| ${columns.join(" | ")} |`,
    `|${" --- |".repeat(columns.length)}`,
    "",
  ].join("\n");
  const lines = rows.map((row) => `| ${row.map(cell).join(" | ")} |\n`);
  return folded
    ? part(`\n<details>\n<summary>${heading}</summary>\n\n${table}`, lines, "\n</details>\n")
    : part(`\n### ${heading}\n\n${table}`, lines, "");
}

function cell(content: Cell): string {
  return typeof content === "string" ? inertMarkdown(cut(content, maxCell)) : inlineCode(cut(content.code, maxCell));
}

const cut = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length)}…`);

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Who needs little gets it; the others share what is left evenly. */
function share(needs: readonly number[], room: number): readonly number[] {
  const shares = needs.map(() => 0);
  let left = Math.max(0, room);
  const order = needs.map((_, index) => index).sort((one, other) => (needs[one] ?? 0) - (needs[other] ?? 0));
  for (const [position, index] of order.entries()) {
    const most = Math.floor(left / (order.length - position));
    shares[index] = Math.min(needs[index] ?? 0, most);
    left -= shares[index];
  }
  return shares;
}
