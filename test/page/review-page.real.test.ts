// biome-ignore-all lint/performance/useDomNodeTextContent: what is read is what a person sees.
/** The review page in a real browser, opened from a file: nothing asked, no error, axe, sorting, searching, printing, no script. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { matches } from "../../src/discriminat/pattern.ts";
import type { PageModel } from "../../src/page/model.ts";
import { renderPage } from "../../src/page/review-page.ts";
import { chromiumPart, startChromium } from "../helpers/chromium.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { companyPage, largePage, pageOf } from "./sample-page.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const hostile = `<img src=x onerror="document.title='owned'"><script>document.title="owned"</script>\u202e"'&--></title></details>`;

interface Scrolled {
  readonly moved: number;
  /** Of the cells of the first column, the distances from the edge of what scrolls. */
  readonly away: readonly number[];
  readonly widest: number;
  /** How many of them would show what moves below. */
  readonly seeThrough: number;
}

/** Moves each table that is wider than its place to its end. */
const scrollSideways = `[...document.querySelectorAll(".wide")]
  .filter(({scrollWidth, clientWidth}) => scrollWidth > clientWidth)
  .map((table) => {
    table.scrollLeft = table.scrollWidth;
    const cells = [...table.querySelectorAll(":is(th, td):first-child")];
    const boxes = cells.map((cell) => cell.getBoundingClientRect());
    return {
      moved: table.scrollLeft,
      away: boxes.map(({left}) => Math.round(left - table.getBoundingClientRect().left)),
      widest: Math.max(...boxes.map((box) => box.width)),
      seeThrough: cells.filter((cell) => getComputedStyle(cell).backgroundColor.startsWith("rgba")).length,
    };
  })`;

describeWith([chromiumPart], "the review page in a browser", () => {
  let browser: Browser;
  let folder: string;
  /** What went wrong on any page, and what was asked for besides the file. */
  const troubles: string[] = [];

  beforeAll(async () => {
    browser = await startChromium();
    folder = mkdtempSync(join(tmpdir(), "discriminat-policy-page-"));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(model: PageModel, options: BrowserContextOptions = {}): Promise<Page> {
    const file = join(folder, "report.html");
    writeFileSync(file, await renderPage(model));
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") troubles.push(message.text());
    });
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("request", (request) => {
      if (request.url() !== `file://${file}`) troubles.push(`asks ${request.url()}`);
    });
    await page.goto(`file://${file}`);
    return page;
  }

  it.each(["light", "dark"] as const)("has nothing that axe finds, in %s", async (colorScheme) => {
    // The policy of the page would keep axe out; its own checks are of what the page is.
    const page = await open(companyPage, { colorScheme, bypassCSP: true });
    await page.locator("details").evaluateAll((all) => {
      for (const one of all as unknown as { open: boolean }[]) one.open = true;
    });
    await page.locator("#reach-input").fill("api.github.com");
    await page.addScriptTag({ content: axe });
    const violations = await page.evaluate(async () => {
      const results = await (globalThis as unknown as { axe: typeof import("axe-core") }).axe.run();
      return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} (${nodes.length})`);
    });
    expect(violations).toEqual([]);
    await page.context().close();
    expect(troubles).toEqual([]);
  });

  it.each([390, 820, 1440])("fits a screen of %d pixels", async (width) => {
    const page = await open(companyPage, { viewport: { width, height: 900 } });
    const widths = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]";
    const [wanted, given] = await page.evaluate<[number, number]>(widths);
    expect(wanted).toBe(given);
    await page.context().close();
  });

  it("cuts off no word of what deserves a look, and of the standards, on a telephone", async () => {
    const page = await open(companyPage, { viewport: { width: 390, height: 900 } });
    for (const id of ["attention", "changes", "standards", "inputs"]) {
      const rights = await page
        .locator(`#${id} td`)
        .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().right));
      expect(rights.length, id).toBeGreaterThan(3);
      expect(Math.max(...rights), id).toBeLessThanOrEqual(390);
    }
    expect(await page.locator('#standards td[data-label="Missing"]').first().isVisible()).toBe(true);
    await page.context().close();
  });

  it.each([
    [390, "light"],
    [390, "dark"],
    [820, "light"],
    [820, "dark"],
  ] as const)(
    "keeps the first column of what scrolls sideways in sight, at %d pixels, in %s",
    async (width, colorScheme) => {
      const page = await open(companyPage, { viewport: { width, height: 900 }, colorScheme });
      await page.locator("details").evaluateAll((all) => {
        for (const one of all as unknown as { open: boolean }[]) one.open = true;
      });
      const scrolled = await page.evaluate<readonly Scrolled[]>(scrollSideways);
      expect(scrolled.length).toBeGreaterThan(3);
      for (const { moved, away, widest, seeThrough } of scrolled) {
        expect(moved).toBeGreaterThan(0);
        expect(new Set(away)).toEqual(new Set([0]));
        expect(widest).toBeLessThan(width / 2);
        expect(seeThrough).toBe(0);
      }
      await page.emulateMedia({ media: "print" });
      const position = "getComputedStyle(document.querySelector('.wide:not(.words) td')).position";
      expect(await page.evaluate(position)).toBe("static");
      await page.context().close();
      expect(troubles).toEqual([]);
    },
  );

  it("sorts a table by a column, and turns the order round", async () => {
    const page = await open(companyPage);
    const table = page.locator('[aria-label="Coverage by day"]');
    await page.locator("#fleet details", { has: table }).locator("summary").click();
    const column = async () =>
      (await table.locator("tbody td:nth-child(2)").allInnerTexts()).map((text) => Number(text.replace(",", "")));
    const head = table.locator("th", { hasText: "Destinations used" });
    await head.getByRole("button").click();
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    expect(await column()).toEqual([...(await column())].sort((one, other) => one - other));
    await head.getByRole("button").press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    expect(await column()).toEqual([...(await column())].sort((one, other) => other - one));
    await page.context().close();
    expect(troubles).toEqual([]);
  });

  it("filters apps by any word, and opens them", async () => {
    const page = await open(companyPage);
    await page.locator("#app-filter").fill("stripe payments");
    expect(await page.locator("details.app:visible").count()).toBe(1);
    expect(await page.locator("#app-count").innerText()).toBe("1 of 4 apps");
    await page.locator("#apps-open").click();
    expect(await page.locator("details.app[open]").count()).toBe(1);
    await page.context().close();
  });

  it("says who can reach a name, with what people paste", async () => {
    const page = await open(companyPage);
    const answer = page.locator("#reach-answer");
    for (const asked of ["api.github.com", "https://API.github.com:443/repos?page=1", "api.github.com."]) {
      await page.locator("#reach-input").fill(asked);
      expect(await answer.innerText(), asked).toContain("api.github.com is admitted for 2 apps:");
    }
    await page.locator("#reach-input").fill("www.paypal.com");
    expect(await answer.innerText()).toContain("*.paypal.com tls 443: checkout");
    await page.locator("#reach-input").fill("a.b.paypal.com");
    expect(await answer.innerText()).toContain("No entry admits a.b.paypal.com.");
    await answer.locator("..").locator("input").fill("api.github.com");
    await answer.getByRole("link", { name: "ledger" }).click();
    expect(await page.locator("details.app[open]").getAttribute("id")).toBe("app-ledger_prod");
    await page.context().close();
    expect(troubles).toEqual([]);
  });

  it("reads patterns as the command line does", async () => {
    const part = fc.string({ unit: fc.constantFrom("a", "b", "-", "*", "?"), minLength: 1, maxLength: 4 });
    const label = fc.string({ unit: fc.constantFrom("a", "b", "-", "*"), minLength: 1, maxLength: 4 });
    const patterns = [
      ...new Set(
        fc.sample(
          fc.tuple(part, part).map((parts) => parts.join(".")),
          { numRuns: 150, seed: 14 },
        ),
      ),
    ];
    const names = fc.sample(
      fc.tuple(label, label).map((labels) => labels.join(".").replaceAll("*", "1")),
      { numRuns: 60, seed: 14 },
    );
    const [app] = companyPage.apps;
    const [entry] = app?.entries ?? [];
    if (app === undefined || entry === undefined) throw new Error("the company has no entry");
    const page = await open({
      ...companyPage,
      apps: patterns.map((name, index) => ({ ...app, app: `app-${index}`, entries: [{ ...entry, name }] })),
    });
    let admitted = 0;
    for (const name of names) {
      await page.locator("#reach-input").fill(name);
      const found = await page.locator("#reach-answer p.found + ul code").allInnerTexts();
      const expected = patterns.filter((pattern) => matches(pattern, name));
      const sure = (await page.locator("#reach-answer .found").innerText()).startsWith("No entry") ? [] : found;
      expect([...sure].sort(), name).toEqual([...expected].sort());
      admitted += expected.length;
    }
    expect(admitted).toBeGreaterThan(100);
    await page.context().close();
  });

  it("leads to an app and to a name by an anchor", async () => {
    const page = await open(companyPage);
    await page.evaluate('location.hash = "name-*.paypal.com"');
    await page.locator("#names[open]").waitFor();
    expect(await page.locator(":target code").innerText()).toBe("*.paypal.com");
    await page.context().close();
  });

  it("is complete without its script", async () => {
    const page = await open(companyPage, { javaScriptEnabled: false });
    for (const part of await page.locator("details > summary").all()) await part.click();
    const text = await page.locator("main").innerText();
    const said = companyPage.apps.flatMap(({ app, entries }) => [app, ...entries.map(({ name }) => name)]);
    for (const word of [...said, companyPage.verdict, "models.example.org", "*.telemetry.example.com"])
      expect(text).toContain(word);
    expect(await page.locator("input:visible, button:visible").count()).toBe(0);
    await page.context().close();
    expect(troubles).toEqual([]);
  });

  it.each([true, false])("prints everything and no control (script: %s)", async (javaScriptEnabled) => {
    const page = await open(companyPage, { javaScriptEnabled });
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("nav:visible, input:visible, .bar:visible").count()).toBe(0);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    // Details that are closed on the screen would be a page less.
    const pages = pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(4);
    await page.context().close();
  });

  it("shows hostile text as text", async () => {
    const page = await open(pageOf(hostile));
    await page.locator("#reach-input").fill("a.example");
    await page.locator("#app-filter").fill("a");
    expect(await page.locator("img, iframe, script:not(:last-child)").count()).toBe(0);
    expect(await page.title()).toContain("onerror");
    expect(await page.locator("h1").innerText()).toContain("\\u{202e}");
    await page.context().close();
    expect(troubles).toEqual([]);
  });

  it("searches a thousand apps of a hundred names at once", async () => {
    const page = await open(largePage(1000, 100));
    await page.locator("#reach-input").fill("service-7.vendor-0.example.com");
    expect(await page.locator("#reach-answer").innerText()).toMatch(/admitted for|Not all names/);
    await page.context().close();
    expect(troubles).toEqual([]);
  });
});
