/** What is suggested for what was seen, and what is not. */
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { editPolicy } from "../../src/policy/edit-policy.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { parsePolicy } from "../../src/policy/parse-file.ts";
import type { Need } from "../../src/suggest/needs.ts";
import { changesOf, defaultSuggestOptions, type SuggestOptions, suggest } from "../../src/suggest/suggest.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

const settings = {
  networks: {
    prod: { region: "eu-west-2", vpc_id: "vpc-0a1b2c3d4e5f60718" },
    staging: { region: "us-east-1", vpc_id: "vpc-0a1b2c3d4e5f60719" },
  },
  guardrails: {
    ports: { tls: [443, 8443], ssh: [22] },
    never: [{ name: "*.pastebin.com", reason: "Paste sites" }],
  },
};

const need = (name: string, more: Partial<Need> = {}): Need => ({
  protocol: "tls",
  name,
  port: 443,
  networks: ["prod"],
  hasPassed: true,
  connections: 1234,
  sources: 3,
  days: ["2026-11-01/2026-11-13"],
  firstSeen: "2026-11-01T00:03:11Z",
  lastSeen: "2026-11-13T23:58:02Z",
  ...more,
});

interface Asked {
  readonly policy?: Partial<PolicyObject>;
  /** The policy as its author wrote it, instead. */
  readonly text?: string;
  readonly settings?: object;
  readonly options?: Partial<SuggestOptions>;
  readonly write?: Partial<Parameters<typeof changesOf>[2]>;
}

function ask(needs: readonly Need[], { policy = {}, text, settings: own = {}, options = {}, write = {} }: Asked = {}) {
  const object = { app: "app", team: "team", networks: ["prod"], ...policy };
  const tree: PolicyTree = treeOf({ ...settings, ...own }, []);
  const source = { path: "policies/team/app.yaml", text: text ?? stringify(object) };
  const { policy: parsed, findings } = parsePolicy(source, "team");
  expect(findings).toEqual([]);
  if (parsed === undefined) throw new Error("no policy");
  const suggestion = suggest({ ...tree, policies: [parsed] }, parsed, needs, { ...defaultSuggestOptions, ...options });
  const changes = changesOf(tree, suggestion, {
    asOf: "2026-11-15",
    reason: undefined,
    ticket: undefined,
    comments: false,
    ...write,
  });
  return { ...suggestion, text: editPolicy(source, changes), before: source.text };
}

const withheld = (needs: readonly Need[], asked: Asked = {}) => {
  const { withheld: held, text, before } = ask(needs, asked);
  expect(text).toBe(before);
  return held.map(({ because }) => because);
};

describe("suggesting", () => {
  test("writes a new entry for each owner, with what was observed as its reason", () => {
    const { text, before } = ask([
      need("b.stripe.com"),
      need("a.stripe.com"),
      need("api.example.com", { connections: 2, days: ["2026-11-02"] }),
    ]);
    expect(text).toBe(`${before}allow:
  - tls: [api.example.com]
    reason: "Observed: 2 connections on 1 day"
  - tls: [a.stripe.com, b.stripe.com]
    reason: "Observed: 2,468 connections on 13 days"
`);
  });

  test("puts a name under the entry that holds names of the same owner, on the same ports", () => {
    const text = `app: app
team: team
networks: [prod]
allow:
  - tls: [api.other.com]  # other
    reason: Other
  - tls: [api.stripe.com, api.example.com]
    reason: Mixed
  - tls: [api.stripe.com]
    ports: [8443]
    reason: Elsewhere
  - ssh: [git.stripe.com]
    reason: Keys
  # The one.
  - tls: ["*.js.stripe.com"]
    reason: Card payments
`;
    expect(ask([need("q.stripe.com")], { text }).text).toBe(
      text.replace('["*.js.stripe.com"]', '["*.js.stripe.com", q.stripe.com]'),
    );
  });

  test("keeps away from entries that end some day, and from those under a suppression", () => {
    const text = `app: app
team: team
networks: [prod]
allow:
  - tls: [a.stripe.com]
    reason: Soon over
    expires: 2027-01-31
  # discriminat-policy-ignore policy/multi-tenant-name: for these names only
  - tls: [b.stripe.com]
    reason: Suppressed
`;
    expect(ask([need("q.stripe.com")], { text }).text).toBe(`${text}  - tls: [q.stripe.com]
    reason: "Observed: 1,234 connections on 13 days"
`);
  });

  test("writes ports that are not the protocol's own, and never a port on which a name was not seen", () => {
    const { text, before } = ask([
      need("a.example.com"),
      need("a.example.com", { port: 8443 }),
      need("b.example.com", { port: 8443 }),
      need("c.example.com"),
      need("d.example.com", { protocol: "ssh", port: 22 }),
    ]);
    expect(text.slice(before.length).replaceAll(/ {4}reason.*\n/g, "")).toBe(`allow:
  - ssh: [d.example.com]
  - tls: [a.example.com]
    ports: [443, 8443]
  - tls: [c.example.com]
  - tls: [b.example.com]
    ports: [8443]
`);
  });

  test("writes {region} where the network's region is a label of the name, and nowhere else", () => {
    const { text } = ask(
      [
        need("ec2.eu-west-2.amazonaws.com"),
        need("x.eu-west-1.example.com"),
        need("my-eu-west-2.example.com"),
        need("sqs.eu-west-2.other.example"),
      ],
      { options: { bundles: false } },
    );
    expect(text).toContain('tls: ["ec2.{region}.amazonaws.com"]');
    expect(text).toContain("tls: [my-eu-west-2.example.com, x.eu-west-1.example.com]");
    expect(text).toContain('tls: ["sqs.{region}.other.example"]');
  });

  test("limits an entry to the networks in which the names were seen", () => {
    const policy = { networks: ["prod", "staging"] };
    const { text } = ask(
      [
        need("a.example.com"),
        need("b.example.com", { networks: ["staging"] }),
        need("c.example.com"),
        need("c.example.com", { networks: ["staging"] }),
        need("x.eu-west-2.example.org"),
        need("x.us-east-1.example.org", { networks: ["staging"] }),
      ],
      { policy },
    );
    const entries = text.slice(text.indexOf("allow")).replaceAll(/ {4}reason.*\n/g, "");
    expect(entries).toBe(`allow:
  - tls: [c.example.com]
  - tls: [a.example.com]
    networks: [prod]
  - tls: [b.example.com]
    networks: [staging]
  - tls: ["x.{region}.example.org"]
`);
  });

  test("says in which other networks an existing entry opens the name too", () => {
    const policy = { networks: ["prod", "staging"], allow: [{ tls: ["a.example.com"], reason: "x" }] };
    const { placements } = ask([need("b.example.com")], { policy });
    expect(placements).toMatchObject([{ entry: 0, alsoIn: ["staging"] }]);
  });

  test("writes a bundle instead of the names that it covers, and says what else it admits", () => {
    const needs = ["index.crates.io", "static.crates.io", "sts.eu-west-2.amazonaws.com"].map((name) => need(name));
    const { bundles, text } = ask(needs);
    expect(bundles.map(({ bundle, unseen }) => [bundle, unseen])).toEqual([
      ["registry/crates", ["crates.io"]],
      ["aws/sts", []],
    ]);
    expect(text).toContain("  - bundle: aws/sts\n");
    expect(ask(needs, { options: { bundles: false } }).text).not.toContain("bundle");
  });

  test("writes no bundle of which half or less was seen, or that holds what is refused", () => {
    expect(ask([need("api.datadoghq.eu")]).bundles).toEqual([]);
    expect(ask([need("api.ecr.eu-west-2.amazonaws.com")]).bundles).toEqual([]);
    const crates = ["index.crates.io", "static.crates.io"].map((name) => need(name));
    expect(ask(crates, { policy: { refuse: [{ name: "crates.io" }] } }).bundles).toEqual([]);
  });

  test("writes the ticket and the last day that the guardrails ask for", () => {
    const { text } = ask([need("a.example.com")], {
      settings: { guardrails: { entries: { max_days: 90, require: ["reason", "ticket"] } } },
      write: { ticket: "PAY-1", reason: "Card payments" },
    });
    expect(text).toContain("    reason: Card payments\n    ticket: PAY-1\n    expires: 2027-02-13\n");
  });

  test("puts the evidence into comments when asked", () => {
    const policy = { allow: [{ tls: ["a.example.com"], reason: "x" }] };
    const { text } = ask([need("b.example.com"), need("c.example.org")], { policy, write: { comments: true } });
    expect(text).toContain(
      "  # b.example.com: 1,234 connections on 13 days from 3 clients, 2026-11-01 to 2026-11-13\n  - tls:",
    );
    expect(text).toContain(
      "  # c.example.org: 1,234 connections on 13 days from 3 clients, 2026-11-01 to 2026-11-13\n  - tls:",
    );
  });
});

describe("suggesting nothing", () => {
  test("for what is no name", () => {
    for (const name of [
      "10.0.0.1",
      "2001:db8::1",
      "localhost",
      "*.example.com",
      "ec2.{region}.amazonaws.com",
      "a b.example",
      "a.example\n- x",
      "a_b.example.com",
      "\u001b[31m.example.com",
      "",
    ]) {
      expect(withheld([need(name)]), JSON.stringify(name)).toEqual(["not-a-name"]);
    }
  });

  test("for a name that no rule can hold", () => {
    expect(withheld([need(`${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example`)])).toEqual(
      ["too-long"],
    );
  });

  test("for what the policy refuses, in the wider reading of `*`", () => {
    const policy = { refuse: [{ name: "x*.telemetry.example.com", reason: "Not wanted" }] };
    expect(withheld([need("x.telemetry.example.com")], { policy })).toEqual(["refused"]);
  });

  test("for what the guardrails forbid, and for ports that they do not list", () => {
    expect(withheld([need("x.pastebin.com")])).toEqual(["never"]);
    expect(withheld([need("x.example.com", { port: 9000 })])).toEqual(["port"]);
  });

  test("for names that strangers share, unless somebody asks for them or the organisation does not mind", () => {
    expect(withheld([need("github.com"), need("s3.amazonaws.com")])).toEqual(["shared", "shared"]);
    expect(ask([need("github.com")], { options: { includeShared: true } }).text).toContain("github.com");
    expect(ask([need("github.com")], { settings: { checks: { "policy/multi-tenant-name": "off" } } }).text).toContain(
      "github.com",
    );
  });

  test("for what was seen too seldom", () => {
    expect(withheld([need("a.example.com", { connections: 1 })])).toEqual(["rare"]);
    expect(withheld([need("a.example.com", { sources: 1 })], { options: { minSources: 2 } })).toEqual(["rare"]);
    expect(withheld([need("a.example.com", { days: ["2026-11-01"] })], { options: { minDays: 2 } })).toEqual(["rare"]);
  });

  test("nothing was needed", () => {
    expect(withheld([])).toEqual([]);
  });
});

describe("patterns", () => {
  const hosts = (pattern: string, count: number) =>
    Array.from({ length: count }, (_, index) => need(pattern.replace("#", String(index + 1))));

  test("are offered for enough siblings on enough days, and written only when asked", () => {
    const asked = ask(hosts("depot-#.northline.example", 5));
    expect(asked.text).toContain("depot-5.northline.example");
    expect(asked.wildcards).toMatchObject([{ pattern: "depot-?.northline.example" }]);
    expect(asked.wildcards[0]?.exposure).toBe(
      '"depot-?.northline.example" would admit every name of the form "depot-?" directly below "northline.example", not only the 5 names that were seen',
    );
    expect(ask(hosts("depot-#.northline.example", 4)).wildcards).toEqual([]);
    const brief = hosts("depot-#.northline.example", 5).map((one) => ({ ...one, days: ["2026-11-01"] }));
    expect(ask(brief).wildcards).toEqual([]);
    const written = ask(hosts("depot-#.northline.example", 5), { options: { generalise: true } });
    expect(written.text).toContain('  - tls: ["depot-?.northline.example"]\n');
  });

  test("replace the names of the entry that they stand for", () => {
    const policy = { allow: [{ tls: ["depot-9.northline.example", "www.northline.example"], reason: "x" }] };
    const { text } = ask(hosts("depot-#.northline.example", 5), { policy, options: { generalise: true } });
    expect(text).not.toContain("depot-9");
    expect(text).toContain("www.northline.example");
    expect(text).toContain("depot-?.northline.example");
  });

  test("never cross a public suffix, nor stand for names of strangers, forbidden or refused ones", () => {
    for (const pattern of [
      "site#.github.io",
      "shop#.co.uk",
      "app#.cloudflare.net",
      "bucket#.s3.eu-west-2.amazonaws.com",
    ]) {
      expect(ask(hosts(pattern, 8), { options: { includeShared: true } }).wildcards, pattern).toEqual([]);
    }
    const refuse = [{ name: "depot-3-test.northline.example" }, { name: "depot-7.northline.example" }];
    expect(ask(hosts("depot-#.northline.example", 6), { policy: { refuse } }).wildcards).toEqual([]);
    const never = [{ name: "depot-*.northline.example", reason: "x" }];
    const guardrails = { ...settings.guardrails, never };
    expect(ask(hosts("depot-#.northline.example", 6), { settings: { guardrails } }).wildcards).toEqual([]);
  });

  test("are what the network's firewall accepts", () => {
    const networks = (exposure: string) => ({
      networks: { prod: { ...settings.networks.prod, preferences: { wildcard_exposure: exposure } } },
    });
    const offered = (exposure: string, pattern: string) =>
      ask(hosts(pattern, 9), { settings: networks(exposure) }).wildcards.map((offer) => offer.pattern);
    expect(offered("none", "h#.x.example")).toEqual([]);
    expect(offered("prohibit_asterisk", "h#.x.example")).toEqual(["h?.x.example"]);
    expect(offered("nuclear", "h#.github.io")).toEqual([]);
  });

  test("do not exist for ssh", () => {
    const needs = hosts("h#.x.example", 9).map((one) => ({ ...one, protocol: "ssh", port: 22 }) as const);
    expect(ask(needs).wildcards).toEqual([]);
  });
});
