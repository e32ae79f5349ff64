/** The completion script of fish. Pure. */
import { type Completed, type CompletedOption, programName, type Values } from "./words-of.ts";

export function fishScript({ commands, globals }: Completed): string {
  const outside = `not __fish_seen_subcommand_from ${commands.map(({ name }) => name).join(" ")}`;
  const lines = commands.flatMap(({ name, summary, options, argument }) => {
    const within = `__fish_seen_subcommand_from ${name}`;
    return [
      line(outside, `-a ${name} -d ${quoted(summary)}`),
      ...options.flatMap((option) => optionLines(within, option)),
      ...(argument === "anything" ? [] : [line(within, actionOf(argument))]),
    ];
  });
  return `# fish completion for ${programName}
function __discriminat_policy_names
    set -l words (commandline -opc)
    set -l tree
    if set -l at (contains -i -- --policies $words)
        set tree --policies $words[(math $at + 1)]
    end
    $words[1] completion $argv[1] $tree 2>/dev/null
end
# Whether the last option is one that takes several values.
function __discriminat_policy_after
    set -l given (string match -- '-*' (commandline -opc))
    test "$given[-1]" = $argv[1]
end
complete -c ${programName} -f
${lines.join("\n")}
${globals.flatMap((option) => optionLines(outside, option)).join("\n")}
`;
}

const quoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

const line = (condition: string, rest: string): string => `complete -c ${programName} -n ${quoted(condition)} ${rest}`;

function optionLines(condition: string, { name, description, values, isVariadic }: CompletedOption): readonly string[] {
  const option = `-l ${name.slice(2)} -d ${quoted(description)}`;
  if (values === undefined) return [line(condition, option)];
  const several = isVariadic ? [line(`${condition}; and __discriminat_policy_after ${name}`, actionOf(values))] : [];
  return [line(condition, `${option} -r ${actionOf(values)}`), ...several];
}

function actionOf(values: Values): string {
  if (typeof values !== "string") return `-f -a ${quoted(values.join(" "))}`;
  switch (values) {
    case "file":
      return "-F";
    case "directory":
      return `-f -a '(__fish_complete_directories)'`;
    case "anything":
      return "-f";
    default:
      return `-f -a '(__discriminat_policy_names ${values}s)'`;
  }
}
