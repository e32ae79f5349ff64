/** The order that `ObservedTraffic.dailyFlows` has, written down once more: for daily flows that no table has sorted. */
import type { DailyFlow } from "../../src/traffic/flow.ts";

const protocols = ["tls", "ssh", "http", "unknown"];

const partsOf = (dailyFlow: DailyFlow): readonly (string | number | null)[] => [
  dailyFlow.name,
  dailyFlow.port,
  protocols.indexOf(dailyFlow.protocol),
  ["allowed", "disallowed"].indexOf(dailyFlow.outcome),
  ["exerted", "not_exerted", "none"].indexOf(dailyFlow.seeThru),
  dailyFlow.group,
  dailyFlow.source,
  dailyFlow.day,
  dailyFlow.protocolVersion,
  dailyFlow.reason,
];

export function sortDailyFlows(dailyFlows: readonly DailyFlow[]): readonly DailyFlow[] {
  return [...dailyFlows].sort((left, right) => {
    const others = partsOf(right);
    for (const [index, part] of partsOf(left).entries()) {
      const other = others[index] ?? null;
      if (part === other) continue;
      if (part === null) return -1;
      return other !== null && part < other ? -1 : 1;
    }
    return 0;
  });
}
