/**
 * YAML that other programs' users wrote, as plain values: CloudFormation's templates with their short forms (`!Sub x` is
 * `{"Fn::Sub": x}`). Knows nothing of places; policies are read by parse-yaml.ts. Pure.
 */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";

/** More nodes than a real template has: aliases may stand for many. */
const maxNodes = 200_000;

/** @returns `undefined` where the text is not YAML, or its aliases would make too much of it. */
export function parseTemplate(text: string): { readonly value: unknown } | undefined {
  const document = parseDocument(text, { logLevel: "silent", lineCounter: new LineCounter(), uniqueKeys: true });
  if (document.errors.length > 0) return undefined;
  let left = maxNodes;
  const plainOf = (node: unknown): unknown => {
    left -= 1;
    if (left < 0) throw new TooLarge();
    if (isAlias(node)) return plainOf(node.resolve(document));
    const value = contentOf(node, plainOf);
    const tag = (node as Node | null)?.tag;
    return typeof tag === "string" && /^![A-Za-z]/.test(tag) ? longForm(tag.slice(1), value) : value;
  };
  try {
    return { value: plainOf(document.contents) };
  } catch (error) {
    if (error instanceof TooLarge || error instanceof RangeError) return undefined;
    throw error;
  }
}

class TooLarge extends Error {}

function contentOf(node: unknown, plainOf: (node: unknown) => unknown): unknown {
  if (isScalar(node)) return typeof node.tag === "string" ? (node.source ?? node.value) : node.value;
  if (isSeq(node)) return node.items.map(plainOf);
  if (!isMap(node)) return null;
  const entries = node.items.flatMap((item) =>
    isPair(item)
      ? [[isScalar(item.key) ? String(item.key.value) : JSON.stringify(item.key), plainOf(item.value)] as const]
      : [],
  );
  return Object.fromEntries(entries);
}

function longForm(name: string, value: unknown): Readonly<Record<string, unknown>> {
  if (name === "Ref" || name === "Condition") return { [name]: value };
  return { [`Fn::${name}`]: name === "GetAtt" && typeof value === "string" ? value.split(/\.(.*)/s, 2) : value };
}
