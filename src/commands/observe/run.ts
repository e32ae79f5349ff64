/** `observe`: traffic → a snapshot of it, from log files or from Logs Insights. */
import { parse as parsePath } from "node:path";
import type { Command, GlobalOptions, Io } from "../../command-line/command.ts";
import { answerFormats, deliverAnswer } from "../../command-line/deliver-answer.ts";
import { loadNetworks } from "../../command-line/find-networks.ts";
import { untilInterrupted } from "../../command-line/interrupt.ts";
import { startProgress } from "../../command-line/progress.ts";
import { writeFileAtomically } from "../../command-line/write-file.ts";
import type { Network } from "../../policy/model.ts";
import type { Snapshot } from "../../traffic/flow.ts";
import type { GroupOwners } from "../../traffic/group-owners/group-owners.ts";
import { notesOf } from "./notes.ts";
import { type ObserveRequest, readRequest } from "./request.ts";
import { type Observed, observeLogFiles, observeNetwork, printedIamPolicy } from "./sources.ts";
import { type Observation, summaryBlocks, summaryData } from "./summary.ts";

export const observe: Command = {
  spec: {
    name: "observe",
    summary: "Turn logged traffic into a snapshot",
    details:
      "Reads exported log files (--logs) or asks CloudWatch Logs Insights (--network), and writes what was connected to, by app, into one small file. Raw log lines and client addresses stay where they are. The file is replaced only once everything was read.",
    arguments: [],
    options: [
      {
        flags: "--network <name>",
        description: 'a network of the settings, or "all"; with --logs: the one that the files are of',
        complete: "network",
      },
      {
        flags: "--logs <glob...>",
        description: "log files, folders or - for standard input, in any format of CloudWatch; also .gz and .zst",
        complete: "file",
      },
      {
        flags: "--since <length>",
        description: "so long up to --to: 36h, 14d, 4w (default with --network alone: 14d)",
      },
      { flags: "--from <time>", description: "begin: a day, or a time in UTC such as 2026-11-01T08:30:00Z" },
      {
        flags: "--to <time>",
        description: "end: the last day, or the first moment that does not count (default: the end of --as-of)",
      },
      {
        flags: "--groups <file...>",
        description: "which app a Security Group belongs to: Terraform outputs, state or plan as JSON, or a map",
        complete: "file",
      },
      { flags: "--groups-from-tags", description: "ask EC2 which app a Security Group is tagged with" },
      {
        flags: "--out <file>",
        description: 'the snapshot (default: "observations.json"; with all networks observations.<network>.json)',
        complete: "file",
      },
      { flags: "--merge <snapshot...>", description: "add these snapshots, or only merge them", complete: "file" },
      { flags: "--with-sources", description: "keep the addresses of clients, not only how many there were" },
      { flags: "--log-group <name...>", description: "log groups, or their ARNs, in place of the network's" },
      { flags: "--max-scan-gb <n>", description: "refuse to let Logs Insights read more than that" },
      { flags: "--print-iam-policy", description: "print the least IAM policy that --network needs, and do nothing" },
    ],
    formats: answerFormats,
    examples: [
      { line: "observe --network prod --since 14d --groups-from-tags", does: "ask Logs Insights" },
      { line: "observe --logs 'exports/**/*.gz' --groups outputs.json", does: "read an export" },
      { line: "observe --merge monday.json tuesday.json --out week.json", does: "make one snapshot of two" },
      { line: "observe --network prod --print-iam-policy > policy.json", does: "what the role of a CI job needs" },
    ],
  },
  run: async ({ options, global }, io) => {
    const request = readRequest(options, global);
    const { network } = request;
    const networks = network === undefined ? [] : await loadNetworks(network === "all" ? [] : [network], global, io);
    if (request.printIamPolicy) {
      io.out(await printedIamPolicy(networks, request));
      return 0;
    }
    const observations = await observeAll(request, networks, global, io);
    await deliverAnswer(
      {
        command: "observe",
        blocks: global.quiet ? [] : observations.flatMap(summaryBlocks),
        data: { snapshots: observations.map(summaryData) },
      },
      global,
      io,
    );
    return 0;
  },
};

async function observeAll(
  request: ObserveRequest,
  networks: readonly Network[],
  global: GlobalOptions,
  io: Io,
): Promise<readonly Observation[]> {
  const observations: Observation[] = [];
  for (const network of networks.length === 0 ? [undefined] : networks) {
    const file =
      request.network === "all" && network !== undefined ? insertName(request.out, network.name) : request.out;
    const observation = await observeOne({ ...request, out: file }, network, global, io);
    observations.push(observation);
  }
  return observations;
}

/** `observations.json` → `observations.prod.json`. */
function insertName(file: string, network: string): string {
  const { ext } = parsePath(file);
  return `${file.slice(0, file.length - ext.length)}.${network}${ext}`;
}

async function observeOne(
  request: ObserveRequest,
  network: Network | undefined,
  global: GlobalOptions,
  io: Io,
): Promise<Observation> {
  const { readSnapshot } = await import("../../traffic/snapshot/read-snapshot.ts");
  // Before anything is asked of AWS: a wrong file name should not cost money.
  const merged = request.merge.map((file) => readSnapshot(file, io.cwd));
  const observed = await observeSource(request, network, global, io);
  const snapshots = [...merged, ...(observed === undefined ? [] : [observed.snapshot])];
  const [{ mergeSnapshots }, { serializeSnapshot }] = await Promise.all([
    import("../../traffic/snapshot/merge-snapshots.ts"),
    import("../../traffic/snapshot/serialize-snapshot.ts"),
  ]);
  const snapshot = mergeSnapshots(snapshots);
  await writeFileAtomically(request.out, serializeSnapshot(snapshot), io.cwd);
  return {
    file: request.out,
    snapshot,
    unreadable: observed?.unreadable ?? [],
    scanned: observed?.scanned,
    notes: notesOf({
      snapshot,
      source: observed === undefined ? undefined : request.logs.length > 0 ? "files" : "insights",
      knownGroups: observed?.owners?.size,
      incompleteBecause: observed?.seen.incompleteBecause ?? [],
    }),
  };
}

interface ObservedSnapshot extends Observed {
  readonly snapshot: Snapshot;
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
          : await observeNetwork(network, request, progress, signal);
      return { owners, observed };
    } finally {
      progress.done();
    }
  });
  const { buildSnapshot } = await import("../../traffic/snapshot/build-snapshot.ts");
  const snapshot = buildSnapshot(found.observed.seen, {
    network: network?.name ?? null,
    verbosity: network?.preferences.flowLogVerbosity ?? null,
    owners: found.owners ?? new Map(),
    withSources: request.withSources,
    settledUntilMs: Date.parse(`${global.asOf}T00:00:00Z`),
  });
  return { ...found.observed, snapshot, owners: found.owners };
}

/** `undefined` where nobody was asked. */
async function findOwners(
  { groupFiles, groupsFromTags }: ObserveRequest,
  network: Network | undefined,
  io: Io,
  signal: AbortSignal,
): Promise<GroupOwners | undefined> {
  if (groupFiles.length === 0 && !groupsFromTags) return undefined;
  const [{ ownersOf }, { loadGroupOwners }] = await Promise.all([
    import("../../traffic/group-owners/group-owners.ts"),
    import("../../traffic/group-owners/load-group-owners.ts"),
  ]);
  const ownerships = [...loadGroupOwners(groupFiles, io.cwd)];
  if (groupsFromTags && network !== undefined) {
    const { fetchGroupOwners } = await import("../../traffic/group-owners/live-group-owners.ts");
    const { region, endpoints } = network;
    ownerships.push(...(await fetchGroupOwners({ region, endpoint: endpoints.ec2 }, signal)));
  }
  return ownersOf(ownerships);
}
