/**
 * What `tsc` leaves to do: the answers that dist/cli.js gives without loading anything, and its executable bit. Runs after
 * the compiler; must not write outside of dist/.
 */
import { chmodSync, readFileSync, writeFileSync } from "node:fs";

const dist = new URL("../dist/", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const { generalHelp } = await import(new URL("commands/command-line-help.js", dist).href);

writeFileSync(new URL("version.txt", dist), `${version}\n`);
writeFileSync(new URL("help.txt", dist), generalHelp());
chmodSync(new URL("cli.js", dist), 0o755);
