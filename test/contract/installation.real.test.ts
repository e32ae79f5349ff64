/**
 * Every form of installation that docs/install.md shows, in empty folders: its own commands, with the tarball under test in place of the
 * published version. A registry has what the package depends on.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { installBlocks, packageRegistry, userEnvironment } from "../helpers/install-page.ts";
import { packedTarball } from "../helpers/packed-package.ts";
import { repository } from "../helpers/readme-commands.ts";
import { describeWith } from "../helpers/real-parts.ts";

const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

let at: string;
let tarball: string;
beforeAll(() => {
  at = mkdtempSync(join(tmpdir(), "discriminat-policy-install-"));
  tarball = packedTarball(at);
});
afterAll(() => rmSync(at, { recursive: true, force: true }));

function run(cwd: string, shell: string) {
  const { status, stdout, stderr } = spawnSync("sh", ["-euc", shell], {
    cwd,
    env: userEnvironment(),
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
}

function emptyFolder(name: string): string {
  const folder = join(at, name);
  mkdirSync(folder);
  return folder;
}

const blocks = (info: string) => installBlocks(info, tarball);

describeWith([packageRegistry], "an installation", () => {
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
