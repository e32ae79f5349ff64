/**
 * The files of a tree of policies, from the disk or from wherever a `TreeFiles` takes them. The only file of this folder that
 * does I/O: synchronous, because that is faster for many small files. Never follows a symbolic link, and never reads more of a
 * file than one may hold.
 */
import { closeSync, type Dirent, fstatSync, openSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { codeOf, fileError, isMachineFault, reasonOf } from "../files/file-error.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { maxFileBytes, tooLarge } from "../yaml/examine-text.ts";
import { fileStart } from "../yaml/read-fields.ts";
import type { LoaderProblem } from "./checks.ts";
import { isYaml } from "./tree-layout.ts";

/** How findings call a file of a tree. */
interface ShownPaths {
  /** From a path in the tree, `/` between segments, to one that findings show. */
  readonly show: (path: string) => string;
}

/** Where the files of a tree come from: a folder, or a commit. */
export interface TreeFiles extends ShownPaths {
  /** @throws where there is no such tree. */
  readonly list: () => TreeListing;
  readonly read: (path: string) => FileReading;
}

/** A folder on the disk. */
export interface TreeRoot extends ShownPaths {
  /** Absolute. */
  readonly folder: string;
}

export interface TreeListing {
  /** Relative to the root, `/` between segments, sorted. Without hidden files and folders. */
  readonly paths: readonly string[];
  readonly problems: readonly LoaderProblem[];
}

/** The files of a folder on the disk. */
export function filesOnDisk(root: TreeRoot): TreeFiles {
  return { show: root.show, list: () => listTree(root), read: (path) => readTreeFile(root, path) };
}

/**
 * Lists the regular files of a tree.
 *
 * @throws the error of the file system where the root itself cannot be listed.
 */
function listTree(root: TreeRoot): TreeListing {
  const paths: string[] = [];
  const problems: LoaderProblem[] = [];
  const visit = (folder: string, entries: readonly Dirent[]): void => {
    for (const entry of entries) {
      if (entry.name.startsWith(".")) continue;
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) paths.push(path);
      else if (entry.isSymbolicLink()) {
        if (isYaml(path) || leadsToFolder(join(root.folder, path))) problems.push(symbolicLink(root, path));
      } else if (entry.isDirectory()) {
        try {
          visit(path, readdirSync(join(root.folder, path), { withFileTypes: true }));
        } catch (error) {
          problems.push(unreadable(root, path, reasonIn(root, path, error)));
        }
      } else if (isYaml(path)) problems.push(unreadable(root, path, "it is not a regular file"));
    }
  };
  visit("", readdirSync(root.folder, { withFileTypes: true }));
  return { paths: paths.sort(), problems };
}

export type FileReading =
  | { readonly source: SourceFile; readonly problem?: never }
  | { readonly source?: never; readonly problem: LoaderProblem };

/** Reads one file of a tree as UTF-8; bytes that are not become U+FFFD. */
export function readTreeFile(root: TreeRoot, path: string): FileReading {
  try {
    const descriptor = openSync(join(root.folder, path), "r");
    try {
      if (fstatSync(descriptor).size > maxFileBytes) return { problem: tooLarge(emptySource(root, path)) };
      return { source: { path: root.show(path), text: readFileSync(descriptor, "utf8") } };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return { problem: unreadable(root, path, reasonIn(root, path, error)) };
  }
}

/**
 * Why a part of the tree cannot be read.
 *
 * @throws UserError where the machine fails: that says nothing about the policies.
 */
function reasonIn(root: ShownPaths, path: string, error: unknown): string {
  if (isMachineFault(error)) throw fileError(error, `cannot read ${root.show(path)}`);
  return reasonOf(error);
}

/** The source of a finding about a file whose text was not read. */
export function emptySource(root: ShownPaths, path: string): SourceFile {
  return { path: root.show(path), text: "" };
}

function leadsToFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch (error) {
    return codeOf(error) === "ELOOP";
  }
}

export function symbolicLink(root: ShownPaths, path: string): LoaderProblem {
  return {
    check: "policy/file-symbolic-link",
    file: emptySource(root, path),
    at: fileStart,
    message: "this is a symbolic link, which is not followed",
    help: "replace it by the file itself; names that several apps share can become a bundle",
  };
}

export function unreadable(root: ShownPaths, path: string, reason: string): LoaderProblem {
  return {
    check: "policy/file-unreadable",
    file: emptySource(root, path),
    at: fileStart,
    message: `cannot be read: ${reason}`,
    help: "give it back its permissions, or remove it",
  };
}
