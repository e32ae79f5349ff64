/**
 * The errors of a schema validator → findings of the family `schema/*`: one for each mistake, at the place where it was made.
 * Pure. Must not know any particular schema: what a finding says comes from the schema around the error.
 */
import type { SourceFile } from "../findings/source-file.ts";
import type { SchemaError } from "../values/schema-validator.ts";
import type { MapEntry, YamlNode } from "../yaml/yaml-node.ts";
import type { LoaderProblem } from "./checks.ts";
import { describeError, guessKey, optionsOf, type SchemaCase } from "./describe-schema-error.ts";

export function explainSchema(
  source: SourceFile,
  root: YamlNode,
  errors: readonly SchemaError[],
): readonly LoaderProblem[] {
  const cases = errors.map((error) => locate(source, root, error));
  // A mistyped key is one mistake: it is not also missing.
  const mistyped = new Set(cases.map((each) => keyId(each, guessKey(each))));
  const byPlace = new Map<string, LoaderProblem>();
  for (const each of cases) {
    if (wantedKeys(each.error).some((key) => mistyped.has(keyId(each, key)))) continue;
    const problem = describeError(each);
    if (problem === undefined) continue;
    const { start, end } = problem.at.span;
    const place = `${start}-${end}${problem.check === "schema/missing-key" ? problem.message : ""}`;
    if (!byPlace.has(place)) byPlace.set(place, { ...problem, file: source });
  }
  return [...byPlace.values()];
}

function keyId({ node }: SchemaCase, key: string | undefined): string | undefined {
  return key === undefined ? undefined : JSON.stringify([node.path, key]);
}

/** The keys of which the error says that they are absent. */
function wantedKeys(error: SchemaError): readonly string[] {
  if (error.keyword === "required") return [String(error.params.missingProperty)];
  return error.keyword === "oneOf" && error.params.passingSchemas === null ? optionsOf(error) : [];
}

/** Follows the error's JSON pointer (RFC 6901) from the root. */
function locate(source: SourceFile, root: YamlNode, error: SchemaError): SchemaCase {
  let node = root;
  let entry: MapEntry | undefined;
  for (const segment of error.instancePath.split("/").slice(1)) {
    const key = segment.replaceAll("~1", "/").replaceAll("~0", "~");
    if (node.kind === "list") {
      const item = node.items[Number(key)];
      if (item === undefined) break;
      [node, entry] = [item, undefined];
    } else if (node.kind === "map") {
      entry = node.entries.find((other) => other.key.value === key);
      if (entry === undefined) break;
      node = entry.node;
    }
  }
  return { error, source, node, text: source.text.slice(node.span.start, node.span.end), entry };
}
