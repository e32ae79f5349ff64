import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedArguments, fixedEnvironment } from "../../src/git/fixed-settings.ts";
import { isShallow, mergeBase, topFolder } from "../../src/git/revision.ts";
import { createGit } from "../../src/git/run-git.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";

let repository: GitRepository;
let first: string;
beforeAll(() => {
  repository = createRepository();
  first = repository.commit("First", { "a.yaml": "a" });
  repository.commit("Second", { "a.yaml": "b" });
});
afterAll(() => repository.remove());

function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** A program called git that says this and fails. */
function fakeGit(stderr: string): Readonly<Record<string, string>> {
  const bin = join(repository.env.HOME ?? "", "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "said"), stderr);
  writeFileSync(join(bin, "git"), `#!/bin/sh\n/bin/cat "${join(bin, "said")}" >&2\nexit 128\n`);
  chmodSync(join(bin, "git"), 0o755);
  return { ...repository.env, PATH: bin };
}

describe("a call of git", () => {
  it("gives what git prints, as bytes or without the last line break", () => {
    const git = createGit(repository.folder, repository.env);
    expect(git.run(["rev-parse", "HEAD~1"])).toEqual(Buffer.from(`${first}\n`));
    expect(git.ask(["rev-parse", "HEAD~1"])).toBe(first);
    expect(git.ask(["rev-parse", "HEAD~1", "HEAD~1"])).toBe(`${first}\n${first}`);
    expect(git.ask(["rev-parse", "--verify", "--quiet", "nothing"])).toBeUndefined();
    expect(git.run(["cat-file", "--batch-check"], `${first}\n`).toString()).toMatch(/ commit \d+\n$/);
  });

  it("fails with git's own words", () => {
    const error = errorOf(() => createGit(repository.folder, repository.env).run(["cat-file", "blob", "nothing"]));
    expect(error).toMatchObject({
      message: "git cat-file failed: Not a valid object name nothing",
      exitCode: 3,
      hint: undefined,
    });
  });

  it.each([
    ["warning: one\n\nfatal: two\nfatal: three\n", "two"],
    ["\nerror: fatal: one\nhint: two\n", "error: fatal: one"],
    ["", "it does not say why"],
  ])("that says %j failed because: %s", (stderr, reason) => {
    const git = createGit(repository.folder, fakeGit(stderr));
    expect(errorOf(() => git.run(["log"]))).toMatchObject({ message: `git log failed: ${reason}` });
  });

  it.each(["fatal: could not fetch 01 from promisor remote", "fatal: this is a partial clone"])(
    "that fails with %j has the repair",
    (stderr) => {
      const git = createGit(repository.folder, fakeGit(stderr));
      expect(errorOf(() => git.run(["log"]))).toMatchObject({
        hint: "The clone is partial, and its remote does not answer. Fetch everything: git fetch --refetch --filter=blob:limit=1g",
      });
    },
  );

  it("in somebody else's repository is refused with the repair, also where only an answer is asked for", () => {
    const git = createGit(repository.folder, fakeGit("fatal: detected dubious ownership in repository at '/work'\n"));
    expect(errorOf(() => git.ask(["log"]))).toMatchObject({
      message: "git refuses to read the repository: detected dubious ownership in repository at '/work'",
      hint: "Another user owns the folder: git config --global --add safe.directory <folder>",
      exitCode: 3,
    });
  });

  it("says where git is missing, and where it cannot be started", () => {
    const hint = "Install git, or compare with a folder: --base ../other/policies";
    const missing = createGit(repository.folder, { ...repository.env, PATH: join(repository.folder, "nowhere") });
    expect(errorOf(() => missing.ask(["log"]))).toMatchObject({
      message: "git is not installed, or not on the PATH",
      hint,
      exitCode: 3,
      cause: { code: "ENOENT" },
    });
    const env = fakeGit("");
    chmodSync(join(env.PATH ?? "", "git"), 0o644);
    const blocked = createGit(repository.folder, env);
    expect(errorOf(() => blocked.ask(["log"]))).toMatchObject({
      message: "cannot run git: spawnSync git EACCES",
      hint,
    });
  });
});

describe("the environment of git", () => {
  it.each([
    "GIT_ASKPASS",
    "GIT_CEILING_DIRECTORIES",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_KEY_0",
    "GIT_CONFIG_KEY_12",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_VALUE_12",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_HTTP_PROXY_AUTHMETHOD",
    "GIT_PROXY_COMMAND",
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "GIT_SSH_VARIANT",
    "GIT_SSL_CAINFO",
    "HOME",
    "MY_GIT_DIR",
  ])("keeps %s", (name) => {
    expect(fixedEnvironment({ [name]: "x" })).toMatchObject({ [name]: "x" });
  });

  it.each([
    "GIT_CONFIG",
    "GIT_CONFIG_KEY_",
    "GIT_CONFIG_KEY_X",
    "GIT_CONFIG_VALUE_X",
    "GIT_CONFIG_PARAMETERS",
    "GIT_DIR",
    "GIT_HTTP_",
    "GIT_INDEX_FILE",
    "GIT_PROXY_",
    "GIT_SSH_OTHER",
    "GIT_SSL_",
    "GIT_TRACE",
    "GIT_WORK_TREE",
    "GIT_X_GIT_SSH",
  ])("leaves %s out", (name) => {
    expect(fixedEnvironment({ [name]: "x", UNSET: undefined })).toEqual(fixedEnvironment({}));
  });

  it("speaks English, asks nothing and keeps no locks or traces", () => {
    expect(fixedEnvironment({ LC_ALL: "de_DE.UTF-8", GIT_TERMINAL_PROMPT: "1" })).toEqual({
      GIT_GRAFT_FILE: "/dev/null",
      GIT_NO_REPLACE_OBJECTS: "1",
      GIT_OPTIONAL_LOCKS: "0",
      GIT_TERMINAL_PROMPT: "0",
      GIT_TRACE2: "0",
      GIT_TRACE2_EVENT: "0",
      GIT_TRACE2_PERF: "0",
      LC_ALL: "C",
    });
  });
});

describe("the arguments of git", () => {
  const given = (...args: readonly string[]) => {
    const all = fixedArguments("/work", args);
    return all.slice(all.indexOf("-C"));
  };

  it("begin with what no configuration may change", () => {
    const all = fixedArguments("/work", ["status"]);
    expect(all.slice(0, 3)).toEqual(["--no-pager", "--literal-pathspecs", "--no-replace-objects"]);
    const settings = all.slice(3, all.indexOf("-C"));
    expect(settings.filter((_, index) => index % 2 === 0)).toEqual(Array(settings.length / 2).fill("-c"));
    expect(settings.filter((_, index) => index % 2 === 1)).toContain("core.quotePath=false");
  });

  it("turn off what diff and log take from elsewhere", () => {
    const programs = ["--no-color", "--no-ext-diff", "--no-textconv"];
    expect(given("diff", "x")).toEqual([
      "-C",
      "/work",
      "diff",
      ...programs,
      "--diff-algorithm=default",
      "--no-relative",
      "--text",
      "x",
    ]);
    expect(given("log", "x")).toEqual([
      "-C",
      "/work",
      "log",
      ...programs,
      "--no-relative",
      "--no-show-signature",
      "--no-notes",
      "--no-mailmap",
      "x",
    ]);
    expect(given("rev-parse", "x")).toEqual(["-C", "/work", "rev-parse", "x"]);
  });
});

describe("the base of a change", () => {
  const base = (ref: string) => mergeBase(createGit(repository.folder, repository.env), ref);

  it("is the last commit in common, which may be older than what the ref names", () => {
    expect(base("HEAD~1")).toEqual({ commit: first, isOlder: false });
    repository.git("checkout", "--quiet", "-b", "side", first);
    const side = repository.commit("Side", { "b.yaml": "b" });
    repository.git("checkout", "--quiet", "main");
    expect(base(side)).toEqual({ commit: first, isOlder: true });
  });

  it("is refused where the ref means several things", () => {
    repository.git("branch", "twice", first);
    repository.git("tag", "twice", "HEAD");
    expect(errorOf(() => base("twice"))).toMatchObject({
      message: '"twice" is the name of several things in the repository, such as a branch and a tag',
      hint: "Say which one: --base refs/heads/twice, or --base refs/tags/twice",
    });
    expect(base("refs/heads/twice").commit).toBe(first);
  });

  it("is refused where git knows no such commit, with the name that the remote has", () => {
    expect(errorOf(() => base("release"))).toMatchObject({
      message: 'git knows no commit "release"',
      hint: "Fetch it first, or write a folder with ./ before it: --base ./other/policies",
    });
    repository.git("update-ref", "refs/remotes/origin/release", first);
    expect(errorOf(() => base("release"))).toMatchObject({ hint: "Did you mean origin/release?" });
  });

  it("is refused where nothing is in common, or nothing is committed", () => {
    repository.git("checkout", "--quiet", "--orphan", "other");
    expect(errorOf(() => base("main"))).toMatchObject({
      message: "the repository has no commit yet",
      hint: "Commit first; there is nothing to compare with.",
    });
    expect(errorOf(() => base("HEAD"))).toMatchObject({ message: "the repository has no commit yet" });
    repository.commit("Unrelated");
    expect(errorOf(() => base("main"))).toMatchObject({
      message: '"main" and the checked-out commit have no commit in common',
      hint: "Name another ref, or a folder: --base ../other/policies",
    });
    repository.git("checkout", "--quiet", "main");
  });

  it("is refused where a shallow clone lacks it, with the repair", () => {
    const folder = join(repository.env.HOME ?? "", "shallow");
    repository.git("checkout", "--quiet", "-b", "later", first);
    repository.commit("Later");
    const url = pathToFileURL(repository.folder).href;
    repository.git("clone", "--quiet", "--depth=1", "--no-single-branch", url, folder);
    repository.git("checkout", "--quiet", "main");
    const git = createGit(folder, repository.env);
    expect([isShallow(git), isShallow(createGit(repository.folder, repository.env))]).toEqual([true, false]);
    const hint = "The clone is shallow: fetch the whole history. With actions/checkout write `fetch-depth: 0`.";
    expect(errorOf(() => mergeBase(git, "release"))).toMatchObject({ message: 'git knows no commit "release"', hint });
    expect(errorOf(() => mergeBase(git, "origin/main"))).toMatchObject({
      message: '"origin/main" and the checked-out commit have no commit in common',
      hint,
    });
  });

  it("is one of several where histories cross", () => {
    repository.git("checkout", "--quiet", "-b", "one", first);
    const one = repository.commit("One");
    repository.git("checkout", "--quiet", "-b", "two", first);
    const two = repository.commit("Two");
    repository.git("merge", "--quiet", "--no-ff", "--message", "Two and one", one);
    repository.git("checkout", "--quiet", "one");
    repository.git("merge", "--quiet", "--no-ff", "--message", "One and two", two);
    const { commit, isOlder } = base("two");
    expect([one, two]).toContain(commit);
    expect(isOlder).toBe(true);
    repository.git("checkout", "--quiet", "main");
  });

  it("lies in the repository whose top folder git names, and in none outside of it", () => {
    expect(topFolder(createGit(join(repository.folder, "."), repository.env))).toBe(repository.folder);
    expect(topFolder(createGit(join(repository.folder, ".git"), repository.env))).toBeUndefined();
    expect(topFolder(createGit("/", repository.env))).toBeUndefined();
  });
});
