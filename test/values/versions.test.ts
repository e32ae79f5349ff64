import { expect, test } from "vitest";
import { isInRange } from "../../src/values/versions.ts";

const node = "^20.19.0 || >=22.12.0";
const provider = ">= 5.100.0, < 7.0.0";

test.each<[string, string, boolean | undefined]>([
  ["20.19.0", node, true],
  ["20.18.9", node, false],
  ["20.20.2", node, true],
  ["21.7.0", node, false],
  ["22.11.0", node, false],
  ["22.12.0", node, true],
  ["26.0.0", node, true],
  ["5.99.1", provider, false],
  ["5.100.0", provider, true],
  ["6.9.0", provider, true],
  ["7.0.0", provider, false],
  ["1.5.7", ">= 1.5.0", true],
  ["1.15.0-beta1", ">= 1.5.0", true],
  ["v1.4", ">= 1.5", false],
  ["latest", node, undefined],
  ["20.19.0", "20.x", undefined],
  ["20.19.0", "", undefined],
])("%s in %s is %s", (version, range, expected) => {
  expect(isInRange(version, range)).toBe(expected);
});
