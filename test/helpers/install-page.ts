/** docs/install.md, and how its commands are run: as a user would, with the tarball under test in place of the published version. */
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fencedBlocks, repository } from "./readme-commands.ts";
import { type RealPart, starts } from "./real-parts.ts";

const page = readFileSync(join(repository, "docs/install.md"), "utf8");

/** The page's blocks of a kind. */
export function installBlocks(info: string, tarball: string): readonly string[] {
  return fencedBlocks(page, info).map((block) => block.replaceAll(/discriminat-policy@\d+\.\d+\.\d+/g, tarball));
}

/** Without this repository's tools on the PATH, and without what an npm that runs us has told us; the user's registry and cache. */
export function userEnvironment(): Readonly<Record<string, string | undefined>> {
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.startsWith(repository));
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(?!config_(?:cache|registry)$)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: path.join(delimiter),
    NO_COLOR: "1",
    npm_config_update_notifier: "false",
  };
}

export const packageRegistry: RealPart = {
  name: "a package registry",
  isPresent: () => starts("npm", ["view", "fastest-levenshtein", "version"]),
};
