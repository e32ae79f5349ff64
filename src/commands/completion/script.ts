/** Completion scripts for shells; what they complete is the same in each. Pure. */
import type { CommandSpec } from "../../command-line/command.ts";
import { bashScript } from "./bash.ts";
import { fishScript } from "./fish.ts";
import { powershellScript } from "./powershell.ts";
import type { ShellName } from "./shell-names.ts";
import { type Completed, completedOf } from "./words-of.ts";
import { zshScript } from "./zsh.ts";

const scripts: Readonly<Record<ShellName, (completed: Completed) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
};

export function isShell(name: string): name is ShellName {
  return Object.hasOwn(scripts, name);
}

export function completionScript(shell: ShellName, specs: readonly CommandSpec[]): string {
  return scripts[shell](completedOf(specs));
}
