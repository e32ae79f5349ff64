/**
 * A snapshot as text. The same snapshot gives the same bytes: fixed order of keys, one flow a line for readable diffs,
 * and only printable ASCII, because the clients that open connections choose the names.
 */
import { joinPieces } from "../../text/pieces.ts";
import type { Flow, Snapshot, Window } from "../flow.ts";
import {
  type Acceptance,
  compareAcceptances,
  compareFlows,
  compareSources,
  compareValues,
  type Source,
} from "./order.ts";

/**
 * Beyond ASCII everything is escaped: bidirectional marks, line separators, lone halves of characters. The rest is what
 * logs of CI services take for a command, `::name` and `##[name]`.
 */
const unsafe = /[^\x20-\x7e]|(?<=[ "])::|#(?=#\w*\[)/g;

const escapeUnits = (text: string): string =>
  Array.from(text, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
    ).join(""),
  ).join("");

/** JSON on one line with a blank after each colon and comma. */
function inline(value: unknown): string {
  return spaced(value).replace(unsafe, escapeUnits);
}

/** By hand: `JSON.stringify` with an indent, and taking it out again, takes twice as long. */
function spaced(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean" || value === null) return `${value}`;
  if (Array.isArray(value)) return value.length === 1 ? `[${spaced(value[0])}]` : `[${value.map(spaced).join(", ")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  let text = "";
  for (const key in value) text += `${text === "" ? "" : ", "}"${key}": ${spaced(value[key])}`;
  return `{${text}}`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object";

/** Its bytes piece by piece, because there may be more of them than one wants to hold. */
export function* serializeSnapshot(snapshot: Snapshot): Generator<string> {
  yield* joinPieces(partsOf(snapshot));
}

function* partsOf(snapshot: Snapshot): Generator<string> {
  const { version, network, window, complete, gaps, verbosity, records, unattributed, sources } = snapshot;
  const { incomplete_because: reasons = [] } = snapshot;
  const { client, server, config, unreadable } = records;
  const { ambiguous, unknown } = unattributed;
  yield `{\n  "version": ${inline(version)},\n`;
  yield `  "network": ${inline(network)},\n`;
  yield `  "window": ${inline(window && windowOf(window))},\n`;
  yield `  "complete": ${inline(complete)},\n`;
  if (reasons.length > 0) yield `  "incomplete_because": ${inline(reasons)},\n`;
  yield* list("gaps", [...gaps].sort(compareWindows), windowOf);
  yield `,\n  "verbosity": ${inline(verbosity)},\n`;
  yield `  "records": ${inline({ client, server, config, unreadable })},\n`;
  yield `  "unattributed": ${inline({ ambiguous, unknown })},\n`;
  yield* list("sources", [...sources].sort(compareSources), sourceOf);
  yield ",\n";
  yield* list("flows", [...snapshot.flows].sort(compareFlows), flowOf);
  yield ",\n";
  yield* list("acceptances", [...snapshot.acceptances].sort(compareAcceptances), acceptanceOf);
  yield "\n}\n";
}

/** One item a line; `ordered` gives its keys their order. */
function* list<T>(key: string, items: readonly T[], ordered: (item: T) => T): Generator<string> {
  yield `  "${key}": [`;
  for (const [index, item] of items.entries()) yield `${index === 0 ? "" : ","}\n    ${inline(ordered(item))}`;
  yield items.length === 0 ? "]" : "\n  ]";
}

function compareWindows(left: Window, right: Window): number {
  return compareValues(left.from, right.from);
}

function windowOf({ from, to }: Window): Window {
  return { from, to };
}

function sourceOf({ window, digest }: Source): Source {
  return { window: window && windowOf(window), digest };
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
