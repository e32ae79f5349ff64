/** What is read of commits, as the forges and people write them. */
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCommits } from "../../src/git/commit-facts.ts";
import { createGit } from "../../src/git/run-git.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";

let repository: GitRepository;
beforeAll(() => {
  repository = createRepository();
});
afterAll(() => repository.remove());

/** Writes a commit object as it is. */
function object(bytes: string | Buffer): string {
  const { stdout, stderr } = spawnSync("git", ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], {
    cwd: repository.folder,
    env: repository.env,
    input: bytes,
    encoding: "utf8",
  });
  if (stdout === "") throw new Error(stderr);
  return stdout.trim();
}

const tree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
interface Parts {
  readonly author?: string;
  readonly committer?: string;
  readonly parents?: readonly string[];
  readonly headers?: string;
}

function commit(message: string, { author, committer, parents = [], headers = "" }: Parts = {}): string {
  const who = "A <a@example.com> 1772452800 +0000";
  const lines = [`tree ${tree}`, ...parents.map((id) => `parent ${id}`), `author ${author ?? who}`];
  return `${[...lines, `committer ${committer ?? who}`].join("\n")}\n${headers}\n${message}`;
}

function factsOf(bytes: string | Buffer) {
  const id = object(bytes);
  return readCommits(createGit(repository.folder, repository.env), [id]).get(id);
}

describe("the request of a commit", () => {
  it.each([
    ["GitHub", "Merge pull request #41 from example/branch\n\nAdmit payments\n", "#41"],
    ["GitHub, squashed", "Admit payments (#42)\n\n* one\n* two\n", "#42"],
    ["GitHub, a revert of one", 'Revert "Admit payments (#42)" (#43)\n', "#43"],
    ["GitLab", "Merge branch 'x' into 'main'\n\nAdmit payments\n\nSee merge request group/sub/project!12\n", "!12"],
    ["GitLab, in the same project", "Merge branch 'x' into 'main'\n\nSee merge request !13", "!13"],
    ["Bitbucket", "Merged in branch (pull request #14)\n\nAdmit payments\n", "#14"],
    ["Bitbucket's server", "Pull request #15: Admit payments\n\nMerge in PRJ/repo from branch to main\n", "#15"],
    ["Bitbucket's server, before", "Merge pull request #16 in PRJ/repo from branch to main\n", "#16"],
    ["Azure DevOps", "Merged PR 17: Admit payments\n", "#17"],
    ["Gitea", "Merge pull request 'Admit payments' (#18) from x into main\n", "#18"],
    ["nothing", "Admit payments\n\nAs asked in #19 and (#20), see !21\n", undefined],
    ["a local merge", "Merge branch 'x' (#22) into y\n", undefined],
    ["no message", "", undefined],
    ["a number that is none", `Admit payments (#${"9".repeat(30)})\n`, undefined],
  ])("is what %s writes", (_, message, expected) => {
    expect(factsOf(commit(message))?.request).toBe(expected);
  });
});

describe("the approvals of a commit", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "are lines at the end of the message",
      "S\n\nBody\n\nReviewed-by: Ada <a@example.com>\nSigned-off-by: B\nacked-BY:  Grace\nApproved-by: C\n",
      ["Reviewed-by: Ada <a@example.com>", "Acked-by: Grace", "Approved-by: C"],
    ],
    ["are not lines elsewhere", "S\n\nReviewed-by: Ada\n\nBody\n", []],
    ["are not the subject", "Reviewed-by: Ada\n", []],
    ["are not without a name", "S\n\nReviewed-by:   \n", []],
    ["are read in files of every system", "S\r\n\r\nReviewed-by: Ada\r\n", ["Reviewed-by: Ada"]],
  ])("%s", (_, message, expected) => {
    expect(factsOf(commit(message))?.approvals).toEqual(expected);
  });
});

describe("a commit", () => {
  it("has who wrote it, and the days of author and committer in UTC", () => {
    const parts = {
      author: "Ada <a@example.com> 1772499600 -0800",
      committer: "Forge <f@example.com> 1775001600 +0000",
    };
    expect(factsOf(commit("  Subject  \nmore\n", parts))).toMatchObject({
      ...{ author: "Ada", written: "2026-03-03", committed: "2026-04-01" },
      ...{ subject: "Subject", isMerge: false },
    });
  });

  it("is a merge where it has several parents", () => {
    const [one, other] = [object(commit("One")), object(commit("Other"))];
    expect(factsOf(commit("Both", { parents: [one, other] }))?.isMerge).toBe(true);
    expect(factsOf(commit("Next", { parents: [one] }))?.isMerge).toBe(false);
  });

  it.each([
    ["days that are none", { author: "A <a@b> 99999999999999999 +0000" }, { written: "2026-03-02", author: "A" }],
    ["a day before 1970", { author: "A <a@b> -5 +0000" }, { written: "2026-03-02" }],
    ["no name", { author: "<a@b> 1772452800 +0000" }, { author: "", written: "2026-03-02" }],
    ["control characters", { author: "A\u0001\u001b[31m <a@b> 1772452800 +0000" }, { author: "A\u0001\u001b[31m" }],
    ["markup", { author: "A</b><script>x <a@b> 1772452800 +0000" }, { written: "2026-03-02" }],
    ["a long name", { author: `${"é".repeat(500)} <a@b> 1772452800 +0000` }, { author: `${"é".repeat(119)}…` }],
  ])("may have %s", (_, parts, expected) => {
    expect(factsOf(commit("Subject", parts))).toMatchObject(expected);
  });

  it("is read in the encoding that it names, whatever git is told to print", () => {
    const latin = Buffer.from(commit("Größe", { headers: "encoding ISO-8859-1\n" }), "latin1");
    expect(factsOf(latin)?.subject).toBe("Größe");
    repository.git("config", "i18n.logOutputEncoding", "ISO-8859-1");
    expect(factsOf(latin)?.subject).toBe("Größe");
    expect(factsOf(Buffer.from(commit("\xff"), "latin1"))?.subject).toBe("\ufffd");
  });

  it("is asked for by its id alone", () => {
    expect(readCommits(createGit(repository.folder, repository.env), []).size).toBe(0);
  });
});
