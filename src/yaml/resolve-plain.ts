/** Scalars without quotes, by YAML's core schema. Pure. */
import { Document, isScalar } from "yaml";
import type { Scalar } from "./yaml-node.ts";

/** How a text starts that may be anything else than text. */
const notSurelyText = /^[-+.0-9~nNtTfF]/;

const tags = new Document(null, { version: "1.2", schema: "core" }).schema.tags.flatMap((tag) =>
  tag.default === true && "test" in tag && tag.test !== undefined && tag.resolve !== undefined
    ? [{ test: tag.test, resolve: tag.resolve }]
    : [],
);

/** What YAML takes a text without quotes for. */
export function resolvePlain(text: string): Scalar {
  if (text !== "" && !notSurelyText.test(text)) return text;
  const tag = tags.find(({ test }) => test.test(text));
  const resolved = tag?.resolve(text, () => undefined, {}) ?? text;
  return (isScalar(resolved) ? resolved.value : resolved) as Scalar;
}
