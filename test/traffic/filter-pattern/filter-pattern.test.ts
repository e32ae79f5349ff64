import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesMessage } from "../../../src/traffic/filter-pattern/matches-message.ts";
import { parseFilterPattern } from "../../../src/traffic/filter-pattern/parse-filter-pattern.ts";

function finds(pattern: string, line: unknown): boolean {
  const parsed = parseFilterPattern(pattern);
  if ("problem" in parsed) throw new Error(`${pattern}: ${parsed.problem.message}`);
  return matchesMessage(parsed.pattern, typeof line === "string" ? line : JSON.stringify(line));
}

/** The log event of the documentation's examples. */
const event = {
  eventType: "UpdateTrail",
  sourceIPAddress: "111.111.111.111",
  arrayKey: ["value", "another value"],
  objectList: [
    { name: "a", id: 1 },
    { name: "b", id: 2 },
  ],
  SomeObject: null,
  "cluster.name": "c",
  ThisFlag: true,
  user: { id: 1, email: "John.Stiles@example.com" },
  users: [
    { id: 2, email: "John.Doe@example.com" },
    { id: 3, email: "Jane.Doe@example.com" },
  ],
  actions: ["GET", "PUT", "DELETE"],
  coordinates: [
    [0, 1, 2],
    [4, 5, 6],
  ],
  number: [1000, 0.5],
};

describe("the examples of the documentation", () => {
  it.each([
    ['{ $.eventType = "UpdateTrail" }', true],
    ["{ $.sourceIPAddress != 123.123.* }", true],
    ["{ $.sourceIPAddress != 111.111.* }", false],
    ['{ $.arrayKey[0] = "value" }', true],
    ['{ $.arrayKey[1] = "value" }', false],
    ["{ $.objectList[1].id = 2 }", true],
    ["{ $.eventType = %Trail% }", true],
    ["{ $.arrayKey[*] = %val.{2}% }", true],
    ["{ $.* = %111\\.111\\.111\\.1[0-9]{1,2}% }", true],
    ["{ $.* = %222\\.111% }", false],
    [`{ $.['cluster.name'] = "c" }`, true],
    ["{ $.SomeObject IS NULL }", true],
    ["{ $.SomeOtherObject IS NULL }", false],
    ["{ $.SomeOtherObject NOT EXISTS }", true],
    ["{ $.SomeObject NOT EXISTS }", false],
    ["{ $.ThisFlag IS TRUE }", true],
    ["{ $.ThisFlag is false }", false],
    ['{ ($.user.id = 1) && ($.users[0].email = "John.Doe@example.com") }', true],
    ['{ ($.user.id = 2 && $.users[0].email = "nonmatch") || $.actions[2] = "GET" }', false],
    ['{ $.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = nonmatch && $.actions[2] = nomatch }', true],
    [
      '{ ($.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = nonmatch) && $.actions[2] = nomatch }',
      false,
    ],
    ["{ $.number[0] = 1e+3 }", true],
    ["{ $.number[0] != 1e-3 }", true],
    ["{ $.number[0] < 10e3 }", true],
    ["{ $.number[1] <= 55.5 }", true],
    ["{ $.number[0] > +1000 }", false],
    // "both { $.users = 1 } and { $.users != 1 } will fail to match a log event where users is an array"
    ["{ $.users = 1 }", false],
    ["{ $.users != 1 }", false],
    ["{ $.eventType = *Trail }", true],
    ['{ $.eventType = "Update*" }', true],
    ["{ $.eventType = *dateT* }", true],
    ["{ $.eventType = Up*ail }", false],
    ["{ $.user.id = * }", true],
    ["{ $.SomeObject = * }", false],
  ])("%s is %s", (pattern, expected) => {
    expect(finds(pattern, event)).toBe(expected);
  });

  it("hold for lines of text", () => {
    const line = "[ERROR 419] MISSING ARGUMENTS";
    expect(finds("ERROR ARGUMENTS", line)).toBe(true);
    expect(finds("ERROR INVALID", line)).toBe(false);
    expect(finds("?INVALID ?ERROR", line)).toBe(true);
    expect(finds('"MISSING ARG"', line)).toBe(true);
    expect(finds("ERROR -ARGUMENTS", line)).toBe(false);
    expect(finds("%[0-9]{3}%", line)).toBe(true);
    expect(finds("error", line)).toBe(false);
    expect(finds("", line)).toBe(true);
  });
});

describe("a line of the firewall", () => {
  const line = { outcome: "allowed", proto: "ssh", dpt: 22, spt: "40001", see_thru_exerted: true, dhost: "a.example" };

  it("without a field is found by no comparison with that field, not even by !=", () => {
    expect(finds('{ $.src = "10.0.0.1" }', line)).toBe(false);
    expect(finds('{ $.src != "10.0.0.1" }', line)).toBe(false);
    expect(finds('{ $.src != "10.0.0.1" || $.src NOT EXISTS }', line)).toBe(true);
  });

  it("has ports that are found as numbers and as texts", () => {
    for (const pattern of [
      "{ $.dpt = 22 }",
      '{ $.dpt = "22" }',
      "{ $.spt = 40001 }",
      '{ $.spt = "40001" }',
      "{ $.spt > 40000 }",
    ]) {
      expect(finds(pattern, line)).toBe(true);
    }
    expect(finds("{ $.spt != 40001 }", line)).toBe(false);
  });

  it("has booleans that IS alone finds", () => {
    expect(finds("{ $.see_thru_exerted iS tRue }", line)).toBe(true);
    expect(finds('{ $.see_thru_exerted = "true" }', line)).toBe(false);
    expect(finds("{ $.see_thru_exerted = * }", line)).toBe(false);
  });

  it("that is broken is found by no pattern for JSON", () => {
    expect(finds("{ $.a NOT EXISTS }", '{"b": 1')).toBe(false);
    expect(finds("{ $.a NOT EXISTS }", "not JSON")).toBe(false);
  });

  it("has no field that JavaScript gives every object", () => {
    expect(finds("{ $.constructor NOT EXISTS && $.__proto__ NOT EXISTS && $.length NOT EXISTS }", line)).toBe(true);
    expect(finds("{ $.__proto__ = x }", '{"__proto__": "x"}')).toBe(true);
  });
});

describe("what CloudWatch refuses is refused", () => {
  /** The pattern, and below it the place and what to write. */
  const show = (pattern: string): string => {
    const parsed = parseFilterPattern(pattern);
    if (!("problem" in parsed)) throw new Error(`${pattern} was accepted`);
    const { message, at, help } = parsed.problem;
    return `${pattern}\n${" ".repeat(at.start)}${"^".repeat(Math.max(1, at.end - at.start))} ${message}; ${help}`;
  };

  it("with the place, and what to write", async () => {
    const refused = [
      "{ $.a = }",
      "{ $.a == 1 }",
      "{ a = 1 }",
      "{ $.a = true }",
      "{ $.a IS NOT NULL }",
      "{ $.a EXISTS }",
      "{ $.a & $.b }",
      '{ $["a b"] = 1 }',
      "{ $.a < x }",
      '{ $.a = "x }',
      "{ ($.a = 1 }",
      "{ $.a = 1 } x",
      "{ $.a = 1",
      "{ $.a = %(x|y)% }",
      "{ $.a = %x!% }",
      "{ $.a = %[x% }",
      "{ $.*.b[*] = 1 }",
      "{ $.a = 1 && $.b = 1 | $.c = 1 }",
      "{}",
      "{ $ = 1 }",
      "[ip, user]",
      "?a b",
      "a.b",
    ];
    const golden = new URL("../../fixtures/filter-pattern/refused.txt", import.meta.url);
    await expect(`${refused.map(show).join("\n\n")}\n`).toMatchFileSnapshot(fileURLToPath(golden));
  });

  it("where it is longer than CloudWatch takes", () => {
    expect(show(`{ $.a = "${"x".repeat(1020)}" }`)).toContain("at most 1024 characters");
  });
});

describe("whatever the text is", () => {
  const piece = fc.constantFrom(
    "{",
    "}",
    "(",
    ")",
    "$.a",
    "$.b[0]",
    "=",
    "!=",
    "<",
    "&&",
    "||",
    "IS",
    "TRUE",
    '"x"',
    "x*",
    "%a%",
    "1e3",
    " ",
    "-",
    "?",
  );
  const anyPattern = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(" ")),
  );

  it("it is a pattern or has a problem inside of it", () => {
    fc.assert(
      fc.property(anyPattern, fc.json(), (text, line) => {
        const parsed = parseFilterPattern(text);
        if ("pattern" in parsed) {
          expect(typeof matchesMessage(parsed.pattern, line)).toBe("boolean");
          return;
        }
        const { at, message, help } = parsed.problem;
        expect(0 <= at.start && at.start <= at.end && at.end <= text.length).toBe(true);
        expect(`${message}${help}`).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  const scalar = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );
  const record = fc.record({ a: scalar, b: scalar }, { requiredKeys: [] });
  const simple = fc
    .tuple(
      fc.constantFrom("$.a", "$.b"),
      fc.constantFrom("= x*", "!= 1", "= *", "< 2", "IS TRUE", "NOT EXISTS", "IS NULL", '!= ""'),
    )
    .map((parts) => parts.join(" "));

  it("&& binds closer than ||, and both mean what they mean", () => {
    fc.assert(
      fc.property(simple, simple, simple, record, (a, b, c, line) => {
        const [x, y, z] = [a, b, c].map((one) => finds(`{ ${one} }`, line));
        expect(finds(`{ ${a} || ${b} && ${c} }`, line)).toBe(x || (y && z));
        expect(finds(`{${a}&&${b}||${c}}`, line)).toBe((x && y) || z);
        expect(finds(`{ ( ${a} || ${b} ) && ((${c})) }`, line)).toBe((x || y) && z);
      }),
    );
  });

  it("a quoted text finds itself and nothing else", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        const written = text.replace(/[\\"]/g, "\\$&");
        fc.pre(!text.startsWith("*") && !text.endsWith("*") && written.length < 1000);
        expect(finds(`{ $.a = "${written}" }`, { a: text })).toBe(true);
        expect(finds(`{ $.a = "${written}" }`, { a: other })).toBe(text === other);
        expect(finds(`{ $.a != "${written}" }`, { a: other })).toBe(text !== other);
      }),
    );
  });

  it("numbers compare as numbers", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, (left, right) => {
        const line = { a: left };
        expect(finds(`{ $.a < ${right} }`, line)).toBe(left < right);
        expect(finds(`{ $.a >= ${right} }`, line)).toBe(left >= right);
        expect(finds(`{ $.a = ${right} }`, line)).toBe(left === right);
        expect(finds(`{ $.a = ${left} }`, line)).toBe(true);
      }),
    );
  });
});

describe("an expression over names that an attacker chose", () => {
  const names = Array.from({ length: 20 }, (_, index) => `${`${"a".repeat(62)}.`.repeat(3)}${"a".repeat(59)}x${index}`);

  it.each([
    "%.*.*.*.*com$%",
    `%${"[a-z]+".repeat(16)}%`,
    "%a*a*a*a*a*a*b$%",
    "%[a-z.]{1,100}[a-z.]{1,100}y%",
    "%.*a.{100}[yz]$%",
  ])("%s takes time linear in the name", (expression) => {
    const start = performance.now();
    for (const name of names) finds(`{ $.dhost = ${expression} }`, { dhost: name });
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it("finds what JavaScript's own engine finds", () => {
    const atom = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\.", "\\d", "\\w", "[0-9]");
    const quantifier = fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,3}");
    const sequence = fc
      .array(fc.tuple(atom, quantifier), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.flat().join(""));
    const expression = fc
      .tuple(fc.constantFrom("", "^"), fc.array(sequence, { minLength: 1, maxLength: 3 }), fc.constantFrom("", "$"))
      .map(([start, alternatives, end]) => start + alternatives.join("|") + end);
    const text = fc.array(fc.constantFrom("a", "b", "c", ".", "1"), { maxLength: 8 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(expression, text, (source, name) => {
        expect(finds(`{ $.dhost = %${source}% }`, { dhost: name })).toBe(new RegExp(source).test(name));
      }),
    );
  });

  it.each(["%x{2000}%", "%\\h%"])("refuses %s, which RE2 does not take", (expression) => {
    expect(parseFilterPattern(expression)).toMatchObject({ problem: { message: "this is not a regular expression" } });
  });
});
