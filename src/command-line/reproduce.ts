/** Commands for people to type, the one that makes the same comment again among them, and what a comment was made from. Pure. */
import { createHash } from "node:crypto";
import type { SourceFile } from "../findings/source-file.ts";
import { shellWord } from "../text/shell.ts";
import type { GlobalOptions, Invocation } from "./command.ts";

export const program = "discriminat-policy";

/** How the program is called in a project that has it as a package of its own, or elsewhere. */
export function programCall({ isProjectPackage }: { readonly isProjectPackage: boolean }): string {
  return isProjectPackage ? `npx ${program}` : program;
}

/** The option that names the tree again, with a blank before it; empty for the usual one. */
export function policiesOption({ policies }: Pick<GlobalOptions, "policies">): string {
  return policies === "policies" ? "" : ` --policies ${shellWord(policies)}`;
}

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
  return [program, ...command, ...given].map(shellWord).join(" ");
}
