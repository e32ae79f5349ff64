import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxMarkdownLength } from "../../src/report/bounded-markdown.ts";
import { type Cell, type Comment, formatComment } from "../../src/report/comment.ts";
import { hostileText } from "./arbitrary-report.ts";

const cell = fc.oneof(
  hostileText,
  hostileText.map((code) => ({ code })),
);
const comment: fc.Arbitrary<Comment> = fc.record({
  mark: hostileText,
  tone: fc.constantFrom("good" as const, "doubtful" as const, "bad" as const),
  title: hostileText,
  verdict: fc.constant("WIDER"),
  sentences: fc.array(hostileText, { minLength: 1, maxLength: 3 }),
  flags: fc.array(hostileText, { maxLength: 3 }),
  sections: fc.array(
    fc.record({
      title: fc.constantFrom("Newly reachable (1)", "See-thru windows"),
      folded: fc.boolean(),
      columns: fc.constant(["Name", "Apps", "Line"]),
      rows: fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 }),
    }),
    { maxLength: 3 },
  ),
  footer: fc.array(hostileText, { maxLength: 3 }),
  command: hostileText,
});

/** Acts on a terminal, reorders text or hides in it; the line break is ours, and so is the sign of the heading. */
const active = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const plain: Comment = {
  mark: "review:v1",
  tone: "good",
  title: "Egress review",
  verdict: "WIDER",
  sentences: ["1 name becomes reachable."],
  flags: [],
  sections: [],
  footer: [],
  command: "discriminat-policy review --base main",
};

describe("a comment", () => {
  it("has nothing active in it, whoever chose its texts", () => {
    fc.assert(
      fc.property(comment, (one) => {
        const text = formatComment(one).replace("⚠️", "");
        expect(text).not.toMatch(active);
        expect(text).not.toMatch(/##\w*\[/);
        expect(text).not.toMatch(/^\s*::/m);
      }),
    );
  });

  it("has no markup but its own", () => {
    fc.assert(
      fc.property(comment, (one) => {
        const [mark = "", ...lines] = formatComment(one).split("\n");
        expect(mark).toMatch(/^<!-- discriminat-policy:[a-z0-9:/._-]* -->$/i);
        expect(mark.slice(4, -3)).not.toContain("--");
        for (const line of lines) {
          const outside = line
            .replaceAll(/`[^`]*`/g, "")
            .replaceAll(/<\/?(?:details|summary|sub)>/g, "")
            .replace(/^> \[!WARNING\]$/, "")
            .replace("**WIDER**", "")
            .replace(/^> \*\*\d+ red flags?\*\*/, "")
            .replace(/^(?:## (?:✅|❌|⚠️) |### |> - |>)/u, "");
          expect(outside).toMatch(/^[\p{L}\p{M}\p{N} |.,;:!?()"'’‘“”–—·-]*$/u);
        }
      }),
    );
  });

  it("has as many cells in each row as its table has columns", () => {
    fc.assert(
      fc.property(comment, (one) => {
        let head: number | undefined;
        for (const line of formatComment(one).split("\n")) {
          const cells = line.startsWith("|") ? line.split("|").length : undefined;
          head = cells === undefined ? undefined : (head ?? cells);
          expect(cells).toBe(head);
        }
      }),
    );
  });

  it("leaves out columns that hold nothing in any row, and never the first", () => {
    const columns = ["Name", "Example", "Reason"];
    const table = (rows: readonly (readonly Cell[])[]): readonly string[] =>
      formatComment({ ...plain, sections: [{ title: "Names", folded: false, columns, rows }] })
        .split("\n")
        .filter((line) => line.startsWith("|"));
    expect(
      table([
        ["a", "", "x"],
        ["b", "", ""],
      ]),
    ).toEqual(["| Name | Reason |", "| --- | --- |", "| a | x |", "| b |  |"]);
    expect(table([["a", "", ""]])).toEqual(["| Name |", "| --- |", "| a |"]);
    expect(table([["", { code: "" }, ""]])[0]).toBe("| Name | Example |");
  });

  it("fits whatever there is to say, and counts what it leaves out", () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => [{ code: `host-${index}.example.com` }, "x".repeat(400)]);
    const section = { title: "Names", folded: false, columns: ["Name", "Reason"], rows };
    const text = formatComment({
      ...plain,
      flags: rows.map(() => "Something grave has happened ".repeat(80)),
      sections: [section, { ...section, folded: true }, { ...section, rows: rows.slice(0, 1) }],
    });
    expect(text.length).toBeLessThanOrEqual(maxMarkdownLength);
    expect(text.length).toBeGreaterThan(50_000);
    expect(text.match(/more lines? left out here/g)).toHaveLength(3);
    const shown = text.split("\n").filter((line) => line.startsWith("| `host-")).length;
    const left = [...text.matchAll(/([\d,]+) more lines? left out/g)]
      .slice(1)
      .map(([, count = ""]) => Number(count.replace(",", "")));
    expect(shown + left.reduce((sum, count) => sum + count, 0)).toBe(10_001);
    expect(text).toContain("discriminat-policy review --base main");
  });

  it("fits where single texts are longer than all that is allowed", () => {
    const long = "`|<b>".repeat(50_000);
    const text = formatComment({
      ...plain,
      title: long,
      sentences: [long, long],
      flags: [long],
      footer: [long],
      command: long,
      sections: [{ title: "T", folded: true, columns: ["Name"], rows: [[long], [{ code: long }]] }],
    });
    expect(text.length).toBeLessThanOrEqual(maxMarkdownLength);
  });
});
