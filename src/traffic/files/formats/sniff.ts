/** What is in a file of logs, told by how it begins. Names and endings do not count: exports have neither. Pure. */
import { countColumn } from "./why-partial.ts";

export type Format = "lines" | "json" | "csv" | "yaml" | "binary" | "utf-16" | "empty";

/** So many bytes are looked at. */
export const sniffedBytes = 64 * 1024;

const looksAtLines = 50;

/** @param isWhole whether there is nothing behind `bytes`. */
export function sniff(bytes: Buffer, isWhole: boolean): Format {
  const start = bytes.subarray(0, sniffedBytes);
  // As redirecting output in PowerShell writes files.
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)) return "utf-16";
  const text = start
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (text === "") return "empty";
  const lines = text.split(/\r?\n/);
  // The last line may be cut off by us.
  const wholeLines = (isWhole && bytes.length <= sniffedBytes ? lines : lines.slice(0, -1)).slice(0, looksAtLines);
  const hasRecord = wholeLines.some(isRecordLine);
  // A control character in one line does not spoil the others.
  if (!hasRecord && start.some(isBinary)) return "binary";
  if (isCsvHeader(lines[0] ?? "")) return "csv";
  if (isYaml(lines)) return "yaml";
  if (text.startsWith("[")) return isRowLine(wholeLines[0] ?? "") ? "lines" : "json";
  return text.startsWith("{") && !hasRecord ? "json" : "lines";
}

/** But for escape sequences, and the separator of JSON text sequences (RFC 7464). */
const isBinary = (byte: number): boolean => byte < 9 || (byte > 13 && byte < 32 && byte !== 27 && byte !== 30);

/** A value that is alone on its line, behind a time or not. What is indented is a part of something larger. */
function isRecordLine(line: string): boolean {
  const object = /^(?:\d[^{]*)?(\{.*:.*\})\s*$/.exec(line)?.[1];
  return object !== undefined && parse(object) !== undefined;
}

/** A row of Logs Insights, as `jq -c '.results[]'` prints it. */
function isRowLine(line: string): boolean {
  const row = parse(line);
  return Array.isArray(row) && row.length > 0 && row.every((cell) => typeof cell?.field === "string");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The table holds messages, or the fields that every record has, or counts. */
function isCsvHeader(line: string): boolean {
  const cells = new Set(line.split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1")));
  return (
    cells.has("@message") ||
    cells.has("@timestamp") ||
    (cells.has("timestamp") && cells.has("message")) ||
    (cells.has("cat") && cells.has("outcome")) ||
    (cells.size > 1 && [...cells].some((cell) => countColumn.test(cell)))
  );
}

/** An answer, or a list of them (`--output yaml-stream`): a key by itself, and below it keys of events or of fields. */
function isYaml([first = "", ...others]: readonly string[]): boolean {
  return (
    /^(?:- )?[A-Za-z]\w*:(?: \S.*)?$/.test(first) &&
    others.some((line) => /^\s*(?:- )*(?:message|eventId|field|ingestionTime|timestamp): /.test(line))
  );
}
