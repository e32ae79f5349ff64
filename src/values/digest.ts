/** What something was made from, as a SHA-256. Pure. */
import { createHash } from "node:crypto";

/** Whole, as `sha256sum` prints it of a file in UTF-8. */
export function wholeDigest(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** The same of a text that comes in pieces, because there may be more of it than one wants to hold. */
export function digestOfPieces(pieces: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return `sha256:${hash.digest("hex")}`;
}

/** The beginning of the same, short enough to compare by eye. */
export function digest(text: string): string {
  return wholeDigest(text).slice(0, "sha256:".length + 16);
}

/** The id by which git names a file with this text: `algorithm` is the repository's. */
export function blobId(text: string, algorithm: "sha1" | "sha256"): string {
  return createHash(algorithm)
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest("hex");
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
