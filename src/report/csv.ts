/**
 * Tables as comma-separated values (RFC 4180), inert in spreadsheets: a cell that would be a formula is marked as text. Pure.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
import { visible } from "../text/visible.ts";

export type CsvCell = string | number | null;

/** What spreadsheets take for the beginning of a formula, in full width too. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** The first row has the names of the columns. `null` is an empty cell. */
export function formatCsv(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [head, ...rows].map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

function cellText(value: CsvCell): string {
  if (value === null || typeof value === "number") return String(value ?? "");
  const shown = visible(value);
  const inert = formula.test(shown) ? `'${shown}` : shown;
  return /[",'\s]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
