import fc from "fast-check";
import { expect, test } from "vitest";
import { checkName, type NameProblemKind, type NameRules, repairName } from "../../src/discriminat/name.ts";

const tls: NameRules = { wildcards: true };
const ssh: NameRules = { wildcards: false };

test.each(
  [
    "example.com",
    "api.stripe.com",
    "a.co",
    "*.paypal.com",
    "api-?.example.com",
    "*.*.example.com",
    "s3-*.amazonaws.com",
    "*",
    "xn--mnchen-3ya.de",
    "xn--*.de",
    "1password.com",
    "4.example.com",
    "a--b.example.com",
    `${"a".repeat(63)}.com`,
    [..."abcd"].map((letter) => letter.repeat(letter === "d" ? 61 : 63)).join("."),
  ].filter((name) => name !== "*"),
)("%s is a good name for tls", (name) => {
  expect(checkName(name, tls)).toEqual([]);
});

test.each<[text: string, kind: NameProblemKind, marked: string, repair: string | undefined]>([
  ["", "empty", "", undefined],
  [" \t", "empty", " \t", undefined],
  ["https://api.stripe.com/v1", "url", "https://", "api.stripe.com"],
  ["TLS://user:secret@api.stripe.com:443", "url", "TLS://", "api.stripe.com"],
  ["api.stripe.com/v1", "path", "/v1", "api.stripe.com"],
  ["api.stripe.com#top", "path", "#top", "api.stripe.com"],
  ["api.stripe.com:443", "port", ":443", "api.stripe.com"],
  ["api.stripe.com:", "port", ":", "api.stripe.com"],
  ["10.0.0.1", "ip-address", "10.0.0.1", undefined],
  ["10.0.0.0/8", "ip-address", "10.0.0.0/8", undefined],
  ["10.0.0.1:443", "ip-address", "10.0.0.1:443", undefined],
  ["10.0.0.*", "ip-address", "10.0.0.*", undefined],
  ["2001:db8::1", "ip-address", "2001:db8::1", undefined],
  ["[2001:db8::1]:443", "ip-address", "[2001:db8::1]:443", undefined],
  ["::/0", "ip-address", "::/0", undefined],
  ["api.Stripe.com", "upper-case", "S", "api.stripe.com"],
  ["api.stripe.com.", "trailing-dot", ".", "api.stripe.com"],
  [".stripe.com", "foreign-notation", ".", undefined],
  ["api..stripe.com", "empty-label", ".", undefined],
  ["api.stripe.com ", "whitespace", " ", "api.stripe.com"],
  ["api.stripe.com, b.com", "whitespace", " ", undefined],
  ["api.stripe.com,b.com", "illegal-character", ",", undefined],
  ["münchen.de", "non-ascii", "ü", "xn--mnchen-3ya.de"],
  ["*.münchen.de", "non-ascii", "ü", "*.xn--mnchen-3ya.de"],
  ["аpple.com", "non-ascii", "а", "xn--pple-43d.com"],
  ["xn--a.com", "invalid-punycode", "xn--a", undefined],
  ["xn--99999999.com", "invalid-punycode", "xn--99999999", undefined],
  ["xhttps://a.example.com/b", "url", "xhttps://", "a.example.com"],
  ["a b://a.example.com", "path", "//a.example.com", undefined],
  ["api.example.com/a/b", "path", "/a/b", "api.example.com"],
  ["a.example.com/\n/b", "path", "/\n/b", "a.example.com"],
  ["user@a@b.example.com", "illegal-character", "@", undefined],
  ["me@b.example.com", "illegal-character", "@", "b.example.com"],
  ["a.example.com:443:80", "port", ":80", undefined],
  ["a:1.example.com", "illegal-character", ":", undefined],
  ["API.Example.com", "upper-case", "API", "api.example.com"],
  ["É.ABC.com", "non-ascii", "É", "xn--9ca.abc.com"],
  ["a10.0.0.1", "numeric-top-level", "1", undefined],
  ["1000.0.0.1", "numeric-top-level", "1", undefined],
  ["[10.0.0.1]", "ip-address", "[10.0.0.1]", undefined],
  ["10.20.30.4?", "ip-address", "10.20.30.4?", undefined],
  ["10.0.0.0/16", "ip-address", "10.0.0.0/16", undefined],
  ["10.0.0.0/16a", "path", "/16a", undefined],
  ["_dmarc.example.com", "underscore", "_", undefined],
  ["%.example.com", "percent", "%", undefined],
  ["{zone}.example.com", "placeholder", "{zone}", undefined],
  ["ec2.{region}.amazonaws.com", "placeholder", "{region}", undefined],
  ["-a.example.com", "hyphen", "-a", undefined],
  ["a-.example.com", "hyphen", "a-", undefined],
  [`${"a".repeat(64)}.com`, "label-too-long", "a".repeat(64), undefined],
  ["localhost", "single-label", "localhost", undefined],
  ["*", "single-label", "*", undefined],
  ["api.example.123", "numeric-top-level", "123", undefined],
  [`${"a.".repeat(126)}ab`, "name-too-long", `${"a.".repeat(126)}ab`, undefined],
  ["a\0b.com", "illegal-character", "\0", undefined],
])("%j: %s at %j", (text, kind, marked, repair) => {
  const problem = checkName(text, tls).find((one) => one.kind === kind);
  expect(problem && text.slice(problem.start, problem.end)).toBe(marked);
  expect(problem?.repair).toBe(repair);
});

test.each<[text: string, message: string]>([
  ["", "a name is empty"],
  ["  ", "a name is blank"],
  ["a.com/b/c", '"a.com/b/c" holds a path; a name ends before the first "/"'],
  ["a.com\\x", '"a.com\\\\x" holds a path; a name ends before the first "\\\\"'],
  ["**a.com", '"**a.com" holds "**"; no wildcard crosses a dot here'],
])("%j: %s", (text, message) => {
  expect(checkName(text, tls).map((problem) => problem.message)).toEqual([message]);
});

test.each<[text: string, kind: NameProblemKind]>([
  ["10.0.0.1.example", "ip-address"],
  ["110.0.0.*.com", "ip-address"],
  ["***.?.*.?", "ip-address"],
  ["10.0.0.1:443b", "ip-address"],
  ["a.example.1x", "numeric-top-level"],
  ["a.x1", "numeric-top-level"],
])("%j is not: %s", (text, kind) => {
  expect(checkName(text, tls).map((problem) => problem.kind)).not.toContain(kind);
});

test("a name and its labels may be as long as DNS permits, and no longer", () => {
  const long = [..."abcd"].map((letter) => letter.repeat(letter === "d" ? 61 : 63)).join(".");
  expect(long).toHaveLength(253);
  expect(checkName(`A${long.slice(1)}`, tls)).toMatchObject([{ kind: "upper-case", repair: long }]);
  expect(checkName(`${long}d`, tls).map(({ kind, start, end }) => [kind, start, end])).toEqual([
    ["name-too-long", 0, 254],
  ]);
  expect(checkName(`A${"a".repeat(62)}.com`, tls).map(({ kind }) => kind)).toEqual(["upper-case"]);
});

test("problems at one place come with the shorter one first", () => {
  const label = "a".repeat(64);
  expect(checkName(`-A${label}.com`, tls).map(({ kind, start, end }) => [kind, start, end])).toEqual([
    ["label-too-long", 0, 66],
    ["upper-case", 1, 2],
  ]);
  expect(checkName(`A${label}.com`, tls).map(({ kind, start, end }) => [kind, start, end])).toEqual([
    ["upper-case", 0, 1],
    ["label-too-long", 0, 65],
  ]);
});

test("what is far longer than a name is not looked at for other notations", () => {
  const dotted = (length: number) => `.${"a".repeat(length - 5)}.com`;
  expect(checkName(dotted(4 * 253 + 1), tls)[0]?.kind).toBe("empty-label");
  expect(checkName(`{${"a,".repeat(505)}}`, tls).map(({ kind }) => kind)).toEqual(["foreign-notation"]);
  expect(checkName(`{${"a,".repeat(506)}}`, tls)[0]?.kind).toBe("placeholder");
});

test("each of several problems is told, in the order of the text", () => {
  expect(checkName("API.exam_ple.com.", tls).map(({ kind }) => kind)).toEqual([
    "upper-case",
    "underscore",
    "trailing-dot",
  ]);
});

test("ssh has no wildcards", () => {
  expect(checkName("*.example.com", ssh)).toMatchObject([{ kind: "wildcard", start: 0, end: 1 }]);
  expect(checkName("git?.example.com", ssh)).toMatchObject([{ kind: "wildcard", start: 3, end: 4 }]);
  expect(checkName("git??.example.com", ssh)).toMatchObject([{ kind: "wildcard", start: 3, end: 5 }]);
});

test("a known placeholder counts as ordinary characters, and offsets stay right behind it", () => {
  const rules: NameRules = { wildcards: true, placeholders: ["region"] };
  expect(checkName("ec2.{region}.amazonaws.com", rules)).toEqual([]);
  expect(checkName("{region}.{zone}.amazonaws.Com", rules)).toMatchObject([
    { kind: "placeholder", start: 9, end: 15 },
    { kind: "upper-case", start: 26, end: 27 },
  ]);
});

test("a repair has nothing wrong with it, whatever the text", () => {
  const rules = fc.constantFrom(tls, ssh);
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(..."aAzZ09.-*?_/:@ é{}"), maxLength: 30 }),
  );
  fc.assert(
    fc.property(text, rules, (candidate, rule) => {
      const repair = repairName(candidate, rule);
      if (repair !== undefined) expect(checkName(repair, rule)).toEqual([]);
      for (const problem of checkName(candidate, rule)) {
        expect(problem.repair).toBe(repair);
        expect(problem.start).toBeLessThanOrEqual(problem.end);
        expect(problem.end).toBeLessThanOrEqual(candidate.length);
        expect(`${problem.message}${problem.help}`).not.toMatch(/[\p{C}\u2028\u2029]/u);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("good names are exactly the host names and patterns of at least two labels", () => {
  const label = /^[a-z0-9*?]([a-z0-9*?-]{0,61}[a-z0-9*?])?$/;
  const text = fc.array(fc.string({ unit: fc.constantFrom(..."ab1-*?"), maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(text, fc.constantFrom(tls, ssh), (labels, rules) => {
      const isAddress =
        labels.length === 4 && labels.every((one) => /^[1*?]+$/.test(one)) && labels.join().includes("1");
      const good =
        labels.length >= 2 &&
        labels.every((one) => label.test(one) && !one.includes("**")) &&
        !/^1+$/.test(labels.at(-1) ?? "") &&
        !isAddress &&
        (rules.wildcards || !/[*?]/.test(labels.join()));
      const problems = checkName(labels.join("."), rules);
      if (good || !isAddress) expect(problems.length === 0).toBe(good);
    }),
    { numRuns: 5_000 },
  );
});

test("long texts are judged quickly", () => {
  const started = performance.now();
  for (const piece of ["{}", "a.", "A", "a b", "_", "é", "-.", "::", "1.", "[", "*?"]) {
    expect(checkName(piece.repeat(50_000), tls)).not.toEqual([]);
  }
  expect(performance.now() - started).toBeLessThan(10_000);
});
