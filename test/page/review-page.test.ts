/** The review page as text: what it may not hold, whatever the names; its policy; its bytes. The browser's side is in the real test. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appId, nameId } from "../../src/page/anchors.ts";
import { html } from "../../src/page/html.ts";
import { renderPage } from "../../src/page/review-page.ts";
import { hostileText } from "../report/arbitrary-report.ts";
import { companyPage, largePage, pageOf } from "./sample-page.ts";

/** Acts, reorders text or hides in it; the line breaks are ours. */
const active = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const company = await renderPage(companyPage);

/** Elements and attributes with what is ours taken out: texts, and the values of attributes. */
const skeleton = (page: string) => page.replaceAll(/(?<=>)[^<]*/g, "").replaceAll(/="[^"]*"/g, '=""');

/** A page is too long to be printed where it is not the expected one. */
function differenceOf(one: string, other: string): string {
  const at = [...one].findIndex((character, index) => character !== other[index]);
  if (one === other) return "";
  return `${one.slice(Math.max(0, at - 60), at + 60)} / ${other.slice(Math.max(0, at - 60), at + 60)}`;
}

describe("the review page", () => {
  it("is the same bytes for the same model", async () => {
    expect(await renderPage(structuredClone(companyPage))).toBe(company);
  });

  it("allows its own style and script by their digests, and nothing else", () => {
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(company) ?? [];
    const digest = (element: string) => {
      const [, text = ""] = new RegExp(`<${element}>(.*?)</${element}>`, "s").exec(company) ?? [];
      return `&#39;sha256-${createHash("sha256").update(text).digest("base64")}&#39;`;
    };
    expect(policy.split("; ")).toEqual([
      "default-src &#39;none&#39;",
      `style-src ${digest("style")}`,
      `script-src ${digest("script")}`,
      "base-uri &#39;none&#39;",
      "form-action &#39;none&#39;",
    ]);
  });

  it("has no attribute that is style or script, and none that loads", () => {
    const body = company.replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, "");
    expect(body).not.toMatch(/<[^>]* (?:style|on\w+|src|srcset|xlink:href)=/);
    expect([...body.matchAll(/<a [^>]*href="([^"]*)"/g)].filter(([, href]) => !href?.startsWith("#"))).toEqual([]);
    expect(body).not.toMatch(/url\(/);
  });

  it("has unique ids, and links only to them", () => {
    const ids = [...company.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...company.matchAll(/href="#([^"]*)"/g)].map(([, id = ""]) => decodeURIComponent(id));
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    expect(targets.length).toBeGreaterThan(20);
  });

  it("says in pictures only what a table beside says in words", () => {
    const pictures = [...company.matchAll(/<svg[^>]* role="img".*?<\/svg>/gs)].map(([picture]) => picture);
    expect(pictures).toHaveLength(4);
    for (const picture of pictures) {
      expect(picture).toMatch(/<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc><g aria-hidden="true">/);
    }
  });

  it("keeps hostile text in its place, and nothing hidden in it", async () => {
    const harmless = skeleton(await renderPage(pageOf("harmless")));
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        // Vega draws no blank text.
        fc.pre(text.trim() !== "");
        const page = await renderPage(pageOf(text));
        expect(differenceOf(skeleton(page), harmless)).toBe("");
        expect(active.exec(page)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it("stays below two megabytes for a thousand apps of a hundred names, and says what it leaves out", async () => {
    const page = await renderPage(largePage(1000, 100));
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    expect(page.includes("did not fit here")).toBe(true);
    expect(page.includes("report --format csv")).toBe(true);
  });

  it("ends long lists, the gravest first, and says how many there are", async () => {
    const [worst] = companyPage.attention;
    if (worst === undefined) throw new Error("nothing deserves a look");
    const attention = Array.from({ length: 1200 }, (_, index) => ({ ...worst, what: `Finding ${index}.` }));
    const page = await renderPage({ ...companyPage, attention });
    expect(page).toContain("Finding 299.");
    expect(page).not.toContain("Finding 300.");
    expect(page).toContain("The first 300 are listed; report --format json has all 1,200.");
  });

  it("says what it does not know where little was given", async () => {
    const page = await renderPage({
      ...companyPage,
      ...{ attention: [], windows: [], coverage: [], apps: [], inputs: [], requirements: [] },
      ...{ shared: [], fresh: [], outliers: [], changes: { base: undefined, items: [] } },
    });
    expect(page).toContain("No base was given");
    expect(page).toContain("No traffic was given");
    expect(page).not.toContain("<svg");
  });
});

describe("anchors", () => {
  it("differ for different names, and are whole words", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
        expect(nameId(one) === nameId(other)).toBe(one === other);
        expect(appId({ app: one, network: "prod" })).toMatch(/^\S+$/);
      }),
    );
  });
});

describe("html", () => {
  it("writes markup in a value as text", () => {
    const value = `<b a="1">'&`;
    expect(html`<i title="${value}">${[value]}</i>`.markup).toBe(
      `<i title="&lt;b a=&quot;1&quot;&gt;&#39;&amp;">&lt;b a=&quot;1&quot;&gt;&#39;&amp;</i>`,
    );
  });
});
