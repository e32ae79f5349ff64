import { describe, expect, it } from "vitest";
import { type CheckOptions, checkTraffic } from "../../../src/compare/check-traffic.ts";
import type { Finding } from "../../../src/findings/finding.ts";
import { lintTree } from "../../../src/library/lint-tree.ts";
import type { PolicyTree } from "../../../src/policy/model.ts";
import { parsePolicy } from "../../../src/policy/parse-file.ts";
import type { Flow, Snapshot } from "../../../src/traffic/flow.ts";
import { type PolicyObject, treeOf } from "../../helpers/policy-tree.ts";
import { attacks } from "../../helpers/simulator/hostile.ts";
import { settings, snapshotOf } from "../traffic.ts";

const stripe = { tls: ["api.stripe.com"], reason: "Card payments" };
const checkout: PolicyObject = { app: "checkout", allow: [stripe] };
const open = { until: "2026-11-30", reason: "First deployment" };
const old: CheckOptions["declaredSince"] = () => () => "2020-01-01";

/** Findings of the first network, or of as many as there are snapshots. */
function check(
  tree: PolicyTree,
  snapshot: Snapshot | readonly Snapshot[],
  options: Partial<CheckOptions> = {},
): readonly Finding[] {
  const snapshots = [snapshot].flat() as readonly Snapshot[];
  const observed = tree.settings.networks.flatMap((network, index) => {
    const own = snapshots[index];
    return own === undefined ? [] : [{ network, snapshot: own }];
  });
  const defaults = {
    asOf: "2026-11-15",
    apps: undefined,
    thresholds: {},
    gate: false,
    verbose: false,
    declaredSince: old,
  };
  return checkTraffic(tree, observed, { ...defaults, ...options }).findings;
}

const of = (
  policies: readonly PolicyObject[],
  flows: readonly Partial<Flow>[],
  options: Partial<CheckOptions> = {},
  more: Partial<Snapshot> = {},
): readonly Finding[] => check(treeOf(settings, policies), snapshotOf(flows, more), options);

const short = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ check: id, severity }) => `${severity} ${id}`);

/** YAML, for what JSON has no form of. */
function yamlTree(text: string): PolicyTree {
  const { policy } = parsePolicy({ path: "policies/lab/checkout.yaml", text }, "lab");
  if (policy === undefined) throw new Error("no policy");
  return { ...treeOf(settings, []), policies: [policy] };
}

describe("the severity of what is missing", () => {
  const flows = [{}, { name: "a.example.com", see_thru: "exerted" as const }];

  it("is error where no window is open, and warning while one is", () => {
    expect(short(of([checkout], flows))).toEqual(["error traffic/missing"]);
    expect(short(of([{ ...checkout, see_thru: open }], flows))).toEqual(["warning traffic/missing"]);
    expect(short(of([{ ...checkout, see_thru: open }], flows, { asOf: "2026-12-01" }))).toEqual([
      "error traffic/missing",
    ]);
  });

  it("is what the settings say, with a window or without", () => {
    for (const see_thru of [undefined, open]) {
      const policy = see_thru === undefined ? checkout : { ...checkout, see_thru };
      const judge = (severity: string) =>
        short(check(treeOf({ ...settings, checks: { "traffic/missing": severity } }, [policy]), snapshotOf(flows)));
      expect(judge("info")).toEqual(["info traffic/missing"]);
      expect(judge("off")).toEqual([]);
    }
  });
});

describe("the place of what is missing", () => {
  const text = `app: checkout
team: lab
allow:
  - tls: [api.stripe.com, "*.northline.example"]
    reason: a
  - tls: [hooks.stripe.com]
    reason: b
`;
  const placeOf = (name: string, port = 443): string | undefined => {
    const used = [{}, { name: "hooks.stripe.com" }, { name: "a.northline.example" }];
    const findings = check(yamlTree(text), snapshotOf([...used, { name, port }]));
    expect(findings).toHaveLength(1);
    return findings.map(({ line, column }) => `${line}:${column}`)[0];
  };

  it.each([
    ["api.stripe.con", "4:11"],
    ["a.b.northline.example", "4:27"],
    ["files.stripe.com", "6:11"],
    ["files.example.com", "3:1"],
  ])("of %s is %s: the nearest name, the last of its owner, else allow", (name, place) => {
    expect(placeOf(name)).toBe(place);
  });

  it("is the declared name, where only its port is another", () => {
    expect(placeOf("api.stripe.com", 8443)).toBe("4:11");
  });

  it("is the app, without any allow", () => {
    const findings = check(yamlTree("app: checkout\nteam: lab\n"), snapshotOf([{}]));
    expect(findings.map(({ check: id, line, column }) => [id, line, column])).toEqual([["traffic/missing", 1, 6]]);
  });
});

describe("unused", () => {
  const policy: PolicyObject = { app: "checkout", allow: [stripe, { tls: ["old.example.com"], reason: "a" }] };
  const unused = (options: Partial<CheckOptions> = {}, more: Partial<Snapshot> = {}, flows: Partial<Flow>[] = [{}]) =>
    short(of([policy], flows, options, more));

  it("is said where the evidence suffices", () => {
    expect(unused()).toEqual(["warning traffic/unused"]);
  });

  it.each<[string, Partial<CheckOptions>, Partial<Snapshot>]>([
    ["a short window", {}, { window: { from: "2026-11-08T00:00:00Z", to: "2026-11-15T00:00:00Z" } }],
    ["no window", {}, { window: null }],
    ["a window that --min-days makes short", { thresholds: { minDays: 15 } }, {}],
    ["a gap", {}, { gaps: [{ from: "2026-11-03T00:00:00Z", to: "2026-11-03T05:00:00Z" }] }],
    ["an incomplete snapshot", {}, { complete: false }],
    ["a flow log of what was blocked", {}, { verbosity: "only_disallowed" }],
    ["an entry of unknown age", { declaredSince: () => () => undefined }, {}],
    ["an entry that is younger than the window", { declaredSince: () => () => "2026-11-02" }, {}],
  ])("is never said with %s: once it is said that nobody knows", (_, options, more) => {
    expect(unused(options, more)).toEqual(["info traffic/evidence-insufficient"]);
  });

  it("is never said where connections of unknown apps may have used it", () => {
    expect(unused({}, {}, [{}, { app: null, name: "old.example.com" }])).toEqual([
      "warning traffic/unattributed",
      "info traffic/evidence-insufficient",
    ]);
  });

  it("is never said of an app of which nothing was seen", () => {
    expect(short(of([policy, { ...checkout, app: "ledger" }], [{ app: "ledger" }]))).toEqual([
      "info traffic/evidence-insufficient",
    ]);
  });
});

describe("what is asked for", () => {
  const flows = [{ name: "a.example.com" }, { app: "ledger", name: "b.example.com" }, { app: "ghost" }, { app: null }];
  const policies = [checkout, { app: "ledger", allow: [stripe] }];

  it("is everything", () => {
    expect(new Set(of(policies, flows).map(({ file }) => file))).toEqual(
      new Set(["policies/discriminat.yaml", "policies/lab/checkout.yaml", "policies/lab/ledger.yaml"]),
    );
  });

  it("may be some apps: what is said of others, and of nobody, is left out", () => {
    const findings = of(policies, flows, { apps: new Set(["ledger"]) });
    expect(findings.map(({ file, check: id }) => `${file} ${id}`)).toEqual([
      "policies/discriminat.yaml traffic/evidence-insufficient",
      "policies/lab/ledger.yaml traffic/missing",
    ]);
  });
});

describe("the gate", () => {
  const gate = (policy: PolicyObject, flows: readonly Partial<Flow>[], more: Partial<Snapshot> = {}) =>
    of([policy], flows, { gate: true }, more).filter(({ check: id }) => id === "traffic/not-ready");
  const watched = { see_thru: "not_exerted" as const };

  it("is open for an app that needed nothing but its entries", () => {
    expect(gate({ ...checkout, see_thru: open }, [watched])).toEqual([]);
    expect(gate(checkout, [{}])).toEqual([]);
  });

  it("is closed by a missing name of the last days, not by an older one", () => {
    const missing = { name: "a.example.com", see_thru: "exerted" as const };
    const policy = { ...checkout, see_thru: open };
    expect(gate(policy, [watched, missing]).map(({ message }) => message)).toEqual([
      '"checkout" is not ready to be enforced: 1 destination of the last 7 days would be blocked',
    ]);
    expect(gate(policy, [watched, { ...missing, last_seen: "2026-11-07T00:00:00Z" }])).toEqual([]);
    expect(gate(checkout, [{}, missing])).toHaveLength(1);
  });

  it("is closed by too little evidence while a window is open", () => {
    const [finding] = gate({ ...checkout, see_thru: open }, [watched], { complete: false });
    expect(finding?.message).toBe('"checkout" is not ready to be enforced: the evidence does not suffice');
    expect(finding?.help).toContain("observe again");
  });
});

it("keeps the gate closed where a window is open in a network of which there is no snapshot", () => {
  const two = { networks: { ...settings.networks, staging: settings.networks.prod } };
  const judge = (see_thru: object) =>
    check(
      treeOf(two, [{ ...checkout, networks: ["prod", "staging"], see_thru }]),
      snapshotOf([{ see_thru: "not_exerted" }]),
      {
        gate: true,
      },
    );
  expect(judge(open).map(({ message }) => message)).toEqual([
    '"checkout" is not ready to be enforced: the network has not been observed (network "staging")',
  ]);
  expect(judge({ ...open, networks: ["prod"] })).toEqual([]);
});

describe("a suppression", () => {
  const text = (comment: string) => `app: checkout
team: lab
allow:
  - tls: [api.stripe.com]
    reason: a
  - tls: [old.example.com] ${comment}
    reason: b
`;
  const comment = "# discriminat-policy-ignore traffic/unused: once a year";

  it("takes the finding away", () => {
    expect(short(check(yamlTree(text("")), snapshotOf([{}])))).toEqual(["warning traffic/unused"]);
    expect(check(yamlTree(text(comment)), snapshotOf([{}]))).toEqual([]);
  });

  it("is no concern of lint, which cannot know whether it has work", () => {
    const tree = yamlTree(text(comment));
    const lint = (one: PolicyTree) =>
      lintTree({ tree: one, findings: [], sources: new Map() }, { asOf: "2026-11-15" }).findings;
    expect(lint(tree)).toEqual([]);
    expect(short(lint(yamlTree(text(comment.replace("unused", "unusd")))))).toEqual([
      "warning policy/unused-suppression",
    ]);
  });

  it("of lint's is no concern of check", () => {
    const other = "# discriminat-policy-ignore policy/multi-tenant-name: our own";
    expect(short(check(yamlTree(text(other)), snapshotOf([{}])))).toEqual(["warning traffic/unused"]);
  });
});

describe("a snapshot of which nothing matches", () => {
  it.each<[string, Partial<Flow>[], Partial<Snapshot>, RegExp]>([
    ["has no connection", [], {}, /log_group/],
    ["was asked of a silent log", [], { verbosity: "none" }, /flow_log_verbosity/],
    ["is of the config log", [], { records: { client: 0, server: 0, config: 9, unreadable: 0 } }, /flow_stream/],
    ["is of servers", [], { records: { client: 0, server: 9, config: 0, unreadable: 0 } }, /client/],
    ["is of something else", [], { records: { client: 0, server: 0, config: 0, unreadable: 9 } }, /flow log/],
    ["has no app", [{ app: null }], {}, /--groups/],
    ["has other apps", [{ app: "a" }, { app: "b" }], {}, /names of the policies/],
  ])("that %s is one error that names the likely setting", (_, flows, more, help) => {
    const findings = of([checkout], flows, {}, more).filter(({ check: id }) => id !== "traffic/unreadable-lines");
    expect(short(findings)).toEqual(["error traffic/nothing-matched"]);
    expect(findings[0]?.help).toMatch(help);
  });

  it("is another one where no policy is deployed there", () => {
    const findings = of([], [{}]);
    expect(short(findings)).toEqual(["error traffic/nothing-matched"]);
    expect(findings[0]?.help).toContain("networks");
  });
});

it("says in which network it holds, where there are several", () => {
  const two = { networks: { ...settings.networks, staging: settings.networks.prod } };
  const tree = treeOf(two, [{ ...checkout, networks: ["prod", "staging"] }]);
  const findings = check(tree, [snapshotOf([{}]), snapshotOf([{}, { name: "a.example.com" }], { network: "staging" })]);
  expect(findings.map(({ message }) => message)).toEqual([
    '"a.example.com" is missing: 10 connections on 14 days passed by a rule that is not in the policy, and no entry admits them (network "staging")',
  ]);
});

it("shows of hostile names nothing that acts, and not much of them", () => {
  const long = `${"a".repeat(300)}.${"b".repeat(70_000)}`;
  const names = [...attacks.map(({ name }) => name ?? null), long];
  const flows = names.flatMap((name) =>
    (["allowed", "disallowed"] as const).map((outcome) => ({ name, outcome, app: "checkout" })),
  );
  const findings = of([checkout], [...flows, ...names.map((name) => ({ app: name ?? "x" }))]);
  expect(findings.length).toBeGreaterThan(5);
  for (const { message, help, evidence } of findings) {
    const text = `${message}${help ?? ""}`;
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(text.length).toBeLessThan(800);
    expect(JSON.stringify(evidence).length).toBeLessThan(2000);
  }
});

it("is bounded however many names somebody makes up, and helps with those that count", () => {
  const names = Array.from({ length: 2000 }, (_, index) => `host-${index}.service.example`);
  const flood = Array.from({ length: 20_000 }, (_, index) => ({
    name: `x${index}.made-up.example`,
    outcome: "disallowed" as const,
    connections: 1,
  }));
  const typo = { name: "host-7.servise.example", outcome: "disallowed" as const, connections: 50 };
  const start = process.cpuUsage();
  const findings = of([{ app: "checkout", allow: [{ tls: names, reason: "a" }] }], [...flood, typo]);
  const { user } = process.cpuUsage(start);
  expect(findings.map(({ check: id, help }) => [id, help])).toContainEqual([
    "traffic/blocked",
    'did you mean "host-7.service.example"?',
  ]);
  expect(user / 1e6).toBeLessThan(20);
});

describe("what was not applied", () => {
  const failed = { see_thru: "exerted" as const };
  const policy: PolicyObject = { app: "checkout", allow: [{ tls: ["*.paypal.com"], reason: "a" }], see_thru: open };
  const said = (outcome: string, at: string): Partial<Snapshot> => ({
    acceptances: [
      { app: "checkout", group: "sg-0a", kind: "name", subject: "*.paypal.com", protocol: "tls", outcome, at },
    ],
  });

  it("is one finding for each name, however many destinations it should have admitted", () => {
    const flows = ["www.paypal.com", "api.paypal.com"].map((name) => ({ name, ...failed }));
    const [finding, ...others] = of([policy], flows);
    expect(others).toEqual([]);
    expect(finding?.message).toBe(
      '"*.paypal.com" is declared, and 20 connections to 2 destinations did not pass by it: the entry is not deployed yet, or the group is not attached to these clients',
    );
    expect(finding?.evidence).toMatchObject({ app: "checkout", destinations: 2, notApplied: 20, because: "unknown" });
  });

  it("is an error where the firewall refused the name, with its words", () => {
    const [finding] = of(
      [policy],
      [{ name: "www.paypal.com", ...failed }],
      {},
      said("publicsuffix.org list\u0007", "2026-10-01T00:00:00Z"),
    );
    expect(finding?.severity).toBe("error");
    expect(finding?.message).toContain('the firewall refused the name: "publicsuffix.org list\\u{7}"');
  });

  it("is no finding where the firewall has accepted the name since", () => {
    const before = { last_seen: "2026-11-05T00:00:00Z" };
    expect(
      of([policy], [{ name: "www.paypal.com", ...failed, ...before }], {}, said("accepted", "2026-11-06T00:00:00Z")),
    ).toEqual([]);
  });
});

it("counts a bundle as used by any of its names, and as unused by none", () => {
  const bundle = { bundle: "aws/ecr", reason: "Images" };
  const policy: PolicyObject = { app: "checkout", allow: [stripe, bundle] };
  expect(of([policy], [{}]).map(({ message }) => message)).toEqual([
    expect.stringMatching(/^none of the \d+ names of the bundle "aws\/ecr" was used: no connection in 14 days$/),
  ]);
  expect(of([policy], [{}, { name: "api.ecr.eu-west-2.amazonaws.com" }])).toEqual([]);
});

describe("a name under refuse", () => {
  const policy: PolicyObject = { ...checkout, see_thru: open, refuse: [{ name: "q.stripe.com", reason: "Analytics" }] };
  it("is no finding while see-thru alone lets it pass, nor where it is blocked", () => {
    expect(of([policy], [{}, { name: "q.stripe.com", see_thru: "exerted" }])).toEqual([]);
    expect(of([policy], [{}, { name: "q.stripe.com", outcome: "disallowed" }])).toEqual([]);
  });

  it("is one where an entry, or something beside the policy, lets it pass", () => {
    expect(short(of([policy], [{}, { name: "q.stripe.com" }]))).toEqual(["warning traffic/refused-but-allowed"]);
    const wide = { ...policy, allow: [{ tls: ["*.stripe.com"], reason: "a" }] };
    const [finding] = of([wide], [{ name: "q.stripe.com" }]);
    expect(finding?.related).toHaveLength(1);
    expect(finding?.message).toBe(
      '"q.stripe.com" is refused ("Analytics"), but 10 connections on 14 days to "q.stripe.com" passed by the entry "*.stripe.com"',
    );
  });
});
