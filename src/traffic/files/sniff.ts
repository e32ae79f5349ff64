/** What is in a file of logs, told by how it begins. Names and endings do not count: exports have neither. Pure. */

export type Format = "lines" | "json" | "csv" | "binary" | "empty";

/** So many bytes are looked at. */
export const sniffedBytes = 64 * 1024;

/** @param isWhole whether there is nothing behind `bytes`. */
export function sniff(bytes: Buffer, isWhole: boolean): Format {
  const start = bytes.subarray(0, sniffedBytes);
  if (start.some((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32))) return "binary";
  const text = start
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (text === "") return "empty";
  const lines = text.split(/\r?\n/);
  // The last line may be cut off by us.
  const wholeLines = (isWhole && bytes.length <= sniffedBytes ? lines : lines.slice(0, -1)).slice(0, 20);
  if (/^[{[]/.test(text)) return wholeLines.some(isRecordLine) ? "lines" : "json";
  return /^"?@(?:timestamp|message)"?,|,"?@(?:timestamp|message)"?(?:,|$)/.test(lines[0] ?? "") ? "csv" : "lines";
}

/** An object with something in it. */
function isRecordLine(line: string): boolean {
  if (!/^\s*\{.*:.*\}\s*$/.test(line)) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
