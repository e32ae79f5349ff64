/** The reader against `yaml` itself: it never accepts what `yaml` refuses, and reads what both accept alike. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isMap, isScalar, isSeq, parseDocument, stringify } from "yaml";
import { parseYaml } from "../../src/yaml/parse-yaml.ts";
import { readYaml } from "../../src/yaml/read-yaml.ts";
import { scanYaml } from "../../src/yaml/scan-yaml.ts";
import type { YamlNode } from "../../src/yaml/yaml-node.ts";

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 1000) };

/** Pieces of which texts are made that are nearly YAML. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("a", "b: ", "- ", "\n", "  ", "\n  ", "\n    ", "\n- ", "\nc: ", ", ", " ") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("[", "]", "{", "}", "'", '"', "# d", " #", ":", "?", "? ", "|", ">-", "\t", "\r\n"),
  },
  fc.constantFrom(
    "~",
    "null",
    "1",
    "0x1F",
    "1e3",
    "true",
    "2026-12-31",
    "*e",
    "&e ",
    "!f ",
    "<<: ",
    "---",
    "...",
    "%G",
    "@",
    "\\n",
    "\uFEFF",
    "é",
  ),
);
const yamlLike = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));

const file = (text: string) => ({ path: "file.yaml", text });
const read = (text: string) => readYaml(file(text));
const policies = join(import.meta.dirname, "../../policies");
const company = readdirSync(policies, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yaml"))
  .map((path) => readFileSync(join(policies, path), "utf8"));

/** Without prototypes and with what JSON makes of infinite numbers. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

/** The data of a document with its keys as they are written: `0x1F: a` has the key `0x1F`. */
function dataOf(node: unknown): unknown {
  if (isSeq(node)) return node.items.map(dataOf);
  if (!isMap(node)) return isScalar(node) ? node.value : null;
  const entries = node.items.map(({ key, value }) => {
    const written = isScalar(key) ? (key.type === "PLAIN" ? key.source : key.value) : key;
    return [String(written), dataOf(value)];
  });
  return Object.fromEntries(entries);
}

function* nodesOf(node: YamlNode): Generator<YamlNode> {
  yield node;
  if (node.kind === "list") for (const item of node.items) yield* nodesOf(item);
  if (node.kind === "map") for (const entry of node.entries) yield* nodesOf(entry.node);
}

test("what is read without a finding has no error in yaml and the same data", () => {
  fc.assert(
    fc.property(yamlLike, (text) => {
      const { root, problems } = read(text);
      if (root === undefined || problems.length > 0) return;
      const document = parseDocument(text, { prettyErrors: false });
      expect(document.errors.map(({ message }) => message)).toEqual([]);
      expect(plain(root.value)).toEqual(plain(dataOf(document.contents)));
    }),
    runs,
  );
});

test("what is read fast is what yaml reads, to the last place", () => {
  const checkAgreement = (text: string) => {
    const fast = scanYaml(text);
    if (fast !== undefined) expect(fast).toEqual(parseYaml(file(text)).root);
    return fast !== undefined;
  };
  fc.assert(
    fc.property(yamlLike, (text) => void checkAgreement(text)),
    runs,
  );
  for (const text of company) expect(checkAgreement(text), text).toBe(true);
  // A line or a character more, less or elsewhere: most of what is typed is nearly a policy.
  const damage = fc.tuple(fc.constantFrom(...company), fc.nat(), fc.nat({ max: 12 }), piece);
  fc.assert(
    fc.property(damage, ([text, at, length, inserted]) => {
      const start = at % text.length;
      checkAgreement(text.slice(0, start) + inserted + text.slice(start + length));
    }),
    runs,
  );
});

test("a text that is not read has a finding that says why", () => {
  fc.assert(
    fc.property(fc.oneof(yamlLike, fc.string(), fc.string({ unit: "binary" })), (text) => {
      const { root, problems } = read(text);
      if (root === undefined) expect(problems).not.toEqual([]);
    }),
    runs,
  );
});

test("what yaml writes is read without a finding", () => {
  const data = fc.oneof(
    fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue({ maxDepth: 4 })),
    fc.array(fc.jsonValue({ maxDepth: 4 })),
  );
  const style = fc.record({
    collectionStyle: fc.constantFrom("any" as const, "block" as const, "flow" as const),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 40, 80),
    singleQuote: fc.constantFrom(null, true, false),
  });
  fc.assert(
    fc.property(data, style, (value, options) => {
      const text = stringify(value, options);
      fc.pre(!text.includes("<<"));
      fc.pre(parseDocument(text).errors.length === 0); // yaml does not always read what it writes
      const { root, problems } = read(text);
      expect(problems.map(({ check, message }) => `${check} ${message}`)).toEqual([]);
      expect(plain(root?.value)).toEqual(plain(value));
    }),
    runs,
  );
});

test("a node's span is where its value is written", () => {
  fc.assert(
    fc.property(yamlLike, (text) => {
      const { root } = read(text);
      for (const node of root === undefined ? [] : nodesOf(root)) {
        const written = text.slice(node.span.start, node.span.end);
        if (node.kind === "map" && written.startsWith("{")) expect(written.endsWith("}")).toBe(true);
        if (node.kind === "list" && written.startsWith("[")) expect(written.endsWith("]")).toBe(true);
        if (node.kind === "scalar" && typeof node.value === "string" && /^[a-z]+$/.test(node.value)) {
          expect(written.replaceAll(/['"]/g, "")).toContain(node.value);
        }
        expect(node.span.start).toBeLessThanOrEqual(node.span.end);
        expect(node.span.end).toBeLessThanOrEqual(text.length);
      }
    }),
    runs,
  );
});
