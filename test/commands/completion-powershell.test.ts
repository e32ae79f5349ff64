/** PowerShell itself is not asked: the script is parsed by the grammar that VS Code uses, and read as PowerShell reads strings. */
import { createRequire } from "node:module";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { powershellScript } from "../../src/commands/completion/powershell.ts";
import { type Completed, completedOf } from "../../src/commands/completion/words-of.ts";
import { commands } from "../../src/commands/registry.ts";

interface SyntaxNode {
  readonly type: string;
  readonly text: string;
  readonly hasError: boolean;
  readonly children: readonly (SyntaxNode | null)[];
}

const { resolve } = createRequire(import.meta.url);
let parse: (text: string) => SyntaxNode;

beforeAll(async () => {
  const { Parser, Language } = createRequire(import.meta.url)("@vscode/tree-sitter-wasm");
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(resolve("@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm")));
  parse = (text) => parser.parse(text).rootNode;
});

/** Types and texts of a tree's nodes, without what strings hold. */
function* shapeOf(node: SyntaxNode): Generator<string> {
  yield node.type;
  for (const child of node.children) if (child !== null) yield* shapeOf(child);
}

function* stringsOf(node: SyntaxNode): Generator<string> {
  if (node.type === "verbatim_string_characters") yield node.text.slice(1, -1).replaceAll("''", "'");
  for (const child of node.children) if (child !== null) yield* stringsOf(child);
}

const completed = completedOf(commands.map(({ spec }) => spec));

describe("the script for PowerShell", () => {
  it("parses", () => {
    expect(parse(powershellScript(completed)).hasError).toBe(false);
    expect(parse(`${powershellScript(completed)}}`).hasError).toBe(true);
  });

  it("holds every command, option, summary and choice as a string", () => {
    const strings = new Set(stringsOf(parse(powershellScript(completed))));
    for (const { name, summary, options } of completed.commands) {
      expect(strings).toContain(name);
      expect(strings).toContain(summary);
      for (const option of options) {
        expect(strings).toContain(option.name);
        expect(strings).toContain(option.description);
        if (typeof option.values === "object") for (const value of option.values) expect(strings).toContain(value);
      }
    }
  });

  it("keeps its shape whatever descriptions hold", () => {
    const withText = (text: string): Completed => ({
      globals: [{ name: "--one", description: text, values: [text, "x"], isVariadic: false }],
      commands: [{ name: "lint", summary: text, options: [], argument: "file" }],
    });
    const usual = [...shapeOf(parse(powershellScript(withText("usual"))))];
    const nasty = fc
      .string({
        unit: fc.constantFrom("'", "''", "$(", ")", "`", '"', "}", "@", ";", "#", "a", " ", "\\"),
      })
      .map((text) => `said: ${text}`);
    fc.assert(
      fc.property(nasty, (text) => {
        const tree = parse(powershellScript(withText(text)));
        expect([...shapeOf(tree)]).toEqual(usual);
        expect([...stringsOf(tree)].filter((one) => one === text)).toHaveLength(3);
      }),
      { numRuns: 200 },
    );
  });

  it("doubles the curly quotes too, which end a string of PowerShell's", () => {
    const script = powershellScript({
      globals: [],
      commands: [{ name: "lint", summary: "an app\u2019s names", options: [], argument: "file" }],
    });
    expect(script).toContain("'lint' = 'an app\u2019\u2019s names'");
  });
});
