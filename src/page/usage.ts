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
  const add = ({ app, network }: App, traffic: Traffic, covered: boolean): void => {
    const { name, target, connections, clients, firstSeen, lastSeen } = traffic;
    // Without a spread: there are very many, and what it makes takes many times the room.
    all.push({ app, network, name, target, connections, clients, firstSeen, lastSeen, covered });
  };
  for (const app of apps) {
    for (const { traffic } of app.entries) if (traffic !== undefined) add(app, traffic, true);
    for (const traffic of app.missing) add(app, traffic, false);
  }
  return all.sort(
    (one, other) =>
      other.connections - one.connections ||
      compareText(one.name, other.name) ||
      compareText(one.app, other.app) ||
      compareText(one.network, other.network) ||
      compareText(one.target, other.target),
  );
}
