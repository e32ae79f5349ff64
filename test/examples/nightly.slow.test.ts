/**
 * The nightly workflow of examples/ci, over ten nights of a company whose needs are known: its very commands, in fresh clones of a
 * real bare repository, against Logs Insights, EC2 and GitHub on loopback. What people merge is deployed the next day, and the
 * firewall decides from it, so that the log of a night follows from the nights before. In the end the tree admits what the apps
 * need, and nothing else.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTree } from "../../src/policy/load-tree.ts";
import { resolveNames } from "../../src/policy/resolve.ts";
import { addDays } from "../../src/values/dates.ts";
import { type FakeGitHub, startFakeGitHub } from "../helpers/fake-github.ts";
import { type FakeLogs, startFakeLogs } from "../helpers/fake-logs/fake-logs.ts";
import type { FakeRecord } from "../helpers/fake-logs/run-query.ts";
import { type FakePulls, fakePulls } from "../helpers/fake-pulls.ts";
import { deployedOf, networkOf, type SimulatedApp } from "../helpers/simulator/apps.ts";
import { type SimulationOptions, simulate } from "../helpers/simulator/simulate.ts";
import { startTaggedGroups, type TaggedGroups } from "../helpers/tagged-groups.ts";
import { type JobRun, runWorkflowJob } from "../helpers/workflow-night.ts";

const workflow = "examples/ci/github/nightly.yaml";
const region = "eu-west-2";

/** As they are on the first night. */
const policies: Readonly<Record<string, string>> = {
  "payments/checkout": `app: checkout
team: payments
allow:
  - tls: [api.stripe.com]  # the contract is in the wiki
    reason: Card payments
see_thru:
  until: 2026-12-10
  reason: Learning the traffic of the first deployment
`,
  "payments/ledger": `app: ledger
team: payments
allow:
  - tls: [journal.example.com, archive.example.com]
    reason: The journal
  - tls: [trial.vendor.example]
    reason: A trial of a vendor's scores
    expires: 2026-11-10
`,
  "shop/shipping": `app: shipping
team: shop
allow:
  - tls: [rates.northline.example]
    reason: Rates
see_thru:
  until: 2026-11-20
  reason: A new carrier
`,
  "data/importer": `app: importer
team: data
allow:
  - tls: [feed.example.com, old.feed.example.com]
    reason: The feed
`,
};

const need = (name: string): SimulatedApp["needs"][number] => ({ name, protocol: "tls", port: 443, rhythm: "steady" });
const app = (name: string, ...needs: readonly string[]): SimulatedApp => {
  return { app: name, clients: 2, needs: needs.map(need), telemetry: [] };
};
/** What each app needs, whatever its policy says: the truth. A trial goes on that is not wanted any more. */
const apps = [
  app("checkout", "api.stripe.com", "files.stripe.com"),
  app("ledger", "journal.example.com", "trial.vendor.example"),
  app("shipping", "rates.northline.example"),
  app("importer", "feed.example.com", "new.feed.example.com"),
];
/** What the company wants to pass in the end, app by app. */
const wanted = {
  checkout: ["api.stripe.com", "files.stripe.com"],
  importer: ["feed.example.com", "new.feed.example.com"],
  ledger: ["journal.example.com"],
  shipping: ["rates.northline.example"],
};

const root = realpathSync(mkdtempSync(join(tmpdir(), "discriminat-policy-nights-")));
const origin = join(root, "origin.git");
const records: FakeRecord[] = [];
const changes: { readonly at: string; readonly deployed: ReturnType<typeof deployedOf>[number] }[] = [];
let today = "2026-10-01";
let aws: FakeLogs;
let ec2: TaggedGroups;
let github: FakeGitHub;
let pulls: FakePulls;

/** By a person, in a clone of their own. */
function git(folder: string, ...args: readonly string[]): string {
  const at = `${today}T12:00:00Z`;
  const who = { GIT_AUTHOR_NAME: "A", GIT_AUTHOR_EMAIL: "a@example.com", GIT_AUTHOR_DATE: at };
  const { status, stdout, stderr } = spawnSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...{ PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: "1", ...who },
      ...{ GIT_COMMITTER_NAME: "A", GIT_COMMITTER_EMAIL: "a@example.com", GIT_COMMITTER_DATE: at },
    },
  });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  return stdout.trim();
}

function commit(branch: string, edit: (folder: string) => void): void {
  const folder = mkdtempSync(join(root, "person-"));
  git(root, "clone", "--quiet", "--branch", branch, origin, folder);
  edit(folder);
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "Edit");
  git(folder, "push", "--quiet", "origin", branch);
}

function editFile(branch: string, path: string, change: (text: string) => string): void {
  commit(branch, (folder) => {
    const file = join(folder, path);
    writeFileSync(file, change(readFileSync(file, "utf8")));
  });
}

function treeOfMain() {
  const folder = mkdtempSync(join(root, "look-"));
  git(root, "clone", "--quiet", origin, folder);
  const { tree } = loadTree("policies", { cwd: folder });
  if (tree === undefined) throw new Error("main has no tree");
  return { tree, folder };
}

const options = (): SimulationOptions => ({
  ...{ seed: 3, apps, attacks: [], connectionsPerDay: 8, daysBetweenDeploys: 30, serverRecords: false },
  window: { from: "2026-10-28T00:00:00Z", to: "2026-11-27T00:00:00Z" },
  deployed: first,
  changes,
});
let first: ReturnType<typeof deployedOf> = [];

/** What main says is deployed at six in the evening. */
function deploy(): void {
  for (const deployed of deployedOf(treeOfMain().tree, "prod")) changes.push({ at: `${today}T18:00:00Z`, deployed });
}

function merge(number: number, how: "squash" | "merge"): void {
  pulls.merge(number, how);
  deploy();
}

interface Night {
  readonly observe: JobRun;
  readonly upkeep: JobRun;
  readonly report: JobRun;
  /** The days that Logs Insights was asked for, in however many queries. */
  readonly asked: readonly string[];
}

/** At three in the morning of a day. */
async function night(day: string): Promise<Night> {
  today = day;
  const until = Date.parse(`${day}T03:00:00Z`);
  const all = simulate(options()).records.filter(({ atMs }) => atMs < until);
  records.splice(0, records.length, ...all.map(({ atMs, stream, message }) => ({ timestamp: atMs, stream, message })));
  const before = aws.calls.length;
  const runner = { root, origin, env: {}, apiUrl: github.url };
  const observe = await runWorkflowJob(workflow, "observe", day, runner);
  expect(observe.code, observe.log).toBe(0);
  const queries = aws.calls.slice(before).filter(({ action }) => action === "StartQuery");
  const upkeep = await runWorkflowJob(workflow, "upkeep", day, runner);
  expect(upkeep.code, upkeep.log).toBe(0);
  const report = await runWorkflowJob(workflow, "report", day, runner);
  expect(report.code, report.log).toBe(0);
  const asked = queries.flatMap(({ input }) => daysOfQuery(String(input.queryString)));
  return { observe, upkeep, report, asked: [...new Set(asked)].sort() };
}

/** A query draws its own line, in milliseconds; it may span several days. */
function daysOfQuery(query: string): readonly string[] {
  const [, from, to] = /toMillis\(@timestamp\) >= (\d+) and toMillis\(@timestamp\) < (\d+)/.exec(query) ?? [];
  const days: string[] = [];
  for (let at = Number(from); at < Number(to); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

const state = (): string => git(root, "--git-dir", origin, "for-each-ref") + JSON.stringify(pulls.all);
const show = (branch: string, path: string): string => git(root, "--git-dir", origin, "show", `${branch}:${path}`);
const open = (): readonly string[] =>
  pulls.all.filter((pull) => pull.state === "open").map(({ number, branch }) => `${number} ${branch}`);
const writes = (): number => github.requests.filter((request) => !request.startsWith("GET ")).length;

beforeAll(async () => {
  aws = await startFakeLogs({ region, groups: [{ name: "DiscrimiNAT", records }], looksUntilComplete: 0 });
  const folder = join(root, "first");
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(policies)) write(`policies/${path}.yaml`, text);
  const settings = (endpoints: string): string =>
    `networks:\n  prod:\n    region: ${region}\n    vpc_id: vpc-0123456789abcdef0\n${endpoints}evidence: {min_days: 10, ready_days: 3, max_gap_hours: 12}\n`;
  write("policies/discriminat.yaml", settings(""));
  const { tree } = loadTree("policies", { cwd: folder });
  if (tree === undefined) throw new Error("no tree");
  first = deployedOf(tree, "prod");
  ec2 = await startTaggedGroups(simulate(options()).groups);
  write("policies/discriminat.yaml", settings(`    endpoints: {logs: "${aws.url}", ec2: "${ec2.url}"}\n`));
  write(".gitignore", "observations*.json\n.cache/\n");
  git(root, "init", "--quiet", "--bare", "--initial-branch=main", origin);
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "Start");
  git(folder, "push", "--quiet", origin, "main");
  pulls = fakePulls(origin, () => today);
  github = await startFakeGitHub(pulls);
});
afterAll(async () => {
  await Promise.all([aws.stop(), ec2.close(), github.close()]);
  rmSync(root, { recursive: true, force: true });
});

describe("ten nights", { timeout: 300_000 }, () => {
  it("1: opens a pull request for each team, and says why each line", async () => {
    const { upkeep, asked } = await night("2026-11-15");
    expect(asked).toEqual(Array.from({ length: 14 }, (_, index) => addDays("2026-11-02", index)));
    expect(open()).toEqual(["1 egress-upkeep/data", "2 egress-upkeep/payments", "3 egress-upkeep/shop"]);
    expect(pulls.all.map(({ body }) => body.match(/^- .*/gm))).toMatchInlineSnapshot(`
      [
        [
          "- \`old.feed.example.com\` under entry 1: no connection used it in 14 days in prod (2026-11-02 to 2026-11-16).",
        ],
        [
          "- \`files.stripe.com\` for tls in prod, under entry 1: 208 connections on 14 days from 4 clients, 2026-11-02 to 2026-11-15.",
          "- Entry 2 with \`trial.vendor.example\` (\`A trial of a vendor's scores\`) was over after 2026-11-10; still in use: 206 connections on 14 days from 2 clients, last on 2026-11-15.",
          "- \`archive.example.com\` under entry 1: no connection used it in 14 days in prod (2026-11-02 to 2026-11-16).",
        ],
        [
          "- The see-thru window until 2026-11-20 is ready to close: in the last 3 days nothing was missing.",
        ],
      ]
    `);
    expect(upkeep.summaries.at(-1)).toContain("- `#1` opened.");
  });

  it("2: changes nothing, byte for byte", async () => {
    const before = [state(), writes()];
    const { upkeep, asked } = await night("2026-11-16");
    // Logs come late: the last days are asked for again, and no other.
    expect(asked).toEqual(["2026-11-14", "2026-11-15", "2026-11-16"]);
    expect(upkeep.log.match(/nothing is new/g)).toHaveLength(3);
    expect([state(), writes()]).toEqual(before);
  });

  it("3: a merged one is done, what it made possible is proposed next, and the others come onto the new base", async () => {
    merge(2, "squash");
    const { upkeep } = await night("2026-11-17");
    expect(upkeep.log).toMatch(/payments\n +#4 opened\n +due: removes 1 see-thru window\n/);
    expect(pulls.all[3]?.body).toContain("`trial.vendor.example` was in an entry that was over after 2026-11-10");
    expect(open()).toEqual(["1 egress-upkeep/data", "3 egress-upkeep/shop", "4 egress-upkeep/payments"]);
    const main = git(root, "--git-dir", origin, "rev-parse", "main");
    for (const branch of ["egress-upkeep/data", "egress-upkeep/payments", "egress-upkeep/shop"]) {
      expect(git(root, "--git-dir", origin, "rev-parse", `${branch}^`)).toBe(main);
    }
  });

  it("4: is missed", () => {
    today = "2026-11-18";
  });

  it("5: what a person closed stays closed, and the missed day is caught up", async () => {
    pulls.close(3);
    const { upkeep, asked } = await night("2026-11-19");
    expect(asked).toEqual(["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19"]);
    expect(upkeep.log).toContain("declined in #3: removes 1 see-thru window");
    expect(open()).toEqual(["1 egress-upkeep/data", "4 egress-upkeep/payments"]);
  });

  it("6: an edit of the same lines on main is kept", async () => {
    editFile("main", "policies/data/importer.yaml", (text) =>
      text.replace(
        "feed.example.com, old.feed.example.com]",
        "feed.example.com, new.feed.example.com, old.feed.example.com]",
      ),
    );
    deploy();
    await night("2026-11-20");
    expect(show("egress-upkeep/data", "policies/data/importer.yaml")).toContain(
      "[feed.example.com, new.feed.example.com]",
    );
    expect(open()).toContain("1 egress-upkeep/data");
  });

  it("7: a branch that a person has committed to is left alone", async () => {
    editFile("egress-upkeep/data", "policies/data/importer.yaml", (text) =>
      text.replace("The feed", "The feed of prices"),
    );
    const tip = git(root, "--git-dir", origin, "rev-parse", "egress-upkeep/data");
    const { upkeep } = await night("2026-11-21");
    expect(upkeep.log).toContain("#1 left alone");
    expect(git(root, "--git-dir", origin, "rev-parse", "egress-upkeep/data")).toBe(tip);
    expect(pulls.all[0]?.comments).toHaveLength(1);
    // Another verdict is news: the window that was to stay is over.
    expect(open()).toEqual(["1 egress-upkeep/data", "4 egress-upkeep/payments", "5 egress-upkeep/shop"]);
  });

  it("8: that one is merged with the person's commit", async () => {
    merge(1, "merge");
    const { upkeep } = await night("2026-11-22");
    expect(upkeep.log).toMatch(/data\n +nothing is due/);
    expect(open()).toEqual(["4 egress-upkeep/payments", "5 egress-upkeep/shop"]);
  });

  it.each([
    ["9", "2026-11-23"],
    ["10", "2026-11-24"],
  ])("%s: with all of them merged nothing is due", async (_, day) => {
    for (const pull of pulls.all.filter((one) => one.state === "open")) merge(pull.number, "merge");
    const before = state();
    const { upkeep } = await night(day);
    expect(upkeep.log.match(/nothing is due/g)).toHaveLength(3);
    expect(state()).toBe(before);
  });

  it("keeps a page of the last night, with what changed in thirty days", () => {
    const kept = (ending: string): string =>
      readFileSync(join(root, `artifacts/egress-report/egress-report.${ending}`), "utf8");
    const { asOf, changes, apps } = JSON.parse(kept("json"));
    expect(asOf).toBe("2026-11-24");
    expect(changes.base).toMatch(/^[0-9a-f]{12} of 2026-10-01$/);
    expect(git(root, "--git-dir", origin, "rev-parse", changes.base.split(" ")[0])).toBe(
      git(root, "--git-dir", origin, "rev-list", "--max-parents=0", "main"),
    );
    const what = changes.items.map((change: { readonly what: string }) => change.what).join("\n");
    for (const name of ["archive.example.com", "files.stripe.com", "trial.vendor.example"])
      expect(what).toContain(name);
    expect(kept("html")).toContain("new.feed.example.com");
    expect(kept("csv").trim().split("\n")).toHaveLength(1 + Object.values(wanted).flat().length);
    expect(apps.map(({ app }: { readonly app: string }) => app)).toEqual(Object.keys(wanted));
  });

  it("the tree admits what the company wants, and nothing else", () => {
    const { tree } = treeOfMain();
    const network = networkOf(tree, "prod");
    const names = tree.policies.map((policy) => [
      policy.app?.value,
      resolveNames(tree, policy, network)
        .map(({ name }) => name)
        .sort(),
    ]);
    expect(Object.fromEntries(names)).toEqual(wanted);
    expect(tree.policies.filter(({ seeThru }) => seeThru !== undefined)).toEqual([]);
  });
});
