/** Owners of Security Groups from files. Reads files; what is in them, `read-group-owners.ts` knows. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../../errors.ts";
import { codeOf, fileError } from "../../files/file-error.ts";
import { decodePlan } from "../../terraform-json/parse-plan.ts";
import type { Ownership } from "./group-owners.ts";
import { readGroupOwners } from "./read-group-owners.ts";

/**
 * @param files absolute, or relative to `cwd`
 * @throws UserError where a file cannot be read or understood.
 */
export function loadGroupOwners(files: readonly string[], cwd: string): readonly Ownership[] {
  return files.flatMap((file) => readGroupOwners(readText(file, cwd), file));
}

function readText(file: string, cwd: string): string {
  try {
    return decodePlan(readFileSync(resolve(cwd, file)), file);
  } catch (cause) {
    const hint = "Name a file that says which app a Security Group belongs to.";
    if (codeOf(cause) === "ENOENT") throw new UserError(`there is no ${file}`, { hint, cause });
    throw fileError(cause, `cannot read ${file}`);
  }
}
