/** The line of a file that a finding points at, with the culprit underlined. Pure. */
import { lineText, type Region, type SourceFile } from "../findings/source-file.ts";
import { visibleCharacters } from "../text/visible.ts";
import { textWidth } from "./text-width.ts";

export interface CodeFrame {
  readonly line: number;
  /** The line, safe to print, clipped to the width. */
  readonly text: string;
  /** Columns before the underline. */
  readonly offset: number;
  /** Carets, at least one. */
  readonly underline: string;
}

interface Cell {
  readonly shown: string;
  readonly width: number;
  /** One-based UTF-16 column in the file. */
  readonly column: number;
}

const tab = "    ";
const ellipsis = "...";

function cellsOf(line: string): readonly Cell[] {
  let column = 1;
  return visibleCharacters(line).map(({ character, shown: escaped }) => {
    const shown = character === "\t" ? tab : escaped;
    const cell = { shown, width: textWidth(shown), column };
    column += character.length;
    return cell;
  });
}

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0);
const textOf = (cells: readonly Cell[]): string => cells.map((cell) => cell.shown).join("");

/** How many characters of a line are looked at: enough for any terminal, however long the line. */
const maxCells = 4096;

/** `undefined` where the file has no such line. A region of several lines is underlined to the end of its first. */
export function codeFrame(source: SourceFile, region: Region, width: number): CodeFrame | undefined {
  const line = lineText(source, region.line);
  if (line === undefined) return undefined;
  const skipped = Math.max(0, region.column - maxCells / 2);
  const cells = cellsOf(line.slice(skipped, skipped + maxCells));
  const start = region.column - skipped;
  const end = region.endLine > region.line ? Number.POSITIVE_INFINITY : region.endColumn - skipped;
  const before = cells.filter((cell) => cell.column < start);
  const culprit = cells.filter((cell) => cell.column >= start && cell.column < end);
  const after = cells.filter((cell) => cell.column >= start && cell.column >= end);
  return { line: region.line, ...clip(before, culprit, after, width) };
}

/** Keeps the culprit's start in sight: cuts what stands before it from the left and what follows from the right. */
function clip(
  before: readonly Cell[],
  culprit: readonly Cell[],
  after: readonly Cell[],
  width: number,
): Omit<CodeFrame, "line"> {
  const total = widthOf(before) + widthOf(culprit) + widthOf(after);
  const room = total <= width ? width : Math.max(width - 2 * ellipsis.length, 8);
  let lead = before;
  if (total > width) {
    const wanted = Math.max(Math.floor(room / 3), room - widthOf(culprit) - widthOf(after));
    while (widthOf(lead) > wanted) lead = lead.slice(1);
  }
  const prefix = lead.length < before.length ? ellipsis : "";
  const marked = take(culprit, room - widthOf(lead));
  const rest = take(after, room - widthOf(lead) - widthOf(marked));
  const cut = marked.length < culprit.length || rest.length < after.length;
  return {
    text: `${prefix}${textOf(lead)}${textOf(marked)}${textOf(rest)}${cut ? ellipsis : ""}`.trimEnd(),
    offset: prefix.length + widthOf(lead),
    underline: "^".repeat(Math.max(1, widthOf(marked))),
  };
}

function take(cells: readonly Cell[], room: number): readonly Cell[] {
  let width = 0;
  const count = cells.findIndex((cell) => {
    width += cell.width;
    return width > room;
  });
  return count === -1 ? cells : cells.slice(0, count);
}
