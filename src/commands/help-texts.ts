/** What `--help` prints, as text: rendered at build time by scripts/finish-build.mjs, for cli.ts to answer with. */
import { makeProgram } from "../command-line/program.ts";
import { commands } from "./registry.ts";

export function generalHelp(): string {
  return rendered((program) => program);
}

/** Of each command, by its name. */
export function commandHelps(): ReadonlyMap<string, string> {
  return new Map(commands.map(({ spec: { name } }) => [name, commandHelp(name)]));
}

function commandHelp(name: string): string {
  return rendered((program) => program.commands.find((command) => command.name() === name) ?? program);
}

type Program = ReturnType<typeof makeProgram>;

function rendered(of: (program: Program) => Program): string {
  let text = "";
  const program = makeProgram(commands, {
    version: "",
    today: "",
    out: (part) => {
      text += part;
    },
    err: () => {},
    run: async () => {},
  });
  of(program).outputHelp();
  return text;
}
