/**
 * Since which commit each declaration of the policies has stood there without interruption, what changed its words last, and how
 * both came into the branch. An app's name is what it goes by, not the path of its file: a file that moves keeps its history. Starts
 * git a fixed number of times.
 */
import { parseSettings } from "../policy/parse-file.ts";
import { classify } from "../policy/tree-layout.ts";
import { type BlobText, textsInOrder } from "./blob-texts.ts";
import { findWriters } from "./branch-writers.ts";
import { type CommitFacts, readCommits } from "./commit-facts.ts";
import { type Declarations, inNetwork, onlyNetwork } from "./declarations.ts";
import { declaredIn, isRead, type Read } from "./declared-files.ts";
import { type FileChange, type PolicyLog, policyLog } from "./policy-log.ts";
import type { Git } from "./run-git.ts";

/** The commit that wrote it, and the step of the branch that brought it in: the same one where there was no merge. */
export interface Origin {
  /** The number of the step: later ones have higher numbers. */
  readonly at: number;
  readonly commit: CommitFacts;
  readonly step: CommitFacts;
  /** Whether it may be older, since the history that git has ends there. */
  readonly isCut: boolean;
}

export interface Standing {
  readonly since: Origin;
  /** What changed its words last; `undefined` where nothing has since then, `uncommitted` where the file on the disk says something else. */
  readonly changed: Origin | "uncommitted" | undefined;
}

export interface EntryHistory {
  /** Full id of the commit whose history it is. */
  readonly head: string;
  /** Steps of the branch that changed the policies. */
  readonly steps: number;
  /** Whether the clone is shallow, or partial and lacks versions of files. */
  readonly isCut: boolean;
  /** `undefined` for what is not committed. */
  readonly standing: (declaration: string, words: string) => Standing | undefined;
  /** The step that took away what stood there once and does not any more. */
  readonly removal: (declaration: string) => Origin | undefined;
}

/** A declaration of the branch as it is at some step; places are the numbers of steps. */
interface Live {
  /** In how many files it stands. */
  count: number;
  words: string;
  since: number;
  changed: number;
  isCut: boolean;
}

/**
 * @param git runs in the repository's top folder
 * @param folder the tree's folder from there, `/` between segments; empty for the top folder itself
 * @param known what texts on the disk declare, so that most files need not be parsed again
 * @returns `undefined` where there is no commit
 */
export function entryHistory(
  git: Git,
  folder: string,
  known: ReadonlyMap<string, Declarations> = new Map(),
): EntryHistory | undefined {
  const head = git.ask(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  if (head === undefined) return undefined;
  const log = policyLog(git, folder, head);
  const read: Read = (path, text) => known.get(text) ?? declaredIn(path, text);
  const { live, removed, isPartial } = followBranch(git, log, read);
  const wanted = new Set([...live.values()].flatMap(({ since, changed }) => [since, changed]));
  const writers = findWriters(git, log, wanted, read);
  const idsOf = (step: number, declaration: string, kind: "since" | "changed"): [string, string] => {
    const id = log.steps[step]?.id ?? head;
    return [writers.get(id)?.[kind].get(declaration) ?? id, id];
  };
  const ids = new Set<string>();
  for (const [declaration, { since, changed }] of live) {
    for (const id of idsOf(since, declaration, "since")) ids.add(id);
    if (changed !== since) for (const id of idsOf(changed, declaration, "changed")) ids.add(id);
  }
  for (const step of new Set(removed.values())) ids.add(log.steps[step]?.id ?? head);
  const facts = readCommits(git, [...ids]);
  const origins = new Map<string, Origin>();
  const origin = (at: number, declaration: string, kind: "since" | "changed", isCut: boolean): Origin | undefined => {
    const [writer, landed] = idsOf(at, declaration, kind);
    const key = `${at} ${writer} ${isCut}`;
    const [commit, step] = [facts.get(writer), facts.get(landed)];
    if (commit === undefined || step === undefined) return undefined;
    const one = origins.get(key) ?? { at, commit, step, isCut: isCut || log.cutOff.has(writer) };
    origins.set(key, one);
    return one;
  };
  return {
    head,
    steps: log.steps.length,
    isCut: log.cutOff.size > 0 || isPartial,
    standing: (declaration, words) => {
      const one = live.get(declaration);
      const since = one && origin(one.since, declaration, "since", one.isCut);
      if (one === undefined || since === undefined) return undefined;
      if (one.words !== words) return { since, changed: "uncommitted" };
      if (one.changed === one.since) return { since, changed: undefined };
      return { since, changed: origin(one.changed, declaration, "changed", false) };
    },
    removal: (declaration) => {
      const at = live.has(declaration) ? undefined : removed.get(declaration);
      const step = at === undefined ? undefined : facts.get(log.steps[at]?.id ?? head);
      return at === undefined || step === undefined ? undefined : { at, commit: step, step, isCut: false };
    },
  };
}

const isSettings = ({ path }: FileChange): boolean => classify(path).kind === "settings";

/** Walks along the branch, and keeps what is declared. */
function followBranch(git: Git, { steps, cutOff }: PolicyLog, read: Read) {
  const texts = textsInOrder(
    git,
    steps.flatMap(({ changes }) =>
      changes.flatMap((change) => ((isRead(change) || isSettings(change)) && change.after) || []),
    ),
  );
  const next = (): BlobText => texts.next().value ?? "missing";
  const files = new Map<string, { declared: Declarations; isBlurred: boolean }>();
  const live = new Map<string, Live>();
  const removed = new Map<string, number>();
  let network: string | undefined;
  let isPartial = false;
  steps.forEach(({ id, changes }, step) => {
    const networkBefore = network;
    const after: { declared: Declarations; wasBlurred: boolean }[] = [];
    const gone = new Map<string, Live>();
    for (const change of changes) {
      if (isSettings(change)) network = change.after === undefined ? undefined : onlyNetworkOf(next());
      if (!isRead(change)) continue;
      const before = files.get(change.path);
      const text = change.after === undefined ? undefined : next();
      const declared = typeof text === "object" ? read(change.path, text.text) : undefined;
      if (text !== undefined && declared === undefined) {
        isPartial ||= text === "missing";
        const isBlurred = text === "missing" || before?.isBlurred === true;
        files.set(change.path, { declared: before?.declared ?? new Map(), isBlurred });
        continue;
      }
      for (const declaration of before?.declared.keys() ?? []) take(live, gone, declaration);
      files.delete(change.path);
      if (declared === undefined) continue;
      files.set(change.path, { declared, isBlurred: false });
      after.push({ declared, wasBlurred: before?.isBlurred === true });
    }
    for (const { declared, wasBlurred } of after) {
      for (const [declaration, words] of declared) {
        const one = live.get(declaration) ??
          gone.get(declaration) ??
          renamed(gone, declaration, networkBefore, network) ?? {
            ...{ count: 0, words, since: step, changed: step, isCut: wasBlurred || cutOff.has(id) },
          };
        live.set(declaration, one);
        one.count += 1;
        if (one.words !== words) Object.assign(one, { words, changed: step });
      }
    }
    for (const declaration of gone.keys()) {
      if (!live.has(declaration)) removed.set(declaration, step);
    }
  });
  return { live, removed, isPartial };
}

function take(live: Map<string, Live>, gone: Map<string, Live>, declaration: string): void {
  const one = live.get(declaration);
  if (one === undefined) return;
  one.count -= 1;
  if (one.count > 0) return;
  live.delete(declaration);
  gone.set(declaration, one);
}

/** Where a tree gets a second network, or has only one left, policies begin or cease to name theirs: nothing is new by that. */
function renamed(
  gone: ReadonlyMap<string, Live>,
  declaration: string,
  networkBefore: string | undefined,
  network: string | undefined,
): Live | undefined {
  if (gone.size === 0) return undefined;
  const found = [networkBefore === undefined ? undefined : [onlyNetwork, networkBefore], [network, onlyNetwork]];
  for (const [was, is] of found.filter((one) => one !== undefined)) {
    if (was === undefined || is === undefined || inNetwork(declaration, is) !== declaration) continue;
    const one = gone.get(inNetwork(declaration, was) ?? "");
    if (one !== undefined) return { ...one, count: 0 };
  }
  return undefined;
}

function onlyNetworkOf(text: BlobText): string | undefined {
  if (typeof text !== "object") return undefined;
  const [first, ...others] = parseSettings({ path: "", text: text.text }).settings?.networks ?? [];
  return others.length === 0 ? first?.name : undefined;
}
