/**
 * GitHub workflow commands: findings as annotations on the lines of a pull request. GitHub shows 10 of each type for a step
 * and 50 for a job and drops the rest silently, so this stays below and says what it left out. Pure.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
import type { Finding, Severity } from "../findings/finding.ts";
import { visible } from "../text/visible.ts";
import { count } from "../text/words.ts";
import { itemLines } from "./item-words.ts";
import type { Report } from "./report.ts";
import { tally } from "./tally.ts";

const perType = 10;
/** Of one annotation: GitHub cuts long ones off. */
const maxItems = 10;
const types: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

const data = (text: string): string => visible(text).replaceAll("%", "%25");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** Sorted by severity, at most 10 of each; one notice more counts the others. */
export function formatGithub(report: Report): string {
  const findings = tally(report.findings).map(({ finding }) => finding);
  const shown = annotated(findings, findings.length > 0 ? perType : 0);
  if (shown.length === findings.length) return shown.map(annotation).join("");
  const kept = annotated(findings, perType, perType - 1);
  const left = findings.length - kept.length;
  const notice = `::notice title=discriminat-policy ${report.command}::${count(left, "more finding")}: see the log of this step, or --format json\n`;
  return kept.map(annotation).join("") + notice;
}

function annotated(findings: readonly Finding[], limit: number, noticeLimit = limit): readonly Finding[] {
  const of = (severity: Severity): readonly Finding[] => findings.filter((finding) => finding.severity === severity);
  return [...of("error").slice(0, limit), ...of("warning").slice(0, limit), ...of("info").slice(0, noticeLimit)];
}

function annotation(finding: Finding): string {
  const { severity, file, line, endLine, column, endColumn, check, message, help } = finding;
  // GitHub ignores columns of a region that spans lines, and its end column is inclusive.
  const columns = line === endLine ? `,col=${column},endColumn=${Math.max(column, endColumn - 1)}` : "";
  const place = `file=${property(file)},line=${line},endLine=${endLine}${columns}`;
  const lines = [message, ...itemLines(finding, maxItems), ...(help === undefined ? [] : [help])];
  const text = lines.map(data).join("%0A");
  return `::${types[severity]} ${place},title=${property(check)}::${text}\n`;
}
