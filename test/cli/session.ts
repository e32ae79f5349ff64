/**
 * Runs shell commands in a copy of a folder, with the built `discriminat-policy` on the PATH and nothing of this machine in
 * the environment, and writes down what a user would see.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../", import.meta.url));
export const program = join(repository, "dist/cli.js");

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Session {
  /** Absolute path of the copy. */
  readonly folder: string;
  readonly run: (command: string, options?: { readonly input?: string; readonly env?: NodeJS.ProcessEnv }) => Outcome;
  readonly remove: () => void;
}

/** Starts in an empty folder, or in a copy of `files`. */
export function startSession(files?: string): Session {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "discriminat-policy-cli-")));
  const folder = join(root, "work");
  const bin = join(root, "bin");
  mkdirSync(folder);
  mkdirSync(bin);
  if (files !== undefined && existsSync(files)) cpSync(files, folder, { recursive: true });
  writeFileSync(join(bin, "discriminat-policy"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  chmodSync(join(bin, "discriminat-policy"), 0o755);
  const path = [bin, dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter);
  const scrub = (text: string): string => text.replaceAll(folder, "<folder>").replaceAll(repository, "<repository>/");
  return {
    folder,
    run: (command, { input = "", env = {} } = {}) => {
      const { status, stdout, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", command], {
        cwd: folder,
        env: { PATH: path, HOME: root, LC_ALL: "C.UTF-8", COLUMNS: "100", ...env },
        input,
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
      });
      return { status, stdout: scrub(stdout), stderr: scrub(stderr) };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A command and what came of it, as in a terminal: errors marked, and the exit code where it is not 0. */
export function transcript(session: Session, command: string): string {
  const { status, stdout, stderr } = session.run(command);
  const errors = stderr.replaceAll(/^/gm, "! ").replace(/! $/, "");
  return `$ ${command}\n${stdout}${errors}${status === 0 ? "" : `[exit code ${status}]\n`}`;
}
