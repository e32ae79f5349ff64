/** What a shell may complete, made from the commands' descriptions. Pure. */

import type { ArgumentSpec, CommandSpec, OptionSpec } from "../../command-line/command.ts";
import { globalOptionSpecs } from "../../command-line/global-options.ts";
import { formatNames } from "../../report/formats.ts";

export const programName = "discriminat-policy";

/** The names of apps and networks are not in a script: it asks `completion apps` and `completion networks` for them. */
export type Values = "file" | "directory" | "app" | "network" | "anything" | readonly string[];

export interface CompletedOption {
  /** `--outdir` of `--outdir <dir>`. */
  readonly name: string;
  readonly description: string;
  /** `undefined`: it takes none. */
  readonly values: Values | undefined;
  /** Whether it takes several. */
  readonly isVariadic: boolean;
}

interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  /** Its own, then those of every command. */
  readonly options: readonly CompletedOption[];
  /** What its arguments may be, together. */
  readonly argument: Values;
}

export interface Completed {
  readonly commands: readonly CompletedCommand[];
  /** What may stand before a command. */
  readonly globals: readonly CompletedOption[];
}

const help: CompletedOption = { name: "--help", description: "show the help", values: undefined, isVariadic: false };
const version: CompletedOption = { ...help, name: "--version", description: "show the version" };

export function completedOf(specs: readonly CommandSpec[]): Completed {
  const globals = Object.values(globalOptionSpecs).map(optionOf);
  const names = specs.map(({ name }) => name);
  return {
    globals: [...globals, help, version],
    commands: [
      ...specs.map((spec) => ({
        name: spec.name,
        summary: spec.summary,
        options: [...spec.options.map(optionOf), ...globals.map((option) => withFormats(option, spec)), help],
        argument: argumentOf(spec.arguments),
      })),
      { name: "help", summary: "Show the help of a command", options: [], argument: names },
    ],
  };
}

function optionOf({ flags, description, choices, complete }: OptionSpec): CompletedOption {
  return {
    name: /--[a-z-]+/.exec(flags)?.[0] ?? flags,
    description,
    values: flags.includes("<") ? (choices ?? complete ?? "anything") : undefined,
    isVariadic: flags.includes("...>"),
  };
}

function withFormats(option: CompletedOption, { formats = formatNames }: CommandSpec): CompletedOption {
  return option.name === "--format" ? { ...option, values: formats } : option;
}

function argumentOf(args: readonly ArgumentSpec[]): Values {
  const known = args.flatMap(({ complete }) => (complete === undefined || complete === "subject" ? [] : [complete]));
  return known[0] ?? "anything";
}
