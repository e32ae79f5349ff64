/** Every command, in the order of the help. */
import type { Command } from "./command.ts";
import { completionCommand } from "./completion.ts";
import { lint } from "./lint.ts";

export const commands: readonly Command[] = [lint, completionCommand(() => commands.map(({ spec }) => spec))];
