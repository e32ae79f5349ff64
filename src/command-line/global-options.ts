/** The options that every command has: their description, and how their text is read. Pure. */
import { normalize } from "node:path";
import { InvalidArgumentError } from "commander";
import { UserError } from "../errors.ts";
import { formatNames, type OutputName, outputNames } from "../report/formats.ts";
import { asking, nearest } from "../text/nearest.ts";
import { sentence, wordList } from "../text/words.ts";
import type { CommandSpec, GlobalOptions, OptionSpec, Output } from "./command.ts";

const failOnLevels = ["error", "warning", "info", "never"] as const;

export const globalOptionSpecs = {
  policies: {
    flags: "--policies <dir>",
    description: 'the policy tree (default: "policies")',
    complete: "directory",
  },
  format: {
    flags: "--format <name[:file]>",
    description: `${outputNames.join(", ")}; repeatable, with a file each but for one (default: "pretty")`,
    choices: outputNames,
  },
  failOn: {
    flags: "--fail-on <severity>",
    description: 'the least severity that makes the exit code 1: error, warning, info, never (default: "error")',
    choices: failOnLevels,
  },
  asOf: { flags: "--as-of <date>", description: "judge dates as of this day, YYYY-MM-DD (default: today, UTC)" },
  quiet: { flags: "--quiet", description: "only findings, errors, and what weakens a result: no progress, no summary" },
  color: { flags: "--color", description: "colors, whatever the terminal and NO_COLOR say" },
  noColor: { flags: "--no-color", description: "no colors (default: on a terminal, unless NO_COLOR is set)" },
  debug: { flags: "--debug", description: "say on standard error what is done, and stacks of errors" },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** What commander says after the option and its argument. */
export function wrongChoice(kind: string, written: string, known: readonly string[]): InvalidArgumentError {
  const near = nearest(written, known);
  const guess = near === undefined ? "" : `${sentence(asking(near))} `;
  return new InvalidArgumentError(`${guess}${kind} are ${known.join(", ")}.`);
}

/** Reads `name` or `name:file`. */
export function readOutput(text: string, before: readonly Output[] = []): readonly Output[] {
  const colon = text.indexOf(":");
  const name = colon === -1 ? text : text.slice(0, colon);
  const file = colon === -1 ? undefined : text.slice(colon + 1);
  const format = outputNames.find((known): known is OutputName => known === name);
  if (format === undefined) throw wrongChoice("Formats", name, outputNames);
  if (file === "") throw new InvalidArgumentError(`Name a file after "${name}:".`);
  return [...before, { format, file }];
}

export function readFailOn(text: string): GlobalOptions["failOn"] {
  const level = failOnLevels.find((known) => known === text);
  if (level === undefined) throw wrongChoice("Severities", text, failOnLevels);
  return level;
}

/** @throws UserError where a command cannot write what was asked for. */
export function requireFormats({ name, formats = formatNames }: CommandSpec, { outputs }: GlobalOptions): void {
  const unknown = outputs.find(({ format }) => !formats.includes(format));
  if (unknown === undefined) return;
  throw new UserError(`${name} has no format "${unknown.format}"`, { hint: `Its formats are ${wordList(formats)}.` });
}

/** A day of the calendar as `YYYY-MM-DD`. */
export function readDate(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError("Write a day of the calendar as YYYY-MM-DD.");
  }
  return text;
}

/** What commander parsed, with the defaults; refuses outputs that would overwrite each other. */
export function globalOptions(parsed: Readonly<Record<string, unknown>>, today: string): GlobalOptions {
  const given = parsed as Partial<GlobalOptions> & { readonly format?: readonly Output[] };
  const outputs = given.format ?? [{ format: "pretty", file: undefined }];
  const targets = outputs.map(({ file }) => file && normalize(file));
  const repeated = targets.find((target, index) => targets.indexOf(target) !== index);
  if (new Set(targets).size < targets.length) {
    throw new UserError(
      repeated === undefined ? "two formats for standard output" : `two formats for the file ${repeated}`,
      { hint: "Send all but one to a file of its own: --format pretty --format sarif:lint.sarif" },
    );
  }
  return {
    policies: given.policies ?? "policies",
    outputs,
    failOn: given.failOn ?? "error",
    asOf: given.asOf ?? today,
    today,
    quiet: given.quiet ?? false,
    debug: given.debug ?? false,
  };
}
