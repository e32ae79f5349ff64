/**
 * The release workflow: which job may do what, and what the tag holds. Its shell is run, in a git repository with a remote of its own;
 * `gh` writes down how it was called.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type FakeGitHub, startFakeGitHub } from "../helpers/fake-github.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";
import { packedTarball } from "../helpers/packed-package.ts";
import { repository } from "../helpers/readme-commands.ts";
import { runAction } from "../helpers/run-action.ts";

interface Job {
  readonly needs?: string;
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly { readonly uses?: string; readonly run?: string; readonly with?: object }[];
}
const { jobs, permissions }: { readonly jobs: Readonly<Record<string, Job>>; readonly permissions: object } = parse(
  readFileSync(join(repository, ".github/workflows/release.yml"), "utf8"),
);
const shellOf = (job: string): string => (jobs[job]?.steps ?? []).map(({ run = "" }) => run).join("\n");
const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
const major = `v${version.split(".")[0]}`;

describe("the jobs", () => {
  it("check, then pack, then publish, then tag, and publish only what is asked for and on main", () => {
    expect(Object.entries(jobs).map(([name, { needs = "" }]) => [name, needs])).toEqual([
      ["check", ""],
      ["pack", "check"],
      ["publish", "pack"],
      ["tag", "publish"],
    ]);
    expect(jobs.publish?.if).toBe("inputs.publish && github.ref == 'refs/heads/main'");
  });

  it("may read, but for one that has an identity and one that may write, which run nothing of the repository", () => {
    expect(permissions).toEqual({ contents: "read" });
    expect(Object.entries(jobs).flatMap(([name, job]) => (job.permissions ? [[name, job.permissions]] : []))).toEqual([
      ["publish", { "id-token": "write" }],
      ["tag", { contents: "write" }],
    ]);
    for (const job of ["publish", "tag"]) expect(shellOf(job)).not.toMatch(/npm (ci|install|run)|npx|node scripts/);
  });

  it("take nothing from a cache", () => {
    for (const { steps = [] } of Object.values(jobs)) {
      for (const step of steps) {
        expect(step.uses ?? "").not.toMatch(/^actions\/cache/);
        expect(Object.keys(step.with ?? {})).not.toContain("cache");
      }
    }
  });

  it("publish the tarball that was tested, with its provenance", () => {
    expect(shellOf("pack")).toContain('node scripts/release.mjs "$RUNNER_TEMP/release"');
    expect(shellOf("publish")).toContain("sha256sum --check --strict SHA256SUMS");
    expect(shellOf("publish")).toMatch(/npm publish \.\/release\/discriminat-policy-\*\.tgz --provenance/);
  });
});

describe("the tag", () => {
  let origin: GitRepository;
  let github: FakeGitHub;
  let at: string;
  let released: string;
  beforeAll(async () => {
    github = await startFakeGitHub();
    at = mkdtempSync(join(tmpdir(), "discriminat-policy-release-"));
    origin = createRepository();
    for (const file of ["package.json", "action.yml", ".gitignore"]) {
      copyFileSync(join(repository, file), join(origin.folder, file));
    }
    released = origin.commit("What is released");
    origin.git("init", "--quiet", "--bare", join(at, "origin.git"));
    origin.git("remote", "add", "origin", join(at, "origin.git"));
    const release = join(origin.folder, "release");
    mkdirSync(release);
    copyFileSync(packedTarball(at), join(release, `discriminat-policy-${version}.tgz`));
    for (const file of ["sbom.cdx.json", "dependencies.md", "notes.md"]) writeFileSync(join(release, file), "");
    const sums = execFileSync("sh", ["-c", "sha256sum *"], { cwd: release, encoding: "utf8" });
    writeFileSync(join(release, "SHA256SUMS"), sums);
    mkdirSync(join(at, "bin"));
    writeFileSync(join(at, "bin/gh"), `#!/bin/sh\necho "$@" >> "${join(at, "gh.log")}"\n`);
    chmodSync(join(at, "bin/gh"), 0o755);
    // As after an earlier release: the tag of the major version is there, and moves.
    origin.git("push", "--quiet", "origin", `HEAD:refs/tags/${major}`);
    const env = { ...origin.env, PATH: [join(at, "bin"), origin.env.PATH].join(delimiter), GH_TOKEN: "t" };
    const shell = spawnSync(
      "bash",
      ["-eo", "pipefail", "-c", shellOf("tag").replaceAll(/^cd release && (.*)$/gm, "(cd release && $1)")],
      {
        cwd: origin.folder,
        env,
        encoding: "utf8",
      },
    );
    expect(shell, shell.stderr).toMatchObject({ status: 0 });
    origin.git("clone", "--quiet", "--branch", `v${version}`, join(at, "origin.git"), join(at, "tag"));
  });
  afterAll(async () => {
    origin.remove();
    rmSync(at, { recursive: true, force: true });
    await github.close();
  });
  const inTag = (...args: readonly string[]): string => origin.git("-C", join(at, "tag"), ...args);

  it("is the released commit and the action's bundle, which is the package's", () => {
    expect(inTag("rev-parse", "HEAD^")).toBe(released);
    expect(inTag("diff", "--name-only", "HEAD^").split("\n")).toEqual([
      "action/bundled/LICENSES.txt",
      "action/bundled/main.js",
    ]);
    const bundle = (folder: string) => readFileSync(join(folder, "action/bundled/main.js"), "utf8");
    expect(bundle(join(at, "tag")) === bundle(repository)).toBe(true);
  });

  it("is also what the tag of the major version names", () => {
    expect(inTag("rev-parse", `${major}^{commit}`)).toBe(inTag("rev-parse", `v${version}^{commit}`));
  });

  it("has a release with the tarball, its SBOM and its hashes", () => {
    const call = readFileSync(join(at, "gh.log"), "utf8").trim();
    expect(call).toMatch(new RegExp(`^release create v${version} --verify-tag `));
    for (const file of [`discriminat-policy-${version}.tgz`, "sbom.cdx.json", "dependencies.md", "SHA256SUMS"]) {
      expect(call).toContain(`release/${file}`);
    }
  });

  it("runs as an action from a checkout of it, with nothing installed", async () => {
    const work = createRepository();
    try {
      work.commit("Start", {
        "policies/discriminat.yaml": "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n",
        "policies/payments/checkout.yaml":
          "app: checkout\nteam: payments\nallow:\n  - tls: [api.stripe.com]\n    reason: Card payments\n",
      });
      const run = await runAction({ repository: work, github, temporary: at, home: join(at, "tag") }, {}, {});
      expect(run.log).not.toContain("Cannot find");
      expect(run).toMatchObject({ code: 0, outputs: { "exit-code": "0", findings: "0" } });
    } finally {
      work.remove();
    }
  });
});
