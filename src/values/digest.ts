/** What something was made from, as a SHA-256. Pure. */
import { createHash } from "node:crypto";

/** Whole, as `sha256sum` prints it of a file in UTF-8. */
export function wholeDigest(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** The beginning of the same, short enough to compare by eye. */
export function digest(text: string): string {
  return wholeDigest(text).slice(0, "sha256:".length + 16);
}

interface File {
  readonly path: string;
  readonly text: string;
}

/** Equal for the same files, in whatever order they were read. */
export function digestFiles(files: Iterable<File>): string {
  return digest(textOfFiles(files));
}

export function wholeDigestOfFiles(files: Iterable<File>): string {
  return wholeDigest(textOfFiles(files));
}

function textOfFiles(files: Iterable<File>): string {
  return JSON.stringify([...files].map(({ path, text }) => [path, text]).sort());
}
