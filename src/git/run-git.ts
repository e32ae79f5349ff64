/**
 * Runs git: no shell, no pager, no prompt; what it writes, the caller asks for (write-commit.ts, remote.ts). The only file that
 * starts it; every failure becomes words here. What a call prints depends on the repository's commits alone, whatever the user has
 * configured (fixed-settings.ts). Arguments that come from outside must follow `--end-of-options` or `--`.
 */
import { spawnSync } from "node:child_process";
import { UserError } from "../errors.ts";
import { fixedArguments, fixedEnvironment } from "./fixed-settings.ts";

export interface Git {
  /** Standard output. @throws UserError where git fails. */
  readonly run: (args: readonly string[], input?: string | Buffer) => Buffer;
  /** Standard output as text without its last line break, or `undefined` where git fails. */
  readonly ask: (args: readonly string[]) => string | undefined;
  /** Whether a ref means several things, such as a branch and a tag. */
  readonly isAmbiguous: (ref: string) => boolean;
}

interface Answer {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** @param folder absolute: where git looks for the repository */
export function createGit(folder: string, env: Readonly<Record<string, string | undefined>>): Git {
  const start = (args: readonly string[], input: string | Buffer = ""): Answer => {
    const { status, stdout, stderr, error } = spawnSync("git", fixedArguments(folder, args), {
      env: fixedEnvironment(env),
      input,
      maxBuffer: Number.POSITIVE_INFINITY,
      windowsHide: true,
    });
    if (error !== undefined) {
      const missing = "code" in error && error.code === "ENOENT";
      throw new UserError(missing ? "git is not installed, or not on the PATH" : `cannot run git: ${error.message}`, {
        hint: "Install git, or compare with a folder: --base ../other/policies",
        exitCode: 3,
        cause: error,
      });
    }
    const answer = { status, stdout, stderr: stderr.toString("utf8") };
    if (/dubious ownership/.test(answer.stderr)) {
      throw new UserError(`git refuses to read the repository: ${reasonOf(answer.stderr)}`, {
        hint: "Another user owns the folder: git config --global --add safe.directory <folder>",
        exitCode: 3,
      });
    }
    return answer;
  };
  return {
    run: (args, input) => {
      const { status, stdout, stderr } = start(args, input);
      if (status === 0) return stdout;
      throw new UserError(`git ${args[0]} failed: ${reasonOf(stderr)}`, {
        exitCode: 3,
        ...(/promisor|partial clone/.test(stderr) && {
          hint: "The clone is partial, and its remote does not answer. Fetch everything: git fetch --refetch --filter=blob:limit=1g",
        }),
      });
    },
    ask: (args) => {
      const { status, stdout } = start(args);
      return status === 0 ? stdout.toString("utf8").replace(/\n$/, "") : undefined;
    },
    isAmbiguous: (ref) =>
      /^warning: refname .* is ambiguous/m.test(start(["rev-parse", "--verify", "--end-of-options", ref]).stderr),
  };
}

/** The line that says it: of a refused push that is ` ! [rejected] … (stale info)`. */
function reasonOf(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => line !== "");
  const telling = [/^fatal:/, /^ ! \[/, /^error:/].map((start) => lines.find((line) => start.test(line)));
  const [reason = "it does not say why"] = [...telling, lines[0]].filter((line) => line !== undefined);
  return reason.replace(/^fatal: /, "").trim();
}
