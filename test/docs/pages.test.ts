/** Pages without a test of their own: their commands run, in order, with the policies that the README ends with. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { executePage, pageText } from "../contract/executed-page.ts";
import { consoleSession, fencedBlocks, repository } from "../helpers/readme-commands.ts";

function writePoliciesOfReadme(folder: string): void {
  for (const text of fencedBlocks(readFileSync(join(repository, "README.md"), "utf8"), "yaml")) {
    const path = /^# (policies\/\S+\.yaml)\n/.exec(text)?.[1];
    if (path === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

executePage(pageText("matching.md"), writePoliciesOfReadme, 1);
executePage(pageText("packing.md"), () => {}, 1);

test("the first commands of docs/index.md end well in an empty folder", () => {
  const session = consoleSession();
  afterAll(session.remove);
  const [commands = ""] = fencedBlocks(pageText("index.md"), "sh");
  const lines = commands.trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(2);
  // What is installed is on the PATH; npx would ask the registry.
  const block = lines.map((line) => `$ ${line.replace(/^npx /, "")} --quiet && echo done\ndone\n`).join("");
  expect(session.replay(block)).toEqual([]);
});
