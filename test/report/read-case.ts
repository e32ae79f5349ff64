/** A case of test/fixtures/report: `report.json` beside what each format makes of it. */
import { readFileSync } from "node:fs";
import type { Finding } from "../../src/findings/finding.ts";
import type { Report } from "../../src/report/report.ts";

export const fixtures = new URL("../fixtures/report/", import.meta.url);

interface CaseFile extends Omit<Report, "sources" | "findings" | "toolVersion"> {
  /** What every finding of the case has in common with the others. */
  readonly common: Partial<Finding>;
  readonly findings: readonly Partial<Finding>[];
  readonly sources: Readonly<Record<string, readonly string[]>>;
  readonly width: number;
}

export function readCase(name: string): { readonly report: Report; readonly width: number } {
  const file: CaseFile = JSON.parse(readFileSync(new URL(`${name}/report.json`, fixtures), "utf8"));
  const { common, findings, sources, width, ...rest } = file;
  const blank: Finding = {
    check: "policy/example",
    severity: "error",
    message: "",
    file: "policies/payments/checkout.yaml",
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 2,
    path: [],
  };
  return {
    width,
    report: {
      ...rest,
      findings: findings.map((finding) => ({ ...blank, ...common, ...finding })),
      sources: new Map(Object.entries(sources).map(([path, lines]) => [path, { path, text: lines.join("\n") }])),
      toolVersion: "1.2.3",
    },
  };
}
