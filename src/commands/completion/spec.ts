/** What the command line must know of `completion` before it runs. Light: every start of the program loads it. */
import type { Command, CommandSpec } from "../../command-line/command.ts";
import { wordList } from "../../text/words.ts";
import { shellNames } from "./shell-names.ts";

/** It completes itself too, so it takes the list of all commands as a function. */
export const completionCommand = (allSpecs: () => readonly CommandSpec[]): Command => ({
  spec: {
    name: "completion",
    summary: "Print a script that completes this command in a shell",
    details:
      "The script offers commands, options and what they take. For the names of apps and networks it asks `completion apps` and `completion networks`, which read the policies. The one for PowerShell was parsed, and never run.",
    arguments: [
      {
        name: "<shell>",
        description: `${wordList(shellNames, "or")}; or apps or networks`,
        complete: shellNames,
      },
    ],
    options: [],
    formats: ["pretty"],
    examples: [
      { line: "completion bash > ~/.local/share/bash-completion/completions/discriminat-policy", does: "bash" },
      { line: "completion zsh > ~/.zfunc/_discriminat-policy", does: "zsh, with ~/.zfunc in fpath" },
      { line: "completion fish > ~/.config/fish/completions/discriminat-policy.fish", does: "fish" },
      { line: "completion powershell | Out-String | Invoke-Expression", does: "PowerShell, in $PROFILE" },
    ],
  },
  load: async () => ({ run: (await import("./run.ts")).completion(allSpecs()) }),
});
