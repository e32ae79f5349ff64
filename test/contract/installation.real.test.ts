/**
 * Every form of installation that docs/install.md shows, in empty folders: its own commands, with the tarball under test in place of the
 * published version. A registry has what the package depends on.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { initFiles } from "../../src/commands/init/files.ts";
import { createRepository } from "../helpers/git-repository.ts";
import { packedTarball } from "../helpers/packed-package.ts";
import { fencedBlocks, repository } from "../helpers/readme-commands.ts";
import { describeWith, type RealPart, starts } from "../helpers/real-parts.ts";

const page = readFileSync(join(repository, "docs/install.md"), "utf8");
const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

const registry: RealPart = {
  name: "a package registry",
  isPresent: () => starts("npm", ["view", "fastest-levenshtein", "version"]),
};
const preCommit: RealPart = { name: "pre-commit", isPresent: () => starts("pre-commit", ["--version"]) };

let at: string;
let tarball: string;
beforeAll(() => {
  at = mkdtempSync(join(tmpdir(), "discriminat-policy-install-"));
  tarball = packedTarball(at);
});
afterAll(() => rmSync(at, { recursive: true, force: true }));

/** Without this repository's tools on the PATH, and without what an npm that runs us has told us; the user's registry and cache. */
const environment = (): NodeJS.ProcessEnv => {
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.startsWith(repository));
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(?!config_(?:cache|registry)$)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: path.join(delimiter),
    NO_COLOR: "1",
    npm_config_update_notifier: "false",
  };
};

function run(cwd: string, shell: string) {
  const { status, stdout, stderr } = spawnSync("sh", ["-euc", shell], { cwd, env: environment(), encoding: "utf8" });
  return { status, said: stdout + stderr };
}

function emptyFolder(name: string): string {
  const folder = join(at, name);
  mkdirSync(folder);
  return folder;
}

/** The page's blocks, with the tarball instead of the version. */
const blocks = (info: string) =>
  fencedBlocks(page, info).map((block) => block.replaceAll(/discriminat-policy@\d+\.\d+\.\d+/g, tarball));

describeWith([registry], "an installation", () => {
  it("with npm brings neither CDKTF nor a script, makes a tree and judges it", () => {
    const folder = emptyFolder("npm");
    const [npm = ""] = blocks("sh");
    expect(npm).toContain("npm install");
    expect(run(folder, `npm init --yes >&2\n${npm}`)).toMatchObject({
      status: 0,
      said: expect.stringContaining("no findings in 1 policy"),
    });
    const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
    const installed: readonly [string, { readonly hasInstallScript?: boolean }][] = Object.entries(lock.packages);
    expect(
      installed.filter(([path, { hasInstallScript }]) => /cdkt|constructs/.test(path) || hasInstallScript),
    ).toEqual([]);
    expect(installed.length).toBeLessThan(60);
  });

  it("with npx answers in an empty folder, and leaves it empty", () => {
    const folder = emptyFolder("npx");
    // npx takes a file's name for the command's; a published version has none.
    const shell = (blocks("sh")[1] ?? "").replace(tarball, `--package ${tarball} discriminat-policy`);
    expect(run(folder, shell)).toMatchObject({ status: 0, said: expect.stringMatching(`^${version}\n$`) });
    expect(run(folder, "ls -A")).toEqual({ status: 0, said: "" });
  });

  it("in a container puts the command on the PATH", () => {
    const instructions = readFileSync(join(repository, "Dockerfile"), "utf8");
    const [, install = ""] = /^RUN (npm install .*?) &&/m.exec(instructions) ?? [];
    const folder = emptyFolder("container");
    copyFileSync(tarball, join(folder, "package.tgz"));
    expect(install).toContain("/tmp/package.tgz");
    const shell = install.replace("/tmp/package.tgz", `${folder}/package.tgz --prefix ${folder}`);
    expect(run(folder, `${shell} >&2 && bin/discriminat-policy --version`)).toMatchObject({
      status: 0,
      said: expect.stringContaining(`${version}\n`),
    });
  });
});

describeWith([registry, preCommit], "an installation by pre-commit", () => {
  it("lints and formats what is committed, and stops what is wrong", () => {
    const work = createRepository();
    try {
      for (const { path, text } of initFiles({ policies: "policies", packages: {} })) {
        if (path.startsWith("policies/")) work.write({ [path]: text });
      }
      work.commit("Start", { ".pre-commit-config.yaml": blocks("yaml pre-commit")[0] });
      const env = { ...environment(), ...work.env, PATH: environment().PATH, PRE_COMMIT_HOME: join(at, "pre-commit") };
      const hooks = () => {
        const done = spawnSync("pre-commit", ["run", "--all-files"], { cwd: work.folder, env, encoding: "utf8" });
        return { status: done.status, said: done.stdout + done.stderr };
      };
      expect(hooks()).toMatchObject({ status: 0, said: expect.stringMatching(/lint\.+Passed\n.*fmt\.+Passed/) });
      writeFileSync(
        join(work.folder, "policies/web/example.yaml"),
        "app: example\nteam: web\nallow:\n  - tls: [http]\n",
      );
      expect(hooks()).toMatchObject({ status: 1, said: expect.stringMatching(/lint\.+Failed/) });
    } finally {
      work.remove();
    }
  });
});
