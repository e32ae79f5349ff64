/** Commands for people to type, the one that makes the same comment again among them. Pure. */
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
