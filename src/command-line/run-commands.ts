/** From arguments to an exit code: parses, runs the command, and turns what is thrown into words. */
import { CommanderError } from "commander";
import { type ExitCode, UserError } from "../errors.ts";
import { systemError } from "../files/file-error.ts";
import { visible } from "../text/visible.ts";
import type { Command, Io } from "./command.ts";
import { makeProgram } from "./program.ts";
import { toolVersion, verboseVersion } from "./tool-version.ts";

export interface Clock {
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
}

/** Never throws. */
export async function runCommands(
  commands: readonly Command[],
  argv: readonly string[],
  io: Io,
  { today }: Clock,
): Promise<ExitCode> {
  if (isVerboseVersion(argv)) {
    io.out(await verboseVersion());
    return 0;
  }
  let exitCode: ExitCode = 0;
  const program = makeProgram(commands, {
    version: toolVersion(),
    today,
    out: io.out,
    err: io.err,
    run: async (command, invocation) => {
      const start = performance.now();
      const { run } = await command.load();
      exitCode = await run(invocation, io);
      io.debug(`${command.spec.name} took ${Math.round(performance.now() - start)} ms`);
    },
  });
  try {
    await program.parseAsync(isHelpOfUnknown(argv, commands) ? argv.slice(1) : argv, { from: "user" });
    return exitCode;
  } catch (error) {
    const code = report(error, argv.includes("--debug"), io);
    // As with Terraform, 2 means that there are changes, and 1 that it cannot be told.
    return code !== 0 && argv.includes("--detailed-exitcode") ? 1 : code;
  }
}

/** Commander answers with the general help; as a command, the same word is an error with a guess. */
function isHelpOfUnknown([help, name = "-"]: readonly string[], commands: readonly Command[]): boolean {
  return help === "help" && !/^-|^help$/.test(name) && commands.every(({ spec }) => spec.name !== name);
}

function isVerboseVersion(argv: readonly string[]): boolean {
  const [first, second] = argv;
  return (
    argv.length === 2 &&
    [first, second].includes("--verbose") &&
    ["--version", "-V"].some((flag) => argv.includes(flag))
  );
}

function report(error: unknown, debug: boolean, io: Io): ExitCode {
  // Commander has already written its message, or the help or version that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const { text, exitCode } = failureNotice(error, debug);
  io.err(text);
  return exitCode;
}

/** What people read when the program cannot go on, whatever was thrown. */
export function failureNotice(error: unknown, debug: boolean): { readonly text: string; readonly exitCode: 2 | 3 } {
  const known = error instanceof UserError ? error : systemError(error);
  if (known === undefined) return { text: bugNotice(error), exitCode: 3 };
  const hint = known.hint === undefined ? "" : `hint: ${visible(known.hint)}\n`;
  const text = `error: ${visible(known.message)}\n${hint}${debug ? stackOf(known) : ""}`;
  return { text, exitCode: known.exitCode };
}

/** Asks for a report, with the stack that the report needs. */
export function bugNotice(error: unknown): string {
  return `error: this is a bug in discriminat-policy; please report it with the lines below\n${stackOf(error)}`;
}

function stackOf(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const cause = error instanceof Error && error.cause !== undefined ? `caused by: ${stackOf(error.cause)}` : "";
  return `${text.split("\n").map(visible).join("\n")}\n${cause}`;
}
