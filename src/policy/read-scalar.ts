/** Scalars of a policy file: text, numbers, booleans and null of YAML's core schema. Pure. */
import { CST, Document, isScalar } from "yaml";
import { quote } from "../discriminat/text.ts";
import type { Path } from "../findings/finding.ts";
import type { Scalar, ScalarNode } from "./yaml-node.ts";
import { type Reading, readGap, refuse, report, spanOf } from "./yaml-reading.ts";

/** How a plain scalar starts that may be anything else than text. */
const notSurelyText = /^[-+.0-9~nNtTfF]/;
/** A plain scalar on one line that needs no resolving. */
const simpleText = /^[\p{L}\p{N}./$(*_+-][^\n\r]*$/u;
/** What somebody may mean who writes `*.example.com` without quotes. */
const unquotedPattern = /^\*[\w*?-]*\.[\w.*?-]+$/;

const scalarTags = new Document(null, { version: "1.2", schema: "core" }).schema.tags.filter(
  (tag) => tag.default === true && "test" in tag && tag.test !== undefined && tag.resolve !== undefined,
);

/** Reads the value of anything that is not a collection. */
export function readScalar(reading: Reading, token: CST.Token, path: Path): ScalarNode {
  const span = spanOf(token);
  if (token.type === "alias") {
    readGap(reading, token.end ?? [], undefined, path);
    readAlias(reading, token, path);
    return { kind: "scalar", value: token.source, span, path };
  }
  if (!CST.isScalar(token)) {
    refuse(reading, token);
    return { kind: "scalar", value: null, span, path };
  }
  if (token.type === "block-scalar") {
    return { kind: "scalar", value: readText(reading, token), span: blockSpan(token), path };
  }
  if (token.end !== undefined) readGap(reading, token.end, undefined, path);
  const text = readText(reading, token);
  return { kind: "scalar", value: token.type === "scalar" ? resolvePlain(text) : text, span, path };
}

/** Whether a token can be the key of a map: text on one line. */
export function isKey(token: CST.Token | null | undefined): token is CST.FlowScalar {
  return CST.isScalar(token) && token.type !== "block-scalar" && !/[\n\r]/.test(token.source);
}

/** A key, always as text. */
export function readText(reading: Reading, token: CST.FlowScalar | CST.BlockScalar): string {
  if (token.type === "scalar" && simpleText.test(token.source)) return token.source;
  const resolved = CST.resolveAsScalar(token, true, () => refuse(reading, token));
  return resolved.value;
}

/** What YAML takes a text without quotes for. */
export function resolvePlain(text: string): Scalar {
  if (text !== "" && !notSurelyText.test(text)) return text;
  for (const tag of scalarTags) {
    if (!("test" in tag) || tag.test === undefined || !tag.test.test(text)) continue;
    const resolved = tag.resolve(text, () => undefined, {});
    return (isScalar(resolved) ? resolved.value : resolved) as Scalar;
  }
  return text;
}

function readAlias(reading: Reading, token: CST.FlowScalar, path: Path): void {
  if (unquotedPattern.test(token.source)) {
    report(reading, "yaml/unquoted-name", spanOf(token), path, {
      message: `${quote(token.source)} without quotes is a YAML alias, not a pattern`,
      help: `quote it: ${quote(token.source)}`,
    });
  } else {
    report(reading, "yaml/anchor", spanOf(token), path, {
      message: `the alias ${quote(token.source)} is not allowed: aliases hide who changes what`,
      help: "write the value out; a list of names can become a bundle",
    });
  }
}

function blockSpan(token: CST.BlockScalar) {
  const [first] = token.props;
  const last = token.props.at(-1);
  const bodyStart = last !== undefined && "source" in last ? last.offset + last.source.length : token.offset;
  return { start: first?.offset ?? token.offset, end: bodyStart + token.source.trimEnd().length };
}
