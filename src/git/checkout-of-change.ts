/**
 * Whether the change that someone asks about is what lies in the checkout, and what it is to be compared with. A verdict about
 * another commit would be worse than none.
 */
import { UserError } from "../errors.ts";
import { isShallow } from "./revision.ts";
import type { Git } from "./run-git.ts";

export interface ChangeInQuestion {
  /** Full id of the last commit of its branch. */
  readonly head: string;
  /** Full id of the commit that it goes onto, as it was when the question was asked. */
  readonly base: string;
  /** The branch that it goes into. */
  readonly baseBranch: string | undefined;
  /** The commit that the job was started for; a merge that is another one may have been made by the change's author. */
  readonly started: string | undefined;
  /** For messages: `pull request 7`. */
  readonly words: string;
}

/**
 * The base of what is checked out. Of the merge that GitHub makes of a pull request it is the first parent: the event's own base
 * may be older, and what others have merged since is not the change's.
 *
 * @param repair what to write where something else is checked out
 * @throws UserError where the change is not in the checkout.
 */
export function baseOfCheckout(git: Git, change: ChangeInQuestion, repair: string): string {
  const checkedOut = git.ask(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  if (checkedOut === change.head) return change.base;
  const [first, second, ...others] = parentsOf(git);
  const isMerge = first !== undefined && second !== undefined && others.length === 0;
  if (isMerge && isIn(git, change.head, second) && !isIn(git, change.head, first)) {
    if (!has(git, first)) throw shallow(change);
    if (isTrusted(git, change, checkedOut, first)) return first;
  }
  if (isIn(git, change.head, "HEAD")) return change.base;
  if (!has(git, change.head) && isShallow(git)) throw shallow(change);
  throw new UserError(
    `what is checked out (${checkedOut?.slice(0, 12) ?? "nothing"}) is not ${change.words}, whose last commit is ${change.head.slice(0, 12)}`,
    { hint: repair },
  );
}

/** As the commit itself says: a shallow clone hides them elsewhere. */
function parentsOf(git: Git): readonly string[] {
  const head = git.ask(["cat-file", "commit", "HEAD"])?.split("\n\n")[0] ?? "";
  return [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = ""]) => parent);
}

function isTrusted(git: Git, change: ChangeInQuestion, merge: string | undefined, first: string): boolean {
  const { base, baseBranch, started } = change;
  if (started === undefined || started === merge || started === first || first === base) return true;
  return baseBranch !== undefined && isIn(git, first, `refs/remotes/origin/${baseBranch}`);
}

function isIn(git: Git, commit: string, later: string): boolean {
  return commit === later || git.ask(["merge-base", "--is-ancestor", "--end-of-options", commit, later]) !== undefined;
}

const has = (git: Git, commit: string): boolean => git.ask(["cat-file", "-e", `${commit}^{commit}`]) !== undefined;

function shallow({ words }: ChangeInQuestion): UserError {
  return new UserError(`the clone is too shallow to tell what ${words} changes`, {
    hint: "Fetch the whole history. With actions/checkout write `fetch-depth: 0`.",
  });
}
