/**
 * The quick suite of the core on the newest Node with long-term support, where an older one runs the rest. One line says why where it
 * cannot; with CI=true that is a failure.
 */
import { spawnSync } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { currentMajor, currentNode } from "./current-node.mjs";

/** The program as installed, besides the core: what starts processes takes minutes. */
const more = ["test/cli/process.test.ts", "test/contract/package.test.ts", "test/contract/library.test.ts"];

const node = currentNode();
if (node === process.execPath) {
  console.log(`skipped: everything runs on Node ${process.versions.node} already`);
} else if (node === undefined) {
  console.log(`skipped: Node ${currentMajor} is not here, and npm could not install it`);
  process.exitCode = process.env.CI === "true" ? 1 : 0;
} else {
  const cwd = fileURLToPath(new URL("../", import.meta.url));
  // Also for the programs that tests start by their first line.
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter=dot"];
  for (const args of [["--project=core"], more]) {
    const { status } = spawnSync(node, [...vitest, ...args], { cwd, env, stdio: "inherit" });
    if (status !== 0) {
      process.exitCode = status ?? 1;
      break;
    }
  }
}
