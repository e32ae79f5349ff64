/** Calls of our program in lines of a shell, parsed by our own command line: what is shown or written for users takes options that we have. */
import type { Invocation } from "../../src/command-line/command.ts";
import { makeProgram } from "../../src/command-line/program.ts";
import { commands } from "../../src/commands/registry.ts";
import { asOf } from "./readme-commands.ts";

/** What follows `discriminat-policy` in lines of a shell, as words, up to a comment, a pipe or a redirection. */
export function callsOf(shell: string): readonly (readonly string[])[] {
  return [...shell.matchAll(/^\s*(?:\$ )?(?:npx (?:--no-install )?)?discriminat-policy (.*)$/gm)].map(
    ([, line = ""]) => {
      const words = [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word);
      const end = words.findIndex((word) => /^(?:[#|<>;]|&&)/.test(word));
      return words
        .slice(0, end === -1 ? undefined : end)
        .map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single));
    },
  );
}

/** The command and its options; throws where our command line would refuse them. */
export async function parseCall(words: readonly string[]): Promise<readonly [string, Invocation]> {
  let parsed: readonly [string, Invocation] | undefined;
  const program = makeProgram(commands, {
    version: "",
    today: asOf,
    out: () => {},
    err: () => {},
    run: async ({ spec }, invocation) => {
      parsed = [spec.name, invocation];
    },
  });
  await program.parseAsync(words, { from: "user" });
  if (parsed === undefined) throw new Error(`no command: ${words.join(" ")}`);
  return parsed;
}
