/** The tarball under test: the one that a release is about to publish, or one that is packed here in the same way. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { repository } from "./readme-commands.ts";

/** Its path; packed into the folder where the environment names none. */
export function packedTarball(folder: string): string {
  const script = join(repository, "scripts/pack.mjs");
  return process.env.PACKAGE_TARBALL ?? execFileSync(process.execPath, [script, folder], { encoding: "utf8" }).trim();
}
