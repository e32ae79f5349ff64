/** `completion`: prints a script that a shell loads. */
import { UserError } from "../errors.ts";
import type { Command, CommandSpec } from "./command.ts";
import { subjects } from "./explain.ts";

/** It completes itself too, so it takes the list of all commands as a function. */
export const completionCommand = (allSpecs: () => readonly CommandSpec[]): Command => ({
  spec: {
    name: "completion",
    summary: "Print a script that completes this command in a shell",
    arguments: [{ name: "<shell>", description: "bash, zsh or fish", complete: ["bash", "zsh", "fish"] }],
    options: [],
    formats: ["pretty"],
    examples: [
      { line: "completion bash > ~/.local/share/bash-completion/completions/discriminat-policy", does: "bash" },
      { line: "completion zsh > ~/.zfunc/_discriminat-policy", does: "zsh, with ~/.zfunc in fpath" },
      { line: "completion fish > ~/.config/fish/completions/discriminat-policy.fish", does: "fish" },
    ],
  },
  run: async ({ args }, io) => {
    const [shell = ""] = args;
    const { completionScript, isShell } = await import("./completion-script.ts");
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
