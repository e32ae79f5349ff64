/** `observe`: traffic → a snapshot of it, from log files, from Logs Insights or through Athena. */
import { parse as parsePath, posix, resolve } from "node:path";
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { untilInterrupted } from "../../command-line/interrupt.ts";
import { startProgress } from "../../command-line/progress.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { versionBefore, writeFileAtomically } from "../../command-line/write-file.ts";
import type { ExitCode } from "../../errors.ts";
import { namesIn } from "../../files/names-in.ts";
import type { Network } from "../../policy/model.ts";
import type { Snapshot } from "../../traffic/flow.ts";
import { type GroupOwners, missingGroups, ownersOf } from "../../traffic/group-owners/group-owners.ts";
import { loadGroupOwners } from "../../traffic/group-owners/load-group-owners.ts";
import { buildSnapshot } from "../../traffic/snapshot/build-snapshot.ts";
import { mergeSnapshots } from "../../traffic/snapshot/merge-snapshots.ts";
import { readSnapshot } from "../../traffic/snapshot/read-snapshot.ts";
import { serializeSnapshot } from "../../traffic/snapshot/serialize-snapshot.ts";
import { observeTable, printedAthenaPolicy, printedDdl, requireTables } from "./athena.ts";
import { notesOf, type TrafficKind } from "./notes.ts";
import { type ObserveRequest, readRequest } from "./request.ts";
import { type Observed, observeLogFiles, observeNetwork, printedIamPolicy } from "./sources.ts";
import { type Observation, summaryBlocks, summaryData, summaryLine } from "./summary.ts";

export async function run({ options, global }: Invocation, io: Io): Promise<ExitCode> {
  const request = readRequest(options, global);
  const { network } = request;
  const networks = network === undefined ? [] : await networksNamed(network === "all" ? [] : [network], global, io);
  if (request.printAthenaDdl || request.printIamPolicy) {
    const print = request.printAthenaDdl ? printedDdl : request.athena ? printedAthenaPolicy : printedIamPolicy;
    io.out(print(networks, request));
    return 0;
  }
  if (request.athena) requireTables(networks);
  const observations = await observeAll(request, networks, global, io);
  await deliverAnswer(
    {
      command: "observe",
      blocks: global.quiet ? [] : observations.flatMap(summaryBlocks),
      data: { snapshots: observations.map(summaryData) },
      summary: observations.map(summaryLine).join("; "),
      warnings: { texts: observations.flatMap(({ warnings }) => warnings), inWords: true },
    },
    global,
    io,
  );
  return 0;
}

async function networksNamed(names: readonly string[], global: GlobalOptions, io: Io): Promise<readonly Network[]> {
  // Settings, and YAML with them, take 60 ms to load, and files without a network do not need them.
  const { loadNetworks } = await import("../../command-line/find-networks.ts");
  return loadNetworks(names, global, io);
}

async function observeAll(
  request: ObserveRequest,
  networks: readonly Network[],
  global: GlobalOptions,
  io: Io,
): Promise<readonly Observation[]> {
  const observations: Observation[] = [];
  for (const network of networks.length === 0 ? [undefined] : networks) {
    const file =
      request.network === "all" && network !== undefined ? insertName(request.out, network.name, io.cwd) : request.out;
    const observation = await observeOne({ ...request, out: file }, network, global, io);
    observations.push(observation);
  }
  return observations;
}

/** `observations/` → `observations/prod.json`, and `observations.json` → `observations.prod.json`. */
function insertName(file: string, network: string, cwd: string): string {
  if (file.endsWith("/") || namesIn(resolve(cwd, file)) !== undefined)
    return posix.join(toPosix(file), `${network}.json`);
  const { ext } = parsePath(file);
  return `${file.slice(0, file.length - ext.length)}.${network}${ext}`;
}

async function observeOne(
  request: ObserveRequest,
  network: Network | undefined,
  global: GlobalOptions,
  io: Io,
): Promise<Observation> {
  // Before anything is asked of AWS: a wrong file name should not cost money.
  const expected = await versionBefore(request.out, io.cwd);
  const merged = request.merge.map((file) => readSnapshot(file, io.cwd));
  const observed = await observeSource(request, network, global, io);
  const snapshots = [...merged, ...(observed === undefined ? [] : [observed.snapshot])];
  const snapshot = mergeSnapshots(snapshots);
  await writeFileAtomically(request.out, serializeSnapshot(snapshot), { cwd: io.cwd, expected });
  return {
    file: request.out,
    snapshot,
    unreadable: observed?.unreadable ?? [],
    scanned: observed?.scanned,
    daysKept: observed?.daysKept,
    ...notesOf({
      snapshot,
      source: observed === undefined ? undefined : sourceOf(request),
      knownGroups: observed?.owners?.size,
      incompleteBecause: [...(observed?.seen.incompleteBecause ?? []), ...missingGroups(observed?.owners ?? new Map())],
      sameLogs: observed?.sameLogs ?? [],
      cacheWarnings: observed?.cacheWarnings ?? [],
    }),
  };
}

function sourceOf({ logs, athena }: ObserveRequest): TrafficKind {
  return logs.length > 0 ? "files" : athena ? "athena" : "insights";
}

interface ObservedSnapshot extends Observed {
  readonly snapshot: Snapshot;
  /** `undefined` where no source of them was given. */
  readonly owners: GroupOwners | undefined;
}

/** `undefined` where snapshots are only merged. */
async function observeSource(
  request: ObserveRequest,
  network: Network | undefined,
  global: GlobalOptions,
  io: Io,
): Promise<ObservedSnapshot | undefined> {
  if (network === undefined && request.logs.length === 0) return undefined;
  const progress = startProgress(io, global);
  const found = await untilInterrupted(async (signal) => {
    try {
      const owners = await findOwners(request, network, io, signal);
      const observed =
        network === undefined || request.logs.length > 0
          ? await observeLogFiles(request, io, progress, signal)
          : request.athena
            ? await observeTable(network, request, progress, signal)
            : await observeNetwork(network, request, { asOf: global.asOf, cwd: io.cwd }, progress, signal);
      return { owners, observed };
    } finally {
      progress.done();
    }
  });
  const { owners, observed } = found;
  const snapshot = buildSnapshot(observed.seen, {
    network: network?.name ?? null,
    verbosity: network?.preferences.flowLogVerbosity ?? null,
    owners: owners ?? new Map(),
    withSources: request.withSources,
    settledUntilMs: Date.parse(`${global.asOf}T00:00:00Z`),
  });
  return { ...observed, snapshot, owners };
}

/** `undefined` where no source of owners was given. */
async function findOwners(
  { groupFiles, groupsFromTags }: ObserveRequest,
  network: Network | undefined,
  io: Io,
  signal: AbortSignal,
): Promise<GroupOwners | undefined> {
  if (groupFiles.length === 0 && !groupsFromTags) return undefined;
  const ownerships = [...loadGroupOwners(groupFiles, io.cwd)];
  if (groupsFromTags && network !== undefined) {
    // The EC2 client takes 0.5 s to load, and only --groups-from-tags needs it.
    const { fetchGroupOwners } = await import("../../traffic/group-owners/live-group-owners.ts");
    const { region, endpoints } = network;
    ownerships.push(...(await fetchGroupOwners({ region, endpoint: endpoints.ec2 }, signal)));
  }
  return ownersOf(ownerships);
}
