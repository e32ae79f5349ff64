/**
 * Writes what src/policy/generated/, src/traffic/generated/ and src/evidence/generated/ make of the JSON Schemas of schema/: validators
 * compiled by ajv ahead of time, so that the tool runs the very schemas that editors use without paying for a compiler at start-up; and
 * key-order.ts, the order of the keys of policies, which is the canonical one. What it writes must not import anything at run time.
 */
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { writeGenerated } from "./write-generated.mjs";

const policyFolder = new URL("../src/policy/generated/", import.meta.url);
const trafficFolder = new URL("../src/traffic/generated/", import.meta.url);
const evidenceFolder = new URL("../src/evidence/generated/", import.meta.url);

const head = "// Written by scripts/generate-validators.mjs from schema/. Do not edit.\n";

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

async function readSchema(name) {
  return JSON.parse(await readFile(new URL(`../schema/${name}.schema.json`, import.meta.url), "utf8"));
}

/** The code of validators with the type `SchemaValidator`, which the caller declares. */
async function compile(exportedSchemas, options) {
  const ajv = new Ajv2020({
    ...options,
    strict: true,
    strictRequired: false, // `required` inside of `oneOf`
    strictTypes: false, // `const` and `enum` say enough
    allowUnionTypes: true,
    code: { source: true, esm: true },
  });
  ajv.addVocabulary(["patternErrorMessage"]);
  for (const name of Object.values(exportedSchemas)) ajv.addSchema(strip(await readSchema(name)), name);
  const code = standaloneCode.default(ajv, exportedSchemas);
  if (/\brequire\(|\bimport\b/.test(code)) throw new Error("the validators would need ajv at run time");
  const exports = Object.keys(exportedSchemas).join("|");
  return code
    .replace(new RegExp(`export const (${exports})(?= = )`, "g"), "export const $1: SchemaValidator")
    .replace(/^"use strict";\n?/, "")
    .trimEnd();
}

async function generateForPolicies() {
  // Findings need every error, and the schema around it.
  const code = await compile(validators, { allErrors: true, verbose: true });
  const keyOrders = {};
  for (const name of Object.values(validators)) keyOrders[name] = keyOrder(await readSchema(name));
  const validatorsText = `${head}// @ts-nocheck
import type { SchemaValidator } from "../../values/schema-validator.ts";
${code}
`;
  const keyOrderText = `${head}/** By kind of file: path → keys in their canonical order. \`*\` stands for any item or free key. */
export const keyOrders: Readonly<Record<${Object.keys(keyOrders)
    .map((name) => JSON.stringify(name))
    .join(" | ")}, Readonly<Record<string, readonly string[]>>>> = ${JSON.stringify(keyOrders, null, 2)};
`;
  writeGenerated(new URL("validators.ts", policyFolder), validatorsText);
  writeGenerated(new URL("key-order.ts", policyFolder), keyOrderText);
}

/** A program wrote these files, and they are large: the first error ends it. */
async function generateForFile(name, folder) {
  const exported = `validate${name[0].toUpperCase()}${name.slice(1)}`;
  const code = await compile({ [exported]: name }, { allErrors: false, verbose: true });
  writeGenerated(
    new URL(`${name}-validator.ts`, folder),
    `${head}// @ts-nocheck
import type { SchemaValidator } from "../../values/schema-validator.ts";
${code}
`,
  );
}

export async function generate() {
  await Promise.all([
    generateForPolicies(),
    generateForFile("snapshot", trafficFolder),
    generateForFile("report", evidenceFolder),
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await generate();
