/** `completion`: prints a script that a shell loads, and the names that such a script asks for. */

import type { CommandSpec, GlobalOptions, Io, Run } from "../../command-line/command.ts";
import { knownSubjects } from "../../command-line/known-subjects.ts";
import { loadPolicies } from "../../command-line/load-policies.ts";
import { UserError } from "../../errors.ts";
import type { PolicyTree } from "../../policy/model.ts";
import { asking, nearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import { sentence, wordList } from "../../text/words.ts";
import { completionScript, isShell } from "./script.ts";
import { shellNames } from "./shell-names.ts";

/** @param specs of every command, this one included */
export function completion(specs: readonly CommandSpec[]): Run {
  return async ({ args: [shell = ""], global }, io) => {
    if (Object.hasOwn(namesOf, shell)) {
      io.out(printedNames(namesOf[shell as keyof typeof namesOf], global, io));
      return 0;
    }
    if (!isShell(shell)) {
      const near = nearest(shell, shellNames);
      throw new UserError(`no completion for ${quote(shell)}`, {
        hint: `${near === undefined ? "" : `${sentence(asking(near))} `}Shells are ${wordList(shellNames)}.`,
      });
    }
    io.out(completionScript(shell, withSubjects(specs)));
    return 0;
  };
}

/** Checks and bundles are the same in every folder: the script lists them. */
function withSubjects(specs: readonly CommandSpec[]): readonly CommandSpec[] {
  const known = knownSubjects();
  return specs.map((spec) => ({
    ...spec,
    arguments: spec.arguments.map((argument) =>
      argument.complete === "subject" ? { ...argument, complete: known } : argument,
    ),
  }));
}

const namesOf = {
  apps: ({ policies }: PolicyTree) => policies.flatMap(({ app }) => app?.value ?? []),
  networks: ({ settings }: PolicyTree) => settings.networks.map(({ name }) => name),
} as const;

/** Shells expand what they complete with: a file under review must not put anything but a name there. */
const safeName = /^[a-z][a-z0-9-]{0,62}$/;

function printedNames(read: (tree: PolicyTree) => readonly string[], global: GlobalOptions, io: Io): string {
  const { loaded } = loadPolicies([], global, io);
  const names = loaded.tree === undefined ? [] : read(loaded.tree).filter((name) => safeName.test(name));
  return [...new Set(names)]
    .sort()
    .map((name) => `${name}\n`)
    .join("");
}
