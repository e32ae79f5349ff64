/** A review as the parts of a comment, and as sentences: one fact a test. */
import { describe, expect, test } from "vitest";
import { reviewComment } from "../../src/review/review-comment.ts";
import { reportedChanges } from "../../src/review/review-findings.ts";
import { replaySentences, verdictSentence } from "../../src/review/review-summary.ts";
import { type Review, reviewTrees } from "../../src/review/review-trees.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import { snapshotOf } from "../compare/traffic.ts";
import { treeFrom } from "../helpers/policy-tree.ts";

const settings = "networks: {prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}}\n";

type Files = Readonly<Record<string, string>>;

const shop = (rest: string): Files => ({ "web/shop.yaml": `app: shop\nteam: web\n${rest}` });
const entry = (list: string, more = ""): string => `  - tls: [${list}]\n    reason: Payments\n${more}`;
const allow = (...entries: readonly string[]): string =>
  entries.length === 0 ? "allow: []\n" : `allow:\n${entries.join("")}`;
const none = shop(allow());
const lasting = "    expires: 2027-01-31\n";

function reviewOf(
  base: Files,
  head: Files,
  flows?: readonly Partial<Flow>[],
  snapshot: Partial<Snapshot> = {},
): Review {
  const [before, after] = [base, head].map((files) => treeFrom({ "discriminat.yaml": settings, ...files }));
  if (after === undefined) throw new Error("no head");
  const traffic = flows && [{ snapshot: snapshotOf(flows, snapshot), network: "prod" }];
  return reviewTrees({ base: before, head: after, traffic });
}

const seen = (name: string, connections: number, last_seen: string | null = "2026-11-14T23:58:02Z"): Partial<Flow> => ({
  app: "shop",
  name,
  connections,
  last_seen,
});

const sectionOf = (review: Review, title: string) =>
  reviewComment(review).sections.find((section) => section.title.startsWith(title));

describe("the tone", () => {
  test.each<[string, Files, Files, string, string]>([
    ["nothing", none, none, "good", "EQUAL"],
    ["something narrower", shop(allow(entry("a.ex"))), none, "good", "NARROWER"],
    ["something wider", none, shop(allow(entry("a.ex"))), "doubtful", "WIDER"],
    ["a risky name", none, shop(allow(entry("webhook.site"))), "bad", "WIDER"],
    ["both", shop(allow(entry("a.ex"))), shop(allow(entry("b.ex"))), "doubtful", "WIDER, and narrower in part"],
    ["a warning besides", none, shop(`# discriminat-policy-ignore policy/x: r\n${allow()}`), "bad", "EQUAL"],
    ["news of no weight", none, shop(`security_groups: 2\n${allow()}`), "good", "EQUAL"],
  ])("of %s", (_, base, head, tone, verdict) => {
    expect(reviewComment(reviewOf(base, head))).toMatchObject({ tone, verdict, title: "Egress review" });
  });
});

test("warnings are flags, with what to do; what has a table of its own or no weight is not", () => {
  const head = shop(
    `security_groups: 2\n# discriminat-policy-ignore policy/x: r\n${allow(entry("a.ex, webhook.site"))}`,
  );
  expect(reviewComment(reviewOf(none, head)).flags).toEqual([
    expect.stringMatching(/^"webhook.site" becomes reachable/),
    expect.stringMatching(
      /^the app "shop" gets 2 Security Groups instead of 1, and 2 new names in the same change; names may move/,
    ),
    "findings of policy/x are suppressed: r",
  ]);
});

test("other changes are folded, each with its line; names, windows and flags are not among them", () => {
  const base = { ...shop(allow(entry("old.ex"))), "web/cart.yaml": "app: cart\nteam: web\nallow: []\n" };
  const head = shop(`# discriminat-policy-ignore policy/x: r\nsecurity_groups: 2\n${allow()}`);
  expect(sectionOf(reviewOf(base, head), "Other changes")).toEqual({
    title: "Other changes",
    folded: true,
    columns: ["Change", "Line"],
    rows: [
      ['the app "cart" is removed', { code: "policies/web/cart.yaml:1 (base)" }],
      ['the app "shop" gets 2 Security Groups instead of 1', { code: "policies/web/shop.yaml:4" }],
    ],
  });
});

test("sections without rows are left out", () => {
  expect(reviewComment(reviewOf(none, none)).sections).toEqual([]);
  const sections = reviewComment(reviewOf(none, shop(allow(entry("a.ex"))))).sections;
  expect(sections.map(({ title }) => title)).toEqual(["Newly reachable (1)"]);
});

describe("the table of names", () => {
  const rowsOf = (base: Files, head: Files, flows?: readonly Partial<Flow>[], title = "Newly") =>
    sectionOf(reviewOf(base, head, flows), title)?.rows;
  const line = (number: number, side = "") => ({ code: `policies/web/shop.yaml:${number}${side}` });

  test("has the name, its apps, an example, the reason with its ticket, and the line", () => {
    const ticket = "    ticket: PAY-7\n";
    expect(rowsOf(none, shop(allow(entry('a.ex, "*.b.ex"', ticket))))).toEqual([
      [{ code: "*.b.ex" }, "shop in prod", { code: "www.b.ex" }, "Payments, PAY-7", line(4)],
      [{ code: "a.ex" }, "shop in prod", "", "Payments, PAY-7", line(4)],
    ]);
    expect(rowsOf(none, shop(allow("  - tls: [a.ex]\n")))?.[0]?.[3]).toBe("");
  });

  test("names the bundle and the days", () => {
    const appsOf = (base: Files, head: Files, title?: string) => rowsOf(base, head, undefined, title)?.[0]?.[1];
    expect(appsOf(none, shop(allow("  - bundle: aws/sts\n    reason: r\n")))).toBe("shop in prod, bundle aws/sts");
    const [ending, endless] = [shop(allow(entry("a.ex", lasting))), shop(allow(entry("a.ex")))];
    expect(appsOf(none, ending)).toBe("shop in prod, until 2027-01-31");
    expect(appsOf(ending, endless)).toBe("shop in prod, without end instead of until 2027-01-31");
    expect(appsOf(endless, ending, "No longer")).toBe("shop in prod, until 2027-01-31 instead of without end");
    expect(appsOf(ending, none, "No longer")).toBe("shop in prod, until 2027-01-31");
  });

  test("has a column for traffic where there is a snapshot", () => {
    const head = shop(allow(entry("a.ex, b.ex")));
    const table = sectionOf(reviewOf(none, head, [seen("b.ex", 2)]), "Newly");
    expect(table?.columns).toEqual(["Name", "Apps", "For instance", "Traffic", "Reason", "Line"]);
    expect(table?.rows.map((row) => row[3])).toEqual(["seen 2 times, last on 2026-11-14 23:58 UTC", "never seen"]);
    expect(sectionOf(reviewOf(none, head), "Newly")?.columns).not.toContain("Traffic");
    const longer = [shop(allow(entry("a.ex", lasting))), shop(allow(entry("a.ex")))] as const;
    expect(rowsOf(...longer, [seen("a.ex", 2)])?.[0]?.[3]).toBe("");
  });

  test("says what is lost in its own column", () => {
    expect(sectionOf(reviewOf(shop(allow(entry("a.ex"))), none), "No longer")?.columns[2]).toBe("No longer");
  });

  test("begins with what is risky or was refused, then what is in use, then the rest; days last", () => {
    const base = shop(
      `${allow(entry("1.ex, 2.ex", lasting))}refuse:\n  - {name: x.ex, reason: r}\n  - {name: webhook.site, reason: r}\n`,
    );
    const head = shop(allow(entry("1.ex, 2.ex, 3.ex, 4.ex, x.ex, raw.githubusercontent.com, webhook.site")));
    const order = rowsOf(base, head, [seen("4.ex", 1)])?.map(([name]) => (name as { code: string }).code);
    expect(order).toEqual(["webhook.site", "raw.githubusercontent.com", "x.ex", "4.ex", "3.ex", "1.ex", "2.ex"]);
  });

  test.each([
    [25, false],
    [26, true],
  ])("of %i rows is folded: %s", (count, folded) => {
    const names = Array.from({ length: count }, (_, index) => `n${index}.ex`).join(", ");
    expect(sectionOf(reviewOf(none, shop(allow(entry(names)))), "Newly")).toMatchObject({
      title: `Newly reachable (${count})`,
      folded,
    });
  });
});

test("connections have tables of their own, folded", () => {
  const base = shop(allow(entry("a.ex", lasting)));
  const review = reviewOf(base, shop(allow(entry("b.ex"))), [seen("a.ex", 2), seen("b.ex", 1, null)]);
  expect(sectionOf(review, "Connections that would have been blocked")).toEqual({
    title: "Connections that would have been blocked (1)",
    folded: true,
    columns: ["Name", "App", "Traffic"],
    rows: [[{ code: "a.ex" }, "shop", "seen 2 times, last on 2026-11-14 23:58 UTC"]],
  });
  expect(sectionOf(review, "Connections that would be admitted")?.rows).toEqual([
    [{ code: "b.ex" }, "shop", "seen once"],
  ]);
});

test("doubts about a snapshot are a sentence, where there are any", () => {
  const sentences = (snapshot: Partial<Snapshot>) => reviewComment(reviewOf(none, none, [], snapshot)).sentences;
  expect(sentences({})).toHaveLength(2);
  expect(sentences({ complete: false, verbosity: "none" })[2]).toBe(
    "A name that was never seen may still be in use: the snapshot is incomplete; flows are not logged.",
  );
  expect(reviewComment(reviewOf(none, none)).sentences).toHaveLength(1);
});

test("what a snapshot says of a name is evidence, and so is the last day of a window", () => {
  const evidence = (base: Files, head: Files, flows?: readonly Partial<Flow>[]) =>
    reportedChanges(reviewOf(base, head, flows)).map((item) => item.evidence);
  const window = shop(`${allow()}see_thru: {until: 2027-01-31, reason: r}\n`);
  expect(evidence(none, shop(allow(entry("a.ex"))), [seen("a.ex", 2)])).toEqual([{ witness: "a.ex", connections: 2 }]);
  expect(evidence(none, window)).toEqual([{ until: "2027-01-31" }]);
  expect(evidence(window, none)).toEqual([undefined]);
});

test("a window that closes says what it alone let pass, and nothing where that is nothing", () => {
  const window = shop(`${allow()}see_thru: {until: 2027-01-31, reason: r}\n`);
  const messageOf = (flows?: readonly Partial<Flow>[]) => reportedChanges(reviewOf(window, none, flows))[0];
  expect(messageOf([seen("a.ex", 2)])).toMatchObject({
    check: "review/traffic-cut",
    message: expect.stringMatching(/; it alone admits traffic that was seen 2 times, last on 2026-11-14 23:58 UTC$/),
  });
  for (const flows of [[], undefined]) {
    expect(messageOf(flows)).toMatchObject({
      check: "review/window-narrower",
      message: "the see-thru window of shop in prod is closed: it was open on all ports until 2027-01-31",
    });
  }
});

describe("in one sentence", () => {
  test.each<[string, Files, Files]>([
    ["the policies admit the same as before.", none, none],
    ["the policies admit the same as before; 1 other change.", none, shop(`security_groups: 2\n${allow()}`)],
    ["1 name becomes reachable (1 app).", none, shop(allow(entry("a.ex")))],
    ["2 names become reachable (1 app).", none, shop(allow(entry("a.ex, b.ex")))],
    ["1 name stays reachable for longer (1 app).", shop(allow(entry("a.ex", lasting))), shop(allow(entry("a.ex")))],
    [
      "1 name is reachable for a shorter time (1 app).",
      shop(allow(entry("a.ex"))),
      shop(allow(entry("a.ex", lasting))),
    ],
    ["1 name is no longer reachable (1 app).", shop(allow(entry("a.ex"))), none],
    [
      "1 name becomes reachable and 2 names are no longer reachable (1 app).",
      shop(allow(entry("b.ex, c.ex"))),
      shop(allow(entry("a.ex"))),
    ],
  ])("%s", (sentence, base, head) => {
    expect(verdictSentence(reviewOf(base, head))).toBe(sentence);
  });

  test("apps are not counted where the policies admit the same, though guardrails are looser", () => {
    const looser = { "discriminat.yaml": `${settings}checks: {policy/shadowed-entry: off}\n` };
    const severities = new Map([["policy/shadowed-entry", "warning"] as const]);
    const [base, head] = [
      treeFrom({ "discriminat.yaml": settings, ...none }),
      treeFrom({ ...looser, ...shop(`security_groups: 2\n${allow()}`) }),
    ];
    const review = reviewTrees({ base, head, defaultSeverities: severities });
    expect(review.apps).toEqual(["shop"]);
    expect(verdictSentence(review)).toBe("1 guardrail is loosened.");
  });

  const played = (base: Files, head: Files, flows: readonly Partial<Flow>[], snapshot: Partial<Snapshot> = {}) => {
    const review = reviewOf(base, head, flows, snapshot);
    return replaySentences(review.replays, review.names)[0];
  };
  const period = ", 2026-11-01 00:00 UTC to 2026-11-15 00:00 UTC";
  const two = shop(allow(entry("a.ex, b.ex")));

  test.each<[string, Files, Files, readonly Partial<Flow>[]]>([
    ["would have blocked none of 3 connections", none, none, [seen("a.ex", 3)]],
    [
      "would have blocked 3 of 3 connections (2 names, last on 2026-11-14 23:58 UTC)",
      two,
      none,
      [seen("a.ex", 1), seen("b.ex", 2)],
    ],
    ["would have blocked 1 of 1 connection (1 name)", two, none, [seen("a.ex", 1, null)]],
    ["would have blocked none of 1 connection; admits 2 new names, never seen", none, two, [seen("c.ex", 1)]],
    [
      "would have blocked none of 3 connections; admits 2 new names, 1 of them seen 3 times, last on 2026-11-14 23:58 UTC",
      none,
      two,
      [seen("a.ex", 3)],
    ],
    [
      "would have blocked none of 3 connections; admits 2 new names, seen 3 times, last on 2026-11-12 00:00 UTC",
      none,
      two,
      [seen("a.ex", 1, "2026-11-12T00:00:00Z"), seen("b.ex", 2, "2026-11-11T00:00:00Z")],
    ],
    [
      "would have blocked none of 3 connections; admits 2 new names, seen 3 times, last on 2026-11-12 00:00 UTC",
      none,
      two,
      [seen("a.ex", 1, "2026-11-11T00:00:00Z"), seen("b.ex", 2, "2026-11-12T00:00:00Z")],
    ],
    [
      "would have blocked none of 3 connections; admits 2 new names, seen 3 times, last on 2026-11-12 00:00 UTC",
      none,
      two,
      [seen("a.ex", 1, "2026-11-12T00:00:00Z"), seen("b.ex", 2, null)],
    ],
    [
      "would have blocked none of 2 connections",
      shop(allow(entry("a.ex", lasting))),
      shop(allow(entry("a.ex"))),
      [seen("a.ex", 2)],
    ],
  ])("a replay %s", (sentence, base, head, flows) => {
    expect(played(base, head, flows)).toBe(`replay of prod${period}: ${sentence}.`);
  });

  test("a replay of a snapshot without a window", () => {
    expect(played(none, none, [], { window: null })).toBe("replay of prod: would have blocked none of 0 connections.");
  });
});
