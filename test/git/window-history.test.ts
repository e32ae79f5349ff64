import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGit } from "../../src/git/run-git.ts";
import { windowHistory } from "../../src/git/window-history.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";

const policy = (until: string, reason = "r") =>
  `app: a\nteam: t\nallow:\n  - {tls: [a.example.com], reason: r}\nsee_thru: {until: ${until}, reason: ${reason}}\n`;

let repository: GitRepository;
let clones: string;
beforeAll(() => {
  clones = mkdtempSync(join(tmpdir(), "discriminat-policy-windows-"));
  repository = createRepository();
  const { git, commit } = repository;
  commit("Start", { "README.md": "r" });
  commit("Open", { "policies/a.yaml": policy("2026-11-01") });
  commit("Say why", { "policies/a.yaml": policy("2026-11-01", "more") });
  commit("Extend", { "policies/a.yaml": policy("2026-11-08") });
  commit("Break", { "policies/a.yaml": "see_thru: {until: soon}\n" });
  git("mv", "policies/a.yaml", "policies/b.yaml");
  commit("Rename");
  commit("Shorten", { "policies/b.yaml": policy("2026-11-01") });
  commit("Other", { "policies/c.yaml": "see_thru: {until: 2026-12-01}\n" });
});
afterAll(() => {
  repository.remove();
  rmSync(clones, { recursive: true, force: true });
});

const historyIn = (folder: string, path = "policies/b.yaml", commit = "HEAD") =>
  windowHistory(createGit(folder, repository.env), commit, path);

function cloneOf(depth: number): string {
  const folder = mkdtempSync(join(clones, `${depth}-`));
  repository.git("clone", "--quiet", `--depth=${depth}`, pathToFileURL(repository.folder).href, folder);
  return folder;
}

describe("the history of a window", () => {
  it("has each last day that was committed, oldest first, across renames", () => {
    expect(historyIn(repository.folder)).toEqual({ days: ["2026-11-01", "2026-11-08", "2026-11-01"], isCut: false });
    expect(historyIn(repository.folder, "policies/a.yaml", "HEAD~4").days).toEqual(["2026-11-01", "2026-11-08"]);
    expect(historyIn(repository.folder, "policies/c.yaml")).toEqual({ days: ["2026-12-01"], isCut: false });
  });

  it("is cut where a shallow clone ends after the file was made, and is not where it ends before", () => {
    expect(historyIn(cloneOf(2))).toEqual({ days: ["2026-11-01"], isCut: true });
    expect(historyIn(cloneOf(7))).toEqual({ days: ["2026-11-01", "2026-11-08", "2026-11-01"], isCut: true });
    const beginning = cloneOf(8);
    expect(historyIn(beginning).days).toHaveLength(3);
    expect(historyIn(beginning).isCut).toBe(false);
    expect(historyIn(cloneOf(3), "policies/c.yaml")).toEqual({ days: ["2026-12-01"], isCut: false });
  });

  it("passes over versions that have no last day, and over times without the file", () => {
    const other = createRepository();
    const without = policy("x").replace(/see_thru.*\n/, "");
    const texts = ["- list\n", without, `${without}see_thru: {reason: r}\n`, policy("2026-11-02"), undefined];
    for (const text of [...texts, policy("2026-11-03"), policy("2026-11-03", "s"), policy("2026-11-02")]) {
      other.commit("Next", { "a.yaml": text });
    }
    other.git("mv", "a.yaml", "b.yaml");
    other.commit("Rename and change", { "b.yaml": policy("2026-11-04") });
    const days = windowHistory(createGit(other.folder, other.env), "HEAD", "b.yaml").days;
    other.remove();
    expect(days).toEqual(["2026-11-02", "2026-11-03", "2026-11-02", "2026-11-04"]);
  });

  it("is not cut where a shallow clone has the commit that made the file, and that one is the first of all", () => {
    const { git, commit } = repository;
    git("checkout", "--quiet", "--orphan", "beginning");
    git("rm", "-r", "--quiet", "--cached", ".");
    commit("Begin\n\nparent 0123456789", { "policies/d.yaml": policy("2026-11-01") });
    git("clean", "--quiet", "-d", "--force");
    git("checkout", "--quiet", "main");
    git("merge", "--quiet", "--allow-unrelated-histories", "--message", "Take it in", "beginning");
    const folder = cloneOf(2);
    git("reset", "--quiet", "--hard", "HEAD~1");
    expect(historyIn(folder, "policies/d.yaml")).toEqual({ days: ["2026-11-01"], isCut: false });
    expect(historyIn(folder, "policies/c.yaml").isCut).toBe(true);
  });

  it("is empty and cut where git knows no such commit", () => {
    expect(historyIn(repository.folder, "policies/b.yaml", "nothing")).toEqual({ days: [], isCut: true });
  });
});
