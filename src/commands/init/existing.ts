/** What a repository has already of what `init` writes, as far as it can be read: `init` does not judge it. Reads files. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CdkFamily } from "../../command-line/cdk-packages.ts";

/** `undefined` where it cannot be read: then nothing is known of it. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function jsonOf(file: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(textOf(file) ?? ""));
  } catch {
    return {};
  }
}

/** The app of a `cdktf.json` that runs something else than this program; `undefined` where there is none. */
export function foreignApp(root: string): string | undefined {
  const file = join(root, "cdktf.json");
  if (!existsSync(file)) return undefined;
  const { app } = jsonOf(file);
  const command = typeof app === "string" ? app : "";
  return command.includes("discriminat-policy") ? undefined : command;
}

/** What an existing package.json depends on. */
export function listedPackages(root: string): readonly string[] {
  const { dependencies, devDependencies } = jsonOf(join(root, "package.json"));
  return [dependencies, devDependencies].flatMap((list) => Object.keys(Object(list)));
}

/** The family of a project that has one. */
export function listedCdk(root: string): CdkFamily | undefined {
  const listed = listedPackages(root);
  if (listed.includes("cdktn")) return "cdktn";
  return listed.includes("cdktf") ? "cdktf" : undefined;
}

/** The lines that a `.gitignore` lacks. */
export function missingLines(file: string, wanted: readonly string[]): readonly string[] {
  const has = new Set((textOf(file) ?? "").split(/\r?\n/).map((line) => line.trim().replace(/^\/|\/$/g, "")));
  return wanted.filter((line) => !has.has(line.replace(/\/$/, "")));
}
