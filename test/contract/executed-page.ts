/** Pages of docs/ whose `console` blocks are executed, in order, in a folder that is prepared for them. */
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { consoleSession, fencedBlocks, repository } from "../helpers/readme-commands.ts";

export function pageText(name: string): string {
  return readFileSync(join(repository, "docs", name), "utf8");
}

/** The folder of an executed page with the files of a CLI session in it. */
export function folderOfSession(name: string): (folder: string) => void {
  return (folder) => cpSync(join(repository, "test/fixtures/cli", name, "files"), folder, { recursive: true });
}

/** Defines the tests of one page. */
export function executePage(page: string, prepare: (folder: string) => void, atLeast = 3): void {
  const session = consoleSession();
  afterAll(session.remove);
  prepare(session.folder);
  const blocks = fencedBlocks(page, "console").map((block, index) => ({ block, number: index + 1 }));

  test("the page has examples", () => {
    expect(blocks.length).toBeGreaterThan(atLeast - 1);
  });

  test.each(blocks)("example $number prints what the page shows", ({ block }) => {
    expect(session.replay(block)).toEqual([]);
  });
}
