/** Reports in which everything that a file or a name can bring in is chosen by an attacker. */
import fc from "fast-check";
import type { Finding, Items } from "../../src/findings/finding.ts";
import type { Report } from "../../src/report/report.ts";

/** Pieces that mean something to a terminal, a CI runner, XML, Markdown, GitHub or SARIF. */
const traps = [
  "\u001b[31m",
  "\u009b2J",
  "\u001b]8;;https://evil.example\u0007",
  "\u202e",
  "\u2066",
  "\u200b",
  "\u2028",
  "\ufeff",
  "\ud800",
  "\udfff",
  "\ufffe",
  "\u0000",
  "\n",
  "\r",
  "\t",
  "::error file=a::",
  "::set-output name=a::b",
  "##[error]",
  "##vso[task.setvariable]",
  "##teamcity[",
  "%0A",
  "`",
  "``",
  "|",
  "\\|",
  "\\`",
  "\\",
  '"',
  '\\"',
  "<script>",
  "</details>",
  "-->",
  "<!--",
  "]]>",
  "&lt;",
  "&#64;",
  "@octocat",
  "#1",
  "GH-1",
  "www.evil.example",
  "https://evil.example",
  "me@evil.example",
  "0123456789abcdef0123456789abcdef01234567",
  "[x](y)",
  "![x](y)",
  "*x*",
  "_x_",
  "~~~",
  "{0}",
  "$x$",
  "# ",
  "- ",
  "> ",
  "1. ",
  " ",
  "  ",
];

export const hostileText = fc
  .array(
    fc.oneof(fc.constantFrom(...traps), fc.string({ unit: "binary", maxLength: 4 }), fc.string({ maxLength: 6 })),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(""));

const place = fc.record({ line: fc.nat(4), column: fc.nat(30), lines: fc.nat(1), columns: fc.nat(20) }).map((at) => ({
  line: at.line + 1,
  column: at.column + 1,
  endLine: at.line + 1 + at.lines,
  endColumn: at.column + 1 + at.columns,
}));

const related = fc
  .record({ message: hostileText, file: hostileText, place })
  .map(({ place: at, ...other }) => ({ ...other, ...at }));

const finding: fc.Arbitrary<Finding> = fc
  .record(
    {
      check: fc.constantFrom("policy/one", "policy/two", "yaml/three"),
      severity: fc.constantFrom("error", "warning", "info"),
      message: hostileText,
      file: hostileText,
      place,
      path: fc.array(fc.oneof(hostileText, fc.nat(3)), { maxLength: 3 }),
      help: hostileText,
      related: fc.array(related, { maxLength: 2 }),
      fix: fc.record({ line: fc.nat(4), column: fc.nat(30), columns: fc.nat(20), text: hostileText }).map((at) => ({
        line: at.line + 1,
        column: at.column + 1,
        endLine: at.line + 1,
        endColumn: at.column + 1 + at.columns,
        text: at.text,
      })),
      evidence: fc.dictionary(hostileText, hostileText, { maxKeys: 2 }),
      items: fc
        .array(fc.record({ destination: hostileText, connections: fc.nat(5_000), lastSeen: hostileText }), {
          maxLength: 3,
        })
        .map((rows): Items => ({ shown: ["destination", "connections", "lastSeen"], rows })),
    },
    { requiredKeys: ["check", "severity", "message", "file", "place", "path"] },
  )
  .map(({ place: at, ...other }) => ({ ...other, ...at }));

export const hostileReport: fc.Arbitrary<Report> = fc
  .record({
    command: fc.constantFrom("lint", "test"),
    findings: fc.array(finding, { maxLength: 6 }),
    texts: fc.array(fc.array(hostileText, { maxLength: 5 }), { maxLength: 3 }),
    failOn: fc.constantFrom("error", "warning", "info", "never"),
    passed: fc.option(
      fc.array(fc.record({ name: hostileText, file: hostileText, line: fc.nat(9) }), { maxLength: 2 }),
      {
        nil: undefined,
      },
    ),
  })
  .map(({ texts, passed, ...report }) => ({
    ...report,
    ...(passed === undefined ? {} : { passed }),
    examined: { policies: 1 },
    sources: new Map(
      report.findings.map(({ file }, index) => [file, { path: file, text: (texts[index] ?? []).join("\n") }]),
    ),
    checks: [],
    toolVersion: "1.2.3",
  }));
