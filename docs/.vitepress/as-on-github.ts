/**
 * The pages are written for GitHub. What differs there: the anchors of headings, and links to files that are not pages.
 * Pure, but for what `markdown-it` is told.
 */
import { posix } from "node:path";
import type { MarkdownRenderer } from "vitepress";

/** The anchor that GitHub gives to a heading (https://github.com/gjtorikian/html-pipeline, its table of contents). */
export function githubAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}\p{Connector_Punctuation} -]/gu, "")
    .replaceAll(" ", "-");
}

/** Links from a page out of docs/ lead into the repository; without its address they become text. */
export function linkIntoRepository(md: MarkdownRenderer, repository: string | undefined): void {
  md.core.ruler.push("link-into-repository", ({ tokens, env }) => {
    for (const { children } of tokens) {
      const left: boolean[] = [];
      for (const token of children ?? []) {
        if (token.type === "link_open") {
          const path = outside(String(env.relativePath), token.attrGet("href") ?? "");
          if (path !== undefined && repository !== undefined) token.attrSet("href", `${repository}/${path}`);
          left.push(path !== undefined && repository === undefined);
          if (left.at(-1)) Object.assign(token, { tag: "span", attrs: null });
        } else if (token.type === "link_close" && left.pop()) token.tag = "span";
      }
    }
  });
}

/** The path in the repository of what a page links to outside of docs/. */
function outside(page: string, href: string): string | undefined {
  const path = posix.join("docs", posix.dirname(page), href);
  return /^[a-z]+:|^[/#]/i.test(href) || path.startsWith("docs/") ? undefined : path;
}
