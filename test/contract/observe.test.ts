/** The page about `observe` is executed: its `console` blocks run in order on the logs of the CLI session `observe`. */
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { consoleSession, fencedBlocks, repository } from "../helpers/readme-commands.ts";

const page = readFileSync(join(repository, "docs/observe.md"), "utf8");
const session = consoleSession();
afterAll(session.remove);
cpSync(join(repository, "test/fixtures/cli/observe/files"), session.folder, { recursive: true });

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

test("the page explains every key of a snapshot but its head", () => {
  const { properties } = JSON.parse(readFileSync(join(repository, "schema/snapshot.schema.json"), "utf8"));
  const keys = Object.keys(properties).filter((key) => !["$schema", "version", "network"].includes(key));
  expect(keys.length).toBeGreaterThan(6);
  expect(keys.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
});
