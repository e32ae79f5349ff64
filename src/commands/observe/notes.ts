/** What a person should know about a snapshot beside its numbers: what it lacks, and which setting may be why. Pure. */

import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import type { Snapshot } from "../../traffic/flow.ts";

/** Where traffic was observed. */
export type TrafficKind = "files" | "insights" | "athena";

export interface NoteFacts {
  readonly snapshot: Snapshot;
  /** `undefined` where snapshots were only merged. */
  readonly source: TrafficKind | undefined;
  /** How many groups have a known app; `undefined` where no source of owners was given. */
  readonly knownGroups: number | undefined;
  readonly incompleteBecause: readonly string[];
  /** Logs that were given more than once. */
  readonly sameLogs: readonly string[];
  /** What of the cache could not be used. */
  readonly cacheWarnings: readonly string[];
}

/** `warnings` are those of the notes that change what the snapshot means, and the number of unreadable lines. */
export function notesOf({ snapshot, source, knownGroups, incompleteBecause, sameLogs, cacheWarnings }: NoteFacts): {
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
} {
  const lacking = [
    ...(snapshot.records.client === 0 && source !== undefined ? [nothingMatched(snapshot, source)] : []),
    ...incompleteBecause.map((reason) => `The snapshot is incomplete: ${reason}`),
  ];
  const doubtful = [...untoldApps(snapshot, knownGroups), ...overlaps(snapshot)];
  const { unreadable } = snapshot.records;
  const unread = unreadable === 0 ? [] : [`${count(unreadable, "line")} could not be read`];
  return {
    notes: [...lacking, ...sameLogs, ...cacheWarnings, ...doubtful],
    warnings: [...lacking, ...unread, ...cacheWarnings, ...doubtful],
  };
}

/** Only the likeliest cause: a list of everything that could be wrong does not help. */
function nothingMatched({ records, verbosity, window }: Snapshot, source: TrafficKind): string {
  if (verbosity === "none" || verbosity === "only_disallowed") {
    return `No connection was found: the network's flow_log_verbosity is ${verbosity}, and what passes is not logged. Set the firewall's preference to full.`;
  }
  if (records.server > 0) {
    return "No connection was found, only packets from servers: give the whole flow log, not one that is filtered by `cat`.";
  }
  if (records.config > 0) {
    if (source === "athena") {
      return "No connection was found, only the config log: is the stream `flow` exported or delivered too, to where the network's logs.athena table is?";
    }
    return source === "files"
      ? "No connection was found, only the config log: give the files of the stream `flow` as well."
      : "No connection was found, only the config log: does the network's flow_stream name the stream of the flow log, and is the firewall's flow_log_verbosity full?";
  }
  if (source === "insights") {
    return "No connection was found: does the network's log_group name the group that the firewall writes to, and its flow_stream the stream?";
  }
  if (source === "athena") {
    return "No connection was found: are there folders of that time where the network's logs.athena table is, named as its partitions say?";
  }
  return window === null
    ? "No connection was found: the files are empty."
    : `No connection was found from ${window.from} to ${window.to}: is that the time of the files?`;
}

function untoldApps({ flows, records, unattributed }: Snapshot, knownGroups: number | undefined): readonly string[] {
  const untold = unattributed.ambiguous + unattributed.unknown;
  if (untold === 0 || untold < records.client) return [];
  if (knownGroups === undefined) {
    return [
      "No app is known: say which app each Security Group belongs to, with --groups <file> or --groups-from-tags.",
    ];
  }
  const named = [...new Set(flows.flatMap(({ group }) => group ?? []))].sort();
  if (named.length === 0) {
    return [
      "No app is known: the records name no Security Group, and the config log, which says who was attached to which, is missing or does not cover them.",
    ];
  }
  const some = named.slice(0, 3).map(quote).join(", ");
  return [
    `No app is known: none of ${count(knownGroups, "known group")} is among those of the logs (${some}${named.length > 3 ? ", …" : ""}). Are they of another network?`,
  ];
}

/** Sources whose windows overlap may have seen the same connection. */
function overlaps({ sources }: Snapshot): readonly string[] {
  const windows = sources.flatMap(({ window }) => window ?? []).sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const [index, { to }] of windows.entries()) {
    const next = windows[index + 1];
    if (next !== undefined && next.from < to) {
      return [
        `The windows of two merged snapshots overlap from ${next.from}: what both saw counts twice, unless they are of different logs.`,
      ];
    }
  }
  return [];
}
