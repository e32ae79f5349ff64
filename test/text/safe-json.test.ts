import fc from "fast-check";
import { expect, it, test } from "vitest";
import { safeJson, safeJsonPieces } from "../../src/text/safe-json.ts";
import { hostileText } from "../report/arbitrary-report.ts";

const joined = (data: Readonly<Record<string, unknown>>): string => [...safeJsonPieces(data)].join("");

test.each<[string, Readonly<Record<string, unknown>>]>([
  ["nothing", {}],
  ["nothing that JSON can say", { a: undefined }],
  ["lists and objects without anything in them", { a: [], b: {}, c: [[]], d: [{}], e: null }],
  ["a key that is left out, before, between and behind", { a: undefined, b: 1, c: undefined, d: [2], e: undefined }],
  ["items that JSON cannot say", { a: [undefined, Number.NaN, null] }],
  ["what is in items", { a: [{ b: [1, { c: [] }], d: undefined }, "e", [["f"]]] }],
  ["what acts in a terminal or in CI", { "::a": ["\u001b[31m", " ::error ", "##[group]"], b: "\u202e" }],
])("pieces give the text of the whole, of %s", (_, data) => {
  expect(joined(data)).toBe(safeJson(data));
});

it("pieces give the text of the whole, of any data", () => {
  const data = fc.dictionary(hostileText, fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()), fc.constant(undefined)));
  fc.assert(fc.property(data, (any) => joined(any) === safeJson(any)));
});

it("a long list is never held as one text", () => {
  const list = Array.from({ length: 10_000 }, (_, index) => ({ name: `service-${index}.example.com`, ports: [443] }));
  const lengths = [...safeJsonPieces({ version: 1, list })].map((piece) => piece.length);
  expect(lengths.length).toBeGreaterThan(5);
  expect(Math.max(...lengths)).toBeLessThan(100_000);
});
