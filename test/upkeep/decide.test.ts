/** Every situation that a team's proposal can be in, and what becomes of it. */
import { describe, expect, it } from "vitest";
import type { Proposal } from "../../src/forge/proposals.ts";
import { type BranchState, decide, refusalOf, refusalsOf } from "../../src/upkeep/decide.ts";
import { type Grounds, type Item, isNews } from "../../src/upkeep/item.ts";
import { readMarker, withdraw, writeMarker } from "../../src/upkeep/marker.ts";
import type { TeamUpkeep } from "../../src/upkeep/team-upkeep.ts";

const grounds: Grounds = { verdict: "passed", connections: 10, days: 3, clients: 2 };
const item = (key: string, more: Partial<Item> = {}): Item => {
  return { kind: "missing", app: "checkout", key, grounds, why: "it was seen", ...more };
};
const [one, two] = [item("1".repeat(16)), item("2".repeat(16))];
const over = item("3".repeat(16), { kind: "expired", grounds: { ...grounds, verdict: "ended" } });

const upkeep = (items: readonly Item[], doubts: readonly string[] = []): TeamUpkeep => {
  return { team: "payments", items, declined: [], later: [], edits: [], notes: [], doubts };
};
const body = (items: readonly Item[]): string => `${writeMarker({ team: "payments", items })}\nText.\n`;
const proposal = (state: Proposal["state"], items: readonly Item[], more: Partial<Proposal> = {}): Proposal => {
  return { number: 7, shown: "#7", url: "", title: "", body: body(items), head: "tip", state, ...more };
};
const branch = (more: Partial<BranchState> = {}): BranchState => {
  return { tip: "tip", parents: ["base"], hasOthers: false, ...more };
};
const open = proposal("open", [one]);

describe("what becomes of a proposal", () => {
  it.each<[string, TeamUpkeep, readonly Proposal[], BranchState | undefined, string]>([
    ["nothing is due, nothing is open", upkeep([]), [], undefined, "nothing"],
    ["nothing is due, a leftover branch", upkeep([]), [], branch(), "nothing"],
    ["nothing is due, a branch of others", upkeep([]), [], branch({ hasOthers: true }), "nothing"],
    ["something is due", upkeep([one]), [], undefined, "propose"],
    ["something is due, a leftover branch", upkeep([one]), [], branch(), "propose"],
    ["something is due, a branch of others", upkeep([one]), [], branch({ hasOthers: true }), "left-alone"],
    ["it is open already", upkeep([one]), [open], branch(), "unchanged"],
    ["it is open with something else", upkeep([two]), [open], branch(), "propose"],
    ["it is open with less", upkeep([one, two]), [open], branch(), "propose"],
    ["it is open, and the base has moved", upkeep([one]), [open], branch({ parents: ["older"] }), "propose"],
    ["it is open, and its branch is gone", upkeep([one]), [open], undefined, "propose"],
    ["it is open without a marker", upkeep([one]), [proposal("open", [], { body: "mine" })], branch(), "propose"],
    ["it is open with commits of others", upkeep([one]), [open], branch({ hasOthers: true }), "left-alone"],
    ["nothing is due, and others have committed", upkeep([]), [open], branch({ hasOthers: true }), "left-alone"],
    ["nothing of it is due any more", upkeep([]), [open], branch(), "withdraw"],
    ["the evidence is too weak to tell", upkeep([], ["gaps"]), [open], branch(), "kept"],
    ["weak evidence, and more is due", upkeep([one, two], ["gaps"]), [open], branch(), "propose"],
    [
      "weak evidence, and only a date is settled",
      upkeep([], ["gaps"]),
      [proposal("open", [over])],
      branch(),
      "withdraw",
    ],
    [
      "merged with commits of others",
      upkeep([one]),
      [proposal("merged", [two])],
      branch({ hasOthers: true }),
      "propose",
    ],
    [
      "merged, and others have committed since",
      upkeep([one]),
      [proposal("merged", [two], { head: "earlier" })],
      branch({ hasOthers: true }),
      "left-alone",
    ],
    [
      "closed with commits of others",
      upkeep([one]),
      [proposal("closed", [])],
      branch({ hasOthers: true }),
      "left-alone",
    ],
  ])("%s", (_, due, proposals, state, kind) => {
    expect(decide(due, proposals, state, "base").kind).toBe(kind);
  });
});

describe("what a person closed", () => {
  const refusals = (...proposals: readonly Proposal[]) => refusalsOf(proposals, "payments");

  it("counts, of this team, unless the tool closed it or it was merged", () => {
    const closed = proposal("closed", [one]);
    expect(refusals(closed)).toHaveLength(1);
    expect(refusals(open, proposal("merged", [one]))).toEqual([]);
    expect(refusals({ ...closed, body: withdraw(closed.body, "payments") })).toEqual([]);
    expect(refusalsOf([closed], "shop")).toEqual([]);
    expect(refusals({ ...closed, body: "someone else's" })).toEqual([]);
  });

  it.each<[string, Partial<Grounds>, boolean]>([
    ["as much as then", {}, false],
    ["less", { connections: 1, days: 1, clients: 1 }, false],
    ["almost twice as often", { connections: 19 }, false],
    ["twice as often", { connections: 20 }, true],
    ["on almost twice as many days", { days: 5 }, false],
    ["on twice as many days", { days: 6 }, true],
    ["from twice as many clients", { clients: 4 }, true],
    ["another verdict", { verdict: "blocked" }, true],
  ])("%s: news is %#", (_, now, news) => {
    expect(isNews({ ...grounds, ...now }, grounds)).toBe(news);
    const asked = refusalOf(refusals(proposal("closed", [one])), { ...one, grounds: { ...grounds, ...now } });
    expect(asked === undefined).toBe(news);
  });

  it("twice, the later grounds count too", () => {
    const later = proposal("closed", [{ ...one, grounds: { ...grounds, connections: 20 } }]);
    const now = { ...one, grounds: { ...grounds, connections: 39 } };
    expect(refusalOf(refusals(later, proposal("closed", [one])), now)?.proposal).toBe(later);
  });
});

describe("a marker", () => {
  it("is read as it was written, whatever the team's folder is called", () => {
    const marker = readMarker(body([one, over]));
    expect([...(marker?.items ?? [])]).toEqual([
      [one.key, { kind: "missing", ...grounds }],
      [over.key, { kind: "expired", ...grounds, verdict: "ended" }],
    ]);
    for (const team of ["--> <b>", "a\nb", '"}', "é"]) {
      expect(writeMarker({ team, items: [one] })).toMatch(/^<!-- [^<>\n]* -->$/);
    }
  });

  it.each([
    "",
    "<!-- discriminat-policy:upkeep:v1 -->",
    "<!-- discriminat-policy:upkeep:v1 {} -->",
    '<!-- discriminat-policy:upkeep:v1 {"team": 1} -->',
    "<!-- discriminat-policy:upkeep:v1 [1] -->",
    "<!-- discriminat-policy:upkeep:v1 {broken -->",
    `Text before.\n${body([one])}`,
  ])("is none where it is not exactly that: %j", (text) => {
    expect(readMarker(text)).toBeUndefined();
  });

  it("takes nothing from items that are not exactly that", () => {
    const text = `<!-- discriminat-policy:upkeep:v1 {"team":"x","items":{"a":["missing","passed",1,1],"b":["odd","passed",1,1,1],"c":["missing","passed",-1,1,1],"d":1,"__proto__":["missing","passed",1,1,1]}} -->`;
    expect([...(readMarker(text)?.items.keys() ?? [])]).toEqual(["__proto__"]);
  });

  it("survives what forges do to texts: other line breaks, and no blanks at the end", () => {
    expect(readMarker(body([one]).replaceAll("\n", "\r\n").trim())?.items.size).toBe(1);
  });
});
