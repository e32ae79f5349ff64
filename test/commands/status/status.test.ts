import { describe, expect, it } from "vitest";
import { calendarOf } from "../../../src/commands/status/calendar.ts";
import { type Ending, endingsOf } from "../../../src/commands/status/endings.ts";
import { markdownOf } from "../../../src/commands/status/markdown.ts";
import { blocksOf, dataOf } from "../../../src/commands/status/output.ts";
import { statusOf } from "../../../src/compare/status.ts";
import { renderBlocks } from "../../../src/report/text-blocks.ts";
import { safeJson } from "../../../src/text/safe-json.ts";
import { asOf, settings, snapshotOf } from "../../compare/traffic.ts";
import { type PolicyObject, treeOf } from "../../helpers/policy-tree.ts";
import { attacks } from "../../helpers/simulator/hostile.ts";

const { prod } = settings.networks;
const both = { networks: { prod, staging: prod } };
const cards = { tls: ["api.stripe.com"], reason: "Card payments" };
const window = { until: "2026-12-04", reason: "Learning" };

function endings(policies: readonly PolicyObject[], networks?: readonly string[], day = asOf): readonly Ending[] {
  const tree = treeOf(both, policies);
  const asked = tree.settings.networks.filter(({ name }) => networks === undefined || networks.includes(name));
  return endingsOf(tree, asked, day);
}

const uidsOf = (policies: readonly PolicyObject[]): readonly string[] =>
  [...calendarOf(endings(policies), [], asOf).matchAll(/^UID:(.*)\r$/gm)].map(([, uid = ""]) => uid);

describe("what ends", () => {
  const app: PolicyObject = {
    app: "checkout",
    networks: ["prod", "staging"],
    allow: [
      { ...cards, expires: "2026-12-04" },
      { tls: ["a.example.com"], reason: "Trial", expires: "2026-11-15", networks: ["staging"] },
      { tls: ["b.example.com"], reason: "For good" },
    ],
    see_thru: { ...window, networks: ["prod"] },
  };

  it("is sorted by its last day, windows first, each with the networks in which it ends", () => {
    const found = endings([app]).map(({ entry, last, networks }) => [
      last.value,
      entry?.list?.names[0]?.value,
      networks.join(" "),
    ]);
    expect(found).toEqual([
      ["2026-11-15", "a.example.com", "staging"],
      ["2026-12-04", undefined, "prod"],
      ["2026-12-04", "api.stripe.com", "prod staging"],
    ]);
  });

  it("is left out in other networks than those that were asked for", () => {
    expect(endings([app], ["prod"]).map(({ last }) => last.value)).toEqual(["2026-12-04", "2026-12-04"]);
  });

  it.each([
    ["2026-11-14", 2],
    ["2026-11-15", 1],
    ["2026-11-16", 0],
    ["2027-11-16", 0],
  ])("as of %s counts %i for an entry that expires on 2026-11-15", (day, daysLeft) => {
    expect(endings([app], undefined, day)[0]?.daysLeft).toBe(daysLeft);
  });
});

describe("the identity of an event", () => {
  const app: PolicyObject = {
    app: "checkout",
    networks: ["prod"],
    allow: [
      { ...cards, expires: "2026-12-04" },
      { tls: ["a.example.com", "b.example.com"], reason: "Trial", expires: "2026-11-30" },
    ],
    see_thru: window,
  };

  it("stays when dates, reasons and the order of entries and names change", () => {
    const edited: PolicyObject = {
      ...app,
      allow: [
        { tls: ["b.example.com", "a.example.com"], reason: "Second trial", expires: "2027-01-31" },
        { ...cards, expires: "2026-12-05" },
      ],
      see_thru: { until: "2026-12-24", reason: "Longer" },
    };
    expect(uidsOf([edited]).toSorted()).toEqual(uidsOf([app]).toSorted());
  });

  it("differs for every ending of a tree, also for entries that are alike", () => {
    const alike = { ...app, allow: [...(app.allow ?? []), ...(app.allow ?? [])] };
    const uids = uidsOf([alike, { ...alike, app: "ledger" }]);
    expect(uids).toHaveLength(10);
    expect(new Set(uids).size).toBe(10);
  });

  it("does not depend on the day, of which the stamp is all that the calendar shows", () => {
    const [today, later] = [asOf, "2026-11-20"].map((day) => calendarOf(endings([app], undefined, day), [], day));
    expect(today).not.toBe(later);
    expect(today?.replaceAll(/^DTSTAMP:.*$/gm, "")).toBe(later?.replaceAll(/^DTSTAMP:.*$/gm, ""));
  });
});

describe("every format", () => {
  const hostile = attacks.map(({ name }) => name ?? "x");
  const tree = treeOf(settings, [{ app: "checkout", allow: [cards], see_thru: window }]);
  const flows = [
    ...hostile.map((name) => ({ name, see_thru: "exerted" as const })),
    ...hostile.map((app) => ({ app })),
  ];
  const status = statusOf(tree, {
    asOf,
    networks: tree.settings.networks,
    snapshots: new Map([["prod", snapshotOf(flows)]]),
  });
  const ends = { endings: endingsOf(tree, tree.settings.networks, asOf), reviews: [] };
  const texts = {
    pretty: renderBlocks(blocksOf(status, ends, false), { color: false, width: 100 }),
    narrow: renderBlocks(blocksOf(status, ends, false), { color: false, width: 40 }),
    markdown: markdownOf(status, ends),
    json: safeJson(dataOf(status, ends)),
  };

  it.each(Object.entries(texts))("shows hostile names of apps and destinations inert: %s", (_, text) => {
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    expect(text).not.toMatch(/^\s*::|##\w*\[/m);
  });

  it("has Markdown without links, HTML and broken rows", () => {
    const rows = texts.markdown.split("\n").filter((line) => line.includes(" | `prod` | "));
    expect(rows).toHaveLength(new Set(hostile).size + 1);
    for (const row of rows) expect(row.split("|")).toHaveLength(9);
    expect(texts.markdown.replace(/^<!-- .* -->$/m, "").replaceAll(/`[^`\n]*`/g, "")).not.toMatch(/[<>@[\]]|http/);
  });
});

describe("a large tree", () => {
  it("fits into a comment as Markdown, and says what it left out", () => {
    const tree = treeOf(
      settings,
      Array.from({ length: 2000 }, (_, index) => ({ app: `app-${index}`, see_thru: window })),
    );
    const status = statusOf(tree, { asOf, networks: tree.settings.networks, snapshots: new Map() });
    const text = markdownOf(status, { endings: endingsOf(tree, tree.settings.networks, asOf), reviews: [] });
    expect(text.length).toBeLessThan(60_000);
    const shown = text.match(/^\| `app-/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(300);
    expect(text).toContain(`${2000 - shown} more: \`--format json\` has all of them.`);
  });
});

describe("a narrow terminal", () => {
  it("shows an app's cells as lines with their names, and no line is wider", () => {
    const app = "a-name-that-is-rather-long-for-a-table";
    const tree = treeOf(settings, [{ app, allow: [cards], see_thru: window }]);
    const status = statusOf(tree, { asOf, networks: tree.settings.networks, snapshots: new Map() });
    const text = renderBlocks(blocksOf(status, { endings: [], reviews: [] }, true), { color: false, width: 50 });
    expect(text).toBe(
      [
        `  ${app}`,
        "    Network: prod",
        "    Stage: discovering",
        "    Window: 2026-12-04",
        "    Left: 20 days",
        "    Next step: observe its traffic",
        "",
      ].join("\n"),
    );
  });
});
