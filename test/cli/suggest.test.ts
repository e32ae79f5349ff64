/** `suggest` in real repositories: its patches go through the real `git apply`, and its edits through the real loader. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCommandLine } from "../../src/commands/run-command-line.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";
import { attacks } from "../helpers/simulator/hostile.ts";

const settings = "networks:\n  prod:\n    region: eu-west-2\n    vpc_id: vpc-0123456789abcdef0\n";
const policy = (app: string, more: string): string => `app: ${app}\nteam: payments\n${more}`;
const checkout = policy(
  "checkout",
  `allow:
  # Cards.
  - tls: [api.stripe.com] # the API
    reason: 'Card payments'
see_thru:
  until: 2026-12-10
  reason: Learning
refuse:
  - name: q.stripe.com
    reason: Analytics
`,
);

const flow = (app: string, name: string | null, more: Partial<Flow> = {}): Flow => ({
  app,
  group: "sg-0123456789abcdef0",
  name,
  protocol: "tls",
  port: 443,
  outcome: "allowed",
  see_thru: "exerted",
  connections: 1234,
  sources: 3,
  days: ["2026-11-02/2026-11-15"],
  first_seen: "2026-11-02T00:03:11Z",
  last_seen: "2026-11-15T23:58:02Z",
  protocol_versions: ["1.3"],
  reasons: [],
  ...more,
});

const snapshot = (flows: readonly Flow[], more: Partial<Snapshot> = {}): string =>
  JSON.stringify({
    version: 1,
    network: "prod",
    window: { from: "2026-11-02T00:00:00Z", to: "2026-11-16T00:00:00Z" },
    complete: true,
    gaps: [],
    verbosity: "full",
    records: { client: 1234, server: 0, config: 0, unreadable: 0 },
    unattributed: { ambiguous: 0, unknown: 0 },
    sources: [],
    flows,
    acceptances: [],
    ...more,
  } satisfies Snapshot);

let repository: GitRepository;
beforeEach(() => {
  repository = createRepository();
});
afterEach(() => repository.remove());

/** The program itself, from its sources. */
async function run(args: readonly string[], cwd = repository.folder) {
  let out = "";
  let err = "";
  const io = {
    cwd,
    env: repository.env,
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
  const code = await runCommandLine(args, io, { today: "2026-11-16" });
  return { code, out, err };
}

const suggest = (...args: readonly string[]) => run(["suggest", "--observations", "observations.json", ...args]);
const read = (path: string): string => readFileSync(join(repository.folder, path), "utf8");

function apply(patch: string, cwd = repository.folder): void {
  const { status, stderr } = spawnSync("git", ["apply", "--whitespace=nowarn", "-"], {
    cwd,
    env: repository.env,
    input: patch,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
}

const start = (files: Readonly<Record<string, string>>, flows: readonly Flow[], more: Partial<Snapshot> = {}): void => {
  repository.commit("Start", {
    "policies/discriminat.yaml": settings,
    "observations.json": snapshot(flows, more),
    ...files,
  });
};

describe("a suggestion", () => {
  const flows = [
    flow("checkout", "files.stripe.com"),
    flow("checkout", "api.example.com", { connections: 2, days: ["2026-11-03"] }),
    flow("checkout", "q.stripe.com"),
    flow("checkout", "198.51.100.7"),
    flow("checkout", null, { protocol: "unknown" }),
    flow("checkout", "plain.example.com", { protocol: "http", port: 80 }),
    flow("ledger", "b.example.com"),
  ];
  const files = { "policies/payments/checkout.yaml": checkout };
  const edited = checkout
    .replace("[api.stripe.com]", "[api.stripe.com, files.stripe.com]")
    .replace("see_thru", '  - tls: [api.example.com]\n    reason: "Observed: 2 connections on 1 day"\nsee_thru');

  it("is a patch that git applies, and nothing else on standard output", async () => {
    start(files, flows);
    const { code, out, err } = await suggest();
    expect(code).toBe(0);
    expect(out).toMatch(/^diff --git a\/policies\/payments\/checkout.yaml/);
    expect(err).toContain('"files.stripe.com" for tls in prod, under entry 1: 1,234 connections on 14 days');
    expect(err).toContain('"q.stripe.com" is meant to stay blocked: Analytics');
    expect(read("policies/payments/checkout.yaml")).toBe(checkout);
    apply(out);
    expect(read("policies/payments/checkout.yaml")).toBe(edited);
    expect((await suggest()).out).toBe("");
  });

  it("is written in place, with the same bytes as the patch would give", async () => {
    start(files, flows);
    const { code, out, err } = await suggest("--write");
    expect([code, out]).toEqual([0, ""]);
    expect(err).toContain("wrote policies/payments/checkout.yaml");
    expect(read("policies/payments/checkout.yaml")).toBe(edited);
  });

  it("applies to paths with blanks, CRLF and a missing last line break, from a folder below the top", async () => {
    const crlf = policy("crlf", "allow:\n  - tls: [a.example.com]\n    reason: x").replaceAll("\n", "\r\n");
    repository.commit("Start", {
      "our infra/policy files/discriminat.yaml": settings,
      "our infra/policy files/payments/crlf.yaml": crlf,
      "our infra/policy files/payments/open.yaml": policy("open", "allow: []"),
      "our infra/observations.json": snapshot([flow("crlf", "b.example.com"), flow("open", "c.example.com")]),
    });
    const cwd = join(repository.folder, "our infra");
    const { out } = await run(["suggest", "--observations", "observations.json", "--policies", "policy files"], cwd);
    apply(out, cwd);
    expect(read("our infra/policy files/payments/crlf.yaml")).toBe(
      crlf.replace("[a.example.com]", "[a.example.com, b.example.com]"),
    );
    expect(read("our infra/policy files/payments/open.yaml")).toBe(
      'app: open\nteam: payments\nallow:\n  - tls: [c.example.com]\n    reason: "Observed: 1,234 connections on 14 days"',
    );
  });

  it("tells with its exit code whether there are changes, when asked", async () => {
    start(files, flows);
    expect((await suggest("--detailed-exitcode")).code).toBe(2);
    expect((await suggest("--detailed-exitcode", "--app", "nobody")).code).toBe(1);
    await suggest("--write");
    expect((await suggest("--detailed-exitcode")).code).toBe(0);
  });

  it("passes lint, and gets tests that pass", async () => {
    start(files, flows);
    await suggest("--write", "--tests");
    expect(read("policies/payments/checkout.yaml")).toContain('tests:\n  - allow: "tls://api.example.com:443"\n');
    expect(await run(["lint", "--fail-on", "warning"])).toMatchObject({ code: 0 });
    expect(await run(["test"])).toMatchObject({ code: 0 });
  });

  it("keeps its evidence in a file that the loader ignores, and adds to it", async () => {
    start(files, flows);
    apply((await suggest("--evidence", "sidecar")).out);
    const sidecar = "policies/payments/checkout.evidence.json";
    expect(JSON.parse(read(sidecar)).evidence).toMatchObject([
      { name: "api.example.com", connections: 2, first_seen: "2026-11-02T00:03:11Z" },
      { name: "files.stripe.com", connections: 1234, days: ["2026-11-02/2026-11-15"], sources: 3 },
    ]);
    repository.write({ "observations.json": snapshot([flow("checkout", "new.example.org")]) });
    await suggest("--evidence", "sidecar", "--write");
    expect(JSON.parse(read(sidecar)).evidence.map(({ name }: { name: string }) => name)).toEqual([
      "api.example.com",
      "files.stripe.com",
      "new.example.org",
    ]);
    expect(await run(["lint"])).toMatchObject({ code: 0 });
  });

  it("keeps its evidence in comments", async () => {
    start(files, flows);
    await suggest("--evidence", "comment", "--write");
    expect(read("policies/payments/checkout.yaml")).toContain(
      "  # files.stripe.com: 1,234 connections on 14 days from 3 clients, 2026-11-02 to 2026-11-15\n  - tls: [api.stripe.com,",
    );
  });

  it("is JSON and Markdown too", async () => {
    start(files, flows);
    const { out, err } = await suggest("--format", "json", "--format", "markdown:out/comment.md");
    expect(err).toBe("suggest: a patch for 1 file\n");
    const data = JSON.parse(out);
    expect(data).toMatchObject({
      version: 1,
      command: "suggest",
      written: false,
      changed: ["policies/payments/checkout.yaml"],
    });
    expect(data.apps[0]).toMatchObject({
      app: "checkout",
      changed: true,
      entries: [
        { entry: null, names: [{ written: "api.example.com" }] },
        { entry: 0, names: [{ written: "files.stripe.com" }] },
      ],
      withheld: [
        { name: "q.stripe.com", because: "refused" },
        { name: "198.51.100.7", because: "not-a-name" },
      ],
    });
    apply(data.patch);
    expect(read("policies/payments/checkout.yaml")).toBe(edited);
    expect(read("out/comment.md")).toContain("```diff\ndiff --git a/policies/payments/checkout.yaml");
    expect((await suggest("--format", "sarif")).code).toBe(2);
  });

  it("shows nothing of what attackers send as it is, and writes none of it", async () => {
    start(
      files,
      attacks.map(({ name, protocol, port }) => flow("checkout", name ?? null, { protocol, port, connections: 1 })),
    );
    const comment = ["--format", "pretty", "--format", "markdown:comment.md", "--format", "json:out.json"];
    const { out, err } = await suggest(...comment);
    expect(out).toBe("");
    for (const text of [err, read("comment.md"), read("out.json")]) {
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u);
      expect(text).not.toMatch(/^::|##vso\[/m);
    }
    expect(read("comment.md").replaceAll(/`[^`\n]*`/g, "")).not.toMatch(/<script|<img|\]\(http/);
    expect(JSON.parse(read("out.json")).apps[0].withheld.length).toBeGreaterThan(30);
    expect(err).toMatch(/and \d+ more; --format json shows all/);
  });
});

describe("removing", () => {
  const path = "policies/payments/checkout.yaml";
  const declared = (name: string): Snapshot["acceptances"][number] => ({
    app: "checkout",
    group: "sg-0123456789abcdef0",
    kind: "name",
    subject: name,
    protocol: "tls",
    outcome: "accepted",
    at: "2026-11-02T00:00:00Z",
  });
  const two = checkout.replace("[api.stripe.com]", "[api.stripe.com, old.stripe.com]");
  const acceptances = [declared("api.stripe.com"), declared("old.stripe.com")];
  const watched = { see_thru: "not_exerted" } as const;

  it("takes what is unused, and nothing else", async () => {
    start({ [path]: two }, [flow("checkout", "api.stripe.com", watched)], { acceptances });
    const { out, err } = await suggest("--prune");
    expect(err).toContain("Removed\n    1 unused name");
    apply(out);
    expect(read(path)).toBe(checkout);
  });

  it("takes what git knows to be older than the snapshot, where no log says so, and nothing younger", async () => {
    start({ [path]: two }, [flow("checkout", "api.stripe.com", watched)]);
    expect((await suggest("--prune")).err).toContain('"old.stripe.com" may be unused: it is declared since 2026-11-24');
    const env = { ...repository.env, GIT_COMMITTER_DATE: "2026-10-01T00:00:00Z" };
    spawnSync("git", ["commit", "--amend", "--no-edit", "--quiet"], { cwd: repository.folder, env });
    apply((await suggest("--prune")).out);
    expect(read(path)).toBe(checkout);
  });

  it("takes nothing where the evidence is too weak, and says why", async () => {
    const from = "2026-11-13T00:00:00Z";
    const more = { acceptances, window: { from, to: "2026-11-16T00:00:00Z" } };
    start({ [path]: two }, [flow("checkout", "api.stripe.com", { ...watched, days: ["2026-11-14"] })], more);
    expect(await suggest("--prune")).toMatchObject({
      out: "",
      err: expect.stringContaining('"old.stripe.com" may be unused: the snapshot covers 3 days of the required 14'),
    });
  });

  it("stops where most would go, and says how to go on", async () => {
    const many = Array.from({ length: 11 }, (_, index) => `h${index}.example.com`);
    start(
      { [path]: policy("checkout", `allow:\n  - tls: [api.stripe.com, ${many.join(", ")}]\n    reason: x\n`) },
      [flow("checkout", "api.stripe.com")],
      { acceptances: many.map(declared) },
    );
    const { out, err } = await suggest("--prune");
    expect(out).toBe("");
    expect(err).toMatch(/11 names of 12 would go, more than 30 %(?:.|\n)*--force/);
    apply((await suggest("--prune", "--force")).out);
    expect(read(path)).toContain("tls: [api.stripe.com]\n");
  });

  it("closes the window of an app that is ready, and adds what is missing in the same change", async () => {
    const early = { last_seen: "2026-11-05T03:00:00Z", days: ["2026-11-03", "2026-11-05"] };
    const flows = [
      flow("checkout", "api.stripe.com", watched),
      flow("checkout", "files.stripe.com", early),
      flow("checkout", "c2h1da.attacker.example", { ...early, connections: 1, days: ["2026-11-05"] }),
      flow("checkout", "198.51.100.7"),
    ];
    start({ [path]: checkout }, flows);
    const { out, err } = await suggest("--close-see-thru");
    expect(err).toContain("the see-thru window");
    expect(err).toContain('"c2h1da.attacker.example" will be blocked once the window is closed');
    expect(err).toContain('no entry can admit "198.51.100.7" on port 443 (ip address)');
    apply(out);
    expect(read(path)).toBe(
      checkout
        .replace("[api.stripe.com]", "[api.stripe.com, files.stripe.com]")
        .replace("see_thru:\n  until: 2026-12-10\n  reason: Learning\n", ""),
    );
  });

  it("leaves the window of an app that is not, adds what is missing, and says what it waits for", async () => {
    start({ [path]: checkout }, [flow("checkout", "api.stripe.com", watched), flow("checkout", "files.stripe.com")]);
    const { err } = await suggest("--close-see-thru", "--write");
    expect(err).toContain("the see-thru window stays: add 1 missing name");
    expect(read(path)).toBe(checkout.replace("[api.stripe.com]", "[api.stripe.com, files.stripe.com]"));
  });
});

describe("what has never passed", () => {
  it("is suggested only when asked for", async () => {
    const denied = { outcome: "disallowed", see_thru: "none" } as const;
    start({ "policies/payments/checkout.yaml": checkout }, [flow("checkout", "files.stripe.com", denied)]);
    const { out, err } = await suggest();
    expect(out).toBe("");
    expect(err).toContain('"files.stripe.com" has never passed');
    expect((await suggest("--include-blocked")).out).toContain("+  - tls: [api.stripe.com, files.stripe.com]");
  });
});

describe("several snapshots", () => {
  it("of one network count together, and of several networks stay apart", async () => {
    const networks = `${settings}  staging:\n    region: eu-west-1\n    vpc_id: vpc-0123456789abcdef1\n`;
    const both = checkout.replace("allow:", "networks: [prod, staging]\nallow:");
    start({ "policies/discriminat.yaml": networks, "policies/payments/checkout.yaml": both, "second.json": "" }, [
      flow("checkout", "files.stripe.com", { connections: 1, days: ["2026-11-02"] }),
    ]);
    const second = snapshot([flow("checkout", "files.stripe.com", { connections: 1, days: ["2026-11-17"] })], {
      window: { from: "2026-11-16T00:00:00Z", to: "2026-11-18T00:00:00Z" },
    });
    const other = snapshot([flow("checkout", "a.example.com")], { network: "staging" });
    repository.write({ "second.json": second, "staging.json": other });
    expect((await suggest()).out).toBe("");
    const { out, err } = await suggest("--observations", "second.json", "--observations", "staging.json");
    expect(err).toContain('"files.stripe.com" for tls in prod, under entry 1: 2 connections on 2 days');
    expect(out).toMatch(/\+ {2}- tls: \[a\.example\.com\]\n.*\n\+ {4}networks: \[staging\]\n/);
    apply(out);
  });
});

describe("refusals", () => {
  it("say what is missing", async () => {
    start({ "policies/payments/checkout.yaml": checkout }, []);
    expect(await run(["suggest"])).toMatchObject({ code: 2, err: expect.stringContaining("--observations") });
    expect(await suggest("--min-days", "none")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--min-days none"),
    });
    expect(await suggest("--app", "chekout")).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean "checkout"?'),
    });
    expect(await suggest("--reason", "a\nb")).toMatchObject({ code: 2 });
    expect(await suggest("--observations", "none.json")).toMatchObject({
      code: 2,
      err: expect.stringContaining("none.json"),
    });
  });

  it("leave policies with errors, and snapshots of unknown networks, alone", async () => {
    start({ "policies/payments/checkout.yaml": `\uFEFF${checkout}` }, [flow("checkout", "a.example.com")]);
    expect(await suggest("--write")).toMatchObject({ code: 2, err: expect.stringContaining("byte order mark") });
    repository.write({
      "policies/payments/checkout.yaml": checkout,
      "observations.json": snapshot([flow("checkout", "a.example.com")], { network: "other" }),
    });
    expect(await suggest("--write")).toMatchObject({ code: 2, err: expect.stringContaining('"other"') });
    expect(read("policies/payments/checkout.yaml")).toBe(checkout);
  });

  it("write all files or say which: a folder in the place of a sidecar stops before the policy changes", async () => {
    start({ "policies/payments/checkout.yaml": checkout }, [flow("checkout", "a.example.com")]);
    mkdirSync(join(repository.folder, "policies/payments/checkout.evidence.json"));
    expect((await suggest("--write", "--evidence", "sidecar")).code).toBe(2);
    expect(read("policies/payments/checkout.yaml")).toBe(checkout);
  });
});
