/**
 * `npm test`: the quick suites, which need nothing but Node and git, and then the names of those that it left out. Arguments go
 * to vitest: `npm test -- test/review`, which leaves none of that folder's out but those that need more.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { gitSuitesLeftOut } from "./git-suites.mjs";
import { reporters, suites } from "./suites.mjs";
import { watchClone } from "./watch-clone.mjs";

const root = new URL("../", import.meta.url);
const filters = process.argv.slice(2);
const whole = filters.length === 0;

const changedSince = watchClone();
const projects = [...suites("quick"), ...(whole ? [] : ["--project=slow"])];
const { status } = spawnSync("npx", ["vitest", "run", ...projects, ...reporters("quick"), ...filters], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = status ?? 1;

if (whole) {
  const withoutGit = gitSuitesLeftOut();
  if (withoutGit.length > 0) console.log(`Not run, because git is not installed:\n  ${withoutGit.join("\n  ")}`);
  const all = readdirSync(new URL("test", root), { recursive: true }).sort();
  const filesOf = (kind) =>
    all.flatMap((path) => (path.endsWith(`.${kind}.test.ts`) ? [`  test/${path}`] : [])).join("\n");
  console.log(`Not run, because they take seconds each:
${filesOf("slow")}
Not run, because they start Terraform, a local AWS or other shells:
${filesOf("real")}
\`npm run check\` runs them with all the rest; alone: \`npx vitest run --project slow\` and \`--project real-parts\`.`);
  const changed = changedSince();
  if (changed.length > 0) {
    console.error(`\nA test wrote into the clone, or someone did meanwhile:\n  ${changed.join("\n  ")}`);
    // Where no one edits files while the tests run.
    if (process.env.CI === "true") process.exitCode ||= 1;
  }
}
