/** What real shells offer when somebody presses Tab, with the scripts that `completion` prints. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "../cli/session.ts";

/** Words that a shell offers after `discriminat-policy ` and what was typed. */
export type Offered = (typed: string) => readonly string[];

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const linesOf = (text: string): readonly string[] => text.split("\n").filter((line) => line !== "");

export function bashOffers(session: Session): Offered {
  session.run("discriminat-policy completion bash > completion.bash");
  return (typed) => {
    // As readline cuts words: at "=" and ":" too.
    const words = typed.split(" ").flatMap((word) => (word === "" ? [""] : word.split(/([=:])/).filter(Boolean)));
    const line = `discriminat-policy ${typed}`;
    const { stdout, stderr } = session.run(
      [
        "source completion.bash",
        `COMP_WORDS=(discriminat-policy ${words.map(quoted).join(" ")}); COMP_CWORD=${words.length}`,
        `COMP_LINE=${quoted(line)}; COMP_POINT=${line.length}`,
        `_discriminat_policy; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ].join("\n"),
    );
    if (stderr !== "") throw new Error(stderr);
    return linesOf(stdout);
  };
}

export function fishOffers(session: Session): Offered {
  session.run("discriminat-policy completion fish > completion.fish");
  return (typed) => {
    const question = `source completion.fish; complete -C ${quoted(`discriminat-policy ${typed}`)}`;
    const { stdout, stderr } = session.run(`fish --no-config -c ${quoted(question)}`);
    if (stderr !== "") throw new Error(stderr);
    return linesOf(stdout).map((line) => line.split("\t")[0] ?? "");
  };
}

/** Runs in the shell that completes: every match that is added goes to a file, and a second file says that it is over. */
const spy = `
PROMPT=
autoload -Uz compinit
compinit -u -D
bindkey '^I' complete-word
finished () { : > $OFFERED.done }
comppostfuncs=( finished )
compadd () {
  if [[ " \${(j: :)@} " == *" -"[OAD]" "* ]]; then builtin compadd "$@"; return; fi
  local -a hits
  builtin compadd -A hits "$@"
  print -rl -- $hits >> $OFFERED
  builtin compadd "$@"
}
: > $OFFERED.ready
`;

/** A terminal of its own, in which somebody types. */
const typist = `
zmodload zsh/zpty
zpty -b typing zsh -f -i
await () { repeat 200; do [[ -e $1 ]] && return; sleep 0.05; done; print -u2 "nothing came of $1"; exit 1 }
zpty -w typing "fpath=($PWD/zsh \\$fpath); source $PWD/zsh/spy.zsh"
await $OFFERED.ready
zpty -w -n typing "discriminat-policy $TYPED"$'\\t'
await $OFFERED.done
zpty -d typing
cat $OFFERED 2>/dev/null || true
`;

export function zshOffers(session: Session): Offered {
  mkdirSync(join(session.folder, "zsh"), { recursive: true });
  writeFileSync(join(session.folder, "zsh/spy.zsh"), spy);
  writeFileSync(join(session.folder, "zsh/typist.zsh"), typist);
  session.run("discriminat-policy completion zsh > zsh/_discriminat-policy");
  return (typed) => {
    const { stdout, stderr } = session.run("rm -f zsh/offered*; zsh -f zsh/typist.zsh", {
      env: { TYPED: typed, OFFERED: join(session.folder, "zsh/offered"), TERM: "dumb" },
    });
    if (stderr !== "") throw new Error(stderr);
    return linesOf(stdout);
  };
}
