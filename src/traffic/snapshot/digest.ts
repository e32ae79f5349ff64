/** What a source saw, as one short text: equal for the same logs in every format, so that they are not counted twice. Pure. */
import { createHash } from "node:crypto";
import type { DailyFlow, ObservedTraffic } from "../flow.ts";

/** Many calls would cost more than what they hash. */
const hashedAtOnce = 1 << 16;

/** `sha256:…` of the daily flows in their order, and of the window: two silent days are not the same day. */
export function digestOf({ dailyFlows, window }: Pick<ObservedTraffic, "dailyFlows" | "window">): string {
  const digest = createDigest(window);
  for (const dailyFlow of dailyFlows) digest.add(dailyFlow);
  return digest.text();
}

/** The same for those who go through the daily flows anyway: there may be a million, and each is made anew. */
export function createDigest(window: ObservedTraffic["window"]): {
  readonly add: (dailyFlow: DailyFlow) => void;
  readonly text: () => string;
} {
  const hash = createHash("sha256");
  let lines = `${JSON.stringify(window === null ? null : [window.from, window.to])}\n`;
  return {
    // All lines at once would take more memory than the daily flows do.
    add: (dailyFlow) => {
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
      if (lines.length < hashedAtOnce) return;
      hash.update(lines);
      lines = "";
    },
    text: () => `sha256:${hash.update(lines).digest("hex")}`,
  };
}
