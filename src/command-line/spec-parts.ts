/** What the descriptions of several commands share. Light: every start of the program loads it. */
import type { OutputName } from "../report/formats.ts";
import type { ArgumentSpec, OptionSpec } from "./command.ts";

/** The formats of a command that answers a question and finds nothing. */
export const answerFormats = ["pretty", "json"] as const satisfies readonly OutputName[];

export const pathsArgument: ArgumentSpec = {
  name: "[path...]",
  description: "files or folders of the tree (default: all)",
  complete: "file",
};

export const appOption: OptionSpec = {
  flags: "--app <name...>",
  description: "only these apps (default: all)",
  complete: "app",
};

export const observationsOption: OptionSpec = {
  flags: "--observations <file...>",
  description: "snapshots of observed traffic, one or more for each network, or folders of them",
  complete: "file",
};
