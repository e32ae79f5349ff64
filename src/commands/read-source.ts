/** A file that another program wrote, for commands that take one: its text, under the path that findings name. */
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Io } from "../command-line/command.ts";
import { toPosix } from "../command-line/select-files.ts";
import { UserError } from "../errors.ts";
import { codeOf, fileError } from "../files/file-error.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { decodePlan } from "../terraform-json/parse-plan.ts";

/**
 * @param path relative to the working directory; `-` is standard input
 * @param hint where there is no such file: what to name
 * @throws UserError where it cannot be read.
 */
export async function readSource(path: string, hint: string, io: Io): Promise<SourceFile> {
  if (path === "-") return { path: "stdin", text: decodePlan(Buffer.from(await io.readStdin()), "standard input") };
  const shown = toPosix(relative(io.cwd, resolve(io.cwd, path)));
  return { path: shown, text: decodePlan(readBytes(path, hint, io.cwd), shown) };
}

/** Each once. */
export async function readSources(paths: readonly string[], hint: string, io: Io): Promise<readonly SourceFile[]> {
  const sources: SourceFile[] = [];
  for (const path of new Set(paths)) sources.push(await readSource(path, hint, io));
  return sources;
}

function readBytes(path: string, hint: string, cwd: string): Buffer {
  try {
    return readFileSync(resolve(cwd, path));
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") throw new UserError(`there is no ${path}`, { hint, cause });
    throw fileError(cause, `cannot read ${path}`);
  }
}
