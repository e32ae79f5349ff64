/** The documentation as a site, in a real browser: links, anchors, accessibility, errors, requests, search. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BuiltSite, buildSite } from "../helpers/built-site.ts";
import { chromiumPart, startChromium } from "../helpers/chromium.ts";
import { describeWith } from "../helpers/real-parts.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One page of each kind: written, with sessions, with tables and code, generated ones, a decision. */
const kinds = [
  ...["index", "from-scratch", "policy-language", "pull-requests", "verdicts", "neighbours"],
  ...["commands", "library", "bundles", "checks", "decisions/0001-rendezvous-slots", "404"],
];

describeWith([chromiumPart], "the documentation as a site", () => {
  let site: BuiltSite;
  let browser: Browser;
  /** One for each scheme, so that what pages share is loaded once. */
  let contexts: Readonly<Record<"light" | "dark", BrowserContext>>;
  /** What went wrong on any page, and what was asked of any other host. */
  const troubles: string[] = [];

  beforeAll(async () => {
    site = await buildSite();
    browser = await startChromium();
    contexts = {
      light: await browser.newContext({ colorScheme: "light", reducedMotion: "reduce" }),
      dark: await browser.newContext({ colorScheme: "dark", reducedMotion: "reduce" }),
    };
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function open(path: string, colorScheme: "light" | "dark" = "light"): Promise<Page> {
    const page = await contexts[colorScheme].newPage();
    page.on("console", (message) => {
      if (message.type() === "error") troubles.push(`${path}: ${message.text()}`);
    });
    page.on("pageerror", (error) => troubles.push(`${path}: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(site.origin) && !url.startsWith("data:")) troubles.push(`${path}: asks ${url}`);
    });
    await page.goto(`${site.origin}${path}`);
    await page.locator(".VPContent h1").waitFor();
    return page;
  }

  it("has a page for every Markdown file, and each without an error or a request to another host", async () => {
    const links: { readonly from: string; readonly to: URL }[] = [];
    const idsOf = new Map<string, ReadonlySet<string>>();
    for (const path of site.pages) {
      const page = await open(path);
      const ids = await page.locator("[id]").evaluateAll((elements) => elements.map(({ id }) => id));
      const hrefs = await page.locator("a[href]").evaluateAll((elements) => elements.map((link) => String(link.href)));
      idsOf.set(path, new Set(ids));
      for (const href of hrefs) links.push({ from: path, to: new URL(href) });
      await page.close();
    }
    expect(troubles).toEqual([]);
    const written = readdirSync(join(import.meta.dirname, "../../docs"), { recursive: true }).map(String);
    expect([...idsOf.keys()].sort()).toEqual(
      written
        .filter((name) => name.endsWith(".md"))
        .map((name) => `/${name.replace(/md$/, "html")}`)
        .sort(),
    );

    const own = links.filter(({ to }) => to.origin === site.origin);
    const broken = own.filter(({ to }) => {
      const ids = idsOf.get(to.pathname === "/" ? "/index.html" : to.pathname);
      return ids === undefined || (to.hash !== "" && !ids.has(decodeURIComponent(to.hash.slice(1))));
    });
    expect(broken.map(({ from, to }) => `${from} -> ${to.pathname}${to.hash}`)).toEqual([]);
    expect(own.length).toBeGreaterThan(1000);
  });

  it.each(kinds.flatMap((kind) => (["light", "dark"] as const).map((scheme) => [kind, scheme] as const)))(
    "%s in %s: axe finds nothing",
    async (kind, scheme) => {
      const page = await open(`/${kind}.html`, scheme);
      await page.addScriptTag({ content: axe });
      const violations = await page.evaluate(async () => {
        const results = await (globalThis as unknown as { axe: typeof import("axe-core") }).axe.run();
        return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} (${nodes.length})`);
      });
      expect(violations).toEqual([]);
      await page.close();
    },
  );

  it("finds a word in all pages", async () => {
    const page = await open("/index.html");
    await page.keyboard.press("Control+k");
    await page.locator("#localsearch-input").fill("see-thru");
    await page.locator(".VPLocalSearchBox .result").first().waitFor();
    const found = await page.locator(".VPLocalSearchBox .result").allInnerTexts();
    expect(found.join("\n")).toContain("see-thru window");
    await page.locator(".VPLocalSearchBox .result").first().click();
    await page.waitForURL(/\.html#/);
    await page.close();
    expect(troubles).toEqual([]);
  });

  it("names no other host in what a page loads", () => {
    const loading =
      /(?:<(?:script|img|iframe|source)\b[^>]*\bsrc|<link\b[^>]*\bhref)="(?:https?:)?\/\/[^"]*|url\(["']?(?:https?:)?\/\/[^)]*|@import[^;]*/g;
    const files = readdirSync(site.folder, { recursive: true }).map(String);
    const named = files
      .filter((name) => /\.(?:html|css)$/.test(name))
      .flatMap((name) =>
        [...readFileSync(join(site.folder, name), "utf8").matchAll(loading)].map(([at]) => `${name}: ${at}`),
      );
    expect(named).toEqual([]);
  });
});
