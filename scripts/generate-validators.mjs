/**
 * Writes src/policy/generated/validators.ts: the JSON Schemas of schema/ as functions, compiled by ajv ahead of time, so that
 * the tool runs the very schemas that editors use without paying for a compiler at start-up. Must not import anything at run time.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";

const target = new URL("../src/policy/generated/validators.ts", import.meta.url);

const validators = { validatePolicy: "policy", validateSettings: "settings", validateBundle: "bundle" };

/** Keywords that editors show and validation does not need. */
const annotations = new Set(["title", "description", "examples", "default"]);

/** Keywords that hold schemas by name, so that what is in them are no keywords. */
const schemasByName = new Set(["properties", "$defs", "dependentSchemas"]);

/** A schema without annotations. */
function strip(schema) {
  if (Array.isArray(schema)) return schema.map(strip);
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !annotations.has(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => [
      keyword,
      schemasByName.has(keyword)
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, strip(inner)]))
        : strip(value),
    ]),
  );
}

export async function generate() {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true, // findings need the schema around an error
    strict: true,
    strictRequired: false, // `required` inside of `oneOf`
    strictTypes: false, // `const` and `enum` say enough
    allowUnionTypes: true,
    code: { source: true, esm: true },
  });
  ajv.addVocabulary(["patternErrorMessage"]);
  for (const name of Object.values(validators)) {
    const url = new URL(`../schema/${name}.schema.json`, import.meta.url);
    ajv.addSchema(strip(JSON.parse(await readFile(url, "utf8"))), name);
  }
  const code = standaloneCode.default(ajv, validators);
  if (/\brequire\(|^import /m.test(code)) throw new Error("the validators would need ajv at run time");
  const exports = Object.keys(validators).join("|");
  const typed = code.replace(new RegExp(`^export const (${exports}) = `, "gm"), "export const $1: SchemaValidator = ");
  await mkdir(new URL("./", target), { recursive: true });
  await writeFile(
    target,
    [
      "// Written by scripts/generate-validators.mjs from schema/. Do not edit.",
      "// @ts-nocheck",
      'import type { SchemaValidator } from "../schema-validator.ts";',
      typed.replace(/^"use strict";\n?/, "").trimEnd(),
      "",
    ].join("\n"),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await generate();
