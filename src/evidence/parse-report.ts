/**
 * An earlier report from the text of its JSON, checked by its schema before anything relies on it. Pure. A report is a file like any
 * other: its content is untrusted. Its version says how it is read; every report of version 1 can be.
 */
import { UserError } from "../errors.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { PageModel } from "../page/model.ts";
import { quote } from "../text/quote.ts";
import { isMap } from "../values/json.ts";
import type { SchemaValidator } from "../values/schema-validator.ts";
import { validateReport } from "./generated/report-validator.ts";

const validate: SchemaValidator = validateReport;
const hint = "Give what `discriminat-policy report --format json` wrote.";

/** @throws UserError where it is not a report, or one of another version. */
export function parseReport({ path, text }: SourceFile): PageModel {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${path} is not a report: it is not JSON, or not all of it`, { hint, cause });
  }
  const { version, command } = isMap(value) ? value : {};
  if (typeof command === "string" && command !== "report") {
    throw new UserError(`${path} is an answer of ${quote(command)}, not a report`, { hint });
  }
  if (command === "report" && typeof version === "number" && version > 1) {
    throw new UserError(`${path} is a report of version ${version}, and this program reads version 1`, {
      hint: "Use the version of discriminat-policy that wrote it, or a newer one.",
    });
  }
  if (isReport(value)) return value;
  const [error] = validate.errors ?? [];
  const why = error === undefined ? "its shape is another" : `${error.instancePath} ${error.message ?? ""}`.trim();
  throw new UserError(`${path} is not a report: ${why}`, { hint });
}

function isReport(value: unknown): value is PageModel {
  return validate(value);
}
