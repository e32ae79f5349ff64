/**
 * What `tsc` leaves to do: the library that draws, the constructs for CDK Terrain, the answers that dist/cli.js gives without loading
 * anything, its executable bit, and what it was built from. Runs after the compiler; must not write outside of dist/.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { stampBuild } from "./built-from.mjs";
import { bundleCharts } from "./bundle-charts.mjs";
import { copyForCdktn } from "./copy-for-cdktn.mjs";

const dist = new URL("../dist/", import.meta.url);
const prepared = new URL("prepared/", dist);
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const { generalHelp, commandHelps } = await import(new URL("commands/help-texts.js", dist).href);

const { manPage } = await import(new URL("commands/man-page.js", dist).href);
const { commands } = await import(new URL("commands/registry.js", dist).href);
const specs = commands.map(({ spec }) => spec);

await bundleCharts(fileURLToPath(dist));
copyForCdktn(fileURLToPath(dist));
mkdirSync(prepared, { recursive: true });
writeFileSync(new URL("version.txt", prepared), `${version}\n`);
writeFileSync(new URL("help.txt", prepared), generalHelp());
for (const [name, text] of commandHelps()) writeFileSync(new URL(`${name}-help.txt`, prepared), text);
mkdirSync(new URL("man/", dist), { recursive: true });
writeFileSync(new URL("man/discriminat-policy.1", dist), manPage(specs, version, dateOf(version)));
chmodSync(new URL("cli.js", dist), 0o755);
stampBuild();

/** Of a version, as the changelog has it; of the newest one before its own is there. */
function dateOf(version) {
  const changelog = readFileSync(new URL("../CHANGELOG.md", import.meta.url), "utf8");
  const dates = new Map([...changelog.matchAll(/^## (\S+) - (\S+)$/gm)].map(([, name, date]) => [name, date]));
  return dates.get(version) ?? [...dates.values()][0] ?? "1970-01-01";
}
