/** The page about `observe`, on the logs of the CLI session `observe`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../helpers/readme-commands.ts";
import { executePage, folderOfSession, pageText } from "./executed-page.ts";

const page = pageText("observe.md");
executePage(page, folderOfSession("observe"));

test("the page explains every key of a snapshot but its head", () => {
  const { properties } = JSON.parse(readFileSync(join(repository, "schema/snapshot.schema.json"), "utf8"));
  const keys = Object.keys(properties).filter((key) => !["$schema", "version", "network"].includes(key));
  expect(keys.length).toBeGreaterThan(6);
  expect(keys.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
});
