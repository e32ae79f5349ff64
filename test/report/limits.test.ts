import { describe, expect, it } from "vitest";
import type { Finding, Severity } from "../../src/findings/finding.ts";
import { formatGithub } from "../../src/report/github.ts";
import { formatMarkdown } from "../../src/report/markdown.ts";
import { formatPretty } from "../../src/report/pretty.ts";
import type { Report } from "../../src/report/report.ts";

function finding(index: number, severity: Severity, message = `finding ${index}`): Finding {
  const file = `policies/team/app-${index % 300}.yaml`;
  const at = { line: index + 1, column: 3, endLine: index + 1, endColumn: 9 };
  return { check: `policy/check-${index % 4}`, severity, message, file, ...at, path: [] };
}

function reportOf(findings: readonly Finding[]): Report {
  return {
    command: "lint",
    findings,
    examined: { policies: 300 },
    sources: new Map(),
    checks: [],
    failOn: "error",
    toolVersion: "1.2.3",
  };
}

const severities: readonly Severity[] = ["info", "warning", "error"];
const tenThousand = Array.from({ length: 10_000 }, (_, index) => finding(index, severities[index % 3] ?? "error"));
const plain = { color: false, width: 100 };

describe("ten thousand findings", () => {
  it("fit on a few screens at a terminal, and what is not shown is counted by check", () => {
    const lines = formatPretty(reportOf(tenThousand), plain).split("\n");
    expect(lines.length).toBeLessThan(500);
    const rest = lines.filter((line) => line.startsWith("... and "));
    expect(rest).toHaveLength(4);
    expect(rest[0]).toBe("... and 2,480 more of policy/check-0 in 75 files (--format json shows all)");
    expect(lines.at(-3)).toBe("3,333 errors, 3,333 warnings, 3,334 info in 300 policies");
  });

  it("become at most 10 annotations of a type, the gravest first, and a notice that counts the others", () => {
    const lines = formatGithub(reportOf(tenThousand)).trimEnd().split("\n");
    const types = lines.map((line) => /^::(\w+)/.exec(line)?.[1]);
    expect(types).toEqual([...Array(10).fill("error"), ...Array(10).fill("warning"), ...Array(10).fill("notice")]);
    expect(lines.at(-1)).toBe(
      "::notice title=discriminat-policy lint::9,971 more findings: see the log of this step, or --format json",
    );
  });

  it("become a comment that GitHub takes, which counts what it leaves out", () => {
    const text = formatMarkdown(reportOf(tenThousand));
    expect(text.length).toBeLessThan(60_000);
    expect(text).toMatch(/[\d,]+ more findings: `--format json` has all of them\./);
    expect(text.indexOf("| error |")).toBeLessThan(text.indexOf("\n\n<details>"));
  });
});

describe("annotations for GitHub", () => {
  it("are all shown where there are ten of a type", () => {
    const ten = Array.from({ length: 10 }, (_, index) => finding(index, "info"));
    expect(formatGithub(reportOf(ten)).match(/^::notice file=/gm)).toHaveLength(10);
    expect(formatGithub(reportOf(ten))).not.toContain("more finding");
  });

  it("are nothing where there is no finding", () => {
    expect(formatGithub(reportOf([]))).toBe("");
  });
});

describe("a comment for GitHub", () => {
  it("stays short enough with one message of a megabyte", () => {
    const text = formatMarkdown(reportOf([finding(1, "error", "x|`<".repeat(250_000))]));
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain("policy/check-1");
  });
});

describe("the report at a terminal", () => {
  it("has no color where none is wanted, and only whole sequences where it is", () => {
    const report = reportOf([finding(1, "error"), finding(2, "warning")]);
    expect(formatPretty(report, plain)).not.toContain("\u001b");
    expect(formatPretty(report, { color: true, width: 100 })).toContain("\u001b[31merror\u001b[39m");
  });

  it("says nothing when quiet and without findings", () => {
    expect(formatPretty(reportOf([]), { ...plain, quiet: true })).toBe("");
  });

  it("says which flag decides that findings are no failure", () => {
    expect(formatPretty(reportOf([finding(1, "warning")]), plain)).toContain("(exit code 0: --fail-on error)");
  });

  it("breaks no word and no line wider than the terminal", () => {
    const message = "a message with words of several lengths that goes on for more than a line of sixty columns";
    const text = formatPretty(reportOf([finding(1, "error", message)]), { color: false, width: 60 });
    for (const line of text.split("\n").slice(0, -3)) expect(line.length).toBeLessThanOrEqual(60);
    expect(text.replaceAll(/\s+/g, " ")).toContain(message);
  });
});
