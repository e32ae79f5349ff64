/** Since which commit entries stand there, and how it came into the branch, as real repositories tell. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bundledDeclaration, declarationsOf, nameDeclaration } from "../../src/git/declarations.ts";
import { entryHistory, type Origin } from "../../src/git/entry-history.ts";
import { createGit } from "../../src/git/run-git.ts";
import { parseBundle, parsePolicy } from "../../src/policy/parse-file.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";

const path = "policies/payments/checkout.yaml";
const settings = (...networks: readonly string[]): string =>
  `networks:\n${networks.map((name) => `  ${name}: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n`).join("")}`;
const policy = (allow: string, more = "", app = "checkout"): string =>
  `app: ${app}\nteam: payments\n${more}allow:\n${allow}`;
const entry = (names: string, more = "", reason = "r"): string => `  - tls: [${names}]\n    reason: ${reason}\n${more}`;
const bundle = (names: string): string => `bundle: tools\ndescription: d\nallow:\n  - tls: [${names}]\n`;
const bundlePath = "policies/bundles/tools.yaml";

let repository: GitRepository;
let day: number;
beforeEach(() => {
  repository = createRepository();
  day = 0;
});
afterEach(() => repository.remove());

type Files = Readonly<Record<string, string | undefined>>;

/** Runs git a day later than the last time, as another author. */
function git(...args: readonly string[]): void {
  day += 1;
  const date = `2026-01-${String(day).padStart(2, "0")}T12:00:00Z`;
  const who = { GIT_AUTHOR_NAME: `Author ${day}`, GIT_COMMITTER_NAME: `Committer ${day}` };
  const env = { ...repository.env, ...who, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const { status, stderr } = spawnSync("git", args, { cwd: repository.folder, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
}

function commit(message: string, files: Files = {}, ...more: readonly string[]): void {
  repository.write(files);
  repository.git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--message", message, ...more);
}

const switchTo = (...args: readonly string[]): string => repository.git("switch", "--quiet", ...args);
const merge = (branch: string, message: string, ...more: readonly string[]): void =>
  git("merge", "--quiet", "--no-ff", "--message", message, ...more, branch);

const wordsOf = ({ commit: written, step, isCut }: Origin): string => {
  const landed = step.id === written.id ? "" : ` in ${step.subject}`;
  return `${isCut ? "on or before " : ""}${written.written} ${written.subject}${landed}`;
};

/** What each file on the disk declares, since when, and what changed it last. */
function standing(files: Files, folder = "policies", at = repository.folder): Readonly<Record<string, string>> {
  const history = entryHistory(createGit(at, repository.env), folder);
  const said: Record<string, string> = {};
  for (const [file, text = ""] of Object.entries(files)) {
    const { policy: parsed } = parsePolicy({ path: file, text }, "payments");
    for (const [declaration, words] of parsed === undefined ? [] : declarationsOf(parsed)) {
      const [kind = "", app = "", network = "", ...rest] = declaration.split("\0");
      const found = history?.standing(declaration, words);
      const changed =
        found?.changed === undefined
          ? ""
          : `, changed ${typeof found.changed === "string" ? found.changed : wordsOf(found.changed)}`;
      const key = [...(app === "checkout" ? [] : [app]), ...(network === "" ? [] : [network]), rest.at(-1) ?? kind];
      said[key.join(" ")] = found === undefined ? "not committed" : `${wordsOf(found.since)}${changed}`;
    }
  }
  return said;
}

const a = policy(entry("a.example"));
const ab = policy(entry("a.example, b.example"));

type Case = readonly [fact: string, make: () => Files, expected: Readonly<Record<string, string>>];

const cases: readonly Case[] = [
  [
    "is the commit that added it",
    () => {
      commit("One", { [path]: a, "policies/discriminat.yaml": settings("prod") });
      commit("Elsewhere", { "README.md": "x" });
      commit("Two", { [path]: ab });
      return { [path]: ab };
    },
    { "a.example": "2026-01-01 One", "b.example": "2026-01-03 Two" },
  ],
  [
    "begins anew where it was taken away in between, and where that was reverted",
    () => {
      commit("One", { [path]: ab });
      commit("Two", { [path]: a });
      git("revert", "--no-edit", "HEAD");
      return { [path]: ab };
    },
    { "a.example": "2026-01-01 One", "b.example": '2026-01-03 Revert "Two"' },
  ],
  [
    "goes on where the file is moved or rewritten, and the app stays",
    () => {
      commit("One", { [path]: ab });
      const moved = "policies/shop/basket.yaml";
      const text = `${policy(entry("b.example"), "# all new\n".repeat(30))}  - tls: [a.example]\n    reason: r\n`;
      commit("Move", { [path]: undefined, [moved]: text });
      return { [moved]: text };
    },
    { "a.example": "2026-01-01 One", "b.example": "2026-01-01 One" },
  ],
  [
    "begins anew for another app, and for an entry that moves to one",
    () => {
      commit("One", { [path]: ab });
      const other = "policies/payments/ledger.yaml";
      const files = { [path]: a, [other]: policy(entry("b.example"), "", "ledger") };
      commit("Split", files);
      return files;
    },
    { "a.example": "2026-01-01 One", "ledger b.example": "2026-01-02 Split" },
  ],
  [
    "stays where it is laid out anew, its words change or someone confirms it",
    () => {
      commit("One", { [path]: ab });
      commit("Format", {
        [path]: policy("  # first\n  - tls:\n      - b.example\n      - a.example\n    reason: r\n"),
      });
      const text = policy(entry("b.example") + entry("a.example", "    ticket: T-1\n", "because"));
      commit("Words", { [path]: text });
      const confirmed = text.replace("ticket: T-1", "ticket: T-1\n    confirmed: 2026-01-05");
      commit("Confirm", { [path]: confirmed });
      return { [path]: confirmed };
    },
    { "a.example": "2026-01-01 One, changed 2026-01-03 Words", "b.example": "2026-01-01 One" },
  ],
  [
    "is told apart by network and port",
    () => {
      commit("One", { [path]: policy(entry("a.example", "    ports: [443]\n"), "networks: [prod]\n") });
      const text = policy(entry("a.example", "    ports: [8443, 443]\n"), "networks: [lab, prod]\n");
      commit("Two", { [path]: text });
      return { [path]: text };
    },
    { "lab a.example": "2026-01-02 Two", "prod a.example": "2026-01-01 One" },
  ],
  [
    "goes on where a tree gets a second network, and policies name theirs",
    () => {
      commit("One", { [path]: a, "policies/discriminat.yaml": settings("prod") });
      const text = policy(entry("a.example"), "networks: [lab, prod]\n");
      commit("Lab", { [path]: text, "policies/discriminat.yaml": settings("lab", "prod") });
      return { [path]: text };
    },
    { "lab a.example": "2026-01-02 Lab", "prod a.example": "2026-01-01 One" },
  ],
  [
    "goes on where only one network is left, and policies do not name it",
    () => {
      const before = policy(entry("a.example"), "networks: [lab, prod]\n");
      commit("One", { [path]: before, "policies/discriminat.yaml": settings("lab", "prod") });
      commit("Alone", { [path]: a, "policies/discriminat.yaml": settings("prod") });
      return { [path]: a };
    },
    { "a.example": "2026-01-01 One" },
  ],
  [
    "is known of see-thru windows, which go on where their last day moves",
    () => {
      const window = (until: string) => `see_thru:\n  until: ${until}\n  reason: r\n`;
      commit("One", { [path]: a });
      commit("Open", { [path]: a + window("2026-02-01") });
      commit("Extend", { [path]: a + window("2026-03-01") });
      return { [path]: a + window("2026-03-01") };
    },
    { "a.example": "2026-01-01 One", window: "2026-01-02 Open, changed 2026-01-03 Extend" },
  ],
  [
    "of what is in two files of an app is that of the first, as long as one is left",
    () => {
      const other = "policies/payments/second.yaml";
      commit("One", { [path]: a });
      commit("Twice", { [other]: a });
      commit("Once", { [path]: undefined });
      return { [other]: a };
    },
    { "a.example": "2026-01-01 One" },
  ],
  [
    "goes on over a version that nothing could read",
    () => {
      commit("One", { [path]: a });
      commit("Broken", { [path]: "<<<<<<< HEAD\n{" });
      commit("Large", { [path]: `${a}${"# x\n".repeat(80_000)}` });
      commit("Mended", { [path]: ab });
      return { [path]: ab };
    },
    { "a.example": "2026-01-01 One", "b.example": "2026-01-04 Mended" },
  ],
  [
    "is not there for what is not committed, of a file that is not, and in a file that says something else",
    () => {
      commit("One", { [path]: a });
      const untracked = "policies/payments/ledger.yaml";
      const files = {
        [path]: policy(entry("a.example", "", "other") + entry("b.example")),
        [untracked]: policy(entry("a.example"), "", "ledger"),
      };
      repository.write(files);
      return files;
    },
    {
      "a.example": "2026-01-01 One, changed uncommitted",
      "b.example": "not committed",
      "ledger a.example": "not committed",
    },
  ],
  [
    "does not count files that are no policies",
    () => {
      commit("One", { [path]: a });
      commit("Odd", { "policies/README.yaml": ab, "policies/payments/deep/x.yaml": ab, "other/x.yaml": ab });
      return { [path]: ab };
    },
    { "a.example": "2026-01-01 One", "b.example": "not committed" },
  ],
];

const merged: readonly Case[] = [
  [
    "is the commit of the branch, and the merge that brought it in",
    () => {
      commit("One", { [path]: a });
      switchTo("--create", "side");
      commit("Add b", { [path]: ab });
      commit("Elsewhere", { "README.md": "x" });
      switchTo("main");
      merge("side", "Merge side");
      return { [path]: ab };
    },
    { "a.example": "2026-01-01 One", "b.example": "2026-01-02 Add b in Merge side" },
  ],
  [
    "is of the branch that brought the whole folder in",
    () => {
      commit("Root", { "README.md": "x" });
      switchTo("--create", "side");
      commit("One", { [path]: a });
      switchTo("main");
      commit("Main", { "README.md": "y" });
      merge("side", "Merge side");
      return { [path]: a };
    },
    { "a.example": "2026-01-02 One in Merge side" },
  ],
  [
    "is the last of several commits of a branch that added it, and the last that changed its words",
    () => {
      commit("One", { [path]: a });
      switchTo("--create", "side");
      commit("Add", { [path]: ab });
      commit("Drop", { [path]: a });
      commit("Add again", { [path]: ab });
      commit("Say why", { [path]: policy(entry("a.example", "", "why") + entry("b.example")) });
      switchTo("main");
      merge("side", "Merge side");
      return { [path]: policy(entry("a.example", "", "why") + entry("b.example")) };
    },
    {
      "a.example": "2026-01-01 One, changed 2026-01-05 Say why in Merge side",
      "b.example": "2026-01-04 Add again in Merge side",
    },
  ],
  [
    "is found through merges of merges, whichever way main was merged into the branch",
    () => {
      commit("One", { [path]: a, "policies/payments/ledger.yaml": policy(entry("x.example"), "", "ledger") });
      switchTo("--create", "inner");
      commit("Add b", { [path]: ab });
      switchTo("main");
      commit("Main", { "policies/payments/ledger.yaml": policy(entry("x.example, y.example"), "", "ledger") });
      switchTo("--create", "outer");
      merge("inner", "Merge inner");
      switchTo("main");
      commit("More", { "README.md": "x" });
      switchTo("outer");
      merge("main", "Merge main into outer");
      switchTo("main");
      merge("outer", "Merge outer");
      return { [path]: ab, ledger: policy(entry("y.example"), "", "ledger") };
    },
    {
      "a.example": "2026-01-01 One",
      "b.example": "2026-01-02 Add b in Merge outer",
      "ledger y.example": "2026-01-03 Main",
    },
  ],
  [
    "is found in an octopus",
    () => {
      commit("One", { [path]: a });
      for (const app of ["x", "y"]) {
        switchTo("--create", app, "main");
        commit(`Add ${app}`, { [`policies/payments/${app}.yaml`]: policy(entry("z.example"), "", app) });
      }
      switchTo("main");
      git("merge", "--quiet", "--no-ff", "--message", "Merge both", "x", "y");
      return { x: policy(entry("z.example"), "", "x"), y: policy(entry("z.example"), "", "y") };
    },
    { "x z.example": "2026-01-02 Add x in Merge both", "y z.example": "2026-01-03 Add y in Merge both" },
  ],
  [
    "is the merge itself for what only it has",
    () => {
      commit("One", { [path]: a });
      switchTo("--create", "side");
      commit("Side", { "policies/payments/x.yaml": policy(entry("z.example"), "", "x") });
      switchTo("main");
      git("merge", "--quiet", "--no-ff", "--no-commit", "side");
      commit("Evil merge", { [path]: ab });
      return { [path]: ab };
    },
    { "a.example": "2026-01-01 One", "b.example": "2026-01-04 Evil merge" },
  ],
  [
    "is not that of a branch whose merge brought nothing",
    () => {
      commit("One", { [path]: a });
      switchTo("--create", "theirs");
      commit("Add b, in vain", { [path]: ab });
      switchTo("--create", "side", "main");
      commit("Add b", { [path]: ab });
      switchTo("main");
      git("merge", "--quiet", "--strategy=ours", "--message", "Take nothing", "theirs");
      merge("side", "Merge side");
      return { [path]: ab };
    },
    { "a.example": "2026-01-01 One", "b.example": "2026-01-03 Add b in Merge side" },
  ],
];

describe("the commit since which an entry stands there", () => {
  it.each([...cases, ...merged])("%s", (_, make, expected) => {
    const files = make();
    expect(standing(files)).toEqual(expected);
  });

  it("is the same in the top folder, in a detached head, in a worktree and in a submodule", () => {
    commit("One", { "payments/checkout.yaml": a });
    commit("Two", { "payments/checkout.yaml": ab });
    const expected = { "a.example": "2026-01-01 One", "b.example": "2026-01-02 Two" };
    const files = { [path]: ab };
    expect(standing(files, "")).toEqual(expected);
    repository.git("switch", "--quiet", "--detach");
    expect(standing(files, "")).toEqual(expected);
    repository.git("worktree", "add", "--quiet", "../tree", "main");
    expect(standing(files, "", join(repository.folder, "../tree"))).toEqual(expected);
    repository.git("clone", "--quiet", repository.folder, "../outer");
    const outer = join(repository.folder, "../outer");
    const add = ["-C", outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add"];
    repository.git(...add, repository.folder, "policies");
    expect(standing(files, "", join(outer, "policies"))).toEqual(expected);
  });

  it("is that of a branch which is rebased: written then, and committed later", () => {
    commit("One", { [path]: a });
    switchTo("--create", "side");
    commit("Add b", { [path]: ab });
    switchTo("main");
    commit("Main", { "README.md": "x" });
    switchTo("side");
    git("rebase", "--quiet", "main");
    const { policy: parsed } = parsePolicy({ path, text: ab }, "payments");
    const [, [b = "", words = ""] = []] = parsed === undefined ? [] : [...declarationsOf(parsed)];
    const found = entryHistory(createGit(repository.folder, repository.env), "policies")?.standing(b, words);
    expect(found?.since.commit).toMatchObject({ written: "2026-01-02", committed: "2026-01-04", author: "Author 2" });
  });

  it("is of the bundle's own file for a name of the organisation's bundle", () => {
    commit("One", { [bundlePath]: bundle("a.example") });
    commit("Two", { [bundlePath]: bundle("a.example, b.example") });
    commit("Move", { [bundlePath]: undefined, "policies/bundles/moved.yaml": bundle("b.example, a.example") });
    const history = entryHistory(createGit(repository.folder, repository.env), "policies");
    const { bundle: parsed } = parseBundle({ path: bundlePath, text: bundle("a.example, b.example") });
    const since = ["a.example", "b.example"].map((name) => {
      const found = history?.standing(bundledDeclaration(parsed?.name ?? "", "tls", 443, name), "");
      return found && wordsOf(found.since);
    });
    expect(since).toEqual(["2026-01-01 One", "2026-01-02 Two"]);
  });

  it("is no later than the end of a shallow clone, and exact behind it", () => {
    commit("One", { [path]: a });
    commit("Two", { [path]: ab });
    const abc = policy(entry("a.example, b.example, c.example"));
    commit("Three", { [path]: abc });
    repository.git("clone", "--quiet", "--depth=2", `file://${repository.folder}`, "../shallow");
    const folder = join(repository.folder, "../shallow");
    expect(standing({ [path]: abc }, "policies", folder)).toEqual({
      "a.example": "on or before 2026-01-02 Two",
      "b.example": "on or before 2026-01-02 Two",
      "c.example": "2026-01-03 Three",
    });
    expect(entryHistory(createGit(folder, repository.env), "policies")?.isCut).toBe(true);
    expect(entryHistory(createGit(repository.folder, repository.env), "policies")?.isCut).toBe(false);
  });

  it("fetches nothing into a partial clone, and says no more than what is there", () => {
    commit("One", { [path]: a });
    commit("Two", { [path]: ab });
    repository.git("config", "uploadpack.allowFilter", "true");
    repository.git("clone", "--quiet", "--filter=blob:none", `file://${repository.folder}`, "../partial");
    const folder = join(repository.folder, "../partial");
    const missing = () => repository.git("-C", folder, "rev-list", "--objects", "--missing=print", "HEAD");
    const before = missing();
    const history = entryHistory(createGit(folder, { ...repository.env, GIT_NO_LAZY_FETCH: "1" }), "policies");
    expect(missing()).toBe(before);
    expect(before).toContain("?");
    expect(history?.isCut).toBe(true);
    const { policy: parsed } = parsePolicy({ path, text: ab }, "payments");
    const found = [...(parsed === undefined ? [] : declarationsOf(parsed))].map(([one, words]) =>
      history?.standing(one, words),
    );
    expect(found.map((one) => one && wordsOf(one.since))).toEqual([
      "on or before 2026-01-02 Two",
      "on or before 2026-01-02 Two",
    ]);
  });

  it("has its end in the step that took it away, unless it stands there again", () => {
    commit("One", { [path]: policy(entry("a.example, b.example, c.example")) });
    switchTo("--create", "side");
    commit("Drop b", { [path]: policy(entry("a.example, c.example")) });
    switchTo("main");
    merge("side", "Merge side");
    commit("Drop c", { [path]: a });
    commit("Add c again", { [path]: policy(entry("a.example, c.example")) });
    const history = entryHistory(createGit(repository.folder, repository.env), "policies");
    const removed = ["a.example", "b.example", "c.example", "d.example"].map((name) => {
      const found = history?.removal(nameDeclaration("checkout", "", "tls", 443, name));
      return found && wordsOf(found);
    });
    expect(removed).toEqual([undefined, "2026-01-03 Merge side", undefined, undefined]);
  });

  it("is not known without a commit", () => {
    expect(entryHistory(createGit(repository.folder, repository.env), "policies")).toBeUndefined();
  });

  it("asks git as often for many commits and files as for few", () => {
    const calls = (): number => {
      let started = 0;
      const real = createGit(repository.folder, repository.env);
      const counting = {
        ...real,
        run: (...args: Parameters<typeof real.run>) => {
          started += 1;
          return real.run(...args);
        },
        ask: (...args: Parameters<typeof real.ask>) => {
          started += 1;
          return real.ask(...args);
        },
      };
      entryHistory(counting, "policies");
      return started;
    };
    commit("One", { [path]: a });
    switchTo("--create", "side");
    commit("Add b", { [path]: ab });
    switchTo("main");
    merge("side", "Merge side");
    const few = calls();
    for (let round = 0; round < 4; round += 1) {
      switchTo("--create", `side-${round}`);
      const names = Array.from({ length: 5 }, (_, index) => index).map((index) => [
        `policies/payments/app-${index}.yaml`,
        policy(entry(`n${round}.example`), "", `app-${index}`),
      ]);
      commit("More", Object.fromEntries(names));
      switchTo("main");
      merge(`side-${round}`, "Merge more");
    }
    expect(calls()).toBe(few);
    expect(few).toBeLessThanOrEqual(12);
  });

  it("does not depend on replaced objects and notes", () => {
    commit("One", { [path]: a });
    commit("Two", { [path]: ab });
    repository.git("notes", "add", "--message", "Reviewed-by: Eve");
    writeFileSync(join(repository.folder, ".mailmap"), "Eve <e@example.com> <a@example.com>\n");
    repository.git("replace", "HEAD:policies/payments/checkout.yaml", "HEAD~1:policies/payments/checkout.yaml");
    expect(standing({ [path]: ab })).toEqual({ "a.example": "2026-01-01 One", "b.example": "2026-01-02 Two" });
  });
});
