import fc from "fast-check";
import { expect, test } from "vitest";
import { isOpenSuffix, judgeExposure, strangersBelow } from "../../src/discriminat/exposure.ts";
import { matches } from "../../src/discriminat/pattern.ts";
import { wildcardExposures } from "../../src/discriminat/preferences.ts";
import { exceptions, isOpen, listedPattern, suffixOf } from "./listed-patterns.ts";

const judge = (pattern: string) => judgeExposure(pattern, "prohibit_public_suffix");

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

test("a witness is matched by the pattern, lies where tldts says it does, and is open to anyone", () => {
  fc.assert(
    fc.property(listedPattern, (candidate) => {
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
