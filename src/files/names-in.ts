/** What a folder holds, where it can be read. */
import { readdirSync } from "node:fs";

/** In the order of the disk; `undefined` where it is not there, not a folder, or not to be read. */
export function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
}
