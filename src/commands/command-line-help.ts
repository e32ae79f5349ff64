/** The general help as text: what `--help` prints, rendered at build time by scripts/finish-build.mjs. */
import { makeProgram } from "../command-line/program.ts";
import { commands } from "./registry.ts";

export function generalHelp(): string {
  const ignore = (): void => {};
  let text = "";
  const program = makeProgram(commands, {
    version: "",
    today: "",
    out: (part) => (text += part),
    err: ignore,
    run: async () => {},
  });
  program.outputHelp();
  return text;
}
