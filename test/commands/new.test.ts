import fc from "fast-check";
import { expect, it } from "vitest";
import { policyText } from "../../src/commands/new/policy-text.ts";
import { formatFile } from "../../src/policy/format-file.ts";
import { parsePolicy } from "../../src/policy/parse-file.ts";

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const policy = fc.record({
  app: name,
  team: name,
  networks: fc.uniqueArray(name, { maxLength: 3 }),
  window: fc.option(
    fc.record({
      until: fc.constantFrom("2026-12-08", "9999-12-31"),
      reason: fc
        .oneof(fc.string({ minLength: 1 }), fc.string({ minLength: 1, unit: "binary" }))
        .map((text) => `x${text.replaceAll("\n", "")}`),
    }),
    { nil: undefined },
  ),
  schema: fc.constantFrom(undefined, "../../schema/policy.schema.json"),
});

it("a new policy is canonical, says what was asked for, and has nothing that the loader objects to", () => {
  fc.assert(
    fc.property(policy, (asked) => {
      const source = { path: "new.yaml", text: policyText(asked) };
      const { policy: parsed, findings } = parsePolicy(source, asked.team);
      expect(findings).toEqual([]);
      expect(formatFile(source, "policy")).toEqual({ text: source.text, isKept: false });
      expect(parsed?.app?.value).toBe(asked.app);
      expect(parsed?.team?.value).toBe(asked.team);
      expect(parsed?.networks?.map(({ value }) => value) ?? []).toEqual(asked.networks);
      expect(parsed?.seeThru?.until?.value).toBe(asked.window?.until);
      expect(parsed?.seeThru?.reason?.value).toBe(asked.window?.reason);
      expect(parsed?.allow).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
