/**
 * A snapshot as text. The same snapshot gives the same bytes: fixed order of keys, one flow a line so that a diff is readable,
 * and nothing but printable ASCII, because whoever opened a connection chose the names.
 */
import type { Flow, Snapshot, Window } from "../flow.ts";
import { type Acceptance, compareAcceptances, compareFlows, compareSources, compareValues } from "./order.ts";

/**
 * Beyond ASCII everything is escaped: bidirectional marks, line separators, lone halves of characters. The rest is what
 * logs of CI services take for a command, `::name` and `##[name]`.
 */
const unsafe = /[^\x20-\x7e]|(?<=^| |")::|#(?=#\w*\[)/g;

const escapeUnits = (text: string): string =>
  Array.from(text, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
    ).join(""),
  ).join("");

/** JSON on one line with a blank after each colon and comma. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${inline(inner)}`);
    return `{${members.join(", ")}}`;
  }
  return JSON.stringify(value).replace(unsafe, escapeUnits);
}

function listOf(items: readonly string[]): string {
  return items.length === 0 ? "[]" : `[\n${items.map((item) => `    ${item}`).join(",\n")}\n  ]`;
}

export function serializeSnapshot(snapshot: Snapshot): string {
  const { version, network, window, complete, gaps, verbosity, records, unattributed, sources } = snapshot;
  const members: readonly (readonly [string, string])[] = [
    ["version", inline(version)],
    ["network", inline(network)],
    ["window", inline(window && windowOf(window))],
    ["complete", inline(complete)],
    ["gaps", listOf([...gaps].map(windowOf).sort(compareWindows).map(inline))],
    ["verbosity", inline(verbosity)],
    [
      "records",
      inline({
        client: records.client,
        server: records.server,
        config: records.config,
        unreadable: records.unreadable,
      }),
    ],
    ["unattributed", inline({ ambiguous: unattributed.ambiguous, unknown: unattributed.unknown })],
    [
      "sources",
      listOf(
        [...sources]
          .sort(compareSources)
          .map(({ window: own, digest }) => inline({ window: own && windowOf(own), digest })),
      ),
    ],
    ["flows", listOf([...snapshot.flows].sort(compareFlows).map((flow) => inline(flowOf(flow))))],
    ["acceptances", listOf([...snapshot.acceptances].sort(compareAcceptances).map((one) => inline(acceptanceOf(one))))],
  ];
  return `{\n${members.map(([key, value]) => `  "${key}": ${value}`).join(",\n")}\n}\n`;
}

function compareWindows(left: Window, right: Window): number {
  return compareValues(left.from, right.from);
}

function windowOf({ from, to }: Window): Window {
  return { from, to };
}

function flowOf(flow: Flow): Flow {
  return {
    app: flow.app,
    group: flow.group,
    name: flow.name,
    protocol: flow.protocol,
    port: flow.port,
    outcome: flow.outcome,
    see_thru: flow.see_thru,
    connections: flow.connections,
    sources: flow.sources,
    days: flow.days,
    first_seen: flow.first_seen,
    last_seen: flow.last_seen,
    protocol_versions: flow.protocol_versions,
    reasons: flow.reasons,
    ...(flow.source_addresses === undefined ? {} : { source_addresses: flow.source_addresses }),
  };
}

function acceptanceOf({ app, group, kind, subject, protocol, outcome, at }: Acceptance): Acceptance {
  return { app, group, kind, subject, protocol, outcome, at };
}
