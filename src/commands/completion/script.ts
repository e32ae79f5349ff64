/** Completion scripts for shells; what they complete is the same in each. Pure. */
import type { CommandSpec } from "../../command-line/command.ts";
import { bashScript } from "./bash.ts";
import { fishScript } from "./fish.ts";
import { completedOf } from "./words-of.ts";
import { zshScript } from "./zsh.ts";

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;
type Shell = keyof typeof scripts;

export function isShell(name: string): name is Shell {
  return Object.hasOwn(scripts, name);
}

export function completionScript(shell: Shell, specs: readonly CommandSpec[]): string {
  return scripts[shell](completedOf(specs));
}
