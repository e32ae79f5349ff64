/** The text of a plan as JSON, or a plain word on what was given instead. Pure. */

import { UserError } from "../errors.ts";
import { quote } from "../text/quote.ts";
import { isMap, type JsonMap } from "../values/json.ts";
import { jsonKind, jsonText } from "./json-text.ts";

const howTo = "Write it with `terraform plan -out=tfplan` and `terraform show -json tfplan > plan.json`.";

/**
 * Decodes what a shell wrote: UTF-8, or UTF-16 with a mark, as the `>` of older PowerShells does.
 *
 * @param from the file, for messages
 * @throws UserError where it is a binary plan, or too long for one text.
 */
export function decodePlan(bytes: Uint8Array, from: string): string {
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b) {
    throw new UserError(`${from} is a binary plan file`, {
      hint: `Give its JSON: \`terraform show -json ${from} > plan.json\`.`,
    });
  }
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch (cause) {
    throw new UserError(`${from} is too large to be read`, { hint: "Plan stacks apart from each other.", cause });
  }
}

/**
 * @param from the file, for messages
 * @throws UserError where the text is not complete JSON, not a plan, or a plan that cannot be applied.
 */
export function parsePlan(text: string, from: string): JsonMap {
  const root = parse(text, from);
  if (root.errored === true) {
    throw new UserError(`${from} is the plan of a run that failed`, {
      hint: "Nothing can be applied from it. Repair what `terraform plan` reports, and plan again.",
    });
  }
  const { format_version: version } = root;
  if ("resource_changes" in root || "planned_values" in root) {
    const major = typeof version === "string" ? /^(\d+)\./.exec(version)?.[1] : undefined;
    if (major === "0" || major === "1") return root;
    throw new UserError(
      `${from} is a plan in a format that is not known here: ${quote(String(version ?? "no version"))}`,
      {
        hint: "Formats 0 and 1 are read, which Terraform 0.12 and later and OpenTofu write.",
      },
    );
  }
  throw notAPlan(root, from);
}

function parse(text: string, from: string): JsonMap {
  const trimmed = jsonText(text);
  if (trimmed === "") {
    throw new UserError(`${from} is empty`, { hint: `${howTo} Did that command fail?` });
  }
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch (cause) {
    throw notJson(trimmed, from, cause);
  }
  if (!isMap(value)) throw new UserError(`${from} is JSON, but not a plan`, { hint: howTo });
  return value;
}

function notJson(text: string, from: string, cause: unknown): UserError {
  if (/^\{"@level":/.test(text)) {
    return new UserError(`${from} is the log of \`terraform plan -json\`, not the plan`, { hint: howTo, cause });
  }
  if (text.startsWith("{")) {
    return new UserError(`${from} is not complete JSON: it is cut off or was changed`, { hint: howTo, cause });
  }
  const isForPeople = /^(?:Terraform|OpenTofu) (?:used|will|planned)|^(?:No changes\.|Plan: |# \S+ will be )/m.test(
    text,
  );
  const message = isForPeople ? `${from} is a plan in words` : `${from} is not JSON`;
  return new UserError(message, { hint: howTo, cause });
}

/** @returns the error that names what it is instead. */
function notAPlan(root: JsonMap, from: string): UserError {
  const kind = jsonKind(root);
  if (kind === undefined) return new UserError(`${from} is JSON, but not a plan`, { hint: howTo });
  return new UserError(`${from} is ${kind.words}, not ${kind.kind === "log" ? "the" : "a"} plan`, { hint: howTo });
}
