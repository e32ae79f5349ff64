/**
 * JUnit XML, as Jenkins, GitLab and Azure read it: a suite for each check, a case for each finding. Findings below
 * `--fail-on` are passed cases with their text as output, because JUnit knows no warnings. Pure.
 */
import { atLeast, type Finding } from "../findings/finding.ts";
import { visible } from "../text/visible.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { itemLines } from "./item-words.ts";
import type { Report } from "./report.ts";
import { type Tallied, tally } from "./tally.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

const maxItems = 200;

/** For text and attributes. `visible` has already replaced what XML 1.0 does not admit. */
const xml = (text: string): string => visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? "");

interface Case {
  readonly name: string;
  readonly className: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly failure: { readonly type: string; readonly message: string; readonly text: string } | undefined;
  readonly output: string | undefined;
}

export function formatJunit(report: Report): string {
  const suites = suitesOf(report);
  const all = [...suites.values()].flat();
  const body = [...suites].map(([name, cases]) => suite(name, cases)).join("");
  const counts = countsOf(all);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xml(`discriminat-policy ${report.command}`)}" ${counts}>\n${body}</testsuites>\n`;
}

function suitesOf(report: Report): ReadonlyMap<string, readonly Case[]> {
  const suites = new Map<string, Group<Case>>();
  const add = (name: string, item: Case): void => addToGroup(suites, name, item);
  for (const item of tally(report.findings)) {
    add(isTest(item.finding) ? report.command : item.finding.check, findingCase(item, report));
  }
  for (const { name, file, line } of report.passed ?? [])
    add(report.command, passedCase(name, report.command, file, line));
  // A check that found nothing has passed; the cases of `test` speak for themselves.
  const silent = report.passed === undefined ? report.checks.filter(({ id }) => !suites.has(id)) : [];
  for (const { id } of silent) add(id, passedCase(id, id));
  return new Map([...suites].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)));
}

/** A failed case of `test` stands in one suite with the passed ones, under a name that is the same when it passes. */
const isTest = ({ evidence }: Finding): boolean => evidence?.test !== undefined;

function passedCase(name: string, className: string, file?: string, line?: number): Case {
  return { name, className, file, line, failure: undefined, output: undefined };
}

function findingCase({ finding, count }: Tallied, report: Report): Case {
  const { check, severity, file, line, column, message, evidence } = finding;
  const failing = report.failOn !== "never" && atLeast(severity, report.failOn);
  const text = detail(finding, count);
  return {
    name: String(evidence?.test ?? `${file}:${line}:${column} ${message}`),
    className: isTest(finding) ? report.command : check,
    file,
    line,
    failure: failing ? { type: check, message, text } : undefined,
    output: failing ? undefined : text,
  };
}

/** The lines of a case's body, already escaped. */
function detail(finding: Finding, count: number): string {
  const { severity, message, help, file, line, column, related } = finding;
  const times = count > 1 ? ` (${count} times)` : "";
  const lines = [`${file}:${line}:${column}: ${severity}: ${message}${times}`, ...itemLines(finding, maxItems)];
  if (help !== undefined) lines.push(`help: ${help}`);
  for (const other of related ?? []) lines.push(`see ${other.file}:${other.line}:${other.column}: ${other.message}`);
  return lines.map(xml).join("\n");
}

function countsOf(cases: readonly Case[]): string {
  const failures = cases.filter((item) => item.failure !== undefined).length;
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="0"`;
}

function suite(name: string, cases: readonly Case[]): string {
  return `  <testsuite name="${xml(name)}" ${countsOf(cases)}>\n${cases.map(caseElement).join("")}  </testsuite>\n`;
}

function caseElement({ name, className, file, line, failure, output }: Case): string {
  const place = file === undefined ? "" : ` file="${xml(file)}" line="${line}"`;
  const start = `    <testcase name="${xml(name)}" classname="${xml(className)}"${place}`;
  if (failure !== undefined) {
    return `${start}>\n      <failure message="${xml(failure.message)}" type="${xml(failure.type)}">${failure.text}</failure>\n    </testcase>\n`;
  }
  if (output !== undefined) return `${start}>\n      <system-out>${output}</system-out>\n    </testcase>\n`;
  return `${start}/>\n`;
}
