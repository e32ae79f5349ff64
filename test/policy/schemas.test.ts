/** The JSON Schemas as editors use them. That the loader runs the same ones is what the fixtures of the loader show. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";

interface Schema {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const root = join(import.meta.dirname, "../..");
const read = (name: string): Schema => JSON.parse(readFileSync(join(root, `schema/${name}.schema.json`), "utf8"));

/** Every schema that describes a value of a file, with its place. */
function* describedIn(schema: Schema, place: string): Generator<readonly [string, Schema]> {
  yield [place, schema];
  for (const [key, inner] of Object.entries(schema.properties ?? {})) yield* describedIn(inner, `${place}/${key}`);
  for (const [name, inner] of Object.entries(schema.$defs ?? {})) {
    for (const [key, property] of Object.entries(inner.properties ?? {}))
      yield* describedIn(property, `${place}/${name}/${key}`);
  }
  if (schema.items?.properties !== undefined) yield* describedIn(schema.items, `${place}/item`);
}

for (const name of ["policy", "settings", "bundle", "snapshot", "report"]) {
  describe(`the schema of a ${name}`, () => {
    const schema = read(name);
    const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
    ajv.addVocabulary(["patternErrorMessage"]);
    ajv.addSchema(schema);
    const described = [...describedIn(schema, name)];

    test("has a title, a description and examples for every key", () => {
      expect(described.length).toBeGreaterThan(8);
      for (const [place, inner] of described) {
        expect(inner, place).toMatchObject({ title: expect.any(String), description: expect.stringMatching(/\.$/) });
        expect(inner.examples, place).not.toHaveLength(0);
      }
    });

    test("admits its own examples and defaults", () => {
      for (const [place, { examples, default: preset, ...inner }] of described) {
        const validate = ajv.compile({ ...inner, $id: `${place}.json`, $defs: schema.$defs ?? {} });
        for (const value of [...(examples as unknown[]), ...(preset === undefined ? [] : [preset])]) {
          expect(validate(value) ? [] : validate.errors, `${place}: ${JSON.stringify(value)}`).toEqual([]);
        }
      }
    });

    const isOpen = name === "report";
    test(`${isOpen ? "leaves open" : "closes"} every map with keys of its own`, () => {
      for (const [place, { type, properties, additionalProperties }] of described) {
        if (type === "object" && properties !== undefined)
          expect(additionalProperties, place).toBe(isOpen ? undefined : false);
      }
    });

    test("says in words what each of its patterns wants", () => {
      const texts = JSON.stringify(schema).matchAll(/"pattern":"(?:[^"\\]|\\.)*"(,"patternErrorMessage":"must )?/g);
      for (const [text, message] of texts) expect(message, text).toBeDefined();
    });
  });
}

test("the validators that the loader runs are made of the schemas as they are now", () => {
  const file = join(root, "src/policy/generated/validators.ts");
  const before = readFileSync(file, "utf8");
  execFileSync(process.execPath, [join(root, "scripts/generate-validators.mjs")]);
  expect(readFileSync(file, "utf8")).toBe(before);
});
