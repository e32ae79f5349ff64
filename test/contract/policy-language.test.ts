import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { parseBundle, parsePolicy, parseSettings } from "../../src/policy/parse-file.ts";
import { fencedBlocks } from "../helpers/readme-commands.ts";

const pages = ["docs/policy-language.md", "docs/bundles.md", "docs/athena.md"].map((path) => ({
  path,
  text: readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"),
}));

const parsers: Readonly<Record<string, (path: string, text: string) => readonly Finding[]>> = {
  "yaml policy": (path, text) => parsePolicy({ path, text }, /^team: (.*)$/m.exec(text)?.[1] ?? "").findings,
  "yaml settings": (path, text) => parseSettings({ path, text }).findings,
  "yaml bundle": (path, text) => parseBundle({ path, text }).findings,
};

const blocks = pages.flatMap(({ path, text }) =>
  Object.entries(parsers).flatMap(([info, parse]) =>
    fencedBlocks(text, info).map((yaml) => ({ path, info, parse, yaml })),
  ),
);

test.each(blocks.map((block, index) => ({ ...block, index })))("$path: block $index ($info) is valid", (block) => {
  expect(block.parse(block.path, block.yaml)).toEqual([]);
});

test("every YAML block says which kind of file it is", () => {
  for (const { path, text } of pages) {
    for (const [, info] of text.matchAll(/^```(yaml[^\n]*)$/gm)) expect(Object.keys(parsers), path).toContain(info);
  }
});

/** Names of all keys that a schema has, at any depth. */
function keysOf(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(keysOf);
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => [
    ...(keyword === "properties" ? Object.keys(value) : []),
    ...(keyword === "examples" || keyword === "default" ? [] : keysOf(value)),
  ]);
}

test.each(["policy", "settings", "bundle"])("every key of the %s schema is described", (kind) => {
  const schema = JSON.parse(readFileSync(new URL(`../../schema/${kind}.schema.json`, import.meta.url), "utf8"));
  const keys = new Set(keysOf(schema));
  expect(keys.size).toBeGreaterThan(3);
  const text = pages[0]?.text ?? "";
  expect([...keys].filter((key) => !new RegExp(`\\b${key}\\b`).test(text))).toEqual([]);
});
