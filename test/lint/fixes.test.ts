/** Every fix that a finding brings is applied to the file that it is for, and the tree is judged again. */
import { describe, expect, it } from "vitest";
import type { Finding, Fix } from "../../src/findings/finding.ts";
import { type ExampleFile, judgeFiles, readExamples } from "./check-examples.ts";

/** The file with the text of the fix in place of what it replaces. */
function applyFix(text: string, { line, column, endLine, endColumn, text: instead }: Fix): string {
  expect(endLine).toBe(line);
  const lines = text.split("\n");
  const old = lines[line - 1] ?? "";
  return lines.with(line - 1, old.slice(0, column - 1) + instead + old.slice(endColumn - 1)).join("\n");
}

function fixed(files: readonly ExampleFile[], { file, fix }: Finding): readonly ExampleFile[] {
  if (fix === undefined) throw new Error("there is no fix");
  return files.map((each) =>
    each.path === file ? { path: file, content: applyFix(String(each.content), fix) } : each,
  );
}

const say = ({ check, file, message }: Finding): string => `${check} ${file} ${message}`;

const fixable = [
  "policy/bundle-unknown",
  "policy/emergency-too-long",
  "policy/entry-lasts-too-long",
  "policy/name-not-ascii",
  "policy/name-port",
  "policy/name-trailing-dot",
  "policy/name-upper-case",
  "policy/window-too-long",
  "schema/unknown-key",
  "yaml/unquoted-name",
];

const fixesOf = (bad: readonly ExampleFile[], id: string): readonly Finding[] =>
  judgeFiles(bad, id).filter(({ fix }) => fix !== undefined);

it("is offered where nobody has to decide anything", () => {
  const offered = readExamples().filter(({ id, bad }) => fixesOf(bad, id).length > 0);
  expect(offered.map(({ id }) => id)).toEqual(fixable);
});

// Judged inside of the test: what runs while tests are collected counts as covered by all of them (npm run mutate).
describe.each(fixable)("the fix of %s", (id) => {
  it("repairs its finding, and nothing else changes", () => {
    const bad = readExamples().find((example) => example.id === id)?.bad ?? [];
    const fixes = fixesOf(bad, id);
    expect(fixes).not.toEqual([]);
    for (const finding of fixes) {
      const before = judgeFiles(bad, id).map(say);
      const after = judgeFiles(fixed(bad, finding), id).map(say);
      expect(after).toEqual(before.toSpliced(before.indexOf(say(finding)), 1));
    }
  });
});

/** The line of an entry after the only fix that its findings bring, or `undefined` without one. */
function repair(entry: string): string | undefined {
  const path = "policies/payments/checkout.yaml";
  const reason = entry.startsWith("{") ? "" : "    reason: Card payments\n";
  const text = `app: checkout\nteam: payments\nallow:\n  - ${entry}\n${reason}`;
  const findings = judgeFiles([{ path, content: text }], "policy/name-url");
  expect(findings).not.toEqual([]);
  const [fix, other] = new Map(
    findings.flatMap((each) => (each.fix ? [[JSON.stringify(each.fix), each.fix]] : [])),
  ).values();
  expect(other).toBeUndefined();
  if (fix === undefined) return undefined;
  const content = applyFix(text, fix);
  expect(judgeFiles([{ path, content }], "policy/name-url")).toEqual([]);
  return content.split("\n")[3]?.slice("  - ".length);
}

describe("a fix", () => {
  it.each([
    ["tls: ['API.stripe.com']", "tls: ['api.stripe.com']"],
    ['tls: ["*.Stripe.com."]', 'tls: ["*.stripe.com"]'],
    ['tls: [" api.stripe.com "]', 'tls: ["api.stripe.com"]'],
    ["tls: [api.*.Stripe.com] # ours", 'tls: ["api.*.stripe.com"] # ours'],
    ["tls: [https://api.stripe.com/]", "tls: [api.stripe.com]"],
    ["tls: [HTTPS://API.stripe.com:443]", "tls: [api.stripe.com]"],
    ["ssh: [ssh://git.example.com:22]", "ssh: [git.example.com]"],
    ["{tls: [a.example.com], reason: x, expires: 2026-12-9}", "{tls: [a.example.com], reason: x, expires: 2026-12-09}"],
    ["{tls: [a.example.com], 'raeson': x}", "{tls: [a.example.com], 'reason': x}"],
    ["{tls: [m\u00fcnchen.example], reason: x}", "{tls: [xn--mnchen-3ya.example], reason: x}"],
  ])("makes %s into %s", (entry, expected) => {
    expect(repair(entry)).toBe(expected);
  });

  it.each([
    ["a path", "tls: [https://api.stripe.com/v1]"],
    ["another port than the list has", "tls: [api.stripe.com:8443]"],
    ["the usual port beside others", "tls: [api.stripe.com:443]\n    ports: [8443]"],
    ["a scheme that the firewall does not filter", "tls: [http://api.stripe.com]"],
    ["a user", "ssh: [git@github.com]"],
    ["letters of another script", "tls: [\u0430pple.com]"],
    ["letters that are folded into others", "tls: [\uff45xample.com]"],
    ["an escape in the text", 'tls: ["\\x41pi.stripe.com"]'],
    ["text on two lines", 'tls: ["api.Stripe\n      .com"]'],
    ["two keys that are near", "tls: [api.stripe.com]\n    ts: x"],
    ["a key that another one excludes", "tls: [api.stripe.com]\n    bundel: aws/ecr"],
    ["a key that is there already", "tls: [api.stripe.com]\n    tlss: [files.stripe.com]"],
    ["no name behind the sign", "tls: [!a.example.com]"],
    ["a day that is not in the calendar", "tls: [api.stripe.com]\n    expires: 2026-2-30"],
  ])("is not offered for %s", (_, entry) => {
    expect(repair(entry)).toBeUndefined();
  });
});
