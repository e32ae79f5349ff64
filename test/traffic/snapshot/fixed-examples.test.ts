/** Snapshots built, ordered and merged: one fact a line, where properties find a fault by luck only. */
import { describe, expect, test } from "vitest";
import type { DailyFlow, Flow, Snapshot } from "../../../src/traffic/flow.ts";
import { buildSnapshot } from "../../../src/traffic/snapshot/build-snapshot.ts";
import { digestOf } from "../../../src/traffic/snapshot/digest.ts";
import { coveredHours } from "../../../src/traffic/snapshot/gaps.ts";
import { mergeSnapshots } from "../../../src/traffic/snapshot/merge-snapshots.ts";
import {
  compareAcceptances,
  compareFlows,
  compareSources,
  compareValues,
  fewTexts,
} from "../../../src/traffic/snapshot/order.ts";
import { parseSnapshot } from "../../../src/traffic/snapshot/parse-snapshot.ts";
import { rangesOf, subtract, unite } from "../../../src/traffic/snapshot/ranges.ts";
import { serializeSnapshot } from "../../../src/traffic/snapshot/serialize-snapshot.ts";
import { formatDays, parseDays } from "../../../src/traffic/snapshot/times.ts";
import { snapshotOf } from "../../compare/traffic.ts";
import { owners, startMs, trafficWith } from "../arbitrary-traffic.ts";

const options = { network: "prod", verbosity: "full", owners, withSources: true } as const;

const seen = (more: Partial<DailyFlow> = {}): DailyFlow => ({
  day: "2026-11-01",
  group: "sg-0a1",
  source: "10.0.0.1",
  name: "a.ex",
  protocol: "tls",
  protocolVersion: "1.3",
  port: 443,
  outcome: "allowed",
  seeThru: "none",
  reason: "r",
  connections: 1,
  firstMs: startMs,
  lastMs: startMs,
  ...more,
});

const flowsOf = (...dailyFlows: readonly DailyFlow[]): readonly Flow[] =>
  buildSnapshot(trafficWith(dailyFlows), options).flows;

describe("ranges", () => {
  test.each([
    [[], []],
    [["1-2"], ["1-2"]],
    [
      ["3-4", "1-2"],
      ["1-2", "3-4"],
    ],
    [["1-2", "2-3"], ["1-3"]],
    [["1-9", "2-3"], ["1-9"]],
    [["1-3", "2-5"], ["1-5"]],
    [
      ["2-3", "1-4", "6-7"],
      ["1-4", "6-7"],
    ],
  ])("%j united are %j", (parts, whole) => {
    expect(unite(parts.map(rangeOf)).map(textOf)).toEqual(whole);
  });

  test.each([
    ["2-8", [], ["2-8"]],
    ["2-8", ["2-8"], []],
    ["2-8", ["0-9"], []],
    ["2-8", ["0-2", "8-9"], ["2-8"]],
    ["2-8", ["0-1", "9-10"], ["2-8"]],
    ["2-8", ["0-3"], ["3-8"]],
    ["2-8", ["7-9"], ["2-7"]],
    ["2-8", ["3-4", "5-6"], ["2-3", "4-5", "6-8"]],
    ["2-8", ["2-3", "7-8"], ["3-7"]],
    ["2-8", ["9-10", "11-12"], ["2-8"]],
    ["2-2", [], []],
  ])("%s without %j is %j", (whole, parts, left) => {
    expect(subtract(rangeOf(whole), parts.map(rangeOf)).map(textOf)).toEqual(left);
  });

  test("of numbers in any order, more than once too", () => {
    expect(rangesOf([3, 1, 2, 2, 7]).map(textOf)).toEqual(["1-4", "7-8"]);
  });

  test.each([
    [["2026-11-01"], ["2026-11-01"]],
    [["2026-11-01", "2026-11-02"], ["2026-11-01/2026-11-02"]],
    [
      ["2026-11-01/2026-11-03", "2026-11-02/2026-11-05", "2026-11-09"],
      ["2026-11-01/2026-11-05", "2026-11-09"],
    ],
  ])("the days %j are written %j", (days, written) => {
    expect(formatDays(parseDays(days))).toEqual(written);
  });
});

function rangeOf(text: string) {
  const [from = 0, to = 0] = text.split("-").map(Number);
  return { from, to };
}

function textOf({ from, to }: { readonly from: number; readonly to: number }): string {
  return `${from}-${to}`;
}

describe("the order", () => {
  test.each([
    [1, 1, 0],
    [1, 2, -1],
    [2, 1, 1],
    ["a", "b", -1],
    ["b", "a", 1],
    ["Z", "a", -1],
    [null, null, 0],
    [null, "a", 1],
    ["a", null, -1],
  ])("of %j and %j is %i", (left, right, order) => {
    expect(compareValues(left, right)).toBe(order);
  });

  const [flow] = snapshotOf([{}]).flows;

  test.each<[Partial<Flow>, Partial<Flow>]>([
    [
      { app: "a", name: "b" },
      { app: "b", name: "a" },
    ],
    [
      { name: "a", protocol: "tls" },
      { name: "b", protocol: "ssh" },
    ],
    [
      { protocol: "ssh", port: 443 },
      { protocol: "tls", port: 22 },
    ],
    [
      { port: 22, outcome: "disallowed" },
      { port: 443, outcome: "allowed" },
    ],
    [
      { outcome: "allowed", see_thru: "none" },
      { outcome: "disallowed", see_thru: "exerted" },
    ],
    [
      { see_thru: "exerted", group: "sg-2" },
      { see_thru: "none", group: "sg-1" },
    ],
    [
      { group: "sg-1", connections: 2 },
      { group: "sg-2", connections: 1 },
    ],
  ])("of flows: %j before %j", (first, second) => {
    const [one, other] = [first, second].map((more) => ({ ...flow, ...more }) as Flow) as [Flow, Flow];
    expect(compareFlows(one, other)).toBe(-1);
    expect(compareFlows(other, one)).toBe(1);
    expect(compareFlows(one, { ...one, connections: 9, days: [] })).toBe(0);
  });

  const acceptance = {
    app: "a",
    group: "g",
    kind: "name",
    subject: "s",
    protocol: "tls",
    outcome: "o",
    at: null,
  } as const;

  test.each([
    [
      { app: "a", group: "h" },
      { app: "b", group: "g" },
    ],
    [
      { group: "g", kind: "see-thru" },
      { group: "h", kind: "name" },
    ],
    [
      { kind: "name", subject: "t" },
      { kind: "see-thru", subject: "s" },
    ],
    [
      { subject: "s", protocol: "tls" },
      { subject: "t", protocol: "ssh" },
    ],
    [{ protocol: "ssh" }, { protocol: "tls" }],
  ] as const)("of acceptances: %j before %j", (first, second) => {
    const [one, other] = [
      { ...acceptance, ...first },
      { ...acceptance, ...second },
    ];
    expect(compareAcceptances(one, other)).toBe(-1);
    expect(compareAcceptances(other, one)).toBe(1);
    expect(compareAcceptances(one, { ...one, outcome: "other" })).toBe(0);
  });

  test("of sources: by the start of the window, those without one last, then by digest", () => {
    const source = (from: string | null, digest: string) => ({
      window: from === null ? null : { from, to: "x" },
      digest,
    });
    const sorted = [source("1", "b"), source("1", "c"), source("2", "a"), source(null, "a"), source(null, "b")];
    expect([...sorted].reverse().sort(compareSources)).toEqual(sorted);
  });

  test("of texts: each once, and twenty of them", () => {
    const texts = Array.from({ length: 25 }, (_, index) => String.fromCharCode(97 + index));
    expect(fewTexts([...texts, ...texts].reverse())).toEqual(texts.slice(0, 20));
  });
});

describe("daily flows of one destination", () => {
  test("become one flow: added up, with the earliest and the latest time", () => {
    expect(
      flowsOf(
        seen({ connections: 2, firstMs: startMs + 5_000, lastMs: startMs + 6_000 }),
        seen({
          connections: 3,
          source: "10.0.0.2",
          day: "2026-11-02",
          firstMs: startMs + 1_000,
          lastMs: startMs + 9_000,
        }),
        seen({ connections: 4, protocolVersion: "1.2", reason: "q", day: null, firstMs: null, lastMs: null }),
      ),
    ).toEqual([
      {
        app: "checkout",
        group: "sg-0a1",
        name: "a.ex",
        protocol: "tls",
        port: 443,
        outcome: "allowed",
        see_thru: "none",
        connections: 9,
        sources: 2,
        days: ["2026-11-01/2026-11-02"],
        first_seen: "2026-11-01T00:00:01Z",
        last_seen: "2026-11-01T00:00:09Z",
        protocol_versions: ["1.2", "1.3"],
        reasons: ["q", "r"],
        source_addresses: ["10.0.0.1", "10.0.0.2"],
      },
    ]);
  });

  test("without times, clients, versions and reasons have none", () => {
    const nothing = { day: null, source: null, protocolVersion: null, reason: null, firstMs: null, lastMs: null };
    expect(flowsOf(seen(nothing))).toMatchObject([
      {
        sources: 0,
        days: [],
        first_seen: null,
        last_seen: null,
        protocol_versions: [],
        reasons: [],
        source_addresses: [],
      },
    ]);
  });

  test.each<[string, Partial<DailyFlow>]>([
    ["names", { name: "b.ex" }],
    ["protocols", { protocol: "ssh" }],
    ["ports", { port: 8443 }],
    ["outcomes", { outcome: "disallowed" }],
    ["states of the see-thru window", { seeThru: "exerted" }],
    ["groups", { group: "sg-0a2" }],
    ["apps", { group: "sg-0b1" }],
  ])("of two %s are two", (_, more) => {
    expect(flowsOf(seen(), seen(more))).toHaveLength(2);
  });

  test("share their lists, so that a million of them have room", () => {
    const [one, other] = flowsOf(seen(), seen({ name: "b.ex" }));
    expect(one?.days).toBe(other?.days);
    expect(one?.reasons).toBe(other?.reasons);
    expect(one?.protocol_versions).toBe(other?.protocol_versions);
  });

  test("whose app is not known are counted as that, connection by connection", () => {
    const attachments = ["sg-0a1", "sg-0b1"].map((group) => ({
      source: "10.0.0.2",
      group,
      attached: true,
      atMs: startMs - 1,
    }));
    const flows = [
      seen({ connections: 1 }),
      seen({ connections: 2, group: null }),
      seen({ connections: 4, group: null, source: "10.0.0.2" }),
    ];
    const snapshot = buildSnapshot(trafficWith(flows, { attachments }), options);
    expect(snapshot.unattributed).toEqual({ ambiguous: 4, unknown: 2 });
  });
});

test("a snapshot says how many lines could not be read, and what the firewall logs", () => {
  const records = { client: 4, server: 3, config: 2, unreadable: 1 };
  expect(buildSnapshot(trafficWith([], { records }), options).records).toEqual(records);
  for (const verbosity of ["full", "only_disallowed", "none", null] as const) {
    expect(buildSnapshot(trafficWith([]), { ...options, verbosity }).verbosity).toBe(verbosity);
  }
});

test("a snapshot is complete where its source is, and the list of groups", () => {
  const completeWith = (incompleteBecause: readonly string[], ofGroups?: readonly string[]): object => {
    const traffic = trafficWith([], { complete: incompleteBecause.length === 0, incompleteBecause });
    const known = Object.assign(new Map(owners), { incompleteBecause: ofGroups });
    const { complete, incomplete_because } = buildSnapshot(traffic, { ...options, owners: known });
    return { complete, incomplete_because };
  };
  const page = "page.json is one page: groups of apps may be missing.";
  expect(completeWith([])).toEqual({ complete: true });
  expect(completeWith(["It is cut."])).toEqual({ complete: false, incomplete_because: ["It is cut."] });
  expect(completeWith([], ["page.json is one page"])).toEqual({ complete: false, incomplete_because: [page] });
  expect(completeWith(["It is cut."], ["page.json is one page"])).toEqual({
    complete: false,
    incomplete_because: ["It is cut.", page],
  });
});

test("what the firewall said of a group is said of its app, with its time", () => {
  const said = { kind: "name", subject: "a.ex", protocol: "tls", outcome: "accepted" } as const;
  const acceptances = [
    { ...said, group: null, atMs: null },
    { ...said, group: "sg-0f0", atMs: null },
    { ...said, group: "sg-0a1", atMs: startMs },
  ];
  expect(buildSnapshot(trafficWith([], { acceptances }), options).acceptances).toEqual([
    { ...said, app: "checkout", group: "sg-0a1", at: "2026-11-01T00:00:00Z" },
    { ...said, app: null, group: "sg-0f0", at: null },
    { ...said, app: null, group: null, at: null },
  ]);
});

describe("merging", () => {
  const part = (digest: string, more: Partial<Snapshot> = {}, ...flows: readonly Partial<Flow>[]): Snapshot =>
    snapshotOf(flows, { sources: [{ window: null, digest }], ...more });
  const merged = (...more: readonly Partial<Snapshot>[]) =>
    mergeSnapshots(more.map((one, index) => part(String(index), one)));
  const mergedFlows = (...flows: readonly Partial<Flow>[]) =>
    mergeSnapshots(flows.map((flow, index) => part(String(index), {}, flow))).flows;

  test("is complete where all parts are", () => {
    expect(merged({}, {}).complete).toBe(true);
    expect(merged({}, { complete: false }).complete).toBe(false);
    expect(merged({ complete: false }, {}).complete).toBe(false);
  });

  test("says every reason why a part is not complete, once and in the same order", () => {
    const page = { complete: false, incomplete_because: ["it is one page of several"] };
    const cut = { complete: false, incomplete_because: ["it is cut off"] };
    const both = ["it is cut off", "it is one page of several"];
    expect(merged(page, {}, cut, page).incomplete_because).toEqual(both);
    expect(merged(cut, page).incomplete_because).toEqual(both);
    expect(merged({}, { complete: false })).not.toHaveProperty("incomplete_because");
  });

  test.each([
    ["full", "full", "full"],
    ["full", "only_disallowed", "only_disallowed"],
    ["none", "only_disallowed", "none"],
    ["none", null, null],
    ["full", null, null],
  ] as const)("%s and %s tell as much as %s", (one, other, least) => {
    expect(merged({ verbosity: one }, { verbosity: other }).verbosity).toBe(least);
    expect(merged({ verbosity: other }, { verbosity: one }).verbosity).toBe(least);
  });

  test("adds up records and what could not be told", () => {
    const records = { client: 1, server: 2, config: 3, unreadable: 4 };
    const unattributed = { ambiguous: 5, unknown: 6 };
    expect(merged({ records, unattributed }, { records, unattributed })).toMatchObject({
      records: { client: 2, server: 4, config: 6, unreadable: 8 },
      unattributed: { ambiguous: 10, unknown: 12 },
    });
  });

  test("has the window around all windows", () => {
    const window = (from: number, to: number) => ({
      window: { from: `2026-11-0${from}T00:00:00Z`, to: `2026-11-0${to}T00:00:00Z` },
    });
    expect(merged(window(3, 5), window(1, 2), window(2, 4)).window).toEqual(window(1, 5).window);
    expect(merged(window(3, 5), { window: null }).window).toEqual(window(3, 5).window);
    expect(merged({ window: null }, { window: null })).toMatchObject({ window: null, gaps: [] });
  });

  test("keeps the earliest and the latest time, whichever part has one", () => {
    const [first, last] = ["2026-11-01T00:00:00Z", "2026-11-09T00:00:00Z"];
    const times = (one: Partial<Flow>, other: Partial<Flow>) =>
      mergedFlows(one, other).map(({ first_seen, last_seen }) => [first_seen, last_seen]);
    const none = { first_seen: null, last_seen: null };
    const early = { first_seen: first, last_seen: first };
    const late = { first_seen: last, last_seen: last };
    expect(times(early, late)).toEqual([[first, last]]);
    expect(times(late, early)).toEqual([[first, last]]);
    expect(times(none, early)).toEqual([[first, first]]);
    expect(times(none, none)).toEqual([[null, null]]);
  });

  test("counts clients by their addresses, else as the largest of the counts", () => {
    expect(mergedFlows({ sources: 2 }, { sources: 3 })).toMatchObject([{ sources: 3 }]);
    expect(mergedFlows({ sources: 2 }, { sources: 3 })[0]).not.toHaveProperty("source_addresses");
    const addresses = (...source_addresses: readonly string[]) => ({
      sources: source_addresses.length,
      source_addresses,
    });
    expect(mergedFlows(addresses("b", "a"), addresses("c", "b"))).toMatchObject([
      { sources: 3, source_addresses: ["a", "b", "c"] },
    ]);
  });

  test("unites days, versions and reasons, and adds up connections", () => {
    const [one] = mergedFlows(
      { connections: 1, days: ["2026-11-03"], protocol_versions: ["1.3"], reasons: ["b"] },
      { connections: 2, days: ["2026-11-01/2026-11-02"], protocol_versions: ["1.2"], reasons: ["a", "b"] },
    );
    expect(one).toMatchObject({
      connections: 3,
      days: ["2026-11-01/2026-11-03"],
      protocol_versions: ["1.2", "1.3"],
      reasons: ["a", "b"],
    });
  });

  test("of three flows, two of which are the same, has two", () => {
    const names = (...list: readonly string[]) =>
      mergedFlows(...list.map((name) => ({ name, connections: 1 }))).map(
        ({ name, connections }) => `${name} ${connections}`,
      );
    expect(names("b", "a", "b")).toEqual(["a 1", "b 2"]);
    expect(names("a", "a", "b")).toEqual(["a 2", "b 1"]);
    expect(names("a", "a", "a")).toEqual(["a 3"]);
  });

  describe("keeps the last word on a name", () => {
    const said = (outcome: string, at: string | null, more: Partial<Snapshot["acceptances"][number]> = {}) => ({
      acceptances: [
        { app: "a", group: "g", kind: "name", subject: "s", protocol: "tls", outcome, at, ...more } as const,
      ],
    });
    const [early, late] = ["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"];

    test.each([
      ["the later one", said("removed", early), said("accepted", late), ["accepted"]],
      ["one with a time before one without", said("removed", null), said("accepted", early), ["accepted"]],
      ["of the same second the one that sorts last", said("accepted", early), said("removed", early), ["removed"]],
      ["both where the app differs", said("x", early), said("y", late, { app: "b" }), ["x", "y"]],
      ["both where the group differs", said("x", early), said("y", late, { group: "h" }), ["x", "y"]],
      ["both where the kind differs", said("x", early), said("y", late, { kind: "see-thru" }), ["x", "y"]],
      ["both where the subject differs", said("x", early), said("y", late, { subject: "t" }), ["x", "y"]],
      ["both where the protocol differs", said("x", early), said("y", late, { protocol: null }), ["x", "y"]],
    ])("%s", (_, one, other, outcomes) => {
      expect(merged(one, other).acceptances.map(({ outcome }) => outcome)).toEqual(outcomes);
      expect(merged(other, one).acceptances.map(({ outcome }) => outcome)).toEqual(outcomes);
    });
  });

  test("a snapshot without a window covers no hour, one with a window all but its gaps", () => {
    const window = { from: "1970-01-01T01:30:00Z", to: "1970-01-01T09:30:00Z" };
    expect(coveredHours(null, [])).toEqual([]);
    expect(coveredHours(window, []).map(textOf)).toEqual(["1-10"]);
    const gap = { from: "1970-01-01T03:00:00Z", to: "1970-01-01T05:00:00Z" };
    expect(coveredHours(window, [gap]).map(textOf)).toEqual(["1-3", "5-10"]);
  });
});

describe("what is refused says what to do", () => {
  const part = (digest: string, more: Partial<Snapshot> = {}) =>
    snapshotOf([], { sources: [{ window: null, digest }], ...more });
  const addressed = snapshotOf([{ source_addresses: ["10.0.0.1"] }], { sources: [] });

  test.each<[string, readonly Snapshot[], string, string]>([
    [
      "the same logs twice",
      [part("a"), part("a")],
      "two snapshots hold the same logs, which",
      "Leave one of them out.",
    ],
    [
      "two networks",
      [part("a"), part("b", { network: "staging" })],
      "one snapshot is of",
      "Merge the snapshots of one network",
    ],
    [
      "addresses beside none",
      [snapshotOf([{}], { sources: [] }), addressed],
      "some snapshots hold",
      "Write all of them with --with-sources",
    ],
  ])("%s", (_, parts, message, hint) => {
    expect(() => mergeSnapshots(parts)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message), hint: expect.stringContaining(hint) }),
    );
  });

  test("addresses beside a part without flows are merged", () => {
    expect(mergeSnapshots([addressed, part("a")]).flows).toHaveLength(1);
  });

  test.each([
    ["no JSON", "{", "it is not JSON", "Write it anew"],
    ["another shape", "{}", "lacks the key", "Write it anew"],
    ["null", "null", "must be object", "Write it anew"],
    ["an earlier version", '{"version": 0}', "is not a snapshot: ", "Write it anew"],
    ["a version that is no number", '{"version": "2"}', "is not a snapshot: ", "Write it anew"],
    ["a later version", '{"version": 2}', "is a snapshot of version 2", "or a newer one"],
  ])("%s", (_, text, message, hint) => {
    expect(() => parseSnapshot(text, "observations.json")).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message), hint: expect.stringContaining(hint) }),
    );
  });
});

describe("the text", () => {
  test("is sorted, whatever the order of the parts", () => {
    const snapshot = snapshotOf([{ name: "b.ex" }, { name: "a.ex" }], {
      gaps: [
        { from: "2026-11-03T00:00:00Z", to: "2026-11-04T00:00:00Z" },
        { from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z" },
      ],
      sources: [
        { window: null, digest: "sha256:b" },
        { window: null, digest: "sha256:a" },
      ],
    });
    const { gaps, sources, flows } = JSON.parse([...serializeSnapshot(snapshot)].join(""));
    expect(gaps.map(({ from }: { from: string }) => from)).toEqual(["2026-11-01T00:00:00Z", "2026-11-03T00:00:00Z"]);
    expect(sources.map(({ digest }: { digest: string }) => digest)).toEqual(["sha256:a", "sha256:b"]);
    expect(flows.map(({ name }: { name: string }) => name)).toEqual(["a.ex", "b.ex"]);
  });

  test("comes in pieces of 65,536 characters and a little more", () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({ name: `host-${index}.ex` }));
    const pieces = [...serializeSnapshot(snapshotOf(many))];
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces.slice(0, -1)) {
      expect(piece.length).toBeGreaterThanOrEqual(65_536);
      expect(piece.length).toBeLessThan(67_000);
    }
  });
});

test.each<[string, Partial<DailyFlow>]>([
  ["day", { day: "2026-11-02" }],
  ["group", { group: "sg-0a2" }],
  ["client", { source: "10.0.0.2" }],
  ["name", { name: "b.ex" }],
  ["protocol", { protocol: "ssh" }],
  ["version", { protocolVersion: "1.2" }],
  ["port", { port: 22 }],
  ["outcome", { outcome: "disallowed" }],
  ["state of the window", { seeThru: "exerted" }],
  ["reason", { reason: "q" }],
  ["number of connections", { connections: 2 }],
  ["first time", { firstMs: startMs + 1 }],
  ["last time", { lastMs: startMs + 1 }],
])("another %s is another digest", (_, more) => {
  expect(digestOf(trafficWith([seen(more)]))).not.toBe(digestOf(trafficWith([seen()])));
});

test("the digest of many daily flows depends on each of them, and not on how they are read", () => {
  const many = (last: string) =>
    Array.from({ length: 2_000 }, (_, index) => seen({ name: index === 0 ? last : `host-${index}.ex` }));
  const digest = digestOf({ dailyFlows: many("a"), window: null });
  expect(digestOf({ dailyFlows: many("a"), window: null })).toBe(digest);
  expect(digestOf({ dailyFlows: many("b"), window: null })).not.toBe(digest);
  expect(digestOf({ dailyFlows: many("a").slice(0, -1), window: null })).not.toBe(digest);
});
