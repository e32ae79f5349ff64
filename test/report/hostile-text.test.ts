import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNames, formats } from "../../src/report/formats.ts";
import { formatGithub } from "../../src/report/github.ts";
import { formatJson } from "../../src/report/json.ts";
import { formatJunit } from "../../src/report/junit.ts";
import { formatMarkdown } from "../../src/report/markdown.ts";
import { renderBlocks } from "../../src/report/text-blocks.ts";
import { visible } from "../../src/text/visible.ts";
import { hostileReport, hostileText } from "./arbitrary-report.ts";

const formatters = await Promise.all(formatNames.map(async (name) => [name, await formats[name].load()] as const));

/** Acts on a terminal, reorders text or hides in it; the line break is ours. */
const active = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** The colors that picocolors writes. */
const esc = String.fromCodePoint(27);
const colors = new RegExp(`${esc}\\[(?:1|2|4|22|24|3[0-9])m`, "g");

describe.each(formatters)("the format %s", (name, render) => {
  it("writes no control, bidirectional or invisible character", () => {
    fc.assert(
      fc.property(hostileReport, fc.boolean(), (report, color) => {
        const text = render(report, { color, width: 60 });
        expect(color ? text.replace(colors, "") : text).not.toMatch(active);
        expect(text === "" || text.endsWith("\n")).toBe(true);
      }),
    );
  });

  it("gives a CI runner no command that is not ours", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const text = render(report, { color: false, width: 60 });
        const lines = text.split("\n").filter((line) => /^\s*::/.test(line));
        expect(lines.length).toBeLessThanOrEqual(name === "github" ? report.findings.length + 1 : 0);
        expect(text).not.toMatch(/##\w*\[/);
      }),
    );
  });

  it("writes the same text for the same report", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const options = { color: false, width: 60 };
        expect(render(structuredClone(report), options)).toBe(render(report, options));
      }),
      { numRuns: 20 },
    );
  });
});

describe("JSON", () => {
  it("holds the findings' own texts, however hostile", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const parsed: { findings: { message: string; file: string }[] } = JSON.parse(formatJson(report));
        const said = new Set(parsed.findings.map(({ message, file }) => JSON.stringify([message, file])));
        for (const { message, file } of report.findings) expect(said).toContain(JSON.stringify([message, file]));
      }),
    );
  });
});

describe("GitHub workflow commands", () => {
  it("are one command a line, whose properties cannot be extended", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        for (const line of formatGithub(report).split("\n")) {
          if (line === "" || line.startsWith("::notice title=discriminat-policy ")) continue;
          expect(line).toMatch(
            /^::(error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[^:,]*::/,
          );
          expect(line.replaceAll(/%(25|3A|2C|0A)/g, "")).not.toContain("%");
        }
      }),
    );
  });
});

describe("JUnit", () => {
  it("has no markup but its own elements", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const text = formatJunit(report);
        const rest = text
          .replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, "")
          .replaceAll(/<(testsuites|testsuite|testcase|failure|system-out)( [a-z]+="[^"<>]*")*\/?>/g, "")
          .replaceAll(/<\/(testsuites|testsuite|testcase|failure|system-out)>/g, "");
        expect(rest).not.toMatch(/[<>"']/);
        expect(text.replaceAll(/&(amp|lt|gt|quot|apos);/g, "")).not.toContain("&");
      }),
    );
  });
});

describe("Markdown", () => {
  it("has nothing but plain words outside of code", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const lines = formatMarkdown(report).split("\n");
        for (const line of lines.filter((each) => /^\| (error|warning|info) /.test(each) || /^ *- /.test(each))) {
          const outside = line.replaceAll(/`[^`]*`/g, "").replace(/^(\||\s*-) /, "");
          expect(outside.split(" | ").join(" ").replace(/ \|$/, "")).toMatch(/^[\p{L}\p{M}\p{N} .,;:!?()"'’‘“”–—-]*$/u);
          expect(outside).not.toMatch(/www\.|gh-\d|[0-9a-f]{7}/i);
        }
      }),
    );
  });

  it("has rows of four cells", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const rows = formatMarkdown(report)
          .split("\n")
          .filter((line) => line.startsWith("|"));
        for (const row of rows) expect(row.split("|")).toHaveLength(6);
      }),
    );
  });
});

describe("visible text", () => {
  it("is one line, and stays as it is when it is made visible again", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = visible(text);
        expect(shown).not.toMatch(/\n/);
        expect(shown).not.toMatch(active);
        expect(visible(shown)).toBe(shown);
      }),
    );
  });

  it("is the text itself where nothing in it acts or hides", () => {
    expect(visible("Grüße, 日本語, e\u0301, 🚀, *.example.com?")).toBe("Grüße, 日本語, e\u0301, 🚀, *.example.com?");
  });
});

describe("answers in words", () => {
  it("hold no control, bidirectional or invisible character and no command", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const rendered = renderBlocks(
          [
            { kind: "heading", text },
            { kind: "paragraph", text },
            { kind: "code", text },
            { kind: "item", term: text, word: text, lines: [text] },
            { kind: "table", rows: [[text, text]] },
          ],
          { color: false, width: 60 },
        );
        expect(rendered).not.toMatch(active);
        expect(rendered).not.toMatch(/^\s*::/m);
      }),
    );
  });
});
