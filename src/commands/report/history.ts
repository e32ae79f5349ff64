/** What git tells of the entries, in the words of the page: since when, in which commit, and how it came into the branch. */
import type { Io } from "../../command-line/command.ts";
import { UserError } from "../../errors.ts";
import { type ChangedThing, type History, historyOfDates, unknownProvenance } from "../../evidence/history.ts";
import type { CommitFacts } from "../../git/commit-facts.ts";
import {
  bundleDeclaration,
  bundledDeclaration,
  type Declarations,
  declarationsOf,
  declarationsOfBundle,
  nameDeclaration,
  onlyNetwork,
  windowDeclaration,
  wordsOf,
  writtenNetworks,
} from "../../git/declarations.ts";
import { type EntryHistory, entryHistory, type Origin, type Standing } from "../../git/entry-history.ts";
import { placeInRepository } from "../../git/revision.ts";
import { createGit } from "../../git/run-git.ts";
import type { Commit, Input, Provenance } from "../../page/model.ts";
import { versionsOf } from "../../policy/built-in-bundles.ts";
import type { Policy, PolicyTree } from "../../policy/model.ts";
import type { ResolvedName } from "../../policy/resolve.ts";
import { count } from "../../text/words.ts";
import { compareText } from "../../values/order.ts";

const uncommitted: Provenance = { ...unknownProvenance, since: "not committed" };

/** @param root absolute path of the tree */
export function readHistory(tree: PolicyTree, root: string, { env, debug }: Io): History {
  const start = performance.now();
  const found = open(tree, root, env, debug);
  debug(`asked git for the history of entries in ${Math.round(performance.now() - start)} ms`);
  if (typeof found === "string") {
    const input = { kind: "History", name: "git", digest: undefined, says: [found], complete: false };
    return { ...historyOfDates(() => undefined), inputs: [input] };
  }
  const declaredNow = declaredIn(tree);
  const regions = new Map(tree.settings.networks.map(({ name, region }) => [name, region]));
  const commits = new Map<string, Commit>();
  const mentioned = new Map<Origin, Pick<Provenance, "commit" | "approved">>();
  const mention = (origin: Origin): Pick<Provenance, "commit" | "approved"> => {
    const known = mentioned.get(origin);
    if (known !== undefined) return known;
    const commit = describe(origin);
    commits.set(commit.id, commit);
    const one = { commit: commit.id, approved: approvedIn(commit) };
    mentioned.set(origin, one);
    return one;
  };
  const changedIn = (changed: Standing["changed"]): Provenance["lastChanged"] => {
    if (changed === undefined) return undefined;
    if (changed === "uncommitted") return { on: "not committed", commit: undefined };
    return { on: changed.commit.written, commit: mention(changed).commit };
  };
  const provenanceOf = (standing: Standing | undefined): Provenance => {
    if (standing === undefined) return uncommitted;
    const { since } = standing;
    const lastChanged = changedIn(standing.changed);
    if (since.isCut) return { ...unknownProvenance, since: `on or before ${since.commit.committed}`, lastChanged };
    return { since: since.commit.written, ...mention(since), lastChanged };
  };
  return {
    ofName: (policy, network, name) => provenanceOf(standingOf(found, policy, network, name)),
    windowFrom: ({ app, networks, seeThru }, network) => {
      if (app === undefined || seeThru === undefined) return undefined;
      const written = networkIn(writtenNetworks({ networks }, seeThru), network);
      const standing = found.standing(windowDeclaration(app.value, written), wordsOf(seeThru));
      return standing?.since.isCut ? undefined : standing?.since.step.committed;
    },
    ofChange: (change) => provenanceOfChange(found, declaredNow, regions, change),
    commits: () =>
      [...commits.values()].sort((one, other) => compareText(other.date, one.date) || compareText(one.id, other.id)),
    ownersOf: () => [],
    inputs: [inputOf(found)],
  };
}

function open(tree: PolicyTree, root: string, env: Io["env"], debug: Io["debug"]): EntryHistory | string {
  try {
    const place = placeInRepository(createGit(root, env));
    if (place === undefined) {
      return "The policies lie in no git repository: since when entries stand there is not known.";
    }
    const known = new Map<string, Declarations>();
    for (const policy of tree.policies) known.set(policy.source.text, declarationsOf(policy));
    for (const bundle of tree.bundles) {
      if (bundle.source !== undefined) known.set(bundle.source.text, declarationsOfBundle(bundle));
    }
    // Nothing is fetched: what a partial clone lacks is not known.
    const git = createGit(place.top, { ...env, GIT_NO_LAZY_FETCH: "1" });
    return entryHistory(git, place.folder, known) ?? "The repository has no commit yet.";
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    debug(error.message);
    return `Git does not tell: ${error.message}.`;
  }
}

/** Of a name of a bundle, since when it is both in the bundle and refers the policy to it. */
function standingOf(
  history: EntryHistory,
  policy: Policy,
  network: string,
  { entry, at, protocol, port, bundle }: ResolvedName,
): Standing | undefined {
  if (policy.app === undefined) return undefined;
  const app = policy.app.value;
  const written = networkIn(writtenNetworks(policy, entry), network);
  const declaration =
    bundle === undefined
      ? nameDeclaration(app, written, protocol, port, at.value)
      : bundleDeclaration(app, written, at.value);
  const own = history.standing(declaration, wordsOf(entry));
  if (bundle?.bundle.source === undefined || own === undefined) return own;
  const listed = history.standing(bundledDeclaration(bundle.bundle.name, protocol, port, bundle.written.value), "");
  return listed === undefined || listed.since.at <= own.since.at
    ? listed && own
    : { since: listed.since, changed: own.changed };
}

/** Whatever the tree on the disk declares. */
function declaredIn({ policies, bundles }: PolicyTree): Declarations {
  const all = [...policies.map(declarationsOf), ...bundles.map(declarationsOfBundle)];
  return new Map(all.flatMap((declared) => [...declared]));
}

/**
 * How the app's entries may refer to a bundle: by its name, or to the list that it had on a date. While one refers to the newest list,
 * a name may be gone because the program has another list, which is in no commit.
 */
function referencesTo(
  bundle: string,
  app: string,
  network: string,
  event: ChangedThing["event"],
  declaredNow: Declarations,
): readonly string[] {
  const byName = bundleDeclaration(app, network, bundle);
  if (event === "removed" && declaredNow.has(byName)) return [byName];
  const dated = versionsOf(bundle).map(({ version }) => bundleDeclaration(app, network, `${bundle}@${version}`));
  return [byName, ...dated];
}

/** Of a name of a bundle, the later of what changed the list and what changed the entry that refers to it. */
function provenanceOfChange(
  history: EntryHistory,
  declaredNow: Declarations,
  regions: ReadonlyMap<string, string>,
  { event, app, network, name }: ChangedThing,
): string | undefined {
  const written = (resolved: string): readonly string[] => {
    const region = regions.get(network);
    return region === undefined ? [resolved] : [resolved, resolved.replaceAll(region, "{region}")];
  };
  const declarations = [network, onlyNetwork].flatMap((where) => {
    if (name === undefined) return [windowDeclaration(app, where)];
    const { bundle, protocol, port } = name;
    if (bundle === undefined) return written(name.name).map((one) => nameDeclaration(app, where, protocol, port, one));
    const listed = written(name.name).map((one) => bundledDeclaration(bundle, protocol, port, one));
    return [...referencesTo(bundle, app, where, event, declaredNow), ...listed];
  });
  let latest: Origin | undefined;
  for (const declaration of declarations) {
    const words = declaredNow.get(declaration);
    const found = originOf(history, event, declaration, words);
    if (found === "uncommitted") return uncommitted.since;
    if (found !== undefined && (latest === undefined || found.at > latest.at)) latest = found;
  }
  return latest === undefined || latest.isCut ? undefined : inWords(latest);
}

function originOf(
  history: EntryHistory,
  event: ChangedThing["event"],
  declaration: string,
  words: string | undefined,
): Origin | "uncommitted" | undefined {
  if (event === "removed") {
    if (words !== undefined) return undefined;
    return history.removal(declaration) ?? (history.standing(declaration, "") && "uncommitted");
  }
  if (words === undefined) return undefined;
  const standing = history.standing(declaration, words);
  if (standing === undefined) return "uncommitted";
  return event === "added" ? standing.since : (standing.changed ?? standing.since);
}

function inWords({ commit, step }: Origin): string {
  const { author, written, id, isMerge } = commit;
  const merged = mergedBy(step);
  if (isMerge) return `${merged}, ${id.slice(0, 7)}`;
  return `${author}, ${written}, ${id.slice(0, 7)}${merged === undefined ? "" : `; ${merged}`}`;
}

const networkIn = (written: readonly string[], network: string): string =>
  written.includes(network) ? network : onlyNetwork;

const idOf = ({ id }: CommitFacts): string => id.slice(0, 12);

function describe({ commit, step }: Origin): Commit {
  const { written: date, author, subject } = commit;
  const approvals = [...new Set([...commit.approvals, ...step.approvals])];
  return { id: idOf(commit), date, author, subject, merged: mergedBy(step), approvals };
}

/** Only a merge says who merged. Of another commit the message may name a request, as a squashed one does. */
function mergedBy({ isMerge, author, request, committed }: CommitFacts): string | undefined {
  if (isMerge) return `merged by ${author}${request === undefined ? "" : ` in ${request}`} on ${committed}`;
  return request === undefined ? undefined : `of request ${request} on ${committed}`;
}

function approvedIn({ merged, approvals }: Commit): string | undefined {
  const all = [...(merged === undefined ? [] : [merged]), ...approvals];
  return all.length === 0 ? undefined : all.join("; ");
}

function inputOf({ head, steps, isCut }: EntryHistory): Input {
  const cut =
    'The clone has not the whole history (it is shallow or partial): older entries are "on or before" its end. Fetch all of it; with actions/checkout write `fetch-depth: 0`.';
  const says = [`${count(steps, "commit or merge", "commits and merges")} of the branch changed the policies.`];
  return {
    kind: "History",
    name: `git ${head.slice(0, 12)}`,
    digest: head,
    says: isCut ? [...says, cut] : says,
    complete: !isCut,
  };
}
