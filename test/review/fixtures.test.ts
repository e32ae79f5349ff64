import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { knownChecks } from "../../src/check-families.ts";
import { type LoadedTree, loadFiles } from "../../src/policy/load-tree.ts";
import { filesOnDisk, type TreeFiles } from "../../src/policy/read-tree.ts";
import { maxMarkdownLength } from "../../src/report/bounded-markdown.ts";
import { formatComment } from "../../src/report/comment.ts";
import { reviewComment } from "../../src/review/review-comment.ts";
import { reviewFindings } from "../../src/review/review-findings.ts";
import { replaySentences, verdictSentence } from "../../src/review/review-summary.ts";
import { type Review, reviewTrees } from "../../src/review/review-trees.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";

/**
 * A case is a folder with the trees `base` and `head` and `expected.txt`, what a review says. A tree without settings has
 * those beside the cases; one without any file is none. `flows.txt` holds observed connections, `history.txt` earlier last
 * days of windows. Where there is a `comment.md`, it is the comment.
 */
const fixtures = fileURLToPath(new URL("../fixtures/review/", import.meta.url));
const cases = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const settingsFile = "discriminat.yaml";

function load(folder: string): LoadedTree | undefined {
  const own = filesOnDisk({ folder, show: (path) => `policies/${path}` });
  const shared = filesOnDisk({ folder: fixtures, show: own.show });
  const { paths, problems } = own.list();
  if (paths.length === 0) return undefined;
  const files: TreeFiles = paths.includes(settingsFile)
    ? own
    : {
        show: own.show,
        list: () => ({ paths: [...paths, settingsFile].sort(), problems }),
        read: (path) => (path === settingsFile ? shared : own).read(path),
      };
  return loadFiles(files);
}

function linesOf(file: string): readonly (readonly string[])[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split(" "));
}

function flowOf([app = "", name = "", connections, lastSeen = "", outcome]: readonly string[]): Flow {
  return {
    app: app === "-" ? null : app,
    group: null,
    name,
    protocol: "tls",
    port: 443,
    outcome: outcome === "disallowed" ? "disallowed" : "allowed",
    see_thru: "none",
    connections: Number(connections),
    sources: 1,
    days: [lastSeen.slice(0, 10)],
    first_seen: lastSeen,
    last_seen: lastSeen,
    protocol_versions: [],
    reasons: [],
  };
}

function snapshotOf(flows: readonly Flow[]): Snapshot {
  const unknown = flows.filter(({ app }) => app === null).reduce((sum, flow) => sum + flow.connections, 0);
  return {
    version: 1,
    network: "prod",
    window: { from: "2026-11-01T00:00:00Z", to: "2026-11-15T00:00:00Z" },
    complete: true,
    gaps: [],
    verbosity: "full",
    records: { client: 0, server: 0, config: 0, unreadable: 0 },
    unattributed: { ambiguous: 0, unknown },
    sources: [],
    flows,
    acceptances: [],
  };
}

function reviewCase(name: string) {
  const folder = join(fixtures, name);
  const base = load(join(folder, "base"));
  const head = load(join(folder, "head"))?.tree;
  if (head === undefined || (base !== undefined && base.tree === undefined)) {
    throw new Error(`${name}: the settings have errors`);
  }
  const history = linesOf(join(folder, "history.txt"));
  const flows = linesOf(join(folder, "flows.txt")).map(flowOf);
  const review = reviewTrees({
    base: base?.tree,
    head,
    baseFindings: base?.findings ?? [],
    windowHistory: (app) => history.find(([of]) => of === app)?.slice(1) ?? [],
    defaultSeverities: new Map(knownChecks.map(({ id, severity }) => [id, severity])),
    traffic: flows.length === 0 ? [] : [{ snapshot: snapshotOf(flows), network: "prod" }],
  });
  return { folder, head, base, review };
}

function say(review: Review, head: NonNullable<LoadedTree["tree"]>): string {
  const lines = [
    `${review.verdict}${review.widens && review.narrows ? " and narrower" : ""}: ${verdictSentence(review)}`,
  ];
  lines.push(...replaySentences(review.replays, review.names));
  for (const { check, severity, file, line, column, message, help } of reviewFindings(review, head, head.settings)) {
    lines.push(`${file}:${line}:${column} ${severity} ${check}: ${message}${help === undefined ? "" : ` | ${help}`}`);
  }
  return `${lines.join("\n")}\n`;
}

const provenance = { mark: "review:v1", footer: ["discriminat-policy 0.0.0", "base 0123456789ab"], command: "review" };

describe.each(cases.map(({ name }) => name))("the change %s", (name) => {
  it("is judged as agreed", async () => {
    const { folder, head, review } = reviewCase(name);
    await expect(say(review, head)).toMatchFileSnapshot(join(folder, "expected.txt"));
    expect(review.verdict).toBe(verdictOf(name) ?? review.verdict);
  });

  it("makes a comment that fits", async () => {
    const { folder, review } = reviewCase(name);
    const comment = formatComment({ ...reviewComment(review), ...provenance });
    expect(comment.length).toBeLessThan(maxMarkdownLength);
    expect(comment).toMatch(/^<!-- discriminat-policy:review:v1 -->\n## /);
    const golden = join(folder, "comment.md");
    if (existsSync(golden)) await expect(comment).toMatchFileSnapshot(golden);
  });
});

/** What the name of a case promises. */
function verdictOf(name: string): Review["verdict"] | undefined {
  if (name.startsWith("equal-")) return "EQUAL";
  if (name.startsWith("wider-") || name.startsWith("both-")) return "WIDER";
  return name.startsWith("narrower-") ? "NARROWER" : undefined;
}

it("has at least 40 cases, and all verdicts", () => {
  expect(cases.length).toBeGreaterThanOrEqual(40);
  expect(new Set(cases.map(({ name }) => verdictOf(name)))).toEqual(new Set(["EQUAL", "WIDER", "NARROWER", undefined]));
});
