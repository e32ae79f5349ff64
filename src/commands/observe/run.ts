/** `observe`: traffic → a snapshot of it, from log files, from Logs Insights or through Athena. */
import { groupRoles } from "../../aws/read-roles.ts";
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { untilInterrupted } from "../../command-line/interrupt.ts";
import { type Progress, startProgress } from "../../command-line/progress.ts";
import { writeFileAtomically } from "../../command-line/write-file.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { requireDifferentLogs } from "../../library/network-snapshots.ts";
import type { Network } from "../../policy/model.ts";
import type { Snapshot } from "../../traffic/flow.ts";
import { type GroupOwners, missingGroups, ownersOf } from "../../traffic/group-owners/group-owners.ts";
import { loadGroupOwners } from "../../traffic/group-owners/load-group-owners.ts";
import { buildSnapshot } from "../../traffic/snapshot/build-snapshot.ts";
import { mergeSnapshots } from "../../traffic/snapshot/merge-snapshots.ts";
import { serializeSnapshot } from "../../traffic/snapshot/serialize-snapshot.ts";
import { observeTable, printedAthenaPolicy, printedDdl, requireTables } from "./athena.ts";
import { type Failure, failureData, failuresError } from "./failures.ts";
import { notesOf, type TrafficKind } from "./notes.ts";
import { type ObserveRequest, readRequest } from "./request.ts";
import { type Observed, observeLogFiles, observeNetwork, printedIamPolicy } from "./sources.ts";
import { type Observation, summaryBlocks, summaryData, summaryLine } from "./summary.ts";
import { findTargets, type Merged, type Target } from "./targets.ts";

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
  const { observations, failures } = await observeAll(request, networks, global, io);
  if (observations.length === 0) throw failuresError(failures, 0);
  await deliverAnswer(
    {
      command: "observe",
      blocks: global.quiet ? [] : observations.flatMap(summaryBlocks),
      data: {
        snapshots: observations.map(summaryData),
        failures: failures.length === 0 ? undefined : failures.map(failureData),
      },
      summary: observations.map(summaryLine).join("; "),
      warnings: { texts: observations.flatMap(({ warnings }) => warnings), inWords: true },
    },
    global,
    io,
  );
  if (failures.length > 0) throw failuresError(failures, observations.length);
  return 0;
}

async function networksNamed(names: readonly string[], global: GlobalOptions, io: Io): Promise<readonly Network[]> {
  // Settings, and YAML with them, take 60 ms to load, and files without a network do not need them.
  const { loadNetworks } = await import("../../command-line/find-networks.ts");
  return loadNetworks(names, global, io);
}

/** Networks side by side, each written as soon as it is observed: what goes wrong in one, or takes long, does not lose the others. */
async function observeAll(
  request: ObserveRequest,
  networks: readonly Network[],
  global: GlobalOptions,
  io: Io,
): Promise<{ readonly observations: readonly Observation[]; readonly failures: readonly Failure[] }> {
  const targets = await findTargets(request, networks, io);
  const progress = startProgress(io, global);
  const lines = shareProgress(progress);
  const results = await untilInterrupted(async (signal) => {
    const observe = async (target: Target): Promise<Observation> => {
      const found = await observeSource(target, global, io, lines(), signal);
      signal.throwIfAborted();
      return await writeSnapshot(target, found, global, io);
    };
    const settled = await Promise.allSettled(targets.map(observe));
    progress.done();
    if (signal.aborted) sayInterrupted(targets, settled, io);
    return settled;
  });
  const observations: Observation[] = [];
  const failures: Failure[] = [];
  for (const [index, result] of results.entries()) {
    const target = targets[index];
    if (result.status === "fulfilled") observations.push(result.value);
    else if (target === undefined || !(result.reason instanceof UserError)) throw result.reason;
    else failures.push({ target, error: result.reason });
  }
  return { observations, failures };
}

/** Where nothing was written there is nothing to say: the one who pressed Ctrl-C knows. */
function sayInterrupted(
  targets: readonly Target[],
  settled: readonly PromiseSettledResult<Observation>[],
  io: Io,
): void {
  const outsOf = (status: "fulfilled" | "rejected"): string =>
    targets
      .filter((_, index) => settled[index]?.status === status)
      .map(({ request }) => request.out)
      .join(", ");
  const written = outsOf("fulfilled");
  if (written !== "")
    io.err(`observe: interrupted: wrote ${written}; did not write ${outsOf("rejected") || "the summary"}\n`);
}

/** One line for all of them. */
function shareProgress(progress: Progress): () => Progress {
  const texts: string[] = [];
  return () => {
    const place = texts.push("") - 1;
    return {
      step: (text) => {
        texts[place] = text;
        progress.step(texts.filter((other) => other !== "").join("; "));
      },
      done: () => {
        texts[place] = "";
      },
    };
  };
}

async function writeSnapshot(
  { request, network, expected, merged }: Target,
  found: Found | undefined,
  global: GlobalOptions,
  io: Io,
): Promise<Observation> {
  const observed = found === undefined ? undefined : snapshotOf(found, request, network, global);
  const snapshot = mergedWith(merged, observed?.snapshot);
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

function mergedWith(merged: Merged | undefined, observed: Snapshot | undefined): Snapshot {
  if (merged === undefined || observed === undefined) {
    return mergeSnapshots([merged?.snapshot, observed].filter((snapshot) => snapshot !== undefined));
  }
  requireDifferentLogs([...merged.parts, { file: "what was observed now", snapshot: observed }]);
  return mergeSnapshots([merged.snapshot, observed]);
}

function sourceOf({ logs, athena }: ObserveRequest): TrafficKind {
  return logs.length > 0 ? "files" : athena ? "athena" : "insights";
}

interface Found {
  readonly observed: Observed;
  /** `undefined` where no source of them was given. */
  readonly owners: GroupOwners | undefined;
}

/** `undefined` where snapshots are only merged. */
async function observeSource(
  { request, network }: Target,
  global: GlobalOptions,
  io: Io,
  progress: Progress,
  signal: AbortSignal,
): Promise<Found | undefined> {
  if (network === undefined && request.logs.length === 0) return undefined;
  try {
    const owners = await findOwners(request, network, io, signal);
    const observed =
      network === undefined || request.logs.length > 0
        ? await observeLogFiles(request, io, progress, signal)
        : request.athena
          ? await observeTable(network, request, progress, signal)
          : await observeNetwork(
              network,
              request,
              { asOf: global.asOf, today: global.today, cwd: io.cwd },
              progress,
              signal,
            );
    return { owners, observed };
  } finally {
    progress.done();
  }
}

function snapshotOf(
  { observed, owners }: Found,
  { withSources }: ObserveRequest,
  network: Network | undefined,
  { asOf }: GlobalOptions,
): Observed & Pick<Found, "owners"> & { readonly snapshot: Snapshot } {
  const snapshot = buildSnapshot(observed.seen, {
    network: network?.name ?? null,
    verbosity: network?.preferences.flowLogVerbosity ?? null,
    owners: owners ?? new Map(),
    withSources,
    settledUntilMs: Date.parse(`${asOf}T00:00:00Z`),
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
    for (const role of groupRoles(network)) {
      ownerships.push(...(await fetchGroupOwners({ region, endpoint: endpoints.ec2, role }, signal)));
    }
  }
  return ownersOf(ownerships);
}
