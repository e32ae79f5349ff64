/**
 * The hooks for pre-commit, in a real git repository: by pre-commit itself where it is installed, else as it would run them.
 * Those with `language: node` have the same entries behind an installation of this package.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { parse } from "yaml";
import { initFiles } from "../../src/commands/init/files.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";
import { repository } from "../helpers/readme-commands.ts";

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames?: boolean;
}

const hooks: readonly Hook[] = parse(readFileSync(join(repository, ".pre-commit-hooks.yaml"), "utf8"));
const installed = hooks.filter(({ language }) => language === "system");
const hasPreCommit = spawnSync("pre-commit", ["--version"]).status === 0;

let work: GitRepository;
beforeEach(() => {
  work = createRepository();
  for (const { path, text } of initFiles({ policies: "policies", packages: {} })) {
    if (path.startsWith("policies/")) work.write({ [path]: text });
  }
  work.write({ ".gitignore": "node_modules/\n" });
  mkdirSync(join(work.folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(join(repository, "dist/cli.js"), join(work.folder, "node_modules/.bin/discriminat-policy"));
});
afterEach(() => work.remove());

/** Exit code and words of one hook over all files. */
function runHook(hook: Hook): { readonly status: number | null; readonly said: string } {
  const env = { ...work.env, PATH: [join(process.execPath, ".."), process.env.PATH].join(delimiter) };
  const done = hasPreCommit
    ? spawnSync("pre-commit", ["run", hook.id, "--all-files", "--verbose"], {
        cwd: work.folder,
        env,
        encoding: "utf8",
      })
    : spawnSync("sh", ["-c", `${hook.entry} "$@"`, "hook", ...filesFor(hook)], {
        cwd: work.folder,
        env,
        encoding: "utf8",
      });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
}

function filesFor({ files, pass_filenames: pass = true }: Hook): readonly string[] {
  const matching = work
    .git("ls-files")
    .split("\n")
    .filter((file) => new RegExp(files).test(file));
  expect(matching.length).toBeGreaterThan(0);
  return pass ? matching : [];
}

/** A repository of hooks, as `repo:` names it. */
function publishHooks(): GitRepository {
  const shared = createRepository();
  copyFileSync(join(repository, ".pre-commit-hooks.yaml"), join(shared.folder, ".pre-commit-hooks.yaml"));
  const rev = shared.commit("Hooks");
  const list = installed.map(({ id }) => `      - id: ${id}\n`).join("");
  work.write({ ".pre-commit-config.yaml": `repos:\n  - repo: ${shared.folder}\n    rev: ${rev}\n    hooks:\n${list}` });
  return shared;
}

it("has each hook twice: as a package of its own, and with what the repository has installed", () => {
  for (const hook of installed) {
    const twin = hooks.find(({ id }) => `${id}-system` === hook.id);
    expect({ ...twin, id: hook.id, language: "system", entry: `npx --no-install ${twin?.entry}` }).toEqual(hook);
    expect(twin?.language).toBe("node");
  }
  expect(hooks).toHaveLength(2 * installed.length);
  expect(installed.length).toBeGreaterThan(2);
});

it("can be installed from the repository: pre-commit takes all that npm pack prints for the tarball's name", () => {
  copyFileSync(join(repository, ".npmrc"), join(work.folder, ".npmrc"));
  const manifest = { name: "hooks", version: "1.0.0", scripts: { prepare: "echo built" } };
  work.write({ "package.json": JSON.stringify(manifest) });
  const { status, stdout } = spawnSync("npm", ["pack"], { cwd: work.folder, encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "hooks-1.0.0.tgz\n" });
});

it("passes what is right, and stops what is not", () => {
  const shared = publishHooks();
  try {
    work.commit("Start");
    for (const hook of installed) expect(runHook(hook), hook.id).toMatchObject({ status: 0 });
    work.commit("Break", {
      "policies/web/example.yaml": [
        "app: example",
        "team: web",
        "allow:",
        '  - {reason: r, tls: ["*.github.io"]}',
        "tests:",
        '  - allow: "tls://a.example.com:443"',
        "",
      ].join("\n"),
    });
    const [lint, fmt, test] = ["lint", "fmt", "test"].map((verb) => {
      const hook = installed.find(({ id }) => id === `discriminat-policy-${verb}-system`);
      if (hook === undefined) throw new Error(`no hook for ${verb}`);
      return runHook(hook);
    });
    expect(lint).toMatchObject({ status: 1, said: expect.stringContaining("github.io") });
    expect(test).toMatchObject({ status: 1, said: expect.stringContaining("a.example.com") });
    // As every formatter does: it rewrites, and pre-commit sees that files changed.
    if (hasPreCommit) expect(fmt?.status).toBe(1);
    expect(work.git("status", "--porcelain")).toContain("policies/web/example.yaml");
  } finally {
    shared.remove();
  }
});
