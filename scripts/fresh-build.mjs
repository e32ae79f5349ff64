/**
 * Vitest's set-up of the suites that start the built program: builds it where the sources have changed since, and ends the run with the
 * compiler's words where that fails, instead of with every test that misses a file.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { isBuildFresh } from "./built-from.mjs";

export function setup() {
  if (isBuildFresh()) return;
  const cwd = fileURLToPath(new URL("../", import.meta.url));
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "build"], { cwd, encoding: "utf8" });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}\nno test was run: \`npm run build\` fails, see above\n`);
  process.exit(1);
}
