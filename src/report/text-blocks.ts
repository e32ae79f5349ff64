/** Answers in words for a terminal (`why`, `explain`, `synth`), from blocks without any layout. Pure. */
import { createColors } from "picocolors";
import type { RenderOptions } from "./report.ts";
import { textWidth, wrap } from "./text-width.ts";
import { visible } from "./visible.ts";

export type Tone = "good" | "bad" | "doubtful" | "plain";

export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  /** Lines that keep their breaks: a command, a piece of YAML. */
  | { readonly kind: "code"; readonly text: string }
  /** A term, a word about it, and lines that explain it. */
  | {
      readonly kind: "item";
      readonly term: string;
      readonly word?: string;
      readonly tone?: Tone;
      readonly lines: readonly string[];
    }
  /** Columns as wide as their widest cell; the last one wraps. */
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] };

/** Widest text that is easy to read. */
const maxWidth = 100;
const indent = "  ";

/** Ends with a line break; nothing in it acts on a terminal but our own colors. */
export function renderBlocks(blocks: readonly Block[], { color, width }: RenderOptions): string {
  const colors = createColors(color);
  const columns = Math.max(Math.min(width, maxWidth), 40);
  const tones: Readonly<Record<Tone, (text: string) => string>> = {
    good: colors.green,
    bad: colors.red,
    doubtful: colors.yellow,
    plain: (text) => text,
  };
  const linesOf = (block: Block): readonly string[] => {
    switch (block.kind) {
      case "heading":
        return [colors.bold(visible(block.text))];
      case "paragraph":
        return wrap(visible(block.text), columns);
      case "code":
        return block.text.split("\n").map((line) => `${indent}${visible(line)}`);
      case "item": {
        const word = block.word === undefined ? "" : `  ${tones[block.tone ?? "plain"](visible(block.word))}`;
        const lines = block.lines.flatMap((line) => wrap(visible(line), columns - 2 * indent.length));
        return [`${indent}${colors.bold(visible(block.term))}${word}`, ...lines.map((line) => indent + indent + line)];
      }
      case "table":
        return tableLines(block.rows, columns);
    }
  };
  return `${blocks.map((block) => linesOf(block).join("\n")).join("\n\n")}\n`;
}

function tableLines(rows: readonly (readonly string[])[], columns: number): readonly string[] {
  const shown = rows.map((row) => row.map(visible));
  const count = Math.max(0, ...shown.map((row) => row.length));
  const widths = Array.from({ length: count - 1 }, (_, index) =>
    Math.max(...shown.map((row) => textWidth(row[index] ?? ""))),
  );
  const lead = widths.reduce((sum, width) => sum + width + 2, indent.length);
  return shown.flatMap((row) => {
    const cells = widths.map((width, index) => {
      const cell = row[index] ?? "";
      return cell + " ".repeat(width - textWidth(cell) + 2);
    });
    return wrap(row[count - 1] ?? "", Math.max(columns - lead, 20)).map((line, index) =>
      (index === 0 ? `${indent}${cells.join("")}${line}` : `${" ".repeat(lead)}${line}`).trimEnd(),
    );
  });
}
