/** Links between the files of the repository, as GitHub shows them: each leads to a file that exists, and to a heading in it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { githubAnchor } from "../../docs/.vitepress/as-on-github.ts";
import { repository } from "../helpers/readme-commands.ts";

const pages = [".", "docs", "examples"].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: folder !== "." })
    .map((path) => normalize(join(folder, String(path))))
    .filter((path) => path.endsWith(".md") && !path.includes("node_modules")),
);
/** Without the code, in which nothing is a link. */
const prose = (path: string): string =>
  readFileSync(join(repository, path), "utf8").replace(/^ *```[\s\S]*?^ *```$/gm, "");

/** The anchors that GitHub makes of a page's headings: the second of the same name ends in `-1`. */
function anchorsOf(path: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  return new Set(
    [...prose(path).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = ""]) => {
      const anchor = githubAnchor(heading.replaceAll("`", "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1"));
      const before = seen.get(anchor) ?? 0;
      seen.set(anchor, before + 1);
      return before === 0 ? anchor : `${anchor}-${before}`;
    }),
  );
}

test.each(pages)("%s links to what exists", (page) => {
  const links = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  const broken = links.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? page : join(dirname(page), path);
    if (!existsSync(join(repository, file))) return true;
    return anchor !== undefined && basename(file).endsWith(".md") && !anchorsOf(file).has(anchor);
  });
  expect(broken).toEqual([]);
});
