import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import type { Report } from "../../src/report/report.ts";
import { formatSarif } from "../../src/report/sarif.ts";
import { hostileReport } from "./arbitrary-report.ts";
import { readCase } from "./read-case.ts";

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly { readonly toolExecutionNotifications?: readonly unknown[] }[];
  readonly results: readonly Result[];
}

/** The schema of the SARIF committee is draft 4, of which it uses nothing that later drafts changed but `id`. */
const { $schema, id, ...schema } = sarifSchema;

const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(
  schema,
);

function run(report: Report): Run {
  const log: { runs: [Run] } = JSON.parse(formatSarif(report));
  return log.runs[0];
}

const fingerprints = (report: Report): readonly string[] =>
  run(report).results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);

/** The same findings after somebody wrote lines above them. */
function moveDown(report: Report, lines: number): Report {
  const down = (finding: Finding): Finding => ({
    ...finding,
    line: finding.line + lines,
    endLine: finding.endLine + lines,
    path: finding.path.map((key) => (typeof key === "number" ? key + 1 : key)),
  });
  return {
    ...report,
    findings: report.findings.map(down),
    sources: new Map(
      [...report.sources].map(([path, { text }]) => [path, { path, text: "# a comment\n".repeat(lines) + text }]),
    ),
  };
}

describe("a SARIF log", () => {
  it("is valid against the schema of SARIF 2.1.0, whatever the names are", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        validate(JSON.parse(formatSarif(report)));
        expect(validate.errors).toBeNull();
      }),
    );
  });

  it("gives every result a rule of the run", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const { tool, results } = run(report);
        for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      }),
    );
  });

  it("keeps the identity of a finding when lines and entries come before it", () => {
    const { report } = readCase("one");
    expect(fingerprints(moveDown(report, 3))).toEqual(fingerprints(report));
  });

  it("keeps the identity of a finding when its message counts other days", () => {
    const { report } = readCase("one");
    const tomorrow = report.findings.map((finding) => ({ ...finding, message: `${finding.message}, 2 days ago` }));
    expect(fingerprints({ ...report, findings: tomorrow })).toEqual(fingerprints(report));
  });

  it("gives the same name in two files two identities", () => {
    const { report } = readCase("one");
    const file = "policies/shop/cart.yaml";
    const copies = report.findings.map((finding) => ({ ...finding, file }));
    const sources = new Map(
      [...report.sources].flatMap(
        ([path, source]) =>
          [
            [path, source],
            [file, source],
          ] as const,
      ),
    );
    const found = fingerprints({ ...report, findings: [...report.findings, ...copies], sources });
    expect(new Set(found).size).toBe(2);
  });

  it("numbers findings that say the same about equal texts", () => {
    const { report } = readCase("one");
    const [finding] = report.findings;
    const repeated = [1, 2, 3].map((line) => ({ ...finding, line, endLine: line }) as Finding);
    const text = '  - tls: [api.stripe.com, "*.github.io"]\n'.repeat(3);
    const path = "policies/payments/checkout.yaml";
    const found = fingerprints({ ...report, findings: repeated, sources: new Map([[path, { path, text }]]) });
    expect(found.map((each) => each.split(":")[1])).toEqual(["1", "2", "3"]);
    expect(new Set(found.map((each) => each.split(":")[0])).size).toBe(1);
  });

  it("keeps the gravest 25,000 results, and says how many it left out", () => {
    const { report } = readCase("one");
    const many = Array.from({ length: 25_010 }, (_, index) => ({
      ...(report.findings[0] as Finding),
      line: index + 1,
      endLine: index + 1,
      severity: index < 10 ? ("info" as const) : ("error" as const),
    }));
    const { results, invocations } = run({ ...report, findings: many });
    expect(results).toHaveLength(25_000);
    expect(results.every(({ level }) => level === "error")).toBe(true);
    expect(JSON.stringify(invocations[0]?.toolExecutionNotifications)).toContain("10 findings left out");
  });
});
