/**
 * Writes `examples/company`: two weeks of logs of the company in `policies/`, by the simulator of the tests. Run it after a change of
 * either; `test/examples/company-sample.test.ts` says when.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "rolldown";

const root = fileURLToPath(new URL("../", import.meta.url));
mkdirSync(join(root, ".cache"), { recursive: true });
const bundled = mkdtempSync(join(root, ".cache/company-sample-"));
try {
  // Node does not run TypeScript before version 22.
  const file = join(bundled, "company-sample.mjs");
  const input = join(root, "test/helpers/simulator/company-sample.ts");
  await build({ cwd: root, input, platform: "node", output: { file, codeSplitting: false }, logLevel: "warn" });
  const { companySample } = await import(pathToFileURL(file).href);
  for (const [path, text] of Object.entries(companySample(root))) {
    const target = join(root, "examples/company", path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, path.endsWith(".gz") ? gzipSync(text, { level: 9 }) : text);
  }
} finally {
  rmSync(bundled, { recursive: true, force: true });
}
