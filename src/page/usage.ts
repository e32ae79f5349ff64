/** What apps used, one row an app and destination, the busiest first. */
import { compareText } from "../values/order.ts";
import type { App, Traffic } from "./model.ts";

export interface Usage extends Traffic {
  readonly app: string;
  readonly network: string;
  readonly covered: boolean;
}

export function usageOf(apps: readonly App[]): readonly Usage[] {
  const all = apps.flatMap(({ app, network, entries, missing }): Usage[] => [
    ...entries.flatMap(({ traffic }) => (traffic === undefined ? [] : [{ ...traffic, app, network, covered: true }])),
    ...missing.map((traffic) => ({ ...traffic, app, network, covered: false })),
  ]);
  return all.sort(
    (one, other) =>
      other.connections - one.connections ||
      compareText(one.name, other.name) ||
      compareText(one.app, other.app) ||
      compareText(one.network, other.network) ||
      compareText(one.target, other.target),
  );
}
