/** Runs commands of the program in this process, in a folder of its own: quick enough for tables and random input. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runCommandLine } from "../../src/commands/run-command-line.ts";

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Place {
  /** Relative to the work folder. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface WorkFolder {
  readonly path: string;
  /** Texts by path, relative to the folder. */
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly run: (...args: readonly string[]) => Promise<Outcome>;
  /** In a folder of it, and with more in the environment. */
  readonly runIn: (where: Place, ...args: readonly string[]) => Promise<Outcome>;
  readonly remove: () => void;
}

/** An empty folder. Every command runs as of `asOf`. */
export function createWorkFolder(asOf: string): WorkFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "discriminat-policy-work-")));
  const runIn: WorkFolder["runIn"] = async ({ cwd = ".", env = {} }, ...args) => {
    const texts = { out: "", err: "" };
    const io = {
      cwd: join(path, cwd),
      env: { HOME: path, PATH: process.env.PATH, ...env },
      out: (text: string) => {
        texts.out += text;
      },
      err: (text: string) => {
        texts.err += text;
      },
      debug: () => {},
      readStdin: async () => "",
      color: false,
      width: 100,
      interactive: false,
    };
    const code = await runCommandLine([...args, "--as-of", asOf], io, { today: asOf });
    return { code, ...texts };
  };
  return {
    path,
    write: (files) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), text);
      }
    },
    run: (...args) => runIn({}, ...args),
    runIn,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
