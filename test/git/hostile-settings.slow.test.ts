/** Whatever the user, the machine or the repository has configured: every call of git gives the same answer, and starts nothing. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changedFiles } from "../../src/git/changed-lines.ts";
import { commitFiles } from "../../src/git/commit-files.ts";
import { nameDeclaration } from "../../src/git/declarations.ts";
import { declaredHistory } from "../../src/git/declared-since.ts";
import { entryHistory } from "../../src/git/entry-history.ts";
import { isShallow, mergeBase, topFolder } from "../../src/git/revision.ts";
import { createGit } from "../../src/git/run-git.ts";
import { filesNotCheckedOut } from "../../src/git/sparse-checkout.ts";
import { windowHistory } from "../../src/git/window-history.ts";
import { parsePolicy } from "../../src/policy/parse-file.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";

type Environment = Readonly<Record<string, string>>;

const path = "policies/payments/checkout.yaml";
const numbered = (lines: number): string => Array.from({ length: lines }, (_, index) => `# line ${index}\n`).join("");
const policy = (names: string, until: string): string =>
  `app: checkout\nteam: payments\nallow:\n  - tls: [${names}]\n    reason: r\nsee_thru:\n  until: ${until}\n  reason: r\n${numbered(20)}`;

let repository: GitRepository;
let bin: string;
let trap: string;

beforeAll(() => {
  repository = createRepository();
  const { commit, git, folder, env } = repository;
  commit("Root", { "policies/discriminat.yaml": "networks: {}\n", [path]: policy("a.example", "2026-11-01") });
  git("switch", "--quiet", "--create", "early");
  commit("Other", { "policies/payments/other.yaml": "app: other\nteam: payments\n" });
  git("switch", "--quiet", "main");
  git("merge", "--quiet", "--no-ff", "--message", "Merge pull request #1 from early", "early");
  commit("Longer", { [path]: policy("a.example", "2026-11-08") });
  git("switch", "--quiet", "--create", "change");
  commit("Add", {
    [path]: policy("a.example, b.example", "2026-11-08").replace("line 7", "other"),
    "é ü.txt": "new\n",
  });
  git("switch", "--quiet", "main");
  commit("Elsewhere", { "README.md": "x\n" });
  git("switch", "--quiet", "change");
  git("merge", "--quiet", "--no-edit", "main");
  sign(repository);
  bin = join(env.HOME ?? "", "bin");
  trap = join(env.HOME ?? "", "trap");
  mkdirSync(bin);
  mkdirSync(trap);
  // Leaves a mark where anything starts it, and prints what git would show.
  writeFileSync(join(bin, "program"), `#!/bin/sh\necho started; echo noise >&2; : > "${trap}/$$"\n`);
  chmodSync(join(bin, "program"), 0o755);
  writeFileSync(join(folder, "../attributes"), "* diff=hostile\n");
  writeFileSync(join(folder, "../order"), "*.txt\n");
});
afterAll(() => repository.remove());

/** Gives the last commit a signature, which `log.showSignature` would have checked and shown. */
function sign({ git, folder, env }: GitRepository): void {
  const signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n";
  const signed = `${git("cat-file", "commit", "HEAD").replace("\n\n", `\n${signature}`)}\n`;
  const { stdout } = spawnSync("git", ["hash-object", "-t", "commit", "-w", "--stdin"], {
    cwd: folder,
    env,
    input: signed,
    encoding: "utf8",
  });
  git("reset", "--quiet", "--hard", stdout.trim());
}

/** What every function says that asks git. */
function answers(env: Environment): unknown {
  const git = createGit(repository.folder, env);
  const base = mergeBase(git, "main~1");
  const files = commitFiles(git, base.commit, "policies", (one) => one);
  const text = readFileSync(join(repository.folder, path), "utf8");
  const { policy: parsed } = parsePolicy({ path, text }, "payments");
  const history = declaredHistory(git, "policies", "2026-11-01T00:00:00Z");
  const changed = changedFiles(git, base.commit, "HEAD");
  const lines = (file: string) => Array.from({ length: 40 }, (_, index) => changed(file)?.isChanged(index) ?? null);
  return {
    top: topFolder(git),
    shallow: isShallow(git),
    base,
    files: files?.list().paths.map((one) => files.read(one).source?.text),
    windows: windowHistory(git, base.commit, path),
    missing: filesNotCheckedOut(join(repository.folder, "policies"), env, () => {}),
    since: parsed?.allow.flatMap(({ list }) => list?.names.map((name) => history?.(parsed, name, path))),
    standing: entryHistory(git, "policies")?.standing(nameDeclaration("checkout", "", "tls", 443, "b.example"), ""),
    changed: [lines(path), lines("é ü.txt"), lines("README.md")],
  };
}

/** Settings that change what git prints, starts or writes, as a user may have them. */
const hostile = (): Readonly<Record<string, string>> => ({
  "color.ui": "always",
  "color.diff": "always",
  "core.abbrev": "4",
  "core.attributesFile": join(repository.folder, "../attributes"),
  "core.bigFileThreshold": "1",
  "core.fsmonitor": join(bin, "program"),
  "core.hooksPath": bin,
  "core.pager": join(bin, "program"),
  "core.quotePath": "true",
  "core.warnAmbiguousRefs": "false",
  "diff.algorithm": "histogram",
  "diff.context": "0",
  "diff.external": join(bin, "program"),
  "diff.hostile.binary": "true",
  "diff.hostile.command": join(bin, "program"),
  "diff.hostile.textconv": join(bin, "program"),
  "diff.ignoreSubmodules": "all",
  "diff.interHunkContext": "50",
  "diff.mnemonicPrefix": "true",
  "diff.noprefix": "true",
  "diff.orderFile": join(repository.folder, "../order"),
  "diff.relative": "true",
  "diff.renameLimit": "1",
  "diff.renames": "copies",
  "diff.submodule": "log",
  "diff.wordRegex": ".",
  "format.pretty": "fuller",
  "gpg.program": join(bin, "program"),
  "log.abbrevCommit": "true",
  "log.date": "relative",
  "log.decorate": "full",
  "log.diffMerges": "combined",
  "log.follow": "true",
  "log.mailmap": "true",
  "log.showRoot": "false",
  "log.showSignature": "true",
  "notes.displayRef": "*",
  "alias.log": "!false",
  "alias.rev-parse": "!false",
  "pager.log": "true",
  "pager.diff": "true",
  "trace2.normalTarget": join(trap, "trace"),
  "trace2.eventTarget": join(trap, "event"),
});

const variables = (): Environment => ({
  GIT_DIR: "/nowhere",
  GIT_WORK_TREE: "/nowhere",
  GIT_INDEX_FILE: "/nowhere",
  GIT_OBJECT_DIRECTORY: "/nowhere",
  GIT_ALTERNATE_OBJECT_DIRECTORIES: "/nowhere",
  GIT_COMMON_DIR: "/nowhere",
  GIT_NAMESPACE: "other",
  GIT_PREFIX: "other/",
  GIT_SHALLOW_FILE: "/nowhere",
  GIT_EXTERNAL_DIFF: join(bin, "program"),
  GIT_DIFF_OPTS: "--unified=9",
  GIT_PAGER: join(bin, "program"),
  GIT_PAGER_IN_USE: "1",
  GIT_GLOB_PATHSPECS: "1",
  GIT_ICASE_PATHSPECS: "1",
  GIT_ATTR_SOURCE: "HEAD",
  GIT_TRACE: "2",
  GIT_TRACE2: join(trap, "trace"),
  PAGER: join(bin, "program"),
  LC_ALL: "de_DE.UTF-8",
  LANGUAGE: "de",
});

/** As git takes it from the environment, which counts more than the files. */
function inEnvironment(settings: Readonly<Record<string, string>>): Environment {
  const entries = Object.entries(settings).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { ...Object.fromEntries(entries), GIT_CONFIG_COUNT: String(entries.length / 2) };
}

function configurationFile(settings: Readonly<Record<string, string>>): string {
  const file = join(repository.env.HOME ?? "", "hostile.config");
  writeFileSync(file, "");
  for (const [key, value] of Object.entries(settings)) repository.git("config", "--file", file, key, value);
  return file;
}

/** All, and three parts: one setting can hide what another one does. */
function partsOf(all: Readonly<Record<string, string>>): readonly Readonly<Record<string, string>>[] {
  const part = (rest: number) => Object.fromEntries(Object.entries(all).filter((_, index) => index % 3 === rest));
  return [all, part(0), part(1), part(2)];
}

let expected: unknown;
function expectSame(env: Environment): void {
  expected ??= answers(repository.env);
  expect(answers({ ...repository.env, ...env })).toEqual(expected);
  expect(readdirSync(trap)).toEqual([]);
}

describe("git", () => {
  it("is asked about a history in which each question has an answer", () => {
    expect(answers(repository.env)).toMatchObject({
      shallow: false,
      base: { isOlder: false },
      windows: { days: ["2026-11-01", "2026-11-08"], isCut: false },
      missing: [],
      since: ["2026-11-24T00:00:00Z", "2026-11-24T00:00:00Z"],
      standing: { since: { at: 3, commit: { subject: "Add" } } },
    });
  });

  it("answers the same whatever the user has configured", () => {
    for (const part of partsOf(hostile())) expectSame(inEnvironment(part));
  });

  it("answers the same whatever the files of the user and the repository say", () => {
    const file = configurationFile(hostile());
    expectSame({ GIT_CONFIG_GLOBAL: file });
    const own = join(repository.folder, ".git/config");
    const before = readFileSync(own, "utf8");
    writeFileSync(own, before + readFileSync(file, "utf8"));
    expectSame({});
    writeFileSync(own, before);
  });

  it("answers the same whatever the environment says", () => {
    for (const part of partsOf(variables())) expectSame(part);
  });

  it("answers the same with attributes, grafts and replaced objects in the repository", () => {
    const { git, folder } = repository;
    const info = join(folder, ".git/info");
    mkdirSync(info, { recursive: true });
    git("replace", git("rev-parse", `HEAD:${path}`), git("rev-parse", "HEAD:policies/discriminat.yaml"));
    git("replace", "--graft", git("rev-parse", "main~1"));
    writeFileSync(join(info, "attributes"), "* -diff\n*.yaml binary\n");
    writeFileSync(join(info, "grafts"), `${git("rev-parse", "main")}\n`);
    expectSame({});
    for (const object of git("replace", "--list").split("\n")) git("replace", "--delete", object);
    writeFileSync(join(info, "attributes"), "");
    writeFileSync(join(info, "grafts"), "");
  });

  it("runs these commands and no others, so that the settings above are tried on all of them", () => {
    const log = join(repository.env.HOME ?? "", "calls");
    const own = join(repository.env.HOME ?? "", "logging");
    mkdirSync(own);
    const real = spawnSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).stdout.trim();
    writeFileSync(join(own, "git"), `#!/bin/sh\nprintf '%s\\n' "$*" >> "${log}"\nexec "${real}" "$@"\n`);
    chmodSync(join(own, "git"), 0o755);
    answers({ ...repository.env, PATH: `${own}${delimiter}${repository.env.PATH}` });
    expect(existsSync(log)).toBe(true);
    const calls = readFileSync(log, "utf8").trim().split("\n");
    const tried = new Set(calls.map((call) => / -C (?:\S+) (\S+)/.exec(call)?.[1] ?? ""));
    const source = readdirSync("src/git").map((file) => readFileSync(join("src/git", file), "utf8"));
    const written = source.flatMap((text) =>
      [...text.matchAll(/\[\s*"((?:ls|rev|cat|merge|for|symbolic|show)-[a-z-]+|log|diff|status|show|config)"/g)].map(
        ([, command = ""]) => command,
      ),
    );
    expect([...tried].sort()).toEqual([...new Set(written)].sort());
  });
});
