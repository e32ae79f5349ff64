/** What `observe` says about a snapshot that it wrote: in words and as data. Pure. */

import type { Block } from "../../report/text-blocks.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import type { Snapshot } from "../../traffic/flow.ts";

export interface Observation {
  /** The file that was written. */
  readonly file: string;
  readonly snapshot: Snapshot;
  /** Where the first unreadable lines are, and what is wrong with them. */
  readonly unreadable: readonly string[];
  /** What Logs Insights or Athena read, and what that costs; `undefined` for other sources. */
  readonly scanned: { readonly bytes: number; readonly estimatedUsd: number } | undefined;
  /** Days that were not asked again; `undefined` without a cache. */
  readonly daysKept: number | undefined;
  readonly notes: readonly string[];
  /** Those of the notes that change what the snapshot means. */
  readonly warnings: readonly string[];
}

const shownUntold = 5;

export function summaryLine({ file, snapshot: { network, flows, records } }: Observation): string {
  const where = network === null ? file : `${network} in ${file}`;
  return `${where}: ${count(records.client, "connection")} in ${count(flows.length, "flow")}`;
}

export function summaryBlocks(observation: Observation): readonly Block[] {
  const { file, snapshot, unreadable, notes } = observation;
  const { network, flows, records } = snapshot;
  const untold = topUntold(snapshot);
  return [
    { kind: "heading", text: network === null ? file : `${network}: ${file}` },
    {
      kind: "table",
      rows: [
        ["window", windowWords(snapshot)],
        [
          "records",
          `${count(records.client, "connection")}, ${count(records.server, "packet from servers", "packets from servers")}, ${count(records.config, "config record")}`,
        ],
        ["flows", count(flows.length, "flow")],
        ["apps", appWords(snapshot)],
        ...scanRows(observation),
        ...(observation.daysKept === undefined
          ? []
          : [["kept", `${count(observation.daysKept, "day")} from the cache`] as const]),
      ],
    },
    ...(untold.length === 0
      ? []
      : [
          { kind: "paragraph", text: "Most connections whose app is not known:" } as const,
          {
            kind: "table",
            rows: untold.map(({ group, name, port, connections }) => [
              group === null ? "no group" : shown(group),
              count(connections, "connection"),
              `${name === null ? "without a name" : shown(name)}${port === null ? "" : ` on port ${port}`}`,
            ]),
          } as const,
        ]),
    ...(records.unreadable === 0
      ? []
      : [
          {
            kind: "item",
            term: count(records.unreadable, "unreadable line"),
            tone: "doubtful",
            lines: unreadable,
          } as const,
        ]),
    ...notes.map((note): Block => ({ kind: "item", term: "note", tone: "doubtful", lines: [note] })),
  ];
}

export function summaryData(observation: Observation): Readonly<Record<string, unknown>> {
  const { file, snapshot, unreadable, scanned, notes } = observation;
  const { network, window, complete, gaps, verbosity, records, unattributed, flows } = snapshot;
  return {
    file,
    network,
    window,
    complete,
    gaps,
    verbosity,
    records,
    unattributed,
    flows: flows.length,
    topUnattributed: topUntold(snapshot),
    unreadable,
    scannedBytes: scanned?.bytes,
    estimatedUsd: scanned?.estimatedUsd,
    daysKept: observation.daysKept,
    notes,
  };
}

function windowWords({ window, gaps, complete }: Snapshot): string {
  if (window === null) return "unknown, because no line has a time";
  const silent = gaps.slice(0, 3).map(({ from, to }) => `${from} to ${to}`);
  const more = gaps.length > silent.length ? `, and ${gaps.length - silent.length} more` : "";
  return [
    `${window.from} to ${window.to}`,
    ...(gaps.length === 0 ? [] : [`${count(gaps.length, "gap")}: ${silent.join(", ")}${more}`]),
    ...(complete ? [] : ["incomplete"]),
  ].join("; ");
}

function appWords({ records, unattributed, flows }: Snapshot): string {
  const { ambiguous, unknown } = unattributed;
  if (records.client === 0) return "none";
  const apps = new Set(flows.flatMap(({ app }) => app ?? [])).size;
  // Rounded down: 100 % must mean all of them.
  const share = Math.floor(((records.client - ambiguous - unknown) / records.client) * 1000) / 10;
  const lost = [
    ...(ambiguous === 0 ? [] : [`${count(ambiguous, "connection")} ambiguous`]),
    ...(unknown === 0 ? [] : [`${count(unknown, "connection")} of no known app`]),
  ];
  return [`${count(apps, "app")} behind ${share} % of connections`, ...lost].join(", ");
}

function scanRows({ scanned }: Observation): readonly (readonly string[])[] {
  if (scanned === undefined) return [];
  return [["scanned", `${gigabytes(scanned.bytes)} GB, about $${scanned.estimatedUsd.toFixed(2)}`]];
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(bytes < 1e8 ? 3 : 1);
}

interface Untold {
  readonly group: string | null;
  readonly name: string | null;
  readonly port: number | null;
  readonly connections: number;
}

/** Flows are in a fixed order, and sorting keeps it among equals. */
function topUntold({ flows }: Snapshot): readonly Untold[] {
  return flows
    .filter(({ app }) => app === null)
    .sort((left, right) => right.connections - left.connections)
    .slice(0, shownUntold)
    .map(({ group, name, port, connections }) => ({ group, name, port, connections }));
}

/** Clients choose the names, and with them their length. */
function shown(text: string): string {
  return /^[a-z0-9.:_-]{1,80}$/i.test(text) ? text : quote(text);
}
