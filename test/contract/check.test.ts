/** The page about `check`, on the tree of the CLI session `check`, in an old repository. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { trafficChecks } from "../../src/compare/registry.ts";
import { executePage, folderOfSession, pageText } from "./executed-page.ts";

const page = pageText("check.md");
executePage(page, (folder) => {
  folderOfSession("check")(folder);
  for (const args of [
    ["init", "--quiet"],
    ["add", "policies"],
    ["commit", "--quiet", "--message", "Start"],
  ]) {
    const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
    const env = { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: "1", HOME: folder };
    const { status, stderr } = spawnSync("git", [...identity, ...args], {
      cwd: folder,
      env: { ...env, GIT_COMMITTER_DATE: "2026-10-01T00:00:00Z" },
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(stderr);
  }
});

test("the page has a row for every check", () => {
  const names = trafficChecks.map(({ id }) => id.replace("traffic/", ""));
  expect(names.filter((name) => !new RegExp(`^\\|.*\`(?:traffic/)?${name}\`.*\\|$`, "m").test(page))).toEqual([]);
});
