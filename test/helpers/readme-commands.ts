/**
 * Runs the commands of a README as its reader would: every block marked `sh` in a copy of the folder, with the built
 * `discriminat-policy` on the PATH. Blocks with more behind `sh` (`sh needs-aws`) are for other machines and are left out.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
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

/** An environment with nothing in it but the built command, the repository's tools and a home of its own. */
function commandEnvironment(home: string): Record<string, string> {
  const bin = join(home, "bin");
  mkdirSync(bin, { recursive: true });
  const program = join(bin, "discriminat-policy");
  writeFileSync(
    program,
    `#!/bin/sh\nexec "${process.execPath}" "${join(repository, "dist/cli.js")}" "$@" --as-of ${asOf}\n`,
  );
  chmodSync(program, 0o755);
  return {
    PATH: [bin, join(repository, "node_modules/.bin"), process.env.PATH].join(delimiter),
    HOME: home,
    NO_COLOR: "1",
  };
}

/** Copies a folder of the repository to a temporary place. */
export function copyExample(path: string): ExampleCopy {
  const root = mkdtempSync(join(tmpdir(), "discriminat-policy-example-"));
  const folder = join(root, "example");
  cpSync(join(repository, path), folder, { recursive: true });
  const env = commandEnvironment(root);
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

export interface ConsoleSession {
  readonly folder: string;
  /** Runs the commands of a `console` block (lines that start with `$ `); returns one text per command that printed something else. */
  readonly replay: (block: string) => readonly string[];
  readonly remove: () => void;
}

/** A shell in an empty directory, as a reader of a page would use one. */
export function consoleSession(): ConsoleSession {
  const root = mkdtempSync(join(tmpdir(), "discriminat-policy-page-"));
  const folder = join(root, "empty");
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(repository, join(folder, "node_modules/discriminat-policy"), "dir");
  const env = { ...commandEnvironment(join(root, "home")), COLUMNS: "100" };
  return {
    folder,
    remove: () => rmSync(root, { recursive: true, force: true }),
    replay: (block) =>
      block
        .split(/^\$ /m)
        .slice(1)
        .flatMap((part) => {
          const [command = "", ...expected] = part.trimEnd().split("\n");
          const { stdout, stderr } = spawnSync("sh", ["-uc", `${command} 2>&1`], {
            cwd: folder,
            env,
            encoding: "utf8",
          });
          const printed = (stdout + stderr).trimEnd();
          const pattern = expected.map((line) =>
            line === "…" ? "(?:.*\n)*?.*" : line.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"),
          );
          return new RegExp(`^${pattern.join("\n")}$`).test(printed) ? [] : [`$ ${command}\n${printed}`];
        }),
  };
}
