/**
 * What a TypeScript file imports, in every form that the language has for it. Reads the syntax tree, so that comments and texts
 * count for nothing.
 */
import { parseAst } from "rolldown/parseAst";

export interface Import {
  /** As written; `undefined` where it is not a plain text. */
  readonly from: string | undefined;
  /** One-based. */
  readonly line: number;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode => typeof value === "object" && value !== null && "type" in value;

export interface Shape {
  readonly imports: readonly Import[];
  /** Whether the file only passes on what other files export. */
  readonly isBarrel: boolean;
}

/** By text: rules ask for the same files again and again. */
const known = new Map<string, Shape>();

/** @param path for messages about syntax */
export function shapeOf(path: string, text: string): Shape {
  const shape = known.get(text) ?? readShape(path, text);
  known.set(text, shape);
  return shape;
}

function readShape(path: string, text: string): Shape {
  const { body } = parseAst(text, { lang: "ts" }, path);
  const imports: Import[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isNode(value)) return;
    const module = moduleOf(value);
    if (module !== undefined) {
      imports.push({ from: plainText(module), line: text.slice(0, value.start).split("\n").length });
    }
    for (const key in value) visit(value[key]);
  };
  visit(body);
  const passesOn = (node: (typeof body)[number]) =>
    node.type === "ExportAllDeclaration" || (node.type === "ExportNamedDeclaration" && node.declaration === null);
  return {
    imports,
    isBarrel: body.some(passesOn) && body.every((node) => passesOn(node) || node.type === "ImportDeclaration"),
  };
}

/** The node that names the module, where a node imports one. */
function moduleOf(node: SyntaxNode): SyntaxNode | undefined {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
    case "ImportExpression":
    case "TSImportType":
      return isNode(node.source) ? node.source : undefined;
    case "TSExternalModuleReference":
      return isNode(node.expression) ? node.expression : undefined;
    case "CallExpression":
      return isNode(node.callee) && node.callee.name === "require" ? firstArgument(node) : undefined;
    default:
      return undefined;
  }
}

const firstArgument = (call: SyntaxNode): SyntaxNode =>
  Array.isArray(call.arguments) && isNode(call.arguments[0]) ? call.arguments[0] : call;

function plainText(node: SyntaxNode): string | undefined {
  return node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}
