/** The command line with every command. */
import type { ExitCode } from "../errors.ts";
import type { Io } from "./command.ts";
import { commands } from "./registry.ts";
import { type Clock, runCommands } from "./run-commands.ts";

/** Never throws. */
export function runCommandLine(argv: readonly string[], io: Io, clock: Clock): Promise<ExitCode> {
  return runCommands(commands, argv, io, clock);
}
