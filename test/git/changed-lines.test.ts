import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { changedFiles } from "../../src/git/changed-lines.ts";
import { createGit } from "../../src/git/run-git.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";

let repository: GitRepository;
beforeEach(() => {
  repository = createRepository();
});
afterEach(() => repository.remove());

const numbered = (count: number): string => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join("");

/** The lines of each file that changed since the base, in a file of at most 20 lines. */
function changedLines(base: string, ...paths: readonly string[]): readonly (readonly number[] | undefined)[] {
  const changed = changedFiles(createGit(repository.folder, repository.env), base, "HEAD");
  return paths.map((path) => {
    const file = changed(path);
    return file && Array.from({ length: 20 }, (_, index) => index + 1).filter(file.isChanged);
  });
}

it("finds lines that were added or replaced, and no others", () => {
  const base = repository.commit("Start", { "a.yaml": numbered(6), "b.yaml": numbered(6), "c.yaml": numbered(6) });
  repository.commit("Change", {
    "a.yaml": numbered(8).replace("line 2\n", "other\n").replace("line 5\n", ""),
    "new.yaml": "one\n",
    "c.yaml": undefined,
  });
  const [changed, same, removed, added, unknown] = changedLines(
    base,
    "a.yaml",
    "b.yaml",
    "c.yaml",
    "new.yaml",
    "no.yaml",
  );
  expect(changed).toEqual([2, 6, 7]);
  expect([same, removed, unknown]).toEqual([undefined, undefined, undefined]);
  expect(added).toContain(1);
});

it("knows no changes of links and submodules, and knows those of programs", () => {
  const base = repository.commit("Start", { "a.yaml": "a\n", "run.yaml": "a\n" });
  symlinkSync("a.yaml", join(repository.folder, "link.yaml"));
  chmodSync(join(repository.folder, "run.yaml"), 0o755);
  repository.commit("Change", { "run.yaml": "a\nb\n", "empty.yaml": "" });
  expect(changedLines(base, "link.yaml", "run.yaml", "empty.yaml")).toEqual([
    undefined,
    [2],
    Array.from({ length: 20 }, (_, index) => index + 1),
  ]);
});

it("holds the text as the change leaves it", () => {
  const base = repository.commit("Start", { "a.yaml": "old\n" });
  repository.commit("Change", { "a.yaml": "new\n", "b.yaml": "b\n" });
  const changed = changedFiles(createGit(repository.folder, repository.env), base, "HEAD");
  expect([changed("a.yaml")?.text, changed("b.yaml")?.text]).toEqual(["new\n", "b\n"]);
});

it("finds many changes in one file, each where it is", () => {
  const base = repository.commit("Start", { "a.yaml": numbered(18) });
  const text = numbered(18).replace("line 1\n", "x\ny\nz\n").replace("line 9\n", "").replace("line 18\n", "end\n");
  repository.commit("Change", { "a.yaml": text });
  expect(changedLines(base, "a.yaml")).toEqual([[1, 2, 3, 19]]);
});

it("follows a file to its new name, whatever the name", () => {
  const base = repository.commit("Start", { "a.yaml": numbered(12) });
  const name = ':100644 100644 a b M \u00fc"x".yaml';
  repository.commit("Move", { "a.yaml": undefined, [name]: numbered(12).replace("line 3\n", "other\n") });
  expect(changedLines(base, name, "a.yaml")).toEqual([[3], undefined]);
});

it("knows a changed file from a new one whatever its id, and a change of ten lines and more", () => {
  // The ids of these files begin with a zero, and end with one.
  const files = { "a.yaml": "line 1\nline 16\n", "b.yaml": "line 1\nline 56\n" };
  const base = repository.commit("Start", files);
  expect(repository.git("rev-parse", "HEAD:a.yaml", "HEAD:b.yaml")).toMatch(/^0\w+\n\w+0$/);
  const more = numbered(12).replaceAll("line", "more");
  repository.commit("Change", { "a.yaml": files["a.yaml"] + more, "b.yaml": `${files["b.yaml"]}more\n` });
  expect(changedLines(base, "a.yaml", "b.yaml")).toEqual([Array.from({ length: 12 }, (_, index) => index + 3), [3]]);
});

it("takes no line of a file for the place of a change", () => {
  const base = repository.commit("Start", { "a.yaml": numbered(4) });
  repository.commit("Change", { "a.yaml": `${numbered(4)}@@ -1 +1 @@\n+x\r@@ -1 +1 @@\n+x\u2028@@ -1 +1 @@\n` });
  expect(changedLines(base, "a.yaml")).toEqual([[5, 6, 7]]);
});

it("compares with the commit at which the branch left its base, and finds nothing where git lacks it", () => {
  const start = repository.commit("Start", { "a.yaml": numbered(6) });
  repository.git("checkout", "--quiet", "-b", "change");
  repository.commit("Change", { "a.yaml": numbered(7) });
  repository.git("checkout", "--quiet", "main");
  const base = repository.commit("Go on", { "a.yaml": `first\n${numbered(6)}` });
  repository.git("checkout", "--quiet", "change");
  expect(changedLines(base, "a.yaml")).toEqual([[7]]);
  expect(changedLines(start, "a.yaml")).toEqual([[7]]);
  expect(changedLines("0123456789".repeat(4), "a.yaml")).toEqual([undefined]);
});
