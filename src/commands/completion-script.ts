/** Completion scripts for shells, made from the commands' descriptions. Pure. */
import type { ArgumentSpec, CommandSpec, OptionSpec } from "./command.ts";
import { globalOptionSpecs } from "./global-options.ts";

const program = "discriminat-policy";
const shells = ["bash", "zsh", "fish"] as const;
type Shell = (typeof shells)[number];

export function isShell(name: string): name is Shell {
  return shells.some((shell) => shell === name);
}

export function completionScript(shell: Shell, specs: readonly CommandSpec[]): string {
  return scripts[shell](specs);
}

const globals: readonly OptionSpec[] = Object.values(globalOptionSpecs);

/** `--outdir` of `--outdir <dir>`. */
const longName = ({ flags }: OptionSpec): string => /--[a-z-]+/.exec(flags)?.[0] ?? flags;
const takesValue = ({ flags }: OptionSpec): boolean => flags.includes("<");
const argumentsOf = (spec: CommandSpec, kind: ArgumentSpec["complete"] & string): boolean =>
  spec.arguments.some(({ complete }) => complete === kind);
const wordsOf = (spec: CommandSpec): readonly string[] =>
  spec.arguments.flatMap(({ complete }) => (Array.isArray(complete) ? complete : []));
/** Descriptions are ours, but an apostrophe would end a quoted word. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const scripts: Readonly<Record<Shell, (specs: readonly CommandSpec[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

function bashScript(specs: readonly CommandSpec[]): string {
  const names = specs.map(({ name }) => name);
  const flags = globals.map(longName).join(" ");
  const commandCases = specs.map((spec) => {
    const words = [...spec.options.map(longName), ...wordsOf(spec)].join(" ");
    return `    ${spec.name}) words="${words}"; files=${argumentsOf(spec, "file") ? 1 : 0} ;;`;
  });
  const choices = [...globals, ...specs.flatMap(({ options }) => options)].filter(takesValue);
  const valueCases = choices.map((option) =>
    option.choices === undefined
      ? `    ${longName(option)}) mapfile -t COMPREPLY < <(compgen ${option.complete === "directory" ? "-d" : "-f"} -- "$current"); return ;;`
      : `    ${longName(option)}) mapfile -t COMPREPLY < <(compgen -W "${option.choices.join(" ")}" -- "$current"); return ;;`,
  );
  return `# bash completion for ${program}
_${program.replaceAll("-", "_")}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" words="" files=0 word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in ${names.join("|")}) command="$word"; break ;; esac
  done
  case "$previous" in
${valueCases.join("\n")}
  esac
  case "$command" in
    "") words="${names.join(" ")} --help --version" ;;
${commandCases.join("\n")}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words ${flags}" -- "$current")
  if [[ $files == 1 && $current != -* ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t -O "\${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -F _${program.replaceAll("-", "_")} ${program}
`;
}

/** Inside `_arguments` brackets, colons and backslashes have a meaning. */
const zshText = (text: string): string => text.replace(/[[\]:\\]/g, "\\$&");

function zshOption(option: OptionSpec): string {
  const name = longName(option);
  if (!takesValue(option)) return quoted(`${name}[${zshText(option.description)}]`);
  const action =
    option.choices === undefined
      ? option.complete === "directory"
        ? "_files -/"
        : option.complete === "file"
          ? "_files"
          : ""
      : `(${option.choices.join(" ")})`;
  return quoted(`*${name}=[${zshText(option.description)}]:value:${action}`);
}

function zshScript(specs: readonly CommandSpec[]): string {
  const listed = specs.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  const cases = specs.map((spec) => {
    const words = wordsOf(spec);
    const rest =
      words.length > 0 ? quoted(`*:argument:(${words.join(" ")})`) : argumentsOf(spec, "file") ? "'*:file:_files'" : "";
    return `    ${spec.name}) _arguments $globals ${[...spec.options.map(zshOption), rest].filter((part) => part !== "").join(" ")} ;;`;
  });
  return `#compdef ${program}
local -a commands globals
commands=(
${listed.join("\n")}
)
globals=(
${globals.map((option) => `  ${zshOption(option)}`).join("\n")}
)
local command="\${words[(r)(${specs.map(({ name }) => name).join("|")})]}"
if [[ -z $command && $PREFIX == -* ]]; then
  _arguments $globals '--help[show help]' '--version[show the version]'
elif [[ -z $command ]]; then
  _describe command commands
else
  case $command in
${cases.join("\n")}
  esac
fi
`;
}

function fishScript(specs: readonly CommandSpec[]): string {
  const names = specs.map(({ name }) => name).join(" ");
  const line = (condition: string, rest: string): string => `complete -c ${program} -n ${quoted(condition)} ${rest}`;
  const option = (condition: string, spec: OptionSpec): string => {
    const value = !takesValue(spec)
      ? ""
      : spec.choices !== undefined
        ? ` -x -a ${quoted(spec.choices.join(" "))}`
        : spec.complete === undefined
          ? " -x"
          : " -r -F";
    return line(condition, `-l ${longName(spec).slice(2)} -d ${quoted(spec.description)}${value}`);
  };
  const lines = specs.flatMap((spec) => {
    const within = `__fish_seen_subcommand_from ${spec.name}`;
    const words = wordsOf(spec);
    return [
      line("__fish_use_subcommand", `-a ${spec.name} -d ${quoted(spec.summary)}`),
      ...spec.options.map((own) => option(within, own)),
      ...(words.length > 0 ? [line(within, `-a ${quoted(words.join(" "))}`)] : []),
      ...(argumentsOf(spec, "file") ? [line(within, "-F")] : []),
    ];
  });
  const anywhere = globals.map((spec) => option("true", spec));
  return `# fish completion for ${program}; commands: ${names}
complete -c ${program} -f
${[...lines, ...anywhere].join("\n")}
`;
}
