/** What is installed: the judges by table, and the looking with real programs on a PATH of their own. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { judgeMachine, type MachineFacts } from "../../src/doctor/judge-machine.ts";
import { lookAtMachine } from "../../src/doctor/probes/look-at-machine.ts";
import { createWorkFolder, type WorkFolder } from "../helpers/command-line.ts";
import { linesOf } from "./lines.ts";

const facts: MachineFacts = {
  node: { version: "22.12.0", range: "^20.19.0 || >=22.12.0" },
  terraform: [{ name: "terraform", version: "1.9.5" }],
  providers: [{ file: "cdktf.out/stacks/prod/.terraform.lock.hcl", version: "6.2.0" }],
  cdk: { kind: "usable", family: "cdktf" },
  git: { kind: "whole" },
};
const sound = {
  node: "ok node: Node 22.12.0",
  terraform: "ok terraform: terraform 1.9.5",
  providers: "ok provider: hashicorp/aws 6.2.0",
  cdk: "ok cdk: cdktf",
  git: "ok git: the whole history is here",
};

describe("judged is", () => {
  test.each<[string, Partial<MachineFacts>, Partial<typeof sound>]>([
    ["a machine with everything", {}, {}],
    [
      "a Node that the package is not for",
      { node: { version: "18.20.0", range: facts.node.range } },
      {
        node: "wrong node: Node 18.20.0, and this package is for ^20.19.0 || >=22.12.0 | Install a version of Node in ^20.19.0 || >=22.12.0.",
      },
    ],
    [
      "no Terraform",
      { terraform: [] },
      {
        terraform:
          "warning terraform: neither terraform nor tofu is on the PATH | Install Terraform or OpenTofu 1.5 or later where stacks are to be planned.",
      },
    ],
    [
      "an old Terraform",
      { terraform: [{ name: "terraform", version: "1.3.9" }] },
      {
        terraform:
          'wrong terraform: terraform "1.3.9": stacks are for 1.5 and later | Install Terraform or OpenTofu 1.5 or later.',
      },
    ],
    [
      "a Terraform that fails",
      { terraform: [{ name: "tofu", version: undefined }] },
      { terraform: "unknown terraform: tofu does not say its version | Run `tofu version -json` to see why." },
    ],
    [
      "no stack yet",
      { providers: [] },
      { providers: "ok provider: no stack is initialised here; stacks are for hashicorp/aws >= 5.100.0, < 7.0.0" },
    ],
    [
      "a stack that is locked to an old provider",
      { providers: [{ file: "a/.terraform.lock.hcl", version: "5.99.0" }, ...facts.providers] },
      {
        providers:
          'wrong provider: "a/.terraform.lock.hcl" locks hashicorp/aws "5.99.0", and stacks are for >= 5.100.0, < 7.0.0 | Run `terraform init -upgrade` there.',
      },
    ],
    [
      "no CDK package",
      { cdk: { kind: "none", why: "neither", repair: "Run." } },
      { cdk: "warning cdk: neither | Run." },
    ],
    [
      "a broken CDK package",
      { cdk: { kind: "unusable", why: "broken", repair: "Run." } },
      { cdk: "wrong cdk: broken | Run." },
    ],
    [
      "a shallow clone",
      { git: { kind: "shallow" } },
      {
        git: "warning git: the clone is shallow: `review` may lack its base, and `suggest --prune` the days on which entries came in | Fetch the whole history: `git fetch --unshallow`; with actions/checkout write `fetch-depth: 0`.",
      },
    ],
    [
      "a folder outside of a repository",
      { git: { kind: "outside" } },
      {
        git: "warning git: the policies are in no git repository: `review` has no base | Run `git init` and commit them, or compare with a folder: `review --base ../other/policies`.",
      },
    ],
    [
      "a machine without git",
      { git: { kind: "unusable", why: "git is not installed", repair: undefined } },
      { git: "warning git: git is not installed | Install git." },
    ],
  ])("%s", (_, given, differs) => {
    expect(linesOf(judgeMachine({ ...facts, ...given }))).toEqual(Object.values({ ...sound, ...differs }));
  });
});

describe("looked at is", () => {
  let work: WorkFolder;
  beforeEach(() => {
    work = createWorkFolder("2026-11-27");
    mkdirSync(join(work.path, "policies"));
  });
  afterEach(() => work.remove());

  const program = (name: string, script: string): void => {
    work.write({ [`bin/${name}`]: `#!/bin/sh\n${script}\n` });
    chmodSync(join(work.path, "bin", name), 0o755);
  };
  const look = (path = `${join(work.path, "bin")}:${process.env.PATH}`) =>
    lookAtMachine({
      cwd: work.path,
      env: { PATH: path, HOME: work.path },
      outdir: "cdktf.out",
      policies: join(work.path, "policies"),
    });

  test("what the programs on the PATH say of themselves, without asking their makers for news", () => {
    program("terraform", `[ "$CHECKPOINT_DISABLE" = 1 ] && echo '{"terraform_version": "1.9.5", "platform": "x"}'`);
    program("tofu", "exit 1");
    expect(look().terraform).toEqual([
      { name: "terraform", version: "1.9.5" },
      { name: "tofu", version: undefined },
    ]);
  });

  test("nothing where the PATH is empty", () => {
    expect(look(join(work.path, "bin"))).toMatchObject({
      terraform: [],
      git: { kind: "unusable", why: "git is not installed, or not on the PATH" },
    });
  });

  test("what each initialised stack is locked to", () => {
    const lock = (version: string): string =>
      `# This file is maintained automatically by "terraform init".\n\nprovider "registry.terraform.io/hashicorp/aws" {\n  version     = "${version}"\n  constraints = ">= 5.100.0"\n}\n`;
    work.write({
      "cdktf.out/stacks/prod/.terraform.lock.hcl": lock("6.2.0"),
      "cdktf.out/stacks/lab/.terraform.lock.hcl": lock("5.100.0"),
      "cdktf.out/stacks/new/cdk.tf.json": "{}",
    });
    expect(look().providers).toEqual([
      { file: "cdktf.out/stacks/lab/.terraform.lock.hcl", version: "5.100.0" },
      { file: "cdktf.out/stacks/prod/.terraform.lock.hcl", version: "6.2.0" },
    ]);
  });

  test("how much of the history is there", () => {
    const git = (...args: readonly string[]): void => {
      const settings = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
      const { status, stderr } = spawnSync("git", [...settings, ...args], { cwd: work.path, encoding: "utf8" });
      expect(status, stderr).toBe(0);
    };
    expect(look().git).toEqual({ kind: "outside" });
    git("init", "--quiet");
    expect(look().git).toEqual({ kind: "whole" });
    for (const message of ["one", "two"]) git("commit", "--quiet", "--allow-empty", "--message", message);
    git("clone", "--quiet", "--depth", "1", `file://${work.path}`, "shallow");
    mkdirSync(join(work.path, "shallow/policies"));
    const shallow = { cwd: work.path, env: process.env, outdir: "cdktf.out" };
    expect(lookAtMachine({ ...shallow, policies: join(work.path, "shallow/policies") }).git).toEqual({
      kind: "shallow",
    });
  });
});
