/**
 * The only place from which commands write files. A reader sees the old content or the new one, never a part: the text goes
 * to a temporary file beside the target, is flushed to the disk and takes the target's name.
 */
import { randomBytes } from "node:crypto";
import { unlinkSync } from "node:fs";
import { mkdir, open, realpath, rename, stat, unlink, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { cleaningUp } from "./interrupt.ts";

/** Whole, or in pieces. */
export type Text = string | Iterable<string>;

/**
 * Missing folders are made. A symbolic link stays one; a device or a pipe is written to directly.
 *
 * @param file absolute, or relative to `cwd`
 * @throws UserError where it cannot be written; the file is as it was then.
 */
export async function writeFileAtomically(file: string, text: Text, cwd: string): Promise<void> {
  const path = resolve(cwd, file);
  try {
    await mkdir(dirname(path), { recursive: true });
    const existing = await stat(path).catch(ignoreMissing);
    if (existing?.isDirectory()) throw new UserError(`${file} is a directory`, { hint: "Name a file in it." });
    if (existing !== undefined && !existing.isFile()) await writeFile(path, text);
    else await replace(existing === undefined ? path : await realpath(path), text, existing?.mode);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`cannot write ${file}: ${reasonOf(cause)}`, {
      cause,
      hint: "Check the path, its permissions and the space on the disk.",
      exitCode: isDiskTrouble(cause) ? 3 : 2,
    });
  }
}

function isDiskTrouble(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["ENOSPC", "EDQUOT", "EIO", "EROFS"].includes(String(error.code));
}

/** Node's message without its code and without the absolute path. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z0-9]+: (.*?), /.exec(message)?.[1] ?? message;
}

async function replace(path: string, text: Text, mode: number | undefined): Promise<void> {
  // Several processes may write the same file: the name only has to differ between them, and it never outlives the call.
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  const removeTemporary = (): void => {
    try {
      unlinkSync(temporary);
    } catch {
      // Already renamed, or never made.
    }
  };
  await cleaningUp(removeTemporary, async () => {
    const handle = await open(temporary, "wx", mode === undefined ? 0o666 : mode & 0o777);
    try {
      await writeFile(handle, text);
      if (mode !== undefined) await handle.chmod(mode & 0o777);
      await handle.sync();
    } catch (error) {
      await handle.close();
      await unlink(temporary).catch(ignoreMissing);
      throw error;
    }
    await handle.close();
    await rename(temporary, path).catch(async (error: unknown) => {
      await unlink(temporary).catch(ignoreMissing);
      throw error;
    });
  });
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  throw error;
}
