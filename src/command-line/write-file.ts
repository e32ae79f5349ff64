/**
 * The only place from which commands write files. A reader sees the old content or the new one, never a part: the text goes
 * to a temporary file beside the target, is flushed to the disk and takes the target's name. Where a command goes by what the
 * file held before, that is compared first, so that nothing is lost that others wrote meanwhile.
 */
import { createHash } from "node:crypto";
import { createReadStream, unlinkSync } from "node:fs";
import { link, mkdir, open, realpath, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { codeOf, fileError } from "../files/file-error.ts";
import { removeStale, temporaryName } from "../files/temporary-name.ts";
import { cleaningUp } from "./interrupt.ts";

/** Whole, or in pieces. */
export type Text = string | Iterable<string>;

/** The same as bytes. */
type Content = Text | Iterable<Uint8Array>;

/** What a file holds, in short: equal for equal bytes. `absent` where there is no file. */
export type FileVersion = "absent" | `sha256:${string}`;

export interface WriteOptions {
  /** Absolute; the file may be relative to it. */
  readonly cwd: string;
  /** The file is replaced only while it holds this; without it, whatever is there is replaced. */
  readonly expected?: FileVersion | undefined;
  /** Who may read and write it. Default: as before, and of a new file what the system says. */
  readonly mode?: number | undefined;
}

/**
 * Missing folders are made. A symbolic link stays one; a device or a pipe is written to directly.
 *
 * @throws UserError where it cannot be written, or holds something else than expected; the file is as it was then.
 */
export async function writeFileAtomically(
  file: string,
  text: Content,
  { cwd, expected, mode }: WriteOptions,
): Promise<void> {
  const path = resolve(cwd, file);
  try {
    await mkdir(dirname(path), { recursive: true });
    const existing = await stat(path).catch(ignoreMissing);
    if (existing?.isDirectory()) throw new UserError(`${file} is a directory`, { hint: "Name a file in it." });
    if (existing !== undefined && !existing.isFile()) {
      await writeFile(path, text);
      return;
    }
    const target = existing === undefined ? path : await realpath(path);
    removeStale(dirname(target));
    if (!(await replace(target, text, mode ?? existing?.mode, expected))) {
      throw new UserError(`${file} was changed by another program meanwhile`, {
        hint: "Nothing was written to it. Look at what it holds now, and run this again.",
        exitCode: 3,
      });
    }
  } catch (cause) {
    throw fileError(cause, `cannot write ${file}`);
  }
}

/** What a command finds before it begins; `undefined` for a device or a pipe. The file may be relative to `cwd`. */
export async function versionBefore(file: string, cwd: string): Promise<FileVersion | undefined> {
  const path = resolve(cwd, file);
  try {
    const existing = await stat(path).catch(ignoreMissing);
    if (existing === undefined) return "absent";
    return existing.isFile() ? await versionOf(path) : undefined;
  } catch (cause) {
    throw fileError(cause, `cannot read ${file}`);
  }
}

/** Of a text that was read as UTF-8; `undefined` where there was no file. */
export function textVersion(text: string | undefined): FileVersion {
  return text === undefined ? "absent" : `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

async function versionOf(path: string): Promise<FileVersion> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch (error) {
    return ignoreMissing(error) ?? "absent";
  }
  return `sha256:${hash.digest("hex")}`;
}

/** @returns `false` where the file holds something else than expected, and stays as it is. */
async function replace(
  path: string,
  text: Content,
  mode: number | undefined,
  expected: FileVersion | undefined,
): Promise<boolean> {
  const temporary = join(dirname(path), temporaryName());
  const removeTemporary = (): void => {
    try {
      unlinkSync(temporary);
    } catch {
      // Already renamed, or never made.
    }
  };
  return await cleaningUp(removeTemporary, async () => {
    const handle = await open(temporary, "wx", mode === undefined ? 0o666 : mode & 0o777);
    try {
      try {
        await writeFile(handle, text);
        if (mode !== undefined) await handle.chmod(mode & 0o777);
        await handle.sync();
      } finally {
        await handle.close();
      }
      return await takePlace(temporary, path, expected);
    } finally {
      removeTemporary();
    }
  });
}

async function takePlace(temporary: string, path: string, expected: FileVersion | undefined): Promise<boolean> {
  if (expected === "absent") {
    try {
      // In one step, unlike a look and a rename.
      await link(temporary, path);
      return true;
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      // Not every file system has hard links.
    }
  }
  if (expected !== undefined && (await versionOf(path)) !== expected) return false;
  await rename(temporary, path);
  return true;
}

function ignoreMissing(error: unknown): undefined {
  if (codeOf(error) === "ENOENT") return undefined;
  throw error;
}
