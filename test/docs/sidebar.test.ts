import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { DefaultTheme } from "vitepress";
import { expect, test } from "vitest";
import config from "../../docs/.vitepress/config.ts";
import { repository } from "../helpers/readme-commands.ts";

function linksOf(items: readonly DefaultTheme.SidebarItem[]): readonly string[] {
  return items.flatMap(({ link, items: inner }) => (inner === undefined ? [link ?? ""] : linksOf(inner)));
}

test("the site's sidebar has each page once, but for the first page and that of what is not there", () => {
  const pages = readdirSync(join(repository, "docs"), { recursive: true })
    .map(String)
    .filter((path) => path.endsWith(".md") && path !== "index.md" && path !== "404.md")
    .map((path) => `/${path.replace(/\.md$/, "")}`);
  expect([...linksOf(config.themeConfig?.sidebar as DefaultTheme.SidebarItem[])].sort()).toEqual(pages.sort());
});
