/**
 * Since when policies declare what they declare, as far as it matters: whether it was before some time. Starts git four times at most,
 * however many policies there are. A file that was renamed counts as new.
 */
import type { Located } from "../findings/finding.ts";
import type { Policy } from "../policy/model.ts";
import { parsePolicy } from "../policy/parse-file.ts";
import { blobId } from "../values/digest.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { formatTime } from "../values/time.ts";
import { readBlobs } from "./commit-files.ts";
import type { Git } from "./run-git.ts";

/** A version of a file that was replaced; without `before` the file was new. */
export interface Change {
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  readonly at: string;
  readonly before: string | undefined;
}

/**
 * `path` is the policy's from the repository's top folder. Yields `from` itself for what was declared by then, else when it
 * came in, and `undefined` for what is not committed yet.
 */
export type DeclaredHistory = (policy: Policy, at: Located<string>, path: string) => string | undefined;

/**
 * The history of what is checked out, or of another commit. What a merge brought in counts from the merge on.
 *
 * @param git runs in the repository's top folder
 * @param folder the tree's folder from there, `/` between segments; empty for the top folder itself
 * @param from `YYYY-MM-DDTHH:MM:SSZ`
 * @returns `undefined` where there is no commit
 */
export function declaredHistory(git: Git, folder: string, from: string, commit = "HEAD"): DeclaredHistory | undefined {
  const paths = folder === "" ? [] : ["--", folder];
  const listed = git.ask(["ls-tree", "-r", "-z", "--full-tree", commit, ...paths]);
  if (listed === undefined) return undefined;
  const committed = new Map(
    [...listed.matchAll(/\d+ \w+ ([0-9a-f]+)\t([^\0]*)\0?/g)].map(([, id = "", path = ""]) => [path, id]),
  );
  const changes = changesSince(git, folder, from, commit);

  const once = (ids: () => readonly string[]) => {
    let texts: ReadonlyMap<string, string> | undefined;
    return (id: string): string => {
      texts ??= readBlobs(git, ids());
      return texts.get(id) ?? "";
    };
  };
  const replaced = once(() => [...changes.values()].flatMap((all) => all.flatMap(({ before }) => before ?? [])));
  const standing = once(() => [...committed].flatMap(([path, id]) => (path.endsWith(".yaml") ? id : [])));
  const declarations = new Map<string, ReadonlySet<string>>();
  const declares = (textOf: typeof replaced, id: string, path: string, declaration: string): boolean => {
    let known = declarations.get(id);
    if (known === undefined) {
      const { policy } = parsePolicy({ path, text: textOf(id) }, "");
      known = new Set(policy === undefined ? [] : declarationsByPlace(policy).values());
      declarations.set(id, known);
    }
    return known.has(declaration);
  };

  const current = new WeakMap<Policy, { own: ReadonlyMap<Located<string>, string>; isCommitted: boolean }>();
  return (policy, at, path) => {
    const head = committed.get(path);
    let known = current.get(policy);
    if (known === undefined) {
      known = { own: declarationsByPlace(policy), isCommitted: head === idOf(policy.source.text, head) };
      current.set(policy, known);
    }
    const declaration = known.own.get(at);
    if (declaration === undefined || head === undefined) return undefined;
    // The file on the disk may say more than the commit, and git's index may hide it. Reading the commit takes much longer.
    if (!known.isCommitted && !declares(standing, head, path, declaration)) return undefined;
    const young = changes
      .get(path)
      ?.find(({ before }) => before === undefined || !declares(replaced, before, path, declaration));
    return young === undefined ? from : young.at;
  };
}

/** By which the file would be named beside the given one. */
const idOf = (text: string, like = ""): string => blobId(text, like.length === 64 ? "sha256" : "sha1");

/** Of each file, the latest first. */
export function changesSince(
  git: Git,
  folder: string,
  from: string,
  commit: string,
): ReadonlyMap<string, readonly Change[]> {
  const paths = folder === "" ? [] : ["--", folder];
  const raw = ["--raw", "--no-abbrev", "--no-renames", "-z", "--first-parent", "--diff-merges=first-parent"];
  return changesOf(git.ask(["log", ...raw, `--since=${from}`, "--format=tformat:@%ct", commit, ...paths]) ?? "");
}

/**
 * What each written name, reference to a bundle or refusal declares: everything that decides what it admits, or refuses. With the whole
 * entry's ports and networks, unlike in declarations.ts: where one of them is new, a name may not be called unused yet.
 */
function declarationsByPlace(policy: Policy): ReadonlyMap<Located<string>, string> {
  const values = (list: readonly Located<string | number>[] | undefined) => list?.map(({ value }) => value).sort();
  const where = [policy.app?.value, values(policy.networks)];
  const declarations = new Map<Located<string>, string>();
  for (const { list, bundle, networks } of policy.allow) {
    const own = [...where, values(networks)];
    if (bundle !== undefined) declarations.set(bundle, JSON.stringify([...own, "bundle", bundle.value]));
    for (const name of list?.names ?? []) {
      declarations.set(name, JSON.stringify([...own, list?.protocol, values(list?.ports), name.value]));
    }
  }
  for (const { name } of policy.refuse) {
    if (name !== undefined) declarations.set(name, JSON.stringify([policy.app?.value, "refuse", name.value]));
  }
  return declarations;
}

/** Of `:<mode> <mode> <id before> <id after> <status>`; `undefined` where there was no file. */
function idBefore(entry: string): string | undefined {
  const id = entry.split(" ")[2];
  return id === undefined || /^0+$/.test(id) ? undefined : id;
}

/** The changes of each file, the latest first. */
function changesOf(log: string): ReadonlyMap<string, readonly Change[]> {
  const changes = new Map<string, Group<Change>>();
  let at = "";
  const tokens = log.split("\0");
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]?.replace(/^\n/, "") ?? "";
    if (!token.startsWith(":")) {
      // A commit: `@` and its time.
      if (token !== "") at = formatTime(Number(token.slice(1)) * 1000);
      continue;
    }
    index += 1;
    const path = tokens[index] ?? "";
    addToGroup(changes, path, { at, before: idBefore(token) });
  }
  return changes;
}
