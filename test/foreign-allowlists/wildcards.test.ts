/** A wildcard of another tool admits here what it admitted there, or the entry says what changed. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkName } from "../../src/discriminat/name.ts";
import { matches } from "../../src/discriminat/pattern.ts";
import { translateWildcards, wildcardsOf } from "../../src/foreign-allowlists/wildcards.ts";

type Dialect = keyof typeof wildcardsOf;

const literal = (text: string): string => text.replaceAll(/[.\\^$]/g, "\\$&");
const withinLabels = (pattern: string, run: string): string =>
  `^${pattern.split("*").map(literal).join(`[a-z0-9-]${run}`)}$`;

/** What each tool's documentation says that a pattern admits, as a regular expression of names; `undefined` for nothing. */
const documented: Readonly<Record<Dialect, (pattern: string) => string | undefined>> = {
  squid: (pattern) => (pattern.startsWith(".") ? `^(.+\\.)?${literal(pattern.slice(1))}$` : `^${literal(pattern)}$`),
  "aws-network-firewall": (pattern) =>
    pattern.startsWith(".") ? `^(.+\\.)?${literal(pattern.slice(1))}$` : `^${literal(pattern)}$`,
  cilium: (pattern) =>
    pattern.startsWith("**.")
      ? `^.+\\.${literal(pattern.slice(3))}$`
      : withinLabels(pattern.replaceAll(/\*+/g, "*"), "*"),
  "cilium-server-names": (pattern) => withinLabels(pattern, "+"),
  none: (pattern) => `^${literal(pattern)}$`,
  gke: (pattern) => withinLabels(pattern, "+"),
  "azure-firewall": (pattern) => (pattern.startsWith("*") ? `${literal(pattern.slice(1))}$` : `^${literal(pattern)}$`),
  smokescreen: (pattern) =>
    pattern.startsWith("*.") ? `^.+\\.${literal(pattern.slice(2))}$` : `^${literal(pattern)}$`,
  "harden-runner": (pattern) => withinLabels(pattern, "+"),
  "plain-list": (pattern) =>
    pattern.startsWith(".")
      ? `^(.+\\.)?${literal(pattern.slice(1))}$`
      : pattern.startsWith("**.")
        ? `^.+\\.${literal(pattern.slice(3))}$`
        : withinLabels(pattern, "+"),
};

const label = fc.constantFrom("a", "b", "ab", "ba", "a-b");
const nameOf = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => [...labels, "ab", "com"].join("."));
const starred = fc.constantFrom("a", "b", "ab", "*", "a*", "*a", "a*b");
const patternOf = fc
  .tuple(fc.constantFrom("", "", ".", "*.", "**.", "*"), fc.array(starred, { maxLength: 2 }))
  .map(([front, labels]) => `${front}${[...labels, "ab", "com"].join(".")}`);

test.each(Object.keys(wildcardsOf) as Dialect[])("%s: nothing is admitted that was not", (dialect) => {
  fc.assert(
    fc.property(patternOf, fc.array(nameOf, { minLength: 5, maxLength: 20 }), (pattern, candidates) => {
      const translation = translateWildcards(pattern, wildcardsOf[dialect]);
      if ("what" in translation) return;
      const there = documented[dialect](pattern);
      for (const name of candidates) {
        const isAdmitted = translation.names.some((ours) => matches(ours, name));
        if (isAdmitted) expect(there !== undefined && new RegExp(there).test(name), `${pattern} ${name}`).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test.each(Object.keys(wildcardsOf) as Dialect[])("%s: what is not admitted any more is said", (dialect) => {
  fc.assert(
    fc.property(patternOf, fc.array(nameOf, { minLength: 5, maxLength: 20 }), (pattern, candidates) => {
      const translation = translateWildcards(pattern, wildcardsOf[dialect]);
      if ("what" in translation) return;
      const there = documented[dialect](pattern);
      const isNarrower = candidates.some(
        (name) =>
          there !== undefined &&
          new RegExp(there).test(name) &&
          !translation.names.some((ours) => matches(ours, name, { emptyRun: false })),
      );
      if (isNarrower) expect(translation.changes.map(({ effect }) => effect)).toContain("narrower");
    }),
    { numRuns: 500 },
  );
});

test("names of a translation have no problem of form", () => {
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(wildcardsOf) as Dialect[])), patternOf, (dialect, pattern) => {
      const translation = translateWildcards(pattern, wildcardsOf[dialect]);
      for (const name of "names" in translation ? translation.names : []) {
        expect(checkName(name, { wildcards: true })).toEqual([]);
      }
    }),
  );
});

test.each<[Dialect, string, readonly string[]]>([
  ["squid", ".example.com", ["example.com", "*.example.com"]],
  ["aws-network-firewall", ".example.com", ["example.com", "*.example.com"]],
  ["cilium", "*.example.com", ["*.example.com"]],
  ["cilium", "**.example.com", ["*.example.com"]],
  ["cilium", "api*.example.com", ["api.example.com", "api*.example.com"]],
  ["cilium", "*.*.example.com", ["*.*.example.com"]],
  ["gke", "*.example.com", ["*.example.com"]],
  ["gke", "api*.example.com", ["api*.example.com"]],
  ["azure-firewall", "*.example.com", ["*.example.com"]],
  ["azure-firewall", "*example.com", ["example.com", "*example.com", "*.example.com"]],
  ["smokescreen", "*.example.com", ["*.example.com"]],
  ["harden-runner", "*.example.com", ["*.example.com"]],
  ["plain-list", "example.com", ["example.com"]],
])("%s: %s", (dialect, pattern, names) => {
  expect(translateWildcards(pattern, wildcardsOf[dialect])).toMatchObject({ names });
});

test.each<[Dialect, string, string]>([
  ["squid", "*.example.com", "wildcard"],
  ["aws-network-firewall", "*.example.com", "wildcard"],
  ["smokescreen", "api.*.example.com", "wildcard"],
  ["smokescreen", "*example.com", "wildcard"],
  ["azure-firewall", "api.*.example.com", "wildcard"],
  ["gke", ".example.com", "wildcard"],
  ["cilium", "**.*.example.com", "wildcard"],
  ["cilium", "api?.example.com", "wildcard"],
  ["cilium", "*", "everything"],
  ["azure-firewall", "*", "everything"],
  ["plain-list", "**", "everything"],
  ["plain-list", "*.*", "everything"],
  ["plain-list", "api.**.example.com", "wildcard"],
  ["gke", "**.example.com", "wildcard"],
  ["harden-runner", "**.example.com", "wildcard"],
  ["squid", ".", "everything"],
])("%s: %s is lost", (dialect, pattern, what) => {
  expect(translateWildcards(pattern, wildcardsOf[dialect])).toMatchObject({ what });
});
