/** The report for people at a terminal: code frames, grouped by file, readable with any number of findings. Pure. */
import { createColors } from "picocolors";
import type { Finding, Severity } from "../findings/finding.ts";
import { visible } from "../text/visible.ts";
import { count } from "../text/words.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { codeFrame } from "./code-frame.ts";
import { moreItems, shownItems } from "./item-words.ts";
import type { RenderOptions, Report } from "./report.ts";
import { examinedWords, passedWords, summaryWords } from "./summary-words.ts";
import { fails, summarize, type Tallied, tally } from "./tally.ts";
import { renderBlocks } from "./text-blocks.ts";
import { wrap } from "./text-width.ts";

/** How many findings of one check are shown; the rest is counted. */
const shownPerCheck = 20;
/** How many items of one finding are shown. */
const shownPerFinding = 20;
const minWidth = 40;
const indent = "    ";

type Colors = ReturnType<typeof createColors>;

interface Style extends Colors {
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
}

function styleOf(color: boolean): Style {
  const colors = createColors(color);
  return { ...colors, severity: { error: colors.red, warning: colors.yellow, info: colors.cyan } };
}

export function formatPretty(report: Report, options: RenderOptions): string {
  const style = styleOf(options.color);
  const width = Math.max(options.width, minWidth);
  const findings = tally(report.findings);
  const { shown, rest } = limit(findings);
  const { overview = [] } = report;
  const lead = options.quiet || overview.length === 0 ? "" : `${renderBlocks(overview, options)}\n`;
  const lines: string[] = [];
  let file: string | undefined;
  for (const item of shown) {
    if (item.finding.file !== file) {
      file = item.finding.file;
      lines.push(style.underline(visible(file)), "");
    }
    lines.push(...findingLines(item, report, style, width), "");
  }
  for (const hidden of rest) lines.push(restLine(hidden, style));
  if (rest.length > 0) lines.push("");
  if (options.quiet) lines.pop();
  else lines.push(...summaryLines(report, findings, style));
  return lead + lines.map((line) => `${line}\n`).join("");
}

function limit(findings: readonly Tallied[]): { shown: readonly Tallied[]; rest: readonly (readonly Tallied[])[] } {
  const seen = new Map<string, number>();
  const hidden = new Map<string, Group<Tallied>>();
  const shown = findings.filter((item) => {
    const { check } = item.finding;
    const count = (seen.get(check) ?? 0) + 1;
    seen.set(check, count);
    if (count <= shownPerCheck) return true;
    addToGroup(hidden, check, item);
    return false;
  });
  return { shown, rest: [...hidden.values()].sort((left, right) => right.length - left.length) };
}

function restLine(hidden: readonly Tallied[], style: Style): string {
  const files = new Set(hidden.map(({ finding }) => finding.file)).size;
  const check = visible(hidden[0]?.finding.check ?? "");
  return `... and ${count(hidden.length, "more", "more")} of ${style.bold(check)} in ${count(files, "file")} ${style.dim("(--format json shows all)")}`;
}

function findingLines({ finding, count }: Tallied, report: Report, style: Style, width: number): readonly string[] {
  const times = count > 1 ? style.dim(` (${count} times)`) : "";
  const place = style.dim(`${`${finding.line}:${finding.column}`.padEnd(5)} `);
  const lines = [`  ${place}${style.severity[finding.severity](finding.severity)}  ${visible(finding.check)}${times}`];
  for (const line of wrap(visible(finding.message), width - indent.length)) lines.push(indent + style.bold(line));
  lines.push(...itemTable(finding, style, width));
  lines.push(...frameLines(finding, report, style, width));
  if (finding.help !== undefined) lines.push(...hanging(style.green("help:"), "help:", finding.help, width));
  for (const { file, line, column, message } of finding.related ?? []) {
    lines.push(...hanging(style.cyan("see"), "see", `${file}:${line}:${column}: ${message}`, width));
  }
  return lines;
}

function itemTable(finding: Finding, style: Style, width: number): readonly string[] {
  const shown = shownItems(finding, shownPerFinding);
  if (shown === undefined) return [];
  const { head, rows, left } = shown;
  // Blocks are indented by two columns of their own.
  const table = renderBlocks([{ kind: "table", head, rows }], { color: style.isColorSupported, width: width - 2 });
  return [
    ...table
      .trimEnd()
      .split("\n")
      .map((line) => `  ${line}`),
    ...moreItems(left).map((text) => indent + text),
  ];
}

function frameLines(finding: Finding, report: Report, style: Style, width: number): readonly string[] {
  const source = report.sources.get(finding.file);
  const gutter = String(finding.line).length;
  const frame = source && codeFrame(source, finding, width - indent.length - gutter - 3);
  if (frame === undefined || frame.text === "") return [];
  return [
    `${indent}${style.dim(`${frame.line} |`)} ${frame.text}`,
    `${indent}${style.dim(`${" ".repeat(gutter)} |`)} ${" ".repeat(frame.offset)}${style.severity[finding.severity](frame.underline)}`,
  ];
}

function hanging(label: string, bare: string, text: string, width: number): readonly string[] {
  const space = " ".repeat(bare.length + 1);
  return wrap(visible(text), width - indent.length - space.length).map((line, index) =>
    index === 0 ? `${indent}${label} ${line}` : `${indent}${space}${line}`,
  );
}

function summaryLines(report: Report, findings: readonly Tallied[], style: Style): readonly string[] {
  const examined = examinedWords(report.examined);
  const where = examined === "" ? "" : ` in ${examined}`;
  const passed = report.passed === undefined ? "" : passedWords(report.passed.length);
  if (findings.length === 0) return [style.green(passed === "" ? `no findings${where}` : `${passed}${where}`)];
  const failing = fails(report.findings, report.failOn);
  const words = [summaryWords(summarize(findings)), passed].filter((part) => part !== "").join(", ");
  const note = failing ? "" : style.dim(` (exit code 0: --fail-on ${report.failOn})`);
  const line = `${(failing ? style.red : style.yellow)(`${words}${where}`)}${note}`;
  const gravest = (["error", "warning", "info"] as const)
    .map((severity) => findings.find(({ finding }) => finding.severity === severity))
    .find((item) => item !== undefined);
  const check = visible(gravest?.finding.check ?? "");
  return [line, style.dim(`discriminat-policy explain ${check}: what it means, why it matters, how to repair it`)];
}
