/** The command line with every command. */

import type { Io } from "../command-line/command.ts";
import { type Clock, runCommands } from "../command-line/run-commands.ts";
import type { ExitCode } from "../errors.ts";
import { commands } from "./registry.ts";

/** Never throws. */
export function runCommandLine(argv: readonly string[], io: Io, clock: Clock): Promise<ExitCode> {
  return runCommands(commands, argv, io, clock);
}
