/** What the site does to pages that are written for GitHub. */
import { createMarkdownRenderer, disposeMdItInstance } from "vitepress";
import { expect, test } from "vitest";
import { githubAnchor, linkIntoRepository } from "../../docs/.vitepress/as-on-github.ts";

async function render(markdown: string, relativePath: string, repository?: string): Promise<string> {
  // Otherwise the renderer of before answers.
  disposeMdItInstance();
  const md = await createMarkdownRenderer("docs", { config: (renderer) => linkIntoRepository(renderer, repository) });
  return md.render(markdown, { path: `docs/${relativePath}`, relativePath, cleanUrls: false });
}

test("a link out of docs/ leads to the repository where its address is known", async () => {
  const html = await render(
    "[logs](../../examples/logs)",
    "decisions/one.md",
    "https://forge.example/us/policy/blob/main",
  );
  expect(html).toContain('href="https://forge.example/us/policy/blob/main/examples/logs"');
});

test("a link out of docs/ is text where that address is not known", async () => {
  const html = await render("See [logs](../examples/logs), [us](https://us.example).", "page.md");
  expect(html).toContain("<span>logs</span>");
  expect(html).toContain('href="https://us.example"');
});

test("a link to another page stays one", async () => {
  expect(await render("[why](other.md#part)", "page.md", "https://forge.example")).toContain(
    'href="./other.html#part"',
  );
});

test("GitHub's anchors keep letters, digits, hyphens and underscores, and lose the rest", () => {
  expect(githubAnchor("policy/wildcard-exposure")).toBe("policywildcard-exposure");
  expect(githubAnchor("What `a_b` is, 1.5 times")).toBe("what-a_b-is-15-times");
  expect(githubAnchor("Über uns – kurz")).toBe("über-uns--kurz");
});
