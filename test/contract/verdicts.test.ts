import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { knownChecks } from "../../src/check-families.ts";
import { repository } from "../helpers/readme-commands.ts";

const page = readFileSync(join(repository, "docs/verdicts.md"), "utf8");
const words = [...page.matchAll(/`([^`\n]+)`/g)].map(([, word = ""]) => word);

test("docs/verdicts.md names checks that exist", () => {
  const ids = words.filter((word) =>
    /^(?:plan|drift|review|traffic|policy|groups|yaml|schema|test)\/[a-z-]+$/.test(word),
  );
  expect(ids.length).toBeGreaterThan(5);
  const known = new Set(knownChecks.map(({ id }) => id));
  expect(ids.filter((id) => !known.has(id) && !existsSync(join(repository, id)))).toEqual([]);
});

test("docs/verdicts.md names tests that exist", () => {
  const paths = words.filter((word) => word.startsWith("test/") && /\/$|\.ts$/.test(word));
  expect(paths.length).toBeGreaterThan(4);
  expect(paths.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
});

test("docs/verdicts.md names the keys of a snapshot that weaken it", () => {
  const { properties } = JSON.parse(readFileSync(join(repository, "schema/snapshot.schema.json"), "utf8"));
  for (const key of ["complete", "gaps", "verbosity", "records", "window", "unattributed"]) {
    expect(properties).toHaveProperty(key);
    expect(page).toMatch(new RegExp(`^\\| \`${key}[^|]*\` \\|`, "m"));
  }
});
