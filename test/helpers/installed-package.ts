/**
 * The package as npm would publish it, in an empty project. Only the packages that package.json names are linked beside it, so that an
 * import of any other fails.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packedTarball } from "./packed-package.ts";
import { repository } from "./readme-commands.ts";

interface Manifest {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

export interface Project {
  readonly folder: string;
  /** Where the package is installed. */
  readonly installed: string;
  readonly manifest: Manifest;
  /** Runs a program in the project, without this repository's tools on the PATH. */
  readonly run: (
    program: string,
    ...args: readonly string[]
  ) => { readonly status: number | null; readonly said: string };
  /** Runs the package's own. */
  readonly policy: (...args: readonly string[]) => { readonly status: number | null; readonly said: string };
  readonly remove: () => void;
}

export interface ProjectOptions {
  /** Those of the package's peers that are installed beside it; all that this repository has by default. */
  readonly peers?: readonly string[];
  /** The `node_modules` that they come from; the repository's by default. */
  readonly peersFrom?: string;
  /** What stands in the environment besides: `{PATH: …}`. */
  readonly env?: Readonly<Record<string, string>>;
}

export function createProject({ peers, peersFrom, env = {} }: ProjectOptions = {}): Project {
  const folder = mkdtempSync(join(tmpdir(), "discriminat-policy-package-"));
  const modules = join(folder, "node_modules");
  const installed = join(modules, "discriminat-policy");
  const packed = mkdtempSync(join(tmpdir(), "discriminat-policy-packed-"));
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", packedTarball(packed), "-C", installed, "--strip-components=1"]);
  rmSync(packed, { recursive: true });

  const manifest: Manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const ours = join(repository, "node_modules");
  const wanted = [
    ...Object.keys(manifest.dependencies).map((name) => [name, ours] as const),
    ...(peers ?? Object.keys(manifest.peerDependencies)).map((name) => [name, peersFrom ?? ours] as const),
  ];
  for (const [name, from] of wanted) {
    const target = join(from, name);
    if (!existsSync(target)) continue;
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(target, join(modules, name));
  }
  const command = join(modules, ".bin/discriminat-policy");
  mkdirSync(dirname(command));
  symlinkSync(join(installed, manifest.bin["discriminat-policy"] ?? ""), command);

  const run: Project["run"] = (program, ...args) => {
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, NO_COLOR: "1", ...env },
      encoding: "utf8",
    });
    return { status, said: stdout + stderr };
  };
  return {
    folder,
    installed,
    manifest,
    run,
    policy: (...args) => run(command, ...args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
