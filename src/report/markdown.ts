/**
 * Markdown for a step summary or a comment: a verdict, a table, and details to unfold. Bounded by bounded-markdown.ts; nothing
 * in it is active, see inert-markdown.ts. Pure.
 */
import type { Severity } from "../findings/finding.ts";
import { boundedMarkdown, moreNote, mostLines } from "./bounded-markdown.ts";
import { inertMarkdown, inlineCode } from "./inert-markdown.ts";
import { itemLines } from "./item-words.ts";
import type { Report } from "./report.ts";
import { resultWords } from "./summary-words.ts";
import { fails, type Tallied, tally } from "./tally.ts";

const maxCellLength = 2_000;
const maxItems = 50;

export function formatMarkdown(report: Report): string {
  const findings = bySeverity(tally(report.findings));
  const heading = `<!-- discriminat-policy:${report.command} -->\n## discriminat-policy ${report.command}\n\n${verdict(report)}\n`;
  if (findings.length === 0) return heading;
  const shown = findings.slice(0, mostLines);
  const more = { total: findings.length, note: (left: number) => moreNote(left, "finding") };
  const details = `\n<details>\n<summary>How to repair</summary>\n\n`;
  return boundedMarkdown(`${heading}\n`, [
    {
      before: "| Severity | Place | Finding | Check |\n| --- | --- | --- | --- |\n",
      lines: shown.map(row),
      after: "",
      ...more,
    },
    { before: details, lines: shown.map(detail), after: "\n</details>\n", ...more },
  ]);
}

function bySeverity(findings: readonly Tallied[]): readonly Tallied[] {
  const order: readonly Severity[] = ["error", "warning", "info"];
  return order.flatMap((severity) => findings.filter(({ finding }) => finding.severity === severity));
}

function verdict(report: Report): string {
  const failed = fails(report.findings, report.failOn);
  return `**${failed ? "Failed" : "Passed"}**: ${resultWords(report)}.`;
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
  for (const item of itemLines(finding, maxItems)) lines.push(`  - ${inertMarkdown(short(item))}`);
  if (help !== undefined) lines.push(`  - ${inertMarkdown(short(`help: ${help}`))}`);
  for (const other of (related ?? []).slice(0, 10)) {
    lines.push(
      `  - see ${inlineCode(short(`${other.file}:${other.line}:${other.column}`))} ${inertMarkdown(short(other.message))}`,
    );
  }
  return lines.map((text) => `${text}\n`).join("");
}
