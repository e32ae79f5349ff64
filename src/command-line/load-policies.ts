/** Reads the policy tree for a command, and counts what was read. */
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { filesNotCheckedOut } from "../git/sparse-checkout.ts";
import { type LoadedTree, loadTree } from "../policy/load-tree.ts";
import type { PolicyTree } from "../policy/model.ts";
import { asking } from "../text/nearest.ts";
import { quote } from "../text/quote.ts";
import { count, sentence } from "../text/words.ts";
import type { GlobalOptions, Io } from "./command.ts";
import { covers, nearPath, type Selection, selectFiles, toPosix } from "./select-files.ts";

export interface LoadedPolicies {
  readonly loaded: LoadedTree;
  readonly selection: Selection;
  /** Path of the settings in findings. */
  readonly settingsFile: string;
  /** Number of files by kind, of those that were asked for. */
  readonly examined: Readonly<Record<string, number>>;
}

export function loadPolicies(paths: readonly string[], global: GlobalOptions, io: Io): LoadedPolicies {
  const root = resolve(io.cwd, global.policies);
  requireNoTypo(root, global, io);
  const selection = selectFiles(paths, root, io.cwd);
  const start = performance.now();
  requireWholeCheckout(root, io);
  const loaded = loadTree(root, { cwd: io.cwd });
  io.debug(`read ${loaded.sources.size} files of ${global.policies} in ${Math.round(performance.now() - start)} ms`);
  requireFiles(selection, loaded);
  const settingsFile = toPosix(relative(io.cwd, resolve(root, "discriminat.yaml")));
  return { loaded, selection, settingsFile, examined: countFiles(loaded, selection, settingsFile) };
}

/** @throws UserError where the tree is not there, and a folder with nearly its name is. */
function requireNoTypo(root: string, { policies }: GlobalOptions, { cwd }: Io): void {
  const near = existsSync(root) ? undefined : nearPath(root);
  // What is there and cannot be followed, such as a circle of links, is for the loader to name.
  if (near === undefined || near === root) return;
  throw new UserError(`there is no folder ${quote(policies)}`, {
    hint: sentence(asking(toPosix(relative(cwd, near)))),
  });
}

/** @throws UserError where a path holds nothing that was read: "no findings" would be said about nothing. */
function requireFiles({ paths }: Selection, { sources, findings }: LoadedTree): void {
  const known = [...sources.keys(), ...findings.map(({ file }) => file)];
  const empty = paths.find((path) => !known.some((file) => covers(path, file)));
  if (empty === undefined) return;
  throw new UserError(`${quote(empty)} holds no policy, no bundle and no settings`, {
    hint: "Policies are <team>/<app>.yaml in the policy tree, bundles are in its folder bundles/.",
  });
}

/** @throws UserError where git leaves files of the tree out: without them apps would seem to be gone. */
function requireWholeCheckout(root: string, { cwd, env, debug }: Io): void {
  const left = filesNotCheckedOut(root, env, debug);
  const [first] = left;
  if (first === undefined) return;
  const name = toPosix(relative(cwd, root)) || ".";
  throw new UserError(
    `the checkout is sparse: ${count(left.length, "file")} of ${quote(name)} ${left.length === 1 ? "is" : "are"} not there, such as ${quote(first)}`,
    { hint: `Check them out: git sparse-checkout add ${name}, or git sparse-checkout disable` },
  );
}

function countFiles(
  { sources, tree }: LoadedTree,
  { includes, isAll }: Selection,
  settingsFile: string,
): Readonly<Record<string, number>> {
  const bundleFiles = new Set(tree?.bundles.map(({ source }) => source?.path));
  const files = [...sources.keys()].filter((file) => includes(file) && file !== settingsFile);
  const bundles = files.filter((file) => bundleFiles.has(file)).length;
  const policies = files.length - bundles;
  // Of the whole tree they are not worth a word.
  const settings = !isAll && includes(settingsFile) ? { settings: 1 } : {};
  return { policies, ...(bundles > 0 && { bundles }), ...settings };
}

/**
 * For the end of a command that reports what is wrong: findings in unusable settings say nothing about the policies,
 * whatever `--fail-on` is.
 *
 * @throws UserError where there is no tree.
 */
export function requireSettings({ tree }: LoadedTree, settingsFile: string): void {
  if (tree !== undefined) return;
  throw new UserError(`the settings ${settingsFile} cannot be used, so that no policy was judged`, {
    hint: "Repair what the report says about them.",
  });
}

/**
 * A tree that may be acted upon: the loader leaves out what is malformed, so that acting on the rest would drop names.
 *
 * @throws UserError where a file has errors.
 */
export function requireSound({ tree, findings }: LoadedTree): PolicyTree {
  const errors = findings.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (tree === undefined || first !== undefined) {
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
    const where = first === undefined ? "" : `: ${first.file}:${first.line}:${first.column}: ${first.message}${more}`;
    throw new UserError(`the policies have errors${where}`, {
      hint: "Run `discriminat-policy lint` and repair them first.",
    });
  }
  return tree;
}

/**
 * The same for what goes by the settings alone: policies may still be in the making.
 *
 * @throws UserError where the settings have errors.
 */
export function requireSoundSettings(loaded: LoadedTree, settingsFile: string): PolicyTree {
  return requireSound({ ...loaded, findings: loaded.findings.filter(({ file }) => file === settingsFile) });
}
