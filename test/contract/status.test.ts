/** The page about `status` is executed: its `console` blocks run in order on the tree of the CLI session `status`. */
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { consoleSession, fencedBlocks, repository } from "../helpers/readme-commands.ts";

const page = readFileSync(join(repository, "docs/status.md"), "utf8");
const session = consoleSession();
afterAll(session.remove);
cpSync(join(repository, "test/fixtures/cli/status/files"), session.folder, { recursive: true });

const blocks = fencedBlocks(page, "console");

test("the page has examples", () => {
  expect(blocks.length).toBeGreaterThan(3);
});

test.each(blocks.map((block, index) => ({ block, number: index + 1 })))(
  "example $number prints what the page shows",
  ({ block }) => {
    expect(session.replay(block)).toEqual([]);
  },
);
