/** The sessions of docs/suggest.md are run, in a copy of the policies and the snapshot that the golden session has too. */
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { consoleSession, fencedBlocks, repository } from "../helpers/readme-commands.ts";

const session = consoleSession();
cpSync(join(repository, "test/fixtures/cli/suggest/files"), session.folder, { recursive: true });
afterAll(session.remove);

const blocks = fencedBlocks(readFileSync(join(repository, "docs/suggest.md"), "utf8"), "console");

test("the page shows sessions", () => {
  expect(blocks.length).toBeGreaterThan(1);
});

test.each(blocks)("%s", (block) => {
  expect(session.replay(block)).toEqual([]);
});
