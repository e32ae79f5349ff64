/** The JSON of a report as `report --format json` prints it, refused where the schema does not describe it, or describes less. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { expect } from "vitest";
import type { PageModel } from "../../src/page/model.ts";

const file = join(import.meta.dirname, "../../schema/report.schema.json");

/** Published open, since keys may come; here a key that it does not describe is a mistake. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.entries(schema).map(
    ([key, value]) => [key, key === "examples" ? value : closed(value)] as const,
  );
  const whole = Object.fromEntries(inner);
  return whole.type === "object" && "properties" in whole ? { ...whole, additionalProperties: false } : whole;
}

export function validatorOf(schema: object): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
  ajv.addVocabulary(["patternErrorMessage"]);
  return ajv.compile(schema);
}

const validate = validatorOf(closed(JSON.parse(readFileSync(file, "utf8"))) as object);

export function validReport(json: string): string {
  expect(validate(JSON.parse(json)) ? [] : validate.errors).toEqual([]);
  return json;
}

export const reportOf = (model: PageModel): string =>
  validReport(JSON.stringify({ version: 1, command: "report", ...model }));
