/** Files that git has and that are not on the disk, because the checkout is sparse. */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesNotCheckedOut } from "../../src/git/sparse-checkout.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";

let repository: GitRepository;
beforeAll(() => {
  repository = createRepository();
  repository.commit("Start", {
    "policies/a.yaml": "a",
    "policies/b b.yaml": "b",
    "policies/team/\u00fc S c.yaml": "c",
    "policies/d.yaml": "d",
    "other/e.yaml": "e",
  });
});
afterAll(() => repository.remove());

/** The files, and what was noted. */
function askAbout(folder: string, env = repository.env) {
  const noted: string[] = [];
  const missing = filesNotCheckedOut(join(repository.folder, folder), env, (message) => noted.push(message));
  return { missing, noted };
}

const missingIn = (folder: string): readonly string[] => askAbout(folder).missing;

const leaveOut = (path: string): void => {
  repository.git("update-index", "--skip-worktree", path);
  rmSync(join(repository.folder, path));
};

describe("what a sparse checkout leaves out", () => {
  it("is nothing where all files are there", () => {
    expect(missingIn("policies")).toEqual([]);
  });

  it("is each such file of the folder, by its path from there", () => {
    for (const path of ["policies/b b.yaml", "policies/team/\u00fc S c.yaml", "other/e.yaml"]) leaveOut(path);
    expect(missingIn("policies")).toEqual(["b b.yaml", "team/\u00fc S c.yaml"]);
    expect(missingIn("policies/team")).toEqual(["\u00fc S c.yaml"]);
    expect(missingIn(".")).toEqual(["other/e.yaml", "policies/b b.yaml", "policies/team/\u00fc S c.yaml"]);
  });

  it("is also a file of which git does not look for changes", () => {
    leaveOut("policies/a.yaml");
    repository.git("update-index", "--assume-unchanged", "policies/a.yaml");
    expect(missingIn("policies")).toContain("a.yaml");
  });

  it("is neither a file that was put there all the same, nor one that was deleted", () => {
    repository.write({ "policies/a.yaml": "a" });
    rmSync(join(repository.folder, "policies/d.yaml"));
    expect(missingIn("policies")).toEqual(["b b.yaml", "team/\u00fc S c.yaml"]);
  });

  it("is not asked of git outside of a repository, or of a folder that is not there", () => {
    const env = { ...repository.env, PATH: "/nowhere" };
    const nothing = { missing: [], noted: [] };
    expect(askAbout("..", env)).toEqual(nothing);
    expect(askAbout("nowhere", env)).toEqual(nothing);
  });

  it("is not known where git cannot be asked, which is noted", () => {
    expect(askAbout("policies/team", { ...repository.env, PATH: "/nowhere" })).toEqual({
      missing: [],
      noted: ["git is not installed, or not on the PATH"],
    });
  });

  it("is not known where git fails", () => {
    const bin = join(repository.env.HOME ?? "", "bin");
    mkdirSync(bin);
    writeFileSync(join(bin, "git"), "#!/bin/sh\nexit 1\n");
    chmodSync(join(bin, "git"), 0o755);
    expect(askAbout("policies", { ...repository.env, PATH: bin }).missing).toEqual([]);
  });
});
