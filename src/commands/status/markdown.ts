/** `status` as Markdown, for a step summary or a comment. Nothing in it is active: see report/inert-markdown.ts. Pure. */
import type { AppStatus, Status } from "../../compare/status.ts";
import { inertMarkdown, inlineCode } from "../../report/inert-markdown.ts";
import type { Ending } from "./endings.ts";
import { cellsOf, endingHead, head, laterWords, soonOf, trafficHead, trafficOf } from "./output.ts";

/** GitHub refuses comments over 65,536 characters. */
const maxLength = 60_000;
/** Of these, for what stands around the apps. */
const frameLength = 20_000;

const title = "<!-- discriminat-policy:status -->\n## discriminat-policy status\n\n";

export function markdownOf(status: Status, endings: readonly Ending[]): string {
  if (status.apps.length === 0) return `${title}No app is deployed there.\n`;
  const { rows, later } = soonOf(endings);
  const more = later === 0 ? "" : `${inertMarkdown(laterWords(later))}\n\n`;
  return [
    title,
    table(head, status.apps.map(appRow), maxLength - frameLength),
    rows.length === 0
      ? ""
      : `### Entries that end\n\n${table(endingHead, rows.map(endingRow), frameLength / 2)}${more}`,
    "### Observed traffic\n\n",
    table(trafficHead, trafficOf(status).map(inertRow), frameLength / 2),
  ]
    .join("")
    .trimEnd()
    .concat("\n");
}

function appRow(status: AppStatus): readonly string[] {
  const [app = "", network = "", stage = "", until = "", left = "", ready = "", next = ""] = cellsOf(status);
  return [inlineCode(app), inlineCode(network), stage, until, left, ready, inertMarkdown(next)];
}

function endingRow([last = "", left = "", app = "", ...others]: readonly string[]): readonly string[] {
  return [last, left, inlineCode(app), ...others.map(inertMarkdown)];
}

function inertRow(cells: readonly string[]): readonly string[] {
  return cells.map(inertMarkdown);
}

/** As many rows as there is room for, in order. */
function table(titles: readonly string[], rows: readonly (readonly string[])[], room: number): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  let text = line(titles) + line(titles.map(() => "---"));
  for (const [index, row] of rows.entries()) {
    const next = line(row);
    if (text.length + next.length > room) {
      return `${text}\n${rows.length - index} more: \`--format json\` has all of them.\n\n`;
    }
    text += next;
  }
  return `${text}\n`;
}
