/** Two see-thru windows of one app → what has become of it, in which check, in which words. */
import { describe, expect, test } from "vitest";
import { reachOf } from "../../src/review/app-reach.ts";
import { compareWindows, extensionsOf } from "../../src/review/compare-windows.ts";
import { describeWindow, timesExtended } from "../../src/review/describe-change.ts";
import type { WindowChange } from "../../src/review/review-changes.ts";
import { reviewComment } from "../../src/review/review-comment.ts";
import { reportedChanges } from "../../src/review/review-findings.ts";
import { verdictSentence } from "../../src/review/review-summary.ts";
import { reviewTrees } from "../../src/review/review-trees.ts";
import { treeFrom, treeOf } from "../helpers/policy-tree.ts";

const network = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };
const settings = { networks: { one: network, two: { ...network, vpc_id: "vpc-0123456789abcdef1" } } };

type Window = { readonly until: string; readonly ports?: readonly number[]; readonly networks?: readonly string[] };

const treeWith = (window: Window | undefined, networks: readonly string[] = ["one"]) =>
  treeOf(settings, [{ app: "shop", networks, ...(window && { see_thru: { reason: "Migration", ...window } }) }]);

function reviewOf(
  before: Window | undefined,
  after: Window | undefined,
  history: readonly string[] = [],
  isCut = false,
) {
  return reviewTrees({
    base: treeWith(before),
    head: treeWith(after),
    windowHistory: () => history,
    isHistoryCut: () => isCut,
  });
}

const jan = { until: "2027-01-31" };
const feb = { until: "2027-02-28" };
const mar = { until: "2027-03-31" };
const on = (window: Window, ...ports: readonly number[]): Window => ({ ...window, ports });

test.each<[Window | undefined, Window | undefined, string, string]>([
  [undefined, jan, "opened wider", "window-opened"],
  [jan, undefined, "closed narrower", "window-narrower"],
  [jan, feb, "extended wider", "window-extended"],
  [feb, jan, "shortened narrower", "window-narrower"],
  [jan, on(jan, 443), "fewer-ports narrower", "window-narrower"],
  [on(jan, 443), jan, "more-ports wider", "window-opened"],
  [on(jan, 22, 443), on(jan, 443), "fewer-ports narrower", "window-narrower"],
  [on(jan, 443), on(jan, 22, 443), "more-ports wider", "window-opened"],
  [on(jan, 22), on(jan, 443), "other-ports wider narrower", "window-opened"],
  [on(jan, 22, 80), on(jan, 80, 443), "other-ports wider narrower", "window-opened"],
  [jan, on(feb, 443), "extended wider narrower", "window-extended"],
  [on(jan, 443), feb, "extended wider", "window-extended"],
  [feb, on(jan, 443), "shortened narrower", "window-narrower"],
  [on(feb, 443), jan, "shortened wider narrower", "window-opened"],
])("from %j to %j it is %s", (before, after, expected, check) => {
  const review = reviewOf(before, after);
  const { kind, wider, narrower } = review.windows[0] ?? {};
  expect([kind, wider && "wider", narrower && "narrower"].filter(Boolean).join(" ")).toBe(expected);
  expect(review.verdict).toBe(wider ? "WIDER" : "NARROWER");
  expect([review.widens, review.narrows]).toEqual([wider, narrower]);
  expect(reportedChanges(review).map((item) => item.check)).toEqual([`review/${check}`]);
  expect(review.apps).toEqual(["shop"]);
});

test.each<[Window | undefined, Window | undefined]>([
  [undefined, undefined],
  [jan, jan],
  [on(jan, 22, 443), on(jan, 443, 22)],
])("from %j to %j nothing has changed", (before, after) => {
  expect(reviewOf(before, after)).toMatchObject({ verdict: "EQUAL", windows: [], apps: [] });
});

test.each<[Window | undefined, Window | undefined, readonly string[], string]>([
  [undefined, jan, [], "is opened: nothing is blocked on all ports until 2027-01-31"],
  [undefined, on(jan, 443, 22), [], "is opened: nothing is blocked on ports 22 and 443 until 2027-01-31"],
  [undefined, on(jan, 443), [], "is opened: nothing is blocked on port 443 until 2027-01-31"],
  [undefined, feb, ["2027-01-31"], "is opened again: nothing is blocked on all ports until 2027-02-28"],
  [jan, undefined, [], "is closed: it was open on all ports until 2027-01-31"],
  [on(jan, 22), undefined, [], "is closed: it was open on port 22 until 2027-01-31"],
  [jan, feb, [], "is extended: until 2027-02-28 instead of 2027-01-31"],
  [jan, feb, ["2027-01-31"], "is extended: until 2027-02-28 instead of 2027-01-31"],
  [
    feb,
    mar,
    ["2027-01-31"],
    "is extended for the second time: until 2027-03-31 instead of 2027-02-28 (earlier end dates: 2027-01-31 and 2027-02-28)",
  ],
  [
    feb,
    mar,
    ["2027-01-31", "2027-02-28"],
    "is extended for the second time: until 2027-03-31 instead of 2027-02-28 (earlier end dates: 2027-01-31 and 2027-02-28)",
  ],
  // Made shorter in between: that is not an extension.
  [jan, mar, ["2027-02-28"], "is extended: until 2027-03-31 instead of 2027-01-31"],
  [
    feb,
    mar,
    ["2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31", "2027-01-31"],
    "is extended for the 6th time: until 2027-03-31 instead of 2027-02-28 (earlier end dates: 2026-09-30, 2026-10-31, 2026-11-30, 2026-12-31, 2027-01-31 and 2027-02-28)",
  ],
  [jan, on(feb, 443), [], "is extended: until 2027-02-28 instead of 2027-01-31, and on port 443 instead of all ports"],
  [feb, jan, [], "is shortened: until 2027-01-31 instead of 2027-02-28"],
  [
    on(feb, 443),
    on(jan, 22, 443),
    [],
    "is shortened: until 2027-01-31 instead of 2027-02-28, and on ports 22 and 443 instead of port 443",
  ],
  [jan, on(jan, 443), [], "is open on port 443 instead of all ports"],
])("from %j to %j after %j it %s", (before, after, history, words) => {
  const [change] = reviewOf(before, after, history).windows;
  expect(change && describeWindow(change)).toBe(`the see-thru window of shop in one ${words}`);
});

describe("the history of a window", () => {
  test("that is cut off is said where it would matter", () => {
    const wordsOf = (...asked: Parameters<typeof reviewOf>) => {
      const [change] = reviewOf(...asked).windows;
      return change && describeWindow(change);
    };
    const subject = "the see-thru window of shop in one";
    expect(wordsOf(feb, mar, [], true)).toBe(
      `${subject} is extended, how often before is not known because the git history is cut off: until 2027-03-31 instead of 2027-02-28`,
    );
    expect(wordsOf(feb, mar, ["2027-01-31"], true)).toContain(
      "is extended for the second time, or more often: the git history is cut off: until",
    );
    expect(wordsOf(undefined, jan, [], true)).toBe(
      `${subject} is opened: nothing is blocked on all ports until 2027-01-31`,
    );
    expect(reportedChanges(reviewOf(feb, mar, [], true))).toMatchObject([{ check: "review/window-extended-again" }]);
    const cutOf = (before: Window | undefined, after: Window | undefined) =>
      reviewOf(before, after, [], true).windows[0]?.isHistoryCut;
    expect([cutOf(jan, feb), cutOf(undefined, jan), cutOf(feb, jan), cutOf(jan, undefined)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("is empty, and whole, where nothing is known of it", () => {
    const asked = { base: treeWith(jan), head: treeWith(feb) };
    expect(reviewTrees(asked).windows).toEqual([expect.objectContaining({ history: [], isHistoryCut: false })]);
    expect(reviewOf(feb, jan, ["2026-12-31"]).windows).toEqual([expect.objectContaining({ history: [] })]);
  });

  test("is asked for only where it grows and is still open", () => {
    const asked = (before: Window | undefined, after: Window | undefined): number => {
      let times = 0;
      const reachWith = (window: Window | undefined) => {
        const tree = treeWith(window);
        return reachOf(tree, "shop", tree.policies);
      };
      compareWindows(
        "shop",
        reachWith(before),
        reachWith(after),
        () => {
          times += 1;
          return [];
        },
        () => false,
      );
      return times;
    };
    expect([asked(undefined, jan), asked(jan, feb), asked(on(jan, 443), jan)]).toEqual([1, 1, 1]);
    expect([asked(jan, undefined), asked(feb, jan), asked(jan, jan)]).toEqual([0, 0, 0]);
  });

  test.each([
    [[], 0],
    [["2027-01-31"], 0],
    [["2027-01-31", "2027-02-28"], 1],
    [["2027-01-31", "2027-01-31"], 0],
    [["2027-02-28", "2027-01-31"], 0],
    [["2027-02-28", "2027-01-31", "2027-03-31"], 1],
    [["2027-01-31", "2027-02-28", "2027-03-31"], 2],
  ])("%j has %i extensions", (days, times) => {
    expect(extensionsOf(days)).toBe(times);
  });

  test("counts for what is extended, and for nothing else", () => {
    const timesOf = (before: Window | undefined, after: Window | undefined): number | undefined => {
      const [change] = reviewOf(before, after, ["2026-11-30", "2026-12-31", "2027-01-31"]).windows;
      return change && timesExtended(change);
    };
    expect(timesOf(feb, mar)).toBe(4);
    expect([timesOf(undefined, mar), timesOf(mar, feb), timesOf(on(jan, 443), jan)]).toEqual([0, 0, 0]);
  });

  test("makes the second extension a finding of its own, with what to do", () => {
    const reported = (history: readonly string[]) => reportedChanges(reviewOf(feb, mar, history));
    expect(reported([])).toMatchObject([{ check: "review/window-extended", help: undefined }]);
    expect(reported(["2027-01-31"])).toMatchObject([
      { check: "review/window-extended-again", help: expect.stringContaining("let the window end") },
    ]);
  });
});

describe("windows of several networks", () => {
  const both = ["one", "two"];
  const changesOf = (before: Window | undefined, after: Window | undefined): readonly WindowChange[] =>
    reviewTrees({ base: treeWith(before, both), head: treeWith(after, both) }).windows;

  test("are one change where the days and ports are the same", () => {
    expect(changesOf(undefined, jan)).toMatchObject([{ networks: both }]);
    expect(changesOf(jan, undefined)).toMatchObject([{ networks: both }]);
  });

  test("are two where they differ", () => {
    expect(changesOf({ ...jan, networks: ["one"] }, feb)).toMatchObject([
      { kind: "extended", networks: ["one"] },
      { kind: "opened", networks: ["two"] },
    ]);
    expect(changesOf(jan, { ...jan, networks: ["two"] })).toMatchObject([{ kind: "closed", networks: ["one"] }]);
  });
});

test("the reason and the place are those of the head, or of the base where the window is gone", () => {
  const own = 'networks: {one: {region: eu-west-2, vpc_id: "vpc-0123456789abcdef0"}}\n';
  const tree = (window: string) =>
    treeFrom({ "discriminat.yaml": own, "web/shop.yaml": `app: shop\nteam: web\nallow: []\n${window}` });
  const open = tree("see_thru:\n  until: 2027-01-31\n  reason: Migration\n");
  const closed = tree("");
  const [opened] = reviewTrees({ base: closed, head: open }).windows;
  expect(opened).toMatchObject({ reason: "Migration", origin: { tree: "head", at: { path: ["see_thru", "until"] } } });
  expect(reviewTrees({ base: open, head: closed }).windows).toMatchObject([
    { reason: undefined, origin: { tree: "base", at: { path: ["see_thru", "until"] } } },
  ]);
});

test("a window without a reason has none, and one without a good last day is no window", () => {
  const own = "networks: {one: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}}\n";
  const tree = (window: string) =>
    treeFrom({ "discriminat.yaml": own, "web/shop.yaml": `app: shop\nteam: web\n${window}` });
  const change = (window: string) => reviewTrees({ base: tree("allow: []\n"), head: tree(window) });
  expect(change("see_thru:\n  until: 2027-01-31\n").windows).toMatchObject([{ kind: "opened", reason: undefined }]);
  expect(change("see_thru:\n  until: soon\n  reason: r\n").windows).toEqual([]);
});

test("of an app that is declared twice, the window that ends last counts", () => {
  const own = "networks: {one: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}}\n";
  const open = (until: string) => `app: shop\nteam: web\nallow: []\nsee_thru: {until: ${until}, reason: r}\n`;
  const none = "app: shop\nteam: web\nallow: []\n";
  const untilOf = (first: string, second: string) => {
    const head = treeFrom({ "discriminat.yaml": own, "web/one.yaml": first, "web/two.yaml": second });
    return reviewTrees({ base: treeFrom({ "discriminat.yaml": own }), head }).windows.map(({ after }) => after?.until);
  };
  expect(untilOf(open("2027-01-31"), open("2027-02-28"))).toEqual(["2027-02-28"]);
  expect(untilOf(open("2027-02-28"), open("2027-01-31"))).toEqual(["2027-02-28"]);
  expect(untilOf(open("2027-01-31"), none)).toEqual(["2027-01-31"]);
  expect(untilOf(none, open("2027-01-31"))).toEqual(["2027-01-31"]);
  expect(untilOf(none, none)).toEqual([]);
});

test("in the comment a window has a row with both sides", () => {
  const rowOf = (before: Window | undefined, after: Window | undefined, history: readonly string[] = []) =>
    reviewComment(reviewOf(before, after, history)).sections.find(({ title }) => title === "See-thru windows")?.rows[0];
  const line = { code: "policies/lab/shop.yaml:1" };
  const old = { code: "policies/lab/shop.yaml:1 (base)" };
  expect(rowOf(undefined, jan)).toEqual([
    "shop in one",
    "opened",
    "no window",
    "until 2027-01-31, all ports",
    "Migration",
    line,
  ]);
  expect(rowOf(jan, undefined)).toEqual(["shop in one", "closed", "until 2027-01-31, all ports", "no window", "", old]);
  expect(rowOf(undefined, feb, ["2027-01-31"])?.[1]).toBe("opened again");
  expect(rowOf(feb, mar, [])?.[1]).toBe("extended");
  expect(rowOf(feb, mar, ["2027-01-31"])?.[1]).toBe("extended, 2 times by now");
  expect(rowOf(jan, on(jan, 443))?.[1]).toBe("fewer ports");
});

test.each<[Window | undefined, Window | undefined, string]>([
  [undefined, jan, "1 see-thru window is opened (1 app)."],
  [jan, feb, "1 see-thru window is extended (1 app)."],
  [on(jan, 443), jan, "1 see-thru window reaches other ports (1 app)."],
  [on(jan, 443), on(jan, 22), "1 see-thru window reaches other ports (1 app)."],
  [on(feb, 443), jan, "1 see-thru window reaches other ports (1 app)."],
  [jan, on(jan, 443), "1 see-thru window ends earlier or reaches less (1 app)."],
  [jan, undefined, "1 see-thru window ends earlier or reaches less (1 app)."],
])("from %j to %j in one sentence: %s", (before, after, sentence) => {
  expect(verdictSentence(reviewOf(before, after))).toBe(sentence);
});
