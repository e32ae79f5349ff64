import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { realPath, repositoryTop } from "../../src/files/repository-top.ts";

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "discriminat-policy-top-")));
  mkdirSync(join(root, "work/egress/policies"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = (path: string): string => join(root, path);
const top = (path: string, workspace?: string) => repositoryTop(at(path), { GITHUB_WORKSPACE: workspace });

/** As `git init` makes it. */
function initialize(path: string): void {
  mkdirSync(join(at(path), ".git"));
  writeFileSync(join(at(path), ".git/HEAD"), "ref: refs/heads/main\n");
}

describe("the top of a repository", () => {
  it("is the closest folder that holds .git, from the folder itself up", () => {
    initialize("work");
    expect(top("work/egress/policies")).toBe(at("work"));
    expect(top("work")).toBe(at("work"));
    initialize("work/egress");
    expect(top("work/egress/policies")).toBe(at("work/egress"));
  });

  it("is found from a folder that does not exist yet, and through symbolic links", () => {
    initialize("work");
    symlinkSync("work", at("link"));
    expect(top("link/new/folder")).toBe(at("work"));
  });

  it("has a file called .git in a worktree, and an empty folder called so is none", () => {
    initialize("work");
    mkdirSync(at("work/egress/.git"));
    expect(top("work/egress/policies")).toBe(at("work"));
    rmSync(at("work/egress/.git"), { recursive: true });
    writeFileSync(at("work/egress/.git"), "gitdir: ../.git/worktrees/egress\n");
    expect(top("work/egress/policies")).toBe(at("work/egress"));
  });

  it("is the runner's workspace where there is no repository, if the folder lies in it", () => {
    expect(top("work/egress", at("work"))).toBe(at("work"));
    expect(top("work", at("work"))).toBe(at("work"));
    expect(top("work/egress", "/")).toBe("/");
    for (const workspace of [undefined, "", at("wor"), at("work/egress/policies")]) {
      expect(top("work/egress", workspace)).toBeUndefined();
    }
  });
});

describe("a real path", () => {
  it("goes on after the last folder that exists", () => {
    symlinkSync("work", at("link"));
    expect(realPath(at("link/egress/../new/a.yaml"))).toBe(at("work/new/a.yaml"));
    expect(realPath("/")).toBe("/");
  });
});
