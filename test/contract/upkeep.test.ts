/** The sessions of docs/upkeep.md are run, in a copy of what the golden session has, a week later. */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { consoleSession, fencedBlocks, repository } from "../helpers/readme-commands.ts";

const session = consoleSession();
cpSync(join(repository, "test/fixtures/cli/upkeep/files"), session.folder, { recursive: true });
for (const file of ["observations.json", "policies/shop/shipping.yaml"]) {
  const text = readFileSync(join(session.folder, file), "utf8");
  const later = text.replace(/2026-11-(\d\d)/g, (_, day) => `2026-11-${String(Number(day) + 7).padStart(2, "0")}`);
  writeFileSync(join(session.folder, file), later);
}
const who = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
for (const args of [
  ["init", "-q"],
  ["add", "policies"],
  [...who, "commit", "-qm", "Start"],
]) {
  const env = { ...process.env, GIT_COMMITTER_DATE: "2026-10-01T00:00:00Z" };
  spawnSync("git", args, { cwd: session.folder, env });
}
afterAll(session.remove);

const blocks = fencedBlocks(readFileSync(join(repository, "docs/upkeep.md"), "utf8"), "console");

test("the page shows a session", () => {
  expect(blocks).toHaveLength(1);
});

test.each(blocks)("%s", (block) => {
  expect(session.replay(block)).toEqual([]);
});
