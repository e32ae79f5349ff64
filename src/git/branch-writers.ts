/** Of what a merge brought in, the commits of its branch that wrote it. */
import { type BlobText, textsInOrder } from "./blob-texts.ts";
import type { Declarations } from "./declarations.ts";
import { isRead, type Read } from "./declared-files.ts";
import type { LoggedCommit, PolicyLog } from "./policy-log.ts";
import type { Git } from "./run-git.ts";

/** By declaration: the last commit that wrote it, and the last that changed its words. */
interface Writers {
  readonly since: Map<string, string>;
  readonly changed: Map<string, string>;
}

/**
 * By the id of a merge.
 *
 * @param wanted numbers of the steps that are asked about
 */
export function findWriters(
  git: Git,
  { steps, broughtIn }: PolicyLog,
  wanted: ReadonlySet<number>,
  read: Read,
): ReadonlyMap<string, Writers> {
  const merges = steps.filter(({ parents }, step) => parents.length > 1 && wanted.has(step));
  const brought = merges.map(({ id }) => ({ id, commits: broughtIn(id) }));
  const versions = (commits: readonly LoggedCommit[]): readonly string[] =>
    commits.flatMap(({ changes }) =>
      changes.filter(isRead).flatMap(({ before, after }) => [before, after].filter((id) => id !== undefined)),
    );
  const texts = textsInOrder(
    git,
    brought.flatMap(({ commits }) => versions(commits)),
  );
  const writers = new Map<string, Writers>();
  for (const { id: merge, commits } of brought) {
    const found: Writers = { since: new Map(), changed: new Map() };
    const parsed = new Map<string, Declarations>();
    const declared = (path: string, id: string | undefined): Declarations => {
      const text = id === undefined ? undefined : (texts.next().value as BlobText);
      if (id === undefined || typeof text !== "object") return new Map();
      const one = parsed.get(id) ?? read(path, text.text) ?? new Map<string, string>();
      parsed.set(id, one);
      return one;
    };
    for (const { id, changes } of commits) {
      const before = new Map<string, string>();
      const after = new Map<string, string>();
      for (const change of changes.filter(isRead)) {
        for (const [declaration, words] of declared(change.path, change.before)) before.set(declaration, words);
        for (const [declaration, words] of declared(change.path, change.after)) after.set(declaration, words);
      }
      for (const [declaration, words] of after) {
        const was = before.get(declaration);
        if (was === undefined) found.since.set(declaration, id);
        if (was !== words) found.changed.set(declaration, id);
      }
    }
    writers.set(merge, found);
  }
  return writers;
}
