import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fillSlots } from "../../src/security-groups/slots.ts";
import { names } from "./arbitraries.ts";

/** The format's definition, word for word, without any of the shortcuts. */
function fillSlotsByDefinition(list: readonly string[], maxSlots: number): readonly (readonly string[])[] | undefined {
  for (let count = 0; count <= maxSlots; count += 1) {
    const slots: string[][] = Array.from({ length: count }, () => []);
    for (const name of list) {
      const weights = slots.map((_, slot) => {
        const digest = createHash("sha256")
          .update(`${Math.floor(slot / 8)}\n${name.replaceAll("?", "_")}`)
          .digest();
        return digest.readUInt32BE(4 * (slot % 8));
      });
      slots[weights.indexOf(Math.max(...weights))]?.push(name);
    }
    const texts = slots.map((slot) => `discriminat:tls:${slot.join(",")}`);
    if (slots.flat().length === list.length && texts.every((text) => text.length <= 255)) return slots;
  }
  return undefined;
}

test("slots are what their definition says", () => {
  fc.assert(
    fc.property(names, fc.constantFrom(1, 5, 33), (list, maxSlots) => {
      const unique = [...new Set(list.map(({ name }) => name))];
      expect(fillSlots(unique, maxSlots)).toEqual(fillSlotsByDefinition(unique, maxSlots));
    }),
    { numRuns: 40 },
  );
});

test("no name needs no slot", () => {
  expect(fillSlots([], 33)).toEqual([]);
});

test("a list of exactly 239 characters fits one slot, and one more character needs a second", () => {
  const list = Array.from({ length: 12 }, (_, index) =>
    `name-${String.fromCharCode(97 + index)}.example.com`.padEnd(19, "z"),
  );
  expect(list.join(",")).toHaveLength(239);
  expect(fillSlots(list, 33)).toHaveLength(1);
  expect(fillSlots([...list.slice(1), `${list[0]}x`], 33)).toHaveLength(2);
});

test("two names that fill a slot each need two slots, and no more", () => {
  const longest = (letter: string) => `${Array(4).fill(letter.repeat(60)).join(".").slice(0, 235)}.com`;
  const list = [longest("k"), longest("m")];
  expect(list.map((name) => name.length)).toEqual([239, 239]);
  expect(fillSlots(list, 2)).toEqual([[longest("k")], [longest("m")]]);
});

test("the last slot is never empty", () => {
  fc.assert(
    fc.property(names, (list) => {
      const slots = fillSlots([...new Set(list.map(({ name }) => name))], 528);
      expect(slots?.at(-1)).not.toEqual([]);
    }),
  );
});
