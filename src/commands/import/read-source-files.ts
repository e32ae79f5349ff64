/** The files that `import` is given, and standard input. */
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Io } from "../../command-line/command.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { UserError } from "../../errors.ts";
import { codeOf, fileError } from "../../files/file-error.ts";
import type { SourceFile } from "../../findings/source-file.ts";
import { decodePlan } from "../../terraform-json/parse-plan.ts";

export async function readSourceFiles(paths: readonly string[], io: Io): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const path of new Set(paths)) {
    if (path === "-") {
      files.push({ path: "stdin", text: decodePlan(Buffer.from(await io.readStdin()), "standard input") });
      continue;
    }
    const shown = toPosix(relative(io.cwd, resolve(io.cwd, path)));
    files.push({ path: shown, text: decodePlan(readBytes(path, io.cwd), shown) });
  }
  return files;
}

function readBytes(path: string, cwd: string): Buffer {
  try {
    return readFileSync(resolve(cwd, path));
  } catch (cause) {
    const hint = "Name a file that lists Security Groups or allowed names.";
    if (codeOf(cause) === "ENOENT") throw new UserError(`there is no ${path}`, { hint, cause });
    throw fileError(cause, `cannot read ${path}`);
  }
}
