import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeStale, temporaryName } from "../../src/files/temporary-name.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "discriminat-policy-stale-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const here = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
const elsewhere = here === "00000000" ? "11111111" : "00000000";
const nameOf = (pid: number, machine = here, random = "0123456789ab"): string =>
  `.discriminat-policy-${pid}-${machine}-${random}.tmp`;
/** Its number is of no process any more. */
const ended = spawnSync(process.execPath, ["--version"]).pid;

/** The file as it would be after that many hours. */
function make(name: string, ageHours = 0): void {
  writeFileSync(join(folder, name), "");
  const time = Date.now() / 1000 - ageHours * 3600;
  utimesSync(join(folder, name), time, time);
}

function left(): readonly string[] {
  removeStale(folder);
  return readdirSync(folder);
}

describe("a temporary name", () => {
  it("is another one each time, and says which process of which machine made it", () => {
    const [one, other] = [temporaryName(), temporaryName()];
    expect(one).not.toBe(other);
    expect(one).toMatch(new RegExp(`^\\.discriminat-policy-${process.pid}-${here}-[0-9a-f]{12}\\.tmp$`));
  });
});

describe("what a run left", () => {
  it("goes where its process has ended, a folder with what is in it", () => {
    make(nameOf(ended));
    mkdirSync(join(folder, nameOf(ended, here, "ba9876543210")));
    make(join(nameOf(ended, here, "ba9876543210"), "a.yaml"));
    expect(left()).toEqual([]);
  });

  it("goes where an earlier process had the number of this one", () => {
    make(nameOf(process.pid));
    expect(left()).toEqual([]);
  });

  it("stays where this process made it, or another one that runs, as another user too", () => {
    const names = [temporaryName(), nameOf(process.ppid), nameOf(1)];
    for (const name of names) make(name);
    expect([...left()].sort()).toEqual([...names].sort());
  });

  it("stays for a day where the process may be running on another machine", () => {
    make(nameOf(ended, elsewhere), 23.9);
    expect(left()).toEqual([nameOf(ended, elsewhere)]);
    make(nameOf(ended, elsewhere), 24.1);
    expect(left()).toEqual([]);
  });

  it("goes after a day whatever runs here now", () => {
    make(nameOf(process.ppid), 24.1);
    expect(left()).toEqual([]);
  });

  it.each([
    `a${nameOf(ended)}`,
    `${nameOf(ended)}.yaml`,
    ".discriminat-policy-x-00000000-0123456789ab.tmp",
    ".discriminat-policy-12345678901-00000000-0123456789ab.tmp",
    ".discriminat-policy-1-0000000-0123456789ab.tmp",
    ".discriminat-policy-1-0000000g-0123456789ab.tmp",
    ".discriminat-policy-1-00000000-0123456789a.tmp",
    ".discriminat-policy-1-00000000-0123456789ag.tmp",
    "policy.yaml",
  ])("is not told by a name like %s", (name) => {
    make(name, 48);
    expect(left()).toEqual([name]);
  });

  it("is not looked for in a folder that cannot be read", () => {
    expect(() => removeStale(join(folder, "nowhere"))).not.toThrow();
  });
});
