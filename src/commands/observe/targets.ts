/** Which snapshots `observe` writes: of which network, to which file, and what is merged into each. Asks AWS nothing. */
import { realpathSync } from "node:fs";
import { basename, dirname, parse as parsePath, posix, resolve } from "node:path";
import type { Io } from "../../command-line/command.ts";
import { listSnapshots } from "../../command-line/read-snapshots.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { type FileVersion, versionBefore } from "../../command-line/write-file.ts";
import { UserError } from "../../errors.ts";
import { namesIn } from "../../files/names-in.ts";
import { type NamedSources, requireDifferentLogs } from "../../library/network-snapshots.ts";
import type { Network } from "../../policy/model.ts";
import { quote } from "../../text/quote.ts";
import type { Snapshot } from "../../traffic/flow.ts";
import { mergeSnapshots } from "../../traffic/snapshot/merge-snapshots.ts";
import { readSnapshot } from "../../traffic/snapshot/read-snapshot.ts";
import type { ObserveRequest } from "./request.ts";

export interface Target {
  /** With the file of this one as `out`. */
  readonly request: ObserveRequest;
  /** The one to observe, or that log files are of. */
  readonly network: Network | undefined;
  /** What messages call it; `""` where it has no name. */
  readonly name: string;
  /** What its file held before. */
  readonly expected: FileVersion | undefined;
  readonly merged: Merged | undefined;
}

/** Snapshots that were given, as one. */
export interface Merged {
  readonly snapshot: Snapshot;
  readonly parts: readonly NamedSources[];
}

interface Named {
  readonly file: string;
  readonly snapshot: Snapshot;
}

/** @throws UserError where what is given does not go together: before anything is asked of AWS, which would cost money. */
export async function findTargets(
  request: ObserveRequest,
  networks: readonly Network[],
  { cwd }: Io,
): Promise<readonly Target[]> {
  const given = listSnapshots(request.merge, cwd).map((file) => ({ file, snapshot: readSnapshot(file, cwd) }));
  const observes = networks.length > 0 || request.logs.length > 0;
  const names = observes ? namesOf(networks) : [...new Set(given.map(({ snapshot }) => snapshot.network))].sort();
  if (observes) requireObserved(given, names, request);
  const intoFolder = request.network === "all" || (!observes && isFolder(request.out, cwd));
  if (!intoFolder) requireOneNetwork(given);
  const targets: Target[] = [];
  for (const name of names) {
    const own = given.filter(({ snapshot }) => snapshot.network === name);
    if (intoFolder && name === null) throw nameless(own[0]?.file ?? "");
    const out = intoFolder && name !== null ? insertName(request.out, name, cwd) : request.out;
    requireNoCopyBeside(out, own, request.merge, cwd);
    const merged = mergedOf(own);
    if (observes && merged !== undefined) requireSameKind(merged, request);
    targets.push({
      request: { ...request, out },
      network: networks.find((network) => network.name === name),
      name: name ?? "",
      expected: await versionBefore(out, cwd),
      merged,
    });
  }
  return targets;
}

/** `null` for log files of no network in particular. */
function namesOf(networks: readonly Network[]): readonly (string | null)[] {
  return networks.length === 0 ? [null] : networks.map(({ name }) => name);
}

function mergedOf(given: readonly Named[]): Merged | undefined {
  if (given.length === 0) return undefined;
  const parts = given.map(({ file, snapshot: { sources } }) => ({ file, snapshot: { sources } }));
  requireDifferentLogs(parts);
  return { snapshot: mergeSnapshots(given.map(({ snapshot }) => snapshot)), parts };
}

function isFolder(path: string, cwd: string): boolean {
  return path.endsWith("/") || namesIn(resolve(cwd, path)) !== undefined;
}

/** `observations/` → `observations/prod.json`, and `observations.json` → `observations.prod.json`. */
function insertName(file: string, network: string, cwd: string): string {
  if (isFolder(file, cwd)) return posix.join(toPosix(file), `${network}.json`);
  const { ext } = parsePath(file);
  return `${file.slice(0, file.length - ext.length)}.${network}${ext}`;
}

function requireObserved(
  given: readonly Named[],
  names: readonly (string | null)[],
  { network }: ObserveRequest,
): void {
  for (const { file, snapshot } of given) {
    if (names.includes(snapshot.network)) continue;
    if (snapshot.network === null) throw nameless(file);
    throw new UserError(`${file} is of the network ${quote(snapshot.network)}, which is not observed here`, {
      hint:
        network === undefined
          ? `If the logs are of that network, say so with --network ${snapshot.network}.`
          : "Leave it out, or name the files of one network in place of their folder.",
    });
  }
}

/** As `mergeSnapshots` does, which knows only once everything was observed. */
function requireSameKind({ snapshot: { flows }, parts }: Merged, { withSources }: ObserveRequest): void {
  const [flow] = flows;
  const has = flow?.source_addresses !== undefined;
  if (flow === undefined || has === withSources) return;
  const file = parts[0]?.file ?? "";
  throw has
    ? new UserError(`${file} holds the addresses of clients, and what is observed now would not`, {
        hint: "Add --with-sources.",
      })
    : new UserError(`${file} holds only how many clients there were, and --with-sources asks for their addresses`, {
        hint: "Leave out --with-sources, or write that file anew with it.",
      });
}

function requireOneNetwork(given: readonly Named[]): void {
  const [first] = given;
  const other = given.find(({ snapshot }) => snapshot.network !== first?.snapshot.network);
  if (first === undefined || other === undefined) return;
  const words = ({ file, snapshot: { network } }: Named): string =>
    `${file} is of ${network === null ? "no network" : `the network ${quote(network)}`}`;
  throw new UserError(`${words(first)}, and ${words(other)}`, {
    hint: "Merge the snapshots of one network, or name a folder with --out, such as --out merged/: each network becomes a file there.",
  });
}

function nameless(file: string): UserError {
  return new UserError(`${file} does not say of which network it is`, {
    hint: "Write it anew with `discriminat-policy observe --network <name>`, or leave it out.",
  });
}

/** The next to read a folder that holds a snapshot and what it was merged into would count the same logs twice. */
function requireNoCopyBeside(out: string, given: readonly Named[], merge: readonly string[], cwd: string): void {
  const folder = realPath(dirname(resolve(cwd, out)));
  if (folder === undefined || !merge.some((path) => realPath(resolve(cwd, path)) === folder)) return;
  const other = given.find(
    ({ file }) => realPath(dirname(resolve(cwd, file))) === folder && basename(file) !== basename(out),
  );
  if (other === undefined) return;
  throw new UserError(`${out} would hold the same logs as ${other.file} beside it, in a folder that is merged`, {
    hint: "Name a file outside of that folder with --out.",
  });
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    // What is not there holds nothing.
    return undefined;
  }
}
