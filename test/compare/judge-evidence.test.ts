import { describe, expect, it } from "vitest";
import { judgeEvidence } from "../../src/compare/judge-evidence.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { settings, snapshotOf } from "./traffic.ts";

const thresholds = { minDays: 14, readyDays: 7, maxGapHours: 2 };

function judge(more: Partial<Snapshot>, flows: readonly Partial<Flow>[] = [{}], preferences: object = {}) {
  const [network] = treeOf({ networks: { prod: { ...settings.networks.prod, preferences } } }, []).settings.networks;
  if (network === undefined) throw new Error("no network");
  return judgeEvidence(snapshotOf(flows, more), network, thresholds);
}

const kinds = (...parts: Parameters<typeof judge>) => judge(...parts).problems.map(({ kind }) => kind);

it("a long, complete snapshot of a full flow log suffices", () => {
  expect(judge({})).toMatchObject({ days: 14, problems: [], thresholds });
});

describe("the length of a snapshot", () => {
  it.each([
    ["2026-11-15T00:00:00Z", 14, []],
    ["2026-11-14T23:00:00Z", 14, []],
    ["2026-11-14T22:59:59Z", 13, ["too-short"]],
    ["2026-11-16T22:00:00Z", 15, []],
  ])("to %s is %i days, missing hour or not", (to, days, problems) => {
    const evidence = judge({ window: { from: "2026-11-01T00:00:00Z", to } });
    expect([evidence.days, evidence.problems.map(({ kind }) => kind)]).toEqual([days, problems]);
  });

  it("is unknown without a window", () => {
    const { days, problems } = judge({ window: null });
    expect([days, problems.map(({ kind }) => kind)]).toEqual([0, ["no-window"]]);
  });
});

describe("a gap", () => {
  const gap = (hour: string) => ({ from: "2026-11-03T00:00:00Z", to: `2026-11-03T${hour}:00Z` });

  it("counts where it is longer than what is normal", () => {
    expect(kinds({ gaps: [gap("02:00")] })).toEqual([]);
    expect(kinds({ gaps: [gap("02:01")] })).toEqual(["gaps"]);
  });

  it("is told with how many there are, and the first", () => {
    expect(judge({ gaps: [gap("01:00"), gap("05:00"), gap("06:00")] }).problems[0]?.message).toBe(
      "2 periods have no record at all, the first from 2026-11-03T00:00:00Z to 2026-11-03T05:00:00Z",
    );
    expect(judge({ gaps: [gap("05:00")] }).problems[0]?.message).toMatch(/^1 period has no record at all/);
  });
});

it("an incomplete snapshot proves nothing that is missing", () => {
  expect(kinds({ complete: false })).toEqual(["incomplete"]);
});

describe("what the flow log holds", () => {
  const denied = [{ outcome: "disallowed" as const }];
  const none = { flow_log_verbosity: "none" };

  it.each<[string, Partial<Snapshot>, readonly Partial<Flow>[], object, readonly string[]]>([
    ["is what the snapshot says", { verbosity: "full" }, denied, none, []],
    ["is what the network says, else", { verbosity: null }, [{}], none, ["verbosity"]],
    ["is full by default", { verbosity: null }, [{}], {}, []],
    ["is doubtful where nothing was allowed", { verbosity: null }, denied, {}, ["verbosity"]],
    ["is not doubtful beside something allowed", { verbosity: null }, [...denied, {}], {}, []],
    ["is too little", { verbosity: "only_disallowed" }, denied, {}, ["verbosity"]],
  ])("%s", (_, more, flows, preferences, expected) => {
    expect(kinds(more, flows, preferences)).toEqual(expected);
  });

  it.each([
    ["none", "the flow log holds nothing (flow_log_verbosity: none)"],
    ["only_disallowed", "the flow log holds disallowed connections only (flow_log_verbosity: only_disallowed)"],
  ] as const)("with %s is said", (verbosity, message) => {
    expect(judge({ verbosity }).problems[0]?.message).toBe(message);
  });
});
