/** `init` in a folder of a repository: what GitHub and pre-commit read at the top lies there, and works from there. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { startFakeGitHub } from "../helpers/fake-github.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";
import { repository } from "../helpers/readme-commands.ts";
import { runAction } from "../helpers/run-action.ts";

const folder = "services/egress";
const hasPreCommit = spawnSync("pre-commit", ["--version"]).status === 0;
const refused = "app: example\nteam: web\nallow:\n  - {reason: r, tls: [API.example.com]}\n";

let work: GitRepository;
beforeEach(() => {
  work = createRepository();
  mkdirSync(at(`${folder}/node_modules/.bin`), { recursive: true });
  symlinkSync(join(repository, "dist/cli.js"), at(`${folder}/node_modules/.bin/discriminat-policy`));
  // As npm installs it: the action is a part of the package.
  symlinkSync(repository, at(`${folder}/node_modules/discriminat-policy`));
});
afterEach(() => work.remove());

const at = (path: string): string => join(work.folder, path);
const read = (path: string): string => readFileSync(at(path), "utf8");

function init(cwd: string, ...args: readonly string[]) {
  const program = join(repository, "dist/cli.js");
  return spawnSync(process.execPath, [program, "init", ...args], { cwd: at(cwd), env: work.env, encoding: "utf8" });
}

const names = [".github/workflows/egress-policies.yaml", ".github/CODEOWNERS", ".pre-commit-config.yaml"];

it.each([
  ["the folder", folder, []],
  ["the top", ".", [folder]],
  ["another folder", "services", ["egress"]],
])("run in %s writes each file where it is read", (_, cwd, args) => {
  const { status, stdout } = init(cwd, ...args);
  expect(status).toBe(0);
  for (const name of names) {
    expect(existsSync(at(name)), name).toBe(true);
    expect(existsSync(at(`${folder}/${name}`)), name).toBe(false);
    expect(stdout).toContain(`wrote  ../../${name}\n`);
  }
  for (const name of ["policies/discriminat.yaml", "cdktf.json", "package.json", ".gitignore"]) {
    expect(existsSync(at(`${folder}/${name}`)), name).toBe(true);
  }
});

describe("the workflow", () => {
  it("runs its steps in the folder, with an action and a lock file that are there", () => {
    init(folder);
    const { job } = { job: parse(read(".github/workflows/egress-policies.yaml")).jobs.check };
    expect(job.defaults.run["working-directory"]).toBe(folder);
    const node = job.steps.find(({ uses = "" }) => uses.startsWith("actions/setup-node@"));
    expect(node.with["cache-dependency-path"]).toBe(`${folder}/package-lock.json`);
    const action = job.steps.find(({ uses = "" }) => uses.startsWith("./"));
    expect(existsSync(at(join(action.uses, "action.yml")))).toBe(true);
    expect(action.with).toEqual({ policies: `${folder}/policies` });
  });

  it("has the action review the policies of the folder", async () => {
    init(folder);
    const base = work.commit("Start");
    const head = work.commit("Break", { [`${folder}/policies/web/example.yaml`]: refused });
    const github = await startFakeGitHub();
    const temporary = mkdtempSync(join(tmpdir(), "discriminat-policy-action-"));
    try {
      const { jobs } = parse(read(".github/workflows/egress-policies.yaml"));
      const { with: inputs } = jobs.check.steps.find(({ uses = "" }) => uses.startsWith("./"));
      const event = { pull_request: { number: 7, base: { sha: base }, head: { sha: head } } };
      const { code, log } = await runAction({ repository: work, github, temporary }, inputs, event);
      expect(log).toContain(`::error file=${folder}/policies/web/example.yaml,line=4,`);
      expect(code).toBe(1);
    } finally {
      await github.close();
      rmSync(temporary, { recursive: true, force: true });
    }
  });
});

describe("the hooks", () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly files: string;
    readonly pass_filenames?: boolean;
  }

  /** By pre-commit where it is installed, else as it would run them: at the top. */
  function run({ id, entry, files, pass_filenames: pass = true }: Hook) {
    const env = { ...work.env, PATH: [join(process.execPath, ".."), work.env.PATH].join(delimiter) };
    const options = { cwd: work.folder, env, encoding: "utf8" } as const;
    if (hasPreCommit) return spawnSync("pre-commit", ["run", id, "--all-files", "--verbose"], options);
    const matching = work
      .git("ls-files")
      .split("\n")
      .filter((file) => new RegExp(files).test(file));
    expect(matching).toEqual([`${folder}/policies/discriminat.yaml`, `${folder}/policies/web/example.yaml`]);
    return spawnSync("sh", ["-c", `${entry} "$@"`, "hook", ...(pass ? matching : [])], options);
  }

  it("examine the policies of the folder", () => {
    init(folder);
    work.commit("Start");
    const { repos } = parse(read(".pre-commit-config.yaml"));
    const hooks: readonly Hook[] = repos[0].hooks;
    for (const hook of hooks) expect(run(hook), hook.id).toMatchObject({ status: 0 });
    work.commit("Break", { [`${folder}/policies/web/example.yaml`]: refused });
    const lint = hooks.find(({ id }) => id === "discriminat-policy-lint");
    if (lint === undefined) throw new Error("no hook");
    const { status, stdout } = run(lint);
    expect(stdout).toContain(`${folder}/policies/web/example.yaml`);
    expect(status).toBe(1);
  });
});

describe("the owners", () => {
  it("are of paths from the top", () => {
    init(folder);
    const owned = [...read(".github/CODEOWNERS").matchAll(/^# (\/\S+) +@/gm)].map(([, path]) => path);
    expect(owned).toContain(`/${folder}/policies/discriminat.yaml`);
    expect(owned).toContain("/.github/");
    const elsewhere = owned.filter((path) => path !== "/.github/" && !path?.startsWith(`/${folder}/`));
    expect(elsewhere.filter((path) => !path?.startsWith("/."))).toEqual([]);
  });

  it.each(["CODEOWNERS", "docs/CODEOWNERS", ".github/CODEOWNERS"])(
    "in %s are not silenced by a file of ours",
    (name) => {
      work.write({ [name]: "* @tern/platform\n" });
      const { stdout } = init(folder);
      expect(read(name)).toBe("* @tern/platform\n");
      expect(["CODEOWNERS", "docs/CODEOWNERS", ".github/CODEOWNERS"].filter((path) => existsSync(at(path)))).toEqual([
        name,
      ]);
      expect(stdout).toContain(`../../${name} is there already. Add to it, since GitHub reads no other:`);
      expect(stdout).toContain(`/${folder}/policies/web/`);
      // The same at the top of a repository.
      expect(init(".").stdout).toContain(`kept   ${name}\n`);
    },
  );
});

describe("what is at the top already", () => {
  it("stays, and init says what to add to it", () => {
    const mine = { ".pre-commit-config.yaml": "repos: []\n", [names[0] ?? ""]: "name: Mine\n" };
    work.write(mine);
    const { status, stdout } = init(folder);
    expect(status).toBe(0);
    for (const [name, text] of Object.entries(mine)) {
      expect(read(name)).toBe(text);
      expect(stdout).toContain(`kept   ../../${name}\n`);
      expect(stdout).toContain(`../../${name} is there already.`);
    }
    expect(stdout).toContain(`entry: npx --prefix ${folder} --no-install discriminat-policy lint`);
    expect(stdout).toContain(`working-directory: ${folder}`);
  });

  it("is not mentioned again where it has all that init would write", () => {
    init(folder);
    const { stdout } = init(folder);
    expect(stdout).not.toContain("is there already");
    const { additions } = JSON.parse(init(folder, "--format", "json").stdout);
    expect(additions).toEqual([]);
  });
});

it("refuses a folder whose name a workflow, a pattern or a shell could misread", () => {
  mkdirSync(at("my egress"));
  const { status, stderr } = init("my egress");
  expect(stderr).toMatch(/^error: init cannot name the folder "my egress" in a workflow\nhint: /);
  expect(status).toBe(2);
  expect(existsSync(at("my egress/policies"))).toBe(false);
});
