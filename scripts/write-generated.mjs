/** Writes generated sources so that no failure, wherever it comes, leaves half a file: what stood there stays until the new text is whole. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @param target URL of the file, whose folder may be missing. A file that holds the text already is not touched, so that nothing
 * that watches it starts anew.
 */
export function writeGenerated(target, text) {
  const path = fileURLToPath(target);
  if (textOf(path) === text) return;
  mkdirSync(dirname(path), { recursive: true });
  // One process generates at a time or writes the same, and `.tmp` is nothing that a compiler reads.
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
