/** The machine-readable report. Its shape is a promise: new keys may come, old ones keep their meaning while `version` is 1. */

import { safeJson } from "../text/safe-json.ts";
import type { Report } from "./report.ts";
import { summarize, tally } from "./tally.ts";

export function formatJson(report: Report): string {
  const findings = tally(report.findings);
  return safeJson({
    version: 1,
    command: report.command,
    summary: summarize(findings),
    examined: report.examined,
    findings: findings.map(({ finding, count }) => ({
      check: finding.check,
      severity: finding.severity,
      message: finding.message,
      file: finding.file,
      line: finding.line,
      column: finding.column,
      endLine: finding.endLine,
      endColumn: finding.endColumn,
      path: finding.path,
      help: finding.help,
      related: finding.related?.map(({ message, file, line, column, endLine, endColumn }) => ({
        message,
        file,
        line,
        column,
        endLine,
        endColumn,
      })),
      evidence: finding.evidence,
      items: finding.items?.rows,
      fix: finding.fix,
      count: count > 1 ? count : undefined,
    })),
    ...report.data,
  });
}
