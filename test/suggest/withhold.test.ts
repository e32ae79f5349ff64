/** What is withheld and in which words, and what evidence adds up to: one fact a line. */
import { describe, expect, test } from "vitest";
import { maxListLength } from "../../src/discriminat/annotation.ts";
import type { Policy } from "../../src/policy/model.ts";
import { evidencePath, evidenceText } from "../../src/suggest/evidence-file.ts";
import { countDays, mergeNeeds, type Need, sumEvidence } from "../../src/suggest/needs.ts";
import { defaultSuggestOptions, type SuggestOptions, suggest } from "../../src/suggest/suggest.ts";
import { withhold } from "../../src/suggest/withhold.ts";
import { treeOf } from "../helpers/policy-tree.ts";

const settings = {
  networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } },
  guardrails: {
    ports: { tls: [443, 8443], ssh: [] },
    never: [{ name: "*.paste.example", reason: "Paste sites" }],
  },
};

const need = (name: string, more: Partial<Need> = {}): Need => ({
  protocol: "tls",
  name,
  port: 443,
  networks: ["prod"],
  hasPassed: true,
  connections: 4,
  sources: 3,
  days: ["2026-11-01/2026-11-02"],
  firstSeen: "2026-11-01T00:00:00Z",
  lastSeen: "2026-11-02T00:00:00Z",
  ...more,
});

function setUp(checks: object = {}) {
  const refuse = [
    { name: "a*.refused.example", reason: "Not wanted" },
    { name: "x.{region}.refused.example", reason: "Not there" },
  ];
  const tree = treeOf({ ...settings, checks }, [{ app: "app", refuse }]);
  return { tree, policy: tree.policies[0] as Policy };
}

function held(of: Need, options: Partial<SuggestOptions> = {}, checks: object = {}): string | undefined {
  const { tree, policy } = setUp(checks);
  const found = withhold(tree, policy, of, { ...defaultSuggestOptions, ...options });
  return found && `${found.because}: ${found.message}`;
}

/** Labels of three letters, the first of up to six. */
const long = (length: number): string =>
  `${"a".repeat(2 + (length % 4))}${".abc".repeat(length / 4 - 1)}`.padStart(length, "a");

test.each<[string, Need, Partial<SuggestOptions>, string | undefined]>([
  ["a good name", need("a.example.com"), {}, undefined],
  [
    "a refused name",
    need("ab.refused.example"),
    {},
    'refused: "ab.refused.example" is meant to stay blocked: Not wanted',
  ],
  [
    "a name refused in one reading",
    need("a.refused.example"),
    {},
    'refused: "a.refused.example" is meant to stay blocked: Not wanted',
  ],
  [
    "a name refused by a placeholder",
    need("x.eu-west-2.refused.example"),
    {},
    'refused: "x.eu-west-2.refused.example" is meant to stay blocked: Not there',
  ],
  ["another region than the refused one", need("x.eu-west-1.refused.example"), {}, undefined],
  [
    "a forbidden name",
    need("x.paste.example"),
    {},
    'never: "x.paste.example" is forbidden by the guardrails: Paste sites',
  ],
  [
    "a port that is not permitted",
    need("a.example.com", { port: 9000 }),
    {},
    'port: "a.example.com" was reached on port 9000; the guardrails permit 443 and 8443 for tls',
  ],
  [
    "a protocol without a permitted port",
    need("a.example.com", { protocol: "ssh", port: 22 }),
    {},
    'port: "a.example.com" was reached on port 22; the guardrails permit no port for ssh',
  ],
  [
    "a shared name",
    need("webhook.site"),
    {},
    'shared: "webhook.site" is shared by strangers: anyone can get an address there and read all that is sent to it',
  ],
  ["a shared name that is asked for", need("webhook.site"), { includeShared: true }, undefined],
  [
    "too few connections",
    need("a.example.com", { connections: 3 }),
    { minConnections: 4 },
    'rare: "a.example.com" was seen too rarely to tell need from accident: 3 connections on 2 days from 3 clients',
  ],
  ["enough connections", need("a.example.com"), { minConnections: 4 }, undefined],
  [
    "too few days",
    need("a.example.com", { days: ["2026-11-01"] }),
    { minDays: 2 },
    'rare: "a.example.com" was seen too rarely to tell need from accident: 4 connections on 1 day from 3 clients',
  ],
  ["enough days", need("a.example.com"), { minDays: 2 }, undefined],
  [
    "too few clients",
    need("a.example.com", { sources: 1 }),
    { minSources: 2 },
    'rare: "a.example.com" was seen too rarely to tell need from accident: 4 connections on 2 days from 1 client',
  ],
  ["enough clients", need("a.example.com"), { minSources: 3 }, undefined],
  [
    "a name that never passed",
    need("a.example.com", { hasPassed: false }),
    {},
    'blocked: "a.example.com" has never passed: 4 connections on 2 days',
  ],
  [
    "a name that never passed and is asked for",
    need("a.example.com", { hasPassed: false }),
    { includeBlocked: true },
    undefined,
  ],
])("%s", (_, of, options, expected) => {
  expect(held(of, options)).toBe(expected);
});

test("a name that no rule has room for says how long it may be", () => {
  expect(long(maxListLength)).toHaveLength(maxListLength);
  expect(held(need(long(maxListLength)))).toBeUndefined();
  expect(held(need(long(maxListLength + 1)))).toMatch(
    new RegExp(`^too-long: .* has ${maxListLength + 1} characters; a rule has room for ${maxListLength}$`),
  );
});

test.each([
  ["off", undefined],
  ["info", "shared"],
  ["error", "shared"],
])("where the check of shared names is %s", (severity, because) => {
  const answer = held(need("webhook.site"), {}, { "policy/multi-tenant-name": severity });
  expect(answer?.split(":")[0]).toBe(because);
  expect(held(need("webhook.site"), {}, { "policy/shadowed-entry": "off" })).toMatch(/^shared/);
});

test("what is no name says so once, with the name in it", () => {
  for (const name of ["10.0.0.1", "a_b.example", "", "*.example.com"]) {
    const answer = held(need(name)) ?? "";
    expect(answer, name).toMatch(/^not-a-name: /);
    expect(answer.split(`${JSON.stringify(name)}`).length, answer).toBe(2);
  }
});

test("what is withheld stands in the order of what a person may want to decide", () => {
  const { tree, policy } = setUp();
  const needs = [
    need("10.0.0.1"),
    need("ab.refused.example"),
    need("x.paste.example"),
    need("a.example.com", { port: 9000 }),
    need("b.example.com", { connections: 1 }),
    need("c.example.com", { hasPassed: false }),
    need("webhook.site"),
  ];
  const { withheld } = suggest(tree, policy, needs, defaultSuggestOptions);
  expect(withheld.map(({ because }) => because)).toEqual([
    "shared",
    "blocked",
    "rare",
    "port",
    "never",
    "refused",
    "not-a-name",
  ]);
});

describe("evidence", () => {
  test("adds up connections, unites days, and takes the most clients and the outermost times", () => {
    const none = { connections: 1, sources: 5, days: [], firstSeen: null, lastSeen: null };
    const one = need("a", { connections: 2, sources: 2, days: ["2026-11-03"], firstSeen: "3", lastSeen: "4" });
    const other = need("a", {
      connections: 4,
      sources: 1,
      days: ["2026-11-01/2026-11-02"],
      firstSeen: "1",
      lastSeen: "2",
    });
    const sum = { connections: 7, sources: 5, days: ["2026-11-01/2026-11-03"], firstSeen: "1", lastSeen: "4" };
    expect(sumEvidence([none, one, other])).toEqual(sum);
    expect(sumEvidence([other, one, none])).toEqual(sum);
    expect(sumEvidence([none])).toEqual(none);
    expect(sumEvidence([])).toEqual({ connections: 0, sources: 0, days: [], firstSeen: null, lastSeen: null });
  });

  test.each([
    [[], 0],
    [["2026-11-01"], 1],
    [["2026-11-01/2026-11-03"], 3],
    [["2026-11-01/2026-11-03", "2026-11-05"], 4],
  ])("of %j is of %i days", (days, count) => {
    expect(countDays(days)).toBe(count);
  });

  test("of the same need in several networks is one, and what passed in one has passed", () => {
    const blocked = { hasPassed: false, networks: ["staging"] };
    const merged = mergeNeeds([need("b"), need("a", blocked), need("a"), need("a", { port: 8443, ...blocked })]);
    expect(
      merged.map(({ name, port, networks, hasPassed, connections }) => [name, port, networks, hasPassed, connections]),
    ).toEqual([
      ["a", 443, ["prod", "staging"], true, 8],
      ["a", 8443, ["staging"], false, 4],
      ["b", 443, ["prod"], true, 4],
    ]);
  });
});

describe("the file of evidence", () => {
  const { tree, policy } = setUp();
  const path = "policies/lab/app.evidence.json";
  const suggestion = (...needs: readonly Need[]) => suggest(tree, policy, needs, defaultSuggestOptions);
  const recordsIn = (text: string) =>
    (
      JSON.parse(text) as { readonly evidence: readonly { readonly name: string; readonly connections: number }[] }
    ).evidence.map(({ name, connections }) => `${name} ${connections}`);

  test("lies beside the policy", () => {
    expect(evidencePath("policies/lab/app.yaml")).toBe(path);
    expect(evidencePath("a.yaml/app.yaml")).toBe("a.yaml/app.evidence.json");
  });

  test("holds what was seen of each name that is written, bundles included, and of no other", () => {
    const sts = need("sts.eu-west-2.amazonaws.com");
    const text = evidenceText(
      path,
      undefined,
      suggestion(need("b.example.com"), need("a.example.com"), sts, need("webhook.site")),
    );
    expect(recordsIn(text)).toEqual(["a.example.com 4", "b.example.com 4", "sts.eu-west-2.amazonaws.com 4"]);
    expect(JSON.parse(text)).toMatchObject({
      version: 1,
      app: "app",
      evidence: [
        {
          protocol: "tls",
          name: "a.example.com",
          port: 443,
          networks: ["prod"],
          connections: 4,
          sources: 3,
          days: ["2026-11-01/2026-11-02"],
          first_seen: "2026-11-01T00:00:00Z",
          last_seen: "2026-11-02T00:00:00Z",
        },
        {},
        {},
      ],
    });
  });

  test("keeps what it held of other names, and replaces what it held of the same", () => {
    const before = evidenceText(path, undefined, suggestion(need("a.example.com"), need("c.example.com")));
    const after = evidenceText(
      path,
      before,
      suggestion(need("b.example.com"), need("a.example.com", { connections: 9 })),
    );
    expect(recordsIn(after)).toEqual(["a.example.com 9", "b.example.com 4", "c.example.com 4"]);
  });

  test.each([
    "",
    "no json",
    "null",
    "[]",
    "1",
    "{}",
    '{"evidence": {}}',
    '{"evidence": [1]}',
    '{"evidence": [null]}',
    '{"evidence": [{"name": 1}]}',
  ])("is not replaced where it is something else: %s", (before) => {
    expect(() => evidenceText(path, before, suggestion())).toThrow(`${path} is not a file of evidence`);
  });
});
