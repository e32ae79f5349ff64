/**
 * Makes a commit that replaces texts of files, from objects alone: no checkout, no index, no configuration and no hook takes part,
 * so that the same base, texts, message and day give the same id. Nothing points to it yet.
 */

import { UserError } from "../errors.ts";
import { quote } from "../text/quote.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { compareText } from "../values/order.ts";
import type { Git } from "./run-git.ts";

export interface NewCommit {
  /** Full id of the parent. */
  readonly parent: string;
  /** New texts by path from the repository's top, `/` between segments; the files are in the parent. */
  readonly texts: ReadonlyMap<string, string>;
  readonly message: string;
  /** `YYYY-MM-DD`: its first second, UTC, is the time of the commit. */
  readonly day: string;
  readonly by: Identity;
}

export interface Identity {
  readonly name: string;
  readonly email: string;
}

/** @returns its full id */
export function writeCommit(git: Git, { parent, texts, message, day, by }: NewCommit): string {
  const root = idOf(git, `${parent}^{tree}`);
  const blobs = new Map(
    [...texts].map(([path, text]) => [path, write(git, ["hash-object", "-w", "--stdin"], text)] as const),
  );
  const tree = writeTree(git, root, blobs);
  const who = `${by.name} <${by.email}> ${Date.parse(`${day}T00:00:00Z`) / 1000} +0000`;
  const text = `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\n${message}`;
  return write(git, ["hash-object", "-t", "commit", "-w", "--stdin"], text);
}

/** A tree with other blobs in it; paths are from there. */
function writeTree(git: Git, tree: string, blobs: ReadonlyMap<string, string>): string {
  const own = new Map<string, string>();
  const below = new Map<string, Group<readonly [string, string]>>();
  for (const [path, id] of [...blobs].sort(([left], [right]) => compareText(left, right))) {
    const [first = "", ...rest] = path.split("/");
    if (rest.length === 0) own.set(first, id);
    else addToGroup(below, first, [rest.join("/"), id] as const);
  }
  const lines = git
    .run(["ls-tree", "-z", tree])
    .toString("latin1")
    .split("\0")
    .filter((line) => line !== "");
  const items = lines.map((line) => {
    const tab = line.indexOf("\t");
    const [mode = "", type = "", id = ""] = line.slice(0, tab).split(" ");
    const name = Buffer.from(line.slice(tab + 1), "latin1").toString("utf8");
    const blob = own.get(name);
    const inside = below.get(name);
    own.delete(name);
    below.delete(name);
    if (blob !== undefined) return { line: `${mode} blob ${blob}`, name: line.slice(tab + 1) };
    if (inside !== undefined)
      return { line: `${mode} tree ${writeTree(git, id, new Map(inside))}`, name: line.slice(tab + 1) };
    return { line: `${mode} ${type} ${id}`, name: line.slice(tab + 1) };
  });
  const [lost] = [...own.keys(), ...below.keys()];
  if (lost !== undefined) throw new Error(`the commit has no ${quote(lost)}`);
  const input = Buffer.from(items.map(({ line, name }) => `${line}\t${name}\0`).join(""), "latin1");
  return write(git, ["mktree", "-z"], input);
}

function write(git: Git, args: readonly string[], input: string | Buffer): string {
  return git.run(args, input).toString("utf8").trim();
}

function idOf(git: Git, what: string): string {
  const id = git.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", what]);
  if (id === undefined || id === "") throw new UserError(`git has no ${what}`, { exitCode: 3 });
  return id;
}
