/**
 * Moves freshly synthesized files to where the cdktf CLI looks for them, each in one step. Replaces and removes nothing but generated files
 * that bear our mark: stacks of other apps, Terraform's files and whatever users put beside ours stay.
 */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import {
  foreignEntries,
  madeFiles,
  manifestFile,
  ownFiles,
  ownStacks,
  refuseForeign,
  stackFolder,
} from "./output-directory.ts";

/**
 * @returns names of the stacks of ours that `outdir` held and no longer does, sorted.
 * @throws UserError where something stands in the way that is not ours; nothing has changed then.
 */
export function replaceOutput(fresh: string, outdir: string): readonly string[] {
  const made = madeFiles(fresh);
  refuseForeign(outdir, made);
  mergeManifest(fresh, outdir);
  const before = ownStacks(outdir);
  for (const [stack, files] of made) {
    const [from, to] = [stackFolder(fresh, stack), stackFolder(outdir, stack)];
    mkdirSync(to, { recursive: true });
    for (const file of files) moveFile(join(from, file), join(to, file));
    removeOwn(to, files);
  }
  moveFile(join(fresh, manifestFile), join(outdir, manifestFile));
  const removed = before.filter((stack) => !made.has(stack));
  for (const stack of removed) removeOwn(stackFolder(outdir, stack), []);
  return removed;
}

/** Keeps the entries of other apps' stacks in the fresh manifest. Without any, its bytes stay as CDKTF wrote them. */
export function mergeManifest(fresh: string, outdir: string): void {
  const foreign = foreignEntries(outdir);
  if (Object.keys(foreign).length === 0) return;
  const manifest = JSON.parse(readFileSync(join(fresh, manifestFile), "utf8"));
  const stacks = Object.entries({ ...foreign, ...manifest.stacks }).sort(([left], [right]) => (left < right ? -1 : 1));
  const merged = { ...manifest, stacks: Object.fromEntries(stacks) };
  writeFileSync(join(fresh, manifestFile), JSON.stringify(merged, null, 2));
}

function moveFile(from: string, to: string): void {
  const file = openSync(from, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(from, to);
}

function removeOwn(folder: string, except: readonly string[]): void {
  for (const file of ownFiles(folder)) if (!except.includes(file)) rmSync(join(folder, file));
  // What remains is Terraform's and the user's: plug-ins, lock file, state, variables.
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
