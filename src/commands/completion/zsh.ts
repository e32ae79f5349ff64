/** The completion script of zsh, an autoloaded function. Pure. */
import { shellQuote } from "../../text/shell.ts";
import { type Completed, type CompletedOption, programName, type Values } from "./words-of.ts";

export function zshScript({ commands, globals }: Completed): string {
  const names = commands.map(({ name }) => name);
  const cases = commands.map(({ name, options, argument }) => {
    const rest = argument === "anything" ? [] : [shellQuote(`*:argument:${actionOf(argument)}`)];
    return `    ${name}) _arguments -S ${[...options.map(optionText), ...rest].join(" ")} ;;`;
  });
  return `#compdef ${programName}
# The kind is the last argument; what _arguments puts before it is for compadd.
_discriminat_policy_names() {
  local -a names
  names=(\${(f)"$($program completion $argv[-1] $tree 2>/dev/null)"})
  compadd "\${(@)argv[1,-2]}" -a names
}
local -a commands tree
local program=$words[1]
integer at=\${words[(i)--policies]}
(( at < CURRENT - 1 )) && tree=(--policies $words[at+1])
at=\${words[(i)(${names.join("|")})]}
if (( at < CURRENT )); then
  shift $(( at - 1 )) words
  (( CURRENT -= at - 1 ))
  case $words[1] in
${cases.join("\n")}
  esac
elif [[ $PREFIX == -* || $words[CURRENT-1] == --(policies|format|fail-on|as-of) ]]; then
  _arguments ${globals.map(optionText).join(" ")}
else
  commands=(
${commands.map(({ name, summary }) => `    ${shellQuote(`${name}:${summary}`)}`).join("\n")}
  )
  _describe command commands
fi
`;
}

/** Inside `_arguments` brackets, colons and backslashes have a meaning. */
const escaped = (text: string): string => text.replace(/[[\]:\\]/g, "\\$&");

function optionText({ name, description, values, isVariadic }: CompletedOption): string {
  const text = `[${escaped(description)}]`;
  if (values === undefined) return shellQuote(`${name}${text}`);
  // Up to the next option.
  if (isVariadic) return shellQuote(`*${name}${text}:*-*:value:${actionOf(values)}`);
  return shellQuote(`*${name}=${text}:value:${actionOf(values)}`);
}

function actionOf(values: Values): string {
  if (typeof values !== "string") return `(${values.join(" ")})`;
  switch (values) {
    case "file":
      return "_files";
    case "directory":
      return "_files -/";
    case "anything":
      return " ";
    default:
      return `_discriminat_policy_names ${values}s`;
  }
}
