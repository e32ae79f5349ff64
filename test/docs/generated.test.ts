/** The pages that `npm run docs` writes from the code are what it writes now. Those of checks and bundles are tested beside them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CommandSpec, OptionSpec } from "../../src/command-line/command.ts";
import { globalOptionSpecs } from "../../src/command-line/global-options.ts";
import { commands } from "../../src/commands/registry.ts";
import { repository } from "../helpers/readme-commands.ts";

const page = (name: string): string => readFileSync(join(repository, "docs", name), "utf8");
const script = (name: string) => import(new URL(`../../scripts/${name}`, import.meta.url).href);

test("docs/commands.md is what `npm run docs` writes", async () => {
  const { renderCommandDocs } = (await script("generate-command-docs.mjs")) as {
    readonly renderCommandDocs: (specs: readonly CommandSpec[], globalOptions: readonly OptionSpec[]) => string;
  };
  const specs = commands.map(({ spec }) => spec);
  expect(page("commands.md")).toBe(renderCommandDocs(specs, Object.values(globalOptionSpecs)));
});

test("docs/library.md is what `npm run docs` writes", async () => {
  const { renderLibraryDocs } = (await script("generate-library-docs.mjs")) as {
    readonly renderLibraryDocs: () => string;
  };
  expect(page("library.md")).toBe(renderLibraryDocs());
});

test("docs/library.md has a section for each name that the library exports", async () => {
  const library = await import(new URL("../../dist/index.js", import.meta.url).href);
  const sections = [...page("library.md").matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
  expect(sections).toEqual(expect.arrayContaining(Object.keys(library)));
});
