/**
 * One line of `--output text` of the AWS CLI: the values of an object behind its name, with tabs between, in the alphabetical order of
 * their keys. Pure.
 *
 * - `filter-log-events`: `EVENTS  <eventId>  <ingestionTime>  <stream>  <message>  <timestamp>`
 * - `get-log-events`: `EVENTS  <ingestionTime>  <message>  <timestamp>`, below a line with both tokens
 *
 * Source: https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html
 */
import { readMoment } from "./moment.ts";

type TextRow =
  | {
      readonly kind: "event";
      readonly atMs: number | null;
      readonly message: string;
      readonly eventId: string | undefined;
    }
  | { readonly kind: "partial"; readonly why: string }
  | { readonly kind: "page"; readonly token: string }
  /** A text by itself: the token of the next page, where rows stand beside it. */
  | { readonly kind: "token" }
  /** It says nothing of interest. */
  | { readonly kind: "other" };

/** `undefined` for any other line. */
export function readTextRow(line: string): TextRow | undefined {
  const cells = line.split("\t");
  const [name = ""] = cells;
  switch (name) {
    case "EVENTS":
      return readEvent(cells);
    case "NEXTTOKEN":
      return { kind: "partial", why: "it is one page of several: it has a NextToken" };
    case "SEARCHEDLOGSTREAMS":
      return /^false$/i.test(cells[2] ?? cells[1] ?? "")
        ? { kind: "partial", why: "it has not searched every stream to the end" }
        : { kind: "other" };
  }
  const forward = cells.length === 2 && name.startsWith("b/") && cells[1]?.startsWith("f/") ? cells[1] : undefined;
  if (forward !== undefined) return { kind: "page", token: forward };
  return /^[\w+/=-]{20,}$/.test(line) ? { kind: "token" } : undefined;
}

function readEvent(cells: readonly string[]): TextRow | undefined {
  const from = cells.findIndex((cell) => cell.startsWith("{"));
  if (from < 0) return undefined;
  const last = cells.at(-1) ?? "";
  const hasTime = from < cells.length - 1 && readMoment(last) !== null;
  const [, id = ""] = cells;
  return {
    kind: "event",
    atMs: hasTime ? readMoment(last) : null,
    message: cells.slice(from, hasTime ? -1 : undefined).join("\t"),
    eventId: /^\d{30,}$/.test(id) ? id : undefined,
  };
}
