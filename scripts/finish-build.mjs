/**
 * What `tsc` leaves to do: the answers that dist/cli.js gives without loading anything, its executable bit, and what it was built
 * from. Runs after the compiler; must not write outside of dist/.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { stampBuild } from "./built-from.mjs";

const dist = new URL("../dist/", import.meta.url);
const prepared = new URL("prepared/", dist);
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const { generalHelp, commandHelps } = await import(new URL("commands/help-texts.js", dist).href);

mkdirSync(prepared, { recursive: true });
writeFileSync(new URL("version.txt", prepared), `${version}\n`);
writeFileSync(new URL("help.txt", prepared), generalHelp());
for (const [name, text] of commandHelps()) writeFileSync(new URL(`${name}-help.txt`, prepared), text);
chmodSync(new URL("cli.js", dist), 0o755);
stampBuild();
