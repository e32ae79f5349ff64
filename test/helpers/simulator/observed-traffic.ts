/**
 * What a perfect source would make of a simulation's records: for tests of what comes after the sources, without files and
 * formats. Counts from the truth, not from the text of the records.
 */
import type { Acceptance, Attachment, DailyFlow, ObservedTraffic } from "../../../src/traffic/flow.ts";
import { sortDailyFlows } from "../sort-daily-flows.ts";
import type { LogRecord, Simulation } from "./simulate.ts";
import type { LoggedConnection } from "./truth.ts";

const msPerHour = 3_600_000;

/** `window` as `SimulationOptions` has it. */
export function trafficOf(
  { records, truth }: Simulation,
  window: { readonly from: string; readonly to: string },
): ObservedTraffic {
  const config = records.filter(({ stream }) => stream === "config").map(readConfig);
  const flows = records.filter(({ stream }) => stream === "flow");
  return {
    dailyFlows: countAlike(truth.connections),
    attachments: config.flatMap(({ attachment }) => attachment ?? []),
    acceptances: lastOfEach(config.flatMap(({ acceptance }) => acceptance ?? [])),
    records: { ...truth.records, unreadable: 0 },
    window: { from: second(window.from), to: second(window.to) },
    activeHours: [...new Set(flows.map(({ atMs }) => Math.floor(atMs / msPerHour)))].sort((a, b) => a - b),
    complete: true,
    incompleteBecause: [],
  };
}

function second(date: string): string {
  return `${new Date(Date.parse(date)).toISOString().slice(0, 19)}Z`;
}

function countAlike(connections: readonly LoggedConnection[]): readonly DailyFlow[] {
  const sums = new Map<string, DailyFlow>();
  for (const { atMs, group, source, name, protocol, version, port, outcome, seeThru, reason } of connections) {
    const day = new Date(atMs).toISOString().slice(0, 10);
    const same = { day, group, source, name, protocol, protocolVersion: version, port, outcome, seeThru, reason };
    const key = JSON.stringify(Object.values(same));
    const before = sums.get(key);
    const connections = (before?.connections ?? 0) + 1;
    sums.set(key, { ...same, connections, firstMs: before?.firstMs ?? atMs, lastMs: atMs });
  }
  return sortDailyFlows([...sums.values()]);
}

function readConfig({ atMs, message }: LogRecord): {
  readonly attachment?: Attachment;
  readonly acceptance?: Acceptance;
} {
  const line = JSON.parse(message);
  const { cat, outcome } = line;
  if (cat === "client") {
    return { attachment: { source: line.client, group: line.gid, attached: outcome === "accepted", atMs } };
  }
  const of = { group: line.gid ?? null, outcome, atMs, protocol: line.proto ?? null };
  if (cat === "see-thru") return { acceptance: { ...of, kind: "see-thru", subject: line.thru_date } };
  return { acceptance: { ...of, kind: "name", subject: line.fqdn ?? line.addr } };
}

function lastOfEach(acceptances: readonly Acceptance[]): readonly Acceptance[] {
  const last = new Map<string, Acceptance>();
  for (const one of acceptances) last.set(JSON.stringify([one.group, one.kind, one.subject, one.protocol]), one);
  return [...last.values()];
}
