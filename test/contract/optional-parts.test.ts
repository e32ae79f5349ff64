/** Every part that the package can do without, missing: one line says what to install, and it is never called a bug. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createProject } from "../helpers/installed-package.ts";
import { asOf } from "../helpers/readme-commands.ts";

/** A PATH with Node and nothing else. */
const bin = mkdtempSync(join(tmpdir(), "discriminat-policy-bin-"));
symlinkSync(process.execPath, join(bin, "node"));
// `env` starts the program: its first line asks for it by its path.
const project = createProject({ peers: [], env: { PATH: bin } });
afterAll(() => {
  project.remove();
  rmSync(bin, { recursive: true, force: true });
});

const run = (...args: readonly string[]) => project.policy(...args, "--as-of", asOf);

describe("with Node alone", () => {
  test("a tree is made, judged, formatted, tested and asked", () => {
    for (const command of ["init", "lint", "fmt", "test", "explain", "completion bash", "status"]) {
      expect(run(...command.split(" ")), command).toMatchObject({ status: 0 });
    }
    expect(run("why", "example", "tls://api.example.com:443")).toMatchObject({ status: 0 });
  });

  test.each<[string, readonly string[], string]>([
    [
      "the packages of CDKTF",
      ["synth"],
      `error: synth needs the packages of CDKTF or of CDK Terrain, and neither are installed
hint: Run: npm install --save-dev cdktf@0.21 @cdktf/provider-aws@21 constructs@10, or with Node 22.11 or later: npm install --save-dev cdktn@0.24 @cdktn/provider-aws@25 constructs@10.7
`,
    ],
    [
      "git",
      ["review", "--base", "main"],
      `error: git is not installed, or not on the PATH
hint: Install git, or compare with a folder: --base ../other/policies
`,
    ],
  ])("what needs %s says what to install, with exit code 3", (_, command, said) => {
    expect(run(...command)).toEqual({ status: 3, said });
  });

  test("a tree in a repository is judged as outside of one", () => {
    mkdirSync(join(project.folder, ".git"), { recursive: true });
    expect(run("lint")).toMatchObject({ status: 0 });
  });
});
