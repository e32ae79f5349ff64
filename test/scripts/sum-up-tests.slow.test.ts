/** What the end of a run of continuous integration says of tests, by what Vitest itself writes about them. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repository } from "../helpers/readme-commands.ts";

const work = mkdtempSync(join(tmpdir(), "discriminat-policy-results-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const suites: Readonly<Record<string, string>> = {
  passes: 'test("one", () => {}); test("two", () => {});',
  fails: `describe("a group", () => {
    test("is wrong", () => { expect(1).toBe(2); });
    test("is right", () => {});
    test("shouts ::error::name\\u001b[31m", () => { throw new Error("::set-output name=a::b\\n##[group]c\\n\\u001b[1mbold"); });
  });`,
  many: 'for (let n = 0; n < 45; n += 1) test("number " + n, () => { throw new Error("no"); });',
  "cannot-be-read": "import './missing.js'; test('one', () => {});",
  skips: 'test.skip("later", () => {}); test("now", () => {});',
};

beforeAll(() => {
  for (const [name, source] of Object.entries(suites)) {
    const folder = join(work, name);
    mkdirSync(join(folder, "results"), { recursive: true });
    writeFileSync(join(folder, `${name}.test.js`), source);
    const json = join(folder, "results", "suite.json");
    const vitest = join(repository, "node_modules", "vitest", "vitest.mjs");
    const args = ["run", "--root", folder, "--globals", "--reporter=json", `--outputFile=${json}`];
    spawnSync(process.execPath, [vitest, ...args], { cwd: folder });
  }
});

function sumUp(name: string, status: number): readonly string[] {
  const script = join(repository, "scripts", "sum-up-tests.mjs");
  const cwd = join(work, name);
  const ended = spawnSync(process.execPath, [script, "results", String(status)], { cwd, encoding: "utf8" });
  expect(ended).toMatchObject({ status: 0, stderr: "" });
  return ended.stdout.trimEnd().split("\n");
}

describe("scripts/sum-up-tests.mjs", () => {
  it.each([
    ["passes", 0, "2 passed, 0 failed"],
    ["skips", 0, "1 passed, 0 failed"],
  ])("says nothing else of a suite that %s", (name, status, last) => {
    expect(sumUp(name, status)).toEqual([last]);
  });

  it("names each test that failed, and why", () => {
    const lines = sumUp("fails", 1);
    expect(lines.at(-1)).toBe("1 passed, 2 failed");
    expect(lines).toContain("failed: fails.test.js > a group > is wrong");
    expect(lines.join("\n")).toContain("    AssertionError: expected 1 to be 2");
  });

  it("gives CI services and terminals nothing to obey", () => {
    const text = sumUp("fails", 1).join("\n");
    expect(text).toContain("fails.test.js > a group > shouts : :error: :name");
    expect(text).toContain("    # #[group]c\n    bold");
    for (const command of ["::", "##[", "\x1b"]) expect(text).not.toContain(command);
  });

  it("names a file that could not be read as one that failed", () => {
    const lines = sumUp("cannot-be-read", 1);
    expect(lines).toContain("failed: cannot-be-read.test.js");
    expect(lines.join("\n")).toContain("missing.js");
    expect(lines.at(-1)).toBe("0 passed, 1 failed");
  });

  it("shows so many, and says how many more there are", () => {
    const lines = sumUp("many", 1);
    expect(lines.filter((line) => line.startsWith("failed: "))).toHaveLength(40);
    expect(lines.slice(-2)).toEqual(["and 5 more", "0 passed, 45 failed"]);
  });

  it("counts a step that failed before or after the tests", () => {
    expect(sumUp("passes", 2).slice(-2)).toEqual([
      "no test failed, but a step: see above (exit code 2)",
      "2 passed, 1 failed",
    ]);
  });

  it("does without results", () => {
    mkdirSync(join(work, "none", "results"), { recursive: true });
    writeFileSync(join(work, "none", "results", "cut.json"), '{"numPassedTests": 1, "testRes');
    expect(sumUp("none", 1).at(-1)).toBe("0 passed, 1 failed");
  });
});
