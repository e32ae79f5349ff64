/** The page about `report`, on the tree of the CLI session `report`; and its JSON, on the examples. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { validReport } from "../evidence/valid-report.ts";
import { repository } from "../helpers/readme-commands.ts";
import { executePage, folderOfSession, pageText } from "./executed-page.ts";

executePage(pageText("report.md"), folderOfSession("report"), 2);

const examples = readdirSync(join(repository, "examples"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("discriminat.yaml") && !path.includes("node_modules"))
  .map((path) => join("examples", path, ".."));

test.each(["policies", ...examples])("the JSON about %s is what the schema describes", (policies) => {
  const args = ["dist/cli.js", "report", "--policies", policies, "--as-of", "2026-11-24", "--format", "json"];
  const { stdout } = spawnSync(process.execPath, args, { cwd: repository, encoding: "utf8", maxBuffer: 2 ** 26 });
  validReport(stdout);
});
