import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Annotation,
  formatAnnotation,
  illegalDescriptionCharacters,
  maxDescriptionLength,
  maxListLength,
  parseAnnotation,
} from "../../src/discriminat/annotation.ts";
import { UserError } from "../../src/errors.ts";

test.each<[string, Annotation]>([
  // The vendor's own examples: https://chasersystems.com/docs/discriminat/aws/config-ref
  [
    "discriminat:tls:app.datadoghq.com,collector.newrelic.com",
    { kind: "tls", names: ["app.datadoghq.com", "collector.newrelic.com"] },
  ],
  ["discriminat:ssh:sftp.bank1.com,sftp.bank2.com", { kind: "ssh", names: ["sftp.bank1.com", "sftp.bank2.com"] }],
  ["discriminat:see-thru:2026-12-31", { kind: "see-thru", until: "2026-12-31" }],
  ["discriminat:tls:*.example.com,api-_.example.com", { kind: "tls", names: ["*.example.com", "api-?.example.com"] }],
])("%s is read, and written the same", (description, annotation) => {
  expect(parseAnnotation(description)).toEqual(annotation);
  expect(formatAnnotation(annotation)).toBe(description);
});

test("every spelling of the firewall's wildcards is read", () => {
  expect(parseAnnotation("discriminat:tls:%.a.com,_.b.com,*.c.com,?.d.com")).toEqual({
    kind: "tls",
    names: ["*.a.com", "?.b.com", "*.c.com", "?.d.com"],
  });
});

test("each wildcard of a name is read, not the first alone", () => {
  const names = ["*.*.a.com", "?.?.b.com"];
  expect(parseAnnotation("discriminat:tls:%.%.a.com,_._.b.com")).toEqual({ kind: "tls", names });
  expect(formatAnnotation({ kind: "tls", names })).toBe("discriminat:tls:*.*.a.com,_._.b.com");
});

test("an unpadded date is read with a warning and written padded", () => {
  const parsed = parseAnnotation("discriminat:see-thru:2022-1-1");
  expect(parsed).toEqual({
    kind: "see-thru",
    until: "2022-01-01",
    warning: 'the date "2022-1-1" is not padded; write 2022-01-01',
  });
  expect(formatAnnotation({ kind: "see-thru", until: "2022-1-1" })).toBe("discriminat:see-thru:2022-01-01");
});

test.each([
  "",
  "HTTPS to the payment provider",
  "Protected by DiscrimiNAT",
  "DiscrimiNAT health checks over SSH",
  "managed by discriminat-policy",
  "discrimination",
  "tls:api.stripe.com",
])("%j is not an annotation", (description) => {
  expect(parseAnnotation(description)).toEqual({ kind: "none" });
});

test.each([
  ["Discriminat:tls:a.com", "Discriminat:", "lower case"],
  ["discriminat :tls:a.com", "discriminat :", "spelt like this"],
  ["discrimnat:tls:a.com", "discrimnat:", "spelt like this"],
  ["discriminat=tls:a.com", "discriminat=", "spelt like this"],
  ["discriminat-tls:a.com", "discriminat-tls:", "spelt like this"],
  ["discriminat:TLS:a.com", "TLS", "not a kind"],
  ["discriminat:http:a.com", "http", "not a kind"],
  ["discriminat:tls", "tls", "not a kind"],
  ["discriminat:", "", "not a kind"],
  [" discriminat:tls:a.com", " ", "alone"],
  ["payments: discriminat:tls:a.com", "payments: ", "alone"],
  ["discriminat:tls:a.com # payments", " # payments", "no whitespace"],
  ["discriminat:tls:a.com, b.com", " b.com", "no whitespace"],
  ["discriminat:tls:a.com\n", "\n", "no whitespace"],
  ["discriminat:tls:a.com,discriminat:ssh:b.com", "discriminat:ssh:b.com", "write one a rule"],
  ["discriminat:tls:", "", "no name follows"],
  ["discriminat:tls:a.com,", "", "a name is missing beside a comma; write names with exactly one comma"],
  ["discriminat:tls:,a.com", "", "a name is missing beside a comma"],
  ["discriminat:tls:a.com,,b.com", "", "exactly one comma"],
  ["discriminat:tls:a.com,API.b.com", "API", "lower case"],
  ["discriminat:tls:a.com,b.com.", ".", "leave the last dot out"],
  ["discriminat:tls:a.com:443", ":443", "holds a port"],
  ["discriminat:tls:a.com;b.com", ";", "no name can have"],
  ["discriminat:tls:10.0.0.1", "10.0.0.1", "IP address"],
  [
    "discriminat:tls:arn:aws:ssm:eu-west-2:123456789012:parameter/list",
    "arn:aws:ssm:eu-west-2:123456789012:parameter/list",
    "not published",
  ],
  ["discriminat:ssh:*.b.com", "*", "for tls only"],
  ["discriminat:ssh:_.b.com", "_", "for tls only"],
  ["discriminat:see-thru", "see-thru", "not a kind"],
  ["discriminat:see-thru:", "", "YYYY-MM-DD"],
  ["discriminat:see-thru:12026-12-31", "12026-12-31", "YYYY-MM-DD"],
  ["discriminat:see-thru:2026-12-311", "2026-12-311", "YYYY-MM-DD"],
  ["discriminat:see-thru:tomorrow", "tomorrow", "YYYY-MM-DD"],
  ["discriminat:see-thru:2026-02-30", "2026-02-30", "YYYY-MM-DD"],
  ["discriminat:see-thru:26-12-31", "26-12-31", "YYYY-MM-DD"],
  ["discriminat:see-thru:31-12-2026", "31-12-2026", "YYYY-MM-DD"],
  ["discriminat:see-thru:2026-12-31T00:00:00Z", "2026-12-31T00:00:00Z", "YYYY-MM-DD"],
])("%j is malformed at %j: %s", (description, marked, words) => {
  const parsed = parseAnnotation(description);
  expect(parsed).toMatchObject({ kind: "malformed", problem: expect.stringContaining(words) });
  if (parsed.kind !== "malformed") return;
  expect(description.slice(parsed.at.start, parsed.at.end)).toBe(marked);
});

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
const name = fc.tuple(label, label, fc.constantFrom("com", "net", "co.uk")).map((labels) => labels.join("."));
const pattern = fc.tuple(fc.constantFrom("*", "?", "api-*", "*-?"), name).map((labels) => labels.join("."));
const list = <Kind>(kind: Kind, item: fc.Arbitrary<string>) =>
  fc.array(item, { minLength: 1, maxLength: 6 }).map((names) => ({ kind, names }));
const seeThru = fc
  .date({ min: new Date("1000-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => ({ kind: "see-thru" as const, until: date.toISOString().slice(0, 10) }));

test("what is written is read back the same, and AWS can hold it", () => {
  const annotation = fc.oneof(list("tls" as const, fc.oneof(name, pattern)), list("ssh" as const, name), seeThru);
  fc.assert(
    fc.property(annotation, (written) => {
      const description = formatAnnotation(written);
      expect(parseAnnotation(description)).toEqual(written);
      expect(illegalDescriptionCharacters(description)).toEqual([]);
      expect(description.length).toBeLessThanOrEqual(maxDescriptionLength);
    }),
  );
});

test("any text is read without an error, and what is read can be written", () => {
  const piece = fc.constantFrom(
    ..."discriminat:|tls:|ssh:|see-thru:|a.com|,|*.b.com|_|%|?| |2026-1-1|2026-12-31|:|A|-|é|\0|arn:".split("|"),
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
  );
  fc.assert(
    fc.property(text, (description) => {
      const parsed = parseAnnotation(description);
      if (parsed.kind === "none") return;
      if (parsed.kind === "malformed") {
        expect(parsed.problem).not.toMatch(/[\p{C}\u2028\u2029]/u);
        expect(0 <= parsed.at.start && parsed.at.start <= parsed.at.end).toBe(true);
        expect(parsed.at.end).toBeLessThanOrEqual(description.length);
        return;
      }
      const written = formatAnnotation(parsed);
      if (parsed.kind === "see-thru" && parsed.warning !== undefined) return;
      expect(written).toBe(description.replaceAll("%", "*").replaceAll("?", "_"));
    }),
    { numRuns: 5_000 },
  );
});

test("a list may be 239 characters long, and not one more", () => {
  const names = [..."abcd"].map((letter) => `${letter.repeat(letter === "d" ? 41 : 59)}.com`);
  const full: Annotation = { kind: "tls", names };
  expect(maxListLength).toBe(239);
  expect(names.join(",")).toHaveLength(237);
  expect(formatAnnotation({ ...full, names: names.with(3, `dd${names[3]}`) })).toHaveLength(maxDescriptionLength);
  expect(() => formatAnnotation({ ...full, names: names.with(3, `ddd${names[3]}`) })).toThrow(UserError);
});

test.each<Annotation>([
  { kind: "tls", names: [] },
  { kind: "tls", names: ["API.example.com"] },
  { kind: "tls", names: ["%.example.com"] },
  { kind: "tls", names: ["a.com,b.com"] },
  { kind: "ssh", names: ["*.example.com"] },
  { kind: "see-thru", until: "2026-02-30" },
])("%j is refused by the writer", (annotation) => {
  expect(() => formatAnnotation(annotation)).toThrow(UserError);
});

test("the characters that AWS refuses are found, and no others", () => {
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html
  const legal = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ._-:/()#,@[]+=&;{}!$*";
  expect(illegalDescriptionCharacters(legal)).toEqual([]);
  expect(
    illegalDescriptionCharacters("a?b%c|é😀\t").map(({ character, start, end }) => [character, start, end]),
  ).toEqual([
    ["?", 1, 2],
    ["%", 3, 4],
    ["|", 5, 6],
    ["é", 6, 7],
    ["😀", 7, 9],
    ["\t", 9, 10],
  ]);
});
