/**
 * Moves freshly synthesized files to where the cdktf CLI looks for them, each in one step. Leaves alone what Terraform keeps
 * beside them, and removes nothing but generated files of stacks that the directory's own manifest names.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";

/** What CDKTF writes for a stack, as JSON and as HCL. */
const generatedFiles = ["cdk.tf.json", "cdk.tf", "metadata.json"];
const manifestFile = "manifest.json";

/** @returns names of the stacks that `outdir` held and no longer does, sorted. */
export function replaceOutput(fresh: string, outdir: string): readonly string[] {
  const before = stacksIn(outdir);
  const now = stacksIn(fresh);
  for (const stack of now) {
    const made = readdirSync(join(fresh, "stacks", stack));
    mkdirSync(join(outdir, "stacks", stack), { recursive: true });
    for (const file of made) moveFile(join(fresh, "stacks", stack, file), join(outdir, "stacks", stack, file));
    removeGenerated(join(outdir, "stacks", stack), made);
  }
  moveFile(join(fresh, manifestFile), join(outdir, manifestFile));
  const removed = before.filter((stack) => !now.includes(stack));
  for (const stack of removed) removeGenerated(join(outdir, "stacks", stack), []);
  return removed;
}

/** Names in a directory's manifest, sorted; none where it has no readable one. */
function stacksIn(outdir: string): readonly string[] {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(join(outdir, manifestFile), "utf8"));
  } catch {
    return [];
  }
  if (typeof manifest !== "object" || manifest === null || !("stacks" in manifest)) return [];
  // A manifest is a file like any other: its names must not lead out of the directory.
  return Object.keys(Object(manifest.stacks))
    .filter((name) => /^[a-z][a-z0-9_-]*$/.test(name))
    .sort();
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

function removeGenerated(directory: string, except: readonly string[]): void {
  if (!existsSync(directory)) return;
  for (const file of generatedFiles) if (!except.includes(file)) rmSync(join(directory, file), { force: true });
  // What remains is Terraform's: plug-ins, lock file. It goes when the stack is destroyed.
  if (readdirSync(directory).length === 0) rmdirSync(directory);
}
