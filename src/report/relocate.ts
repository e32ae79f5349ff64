/** A report with other paths. Pure. */
import type { Finding, Related } from "../findings/finding.ts";
import type { Report } from "./report.ts";

/** @param place from a path as findings have it to the one that is to be shown */
export function relocate(report: Report, place: (file: string) => string): Report {
  const { passed } = report;
  return {
    ...report,
    findings: report.findings.map((finding) => relocateFinding(finding, place)),
    sources: new Map([...report.sources].map(([file, source]) => [place(file), source])),
    ...(passed && { passed: passed.map((test) => ({ ...test, file: place(test.file) })) }),
  };
}

function relocateFinding(finding: Finding, place: (file: string) => string): Finding {
  const move = (other: Related): Related => ({ ...other, file: place(other.file) });
  return {
    ...finding,
    file: place(finding.file),
    ...(finding.related && { related: finding.related.map(move) }),
  };
}
