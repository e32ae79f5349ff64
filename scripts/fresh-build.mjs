/**
 * Builds the program where the sources have changed since the last build: before the suites that start it, and before `npm start`.
 * Ends the process with the compiler's words where that fails, instead of with everything that misses a file.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { isBuildFresh } from "./built-from.mjs";

/** `consequence`: what did not happen where the build fails. */
export function ensureBuild(consequence) {
  if (isBuildFresh()) return;
  const cwd = fileURLToPath(new URL("../", import.meta.url));
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "build"], { cwd, encoding: "utf8" });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}\n${consequence}: \`npm run build\` fails, see above\n`);
  process.exit(1);
}

/** Vitest's set-up. */
export function setup() {
  ensureBuild("no test was run");
}
