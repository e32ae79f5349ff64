/** `status` as Markdown, for a step summary or a comment. Nothing in it is active: see report/inert-markdown.ts. Pure. */
import type { AppStatus, Status } from "../../compare/status.ts";
import { boundedMarkdown, type MarkdownPart, mostLines } from "../../report/bounded-markdown.ts";
import { inertMarkdown, inlineCode } from "../../report/inert-markdown.ts";
import {
  cellsOf,
  type Days,
  endingHead,
  head,
  laterWords,
  reviewTitle,
  soonOf,
  trafficHead,
  trafficOf,
} from "./output.ts";
import { type NextReview, reviewHead, soonReviews } from "./reviews.ts";

const title = "<!-- discriminat-policy:status -->\n## discriminat-policy status\n\n";

export function markdownOf(status: Status, { endings, reviews }: Days): string {
  if (status.apps.length === 0) return `${title}No app is deployed there.\n`;
  const { rows, later } = soonOf(endings);
  const more = later === 0 ? "" : `${inertMarkdown(laterWords(later))}\n\n`;
  const text = boundedMarkdown(title, [
    table("", head, status.apps.map(appRow), "\n"),
    ...(rows.length === 0 ? [] : [table("### Entries that end\n\n", endingHead, rows.map(endingRow), `\n${more}`)]),
    ...(reviews.length === 0 ? [] : [reviewPart(reviews)]),
    table("### Observed traffic\n\n", trafficHead, trafficOf(status).map(inertRow), "\n"),
  ]);
  return `${text.trimEnd()}\n`;
}

function reviewPart(reviews: readonly NextReview[]): MarkdownPart {
  const { rows, later } = soonReviews(reviews);
  const heading = `### ${reviewTitle}\n\n`;
  const after = later === undefined ? "" : `${inertMarkdown(later)}\n\n`;
  if (rows.length > 0) return table(heading, reviewHead, rows.map(reviewRow), `\n${after}`);
  return { before: heading, lines: [], after, total: 0, note: () => "" };
}

function appRow(status: AppStatus): readonly string[] {
  const [app = "", network = "", stage = "", until = "", left = "", ready = "", next = ""] = cellsOf(status);
  return [inlineCode(app), inlineCode(network), stage, until, left, ready, inertMarkdown(next)];
}

function endingRow([last = "", left = "", app = "", ...others]: readonly string[]): readonly string[] {
  return [last, left, inlineCode(app), ...others.map(inertMarkdown)];
}

function reviewRow([last = "", left = "", app = "", ...others]: readonly string[]): readonly string[] {
  return [last, left, inlineCode(app), ...others];
}

function inertRow(cells: readonly string[]): readonly string[] {
  return cells.map(inertMarkdown);
}

function table(
  heading: string,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  after: string,
): MarkdownPart {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  return {
    before: heading + line(titles) + line(titles.map(() => "---")),
    lines: rows.slice(0, mostLines).map(line),
    after,
    total: rows.length,
    note: (left) => `\n${left} more: \`--format json\` has all of them.\n`,
  };
}
