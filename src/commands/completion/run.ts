/** `completion`: prints a script that a shell loads, and the names that such a script asks for. */

import type { Command, CommandSpec, GlobalOptions, Io } from "../../command-line/command.ts";
import { loadPolicies } from "../../command-line/load-policies.ts";
import { UserError } from "../../errors.ts";
import type { PolicyTree } from "../../policy/model.ts";
import { subjects } from "../explain/run.ts";

/** It completes itself too, so it takes the list of all commands as a function. */
export const completionCommand = (allSpecs: () => readonly CommandSpec[]): Command => ({
  spec: {
    name: "completion",
    summary: "Print a script that completes this command in a shell",
    details:
      "The script offers commands, options and what they take. For the names of apps and networks it asks `completion apps` and `completion networks`, which read the policies.",
    arguments: [
      { name: "<shell>", description: "bash, zsh or fish; or apps or networks", complete: ["bash", "zsh", "fish"] },
    ],
    options: [],
    formats: ["pretty"],
    examples: [
      { line: "completion bash > ~/.local/share/bash-completion/completions/discriminat-policy", does: "bash" },
      { line: "completion zsh > ~/.zfunc/_discriminat-policy", does: "zsh, with ~/.zfunc in fpath" },
      { line: "completion fish > ~/.config/fish/completions/discriminat-policy.fish", does: "fish" },
    ],
  },
  run: async ({ args: [shell = ""], global }, io) => {
    if (Object.hasOwn(namesOf, shell)) {
      io.out(await printedNames(namesOf[shell as keyof typeof namesOf], global, io));
      return 0;
    }
    const { completionScript, isShell } = await import("./script.ts");
    if (!isShell(shell))
      throw new UserError(`no completion for "${shell}"`, { hint: "Shells are bash, zsh and fish." });
    const known = await subjects();
    const specs = allSpecs().map((spec) => ({
      ...spec,
      arguments: spec.arguments.map((argument) =>
        argument.complete === "subject" ? { ...argument, complete: known } : argument,
      ),
    }));
    io.out(completionScript(shell, specs));
    return 0;
  },
});

const namesOf = {
  apps: ({ policies }: PolicyTree) => policies.flatMap(({ app }) => app?.value ?? []),
  networks: ({ settings }: PolicyTree) => settings.networks.map(({ name }) => name),
} as const;

/** Shells expand what they complete with: a file under review must not put anything but a name there. */
const safeName = /^[a-z][a-z0-9-]{0,62}$/;

async function printedNames(
  read: (tree: PolicyTree) => readonly string[],
  global: GlobalOptions,
  io: Io,
): Promise<string> {
  const { loaded } = await loadPolicies([], global, io);
  const names = loaded.tree === undefined ? [] : read(loaded.tree).filter((name) => safeName.test(name));
  return [...new Set(names)]
    .sort()
    .map((name) => `${name}\n`)
    .join("");
}
