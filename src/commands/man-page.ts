/** The manual page, in roff, made of the commands' descriptions: written at build time by scripts/finish-build.mjs. Pure. */
import type { CommandSpec, OptionSpec } from "../command-line/command.ts";
import { globalOptionSpecs } from "../command-line/global-options.ts";
import { formatNames } from "../report/formats.ts";

const program = "discriminat-policy";

/**
 * @param specs in the order of the help
 * @param date of the version, as the changelog has it
 */
export function manPage(specs: readonly CommandSpec[], version: string, date: string): string {
  return [
    `.TH ${program.toUpperCase()} 1 "${date}" "${program} ${version}" "User Commands"`,
    ".SH NAME",
    `${escaped(program)} \\- egress allowlists as code for the DiscrimiNAT firewall on AWS`,
    ".SH SYNOPSIS",
    `.B ${escaped(program)}`,
    ".I command",
    "[\\fIoptions\\fR]",
    ".SH COMMANDS",
    ...specs.flatMap(commandLines),
    ".SH GLOBAL OPTIONS",
    ...Object.values(globalOptionSpecs).flatMap(optionLines),
    ".SH EXIT STATUS",
    ...["0", "1", "2", "3"].flatMap((code, index) => [".TP", `.B ${code}`, escaped(exitCodes[index] ?? "")]),
    ".SH ENVIRONMENT",
    ...environment.flatMap(([name, text]) => [".TP", `.B ${name}`, escaped(text)]),
    "",
  ].join("\n");
}

const exitCodes = [
  "Nothing at or above --fail-on.",
  "Findings.",
  "Usage, settings or unreadable input.",
  "Environment or internal failure.",
];

const environment = [
  ["NO_COLOR", "No colors, unless --color says otherwise."],
  ["FORCE_COLOR", "Colors without a terminal, unless NO_COLOR or --no-color says otherwise; 0 for none."],
  ["CI", "Nothing is asked."],
] as const;

function commandLines(spec: CommandSpec): readonly string[] {
  const { name, summary, details, options, formats = formatNames, examples } = spec;
  return [
    `.SS ${escaped([name, ...spec.arguments.map((argument) => argument.name)].join(" "))}`,
    `${escaped(summary)}.`,
    ...(details === undefined ? [] : [".PP", escaped(details)]),
    ...spec.arguments.flatMap((argument) => [".TP", `.I ${escaped(argument.name)}`, escaped(argument.description)]),
    ...options.flatMap(optionLines),
    ".PP",
    `Formats: ${escaped(formats.join(", "))}.`,
    ...examples.flatMap(({ line, does }) => [
      ".PP",
      `${escaped(does)}:`,
      ".PP",
      ".RS 4",
      ".nf",
      escaped(`${program} ${line}`),
      ".fi",
      ".RE",
    ]),
  ];
}

function optionLines({ flags, description }: OptionSpec): readonly string[] {
  return [".TP", `.B ${escaped(flags)}`, escaped(description)];
}

/** One line of text: a backslash, a hyphen that is meant as such, and a dot or a quote that would begin a request. */
export function escaped(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll('"', "\\(dq")
    .replaceAll(/[^\x20-\x7e]/gu, (character) => `\\[u${hexOf(character)}]`)
    .replace(/^[.']/, "\\&$&");
}

const hexOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
