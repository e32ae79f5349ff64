/** Days of `--cache` that are large, and days whose writer is killed: real files and processes. */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DayCache, openDayCache } from "../../src/commands/observe/day-cache.ts";
import { packRows } from "../../src/traffic/insights/day-answer.ts";
import { repository } from "../cli/session.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "days-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (): DayCache => openDayCache({ folder: "", network: "prod", asked: "this" }, folder);
const countRows = (cache: DayCache, day: string): number => {
  let rows = 0;
  for (const part of cache.read(day) ?? []) rows += part.rows.length;
  return rows;
};

test("a day that is longer than any text can be is kept, and read again", async () => {
  const rows = Array.from({ length: 1000 }, (_, index) => ({ dhost: `${index}.${"x".repeat(5000)}` }));
  const packed = packRows(rows) ?? Buffer.alloc(0);
  const times = 115;
  await open().keep("2026-11-02", { flows: Array.from({ length: times }, () => packed), activity: [], config: [] });
  // The longest text of Node 20 has half a gibibyte.
  expect(statSync(join(folder, "prod/2026-11-02.json")).size).toBeGreaterThan(2 ** 29);
  // A fifth of what the file has would be too much.
  const script = `
    import { openDayCache } from ${JSON.stringify(join(repository, "dist/commands/observe/day-cache.js"))};
    const cache = openDayCache({ folder: "", network: "prod", asked: "this" }, process.argv[1]);
    let rows = 0;
    for (const part of cache.read("2026-11-02")) rows += part.rows.length;
    console.log(rows, cache.warnings().length);`;
  const limited = ["--max-old-space-size=100", "--input-type=module", "-e", script, folder];
  const { stdout, stderr } = spawnSync(process.execPath, limited, { encoding: "utf8" });
  expect({ stdout, stderr }).toEqual({ stdout: `${times * rows.length} 0\n`, stderr: "" });
});

test("a run that is killed while it writes leaves whole days or none, and what is left beside them goes", async () => {
  const script = `
    import { openDayCache } from ${JSON.stringify(join(repository, "dist/commands/observe/day-cache.js"))};
    import { packRows } from ${JSON.stringify(join(repository, "dist/traffic/insights/day-answer.js"))};
    const cache = openDayCache({ folder: "", network: "prod", asked: "this" }, process.argv[1]);
    const rows = packRows(Array.from({ length: 20000 }, (_, index) => ({ dhost: index + ".example" })));
    console.log("begun");
    for (let day = 1; ; day = day % 9 + 1) await cache.keep("2026-11-0" + day, { flows: [rows, rows], activity: [], config: [] });`;
  mkdirSync(join(folder, "prod"));
  let leftovers = 0;
  for (let round = 0; round < 8; round += 1) {
    const child = spawn(process.execPath, ["--input-type=module", "-e", script, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    await sleep(Math.random() * 150);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    const cache = open();
    const names = readdirSync(join(folder, "prod"));
    leftovers += names.filter((name) => name.endsWith(".tmp")).length;
    for (const name of names.filter((one) => one.endsWith(".json"))) {
      expect(countRows(cache, name.slice(0, -".json".length))).toBe(40_000);
    }
    expect(cache.warnings()).toEqual([]);
  }
  // Otherwise no run was killed at its work.
  expect(leftovers).toBeGreaterThan(0);
  await open().keep("2026-11-10", { flows: [], activity: [], config: [] });
  expect(readdirSync(join(folder, "prod")).filter((name) => !/^2026-11-\d\d\.json$/.test(name))).toEqual([]);
});
