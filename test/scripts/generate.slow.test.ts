/** `npm run generate` in a copy of what it reads: whatever ends it half-way, what it has not finished stays as it was. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { repository } from "../helpers/readme-commands.ts";

const tracked = "src/discriminat/generated/public-suffix-list.ts";
const written = [tracked, "src/page/generated/assets.ts", "src/traffic/generated/line-scanner.ts"];

let folder: string;
const at = (path: string): string => join(folder, path);
const read = (path: string): string => readFileSync(at(path), "utf8");
const edit = (path: string, change: (text: string) => string): void => writeFileSync(at(path), change(read(path)));
const generate = (before = ""): number | null =>
  spawnSync("bash", ["-c", `${before}exec node scripts/generate.mjs`], { cwd: folder }).status;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "discriminat-policy-generate-"));
  symlinkSync(join(repository, "node_modules"), at("node_modules"));
});
beforeEach(() => {
  for (const path of ["assembly", "browser", "data", "schema", "scripts", "src", "package.json"]) {
    rmSync(at(path), { recursive: true, force: true });
    cpSync(join(repository, path), at(path), { recursive: true });
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What ends it: an edit of the sources, or a limit as a full disk is one. */
const kinds: readonly (readonly [string, () => void, string])[] = [
  ["a source that does not compile", () => edit("assembly/count-lines.ts", (text) => `${text}\n}`), ""],
  ["a schema that is not JSON", () => edit("schema/settings.schema.json", (text) => text.slice(9)), ""],
  ["a script of the page that does not parse", () => edit("browser/report-page.js", (text) => `${text}\n}`), ""],
  ["a file that may not become as long", () => {}, "ulimit -f 16; "],
];

describe.each(kinds)("%s", (_, spoil, limits) => {
  it("fails, and leaves no file empty, half or beside", () => {
    // What is to be written differs from what is there.
    edit("data/public_suffix_list.dat", (text) => text.replace(/VERSION: \d{4}/, "VERSION: 2099"));
    const wholes = [read(tracked), read(tracked).replace(/"\d{4}-/, '"2099-')];
    spoil();
    expect(generate(limits)).not.toBe(0);
    expect(wholes).toContain(read(tracked));
    for (const path of written) expect(read(path).trimEnd()).toMatch(/;$/);
    const all = readdirSync(at("src"), { recursive: true, encoding: "utf8" });
    expect(all.filter((path) => path.endsWith(".tmp"))).toEqual([]);
  });
});

it("writes what differs, and touches nothing else", () => {
  edit("data/public_suffix_list.dat", (text) => text.replace(/VERSION: \d{4}/, "VERSION: 2099"));
  const changedAt = (): readonly number[] => written.map((path) => statSync(at(path)).mtimeMs);
  const before = changedAt();
  expect(generate()).toBe(0);
  expect(read(tracked)).toContain('"2099-');
  expect(changedAt().map((time, index) => time === before[index])).toEqual([false, true, true]);
});
