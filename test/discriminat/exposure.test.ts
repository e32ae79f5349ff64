import fc from "fast-check";
import { getPublicSuffix } from "tldts";
import { expect, test } from "vitest";
import { isOpenSuffix, judgeExposure, strangersBelow } from "../../src/discriminat/exposure.ts";
import { isPattern, matches } from "../../src/discriminat/pattern.ts";
import { wildcardExposures } from "../../src/discriminat/preferences.ts";
import { listedNames } from "../helpers/listed-names.ts";

const judge = (pattern: string) => judgeExposure(pattern, "prohibit_public_suffix");
const suffixOf = (name: string) => getPublicSuffix(name, { allowPrivateDomains: true, validateHostname: false }) ?? "";

test.each([
  ["*.github.io", "github.io", "anyone.github.io"],
  ["*.cloudflare.net", "cloudflare.net", "anyone.cloudflare.net"],
  ["*.co.uk", "co.uk", "anyone.co.uk"],
  ["*.*.uk", "co.uk", "anyone.co.uk"],
  ["*.com", "com", "anyone.com"],
  ["*.*", "com", "anyone.com"],
  ["*.internal", "internal", "anyone.internal"],
  ["git*.com", "com", "gitanyone.com"],
  ["*-api.com", "com", "anyone-api.com"],
  ["?x.com", "com", "ax.com"],
  ["???.github.io", "github.io", "aaa.github.io"],
  ["foo.*.uk", "co.uk", "foo.co.uk"],
  ["www.*.co.uk", "co.uk", "www.anyone.co.uk"],
  ["*.*.example.*.uk", "co.uk", "anyone.anyone.example.co.uk"],
  ["*.s3.amazonaws.com", "s3.amazonaws.com", "anyone.s3.amazonaws.com"],
  ["*.*.amazonaws.com", "s3.amazonaws.com", "anyone.s3.amazonaws.com"],
  ["bucket.*.amazonaws.com", "s3.amazonaws.com", "bucket.s3.amazonaws.com"],
  ["*.eu-west-2.compute.amazonaws.com", "eu-west-2.compute.amazonaws.com", "anyone.eu-west-2.compute.amazonaws.com"],
  ["*.*.ck", "anyone.ck", "anyone.anyone.ck"],
  ["foo.?.bg", "0.bg", "foo.0.bg"],
  ["co*.uk", "uk", "coanyone.uk"],
])("%s is refused: below %s, anyone could register %s", (pattern, suffix, witness) => {
  expect(judge(pattern)).toMatchObject({ verdict: "refused", suffix, witness });
});

test.each([
  ["*.amazonaws.com", "s3.amazonaws.com"],
  ["s3*.amazonaws.com", "s3.amazonaws.com"],
  ["*.eu-west-2.amazonaws.com", "s3.eu-west-2.amazonaws.com"],
  ["*.compute.amazonaws.com", "anyone.compute.amazonaws.com"],
  ["?.bg", "0.bg"],
])("%s is suspicious: all that it can hit is the suffix %s itself", (pattern, suffix) => {
  expect(judge(pattern)).toMatchObject({ verdict: "suspicious", suffix, witness: suffix });
});

test.each([
  "*.github.com",
  "*.*.github.com",
  "*.example.github.io",
  "*.example.co.uk",
  "api-?.example.com",
  "*.dkr.ecr.eu-west-2.amazonaws.com",
  "*.bucket.s3.amazonaws.com",
  "*.ec2.internal",
  "*.www.ck",
  "*.city.kobe.jp",
])("%s is allowed", (pattern) => {
  expect(judge(pattern)).toMatchObject({ verdict: "allowed" });
});

test("a pattern does not let strangers in below an exception of the list, which has one owner", () => {
  expect(judge("*.kobe.jp")).toMatchObject({ verdict: "suspicious" });
  expect(judge("*.city.kobe.jp")).toMatchObject({ verdict: "allowed" });
});

test.each([
  ["none", "*.github.com", "refused"],
  ["none", "api-?.github.com", "refused"],
  ["prohibit_asterisk", "*.github.com", "refused"],
  ["prohibit_asterisk", "api-?.github.com", "allowed"],
  ["prohibit_public_suffix", "*.github.io", "refused"],
  ["nuclear", "*.github.io", "allowed"],
  ["nuclear", "*.*", "allowed"],
] as const)("with %s, %s is %s", (mode, pattern, verdict) => {
  expect(judgeExposure(pattern, mode).verdict).toBe(verdict);
});

test("names without wildcards are allowed in every mode, public suffixes too", () => {
  for (const mode of wildcardExposures) {
    expect(judgeExposure("s3.amazonaws.com", mode).verdict).toBe("allowed");
    expect(judgeExposure("example.github.io", mode).verdict).toBe("allowed");
  }
});

/** Whether a wildcard has a say in the public suffix of a name that the pattern matches, or in the label before it. */
function isOpen(pattern: string, suffix: string): boolean {
  const labels = pattern.split(".");
  const registrable = suffix.split(".").length + 1;
  return labels.length >= registrable && labels.slice(-registrable).some(isPattern);
}

const listed = listedNames();
const exceptions = listed.filter(({ exception }) => exception).map(({ name }) => name);
const names = listed.flatMap(({ name }) => [name, `anyone.${name}`, `www.anyone.${name}`]);
const suffixes = new Map(names.map((name) => [name, suffixOf(name)]));

/** A listed name in which some labels, or parts of them, have become wildcards. */
const pattern = fc
  .tuple(
    fc.constantFrom(...names),
    fc.array(fc.constantFrom("keep", "keep", "keep", "all", "start", "end", "single"), { minLength: 6, maxLength: 6 }),
  )
  .map(([name, changes]) =>
    name
      .split(".")
      .reverse()
      .map((label, depth) => {
        const change = depth === 0 ? "keep" : changes[depth];
        if (change === "all") return "*";
        if (change === "start") return `*${label.slice(1)}`;
        if (change === "end") return `${label.slice(0, 2)}*`;
        return change === "single" ? `${label.slice(0, -1)}?` : label;
      })
      .reverse()
      .join("."),
  )
  .filter((text) => isPattern(text));

test("a witness is matched by the pattern, lies where tldts says it does, and is open to anyone", () => {
  fc.assert(
    fc.property(pattern, (candidate) => {
      const { verdict, suffix = "", witness = "" } = judge(candidate);
      if (verdict === "allowed") return;
      expect(matches(candidate, witness, { emptyRun: true })).toBe(true);
      expect(suffixOf(witness)).toBe(suffix);
      expect(isOpen(candidate, suffix)).toBe(verdict === "refused");
      expect(exceptions.some((name) => witness === name || witness.endsWith(`.${name}`))).toBe(false);
      if (verdict === "suspicious") expect(witness).toBe(suffix);
    }),
    { numRuns: 5_000 },
  );
});

test("no listed name contradicts a verdict", () => {
  const below = (name: string) => exceptions.some((exception) => name === exception || name.endsWith(`.${exception}`));
  fc.assert(
    fc.property(pattern, (candidate) => {
      const matched = names.filter((name) => matches(candidate, name, { emptyRun: true }) && !below(name));
      const open = matched.some((name) => isOpen(candidate, suffixes.get(name) ?? ""));
      const itself = matched.some((name) => suffixes.get(name) === name);
      const { verdict } = judge(candidate);
      if (verdict !== "refused") expect(open).toBe(false);
      if (verdict === "allowed") expect(itself).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test("any text gets a verdict", () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab.*?-_é "), maxLength: 40 });
  fc.assert(
    fc.property(text, fc.constantFrom(...wildcardExposures), (candidate, mode) => {
      expect(["allowed", "refused", "suspicious"]).toContain(judgeExposure(candidate, mode).verdict);
    }),
  );
});

test.each([
  ["github.io", "anyone.github.io", true],
  ["co.uk", "anyone.co.uk", true],
  ["com", "anyone.com", true],
  ["s3.amazonaws.com", "anyone.s3.amazonaws.com", true],
  ["appspot.com", "anyone.appspot.com", true],
  ["compute.internal.example", "x.compute.internal.example", false],
  ["gov.uk", "anyone.gov.uk", false],
  ["edu", "anyone.edu", false],
  ["ac.jp", "anyone.ac.jp", false],
  ["google", "anyone.google", false],
])("below %s, it is said who can register", (suffix, witness, open) => {
  expect(isOpenSuffix(suffix)).toBe(open);
  expect(strangersBelow(suffix, witness)).toBe(
    open
      ? `names that anyone can register, such as "${witness}"`
      : `every name that is registered below the public suffix "${suffix}", such as "${witness}"`,
  );
});
