/** Connections played against two sets of names and windows: one fact a line. */
import { describe, expect, test } from "vitest";
import type { PolicyTree } from "../../src/policy/model.ts";
import { shortTarget } from "../../src/policy/target.ts";
import { policiesByApp, reachOf } from "../../src/review/app-reach.ts";
import { type AppPair, createJudge, replay } from "../../src/review/replay.ts";
import { reviewTrees } from "../../src/review/review-trees.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import { snapshotOf } from "../compare/traffic.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

const settings = {
  networks: {
    prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" },
    staging: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef1" },
  },
};

const shop = (tls: readonly string[], more: Partial<PolicyObject> = {}): PolicyObject => ({
  app: "shop",
  networks: ["prod"],
  allow: tls.length === 0 ? [] : [{ tls, reason: "r" }],
  ...more,
});

const open = (until: string, more: object = {}) => ({ see_thru: { until, reason: "r", ...more } });

const seen = (name: string | null, more: Partial<Flow> = {}): Partial<Flow> => ({ app: "shop", name, ...more });

function pairsOf(base: PolicyTree, head: PolicyTree): ReadonlyMap<string, AppPair> {
  const [before, after] = [policiesByApp(base), policiesByApp(head)];
  return new Map(
    [...before.keys(), ...after.keys()].map((app) => [
      app,
      { base: reachOf(base, app, before.get(app) ?? []), head: reachOf(head, app, after.get(app) ?? []) },
    ]),
  );
}

function play(
  before: PolicyObject | undefined,
  after: PolicyObject | undefined,
  flows: readonly Partial<Flow>[],
  snapshot: Partial<Snapshot> = {},
) {
  const treeWith = (policy: PolicyObject | undefined) => treeOf(settings, policy === undefined ? [] : [policy]);
  return replay(snapshotOf(flows, snapshot), "prod", pairsOf(treeWith(before), treeWith(after)));
}

describe("the fate of one connection", () => {
  const ends = "2026-11-14T23:58:02Z";
  test.each<[string, PolicyObject | undefined, PolicyObject | undefined, Partial<Flow>, string]>([
    ["its name is removed", shop(["a.ex"]), shop([]), seen("a.ex"), "blocked"],
    ["its name is added", shop([]), shop(["a.ex"]), seen("a.ex"), "admitted"],
    ["its name stays", shop(["a.ex"]), shop(["a.ex", "b.ex"]), seen("a.ex"), ""],
    ["its app is removed", shop(["a.ex"]), undefined, seen("a.ex"), "blocked"],
    ["its app is new", undefined, shop(["a.ex"]), seen("a.ex"), "admitted"],
    ["it was not allowed then", shop(["a.ex"]), shop([]), seen("a.ex", { outcome: "disallowed" }), ""],
    ["it was not allowed then", shop([]), shop(["a.ex"]), seen("a.ex", { outcome: "disallowed" }), "admitted"],
    ["its app is not known", shop(["a.ex"]), shop([]), seen("a.ex", { app: null }), ""],
    ["it is of an app that does not differ", shop(["a.ex"]), shop([]), seen("a.ex", { app: "other" }), ""],
    ["it has another port", shop(["a.ex"]), shop([]), seen("a.ex", { port: 8443 }), ""],
    ["it has another protocol", shop(["a.ex"]), shop([]), seen("a.ex", { protocol: "ssh" }), ""],
    ["it has no name", shop(["a.ex"]), shop([]), seen(null), ""],
    ["a pattern goes", shop(["*.ex"]), shop([]), seen("a.ex"), "blocked"],
    ["a pattern goes that matches with an empty run only", shop(["a*.ex"]), shop([]), seen("a.ex"), "blocked"],
    ["a pattern comes that matches with an empty run only", shop(["a.ex"]), shop(["a*.ex"]), seen("a.ex"), "blocked"],
    // The windows: a connection counts as open on the last day, and not on the day after.
    [
      "a window closes that held on that day",
      shop([], open("2026-11-14")),
      shop([]),
      seen("a.ex", { last_seen: ends }),
      "blocked",
    ],
    ["a window closes that had ended", shop([], open("2026-11-13")), shop([]), seen("a.ex", { last_seen: ends }), ""],
    [
      "a window closes and the day is not known",
      shop([], open("2026-11-13")),
      shop([]),
      seen("a.ex", { last_seen: null }),
      "blocked",
    ],
    ["a window closes on its port", shop([], open("2026-12-31", { ports: [443] })), shop([]), seen("a.ex"), "blocked"],
    ["a window closes on another port", shop([], open("2026-12-31", { ports: [22] })), shop([]), seen("a.ex"), ""],
    [
      "a window closes on some port",
      shop([], open("2026-12-31", { ports: [443] })),
      shop([]),
      seen("a.ex", { port: null }),
      "",
    ],
    ["a window closes on all ports", shop([], open("2026-12-31")), shop([]), seen(null, { port: null }), "blocked"],
    ["a window closes and its name comes", shop([], open("2026-12-31")), shop(["a.ex"]), seen("a.ex"), ""],
    [
      "a window of another network closes",
      shop([], open("2026-12-31", { networks: ["staging"] })),
      shop([]),
      seen("a.ex"),
      "",
    ],
  ])("where %s (%#)", (_, before, after, flow, fate) => {
    const networks = before?.see_thru === undefined ? ["prod"] : ["prod", "staging"];
    const { blocked, admitted } = play(before && { ...before, networks }, after && { ...after, networks }, [flow]);
    const words = [blocked.connections > 0 ? "blocked" : "", admitted.connections > 0 ? "admitted" : ""];
    expect(words.filter((word) => word !== "").join(" ")).toBe(fate);
  });
});

describe("what is blocked on purpose is no cut", () => {
  const refusing = (names: readonly string[], more: Partial<PolicyObject> = {}) => ({
    ...more,
    refuse: names.map((name) => ({ name, reason: `no ${name}` })),
  });
  const exerted = { see_thru: "exerted" } as const;
  test.each<[string, PolicyObject | undefined, PolicyObject | undefined, Partial<Flow>, string]>([
    ["a name moves from allow to refuse", shop(["a.ex"]), shop([], refusing(["a.ex"])), seen("a.ex"), "refused"],
    [
      "it was refused before, and allowed too",
      shop(["a.ex"], refusing(["a.ex"])),
      shop([], refusing(["a.ex"])),
      seen("a.ex"),
      "refused",
    ],
    ["it was refused before, and no longer", shop(["a.ex"], refusing(["a.ex"])), shop([]), seen("a.ex"), "blocked"],
    ["it is refused, and still allowed", shop(["a.ex"]), shop(["a.ex"], refusing(["a.ex"])), seen("a.ex"), ""],
    [
      "it is refused, and still allowed by a pattern",
      shop(["a.ex"]),
      shop(["*.ex"], refusing(["a.ex"])),
      seen("a.ex"),
      "",
    ],
    ["it was allowed by a pattern", shop(["*.ex"]), shop(["b.ex"], refusing(["a.ex"])), seen("a.ex"), "refused"],
    ["a pattern refuses it", shop(["a.ex"]), shop([], refusing(["*.ex"])), seen("a.ex"), "refused"],
    [
      "a pattern refuses it that needs one more character",
      shop(["a.ex"]),
      shop([], refusing(["a*.ex"])),
      seen("a.ex"),
      "blocked",
    ],
    ["a pattern refuses another", shop(["a.ex"]), shop([], refusing(["b.ex"])), seen("a.ex"), "blocked"],
    [
      "the window closes on it",
      shop([], open("2026-12-31")),
      shop([], refusing(["a.ex"])),
      seen("a.ex", exerted),
      "refused",
    ],
    [
      "the window closes, and the log says what would have been",
      shop([], open("2026-12-31")),
      shop([], refusing(["a.ex"])),
      seen("a.ex", { ...exerted, outcome: "disallowed" }),
      "refused",
    ],
    [
      "the window closes on another",
      shop([], open("2026-12-31")),
      shop([], refusing(["b.ex"])),
      seen("a.ex", { ...exerted, outcome: "disallowed" }),
      "blocked",
    ],
    [
      "the window stays open",
      shop([], open("2026-12-31")),
      shop([], refusing(["a.ex"], open("2026-12-31"))),
      seen("a.ex", exerted),
      "",
    ],
    [
      "the window stays open while it moves",
      shop(["a.ex"], open("2026-12-31")),
      shop([], refusing(["a.ex"], open("2026-12-31"))),
      seen("a.ex"),
      "",
    ],
    ["another app refuses it", shop(["a.ex"]), shop([], refusing(["a.ex"])), seen("a.ex", { app: "other" }), ""],
    [
      "another protocol",
      shop([], open("2026-12-31")),
      shop([], refusing(["a.ex"])),
      seen("a.ex", { protocol: "ssh", port: 22 }),
      "refused",
    ],
    ["there is no name", shop([], open("2026-12-31")), shop([], refusing(["*.ex"])), seen(null), "blocked"],
    [
      "it was not allowed then",
      shop(["a.ex"]),
      shop([], refusing(["a.ex"])),
      seen("a.ex", { outcome: "disallowed" }),
      "",
    ],
    [
      "an entry of another network goes",
      shop([], { networks: ["prod", "staging"], allow: [{ tls: ["a.ex"], networks: ["staging"], reason: "r" }] }),
      shop([], refusing(["a.ex"], { networks: ["prod", "staging"] })),
      seen("a.ex"),
      "",
    ],
  ])("where %s (%#)", (_, before, after, flow, fate) => {
    const { blocked, refused } = play(before, after, [flow]);
    const words = [blocked.connections > 0 ? "blocked" : "", refused.connections > 0 ? "refused" : ""];
    expect(words.filter((word) => word !== "").join(" ")).toBe(fate);
  });

  test("it has its number and its reason", () => {
    const { refused } = play(shop(["a.ex"]), shop([], refusing(["a.ex"])), [seen("a.ex", { connections: 7 })]);
    expect(refused).toMatchObject({ connections: 7, names: 1, flows: [{ name: "a.ex", refusedBecause: "no a.ex" }] });
  });
});

test("by names alone, windows do not count", () => {
  const flows = [seen("a.ex", { connections: 3 }), seen("b.ex", { connections: 5 })];
  const { blocked, admitted, named } = play(
    shop(["a.ex"], open("2026-12-31")),
    shop(["b.ex"], open("2026-12-31")),
    flows,
  );
  expect([blocked.connections, admitted.connections]).toEqual([0, 0]);
  expect([named.narrower.connections, named.wider.connections]).toEqual([3, 5]);
});

test("the numbers of a snapshot: all connections, those without an app, and its window", () => {
  const flows = [
    seen("a.ex", { connections: 3 }),
    seen("a.ex", { connections: 4, app: null }),
    seen("b.ex", { app: "other" }),
  ];
  expect(play(shop(["a.ex"]), shop([]), flows)).toMatchObject({
    network: "prod",
    window: { from: "2026-11-01T00:00:00Z", to: "2026-11-15T00:00:00Z" },
    connections: 17,
    unattributed: 4,
    blocked: { connections: 3, names: 1 },
  });
});

test("flows of one name and port are added up, the most connections first, then by name", () => {
  const { blocked } = play(shop(["*.ex"]), shop([]), [
    seen("b.ex", { connections: 2, last_seen: "2026-11-03T00:00:00Z" }),
    seen("a.ex", { connections: 2, last_seen: null }),
    seen("c.ex", { connections: 4, last_seen: "2026-11-02T00:00:00Z" }),
    seen("c.ex", { connections: 1, last_seen: "2026-11-04T00:00:00Z" }),
    seen("c.ex", { connections: 1, last_seen: "2026-11-01T00:00:00Z" }),
    seen("a.ex", { connections: 1, last_seen: null, port: 8443 }),
  ]);
  expect(blocked.flows.map(({ name, connections, lastSeen }) => [name, connections, lastSeen])).toEqual([
    ["c.ex", 6, "2026-11-04T00:00:00Z"],
    ["a.ex", 2, null],
    ["b.ex", 2, "2026-11-03T00:00:00Z"],
  ]);
  expect(blocked).toMatchObject({ connections: 10, names: 3, lastSeen: "2026-11-04T00:00:00Z" });
});

test("names that are seen equally often stand in their order, whatever the order of the flows", () => {
  const namesOf = (...names: readonly string[]) =>
    play(
      shop(["*.ex"]),
      shop([]),
      names.map((name) => seen(name)),
    ).blocked.flows.map(({ name }) => name);
  expect(namesOf("a.ex", "b.ex", "c.ex")).toEqual(["a.ex", "b.ex", "c.ex"]);
  expect(namesOf("c.ex", "b.ex", "a.ex")).toEqual(["a.ex", "b.ex", "c.ex"]);
});

test("a name on two ports is one name", () => {
  const entry = [{ tls: ["a.ex"], ports: [443, 8443], reason: "r" }];
  const { blocked } = play(shop([], { allow: entry }), shop([]), [seen("a.ex"), seen("a.ex", { port: 8443 })]);
  expect(blocked.flows).toHaveLength(2);
  expect(blocked.names).toBe(1);
});

test("what has neither name nor port is shown as such", () => {
  const { blocked } = play(shop([], open("2026-12-31")), shop([]), [seen(null, { port: null })]);
  expect(blocked.flows).toMatchObject([{ name: "(no name)", port: 0, names: 1 }]);
});

test.each<[string, Partial<Snapshot>, readonly string[]]>([
  ["a complete snapshot", {}, []],
  ["an incomplete one", { complete: false }, ["the snapshot is incomplete"]],
  ["gaps", { gaps: [{ from: "2026-11-02T00:00:00Z", to: "2026-11-03T00:00:00Z" }] }, ["there are gaps in the logs"]],
  ["few words", { verbosity: "only_disallowed" }, ["only what was disallowed is logged"]],
  ["no words", { verbosity: "none" }, ["flows are not logged"]],
  ["an unknown verbosity", { verbosity: null }, []],
  ["ambiguous apps", { unattributed: { ambiguous: 1, unknown: 0 } }, ["not every connection has a known app"]],
  ["unknown apps", { unattributed: { ambiguous: 0, unknown: 1 } }, ["not every connection has a known app"]],
])("doubts about %s", (_, snapshot, doubts) => {
  expect(play(shop(["a.ex"]), shop([]), [], snapshot).doubts).toEqual(doubts);
});

describe("what a replay says of each change", () => {
  const review = (before: PolicyObject, after: PolicyObject, flows: readonly Partial<Flow>[], network = "prod") =>
    reviewTrees({
      base: treeOf(settings, [before]),
      head: treeOf(settings, [after]),
      traffic: [{ snapshot: snapshotOf(flows), network }],
    });

  test("a new name: the connections that it admits", () => {
    const { names } = review(shop([]), shop(["a*.ex"]), [
      seen("ab.ex", { connections: 3 }),
      seen("a.ex", { connections: 4 }),
      seen("b.ex"),
      seen("ab.ex", { port: 8443 }),
    ]);
    expect(names).toMatchObject([{ name: "a*.ex", traffic: { connections: 7, names: 2 }, blocked: 0 }]);
  });

  test("several new names: each those of its own name, port and app", () => {
    const entries = (...ports: readonly number[]) => [{ tls: ["a.ex", "b.ex"], ports, reason: "r" }];
    const apps = ["shop", "cart"].map((app) => shop([], { app, allow: entries(443, 8443) }));
    const { names } = reviewTrees({
      base: treeOf(settings, []),
      head: treeOf(settings, apps),
      traffic: [
        {
          snapshot: snapshotOf([
            seen("a.ex", { connections: 1 }),
            seen("b.ex", { connections: 2 }),
            seen("a.ex", { connections: 4, port: 8443 }),
            seen("a.ex", { connections: 8, app: "cart" }),
          ]),
          network: "prod",
        },
      ],
    });
    expect(names.map(({ name, port, traffic }) => `${name}:${port} ${traffic?.connections}`)).toEqual([
      "a.ex:443 9",
      "a.ex:8443 4",
      "b.ex:443 2",
      "b.ex:8443 0",
    ]);
  });

  test("a wider name blocks nothing, even where one reading of it does not match what was seen", () => {
    const { names } = review(shop(["a.ex"]), shop(["a*.ex"]), [seen("a.ex", { connections: 3 })]);
    expect(names.map(({ direction, blocked }) => `${direction} ${blocked}`)).toEqual(["wider 0", "narrower 3"]);
  });

  test("windows of two apps that close: each the connections of its own app", () => {
    const apps = (more: object) => ["shop", "cart"].map((app) => shop([], { app, ...more }));
    const { windows } = reviewTrees({
      base: treeOf(settings, apps(open("2026-12-31"))),
      head: treeOf(settings, apps({})),
      traffic: [
        {
          snapshot: snapshotOf([seen("a.ex", { connections: 3 }), seen("b.ex", { connections: 4, app: "cart" })]),
          network: "prod",
        },
      ],
    });
    expect(windows.map(({ app, traffic }) => `${app} ${traffic?.connections}`)).toEqual(["cart 4", "shop 3"]);
  });

  test("a lost name: the connections that it admitted, and how many of them would be blocked", () => {
    const flows = [seen("a.ex", { connections: 3 }), seen("a.ex", { connections: 4, outcome: "disallowed" })];
    expect(review(shop(["a.ex"]), shop([]), flows).names).toMatchObject([{ traffic: { connections: 7 }, blocked: 3 }]);
  });

  test("several networks: the connections of all in which it was observed, each network replayed by itself", () => {
    const both = { networks: ["prod", "staging"] };
    const observed = (network: string, connections: number) => {
      return { network, snapshot: snapshotOf([seen("a.ex", { connections }), seen("w.ex", { connections: 1 })]) };
    };
    const { names, windows, replays } = reviewTrees({
      base: treeOf(settings, [shop(["a.ex"], { ...both, ...open("2026-12-31") })]),
      head: treeOf(settings, [shop([], both)]),
      traffic: [observed("prod", 3), observed("staging", 4)],
    });
    expect(names).toMatchObject([{ direction: "narrower", traffic: { connections: 7, names: 1 }, blocked: 7 }]);
    expect(windows).toMatchObject([{ kind: "closed", traffic: { connections: 2, names: 1 } }]);
    expect(replays.map(({ network, blocked }) => [network, blocked.connections])).toEqual([
      ["prod", 4],
      ["staging", 5],
    ]);
    const one = reviewTrees({
      base: treeOf(settings, [shop(["a.ex"], both)]),
      head: treeOf(settings, [shop([], both)]),
      traffic: [observed("staging", 4)],
    });
    expect(one.names).toMatchObject([{ traffic: { connections: 4 }, blocked: 4 }]);
  });

  test("a change in another network, or of days only: nothing", () => {
    const lost = review(shop(["a.ex"]), shop([]), [seen("a.ex")], "staging").names;
    expect(lost).toMatchObject([{ traffic: undefined, blocked: 0 }]);
    const shorter = shop([], { allow: [{ tls: ["a.ex"], reason: "r", expires: "2027-01-31" }] });
    const days = review(shop(["a.ex"]), shorter, [seen("a.ex")]).names;
    expect(days).toMatchObject([{ of: "time", traffic: undefined, blocked: 0 }]);
  });

  test("a window that closes: what nothing but the window let pass", () => {
    const flows = [
      seen("a.ex", { connections: 3 }),
      seen("b.ex", { connections: 5 }),
      seen("c.ex", { connections: 7, app: "other" }),
    ];
    const before = shop(["a.ex"], open("2026-12-31"));
    expect(review(before, shop([]), flows).windows).toMatchObject([{ traffic: { connections: 5, names: 1 } }]);
    expect(review(before, shop([]), flows, "staging").windows).toMatchObject([{ traffic: undefined }]);
  });

  test("a window that opens: nothing", () => {
    const { windows } = review(shop([]), shop([], open("2026-12-31")), [seen("a.ex")]);
    expect(windows).toMatchObject([{ wider: true, traffic: undefined }]);
  });
});

test("a reach without names judges by its window alone", () => {
  const judge = createJudge({ names: new Map(), window: { until: "2026-12-31", ports: "all" } });
  const [flow] = snapshotOf([seen("a.ex")]).flows;
  if (flow === undefined) throw new Error("no flow");
  expect(judge(flow)).toEqual({ passes: [true, true], named: [false, false] });
  expect(createJudge(undefined)(flow)).toEqual({ passes: [false, false], named: [false, false] });
});

test.each([
  ["tls", 443, "a.ex"],
  ["tls", 8443, "a.ex:8443"],
  ["ssh", 22, "ssh://a.ex"],
  ["ssh", 443, "ssh://a.ex:443"],
  ["http", 80, "http://a.ex:80"],
])("%s on %i is written %3$s", (protocol, port, text) => {
  expect(shortTarget({ name: "a.ex", protocol, port })).toBe(text);
});
