/** Snapshots from files. Reads files; what is in them, `parse-snapshot.ts` knows. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../../errors.ts";
import { codeOf, fileError } from "../../files/file-error.ts";
import type { Snapshot } from "../flow.ts";
import { parseSnapshot } from "./parse-snapshot.ts";

/**
 * @param file absolute, or relative to `cwd`
 * @throws UserError where it cannot be read, or is not a snapshot.
 */
export function readSnapshot(file: string, cwd: string): Snapshot {
  return parseSnapshot(readSnapshotText(file, cwd), file);
}

/** @throws UserError where it cannot be read. */
export function readSnapshotText(file: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, file), "utf8");
  } catch (cause) {
    const hint = "`discriminat-policy observe` writes one.";
    if (codeOf(cause) === "ENOENT") throw new UserError(`there is no ${file}`, { hint, cause });
    throw fileError(cause, `cannot read ${file}`);
  }
}
