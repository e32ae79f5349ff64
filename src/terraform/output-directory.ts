/**
 * What lies in an output directory, and whose it is: stacks of ours bear a mark, and everything else belongs to someone else. Reads only.
 */
import { lstatSync, readdirSync, readFileSync, type Stats } from "node:fs";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { quote } from "../text/quote.ts";
import { isMarked } from "./stack-mark.ts";

export const manifestFile = "manifest.json";
const stacksFolder = "stacks";
const [jsonFile, hclFile, metadataFile] = ["cdk.tf.json", "cdk.tf", "metadata.json"];

/** Whatever CDKTF may write for a stack, as JSON and as HCL. */
const generatedFiles = [jsonFile, hclFile, metadataFile];

export function stackFolder(outdir: string, stack: string): string {
  return join(outdir, stacksFolder, stack);
}

/** Names of the stacks whose files bear our mark, sorted. */
export function ownStacks(outdir: string): readonly string[] {
  const names = isFolder(join(outdir, stacksFolder)) ? readdirSync(join(outdir, stacksFolder)) : [];
  return names.filter((name) => ownFiles(stackFolder(outdir, name)).length > 0).sort();
}

/** Files of a stack that we wrote. */
export function ownFiles(folder: string): readonly string[] {
  if (!isFolder(folder)) return [];
  const json = isMarkedFile(join(folder, jsonFile)) ? [jsonFile] : [];
  // HCL has no place for the mark: the metadata speak for both.
  const hcl = isMarkedFile(join(folder, metadataFile)) ? [hclFile, metadataFile] : [];
  return [...json, ...hcl].filter((file) => statOf(join(folder, file))?.isFile() === true);
}

/** The files of each stack that was freshly synthesized. */
export function madeFiles(fresh: string): ReadonlyMap<string, readonly string[]> {
  return new Map(ownStacks(fresh).map((stack) => [stack, readdirSync(stackFolder(fresh, stack)).sort()]));
}

/**
 * @param stacks what is to be written: the files of each stack
 * @throws UserError where that would replace, or stand beside, what is not ours
 */
export function refuseForeign(outdir: string, stacks: ReadonlyMap<string, readonly string[]>): void {
  requireFolder(join(outdir, stacksFolder));
  refuseForeignManifest(join(outdir, manifestFile));
  for (const [stack, files] of stacks) {
    const folder = stackFolder(outdir, stack);
    requireFolder(folder);
    const own = ownFiles(folder);
    // Terraform reads every configuration in a folder as one.
    const configurations = generatedFiles.filter((file) => file !== metadataFile || files.includes(file));
    const foreign = configurations.find((file) => !own.includes(file) && statOf(join(folder, file)) !== undefined);
    if (foreign !== undefined) throw foreignFile(join(folder, foreign));
  }
}

/** Entries of a manifest for stacks that are not ours, whose files are there. */
export function foreignEntries(outdir: string): Readonly<Record<string, unknown>> {
  const own = ownStacks(outdir);
  const entries = Object.entries(manifestOf(join(outdir, manifestFile))?.stacks ?? {});
  return Object.fromEntries(entries.filter(([name, entry]) => !own.includes(name) && hasFile(outdir, entry)));
}

function requireFolder(path: string): void {
  const stats = statOf(path);
  if (stats === undefined || stats.isDirectory()) return;
  if (!stats.isSymbolicLink()) throw foreignFile(path);
  throw new UserError(`${quote(path)} is a symbolic link, and synth writes into folders of its own only`, {
    hint: "Remove the link, or write somewhere else: --outdir <dir>",
  });
}

function refuseForeignManifest(file: string): void {
  const stats = statOf(file);
  if (stats === undefined) return;
  const manifest = stats.isFile() ? manifestOf(file) : undefined;
  // Damaged ones are replaced; what has other keys is the manifest of something else.
  const isOther = manifest !== undefined && !("stacks" in manifest) && Object.keys(manifest).length > 0;
  if (!stats.isFile() || isOther) throw foreignFile(file);
}

function foreignFile(file: string): UserError {
  return new UserError(`${quote(file)} was not written by discriminat-policy synth, and stays as it is`, {
    hint: "Write somewhere else: --outdir <dir>. If an earlier version of discriminat-policy wrote the file, delete it.",
  });
}

interface Manifest {
  readonly stacks?: Readonly<Record<string, unknown>>;
}

/** `undefined` where the file is not an object in JSON. */
function manifestOf(file: string): Manifest | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof manifest !== "object" || manifest === null || Array.isArray(manifest)) return undefined;
    const { stacks } = manifest as { readonly stacks?: unknown };
    return "stacks" in manifest
      ? { stacks: typeof stacks === "object" && stacks !== null ? { ...stacks } : {} }
      : manifest;
  } catch {
    return undefined;
  }
}

/** Whether a manifest's entry names a file in the directory. */
function hasFile(outdir: string, entry: unknown): boolean {
  const { synthesizedStackPath: path } = Object(entry);
  if (typeof path !== "string" || path.split(/[\\/]/).includes("..")) return false;
  return statOf(join(outdir, path)) !== undefined;
}

function isMarkedFile(path: string): boolean {
  return statOf(path)?.isFile() === true && isMarked(readFileSync(path, "utf8"));
}

function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() === true;
}

/** Of the path itself, not of where a link leads. */
function statOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}
