/** What a comment was made from, and the command that makes the same one again. Pure. */
import { createHash } from "node:crypto";
import type { SourceFile } from "../findings/source-file.ts";
import { shellWord } from "../text/shell.ts";
import type { GlobalOptions, Invocation } from "./command.ts";

/** Short enough to compare by eye. */
export function digest(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
}

/** Equal for the same files, in whatever order they were read. */
export function digestFiles(files: Iterable<SourceFile>): string {
  return digest(JSON.stringify([...files].map(({ path, text }) => [path, text]).sort()));
}

/** @param options by their flags; those that were not given are left out. */
export function commandAgain(
  command: readonly string[],
  { policies }: Pick<GlobalOptions, "policies">,
  options: Readonly<Record<string, Invocation["options"][string]>>,
): string {
  const tree = policies === "policies" ? undefined : policies;
  const given = Object.entries({ "--policies": tree, ...options, "--format": "markdown" }).flatMap(([flag, value]) => {
    if (typeof value === "string") return [flag, value];
    return Array.isArray(value) ? [flag, ...value] : [];
  });
  return ["discriminat-policy", ...command, ...given].map(shellWord).join(" ");
}
