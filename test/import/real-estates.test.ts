/**
 * Estates as they are found: each folder of `test/fixtures/import/` holds the files of one, and `expected.txt`, what becomes of it.
 * `settings.yaml` and `policies/` are there where the tree is not an empty one with the network "prod".
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importSources } from "../../src/library/import-sources.ts";
import { unifiedDiff } from "../../src/report/unified-diff.ts";
import { treeFrom } from "../helpers/policy-tree.ts";
import { withFiles } from "./estate.ts";

const root = "test/fixtures/import";
const estates = readdirSync(root).sort();
const notSources = new Set(["expected.txt", "settings.yaml", "policies"]);
const usual = "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n";

function readIn(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe("an estate", () => {
  test("is each of at least 20", () => {
    expect(estates.length).toBeGreaterThanOrEqual(20);
  });

  test.each(estates)("%s becomes what was agreed, and twice is once", async (estate) => {
    const folder = join(root, estate);
    const settings = join(folder, "settings.yaml");
    const tree = treeFrom({
      "discriminat.yaml": existsSync(settings) ? readFileSync(settings, "utf8") : usual,
      ...readIn(join(folder, "policies")),
    });
    const sources = readdirSync(folder)
      .filter((name) => !notSources.has(name))
      .sort()
      .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
    const input = { sources, asOf: "2026-11-24" };
    const { files, findings, passedOver } = importSources({ ...input, tree });
    const said = findings.map(({ check, severity, message, help, file, line, column }) =>
      [
        `${file}:${line}:${column} ${severity} ${check}`,
        message,
        ...(help === undefined ? [] : [`help: ${help}`]),
      ].join("\n  "),
    );
    const text = [unifiedDiff(files), ...said, ...passedOver.map((words) => `passed over: ${words}`)].join("\n");
    await expect(`${text.trim()}\n`).toMatchFileSnapshot(join("../fixtures/import", estate, "expected.txt"));
    const after = withFiles(tree, files);
    expect(importSources({ ...input, tree: after }).files).toEqual([]);
  });
});
