import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalDestination, coveredSpaces } from "../../src/terraform-json/address-ranges.ts";

test.each([
  ["10.1.2.3/8", "10.0.0.0/8"],
  ["10.0.0.0/0", "0.0.0.0/0"],
  ["255.255.255.255/32", "255.255.255.255/32"],
  ["128.0.0.1/1", "128.0.0.0/1"],
  ["0:0:0:0:0:0:0:0/0", "::/0"],
  ["::/0", "::/0"],
  ["fe80::1/0", "::/0"],
  ["2001:DB8::1/32", "2001:db8::/32"],
  ["2001:db8:0:0:1:0:0:1/128", "2001:db8::1:0:0:1/128"],
  ["2001:0:0:1:0:0:0:1/128", "2001:0:0:1::1/128"],
  ["::1/128", "::1/128"],
  ["1::/16", "1::/16"],
  ["10::a0:0/112", "10::a0:0/112"],
  ["::ffff:10.0.0.1/128", "::ffff:a00:1/128"],
  ["1:2:3:4:5:6:7:8/128", "1:2:3:4:5:6:7:8/128"],
  ["PL-1A", "pl-1a"],
  ["self", "self"],
  ["300.0.0.0/0", "300.0.0.0/0"],
  ["0.0.0.0/33", "0.0.0.0/33"],
  ["::/129", "::/129"],
  ["1::2::3/0", "1::2::3/0"],
  ["1:2:3:4:5:6:7:8:9/0", "1:2:3:4:5:6:7:8:9/0"],
  ["12345::/0", "12345::/0"],
  ["::ffff:10.0.0.999/96", "::ffff:10.0.0.999/96"],
  ["1:2:3:4::5:6:7:8/64", "1:2:3:4::5:6:7:8/64"],
  ["1:2:3:4:5:6:7::/128", "1:2:3:4:5:6:7:0/128"],
  ["::10.20.30.40/128", "::a14:1e28/128"],
  ["x0.0.0.0/0", "x0.0.0.0/0"],
  ["0.0.0.0/0x", "0.0.0.0/0x"],
  ["10.0.0.0/", "10.0.0.0/"],
  ["10.0.0/8", "10.0.0/8"],
  ["10.0.0.0.0/8", "10.0.0.0.0/8"],
  ["256.0.0.0/8", "256.0.0.0/8"],
  ["0010.0.0.0/8", "0010.0.0.0/8"],
  ["a1.0.0.0/8", "a1.0.0.0/8"],
  ["1a.0.0.0/8", "1a.0.0.0/8"],
  ["::1.2.3.4:5/128", "::1.2.3.4:5/128"],
])("AWS keeps %s as %s", (written, kept) => {
  expect(canonicalDestination(written)).toBe(kept);
  expect(canonicalDestination(kept)).toBe(kept);
});

test.each<[string, readonly string[], readonly number[]]>([
  ["the whole", ["0.0.0.0/0"], [4]],
  ["halves", ["0.0.0.0/1", "128.0.0.0/1"], [4]],
  ["halves, the upper one first", ["128.0.0.0/1", "0.0.0.0/1"], [4]],
  ["one half", ["0.0.0.0/1"], []],
  ["the upper half", ["128.0.0.0/1"], []],
  ["a gap", ["0.0.0.0/1", "128.0.0.0/2"], []],
  ["quarters that overlap", ["0.0.0.0/1", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2"], [4]],
  ["a small range within a large one", ["0.0.0.0/1", "10.0.0.0/8", "128.0.0.0/1"], [4]],
  ["all of IPv6", ["::/0"], [6]],
  ["halves of IPv6", ["8000::/1", "::/1"], [6]],
  ["one half of each", ["0.0.0.0/1", "8000::/1"], []],
  ["both", ["::/0", "0.0.0.0/0"], [4, 6]],
  ["nothing", [], []],
  ["other texts", ["self", "sg-1", "pl-1", "x/0"], []],
])("ranges cover as much as they say: %s", (_, ranges, covered) => {
  expect([...coveredSpaces(ranges)]).toEqual(covered);
});

test("any way to cut the address space into parts covers it, and lacks what any part has", () => {
  const cuts = fc.array(fc.nat({ max: 31 }), { maxLength: 20 });
  fc.assert(
    fc.property(cuts, fc.nat(), (order, pick) => {
      // Each step cuts one range into halves.
      const ranges: { readonly start: number; readonly length: number }[] = [{ start: 0, length: 0 }];
      for (const index of order) {
        const at = index % ranges.length;
        const { start, length } = ranges[at] ?? { start: 0, length: 32 };
        if (length === 32) continue;
        ranges.splice(at, 1, { start, length: length + 1 }, { start: start + 2 ** (31 - length), length: length + 1 });
      }
      const texts = ranges.map(
        ({ start, length }) =>
          `${[24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join(".")}/${length}`,
      );
      expect([...coveredSpaces(texts)]).toEqual([4]);
      expect([...coveredSpaces(texts.filter((_, index) => index !== pick % texts.length))]).toEqual([]);
    }),
  );
});
