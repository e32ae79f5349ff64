/** Answers in words for a terminal (`why`, `explain`, `synth`), from blocks without any layout. Pure. */
import { createColors } from "picocolors";
import { visible } from "../text/visible.ts";
import { textWidth, wrap } from "./text-width.ts";

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
  /**
   * Columns as wide as their widest cell; the last one wraps. Where a terminal has no room for that, a table with a head shows
   * each row as lines of their own, with the head's words before them.
   */
  | {
      readonly kind: "table";
      readonly head?: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Of the first cell of each row, where there is no head. */
      readonly tones?: readonly Tone[];
    };

/** Widest text that is easy to read. */
const maxWidth = 100;
const indent = "  ";

/** Ends with a line break; nothing in it acts on a terminal but our own colors. */
export function renderBlocks(
  blocks: readonly Block[],
  { color, width }: { readonly color: boolean; readonly width: number },
): string {
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
        return tableLines(block, columns, { strong: colors.bold, tones });
    }
  };
  return `${blocks.map((block) => linesOf(block).join("\n")).join("\n\n")}\n`;
}

/** What the last column of a table needs, so that its sentences can be read. */
const minLastWidth = 20;

interface Paint {
  readonly strong: (text: string) => string;
  readonly tones: Readonly<Record<Tone, (text: string) => string>>;
}

function tableLines(
  { head, rows, tones: rowTones }: Extract<Block, { kind: "table" }>,
  columns: number,
  { strong, tones }: Paint,
): readonly string[] {
  const shown = [...(head === undefined ? [] : [head]), ...rows].map((row) => row.map(visible));
  const count = Math.max(0, ...shown.map((row) => row.length));
  const widths = Array.from({ length: count - 1 }, (_, index) =>
    Math.max(...shown.map((row) => textWidth(row[index] ?? ""))),
  );
  const lead = widths.reduce((sum, width) => sum + width + 2, indent.length);
  if (head !== undefined && columns - lead < minLastWidth) return rowsAsLines(head, rows, columns, strong);
  return shown.flatMap((row, rowIndex) => {
    const cells = widths.map((width, index) => {
      const cell = row[index] ?? "";
      const tone = index === 0 && head === undefined ? rowTones?.[rowIndex] : undefined;
      return tones[tone ?? "plain"](cell) + " ".repeat(width - textWidth(cell) + 2);
    });
    return wrap(row[count - 1] ?? "", Math.max(columns - lead, minLastWidth)).map((line, index) => {
      const text = (index === 0 ? `${indent}${cells.join("")}${line}` : `${" ".repeat(lead)}${line}`).trimEnd();
      return head !== undefined && rowIndex === 0 ? strong(text) : text;
    });
  });
}

/** The first cell of each row is what the others are about. */
function rowsAsLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
  strong: (text: string) => string,
): readonly string[] {
  return rows.flatMap(([subject = "", ...cells]) => [
    `${indent}${strong(visible(subject))}`,
    ...cells.flatMap((cell, index) => {
      const label = `${visible(head[index + 1] ?? "")}: `;
      return cell === ""
        ? []
        : wrap(label + visible(cell), columns - 2 * indent.length).map((line) => indent + indent + line);
    }),
  ]);
}
