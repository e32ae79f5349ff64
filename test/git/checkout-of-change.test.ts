import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { baseOfCheckout, type ChangeInQuestion } from "../../src/git/checkout-of-change.ts";
import { createGit } from "../../src/git/run-git.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";

const repair = "Check out the head.";
let repository: GitRepository;
/** Ids of commits, by what they are. */
let start: string, head: string, moved: string, merge: string, unrelated: string;

beforeAll(() => {
  repository = createRepository();
  const { git, commit } = repository;
  start = commit("Start", { "a.yaml": "a" });
  git("checkout", "--quiet", "-b", "change");
  head = commit("Change", { "b.yaml": "b" });
  git("checkout", "--quiet", "main");
  moved = commit("Move on", { "c.yaml": "c" });
  git("checkout", "--quiet", "--detach");
  git("merge", "--quiet", "--no-ff", "--message", "Merge\n\nparent 0123456789", head);
  merge = git("rev-parse", "HEAD");
  git("checkout", "--quiet", "--orphan", "other");
  unrelated = commit("Unrelated");
});
afterAll(() => repository.remove());

const change = (more: Partial<ChangeInQuestion> = {}): ChangeInQuestion => ({
  head,
  base: start,
  baseBranch: "main",
  started: undefined,
  words: "pull request 7",
  ...more,
});

function baseAt(commit: string, more: Partial<ChangeInQuestion> = {}, folder = repository.folder): string {
  if (folder === repository.folder) repository.git("checkout", "--quiet", "--detach", commit);
  return baseOfCheckout(createGit(folder, repository.env), change(more), repair);
}

const refusal = (commit: string) => ({
  message: `what is checked out (${commit.slice(0, 12)}) is not pull request 7, whose last commit is ${head.slice(0, 12)}`,
  hint: repair,
});

describe("the base of a checkout", () => {
  it("is the event's where the head itself is checked out, or a commit on top of it", () => {
    expect(baseAt(head)).toBe(start);
    repository.git("checkout", "--quiet", "--detach", head);
    const later = repository.commit("Later", { "d.yaml": "d" });
    expect(baseAt(later)).toBe(start);
  });

  it("is the first parent where a merge of the head is checked out", () => {
    expect(baseAt(merge)).toBe(moved);
  });

  it("is the event's where the branch has taken the base in", () => {
    repository.git("checkout", "--quiet", "--detach", head);
    repository.git("merge", "--quiet", "--no-ff", "--message", "Take main in", moved);
    const taken = repository.git("rev-parse", "HEAD");
    expect(baseAt(taken)).toBe(start);
    expect(baseAt(taken, { head: taken })).toBe(start);
  });

  it("is the event's where a merge has more than two parents", () => {
    const tree = repository.git("rev-parse", `${merge}^{tree}`);
    const parents = [moved, head, unrelated].flatMap((parent) => ["-p", parent]);
    const octopus = repository.git("commit-tree", tree, ...parents, "-m", "Octopus");
    expect(baseAt(octopus)).toBe(start);
  });

  it.each<[string, () => string]>([
    ["an older commit", () => start],
    ["another branch", () => moved],
    ["an unrelated history", () => unrelated],
  ])("is refused where the checkout is %s", (_, commit) => {
    let error: unknown;
    try {
      baseAt(commit());
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject(refusal(commit()));
  });

  it("is refused where nothing is checked out", () => {
    const empty = createRepository();
    try {
      expect(() => baseAt("", {}, empty.folder)).toThrow("what is checked out (nothing) is not pull request 7");
    } finally {
      empty.remove();
    }
  });
});

describe("a merge that may have been made by the change's author", () => {
  const elsewhere = "0".repeat(40);

  it.each<[string, () => Partial<ChangeInQuestion>]>([
    ["the job was started for it", () => ({ started: merge })],
    ["the job was started for its first parent", () => ({ started: moved })],
    ["its first parent is the event's base", () => ({ started: elsewhere, base: moved })],
  ])("counts as GitHub's where %s", (_, more) => {
    expect(baseAt(merge, { baseBranch: undefined, ...more() })).toBe(moved);
  });

  it("counts as GitHub's where its first parent is in the base branch", () => {
    repository.git("update-ref", "refs/remotes/origin/main", moved);
    expect(baseAt(merge, { started: elsewhere })).toBe(moved);
    expect(baseAt(merge, { started: elsewhere, baseBranch: "release" })).toBe(start);
    expect(baseAt(merge, { started: elsewhere, baseBranch: undefined })).toBe(start);
    repository.git("update-ref", "refs/remotes/origin/main", start);
    expect(baseAt(merge, { started: elsewhere })).toBe(start);
    repository.git("update-ref", "-d", "refs/remotes/origin/main");
  });
});

describe("a shallow clone", () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "discriminat-policy-shallow-"));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** A clone of one commit, as actions/checkout makes it by default. */
  function cloneOf(commit: string): string {
    const folder = join(root, commit);
    repository.git("branch", "--force", "shown", commit);
    const url = pathToFileURL(repository.folder).href;
    repository.git("clone", "--quiet", "--depth=1", "--branch=shown", url, folder);
    return folder;
  }

  const tooShallow = {
    message: "the clone is too shallow to tell what pull request 7 changes",
    hint: "Fetch the whole history. With actions/checkout write `fetch-depth: 0`.",
  };

  it.each<[string, () => string]>([
    ["the merge", () => merge],
    ["another commit", () => moved],
  ])("of %s is refused with the repair", (_, commit) => {
    let error: unknown;
    try {
      baseAt("", {}, cloneOf(commit()));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject(tooShallow);
  });

  it("of the head is enough to know the base", () => {
    expect(baseAt("", {}, cloneOf(head))).toBe(start);
  });
});
