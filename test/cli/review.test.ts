import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCommandLine } from "../../src/commands/run-command-line.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";

const settings = `networks:
  prod:
    region: eu-west-2
    vpc_id: vpc-0123456789abcdef0
`;

function policy(names: readonly string[], more = ""): string {
  return `app: checkout
team: payments
allow:
  - tls: [${names.map((name) => JSON.stringify(name)).join(", ")}]
    reason: Card payments
${more}`;
}

const seeThru = (until: string): string => `see_thru:\n  until: ${until}\n  reason: First deployment\n`;

const tree = {
  "policies/discriminat.yaml": settings,
  "policies/payments/checkout.yaml": policy(["api.stripe.com", "files.stripe.com"]),
};

let repository: GitRepository;
beforeEach(() => {
  repository = createRepository();
});
afterEach(() => repository.remove());

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The program itself, from its sources, in the repository's folder. */
async function run(line: string, env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  let out = "";
  let err = "";
  const io = {
    cwd: repository.folder,
    env: { ...repository.env, ...env },
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    debug: () => {},
    readStdin: async () => "",
    color: false,
    width: 100,
    interactive: false,
  };
  const code = await runCommandLine(line.split(" "), io, { today: "2026-11-24" });
  return { code, out, err };
}

const reviewOf = async (line = ""): Promise<Record<string, unknown>> => {
  const { out, err } = await run(`review --base main --format json${line}`);
  try {
    return JSON.parse(out).review;
  } catch {
    throw new Error(err);
  }
};

describe("a branch of a real repository", () => {
  beforeEach(() => {
    repository.commit("Start", tree);
    repository.git("checkout", "--quiet", "-b", "change");
  });

  it("is EQUAL where nothing but text differs, files that moved included", async () => {
    repository.commit("Move", {
      "policies/payments/checkout.yaml": undefined,
      "policies/payments/shop.yaml": `# moved\napp: checkout\nteam: payments\nallow:\n  - tls:\n      - files.stripe.com\n    reason: Files\n  - tls: ['api.stripe.com']\n    reason: Cards\n`,
    });
    const { code, out } = await run("review --base main --fail-on-widening --detailed-exitcode");
    expect(out).toContain("EQUAL");
    expect(code).toBe(0);
  });

  it("is WIDER with a witness, and says so with exit code 1 only when it is asked to", async () => {
    repository.commit("Widen", { "policies/payments/checkout.yaml": policy(["*.stripe.com"]) });
    expect(await reviewOf()).toMatchObject({
      verdict: "WIDER",
      narrows: false,
      names: [{ name: "*.stripe.com", change: "part", witness: "www.stripe.com", line: 4 }],
    });
    expect((await run("review --base main")).code).toBe(0);
    const { code, err } = await run("review --base main --fail-on-widening");
    expect(code).toBe(1);
    expect(err).toContain("--fail-on-widening");
    expect((await run("review --base main --fail-on warning")).code).toBe(1);
    expect((await run("review --base main --detailed-exitcode")).code).toBe(2);
  });

  it("is NARROWER without exit code 1", async () => {
    repository.commit("Narrow", { "policies/payments/checkout.yaml": policy(["api.stripe.com"]) });
    expect(await reviewOf()).toMatchObject({ verdict: "NARROWER", names: [{ witness: "files.stripe.com" }] });
    expect((await run("review --base main --fail-on-widening")).code).toBe(0);
    expect((await run("review --base main --detailed-exitcode")).code).toBe(2);
  });

  it("is compared with the commit that it started from, not with what the base has become", async () => {
    repository.commit("Widen", {
      "policies/payments/checkout.yaml": policy(["api.stripe.com", "files.stripe.com", "new.stripe.com"]),
    });
    repository.git("checkout", "--quiet", "main");
    repository.commit("Meanwhile", {
      "policies/payments/refunds.yaml": policy(["refunds.example.com"]).replace("checkout", "refunds"),
    });
    repository.git("checkout", "--quiet", "change");
    expect(await reviewOf()).toMatchObject({ verdict: "WIDER", narrows: false, apps: ["checkout"] });
  });

  it("counts what is on the disk, committed or not", async () => {
    repository.write({ "policies/payments/checkout.yaml": policy(["api.stripe.com"]) });
    expect(await reviewOf()).toMatchObject({ verdict: "NARROWER" });
  });

  it("can be named by the absolute path of its tree", async () => {
    repository.commit("Narrow", { "policies/payments/checkout.yaml": policy(["api.stripe.com"]) });
    expect(await reviewOf(` --policies ${join(repository.folder, "policies")}`)).toMatchObject({
      verdict: "NARROWER",
      names: [{ file: "policies/payments/checkout.yaml", tree: "base" }],
    });
  });

  it("does not look at another repository because a hook left its variables", async () => {
    repository.commit("Narrow", { "policies/payments/checkout.yaml": policy(["api.stripe.com"]) });
    const { out } = await run("review --base main", { GIT_DIR: "/nowhere/.git", GIT_WORK_TREE: "/nowhere" });
    expect(out).toContain("NARROWER");
  });

  it("leaves no file behind and reads none that the commit does not have", async () => {
    await run("review --base main");
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  it("treats what the base cannot say as new", async () => {
    repository.git("checkout", "--quiet", "main");
    repository.commit("Break", { "policies/payments/checkout.yaml": "app: checkout\nallow: 5\n" });
    repository.git("checkout", "--quiet", "-b", "repair");
    repository.commit("Repair", { "policies/payments/checkout.yaml": policy(["api.stripe.com"]) });
    const { out } = await run("review --base main --format json");
    expect(JSON.parse(out)).toMatchObject({
      review: { verdict: "WIDER" },
      findings: expect.arrayContaining([expect.objectContaining({ check: "review/base-incomplete" })]),
    });
  });

  it("judges by the severities of the base", async () => {
    repository.git("checkout", "--quiet", "main");
    repository.commit("Be strict", { "policies/discriminat.yaml": `${settings}checks:\n  review/name-wider: error\n` });
    repository.git("checkout", "--quiet", "-b", "sly");
    repository.commit("Widen", {
      "policies/discriminat.yaml": settings,
      "policies/payments/checkout.yaml": policy(["*.stripe.com"]),
    });
    const { code, out } = await run("review --base main");
    expect(code).toBe(1);
    expect(out).toContain("review/severity-lowered");
  });

  it("lists names with every character that a path can have", async () => {
    const folder = 'policies/a "quoted" ünï\tteam';
    mkdirSync(join(repository.folder, folder));
    writeFileSync(join(repository.folder, folder, "x.yaml"), policy(["a.example.com"]).replace("checkout", "x"));
    repository.commit("Add");
    expect((await run("review --base HEAD")).out).toContain("EQUAL");
  });
});

describe("a see-thru window", () => {
  it("that is extended again and again is told apart by the history of its file, renamed or not", async () => {
    repository.commit("Start", tree);
    repository.commit("Open", { "policies/payments/checkout.yaml": policy(["api.stripe.com"], seeThru("2026-09-30")) });
    repository.commit("Extend", {
      "policies/payments/checkout.yaml": policy(["api.stripe.com"], seeThru("2026-10-31")),
    });
    repository.git("mv", "policies/payments/checkout.yaml", "policies/payments/shop.yaml");
    repository.commit("Rename");
    repository.commit("Extend", { "policies/payments/shop.yaml": policy(["api.stripe.com"], seeThru("2026-11-30")) });
    repository.git("checkout", "--quiet", "-b", "change");
    repository.commit("Extend", { "policies/payments/shop.yaml": policy(["api.stripe.com"], seeThru("2026-12-31")) });
    expect(await reviewOf()).toMatchObject({
      verdict: "WIDER",
      windows: [{ kind: "extended", history: ["2026-09-30", "2026-10-31", "2026-11-30"] }],
    });
    const { out } = await run("review --base main");
    expect(out).toContain("review/window-extended-again");
    expect(out).toContain("extended for the third time");
  });
});

describe("a base", () => {
  it("without policies makes everything new", async () => {
    repository.commit("Nothing", { "README.md": "nothing\n" });
    repository.git("checkout", "--quiet", "-b", "change");
    repository.commit("Start", tree);
    expect(await reviewOf()).toMatchObject({ verdict: "WIDER", narrows: false });
  });

  it("can be a folder, which begins like a path", async () => {
    repository.write({ ...tree, "old/discriminat.yaml": settings });
    const { out } = await run("review --base ./old --format json");
    expect(JSON.parse(out).review).toMatchObject({ verdict: "WIDER", apps: ["checkout"] });
  });

  it("is never a folder that only has the name of a ref", async () => {
    repository.commit("Start", tree);
    repository.write({ "origin/main/discriminat.yaml": settings });
    const { code, err } = await run("review --base origin/main");
    expect(code).toBe(2);
    expect(err).toContain('git knows no commit "origin/main"');
    expect(err).toContain("./");
  });

  it("that looks like an option of git is a ref that git does not know", async () => {
    repository.commit("Start", tree);
    for (const ref of ["--output=x", "-h", "main:policies", "--end-of-options"]) {
      const { code, err } = await run(`review --base=${ref}`);
      expect([code, err]).toEqual([2, expect.stringContaining("git knows no commit")]);
    }
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  it("that a shallow clone lacks is asked for with fetch-depth: 0", async () => {
    repository.commit("Start", tree);
    repository.git("checkout", "--quiet", "-b", "change");
    repository.commit("Widen", { "policies/payments/checkout.yaml": policy(["*.stripe.com"]) });
    repository.git("checkout", "--quiet", "main");
    repository.commit("Meanwhile", { "README.md": "x\n" });
    const clone = join(repository.folder, "..", "clone");
    repository.git(
      "clone",
      "--quiet",
      "--depth=1",
      "--no-single-branch",
      "--branch=change",
      `file://${repository.folder}`,
      clone,
    );
    repository = { ...repository, folder: clone };
    const { code, err } = await run("review --base origin/main");
    expect(code).toBe(2);
    expect(err).toContain("fetch-depth: 0");
    expect((await run("review --base elsewhere")).err).toContain("fetch-depth: 0");
  });

  it("has something in common with the change", async () => {
    repository.commit("Start", tree);
    repository.git("checkout", "--quiet", "--orphan", "other");
    repository.commit("Start anew", tree);
    const { code, err } = await run("review --base main");
    expect([code, err]).toEqual([2, expect.stringContaining("no commit in common")]);
  });

  it("is suggested where only the remote has it", async () => {
    repository.commit("Start", tree);
    repository.git("update-ref", "refs/remotes/origin/trunk", "HEAD");
    expect((await run("review --base trunk")).err).toContain("Did you mean origin/trunk?");
  });

  it.each([
    ["review", "compare with"],
    ["review --base ./nowhere", "cannot read the folder"],
    ["review --base main", "lies in no git repository"],
    ["review --base ./policies --format junit", "no format"],
  ])("`%s` cannot go on outside of a repository: %s", async (line, message) => {
    repository.write(tree);
    spawnSync("rm", ["-rf", join(repository.folder, ".git")]);
    const { code, err } = await run(line);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect((await run(`${line} --detailed-exitcode`)).code).toBe(1);
  });

  it("needs git", async () => {
    repository.commit("Start", tree);
    const { code, err } = await run("review --base main", { PATH: "/nowhere" });
    expect([code, err]).toEqual([3, expect.stringContaining("git is not installed")]);
  });

  it("with a symbolic link for a policy does not follow it", async () => {
    repository.write(tree);
    symlinkSync("checkout.yaml", join(repository.folder, "policies/payments/other.yaml"));
    repository.commit("Link");
    repository.git("checkout", "--quiet", "-b", "change");
    repository.commit("Remove the link", { "policies/payments/other.yaml": undefined });
    expect(await reviewOf()).toMatchObject({ verdict: "EQUAL" });
  });
});

describe("traffic", () => {
  const flow = (name: string, connections: number, lastSeen: string, more: object = {}): object => ({
    app: "checkout",
    group: "sg-0123456789abcdef0",
    name,
    protocol: "tls",
    port: 443,
    outcome: "allowed",
    see_thru: "none",
    connections,
    sources: 1,
    days: ["2026-11-14"],
    first_seen: "2026-11-01T00:00:00Z",
    last_seen: lastSeen,
    protocol_versions: [],
    reasons: [],
    ...more,
  });
  const snapshot = (flows: readonly object[]): string =>
    JSON.stringify({
      version: 1,
      network: "prod",
      window: { from: "2026-11-01T00:00:00Z", to: "2026-11-15T00:00:00Z" },
      complete: true,
      gaps: [],
      verbosity: "full",
      records: { client: 48210, server: 0, config: 0, unreadable: 0 },
      unattributed: { ambiguous: 0, unknown: 0 },
      sources: [],
      flows,
      acceptances: [],
    });

  it("shows what would have been blocked, and what was never seen", async () => {
    repository.commit("Start", tree);
    repository.git("checkout", "--quiet", "-b", "change");
    repository.commit("Change", { "policies/payments/checkout.yaml": policy(["api.stripe.com", "new.stripe.com"]) });
    repository.write({
      "observations.json": snapshot([
        flow("api.stripe.com", 48_198, "2026-11-14T23:59:00Z"),
        flow("files.stripe.com", 12, "2026-11-14T23:58:02Z"),
      ]),
    });
    const { out, code } = await run(
      "review --base main --observations observations.json --format markdown --fail-on-widening",
    );
    expect(code).toBe(1);
    expect(out).toMatch(/^<!-- discriminat-policy:review:v1 -->\n## ❌ Egress review\n/);
    expect(out.replaceAll("`", "")).toContain(
      "would have blocked 12 of 48,210 connections (1 name, last on 2026-11-14 23:58 UTC); admits 1 new name, never seen.",
    );
    // The day of the base's commit, and not today's: the comment is the same tomorrow.
    expect(out.replace(/ of 2026-11-24 · policies/, "")).not.toContain("2026-11-24");
  });

  it("of several networks, as a folder, is replayed network by network", async () => {
    const two = `${tree["policies/discriminat.yaml"]}  staging: {region: eu-west-1, vpc_id: vpc-0fedcba9876543210}\n`;
    const networks = "networks: [prod, staging]\n";
    repository.commit("Start", {
      ...tree,
      "policies/discriminat.yaml": two,
      "policies/payments/checkout.yaml": `${policy(["api.stripe.com", "files.stripe.com"])}${networks}`,
    });
    repository.git("checkout", "--quiet", "-b", "change");
    repository.commit("Change", {
      "policies/payments/checkout.yaml": `${policy(["api.stripe.com"])}${networks}`,
    });
    const observed = (connections: number) => snapshot([flow("files.stripe.com", connections, "2026-11-14T23:58:02Z")]);
    repository.write({
      "observations/prod.json": observed(12),
      "observations/staging.json": observed(30).replace('"network":"prod"', '"network":"staging"'),
    });
    const { out } = await run("review --base main --observations observations --format json");
    const { replays, replay, names } = JSON.parse(out).review;
    expect(replay).toBeUndefined();
    expect(
      replays.map(({ network, blocked }: { network: string; blocked: { connections: number } }) => [
        network,
        blocked.connections,
      ]),
    ).toEqual([
      ["prod", 12],
      ["staging", 30],
    ]);
    expect(names).toMatchObject([{ traffic: { connections: 42 }, blocked: 42 }]);
    const comment = await run(
      "review --base main --observations observations/prod.json observations/staging.json --format markdown",
    );
    expect(comment.out).toContain("Connections that would have been blocked in staging (1)");
    expect(comment.out).toMatch(/Replay of prod[^\n]*\n\nReplay of staging/);
  });

  it("from a network that nobody declared is refused", async () => {
    repository.commit("Start", tree);
    repository.write({ "observations.json": snapshot([]).replace('"network":"prod"', '"network":"lab"') });
    const { code, err } = await run("review --base main --observations observations.json");
    expect([code, err]).toEqual([2, expect.stringContaining('the network "lab"')]);
  });
});

it("writes the same bytes twice, in every format", async () => {
  repository.commit("Start", tree);
  repository.git("checkout", "--quiet", "-b", "change");
  repository.commit("Widen", { "policies/payments/checkout.yaml": policy(["*.github.io", "webhook.site"]) });
  const line =
    "review --base main --format json:a.json --format sarif:a.sarif --format github:a.txt --format markdown:a.md --format pretty:a.out";
  const files = ["a.json", "a.sarif", "a.txt", "a.md", "a.out"].map((file) => join(repository.folder, file));
  const { err } = await run(line);
  expect(err).toContain("review: WIDER");
  const first = files.map((file) => readFileSync(file, "utf8"));
  await run(line);
  expect(files.map((file) => readFileSync(file, "utf8"))).toEqual(first);
  for (const text of first) expect(text).toContain("webhook.site");
});
