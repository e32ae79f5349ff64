/**
 * Markdown for a step summary or a comment: a verdict, a table, and details to unfold. Never more than 60,000 characters
 * (GitHub refuses comments over 65,536), and nothing in it is active: see inert-markdown.ts. Pure.
 */
import type { Severity } from "../findings/finding.ts";
import { count } from "../text/words.ts";
import { inertMarkdown, inlineCode } from "./inert-markdown.ts";
import type { Report } from "./report.ts";
import { examinedWords, passedWords, summaryWords } from "./summary-words.ts";
import { fails, summarize, type Tallied, tally } from "./tally.ts";

const maxLength = 60_000;
/** Of these, the table and the details get what is left after the frame. */
const frameLength = 2_000;
const maxCellLength = 2_000;

export function formatMarkdown(report: Report): string {
  const findings = bySeverity(tally(report.findings));
  const heading = `<!-- discriminat-policy:${report.command} -->\n## discriminat-policy ${report.command}\n\n${verdict(report, findings)}\n`;
  if (findings.length === 0) return heading;
  const half = (maxLength - frameLength) / 2;
  const rows = fill(findings, row, half);
  const details = fill(findings, detail, maxLength - frameLength - rows.text.length);
  return [
    heading,
    "| Severity | Place | Finding | Check |",
    "| --- | --- | --- | --- |",
    `${rows.text}${moreLine(findings.length - rows.count)}`,
    "<details>",
    "<summary>How to repair</summary>",
    "",
    `${details.text}${moreLine(findings.length - details.count)}`,
    "</details>",
    "",
  ].join("\n");
}

function bySeverity(findings: readonly Tallied[]): readonly Tallied[] {
  const order: readonly Severity[] = ["error", "warning", "info"];
  return order.flatMap((severity) => findings.filter(({ finding }) => finding.severity === severity));
}

function verdict(report: Report, findings: readonly Tallied[]): string {
  const examined = examinedWords(report.examined);
  const where = examined === "" ? "" : ` in ${examined}`;
  const passed = report.passed === undefined ? "" : passedWords(report.passed.length);
  const failed = fails(report.findings, report.failOn);
  const words = [summaryWords(summarize(findings)), passed].filter((part) => part !== "").join(", ") || "no findings";
  return `**${failed ? "Failed" : "Passed"}**: ${words}${where}.`;
}

/** As many as fit, in order; the rest is never rendered. */
function fill(
  findings: readonly Tallied[],
  render: (item: Tallied) => string,
  room: number,
): { readonly text: string; readonly count: number } {
  let text = "";
  for (const [count, item] of findings.entries()) {
    const rendered = render(item);
    if (text.length + rendered.length > room) return { text, count };
    text += rendered;
  }
  return { text, count: findings.length };
}

function moreLine(left: number): string {
  return left === 0 ? "" : `\n${count(left, "more finding")}: \`--format json\` has all of them.\n`;
}

function short(text: string): string {
  return text.length <= maxCellLength ? text : `${text.slice(0, maxCellLength)}...`;
}

function row({ finding, count }: Tallied): string {
  const { severity, file, line, message, check } = finding;
  const times = count > 1 ? ` (${count} times)` : "";
  return `| ${severity} | ${inlineCode(short(`${file}:${line}`))} | ${inertMarkdown(short(message))}${times} | ${inlineCode(check)} |\n`;
}

function detail({ finding }: Tallied): string {
  const { file, line, column, message, help, related, check } = finding;
  const lines = [
    `- ${inlineCode(short(`${file}:${line}:${column}`))} ${inlineCode(check)}: ${inertMarkdown(short(message))}`,
  ];
  if (help !== undefined) lines.push(`  - ${inertMarkdown(short(`help: ${help}`))}`);
  for (const other of (related ?? []).slice(0, 10)) {
    lines.push(
      `  - see ${inlineCode(short(`${other.file}:${other.line}:${other.column}`))} ${inertMarkdown(short(other.message))}`,
    );
  }
  return lines.map((text) => `${text}\n`).join("");
}
