/** What a source saw, as one short text: equal for the same logs in every format, so that they are not counted twice. Pure. */
import { createHash } from "node:crypto";
import type { ObservedTraffic } from "../flow.ts";

/** Many calls would cost more than what they hash. */
const hashedAtOnce = 1 << 16;

/** `sha256:…` of the daily flows in their order, and of the window: two silent days are not the same day. */
export function digestOf({ dailyFlows, window }: Pick<ObservedTraffic, "dailyFlows" | "window">): string {
  const hash = createHash("sha256");
  let lines = `${JSON.stringify(window === null ? null : [window.from, window.to])}\n`;
  // All lines at once would take more memory than the daily flows do.
  for (const dailyFlow of dailyFlows) {
    const line = JSON.stringify([
      dailyFlow.day,
      dailyFlow.group,
      dailyFlow.source,
      dailyFlow.name,
      dailyFlow.protocol,
      dailyFlow.protocolVersion,
      dailyFlow.port,
      dailyFlow.outcome,
      dailyFlow.seeThru,
      dailyFlow.reason,
      dailyFlow.connections,
      dailyFlow.firstMs,
      dailyFlow.lastMs,
    ]);
    lines += `${line}\n`;
    if (lines.length < hashedAtOnce) continue;
    hash.update(lines);
    lines = "";
  }
  hash.update(lines);
  return `sha256:${hash.digest("hex")}`;
}
