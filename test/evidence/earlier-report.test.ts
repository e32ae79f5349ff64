/** What changed since an earlier report: as `review` says it of the trees, where both know; and what is not a report. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { parseReport } from "../../src/evidence/parse-report.ts";
import { type EvidenceOptions, gatherEvidence } from "../../src/library/gather-evidence.ts";
import { reviewChange } from "../../src/library/review-change.ts";
import type { PageModel } from "../../src/page/model.ts";
import { renderPage } from "../../src/page/review-page.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";
import { companyPage, pageOf } from "../page/sample-page.ts";
import { reportOf } from "./valid-report.ts";

const asOf = "2026-11-15";
const settings = {
  networks: {
    prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" },
    staging: { region: "eu-west-1", vpc_id: "vpc-0fedcba9876543210" },
  },
};
const networks = ["prod", "staging"];

const gather = (policies: readonly PolicyObject[], options: Partial<EvidenceOptions> = {}) =>
  gatherEvidence({ tree: treeOf(settings, policies), sources: new Map(), findings: [] }, { asOf, ...options });
const earlier = (model: PageModel, path = "october.json") => ({ path, text: reportOf(model) });
const isOfFinding = /^(?:other|new|settled) /;
const rowsOf = ({ changes }: PageModel) => changes.items.map(({ kind, app, what }) => `${kind} ${app ?? "-"}: ${what}`);

const stripe = { tls: ["api.stripe.com"], reason: "Card payments" };
const app = (more: Partial<PolicyObject> = {}): PolicyObject => ({ app: "a", networks, allow: [stripe], ...more });
const openUntil = (until: string, more: object = {}) => ({ see_thru: { until, reason: "Learning", ...more } });

/** Everything that a report and a review both know of. */
const kinds: readonly (readonly [string, readonly PolicyObject[], readonly PolicyObject[]])[] = [
  ["nothing", [app()], [app()]],
  ["a name more", [app()], [app({ allow: [stripe, { tls: ["x.example"] }] })]],
  ["a name less", [app({ allow: [stripe, { tls: ["x.example"] }] })], [app()]],
  ["a pattern in place of a name", [app()], [app({ allow: [{ ...stripe, tls: ["*.stripe.com"] }] })]],
  ["a name in place of a pattern", [app({ allow: [{ ...stripe, tls: ["*.stripe.com"] }] })], [app()]],
  [
    "a pattern that covers another",
    [app({ allow: [{ tls: ["a*.x.example"] }] })],
    [app({ allow: [{ tls: ["*.x.example"] }] })],
  ],
  ["another port", [app()], [app({ allow: [{ ...stripe, ports: [8443] }] })]],
  ["ssh", [app()], [app({ allow: [stripe, { ssh: ["github.com"], reason: "Deploys" }] })]],
  [
    "a later last day",
    [app({ allow: [{ ...stripe, expires: "2026-12-01" }] })],
    [app({ allow: [{ ...stripe, expires: "2027-01-01" }] })],
  ],
  ["an earlier last day", [app()], [app({ allow: [{ ...stripe, expires: "2027-01-01" }] })]],
  ["a bundle", [app()], [app({ allow: [stripe, { bundle: "dev/hashicorp", reason: "Terraform" }] })]],
  ["a network less", [app()], [app({ networks: ["prod"] })]],
  ["an app more", [app()], [app(), app({ app: "b" })]],
  ["an app less", [app(), app({ app: "b" })], [app()]],
  ["a window opened", [app()], [app(openUntil("2026-12-01"))]],
  ["a window closed", [app(openUntil("2026-12-01"))], [app()]],
  ["a window extended", [app(openUntil("2026-12-01"))], [app(openUntil("2026-12-24"))]],
  ["a window shortened", [app(openUntil("2026-12-24"))], [app(openUntil("2026-12-01"))]],
  ["a window on fewer ports", [app(openUntil("2026-12-01"))], [app(openUntil("2026-12-01", { ports: [443, 8443] }))]],
  [
    "a name inside of a window",
    [app(openUntil("2026-12-01"))],
    [app({ ...openUntil("2026-12-01"), allow: [stripe, { tls: ["x.example"], expires: "2026-11-30" }] })],
  ],
];

describe("since an earlier report", () => {
  it.each(kinds)("%s is said as the review says it", (_, before, after) => {
    const { review } = reviewChange({
      base: { tree: treeOf(settings, before), findings: [] },
      head: treeOf(settings, after),
    });
    const reviewed = rowsOf(gather(after, { compared: { base: "main", review } })).filter(
      (row) => !isOfFinding.test(row),
    );
    const reported = rowsOf(gather(after, { earlier: earlier(gather(before)) }));
    expect(reported.filter((row) => !isOfFinding.test(row))).toEqual(reviewed);
    expect(rowsOf(gather(after, { earlier: earlier(gather(after)) }))).toEqual([]);
  });

  it("says what else a report knows, wider changes first", () => {
    const before = gather([app(), app({ app: "gone" })], { networks: ["prod"] });
    const after = gather(
      [
        app({ team: "web", allow: [stripe, { tls: ["x.example"] }], ...openUntil("2026-12-20") }),
        app({ app: "b", networks: ["prod"] }),
      ],
      { earlier: earlier(before) },
    );
    expect(after.changes.base).toBe("the report of 2026-11-15 (october.json)");
    expect(rowsOf(after)).toMatchInlineSnapshot(`
      [
        "wider a: The see-thru window of a in prod is opened: nothing is blocked on all ports until 2026-12-20.",
        "wider b: "api.stripe.com" becomes reachable for b in prod.",
        "wider a: "x.example" becomes reachable for a in prod.",
        "narrower gone: "api.stripe.com" is no longer reachable for gone in prod.",
        "other a: The stage of a in prod is discovering, previously enforced.",
        "other a: The app "a" moves from the team "lab" to the team "web".",
        "other b: The app "b" of the team "lab" is new in prod.",
        "other gone: The app "gone" is removed from prod.",
        "other -: The earlier report is not about staging: what changed there is not known.",
        "new a: Nothing is blocked until 2026-12-20, the last day of the see-thru window.",
        "new a: x.example: nothing says why it is needed.",
      ]
    `);
  });

  it("says what of the list is new and what is settled, where both reports could list it", () => {
    const plan = {
      path: "plan.json",
      text: JSON.stringify({
        format_version: "1.2",
        resource_changes: [],
        configuration: { root_module: {} },
        complete: false,
      }),
    };
    const over = app(openUntil("2026-11-01"));
    const tacit = app({ allow: [{ tls: ["api.stripe.com"] }] });
    const findings = (before: PageModel, now: readonly PolicyObject[], options: Partial<EvidenceOptions> = {}) =>
      gather(now, { ...options, earlier: earlier(before) }).changes.items.flatMap(({ kind, app: of, what }) =>
        kind === "new" || kind === "settled" ? [`${kind} ${of ?? "-"}: ${what.slice(0, 30)}`] : [],
      );
    expect(findings(gather([over]), [tacit])).toEqual([
      "new a: api.stripe.com: nothing says w",
      "new a: api.stripe.com: nothing says w",
      "settled a: The see-thru window ended on 2",
      "settled a: The see-thru window ended on 2",
    ]);
    // That there is a plan now is not a change of what it shows.
    expect(findings(gather([app()]), [app()], { plans: [plan] })).toEqual([]);
    const groups = { path: "groups.json", text: JSON.stringify({ SecurityGroups: [] }) };
    expect(
      findings(gather([app()], { deployed: [groups] }), [app(), app({ app: "b" })], { deployed: [groups] }),
    ).toEqual([]);
    expect(
      findings(gather([app()], { plans: [{ ...plan, text: plan.text.replace("false", "true") }] }), [app()], {
        plans: [plan],
      }),
    ).toEqual(["new -: the plan is incomplete: it doe"]);
  });

  it("is an input with its digest, which says where it is later than the page", () => {
    const report = earlier(gather([app()], { asOf: "2026-12-01" }));
    expect(gather([app()], { earlier: report }).inputs.at(-1)).toMatchObject({
      ...{ kind: "Earlier report", name: "october.json", digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
      says: [
        "As of 2026-12-01, by discriminat-policy: 2 apps in prod and staging.",
        "It is later than this page, which is as of 2026-11-15.",
      ],
      complete: false,
    });
  });

  it("compares a thousand apps of ten names with as many", () => {
    const many = (name: string) =>
      Array.from({ length: 1000 }, (_, index) =>
        app({
          app: `app-${index}`,
          networks: ["prod"],
          allow: Array.from({ length: 10 }, (_, at) => ({ tls: [`${name}-${at}.vendor-${index % 50}.example`] })),
        }),
      );
    const before = earlier(gather(many("a")));
    const { items } = gather(many("b"), { earlier: before }).changes;
    expect(items.filter(({ kind }) => kind === "wider")).toHaveLength(500);
  });
});

const whole = JSON.parse(reportOf(companyPage));

describe("a file", () => {
  it.each<readonly [string, string, RegExp]>([
    ["is not JSON", "Nothing would fail", /is not JSON, or not all of it/],
    ["is cut off", JSON.stringify(whole).slice(0, 500), /is not JSON, or not all of it/],
    ["is empty", "", /is not JSON/],
    [
      "is of a later version",
      JSON.stringify({ ...whole, version: 2 }),
      /a report of version 2, and this program reads version 1/,
    ],
    [
      "is of no version",
      JSON.stringify({ ...whole, version: undefined }),
      /is not a report: must have required property/,
    ],
    ["is another answer", JSON.stringify({ version: 1, command: "status" }), /an answer of "status", not a report/],
    ["is a snapshot", JSON.stringify({ version: 1, network: "prod", flows: [] }), /is not a report: must have/],
    ["is a list", "[]", /is not a report: must be object/],
    [
      "has an app without entries",
      JSON.stringify({ ...whole, apps: [{ app: "a", network: "prod" }] }),
      /\/apps\/0 must have/,
    ],
    ["has a port that is none", JSON.stringify(whole).replaceAll("tls 443", "tls https"), /\/target must match/],
  ])("that %s is refused", (_, text, message) => {
    expect(() => parseReport({ path: "october.json", text })).toThrow(message);
    expect(() => parseReport({ path: "october.json", text })).toThrow(UserError);
  });

  it("of version 1 stays readable, whatever came since", () => {
    const text = readFileSync(join(import.meta.dirname, "../fixtures/report-json/version-1.json"), "utf8");
    const model = gather([app()], { earlier: { path: "version-1.json", text } });
    expect(model.changes.items.length).toBeGreaterThan(0);
    const newer = { ...whole, later: true, apps: whole.apps.map((one: object) => ({ ...one, later: { of: [] } })) };
    expect(parseReport({ path: "newer.json", text: JSON.stringify(newer) }).apps).toHaveLength(4);
  });

  it("may hold any text: it is text on the page, and the bytes are the same twice", async () => {
    const hostile = `<img src=x onerror=alert(1)>\u202e'"`;
    const report = { version: 1, command: "report", ...pageOf(hostile) };
    const target = `"target":${JSON.stringify(hostile)}`;
    const targets = JSON.stringify(report).replaceAll(target, '"target":"tls 443"');
    const options = { earlier: { path: `${hostile}.json`, text: targets } };
    const page = await renderPage(gather([app()], options));
    expect(page).toContain("&lt;img src=x");
    expect(page).not.toContain("<img");
    expect(page).not.toMatch(/\u202e/);
    expect(await renderPage(gather([app()], options))).toBe(page);
  });

  it("never stops a report, whatever its names are", () => {
    const names = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[a-c*?.]{0,30}$/)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(names, (all) => {
        const [first] = whole.apps;
        const entries = all.map((name) => ({ ...first.entries[0], name }));
        const apps = [{ ...first, app: "a", entries }];
        const text = JSON.stringify({ ...whole, apps });
        const model = gather([app({ allow: [{ tls: ["*.b.c", "a.b.c"] }] })], { earlier: { path: "any.json", text } });
        expect(model.changes.items.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

it("is refused beside another base", () => {
  const head = treeOf(settings, [app()]);
  const { review } = reviewChange({ head });
  const options = { compared: { base: "main", review }, earlier: earlier(gather([app()])) };
  expect(() => gather([app()], options)).toThrow("compared and earlier are both given");
});
