/** The files of a tree as a commit has them: which ones, their texts, and what cannot be read. */
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commitFiles, readBlobs } from "../../src/git/commit-files.ts";
import { createGit, type Git } from "../../src/git/run-git.ts";
import { maxFileBytes } from "../../src/yaml/examine-text.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";

const show = (path: string): string => `base/${path}`;
const submodule = "0123456789".repeat(4);

let repository: GitRepository;
let git: Git;
beforeAll(() => {
  repository = createRepository();
  git = createGit(repository.folder, repository.env);
  repository.commit("Start", {
    "README.md": "r",
    "policies/web/shop.yaml": "app: shop\n",
    "policies/web/same.yaml": "app: shop\n",
    "policies/web/notes.md": "not a policy",
    "policies/web/line\nbreak\ttab.yaml": "app: odd\n",
    "policies/web/empty.yaml": "",
    "policies/.hidden/a.yaml": "app: hidden\n",
    "policies/web/.hidden.yaml": "app: hidden\n",
    "policies/large/full.yaml": "x".repeat(maxFileBytes),
    "policies/large/over.yaml": "x".repeat(maxFileBytes + 1),
    "policiesbeside/a.yaml": "app: beside\n",
  });
  writeFileSync(join(repository.folder, "policies/web/bytes.yaml"), Buffer.from([97, 0xff, 10]));
  symlinkSync("shop.yaml", join(repository.folder, "policies/web/link.yaml"));
  symlinkSync("notes.md", join(repository.folder, "policies/web/link.md"));
  repository.git("add", "--all");
  repository.git("update-index", "--add", "--cacheinfo", `160000,${submodule},policies/vendored`);
  repository.git("commit", "--quiet", "--message", "Links");
});
afterAll(() => repository.remove());

function filesOf(folder: string) {
  const files = commitFiles(git, "HEAD", folder, show);
  if (files === undefined) throw new Error("there is no such folder");
  return files;
}

/** The check of what keeps a file from being read, or its source. */
function read(path: string, folder = "policies"): object | string {
  const reading = filesOf(folder).read(path);
  return "source" in reading ? reading.source : reading.problem.check;
}

describe("the files of a commit", () => {
  it("are those of the folder, by their path in it, sorted; not hidden ones, links and submodules", () => {
    expect(filesOf("policies").list().paths).toEqual([
      "large/full.yaml",
      "large/over.yaml",
      "web/bytes.yaml",
      "web/empty.yaml",
      "web/line\nbreak\ttab.yaml",
      "web/notes.md",
      "web/same.yaml",
      "web/shop.yaml",
    ]);
    expect(filesOf("policies/large").list().paths).toEqual(["full.yaml", "over.yaml"]);
    expect(filesOf("").list().paths).toContain("policiesbeside/a.yaml");
  });

  it("come with what cannot be followed: links to policies, and submodules", () => {
    const problems = filesOf("policies").list().problems;
    expect(problems.map(({ check, file, message }) => [check, file.path, message])).toEqual([
      ["policy/file-unreadable", "base/vendored", "cannot be read: it is a submodule"],
      ["policy/file-symbolic-link", "base/web/link.yaml", "this is a symbolic link, which is not followed"],
    ]);
    expect(filesOf("policies/large").list().problems).toEqual([]);
  });

  it("are read as they were committed, whatever lies on the disk, equal ones too", () => {
    repository.write({ "policies/web/shop.yaml": "app: edited\n" });
    expect(read("web/shop.yaml")).toEqual({ path: "base/web/shop.yaml", text: "app: shop\n" });
    expect(read("web/same.yaml")).toEqual({ path: "base/web/same.yaml", text: "app: shop\n" });
    expect(read("web/empty.yaml")).toEqual({ path: "base/web/empty.yaml", text: "" });
    expect(read("web/line\nbreak\ttab.yaml")).toMatchObject({ text: "app: odd\n" });
    expect(read("web/bytes.yaml")).toMatchObject({ text: "a\uFFFD\n" });
    expect(read("policies/web/shop.yaml", "")).toEqual({ path: "base/policies/web/shop.yaml", text: "app: shop\n" });
  });

  it("are read up to the largest size that a file may have", () => {
    expect(read("large/full.yaml")).toMatchObject({ text: "x".repeat(maxFileBytes) });
    expect(read("large/over.yaml")).toBe("yaml/too-large");
  });

  it("that are no policies, or are not there, cannot be read", () => {
    expect(read("web/notes.md")).toBe("policy/file-unreadable");
    const reading = filesOf("policies").read("web/nothing.yaml");
    expect(reading).toMatchObject({ problem: { message: "cannot be read: git does not have it" } });
  });

  it("are none where the commit has no such folder", () => {
    expect(commitFiles(git, "HEAD", "nowhere", show)).toBeUndefined();
    expect(commitFiles(git, "HEAD", "policies/web/shop.yaml", show)).toBeUndefined();
    expect(() => commitFiles(git, "nothing", "", show)).toThrow("git ls-tree failed");
  });
});

describe("the texts of blobs", () => {
  const idOf = (path: string): string => repository.git("rev-parse", `HEAD:policies/${path}`);

  it("are read all at once; each once, and not those that git lacks", () => {
    const [shop, empty, full] = ["web/shop.yaml", "web/empty.yaml", "large/full.yaml"].map(idOf);
    const texts = readBlobs(git, [shop ?? "", submodule, empty ?? "", shop ?? "", full ?? ""]);
    expect([...texts]).toEqual([
      [shop, "app: shop\n"],
      [empty, ""],
      [full, "x".repeat(maxFileBytes)],
    ]);
  });

  it("are none where none is asked for, without a call of git", () => {
    expect(readBlobs(createGit("/nowhere", { PATH: "/nowhere" }), [])).toEqual(new Map());
  });
});
