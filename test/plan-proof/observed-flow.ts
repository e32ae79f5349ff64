/** A flow of checkout to a name, as a snapshot has it. */
import type { Flow } from "../../src/traffic/flow.ts";

export function observedFlow(name: string | null, more: Partial<Flow> = {}): Flow {
  return {
    app: "checkout",
    group: "sg-1",
    name,
    protocol: "tls",
    port: 443,
    outcome: "allowed",
    see_thru: "none",
    connections: 1,
    sources: 1,
    days: ["2026-11-14"],
    first_seen: "2026-11-14T00:00:00Z",
    last_seen: "2026-11-14T23:58:02Z",
    protocol_versions: [],
    reasons: [],
    ...more,
  };
}
