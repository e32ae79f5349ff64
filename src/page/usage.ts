/** What apps used, one row an app and destination, the busiest first. */
import { compareText } from "../values/order.ts";
import type { App, Traffic } from "./model.ts";

export interface Usage extends Traffic {
  readonly app: string;
  readonly network: string;
  readonly covered: boolean;
}

export function usageOf(apps: readonly App[]): readonly Usage[] {
  const all: Usage[] = [];
  eachUse(apps, (traffic, { app, network }, covered) => {
    const { name, target, connections, clients, firstSeen, lastSeen } = traffic;
    // Without a spread: there are very many, and what it makes takes many times the room.
    all.push({ app, network, name, target, connections, clients, firstSeen, lastSeen, covered });
  });
  return all.sort(
    (one, other) =>
      other.connections - one.connections ||
      compareText(one.name, other.name) ||
      compareText(one.app, other.app) ||
      compareText(one.network, other.network) ||
      compareText(one.target, other.target),
  );
}

/** What apps used, one after the other: a copy of all that a large fleet used takes room. */
export function eachUse(apps: readonly App[], visit: (traffic: Traffic, app: App, covered: boolean) => void): void {
  for (const app of apps) {
    for (const { traffic } of app.entries) if (traffic !== undefined) visit(traffic, app, true);
    for (const traffic of app.missing) visit(traffic, app, false);
  }
}
