/**
 * Tables as comma-separated values (RFC 4180), inert in spreadsheets: a cell that would be a formula is marked as text. Pure.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
import { joinPieces } from "../text/pieces.ts";
import { visible } from "../text/visible.ts";

export type CsvCell = string | number | null;

/** What spreadsheets take for the beginning of a formula, in full width too. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** In pieces, as rows come. The first row has the names of the columns. `null` is an empty cell. */
export function formatCsv(head: readonly string[], rows: Iterable<readonly CsvCell[]>): Generator<string> {
  return joinPieces(linesOf(head, rows));
}

function* linesOf(head: readonly string[], rows: Iterable<readonly CsvCell[]>): Generator<string> {
  yield lineOf(head);
  for (const row of rows) yield lineOf(row);
}

const lineOf = (row: readonly CsvCell[]): string => `${row.map(cellText).join(",")}\r\n`;

function cellText(value: CsvCell): string {
  if (value === null || typeof value === "number") return String(value ?? "");
  const shown = visible(value);
  const inert = formula.test(shown) ? `'${shown}` : shown;
  return /[",'\s]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
