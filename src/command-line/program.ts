/** The command line as commander knows it, made from the commands' descriptions. */
import { Argument, type Command as CommanderCommand, Option, program as rootProgram } from "commander";
import { visible } from "../text/visible.ts";
import type { Command, Invocation, OptionSpec } from "./command.ts";
import {
  globalOptionSpecs,
  globalOptions,
  readDate,
  readFailOn,
  readOutput,
  requireFormats,
  wrongChoice,
} from "./global-options.ts";

/** Columns of every help text, whatever the terminal: the texts are rendered at build time and compared in tests. */
const helpWidth = 100;

export interface ProgramOptions {
  readonly version: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly run: (command: Command, invocation: Invocation) => Promise<void>;
}

function option({ flags, description, choices }: OptionSpec): Option {
  const made = new Option(flags, description);
  if (choices === undefined) return made;
  if (made.variadic) return made.choices(choices);
  // Commander's own words for a wrong choice do not guess.
  return made.choices(choices).argParser((written: string) => {
    if (!choices.includes(written)) throw wrongChoice("Choices", written, choices);
    return written;
  });
}

/** Commander quotes arguments as they are. */
const inert = (text: string): string => `${text.trimEnd().split("\n").map(visible).join("\n")}\n`;

function footer({ formats, examples }: Command["spec"]): string {
  return [
    ...(formats === undefined ? [] : ["", `Formats: ${formats.join(", ")}`]),
    "",
    "Examples:",
    ...examples.map(({ line, does }) => `  # ${does}\n  discriminat-policy ${line}`),
  ].join("\n");
}

function addCommand(program: CommanderCommand, command: Command, options: ProgramOptions): void {
  const { spec } = command;
  const sub = program.command(spec.name).summary(spec.summary);
  sub.description(spec.details === undefined ? `${spec.summary}.` : `${spec.summary}.\n\n${spec.details}`);
  for (const { name, description } of spec.arguments) sub.addArgument(new Argument(name, description));
  for (const own of spec.options) sub.addOption(option(own));
  sub.addHelpText("after", footer(spec));
  sub.action(async () => {
    const global = globalOptions(program.opts(), options.today);
    requireFormats(spec, global);
    await options.run(command, {
      args: sub.processedArgs.flat().filter((argument): argument is string => typeof argument === "string"),
      options: sub.opts(),
      global,
    });
  });
}

/** `lint [path...]`, whether a command has options or not. */
function subcommandTerm(command: CommanderCommand): string {
  const names = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...names].join(" ");
}

/** Our descriptions say choices and defaults in their own words. */
function optionDescription({ description }: Option): string {
  return description;
}

/** Parsing throws `CommanderError` for the help, the version and every mistake on the command line. */
export function makeProgram(commands: readonly Command[], options: ProgramOptions): CommanderCommand {
  const program = rootProgram.createCommand("discriminat-policy");
  program
    .description("Egress allowlists as code for the DiscrimiNAT firewall on AWS.")
    .usage("<command> [options]")
    .version(options.version, "-V, --version", "the version; with --verbose also the Public Suffix List's and Node's")
    .helpOption("-h, --help", "this help; <command> --help for a command's own")
    .helpCommand("help [command]", "Show the help of a command")
    .configureHelp({ helpWidth, showGlobalOptions: true, subcommandTerm, optionDescription })
    .configureOutput({ writeOut: options.out, writeErr: options.err, outputError: (text, write) => write(inert(text)) })
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError("hint: Add --help for the commands and options.");
  const { policies, format, failOn, asOf, quiet, color, noColor, debug } = globalOptionSpecs;
  program
    .addOption(option(policies))
    .addOption(new Option(format.flags, format.description).argParser(readOutput))
    .addOption(new Option(failOn.flags, failOn.description).argParser(readFailOn))
    .addOption(new Option(asOf.flags, asOf.description).argParser(readDate))
    .addOption(option(quiet))
    // cli.ts reads these two: it decides what a terminal gets.
    .addOption(option(color))
    .addOption(option(noColor))
    .addOption(option(debug));
  for (const command of commands) addCommand(program, command, options);
  program.addHelpText(
    "after",
    "\nExit codes: 0 nothing at or above --fail-on; 1 findings; 2 usage, settings or unreadable input;\n3 environment or internal failure.",
  );
  return program;
}
