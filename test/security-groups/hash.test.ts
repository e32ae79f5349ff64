import { expect, test } from "vitest";
import { digestOf, weightIn } from "../../src/security-groups/hash.ts";

// Made with `printf '<block>\n<name>' | sha256sum`. They must never change: names of every user would move.
test.each([
  ["api.stripe.com", 0, "d06cb9a2a6bcfc36ba10324f991bf2e5352d086dcea0f23192c7f861d831fb83"],
  ["api.stripe.com", 1, "4fe6c94eb62773fc1f391e0f04f3b6727c0af71f942a82be3e7c52e87ba05904"],
  ["api.stripe.com", 11, "21b7b13a65cbf3873d7341234d813b0b016a31a7dc313cee08e91b290f8aa306"],
])("the digest of %s for block %i is what sha256sum prints", (name, block, digest) => {
  expect(digestOf(name, block)).toBe(digest);
});

test("a name is weighed as it stands in the description, with _ for ?", () => {
  const digest = "0c9d04fbc9f09d4fc49bcdc12bbf167b92c1f33d426870ea05d735311537bc63";
  expect(digestOf("*.pa?pal.com", 3)).toBe(digest);
});

test("the weight for a slot is a 32-bit word of its block's digest", () => {
  const digest = digestOf("api.stripe.com", 0);
  const weights = ["d06cb9a2", "a6bcfc36", "ba10324f", "991bf2e5", "352d086d", "cea0f231", "92c7f861", "d831fb83"];
  expect(weights.map((_, slot) => weightIn(digest, slot))).toEqual(weights);
  expect(weights.map((_, slot) => weightIn(digest, 8 + slot))).toEqual(weights);
});
