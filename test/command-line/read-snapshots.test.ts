import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listSnapshots } from "../../src/command-line/read-snapshots.ts";
import { startSession } from "../cli/session.ts";

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "snapshots-"));
  for (const folder of ["set", "set/older.json", "empty", "odd"]) mkdirSync(join(cwd, folder), { recursive: true });
  for (const file of [
    "set/prod.json",
    "set/lab.json",
    "set/.hidden.json",
    "set/notes.txt",
    "odd/notes.txt",
    "one.json",
  ]) {
    writeFileSync(join(cwd, file), "{}");
  }
  rmSync(join(cwd, "set/older.json"), { recursive: true });
});
afterAll(() => rmSync(cwd, { recursive: true }));

describe("--observations", () => {
  test.each([
    [["one.json"], ["one.json"]],
    [["set"], ["set/lab.json", "set/prod.json"]],
    [["set/"], ["set/lab.json", "set/prod.json"]],
    [
      ["./one.json", "set"],
      ["./one.json", "set/lab.json", "set/prod.json"],
    ],
    [["missing.json"], ["missing.json"]],
    [[], []],
  ])("%j is %j", (given, files) => {
    expect(listSnapshots(given, cwd)).toEqual(files);
  });

  test.each(["empty", "odd"])("says that the folder %s holds no snapshot", (folder) => {
    expect(() => listSnapshots([folder], cwd)).toThrow(`the folder ${folder} holds no snapshot`);
  });
});

describe("a folder of snapshots", () => {
  const session = startSession(fileURLToPath(new URL("../fixtures/cli/suggest/files/", import.meta.url)));
  afterAll(() => session.remove());
  test.each(["check", "status", "flows", "suggest", "upkeep"])("is to %s what its files are", (command) => {
    mkdirSync(join(session.folder, "set"), { recursive: true });
    copyFileSync(join(session.folder, "observations.json"), join(session.folder, "set/prod.json"));
    const asFile = session.run(`discriminat-policy ${command} --observations set/prod.json --format json`);
    const asFolder = session.run(`discriminat-policy ${command} --observations set --format json`);
    expect(asFolder).toEqual(asFile);
    expect(asFile.stdout.length).toBeGreaterThan(100);
  });
});
