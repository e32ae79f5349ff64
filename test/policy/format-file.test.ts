/** The formatter: canonical, idempotent, and without any effect on what a file means. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CST, Lexer, stringify } from "yaml";
import type { Place } from "../../src/findings/finding.ts";
import { regionOf } from "../../src/findings/source-file.ts";
import { type FileKind, formatFile } from "../../src/policy/format-file.ts";
import { examineText } from "../../src/yaml/examine-text.ts";
import { readSuppressions } from "../../src/yaml/read-suppressions.ts";
import { readYaml } from "../../src/yaml/read-yaml.ts";
import type { YamlNode } from "../../src/yaml/yaml-node.ts";

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 200) };
const root = join(import.meta.dirname, "../..");
const file = (text: string) => ({ path: "file.yaml", text });

function format(text: string, kind: FileKind = "policy"): string {
  const result = formatFile(file(text), kind);
  if ("findings" in result) throw new Error(result.findings.map(({ message }) => message).join("\n"));
  return result.text;
}

describe("formatting", () => {
  const fixtures = join(root, "test/fixtures/format");
  for (const name of readdirSync(fixtures).filter((entry) => entry.endsWith(".in.yaml"))) {
    test(`makes ${name} into its .out.yaml`, async () => {
      const kind = (["settings", "bundle"] as const).find((prefix) => name.startsWith(prefix)) ?? "policy";
      const text = format(readFileSync(join(fixtures, name), "utf8"), kind);
      await expect(text).toMatchFileSnapshot(join(fixtures, name.replace(".in.", ".out.")));
      expect(format(text, kind)).toBe(text);
    });
  }

  test("changes nothing in what the repository itself holds", () => {
    const trees = ["policies", "examples/minimal/policies", "examples/multi-network/policies"];
    for (const tree of trees) {
      for (const path of readdirSync(join(root, tree), { recursive: true, encoding: "utf8" })) {
        if (!path.endsWith(".yaml")) continue;
        const kind = path === "discriminat.yaml" ? "settings" : path.startsWith("bundles") ? "bundle" : "policy";
        const text = readFileSync(join(root, tree, path), "utf8");
        expect(format(text, kind), `${tree}/${path}`).toBe(text);
      }
    }
  });

  test("refuses what cannot be read, and says why", () => {
    for (const [text, check] of [
      ["app: [", "yaml/syntax"],
      ["app: a\napp: b\n", "yaml/duplicate-key"],
      ["app: &a b\n", "yaml/anchor"],
      ["", "yaml/empty"],
      ["a\0b", "yaml/encoding"],
      ["just text\n", "schema/wrong-type"],
      ["- a\n", "schema/wrong-type"],
      ["|\nU", "schema/wrong-type"],
    ]) {
      const result = formatFile(file(text ?? ""), "policy");
      expect("findings" in result && result.findings.map((finding) => finding.check)).toEqual([check]);
    }
  });

  test("keeps unknown keys and wrong values, behind the known keys", () => {
    expect(format("zone: 1\nteam: [x]\napp: a\n")).toBe("app: a\nteam: [x]\nzone: 1\n");
  });

  /** Files with the unknown key `KEY` at every depth, before the known ones. */
  const withUnknownKeys: readonly (readonly [FileKind, string])[] = [
    ["policy", "KEY:\n  until: 2026-11-30\n  reason: x\nteam: web\napp: shop\nallow: []\n"],
    ["policy", "allow:\n  - KEY: [a]\n    reason: r\n    tls: [a.example.com]\n    KEY2:\n      KEY: {KEY: 1}\n"],
    ["policy", "see_thru:\n  KEY:\n    - KEY: 1\n  reason: r\n  until: 2026-11-30\napp: shop\n"],
    ["settings", "KEY: {a: 1}\nnetworks:\n  KEY:\n    KEY: {KEY: x}\n    vpc_id: vpc-0a\n    region: eu-west-2\n"],
    ["bundle", "KEY: x\ndescription: d\nbundle: b\nallow:\n  - KEY: 1\n    reason: r\n    tls: [a.example.com]\n"],
  ];

  test.each(Object.getOwnPropertyNames(Object.prototype))("treats the key %s like any other unknown key", (name) => {
    for (const [kind, text] of withUnknownKeys) {
      const other = format(text, kind);
      expect(other).not.toBe(text);
      expect(format(text.replaceAll("KEY", name), kind)).toBe(other.replaceAll("KEY", name));
    }
  });
});

describe("formatting whatever policy", () => {
  const word = fc.constantFrom(
    "a.example.com",
    "*.b.example.com",
    "ec2.{region}.example.com",
    "Needs: it",
    "x, y",
    "12",
    "null",
    "é #",
    "two\nlines",
    "",
  );
  const entry = fc.record(
    {
      ticket: word,
      reason: word,
      tls: fc.array(word, { maxLength: 6 }),
      ports: fc.array(fc.nat(70_000), { maxLength: 3 }),
      expires: fc.constant("2027-01-31"),
    },
    { requiredKeys: [] },
  );
  const policy = fc.record(
    {
      tests: fc.array(fc.record({ allow: word }), { maxLength: 2 }),
      see_thru: fc.record(
        { reason: word, until: word, ports: fc.constantFrom("all", [443, 8443]) },
        { requiredKeys: [] },
      ),
      allow: fc.array(fc.oneof(entry, word), { maxLength: 4 }),
      team: word,
      other: fc.jsonValue({ maxDepth: 3 }),
      app: word,
    },
    { requiredKeys: ["app"], noNullPrototype: true },
  );
  const style = fc.record({
    collectionStyle: fc.constantFrom("any" as const, "block" as const, "flow" as const),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 40, 80),
    singleQuote: fc.boolean(),
    directives: fc.boolean(),
  });
  /** Where a comment goes: at the end of a line, or on a line of its own before it, indented somehow. */
  const comment = fc.record({
    line: fc.nat(60),
    indent: fc.option(fc.nat(8)),
    blank: fc.boolean(),
    text: fc.constantFrom("#", "# why", "#why not # really", "# discriminat-policy-ignore policy/x: y"),
  });

  /** A policy's text with comments in it, where they can stand without a change of its data. */
  const commented = fc
    .tuple(policy, style, fc.array(comment, { maxLength: 6 }))
    .map(([data, options, comments]) => {
      let text = stringify(data, options);
      const { root: before } = readYaml(file(text));
      for (const [index, { line, indent, blank, text: written }] of comments.entries()) {
        const lines = text.split("\n");
        const at = line % lines.length;
        const numbered = written === "#" ? written : `${written} ${index}`;
        if (indent === null) lines[at] = `${lines[at]} ${numbered}`;
        else lines.splice(at, 0, ...(blank ? [""] : []), `${" ".repeat(indent)}${numbered}`);
        const next = lines.join("\n");
        const { root: after, problems } = readYaml(file(next));
        if (problems.length === 0 && isDeepStrictEqual(after?.value, before?.value)) text = next;
      }
      return text;
    })
    .filter((text) => readYaml(file(text)).problems.length === 0);

  const commentsOf = (text: string) => {
    const found: string[] = [];
    let inScalar = false;
    for (const lexeme of new Lexer().lex(text)) {
      if (lexeme.startsWith("#") && !inScalar) found.push(lexeme.trimEnd());
      inScalar = lexeme === CST.SCALAR;
    }
    return found.sort();
  };

  test("keeps the data", () => {
    fc.assert(
      fc.property(commented, (text) => {
        expect(readYaml(file(format(text))).root?.value).toEqual(readYaml(file(text)).root?.value);
      }),
      runs,
    );
  });

  test("keeps every comment, once", () => {
    fc.assert(
      fc.property(commented, (text) => {
        expect(commentsOf(format(text))).toEqual(commentsOf(text));
      }),
      runs,
    );
  });

  test("a second time changes nothing", () => {
    fc.assert(
      fc.property(commented, (text) => {
        const once = format(text);
        expect(format(once)).toBe(once);
      }),
      runs,
    );
  });

  test("leaves each suppression where it covers the same values", () => {
    fc.assert(
      fc.property(commented, (text) => {
        expect(coveredBySuppressions(format(text))).toEqual(coveredBySuppressions(text));
      }),
      runs,
    );
  });
});

/** `check and reason → paths of the keys and values that begin on its lines`. */
function coveredBySuppressions(text: string): readonly unknown[] {
  const source = file(text);
  const { root: node } = readYaml(source);
  const places = [...(node === undefined ? [] : placesIn(node))];
  const covered = readSuppressions(source).suppressions.map(({ reason, lines }) => {
    const paths = places
      .filter(({ span }) => lines.includes(regionOf(source, span).line))
      .map(({ path }) => path.join("/"));
    return `${reason}: ${paths.sort().join(" ")}`;
  });
  return covered.sort();
}

function* placesIn(node: YamlNode): Generator<Place> {
  if (node.kind === "scalar") yield node;
  if (node.kind === "list") for (const item of node.items) yield* placesIn(item);
  if (node.kind === "map") for (const { key, node: inner } of node.entries) yield* [key, ...placesIn(inner)];
}

test.each(["007f", "009b", "fffd", "202e", "200b", "2060", "feff", "0000"])(
  "the escape \\u%s stays one: as a character it would be refused, or hide",
  (code) => {
    for (const value of [`"a\\u${code}b"`, `"a\\n\\u${code}b\\n"`]) {
      const text = `app: shop\nteam: payments\nallow: []\nsee_thru:\n  until: 2026-12-08\n  reason: ${value}\n`;
      expect(formatFile({ path: "shop.yaml", text }, "policy")).toEqual({ text, isKept: false });
      expect(examineText({ path: "shop.yaml", text })).toEqual({ readable: true, problems: [] });
    }
  },
);
