import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foreignNotation } from "../../src/discriminat/foreign-notation.ts";
import { checkName } from "../../src/discriminat/name.ts";

const rules = { wildcards: true, placeholders: ["region"] };

function problemOf(text: string, wildcards = true) {
  const [problem, ...more] = checkName(text, { ...rules, wildcards });
  expect(more).toEqual([]);
  return problem;
}

const below = (name: string) =>
  `write "${name}" and "*.${name}"; names with more labels need patterns of their own, such as "*.*.${name}"`;

describe("what other tools write", () => {
  test.each([
    [".example.com", below("example.com")],
    ["+.example.com", below("example.com")],
    ["||example.com^", below("example.com")],
    [".{region}.example.com", below("{region}.example.com")],
    ["domain:example.com", below("example.com")],
    ["DOMAIN-SUFFIX,example.com", below("example.com")],
    ["suffix:example.com", below("example.com")],
    ["**.example.com", 'write "*.example.com", and "*.*.example.com" for names with one label more'],
    ["api.**.example.com", 'write "api.*.example.com", and "api.*.*.example.com" for names with one label more'],
    ["api-**.example.com", 'write "api-*.example.com"'],
    ["full:api.example.com", 'write "api.example.com"'],
    ["fqdn:api.example.com", 'write "api.example.com"'],
    ["discriminat:tls:api.example.com,cdn.example.com", 'write "api.example.com" and "cdn.example.com"'],
    ["{api,cdn}.example.com", 'write each name: "api.example.com" and "cdn.example.com"'],
    [
      "!api.example.com",
      'leave it out; what no entry admits is blocked, and "api.example.com" under refuse puts that on record',
    ],
  ])("%s: what to write, and what that leaves out", (text, help) => {
    expect(problemOf(text)).toMatchObject({ kind: "foreign-notation", help });
  });

  test.each([
    "^api\\.example\\.com$",
    ".*\\.example\\.com",
    ".*.example.com",
    "api[0-9].example.com",
    "(api|cdn).example.com",
    "api.example.com$",
    "api|cdn",
  ])("%s is a regular expression", (text) => {
    expect(problemOf(text)?.message).toContain("is written as a regular expression");
  });

  test("no help names a wildcard where there is none", () => {
    expect(problemOf(".example.com", false)?.help).toBe('write "example.com", and every name below it in full');
    expect(problemOf(".*\\.example\\.com", false)?.help).toBe("write every name in full");
    expect(checkName("**.example.com", { wildcards: false })[0]?.kind).toBe("wildcard");
  });

  test.each(["*.example.com", "api-*.example.com", "*.*.example.com", "a.{region}.example.com", "x--y.example.com"])(
    "%s is the policy's own notation",
    (text) => expect(checkName(text, rules)).toEqual([]),
  );

  test.each([
    ["..example.com", "empty-label"],
    [".", "empty-label"],
    ["a..example.com", "empty-label"],
    ["-a.example.com", "hyphen"],
    ["https://.example.com", "url"],
    ["*://*.example.com/*", "path"],
    ["::1", "ip-address"],
    ["[::1]", "ip-address"],
    ["api.example.com:443", "port"],
  ])("%s has its own finding: %s", (text, kind) => {
    expect(checkName(text, rules)[0]?.kind).toBe(kind);
  });

  test("what the help writes in quotes is good, whatever the name", () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    const name = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join("."));
    const wrap = fc.constantFrom(
      (text: string) => `.${text}`,
      (text: string) => `**.${text}`,
      (text: string) => `+.${text}`,
      (text: string) => `||${text}^`,
      (text: string) => `domain:${text}`,
      (text: string) => `{a,b}.${text}`,
    );
    fc.assert(
      fc.property(name, wrap, (text, write) => {
        const problem = problemOf(write(text));
        const written = [...(problem?.help ?? "").matchAll(/"([^"]+)"/g)].map(([, one = ""]) => one);
        expect(written.length).toBeGreaterThan(0);
        for (const one of written) expect(checkName(one, rules)).toEqual([]);
      }),
    );
  });
});

test("placeholders are shown as they are written", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's interpolation, as people paste it
  const text = "${var.x}.example.com";
  const messages = checkName(text, rules).map(({ message }) => message);
  expect(messages).toEqual([
    `"${text}" holds a character that no name can have: "$"`,
    '"{var.x}" is not a placeholder',
  ]);
  expect(checkName("A.{region}.example.com", rules)[0]?.message).toBe('"A.{region}.example.com" holds upper case: "A"');
  expect(checkName("-{region}.example.com", rules)[0]?.message).toBe(
    'the label "-{region}" starts or ends with a hyphen',
  );
});

describe("the place of a notation, and what is said of it", () => {
  const isName = (text: string): boolean => /^[a-z0-9*?-]+(?:\.[a-z0-9*?-]+)+$/.test(text) && !text.includes("**");

  test.each<[text: string, marked: string, message: string]>([
    [".example.com", ".", 'begins with "."; here a name stands for itself alone'],
    ["+.example.com", "+.", 'begins with "+."; here a name stands for itself alone'],
    ["||example.com^", "||", 'begins with "||"; here a name stands for itself alone'],
    ["a.***.example.com", "***", 'holds "***"; no wildcard crosses a dot here'],
    ["!example.com", "!", 'begins with "!"; an entry admits names and excludes none'],
    ["~example.com", "~", 'begins with "~"; an entry admits names and excludes none'],
    ["host: example.com", "host: ", 'begins with "host:"; a name has no prefix'],
    ["tls=example.com", "tls=", 'begins with "tls="; a name has no prefix'],
    ["x.{a,b}.com", "{a,b}", "lists alternatives in braces; an item of a list is one name"],
    ["x.{a|b}.com", "{a|b}", "lists alternatives in braces; an item of a list is one name"],
    ["x.[ab].com", "[ab]", "is written as a regular expression; names have the wildcards * and ? only"],
    ["x.(abc).com", "(abc)", "is written as a regular expression; names have the wildcards * and ? only"],
    ["x.().com", "()", "is written as a regular expression; names have the wildcards * and ? only"],
    ["a\\.com", "\\.", "is written as a regular expression; names have the wildcards * and ? only"],
    ["a\\dx.com", "\\d", "is written as a regular expression; names have the wildcards * and ? only"],
    ["^a.com", "^", "is written as a regular expression; names have the wildcards * and ? only"],
    ["a.com$", "$", "is written as a regular expression; names have the wildcards * and ? only"],
    [".+x.com", ".+", "is written as a regular expression; names have the wildcards * and ? only"],
    ["ab|cd", "|", "is written as a regular expression; names have the wildcards * and ? only"],
  ])("%s: %j", (text, marked, message) => {
    const found = foreignNotation(text, isName);
    expect(found && text.slice(found.start, found.end)).toBe(marked);
    expect(found?.message).toBe(`${JSON.stringify(text)} ${message}`);
  });

  test.each([
    ".exa mple.com",
    "..example.com",
    "!exa mple",
    "a!example.com",
    "host:exa mple",
    "host:a.com,b",
    "xhost:a.com",
    "{ab}.com",
    "a^b.com",
    "^",
    "$",
    "a$b.com",
    "a.*b",
    "||",
    "||x",
    "|x",
    "a\\x.com",
    "*.example.com",
  ])("%s is not known as one", (text) => {
    expect(foreignNotation(text, isName)).toBeUndefined();
  });

  test.each([
    ["{a, b}.com", 'write each name: "a.com" and "b.com"'],
    ["{a,b,c,d}.com", 'write each name: "a.com", "b.com", "c.com" and "d.com"'],
    ["{a,b,c,d,e}.com", 'write each name: "a.com", "b.com", "c.com" and "d.com" and so on'],
    ["domain:*.example.com", 'write "*.example.com"'],
    ["full:a.domain.com", 'write "a.domain.com"'],
    ["host:a.com,b.com", 'write "a.com" and "b.com"'],
    ["x**y.com", 'write "x*y.com"'],
    ["~a.com", 'leave it out; what no entry admits is blocked, and "a.com" under refuse puts that on record'],
  ])("%s: %s", (text, help) => {
    expect(foreignNotation(text, isName)?.help).toBe(help);
  });
});
