/**
 * Runs git: no shell, no pager, no prompt, nothing written. The only file that starts it; every failure becomes words here.
 * Arguments that come from outside must follow `--end-of-options` or `--`.
 */
import { spawnSync } from "node:child_process";
import { UserError } from "../errors.ts";

export interface Git {
  /** Standard output. @throws UserError where git fails. */
  readonly run: (args: readonly string[], input?: string) => Buffer;
  /** Standard output as text without its last line break, or `undefined` where git fails. */
  readonly ask: (args: readonly string[]) => string | undefined;
}

interface Answer {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** @param folder absolute: where git looks for the repository */
export function createGit(folder: string, env: Readonly<Record<string, string | undefined>>): Git {
  const start = (args: readonly string[], input = ""): Answer => {
    const { status, stdout, stderr, error } = spawnSync(
      "git",
      ["--no-pager", "--literal-pathspecs", "-c", "core.quotePath=false", "-C", folder, ...args],
      {
        // What a hook leaves in the environment would make git look at another repository.
        env: { ...withoutPlace(env), LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" },
        input,
        maxBuffer: Number.POSITIVE_INFINITY,
        windowsHide: true,
      },
    );
    if (error !== undefined) {
      const missing = "code" in error && error.code === "ENOENT";
      throw new UserError(missing ? "git is not installed, or not on the PATH" : `cannot run git: ${error.message}`, {
        hint: "Install git, or compare with a folder: --base ../other/policies",
        exitCode: 3,
        cause: error,
      });
    }
    return { status, stdout, stderr: stderr.toString("utf8") };
  };
  return {
    run: (args, input) => {
      const { status, stdout, stderr } = start(args, input);
      if (status !== 0) {
        throw new UserError(`git ${args[0]} failed: ${reasonOf(stderr)}`, { exitCode: 3 });
      }
      return stdout;
    },
    ask: (args) => {
      const { status, stdout, stderr } = start(args);
      if (/dubious ownership/.test(stderr)) {
        throw new UserError(`git refuses to read the repository: ${reasonOf(stderr)}`, {
          hint: "Another user owns the folder: git config --global --add safe.directory <folder>",
          exitCode: 3,
        });
      }
      return status === 0 ? stdout.toString("utf8").replace(/\n$/, "") : undefined;
    },
  };
}

function withoutPlace(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> {
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, GIT_PREFIX: ____, ...rest } = env;
  return rest;
}

function reasonOf(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => line !== "");
  return (lines.find((line) => line.startsWith("fatal:")) ?? lines[0] ?? "it does not say why").replace(/^fatal: /, "");
}
