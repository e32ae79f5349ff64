/**
 * What every call of git is given, so that no configuration, environment variable or attribute of the machine or the repository
 * changes what it prints, runs a program or writes a file. Data and pure functions.
 */
import { devNull } from "node:os";

type Environment = Readonly<Record<string, string | undefined>>;

/** Stronger than every configuration file (https://git-scm.com/docs/git-config). */
const configuration: Readonly<Record<string, string>> = {
  "color.ui": "false",
  "core.attributesFile": devNull,
  "core.bigFileThreshold": "512m",
  "core.fsmonitor": "false",
  "core.hooksPath": devNull,
  "core.pager": "cat",
  "core.quotePath": "false",
  "core.useReplaceRefs": "false",
  "core.warnAmbiguousRefs": "true",
  "diff.context": "3",
  "diff.ignoreSubmodules": "none",
  "diff.indentHeuristic": "true",
  "diff.interHunkContext": "0",
  "diff.mnemonicPrefix": "false",
  "diff.noprefix": "false",
  "diff.orderFile": devNull,
  "diff.relative": "false",
  "diff.renameLimit": "1000",
  "diff.renames": "true",
  "diff.submodule": "short",
  "diff.suppressBlankEmpty": "false",
  "gc.auto": "0",
  "log.abbrevCommit": "false",
  "log.date": "default",
  "log.decorate": "false",
  "log.diffMerges": "separate",
  "log.follow": "false",
  "log.mailmap": "false",
  "log.showRoot": "true",
  "log.showSignature": "false",
  "maintenance.auto": "false",
};

const noPrograms = ["--no-color", "--no-ext-diff", "--no-textconv"];
/** Options for which git has no configuration, or which attributes would decide. */
const options: Readonly<Record<string, readonly string[]>> = {
  diff: [...noPrograms, "--diff-algorithm=default", "--no-relative", "--text"],
  log: [...noPrograms, "--no-relative", "--no-show-signature", "--no-notes", "--no-mailmap"],
};

/** @param folder absolute: where git looks for the repository */
export function fixedArguments(folder: string, [command = "", ...rest]: readonly string[]): readonly string[] {
  return [
    ...["--no-pager", "--literal-pathspecs", "--no-replace-objects"],
    ...Object.entries(configuration).flatMap(([key, value]) => ["-c", `${key}=${value}`]),
    ...["-C", folder, command, ...(options[command] ?? []), ...rest],
  ];
}

/** How git may reach a remote: a partial clone fetches what it lacks. And where the user's configuration lies: `safe.directory`. */
const keptVariables =
  /^GIT_(?:ASKPASS|CEILING_DIRECTORIES|CONFIG_(?:COUNT|GLOBAL|KEY_\d+|NOSYSTEM|SYSTEM|VALUE_\d+)|DISCOVERY_ACROSS_FILESYSTEM|HTTP_\w+|NO_LAZY_FETCH|PROXY_\w+|SSH(?:_COMMAND|_VARIANT)?|SSL_\w+)$/;

/** The environment without what a hook, an alias or the user's profile left in it for git. */
export function fixedEnvironment(env: Environment): Readonly<Record<string, string>> {
  const kept = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || (name.startsWith("GIT_") && !keptVariables.test(name)) ? [] : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(kept),
    GIT_GRAFT_FILE: devNull,
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_TRACE2: "0",
    GIT_TRACE2_EVENT: "0",
    GIT_TRACE2_PERF: "0",
    LC_ALL: "C",
  };
}
