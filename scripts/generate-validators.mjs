/**
 * Writes what src/policy/generated/ makes of the JSON Schemas of schema/: validators.ts, compiled by ajv ahead of time, so that
 * the tool runs the very schemas that editors use without paying for a compiler at start-up; and key-order.ts, the order of
 * their keys, which is the canonical one. What it writes must not import anything at run time.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";

const target = new URL("../src/policy/generated/", import.meta.url);

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

/** `path → keys in order`, for every map with keys of its own; `*` stands for any item or free key. */
function keyOrder(schema, root = schema, path = "") {
  if (schema.$ref !== undefined) return keyOrder(root.$defs[schema.$ref.slice("#/$defs/".length)], root, path);
  const inner = [...Object.entries(schema.properties ?? {}), ["*", schema.items ?? schema.additionalProperties]];
  return Object.assign(
    schema.properties === undefined ? {} : { [path]: Object.keys(schema.properties) },
    ...inner
      .filter(([, value]) => typeof value === "object")
      .map(([key, value]) => keyOrder(value, root, path === "" ? key : `${path}/${key}`)),
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
  const keyOrders = {};
  for (const name of Object.values(validators)) {
    const url = new URL(`../schema/${name}.schema.json`, import.meta.url);
    const schema = JSON.parse(await readFile(url, "utf8"));
    ajv.addSchema(strip(schema), name);
    keyOrders[name] = keyOrder(schema);
  }
  const code = standaloneCode.default(ajv, validators);
  if (/\brequire\(|\bimport\b/.test(code)) throw new Error("the validators would need ajv at run time");
  const exports = Object.keys(validators).join("|");
  const typed = code.replace(new RegExp(`export const (${exports})(?= = )`, "g"), "export const $1: SchemaValidator");
  const head = "// Written by scripts/generate-validators.mjs from schema/. Do not edit.\n";
  const validatorsText = `${head}// @ts-nocheck
import type { SchemaValidator } from "../schema-validator.ts";
${typed.replace(/^"use strict";\n?/, "").trimEnd()}
`;
  const keyOrderText = `${head}/** By kind of file: path → keys in their canonical order. \`*\` stands for any item or free key. */
export const keyOrders: Readonly<Record<${Object.keys(keyOrders)
    .map((name) => JSON.stringify(name))
    .join(" | ")}, Readonly<Record<string, readonly string[]>>>> = ${JSON.stringify(keyOrders, null, 2)};
`;
  await mkdir(target, { recursive: true });
  await writeFile(new URL("validators.ts", target), validatorsText);
  await writeFile(new URL("key-order.ts", target), keyOrderText);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await generate();
