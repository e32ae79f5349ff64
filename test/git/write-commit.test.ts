/** Commits from objects alone: the same for the same, and nothing of the clone is touched. */
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createGit } from "../../src/git/run-git.ts";
import { writeCommit } from "../../src/git/write-commit.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";

let place: GitRepository;
beforeEach(() => {
  place = createRepository();
});
afterEach(() => place.remove());

const by = { name: "Tool", email: "tool@example.com" };
const make = (
  parent: string,
  texts: Readonly<Record<string, string>>,
  more: { readonly day?: string } = {},
): string => {
  const git = createGit(place.folder, place.env);
  return writeCommit(git, {
    ...{ parent, texts: new Map(Object.entries(texts)), message: "Edit\n\nWhy.\n", day: "2026-11-24", by },
    ...more,
  });
};

it("replaces files in any folder, and keeps all others, their modes and odd names", () => {
  const files = {
    "a.txt": "a\n",
    "é/ö b/c.txt": "c\n",
    "é/run.sh": "#!/bin/sh\n",
    'q"\t.txt': "q\n",
    "é/ö b/d.txt": "d\n",
  };
  place.write(files);
  chmodSync(join(place.folder, "é/run.sh"), 0o755);
  const parent = place.commit("Start");
  const commit = make(parent, { "é/ö b/c.txt": "new\r\n", "é/run.sh": "#!/bin/bash\n" });
  const raw = place.git("-c", "core.quotePath=false", "diff", "--name-status", parent, commit).split("\n").sort();
  expect(raw).toEqual(["M\té/run.sh", "M\té/ö b/c.txt"]);
  expect(place.git("ls-tree", commit, "é/run.sh")).toMatch(/^100755 /);
  expect(place.git("cat-file", "blob", `${commit}:é/ö b/c.txt`)).toBe("new");
  expect(place.git("fsck", "--strict", "--no-dangling")).toBe("");
});

it("gives the same id for the same, whatever the clock and the settings are, and another for another day", () => {
  const parent = place.commit("Start", { "a.txt": "a\n" });
  const first = make(parent, { "a.txt": "b\n" });
  place.git("config", "user.name", "Someone");
  place.git("config", "commit.gpgSign", "true");
  place.git("config", "core.autocrlf", "true");
  expect(make(parent, { "a.txt": "b\n" })).toBe(first);
  expect(make(parent, { "a.txt": "b\n" }, { day: "2026-11-25" })).not.toBe(first);
  expect(place.git("log", "-1", "--format=%an <%ae> %at|%cn <%ce> %ct|%P|%B", first)).toBe(
    `Tool <tool@example.com> 1795478400|Tool <tool@example.com> 1795478400|${parent}|Edit\n\nWhy.`,
  );
});

it("touches no ref, no index and no file", () => {
  const parent = place.commit("Start", { "a.txt": "a\n" });
  place.write({ "a.txt": "mine\n" });
  const state = () => [place.git("for-each-ref"), place.git("status", "--porcelain"), place.git("rev-parse", "HEAD")];
  const before = state();
  make(parent, { "a.txt": "b\n" });
  expect(state()).toEqual(before);
});

it("a file that the parent does not have is a bug, and said", () => {
  const parent = place.commit("Start", { "a/b.txt": "a\n" });
  expect(() => make(parent, { "a/c.txt": "x" })).toThrow('the commit has no "c.txt"');
  expect(() => make(parent, { "z/c.txt": "x" })).toThrow('the commit has no "z"');
});
