/** What is installed on this machine. Starts programs of the PATH that print their version, and reads lock files of stacks. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../errors.ts";
import { namesIn } from "../../files/names-in.ts";
import { isShallow, topFolder } from "../../git/revision.ts";
import { createGit } from "../../git/run-git.ts";
import type { GitState, MachineFacts, TerraformProgram } from "../judge-machine.ts";

export interface Place {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where synthesis writes stacks, from `cwd`. */
  readonly outdir: string;
  /** The folder of the policies, absolute. */
  readonly policies: string;
}

export function lookAtMachine(place: Place): Pick<MachineFacts, "terraform" | "providers" | "git"> {
  return { terraform: findTerraform(place), providers: findProviders(place), git: findGit(place) };
}

function findTerraform({ cwd, env }: Place): readonly TerraformProgram[] {
  return (["terraform", "tofu"] as const).flatMap((name): readonly TerraformProgram[] => {
    const { error, stdout } = spawnSync(name, ["version", "-json"], {
      cwd,
      // Terraform asks its maker for news otherwise.
      env: { ...env, CHECKPOINT_DISABLE: "1" },
      encoding: "utf8",
      timeout: 20_000,
      windowsHide: true,
    });
    if (error !== undefined && "code" in error && error.code === "ENOENT") return [];
    const [, version] = /"terraform_version"\s*:\s*"([^"]{1,40})"/.exec(stdout ?? "") ?? [];
    return [{ name, version }];
  });
}

/** Of each stack that was initialised: https://developer.hashicorp.com/terraform/language/files/dependency-lock */
function findProviders({ cwd, outdir }: Place): MachineFacts["providers"] {
  const stacks = namesIn(join(cwd, outdir, "stacks")) ?? [];
  return [...stacks].sort().flatMap((stack) => {
    const file = `${outdir}/stacks/${stack}/.terraform.lock.hcl`;
    const text = readText(join(cwd, file));
    const [, version] = /^provider "[^"]*\/hashicorp\/aws" \{\s*version\s*=\s*"([^"]+)"/m.exec(text) ?? [];
    return version === undefined ? [] : [{ file, version }];
  });
}

/** Empty where it cannot be read. */
function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function findGit({ env, policies }: Place): GitState {
  try {
    const git = createGit(policies, env);
    if (topFolder(git) === undefined) return { kind: "outside" };
    return { kind: isShallow(git) ? "shallow" : "whole" };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: "unusable", why: error.message, repair: error.hint };
  }
}
