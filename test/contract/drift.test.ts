/** The page about `drift` (drift.md), on the estate of its session. */
import { expect, test } from "vitest";
import { driftChecks } from "../../src/drift/checks.ts";
import { executePage, folderOfSession, pageText } from "./executed-page.ts";

const page = pageText("drift.md");
executePage(page, folderOfSession("drift"));

test("the page lists every check", () => {
  const rows = driftChecks.map(({ id, severity, summary }) => `| \`${id}\` | ${severity} | ${summary} |`);
  expect(page.split("\n").filter((line) => line.startsWith("| `drift/"))).toEqual(rows);
});
