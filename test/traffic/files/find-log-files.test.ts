import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findLogFiles } from "../../../src/traffic/files/bytes/find-log-files.ts";

const folder = mkdtempSync(join(tmpdir(), "discriminat-policy-find-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = [
  "a.log",
  "b.log",
  "c.gz",
  "exports/aws-logs-write-test",
  "exports/flow/0.gz",
  "exports/flow/1.gz",
  "exports/flow/deep/2.gz",
  "exports/.hidden",
  "odd[1].log",
];
for (const file of files) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), "x");
}
symlinkSync("a.log", join(folder, "link.log"));
symlinkSync("..", join(folder, "exports/loop"));

describe("log files", () => {
  it.each([
    [
      ["b.log", "a.log"],
      ["a.log", "b.log"],
    ],
    [
      ["a.log", "./a.log", "*.log"],
      ["a.log", "b.log", "link.log", "odd[1].log"],
    ],
    [["?.log"], ["a.log", "b.log"]],
    [["[!a].log"], ["b.log"]],
    [["{a,c}.{log,gz}"], ["a.log", "c.gz"]],
    [["odd[1].log"], ["odd[1].log"]],
    [["exports"], ["exports/flow/0.gz", "exports/flow/1.gz", "exports/flow/deep/2.gz"]],
    [["exports/*/*.gz"], ["exports/flow/0.gz", "exports/flow/1.gz"]],
    [["exports/**/*.gz"], ["exports/flow/0.gz", "exports/flow/1.gz", "exports/flow/deep/2.gz"]],
    [["**/2.gz"], ["exports/flow/deep/2.gz"]],
    [
      ["-", "a.log"],
      ["-", "a.log"],
    ],
  ])("%j are %j", (patterns, expected) => {
    expect(findLogFiles(patterns, folder)).toEqual(expected);
  });

  it("with an absolute pattern have absolute paths", () => {
    expect(findLogFiles([join(folder, "?.log")], "/")).toEqual([join(folder, "a.log"), join(folder, "b.log")]);
  });

  it.each([
    ["missing.log", 'there is no "missing.log"'],
    ["a.log/x", 'there is no "a.log/x"'],
    ["*.txt", 'no file matches "*.txt"'],
    ["nowhere/*.gz", 'no file matches "nowhere/*.gz"'],
    ["{a,b", '"{a,b" is not a valid file pattern'],
  ])("%s are an error", (pattern, message) => {
    expect(() => findLogFiles([pattern], folder)).toThrow(message);
  });

  it("are missing in an empty folder", () => {
    mkdirSync(join(folder, "empty"));
    expect(() => findLogFiles(["empty"], folder)).toThrow('the folder "empty" holds no file');
  });
});
