/** Verdicts against each of the tens of thousands of names that the Public Suffix List leads to. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeExposure } from "../../src/discriminat/exposure.ts";
import { matches } from "../../src/discriminat/pattern.ts";
import { exceptions, isOpen, listedPattern, names, suffixes } from "./listed-patterns.ts";

test("no listed name contradicts a verdict", () => {
  const below = (name: string) => exceptions.some((exception) => name === exception || name.endsWith(`.${exception}`));
  fc.assert(
    fc.property(listedPattern, (candidate) => {
      const matched = names.filter((name) => matches(candidate, name, { emptyRun: true }) && !below(name));
      const open = matched.some((name) => isOpen(candidate, suffixes.get(name) ?? ""));
      const itself = matched.some((name) => suffixes.get(name) === name);
      const { verdict } = judgeExposure(candidate, "prohibit_public_suffix");
      if (verdict !== "refused") expect(open).toBe(false);
      if (verdict === "allowed") expect(itself).toBe(false);
    }),
    { numRuns: 300 },
  );
});
