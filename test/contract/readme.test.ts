/**
 * The README is executed: its files are written, its `console` blocks run in order by one shell in an empty directory, and what
 * they print is compared line by line. A line `…` in a block stands for any lines.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { consoleSession, repository } from "../helpers/readme-commands.ts";

const readme = readFileSync(join(repository, "README.md"), "utf8");
const session = consoleSession();
afterAll(session.remove);

/** Files (`yaml` blocks that begin with a comment of their path), `console` and `js` blocks, in the order of the page. */
const steps = [...readme.matchAll(/^```(yaml|console|js)\n(.*?)^```$/gms)].map((match) => ({
  kind: match[1],
  text: match[2] ?? "",
  line: readme.slice(0, match.index).split("\n").length,
}));

test("the README shows files and a session with them", () => {
  expect(steps.some((step) => step.kind === "yaml")).toBe(true);
  expect(steps.filter((step) => step.kind === "console").length).toBeGreaterThan(1);
});

test.each(steps)("line $line: the $kind block holds", ({ kind, text }) => {
  if (kind === "console") return expect(session.replay(text)).toEqual([]);
  const path = kind === "js" ? "library.mjs" : /^# (policies\/\S+\.yaml)\n/.exec(text)?.[1];
  if (path === undefined) return expect(text).toMatch(/^ {6}- run:/); // steps of a workflow
  const file = join(session.folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  if (kind === "js") {
    const fixtures = join(repository, "test/fixtures");
    cpSync(join(fixtures, "cli/check/files/observations.json"), join(session.folder, "observations.json"));
    cpSync(join(fixtures, "plan/explained-no-op/plan.json"), join(session.folder, "plan.json"));
  }
  if (kind === "js") expect(session.replay(`$ node ${path}\n0 findings\n…\nNOT EXPLAINED\n`)).toEqual([]);
});
