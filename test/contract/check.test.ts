/** The page about `check` is executed: its `console` blocks run in order on the tree of the CLI session `check`, in an old repository. */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { trafficChecks } from "../../src/compare/registry.ts";
import { consoleSession, fencedBlocks, repository } from "../helpers/readme-commands.ts";

const page = readFileSync(join(repository, "docs/check.md"), "utf8");
const session = consoleSession();
afterAll(session.remove);
cpSync(join(repository, "test/fixtures/cli/check/files"), session.folder, { recursive: true });
for (const args of [
  ["init", "--quiet"],
  ["add", "policies"],
  ["commit", "--quiet", "--message", "Start"],
]) {
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
  const env = { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: "1", HOME: session.folder };
  const { status, stderr } = spawnSync("git", [...identity, ...args], {
    cwd: session.folder,
    env: { ...env, GIT_COMMITTER_DATE: "2026-10-01T00:00:00Z" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
}

const blocks = fencedBlocks(page, "console");

test("the page has examples, and a row for every check", () => {
  expect(blocks.length).toBeGreaterThan(2);
  const names = trafficChecks.map(({ id }) => id.replace("traffic/", ""));
  expect(names.filter((name) => !new RegExp(`^\\|.*\`(?:traffic/)?${name}\`.*\\|$`, "m").test(page))).toEqual([]);
});

test.each(blocks.map((block, index) => ({ block, number: index + 1 })))(
  "example $number prints what the page shows",
  ({ block }) => {
    expect(session.replay(block)).toEqual([]);
  },
);
