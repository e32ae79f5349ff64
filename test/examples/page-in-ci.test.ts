/**
 * The jobs of examples/ci that write the review page of a change, run as their services would: the action with the inputs of the
 * workflow and the bundle, GitLab's lines in a shell, both in a real repository.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type FakeGitHub, startFakeGitHub } from "../helpers/fake-github.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";
import { repository as clone } from "../helpers/readme-commands.ts";
import { runAction } from "../helpers/run-action.ts";

const read = (path: string): string => readFileSync(join(clone, path), "utf8");
const file = "policies/payments/checkout.yaml";
const policy = (names: string): string =>
  `app: checkout\nteam: payments\nallow:\n  - tls: [${names}]\n    reason: Card payments\n`;
const day = (date: string) => ({ GIT_AUTHOR_DATE: `${date}T12:00:00Z`, GIT_COMMITTER_DATE: `${date}T12:00:00Z` });

let repository: GitRepository;
let temporary: string;
/** Of what is on main in October, and what a branch adds in November. */
let base: string;

function commit(date: string, files: Readonly<Record<string, string>>): string {
  repository.write(files);
  const env = { ...repository.env, ...day(date) };
  spawnSync("git", ["add", "--all"], { cwd: repository.folder, env });
  spawnSync("git", ["commit", "--quiet", "--message", "Edit"], { cwd: repository.folder, env });
  return repository.git("rev-parse", "HEAD");
}

beforeAll(() => {
  temporary = mkdtempSync(join(tmpdir(), "discriminat-policy-page-"));
  repository = createRepository();
  commit("2026-09-01", {
    "policies/discriminat.yaml": "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n",
    [file]: policy("api.stripe.com"),
  });
  base = commit("2026-10-20", { [file]: policy("api.stripe.com, files.stripe.com") });
  commit("2026-11-10", { [file]: policy("api.stripe.com, files.stripe.com, hooks.stripe.com") });
});
afterAll(() => {
  repository.remove();
  rmSync(temporary, { recursive: true, force: true });
});

describe("the workflow that reviews, on GitHub", () => {
  let github: FakeGitHub;
  beforeAll(async () => {
    github = await startFakeGitHub();
  });
  afterAll(() => github.close());

  it("keeps the page that the action writes, also of a change that fails the step, and links to it", async () => {
    const { steps } = parse(read("examples/ci/github/review.yaml")).jobs.review;
    const at = steps.findIndex(({ uses }: { readonly uses?: string }) => uses === "./node_modules/discriminat-policy");
    const [action, upload] = steps.slice(at);
    const event = {
      pull_request: { number: 7, base: { sha: base }, head: { sha: repository.git("rev-parse", "HEAD") } },
    };
    const inputs = Object.entries(action.with).map(([name, value]) => [name, String(value)]);
    const { code, outputs } = await runAction(
      { repository, github, temporary },
      { ...Object.fromEntries(inputs), "fail-on-widening": "true" },
      event,
      { GITHUB_SERVER_URL: "https://github.example", GITHUB_RUN_ID: "4711" },
    );
    expect(code).toBe(1);
    expect(upload.uses).toMatch(/^actions\/upload-artifact@/);
    expect(upload.if).toBe(`\${{ !cancelled() && steps.${action.id}.outputs.report-file != '' }}`);
    const path = upload.with.path.replace(
      /\$\{\{ steps\.egress\.outputs\.([a-z-]+) \}\}/,
      (_: string, name: string) => outputs[name],
    );
    expect(upload.with.archive).toBe(false);
    expect(readFileSync(path, "utf8")).toContain("hooks.stripe.com");
    expect(github.comments[0]?.body).toContain(
      `\`${basename(path)}\` among the [artifacts of this run](https://github.example/`,
    );
  });
});

describe.each<[string, Readonly<Record<string, () => string>>, string, readonly string[]]>([
  ["egress:page", { CI_MERGE_REQUEST_DIFF_BASE_SHA: () => base }, "2026-11-24", ["hooks.stripe.com"]],
  ["egress:report", {}, "2026-11-24", ["hooks.stripe.com"]],
  ["egress:report", {}, "2026-11-15", ["files.stripe.com", "hooks.stripe.com"]],
  ["egress:report", {}, "2026-09-15", ["files.stripe.com", "hooks.stripe.com"]],
])("GitLab's job %s", (name, variables, today, changed) => {
  it(`writes what changed, on ${today}: ${changed.join(", ")}`, () => {
    const job = parse(read("examples/ci/gitlab-ci.yml"))[name];
    const bin = join(temporary, "bin");
    mkdirSync(bin, { recursive: true });
    const npx = `#!/bin/sh\nshift\nexec "${process.execPath}" "${join(clone, "dist/cli.js")}" "$@" --as-of ${today}\n`;
    writeFileSync(join(bin, "npx"), npx);
    chmodSync(join(bin, "npx"), 0o755);
    const snapshot = {
      ...{ version: 1, network: "prod", complete: true, gaps: [], verbosity: "full", sources: [], acceptances: [] },
      window: { from: "2026-11-01T00:00:00Z", to: "2026-11-15T00:00:00Z" },
      records: { client: 0, server: 0, config: 0, unreadable: 0 },
      ...{ unattributed: { ambiguous: 0, unknown: 0 }, flows: [] },
    };
    writeFileSync(join(repository.folder, "observations.json"), JSON.stringify(snapshot));
    const env = {
      ...repository.env,
      ...Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, value()])),
      PATH: `${bin}:${dirname(process.execPath)}:/usr/bin:/bin`,
      GIT_TEST_DATE_NOW: String(Date.parse(`${today}T03:00:00Z`) / 1000),
    };
    const { status, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", job.script.join("\n")], {
      cwd: repository.folder,
      encoding: "utf8",
      env,
    });
    expect(stderr).not.toContain("error:");
    expect(status).toBe(0);
    for (const path of job.artifacts.paths) expect(readFileSync(join(repository.folder, path), "utf8")).not.toBe("");
    const page = readFileSync(join(repository.folder, "egress-report.html"), "utf8");
    const [, part = ""] = /<section id="changes".*?>(.*?)<\/section>/s.exec(page) ?? [];
    expect([...new Set(part.match(/\b[a-z]+\.stripe\.com/g))].sort()).toEqual(changed);
  });
});
