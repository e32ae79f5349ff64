/** JSON and YAML of other programs: the values that their own parsers read, each at its place. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocuments } from "../../src/yaml/read-documents.ts";
import { readJson } from "../../src/yaml/read-json.ts";
import type { YamlNode } from "../../src/yaml/yaml-node.ts";

/** Every node of a tree. */
function* nodesOf(node: YamlNode): Generator<YamlNode> {
  yield node;
  if (node.kind === "list") for (const item of node.items) yield* nodesOf(item);
  if (node.kind === "map") for (const entry of node.entries) yield* nodesOf(entry.node);
}

/** Maps with a prototype, for comparison. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("readJson", () => {
  test("reads what JSON.parse reads, and each value stands at its place", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, 4), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const root = readJson(text);
        expect(plain(root?.value)).toEqual(JSON.parse(text));
        for (const { value: inner, span } of root === undefined ? [] : nodesOf(root)) {
          expect(JSON.parse(text.slice(span.start, span.end))).toEqual(plain(inner));
        }
      }),
    );
  });

  test.each([
    ["is cut off", '{"a": [1'],
    ["is nested absurdly deep", `${"[".repeat(300)}${"]".repeat(300)}`],
    ["has a key twice", '{"a": 1, "a": 2}'],
    ["is YAML", "a: 1"],
  ])("refuses what %s", (_, text) => {
    expect(readJson(text)).toBeUndefined();
  });

  test("keeps keys of JavaScript's own objects", () => {
    expect(readJson('{"__proto__": 1, "constructor": 2}')?.value).toEqual(
      Object.assign(Object.create(null), { ["__proto__"]: 1, constructor: 2 }),
    );
  });
});

describe("readDocuments", () => {
  const valuesOf = (text: string): readonly unknown[] => readDocuments(text).roots.map(({ value }) => plain(value));

  test("reads several documents, an empty one as null", () => {
    expect(valuesOf("a: 1\n---\n---\n- b\n...\n---\nc\n")).toEqual([{ a: 1 }, null, ["b"], "c"]);
  });

  test("resolves aliases and merge keys", () => {
    expect(valuesOf("a: &a {b: 1, c: 2}\nd: *a\ne: {<<: *a, c: 3}\nf: {<<: [{b: 4}, *a]}\n")).toEqual([
      { a: { b: 1, c: 2 }, d: { b: 1, c: 2 }, e: { c: 3, b: 1 }, f: { b: 4, c: 2 } },
    ]);
  });

  test("keeps a value with an application's tag apart from the text", () => {
    expect(valuesOf("- !Ref a\n- a\n- !!str 1\n")).toEqual([[{ "!Ref": "a" }, "a", "1"]]);
  });

  test("each value stands at its place", () => {
    const text = "a:\n  - b\n  - 'c d'\ne: {f: 2}\n";
    const [root] = readDocuments(text).roots;
    const scalars = [...(root === undefined ? [] : nodesOf(root))].filter(({ kind }) => kind === "scalar");
    expect(scalars.map(({ span }) => text.slice(span.start, span.end))).toEqual(["b", "'c d'", "2"]);
  });

  test.each([
    ["broken", "a: [", /^line 1: /],
    ["with a key twice", "a: 1\nb: 2\na: 3\n", /^line 3: a key is written twice$/],
    ["nested absurdly deep", `${"[".repeat(100)}${"]".repeat(100)}`, /nested too deep/],
    [
      "of aliases that grow",
      `a0: &a0 [x, x]\n${Array.from({ length: 20 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`).join("\n")}\n`,
      /aliases/,
    ],
  ])("refuses what is %s", (_, text, problem) => {
    expect(readDocuments(text)).toEqual({ roots: [], problem: expect.stringMatching(problem) });
  });

  test("an alias cannot lead into itself", () => {
    expect(valuesOf("a: &a [*a]\nb: &b {c: *b}\n")).toEqual([{ a: [null], b: { c: null } }]);
  });
});
