/** Tables that the console of Logs Insights exports: a row is a message with its time, or the fields of a record. */
import { StringDecoder } from "node:string_decoder";
import { messagesIn } from "./messages-in.ts";
import type { MessageSink, Parser } from "./parser.ts";
import { whyFull } from "./why-partial.ts";

const longestRow = 16 * 1024 * 1024;

export function createCsvParser(sink: MessageSink): Parser {
  const decoder = new StringDecoder("utf8");
  let header: readonly string[] | undefined;
  let row: string[] = [];
  let field = "";
  let rowLength = 0;
  /** Within quotes; or behind one that may close them, or stand for itself with the next. */
  let state: "plain" | "quoted" | "quote" = "plain";
  let line = 1;
  let rowLine = 1;
  let broken = false;
  let rows = 0;

  const endField = (): void => {
    row.push(field);
    field = "";
  };

  const endRow = (): void => {
    endField();
    const cells = row;
    [row, rowLength] = [[], 0];
    if (cells.length === 1 && cells[0] === "") return;
    if (header === undefined) {
      header = cells;
      return;
    }
    rows += 1;
    // A field that the record lacks is an empty cell.
    const entries = header.map((name, index) => [name, cells[index] ?? ""] as const);
    const fields = Object.fromEntries(entries.filter(([, cell]) => cell !== ""));
    if (cells.length !== header.length) {
      sink.unreadable(rowLine, `it has ${cells.length} cells, and the header ${header.length}`);
      return;
    }
    for (const { atMs, text, fields: found, eventId } of messagesIn(fields)) {
      sink.message(atMs, text ?? JSON.stringify(found), rowLine, found, eventId);
    }
  };

  const read = (text: string): void => {
    for (const character of text) {
      if (broken) return;
      if (state === "quote" && character === '"') {
        field += '"';
        state = "quoted";
      } else if (state === "quoted") {
        if (character === '"') state = "quote";
        else field += character;
      } else if (character === '"' && field === "") state = "quoted";
      else {
        state = "plain";
        if (character === ",") endField();
        else if (character === "\n") {
          endRow();
          rowLine = line + 1;
        } else if (character !== "\r") field += character;
      }
      if (character === "\n") line += 1;
      rowLength += 1;
      if (rowLength > longestRow) {
        sink.lostRest(rowLine, "a quote opens and does not close");
        broken = true;
      }
    }
  };

  return {
    push: (bytes) => read(decoder.write(bytes)),
    end: () => {
      read(decoder.end());
      if (broken) return;
      if (state === "quoted") sink.lostRest(rowLine, "the file ends in the middle of a quoted cell");
      else if (field !== "" || row.length > 0) {
        if (header !== undefined && row.length + 1 < header.length)
          sink.partial(rowLine, "it ends in the middle of a row");
        endRow();
      }
      const why = whyFull(rows);
      if (why !== undefined) sink.partial(rowLine, why);
    },
  };
}
