/**
 * Runs the commands of a README as its reader would: every block marked `sh` in a copy of the folder, with the built
 * `discriminat-policy` on the PATH. Blocks with more behind `sh` (`sh needs-aws`) are for other machines and are left out.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** The day that the examples are written for: their windows are open. */
export const asOf = "2026-11-24";

/** The texts of all fenced blocks with exactly this info string, in order. */
export function fencedBlocks(markdown: string, info: string): readonly string[] {
  return [...markdown.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)]
    .filter((match) => match[1] === info)
    .map((match) => match[2] ?? "");
}

export interface ExampleCopy {
  readonly folder: string;
  /** Runs one block of commands; returns what it wrote to standard output. */
  readonly run: (commands: string) => string;
  readonly read: (path: string) => string;
  readonly remove: () => void;
}

/** Copies a folder of the repository to a temporary place. */
export function copyExample(path: string): ExampleCopy {
  const root = mkdtempSync(join(tmpdir(), "discriminat-policy-example-"));
  const folder = join(root, "example");
  cpSync(join(repository, path), folder, { recursive: true });
  const bin = join(root, "bin");
  mkdirSync(bin);
  const program = join(bin, "discriminat-policy");
  writeFileSync(
    program,
    `#!/bin/sh\nexec "${process.execPath}" "${join(repository, "dist/cli.js")}" "$@" --as-of ${asOf}\n`,
  );
  chmodSync(program, 0o755);
  const env = {
    PATH: [bin, join(repository, "node_modules/.bin"), process.env.PATH].join(delimiter),
    HOME: root,
    NO_COLOR: "1",
  };
  return {
    folder,
    run: (commands) => {
      const { status, stdout, stderr } = spawnSync("sh", ["-euc", commands], { cwd: folder, env, encoding: "utf8" });
      if (status !== 0) throw new Error(`exit code ${status} of\n${commands}\n${stdout}\n${stderr}`);
      return stdout;
    },
    read: (file) => readFileSync(join(folder, file), "utf8"),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
