import { describe, expect, it } from "vitest";
import { type Judgement, judgeTarget } from "../../src/evaluate/judge-target.ts";
import type { Policy } from "../../src/policy/model.ts";
import { isTarget, parseTarget } from "../../src/policy/target.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

const prod = { region: "eu-west-2", vpc_id: "vpc-0a1b2c3d4e5f60718" };
const asOf = "2026-11-15";

/** In every network of the policy; `prod` is the first, `staging` the second. */
function judge(text: string, policy: Partial<PolicyObject>, networks: object = { prod }): readonly Judgement[] {
  const target = parseTarget(text);
  if (!isTarget(target)) throw new Error(target.message);
  const tree = treeOf({ networks }, [{ app: "app", networks: Object.keys(networks), ...policy }]);
  return judgeTarget(tree, tree.policies[0] as Policy, target, asOf);
}

function judgeOne(text: string, policy: Partial<PolicyObject>, networks?: object): Judgement {
  const [only] = judge(text, policy, networks);
  if (only === undefined) throw new Error("no network");
  return only;
}

const entry = (name: string, more: object = {}) => ({ tls: [name], reason: "x", ...more });
const window = (more: object = {}) => ({ until: "2026-11-20", reason: "x", ...more });
const namesOf = ({ names }: Judgement): readonly string[] => names.map(({ name }) => name);

describe("a target", () => {
  it("is allowed by what surely admits it, whatever else might", () => {
    const allow = [entry("api*.example.com"), entry("*.example.com")];
    const judgement = judgeOne("api.example.com", { allow, see_thru: window() });
    expect(judgement).toMatchObject({ verdict: "allowed", until: undefined, notes: [] });
    expect(namesOf(judgement)).toEqual(["*.example.com"]);
  });

  it("passes by an open window until its last day where nothing surely admits it", () => {
    const judgement = judgeOne("api.example.com", { allow: [entry("api*.example.com")], see_thru: window() });
    expect(judgement).toMatchObject({ verdict: "see-thru", until: "2026-11-20" });
    expect(namesOf(judgement)).toEqual(["api*.example.com"]);
  });

  it("is unclear where a name admits it in one reading only", () => {
    const judgement = judgeOne("api.example.com", { allow: [entry("api*.example.com")] });
    expect(judgement).toMatchObject({ verdict: "unclear", until: undefined });
    expect(namesOf(judgement)).toEqual(["api*.example.com"]);
  });

  it("is blocked where nothing admits it", () => {
    expect(judgeOne("api.example.com", { allow: [entry("files.example.org")] })).toMatchObject({
      verdict: "blocked",
      names: [],
      until: undefined,
      notes: [],
      refusals: [],
    });
  });

  it("is judged for every network of the policy", () => {
    const allow = [entry("api.example.com", { networks: ["staging"] })];
    const judged = judge("api.example.com", { allow }, { prod, staging: prod });
    expect(judged.map(({ network, verdict }) => [network.name, verdict])).toEqual([
      ["prod", "blocked"],
      ["staging", "allowed"],
    ]);
  });
});

describe("a see-thru window lets a target pass", () => {
  it.each<[string, object, string, string]>([
    ["on its last day", { until: asOf }, "api.example.com", "see-thru"],
    ["not on the day after", { until: "2026-11-14" }, "api.example.com", "blocked"],
    ["on its ports", { ports: [8443, 443] }, "api.example.com", "see-thru"],
    ["on no other port", { ports: [8443, 22] }, "api.example.com", "blocked"],
    ["not in other networks", { networks: ["staging"] }, "api.example.com", "blocked"],
  ])("%s", (_, more, target, verdict) => {
    const networks = { prod, staging: prod };
    expect(judge(target, { see_thru: window(more) }, networks)[0]?.verdict).toBe(verdict);
  });
});

describe("the notes on a target that passes", () => {
  const notes = (...expires: (string | undefined)[]) =>
    judgeOne("api.example.com", {
      allow: expires.map((date) => entry("api.example.com", date === undefined ? {} : { expires: date })),
    }).notes;

  it.each<[string, (string | undefined)[], readonly string[]]>([
    ["no end", [undefined], []],
    ["no end beside one that has", ["2026-12-01", undefined], []],
    ["an end ahead", ["2026-12-01"], ["the entry expires after 2026-12-01"]],
    ["its last day today", [asOf], [`the entry expires after ${asOf}`]],
    ["an end that is over", ["2026-11-14"], ["the entry expired on 2026-11-14 and stays deployed until it is removed"]],
    ["several ends: the last", ["2026-12-01", "2027-01-01", "2026-11-01"], ["the entry expires after 2027-01-01"]],
  ])("tell of %s", (_, expires, expected) => {
    expect(notes(...expires)).toEqual(expected);
  });
});

describe("the notes on a target that does not pass", () => {
  const prohibits = (wildcard_exposure: string) => ({ prod: { ...prod, preferences: { wildcard_exposure } } });

  it("say that the firewall refuses the pattern, each pattern once", () => {
    const allow = [entry("*.example.com"), entry("*.example.com"), entry("files.example.com")];
    expect(judgeOne("api.example.com", { allow }, prohibits("none")).notes).toEqual([
      'the firewall refuses "*.example.com": the deployment prohibits wildcards',
    ]);
  });

  it("say that it probably refuses what the documentation leaves open", () => {
    const { verdict, notes } = judgeOne("s3.amazonaws.com", { allow: [entry("*.amazonaws.com")] });
    expect(verdict).toBe("unclear");
    expect(notes).toEqual([
      'the firewall probably refuses "*.amazonaws.com": it is not published whether the firewall refuses that',
    ]);
  });

  it.each([
    ["another port", "*.example.com", { ports: [8443] }],
    ["another name", "*.example.org", {}],
  ])("say nothing of refused patterns for %s", (_, pattern, more) => {
    const { notes } = judgeOne("api.example.com", { allow: [entry(pattern, more)] }, prohibits("prohibit_asterisk"));
    expect(notes.filter((note) => note.includes("refuses"))).toEqual([]);
  });

  it("say nothing of refused patterns for another protocol, nor of wildcards where there are none", () => {
    const ofTls = { allow: [entry("*.example.com", { ports: [22] })] };
    const ofSsh = { allow: [{ ssh: ["*.example.com"], reason: "x" }] };
    for (const policy of [ofTls, ofSsh]) {
      const { notes } = judgeOne("ssh://api.example.com", policy, prohibits("nuclear"));
      expect(notes.filter((note) => note.includes("refuses"))).toEqual([]);
    }
    const { notes } = judgeOne("ssh://api.example.com", ofTls, prohibits("none"));
    expect(notes.filter((note) => note.includes("refuses"))).toEqual([]);
  });

  it("name the entry that was probably meant, where the firewall refuses none", () => {
    expect(judgeOne("api.exmaple.com", { allow: [entry("api.example.com")] }).notes).toEqual([
      'did you mean "api.example.com"?',
    ]);
  });
});

it("refusals are told that may match the target, also where something admits it", () => {
  const refuse = ["api*.example.com", "files.example.com"].map((name) => ({ name, reason: "x" }));
  const { verdict, refusals } = judgeOne("api.example.com", { allow: [entry("api.example.com")], refuse });
  expect(verdict).toBe("allowed");
  expect(refusals.map(({ name }) => name?.value)).toEqual(["api*.example.com"]);
});

it("a refusal whose name the loader objected to refuses nothing", () => {
  const target = parseTarget("api.example.com");
  const tree = treeOf({ networks: { prod } }, [{ app: "app", refuse: [{ name: "*.example.com", reason: "x" }] }]);
  const [policy] = tree.policies;
  if (policy === undefined || !isTarget(target)) throw new Error("no policy, or no target");
  const nameless = { ...policy, refuse: policy.refuse.map((refusal) => ({ ...refusal, name: undefined })) };
  expect(judgeTarget(tree, nameless, target, asOf).map(({ refusals }) => refusals)).toEqual([[]]);
});
