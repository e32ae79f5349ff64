import fc from "fast-check";
import { expect, it, test } from "vitest";
import { type CsvCell, formatCsv } from "../../src/report/csv.ts";
import { hostileText } from "./arbitrary-report.ts";

/** As RFC 4180 has it. */
function parse(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const line of text.split("\r\n").slice(0, -1)) {
    const cells: string[] = [];
    for (let rest = `,${line}`; rest !== ""; ) {
      const [whole = "", quoted, plain = ""] = /^,(?:"((?:[^"]|"")*)"|([^",]*))/.exec(rest) ?? [];
      if (whole === "") throw new Error(`cannot read ${rest}`);
      cells.push(quoted?.replaceAll('""', '"') ?? plain);
      rest = rest.slice(whole.length);
    }
    rows.push(cells);
  }
  return rows;
}
const textOf = (...args: Parameters<typeof formatCsv>): string => [...formatCsv(...args)].join("");
const cellOf = (value: CsvCell): string => textOf(["a"], [[value]]).split("\r\n")[1] ?? "";

test.each<[CsvCell, string]>([
  ["api.stripe.com", "api.stripe.com"],
  [1234, "1234"],
  [null, ""],
  ["", ""],
  ["a,b", '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ["a b", '"a b"'],
  ["two\nlines", "two\\nlines"],
  ["=1+1", `"'=1+1"`],
  ["+1", `"'+1"`],
  ["-1", `"'-1"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["  =1", `"'  =1"`],
  ["\t=1", "\\t=1"],
  ["\uff1d1", `"'\uff1d1"`],
  ["\u001b[31m", "\\u{1b}[31m"],
])("the cell %j is written as %s", (value, written) => {
  expect(cellOf(value)).toBe(written);
});

it("numbers of ours stay numbers, also below zero", () => {
  expect(cellOf(-5)).toBe("-5");
});

it("whatever a cell holds, another program reads as many cells, none of which is a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hostileText, hostileText, hostileText), { maxLength: 4 }), (rows) => {
      const read = parse(textOf(["a", "b", "c"], rows));
      expect(read.map((row) => row.length)).toEqual([3, ...rows.map(() => 3)]);
      for (const cell of read.slice(1).flat()) expect(cell).not.toMatch(/^\s*[=+\-@]|\p{Cc}/u);
    }),
  );
});
