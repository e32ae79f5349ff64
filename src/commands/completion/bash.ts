/** The completion script of bash. Pure. */
import { type Completed, type CompletedOption, programName, type Values } from "./words-of.ts";

export function bashScript({ commands, globals }: Completed): string {
  const names = commands.map(({ name }) => name);
  const values = [
    ...globals.flatMap((option) => valueCase("", option)),
    ...commands.flatMap(({ name, options }) => options.flatMap((option) => valueCase(name, option))),
  ];
  const before = globals.filter((option) => option.values !== undefined).map(({ name }) => name);
  const words = commands.map(
    ({ name, options, argument }) =>
      `    ${name}) flags=${list(options.map((one) => one.name))}; ${reply(argument)} ;;`,
  );
  return `# bash completion for ${programName}
_discriminat_policy_reply() {
  local kind="$1" current="$2" list="$3"
  case "$kind" in
    words) mapfile -t COMPREPLY < <(compgen -W "$list" -- "$current") ;;
    file) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
    directory) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
    apps|networks) mapfile -t COMPREPLY < <(compgen -W "$("$program" completion "$kind" "\${tree[@]}" 2>/dev/null)" -- "$current") ;;
    *) COMPREPLY=() ;;
  esac
}
_discriminat_policy() {
  local word words=() current command="" option="" taken=0 flags="" program="\${COMP_WORDS[0]}" tree=()
  # bash cuts words at "=" and ":".
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do [[ $word == "=" ]] && word=""; words+=("$word"); done
  current="\${words[-1]}"; unset "words[-1]"
  [[ $current == ":" ]] && current=""
  for word in "\${words[@]}"; do
    [[ $option == --policies && $taken == 0 && -n $word ]] && tree=(--policies "$word")
    [[ -z $word ]] && continue
    if [[ $word == -* ]]; then option="$word"; taken=0; continue; fi
    ((taken += 1))
    # What an option takes may be called like a command.
    if [[ -z $command && ! ( $option =~ ^(${before.join("|")})$ && $taken == 1 ) ]]; then
      case "$word" in ${names.join("|")}) command="$word"; option="" ;; esac
    fi
  done
  if [[ $current != -* ]]; then
    # A file after the name of a format.
    if [[ $option == --format && $taken -gt 0 && \${COMP_LINE:0:COMP_POINT} =~ :[^[:blank:]]*$ ]]; then
      _discriminat_policy_reply file "$current"; return
    fi
    case "$command $option $taken" in
${values.join("\n")}
    esac
  fi
  case "$command" in
    "") flags=${list(globals.map(({ name }) => name))}; _discriminat_policy_reply words "$current" ${list(names)} ;;
${words.join("\n")}
  esac
  [[ $current == -* ]] && _discriminat_policy_reply words "$current" "$flags"
}
complete -F _discriminat_policy ${programName}
`;
}

/** Descriptions stay out of it: whatever stands in a list of words, bash expands. */
const list = (words: readonly string[]): string => `"${words.join(" ")}"`;

function reply(values: Values): string {
  if (typeof values !== "string") return `_discriminat_policy_reply words "$current" ${list(values)}`;
  return `_discriminat_policy_reply ${values === "app" || values === "network" ? `${values}s` : values} "$current"`;
}

function valueCase(command: string, { name, values, isVariadic }: CompletedOption): readonly string[] {
  if (values === undefined) return [];
  return [`      "${command} ${name} "${isVariadic ? "*" : "0"}) ${reply(values)}; return ;;`];
}
