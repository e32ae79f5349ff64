/**
 * A snapshot from text, checked by its JSON Schema before anything relies on it. Pure. A snapshot is a file like any other:
 * its content is untrusted, and messages quote it.
 */

import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";
import type { SchemaError, SchemaValidator } from "../../values/schema-validator.ts";
import type { Snapshot } from "../flow.ts";
import { validateSnapshot } from "../generated/snapshot-validator.ts";

const validate: SchemaValidator = validateSnapshot;
const hint = "Write it anew with `discriminat-policy observe`.";

/**
 * @param file for messages
 * @throws UserError where it is not a snapshot, or one of another version.
 */
export function parseSnapshot(text: string, file: string): Snapshot {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${file} is not a snapshot: it is not JSON`, { hint, cause });
  }
  if (isSnapshot(value)) return value;
  const version = versionOf(value);
  if (typeof version === "number" && version > 1) {
    throw new UserError(`${file} is a snapshot of version ${version}, and this program reads version 1`, {
      hint: "Use the version of discriminat-policy that wrote it, or a newer one.",
    });
  }
  const [error] = validate.errors ?? [];
  throw new UserError(`${file} is not a snapshot: ${error === undefined ? "its shape is another" : describe(error)}`, {
    hint,
  });
}

function isSnapshot(value: unknown): value is Snapshot {
  return validate(value);
}

function versionOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "version" in value ? value.version : undefined;
}

function describe({ instancePath, keyword, params, message, parentSchema }: SchemaError): string {
  const place = instancePath === "" ? "" : `${instancePath} `;
  if (keyword === "additionalProperties") {
    return `${place}has the key ${quote(String(params.additionalProperty))}, which is unknown`;
  }
  if (keyword === "required") return `${place}lacks the key ${quote(String(params.missingProperty))}`;
  const wanted = keyword === "pattern" ? parentSchema?.patternErrorMessage : undefined;
  return `${place}${typeof wanted === "string" ? wanted : (message ?? "is not as it must be")}`;
}
