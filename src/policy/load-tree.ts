/** A folder of policies → `PolicyTree` and findings. Leaves the disk to `read-tree.ts` and texts to `parse-file.ts`. */
import { relative, resolve, sep } from "node:path";
import { UserError } from "../errors.ts";
import { fileError } from "../files/file-error.ts";
import { compareFindings, type Finding } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import { fileStart } from "../yaml/read-fields.ts";
import { toLoaderFinding } from "./checks.ts";
import type { Bundle, Policy, PolicyTree } from "./model.ts";
import { parseBundle, parsePolicy, parseSettings } from "./parse-file.ts";
import { emptySource, type FileReading, filesOnDisk, type TreeFiles, type TreeListing } from "./read-tree.ts";
import { classify, settingsFile } from "./tree-layout.ts";

export interface LoadOptions {
  /** Absolute; paths in findings are relative to it. */
  readonly cwd: string;
  /** Taken instead of what a file holds, by its path in findings: what an editor has not saved, or a change to be judged. */
  readonly texts?: ReadonlyMap<string, string> | undefined;
}

export interface LoadedTree {
  /** `undefined` where the settings have errors: nothing can be judged without them. */
  readonly tree: PolicyTree | undefined;
  /** Of the families `yaml/*` and `schema/*`, and about files that are not read. Sorted. */
  readonly findings: readonly Finding[];
  /** Every file that was read, by its path in findings. */
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/**
 * Reads the tree of policies in the folder `root` (absolute or relative to `cwd`).
 *
 * @throws UserError where there is no such folder or no settings file in it that can be read.
 */
export function loadTree(root: string, { cwd, texts = new Map() }: LoadOptions): LoadedTree {
  const folder = resolve(cwd, root);
  const onDisk = filesOnDisk({ folder, show: (path) => slashed(relative(cwd, resolve(folder, path))) });
  return loadFiles({ ...onDisk, read: (path) => given(onDisk.show(path), texts) ?? onDisk.read(path) });
}

function given(path: string, texts: ReadonlyMap<string, string>): FileReading | undefined {
  const text = texts.get(path);
  return text === undefined ? undefined : { source: { path, text } };
}

/**
 * The same for files that lie elsewhere.
 *
 * @throws UserError where they cannot be listed, or there is no settings file among them that can be read.
 */
export function loadFiles(tree: TreeFiles): LoadedTree {
  const listing = list(tree);
  const settingsSource = readSettings(tree, listing);
  const { settings, findings: settingsFindings } = parseSettings(settingsSource);

  const sources = new Map([[settingsSource.path, settingsSource]]);
  const findings = [...settingsFindings, ...listing.problems.map(toLoaderFinding)];
  const policies: Policy[] = [];
  const bundles: Bundle[] = [];
  for (const path of listing.paths) {
    const file = classify(path);
    if (file.kind === "settings" || file.kind === "ignored") continue;
    if (file.kind === "unread") {
      findings.push(toLoaderFinding({ ...file.problem, file: emptySource(tree, path), at: fileStart }));
      continue;
    }
    const { source, problem } = tree.read(path);
    if (source === undefined) {
      findings.push(toLoaderFinding(problem));
      continue;
    }
    sources.set(source.path, source);
    if (file.kind === "policy") {
      const parsed = parsePolicy(source, file.folder);
      findings.push(...parsed.findings);
      if (parsed.policy !== undefined) policies.push(parsed.policy);
    } else {
      const parsed = parseBundle(source);
      findings.push(...parsed.findings);
      if (parsed.bundle !== undefined) bundles.push(parsed.bundle);
    }
  }
  return { tree: settings && { settings, policies, bundles }, findings: findings.sort(compareFindings), sources };
}

function list(tree: TreeFiles): TreeListing {
  try {
    return tree.list();
  } catch (error) {
    const hint = "Make one with `discriminat-policy init`, or name another with `--policies <dir>`.";
    const hints = { ENOENT: hint, ENOTDIR: hint };
    throw fileError(error, `cannot read the folder of policies ${quote(tree.show("") || ".")}`, hints);
  }
}

function readSettings(tree: TreeFiles, { paths, problems }: TreeListing): SourceFile {
  const shown = quote(tree.show(settingsFile));
  if (paths.includes(settingsFile)) {
    const { source, problem } = tree.read(settingsFile);
    if (source !== undefined) return source;
    throw new UserError(`cannot use the settings ${shown}: ${problem.message}`, {
      ...(problem.help && { hint: problem.help }),
    });
  }
  const problem = problems.find(({ file }) => file.path === tree.show(settingsFile));
  if (problem !== undefined) throw new UserError(`cannot use the settings ${shown}: ${problem.message}`);
  const other = paths.find((path) => /^discriminat\.ya?ml$/i.test(path));
  throw new UserError(`there are no settings ${shown}`, {
    hint:
      other === undefined
        ? "Make them with `discriminat-policy init`, or name another folder of policies with `--policies <dir>`."
        : `Rename ${quote(tree.show(other))} to ${settingsFile}.`,
  });
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}
