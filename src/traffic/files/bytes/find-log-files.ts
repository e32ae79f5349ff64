/** Files, folders and patterns → the files to read, sorted, each once. Symbolic links are followed to files, not into folders. */
import { readdirSync, statSync } from "node:fs";
import { join, normalize, resolve } from "node:path";
import { UserError } from "../../../errors.ts";
import { codeOf, fileError } from "../../../files/file-error.ts";
import { quote } from "../../../text/quote.ts";

/** Stands for standard input. */
export const standardInput = "-";

/** With this, CloudWatch tries whether it may export into a bucket. */
const exportTrial = "aws-logs-write-test";

/**
 * A pattern has `*` (within a name), `**` (any folders), `?`, `[abc]` or `{a,b}`; a file of exactly that name goes before.
 *
 * @returns paths as they were written, or relative as the pattern.
 * @throws UserError for what does not exist, matches nothing or holds no file.
 */
export function findLogFiles(patterns: readonly string[], cwd: string): readonly string[] {
  const found = new Map<string, string>();
  for (const pattern of patterns) {
    // However often, and in whichever way, a file is named: its records count once.
    for (const path of filesOf(pattern, cwd)) found.set(path === standardInput ? path : resolve(cwd, path), path);
  }
  return [...found.values()].sort();
}

function filesOf(pattern: string, cwd: string): readonly string[] {
  if (pattern === standardInput) return [pattern];
  const stats = ask(pattern, () => statSync(resolve(cwd, pattern), { throwIfNoEntry: false }));
  if (stats?.isDirectory()) {
    const files = walk(pattern, cwd);
    if (files.length > 0) return files;
    throw new UserError(`the folder ${quote(pattern)} holds no file`, { hint: "Name the folder of an export." });
  }
  if (stats !== undefined) return [normalize(pattern)];
  if (!/[*?[{]/.test(pattern)) {
    throw new UserError(`there is no ${quote(pattern)}`, {
      hint: "Name files, folders or patterns of log files, or - for standard input.",
    });
  }
  const matches = regexOf(normalize(pattern));
  const folder = fixedPart(pattern);
  const isFolder = ask(folder, () => statSync(resolve(cwd, folder), { throwIfNoEntry: false }))?.isDirectory();
  const files = isFolder === true ? walk(folder, cwd).filter((path) => matches.test(path)) : [];
  if (files.length > 0) return files;
  throw new UserError(`no file matches ${quote(pattern)}`, {
    hint: "`*` stays within a folder; `**` goes into folders: 'exports/**/*.gz'.",
  });
}

/** The folder up to the first part with a wildcard. */
function fixedPart(pattern: string): string {
  const parts = normalize(pattern).split("/");
  const first = parts.findIndex((part) => /[*?[{]/.test(part));
  const folder = parts.slice(0, first).join("/");
  return folder === "" ? (pattern.startsWith("/") ? "/" : ".") : folder;
}

/** Translates what the file system refuses. */
function ask<T>(path: string, question: () => T): T {
  try {
    return question();
  } catch (cause) {
    // A part of the path is a file.
    if (codeOf(cause) === "ENOTDIR") throw new UserError(`there is no ${quote(path)}`, { cause });
    throw fileError(cause, `cannot read ${quote(path)}`);
  }
}

function walk(folder: string, cwd: string): readonly string[] {
  const entries = ask(folder, () => readdirSync(resolve(cwd, folder), { withFileTypes: true }));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith(".") || entry.name === exportTrial) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path, cwd);
    const isFile = entry.isFile() || statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isFile();
    return isFile ? [path] : [];
  });
}

function regexOf(pattern: string): RegExp {
  let depth = 0;
  const source = pattern.replace(/\*\*\/|\*\*|[*?{},]|\[!?[^\]/]+\]|[\\^$+.()|[\]]/g, (token) => {
    switch (token) {
      case "**/":
        return "(?:[^/]+/)*";
      case "**":
        return ".*";
      case "*":
        return "[^/]*";
      case "?":
        return "[^/]";
      case "{":
        depth += 1;
        return "(?:";
      case "}":
        if (depth === 0) return "\\}";
        depth -= 1;
        return ")";
      case ",":
        return depth === 0 ? "," : "|";
      default:
        return token.length > 1 ? token.replace("[!", "[^").replaceAll("\\", "\\\\") : `\\${token}`;
    }
  });
  try {
    return new RegExp(`^${source}$`, "s");
  } catch (cause) {
    throw new UserError(`${quote(pattern)} is not a valid file pattern`, { cause, hint: "Is a brace left open?" });
  }
}
