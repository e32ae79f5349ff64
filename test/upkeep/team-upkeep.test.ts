/** What is due in the policies of a team: what is taken together, what waits, and what is not proposed at all. */
import { describe, expect, it } from "vitest";
import { compareTraffic } from "../../src/compare/compare-traffic.ts";
import type { Policy, Settings } from "../../src/policy/model.ts";
import { parsePolicy, parseSettings } from "../../src/policy/parse-file.ts";
import { defaultSuggestOptions } from "../../src/suggest/suggest.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import type { Item } from "../../src/upkeep/item.ts";
import { dueByTeam, teamUpkeep } from "../../src/upkeep/team-upkeep.ts";

function readSettings(text: string): Settings {
  const { settings: read } = parseSettings({ path: "policies/discriminat.yaml", text });
  if (read === undefined) throw new Error("no settings");
  return read;
}
const settings = readSettings("networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n");

const policyOf = (text: string, team = "payments"): Policy => {
  const app = /app: (\S+)/.exec(text)?.[1];
  const { policy } = parsePolicy({ path: `policies/${team}/${app}.yaml`, text }, team);
  if (policy === undefined) throw new Error("no policy");
  return policy;
};
const flow = (app: string, name: string, more: Partial<Flow> = {}): Flow => ({
  ...{ app, group: "sg-1", name, protocol: "tls", port: 443, outcome: "allowed", see_thru: "exerted" },
  ...{ connections: 40, sources: 2, days: ["2026-11-02/2026-11-15"], protocol_versions: [], reasons: [] },
  ...{ first_seen: "2026-11-02T01:00:00Z", last_seen: "2026-11-15T23:00:00Z" },
  ...more,
});
const used = { see_thru: "not_exerted" } as const;
const snapshotOf = (flows: readonly Flow[], more: Partial<Snapshot> = {}): Snapshot => ({
  ...{ version: 1, network: "prod", complete: true, gaps: [], verbosity: "full", sources: [], acceptances: [] },
  window: { from: "2026-11-02T00:00:00Z", to: "2026-11-16T00:00:00Z" },
  records: { client: 100, server: 100, config: 0, unreadable: 0 },
  unattributed: { ambiguous: 0, unknown: 0 },
  flows,
  ...more,
});

interface Asked {
  readonly asOf?: string;
  readonly snapshot?: Partial<Snapshot> | "none";
  readonly earlier?: readonly Policy[];
  readonly maxItems?: number;
  readonly isDeclined?: (item: Item) => boolean;
  readonly isOpen?: (item: Item) => boolean;
}

/** Of the only team; everything is declared since long before. */
function due(texts: readonly string[], flows: readonly Flow[], asked: Asked = {}) {
  const { asOf = "2026-11-16", snapshot = {}, earlier = [], maxItems = 50 } = asked;
  const tree = { settings, bundles: [], policies: texts.map((text) => policyOf(text)) };
  const [network] = settings.networks;
  if (network === undefined) throw new Error("no network");
  const declaredSince = () => "2026-10-01";
  const comparisons =
    snapshot === "none" ? [] : [compareTraffic(tree, snapshotOf(flows, snapshot), { asOf, network, declaredSince })];
  const options = { asOf, suggest: defaultSuggestOptions, ticket: undefined, earlier: () => earlier };
  const [team] = dueByTeam(tree, tree.policies, comparisons, options);
  if (team === undefined) throw new Error("no team");
  const { isDeclined = () => false, isOpen = () => false } = asked;
  const upkeep = teamUpkeep(team, { maxItems }, { isDeclined, isOpen });
  const shown = (items: readonly Item[]) =>
    items.map(({ kind, app, why }) => `${app} ${kind} ${/"[^"]+"/.exec(why)?.[0] ?? ""}`.trim());
  return {
    items: shown(upkeep.items),
    later: shown(upkeep.later),
    declined: shown(upkeep.declined),
    notes: upkeep.notes.map(({ text }) => text),
    doubts: upkeep.doubts,
    texts: upkeep.edits.map(({ text }) => text),
    keys: upkeep.items.map(({ key }) => key),
  };
}

const app = (more: string): string => `app: checkout\nteam: payments\n${more}`;
const enforced = app("allow:\n  - tls: [a.example.com, b.example.com]\n    reason: Why\n");
const learning = app(
  "allow:\n  - tls: [a.example.com]\n    reason: Why\nsee_thru:\n  until: 2026-12-10\n  reason: Learning\n",
);
const early = { days: ["2026-11-02/2026-11-03"], last_seen: "2026-11-03T10:00:00Z" };

describe("what only complete evidence can say", () => {
  it.each<[string, Asked, readonly string[], RegExp | undefined]>([
    ["suffices", {}, ['checkout unused "b.example.com"'], undefined],
    ["is incomplete", { snapshot: { complete: false } }, [], /incomplete/],
    [
      "has gaps",
      { snapshot: { gaps: [{ from: "2026-11-05T00:00:00Z", to: "2026-11-06T00:00:00Z" }] } },
      [],
      /no record/,
    ],
    ["ended long ago", { asOf: "2026-11-24" }, [], /ends at/],
    ["is not there", { snapshot: "none" }, [], /was not observed/],
    ["holds disallowed connections only", { snapshot: { verbosity: "only_disallowed" } }, [], /disallowed/],
  ])("is proposed where the evidence suffices, and else said: it %s", (_, asked, items, doubt) => {
    const found = due([enforced], [flow("checkout", "a.example.com", used)], asked);
    expect(found.items).toEqual(items);
    expect(found.doubts.join("; ")).toMatch(doubt ?? /^$/);
  });

  it("is not said of a set of days that is still too short, which is no doubt about what it holds", () => {
    const window = { from: "2026-11-12T00:00:00Z", to: "2026-11-16T00:00:00Z" };
    const found = due([enforced], [flow("checkout", "a.example.com", used)], { snapshot: { window } });
    expect([found.items, found.doubts]).toEqual([[], []]);
    expect(found.notes.join("; ")).toContain("covers 4 days of the required 14");
  });
});

describe("a window", () => {
  const flows = [flow("checkout", "a.example.com", used), flow("checkout", "c.example.org", early)];

  it("closes together with all that the app still misses", () => {
    const { items, texts } = due([learning], flows);
    expect(items).toEqual(['checkout missing "c.example.org"', "checkout window"]);
    expect([texts[0]?.includes("c.example.org"), texts[0]?.includes("see_thru")]).toEqual([true, false]);
  });

  it("waits where there is no room for all of it", () => {
    const { items, later, texts } = due([learning], flows, { maxItems: 1 });
    expect([items, later]).toEqual([['checkout missing "c.example.org"'], ["checkout window"]]);
    expect(texts[0]).toContain("see_thru");
  });

  it("that is over is closed whatever was observed", () => {
    const { items } = due([learning], [], { asOf: "2026-12-11", snapshot: "none" });
    expect(items).toEqual(["checkout window"]);
  });
});

describe("an entry that is over", () => {
  const over = app(
    "allow:\n  - tls: [a.example.com]\n    reason: Why\n  - tls: [t.example.org]\n    reason: Trial\n    expires: 2026-11-10\n",
  );
  const flows = [flow("checkout", "a.example.com", used), flow("checkout", "t.example.org", used)];

  it("is due the day after its last day, and not before", () => {
    expect(due([over], [], { asOf: "2026-11-10", snapshot: "none" }).items).toEqual([]);
    expect(due([over], [], { asOf: "2026-11-11", snapshot: "none" }).items).toEqual([
      'checkout expired "t.example.org"',
    ]);
  });

  it("goes as a whole, and its names are not proposed as missing once it is gone", () => {
    const first = due([over], flows);
    expect(first.items).toEqual(['checkout expired "t.example.org"']);
    const seen = [flow("checkout", "a.example.com", used), flow("checkout", "t.example.org")];
    const after = due([first.texts[0] ?? ""], seen, { earlier: [policyOf(over)] });
    expect(after.items).toEqual([]);
    expect(after.notes).toContainEqual(expect.stringContaining('"t.example.org" was in an entry that was over'));
    expect(due([first.texts[0] ?? ""], seen).items).toEqual(['checkout missing "t.example.org"']);
  });

  it("with another last day is another item", () => {
    const renewed = over.replace("2026-11-10", "2026-11-12");
    expect(due([over], flows).keys).not.toEqual(due([renewed], flows).keys);
  });
});

describe("too much for one change", () => {
  const other = enforced.replaceAll("checkout", "ledger");
  const flood = Array.from({ length: 30 }, (_, index) => flow("checkout", `n${index}.flood${index}.example`));

  it("each app comes in turn, so that one whose log was flooded does not keep the others waiting", () => {
    const own = [flow("ledger", "a.example.com", used), flow("ledger", "z.example.org")];
    const { items, later } = due([enforced, other], [...flood, ...own], { maxItems: 6 });
    expect(items).toHaveLength(6);
    expect(items).toContain('ledger missing "z.example.org"');
    expect(later.length).toBeGreaterThan(20);
  });

  it("what is in the open proposal stays in it", () => {
    const wanted = '"n7.flood7.example"';
    const isOpen = ({ why }: Item): boolean => why.includes(wanted);
    expect(due([enforced], flood, { maxItems: 2 }).items.join()).not.toContain(wanted);
    expect(due([enforced], flood, { maxItems: 2, isOpen }).items.join()).toContain(wanted);
  });
});

describe("what was declined", () => {
  it("is left out of the edit, and not let in by a bundle either", () => {
    const sqs = ["eu-west-2"].map((region) => `sqs.${region}.amazonaws.com`);
    const flows = [
      flow("checkout", "a.example.com", used),
      flow("checkout", "b.example.com", used),
      ...sqs.map((name) => flow("checkout", name)),
    ];
    expect(due([enforced], flows).texts[0]).toContain("bundle: aws/sqs");
    const refused = due([enforced], flows, { isDeclined: ({ why }) => why.includes("sqs.") });
    expect(refused.declined).toHaveLength(1);
    expect(refused.items).toEqual([]);
    expect(refused.texts[0]).toBe(enforced);
  });
});
