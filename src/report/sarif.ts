/**
 * SARIF 2.1.0 for GitHub code scanning: rules with help, alerts that keep their identity when lines move. Pure.
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
import { createHash } from "node:crypto";
import type { CheckInfo } from "../findings/check.ts";
import type { Finding, Fix, Related, Severity } from "../findings/finding.ts";
import { lineText, type Region } from "../findings/source-file.ts";
import { safeJson } from "../text/safe-json.ts";
import { visible } from "../text/visible.ts";
import { count, sentence } from "../text/words.ts";
import { plainText } from "./plain-text.ts";
import type { Report } from "./report.ts";
import { type Tallied, tally } from "./tally.ts";

const schema = "https://json.schemastore.org/sarif-2.1.0.json";
/** GitHub refuses a file with more results, and shows the 5,000 gravest of them. */
const maxResults = 25_000;
const maxDescription = 1024;
const maxRelated = 100;

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };
const rootWords: Readonly<Record<NonNullable<Report["filesFrom"]>, string>> = {
  repository: "The top folder of the repository.",
  "working directory": "The working directory of discriminat-policy.",
};
/** GitHub: above 9 critical, from 7 high, from 4 medium, below low. */
const securitySeverity: Readonly<Record<Severity, string>> = { error: "8.0", warning: "5.0", info: "3.0" };

/**
 * A plain-text message: brackets would make embedded links and `{0}` a placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6). Other
 * braces stay single: GitHub shows them as they stand.
 */
function message(text: string): string {
  return visible(text)
    .replace(/[\\[\]]/g, "\\$&")
    .replace(/\{(\d+)\}/g, "{{$1}}");
}

/** Names of files may hold half a surrogate pair, which no URI can. */
const uri = (file: string): string =>
  file
    .replace(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");

export function formatSarif(report: Report): string {
  const all = tally(report.findings);
  const findings = gravest(all, maxResults);
  const left = all.length - findings.length;
  const checks = withUnknown(report.checks, findings);
  const indexes = new Map(checks.map((check, index) => [check.id, index]));
  const fingerprint = fingerprinter(report);
  return safeJson({
    $schema: schema,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "discriminat-policy",
            version: report.toolVersion,
            semanticVersion: report.toolVersion,
            rules: checks.map(rule),
          },
        },
        automationDetails: { id: `discriminat-policy/${report.command}/` },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: {
          SRCROOT: { description: { text: rootWords[report.filesFrom ?? "working directory"] } },
        },
        invocations: [
          {
            executionSuccessful: true,
            ...(left > 0
              ? {
                  toolExecutionNotifications: [
                    {
                      level: "warning",
                      message: { text: `${count(left, "finding")} left out: GitHub takes 25,000.` },
                    },
                  ],
                }
              : {}),
          },
        ],
        results: findings.map((item) => result(item, indexes, fingerprint(item.finding))),
      },
    ],
  });
}

function gravest(findings: readonly Tallied[], limit: number): readonly Tallied[] {
  if (findings.length <= limit) return findings;
  const of = (severity: Severity): readonly Tallied[] =>
    findings.filter(({ finding }) => finding.severity === severity);
  return [...of("error"), ...of("warning"), ...of("info")].slice(0, limit);
}

/** Every result must have its rule, also where a caller lists fewer checks than it reports. */
function withUnknown(checks: readonly CheckInfo[], findings: readonly Tallied[]): readonly CheckInfo[] {
  const known = new Set(checks.map(({ id }) => id));
  const unknown = new Map<string, CheckInfo>();
  for (const { finding } of findings) {
    const { check: id, severity } = finding;
    if (!known.has(id)) unknown.set(id, { id, summary: id, why: id, repair: id, severity });
  }
  return [...checks, ...unknown.values()];
}

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 3)}...`;

function rule(check: CheckInfo): object {
  const { id, summary, why, repair, severity, security } = check;
  const description = plainText(why);
  return {
    id,
    name: id,
    shortDescription: { text: summary },
    fullDescription: { text: cut(description, maxDescription) },
    help: {
      text: `${description}\n\nHow to repair: ${plainText(repair)}`,
      markdown: `${why}\n\n## How to repair\n\n${repair}\n`,
    },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: [...(security ? ["security"] : []), id.split("/")[0]],
      precision: "very-high",
      "problem.severity": severity === "info" ? "recommendation" : severity,
      ...(security ? { "security-severity": securitySeverity[severity] } : {}),
    },
  };
}

function artifact(file: string): object {
  return { uri: uri(file), uriBaseId: "SRCROOT" };
}

function regionIn({ line, column, endLine, endColumn }: Region): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function location(file: string, region: Region): object {
  return { physicalLocation: { artifactLocation: artifact(file), region: regionIn(region) } };
}

/** Not a message: the text must be applied exactly as it is. */
function replacement(file: string, fix: Fix): object {
  const replacements = [{ deletedRegion: regionIn(fix), insertedContent: { text: fix.text } }];
  return { artifactChanges: [{ artifactLocation: artifact(file), replacements }] };
}

function relatedLocation(related: Related, index: number): object {
  return { id: index + 1, ...location(related.file, related), message: { text: message(related.message) } };
}

function result({ finding, count }: Tallied, indexes: ReadonlyMap<string, number>, fingerprint: string): object {
  const { check, severity, file, help, related, evidence, items, fix } = finding;
  return {
    ruleId: check,
    ruleIndex: indexes.get(check),
    level: levels[severity],
    message: { text: message([finding.message, ...(help === undefined ? [] : [help])].map(sentence).join(" ")) },
    locations: [location(file, finding)],
    ...(related === undefined ? {} : { relatedLocations: related.slice(0, maxRelated).map(relatedLocation) }),
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(count > 1 ? { occurrenceCount: count } : {}),
    ...(fix === undefined ? {} : { fixes: [replacement(file, fix)] }),
    ...(evidence === undefined && items === undefined
      ? {}
      : { properties: { ...(evidence && { evidence }), ...(items && { items: items.rows }) } }),
  };
}

/**
 * Identity of a finding: check, file, the keys that lead to it and the text it points at; no line, no index, and not the
 * message, which may count days. Equal ones are numbered in the order of the file.
 */
function fingerprinter(report: Report): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return (finding) => {
    const source = report.sources.get(finding.file);
    const { line, endLine, column, endColumn } = finding;
    const text = source && lineText(source, line)?.slice(column - 1, line === endLine ? endColumn - 1 : undefined);
    const keys = finding.path.filter((key) => typeof key === "string");
    const hash = createHash("sha256")
      .update(JSON.stringify([finding.check, finding.file, keys, text ?? finding.message]))
      .digest("hex")
      .slice(0, 16);
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    return `${hash}:${number}`;
  };
}
