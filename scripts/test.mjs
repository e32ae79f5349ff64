/**
 * `npm test`: every suite that needs nothing but Node and git, and then the names of those that it left out. Arguments go to
 * vitest: `npm test -- test/review`.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

const root = new URL("../", import.meta.url);
const filters = process.argv.slice(2);

const quick = ["--project=core", "--project=program"];
const { status } = spawnSync("npx", ["vitest", "run", ...quick, ...filters], { cwd: root, stdio: "inherit" });

if (filters.length === 0) {
  const left = readdirSync(new URL("test", root), { recursive: true }).filter((path) => path.endsWith(".real.test.ts"));
  console.log(`Not run, because they start Terraform, a local AWS or other shells:
${left
  .map((path) => `  test/${path}`)
  .sort()
  .join("\n")}
\`npm run check\` runs them with all the rest, \`npx vitest run --project real-parts\` runs them alone.`);
}
process.exitCode = status ?? 1;
