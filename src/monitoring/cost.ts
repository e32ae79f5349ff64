/** What the monitoring costs a month, by list price. Pure. Queries that people run, notifications and log storage are not in it. */
import type { MonitoredNetwork } from "./monitored-network.ts";
import { monthlyPrices } from "./prices.ts";

export interface MonthlyCost {
  readonly metrics: number;
  readonly alarms: number;
  readonly dashboards: number;
  /** US dollars, to the cent. */
  readonly usd: number;
}

export function monthlyCost(networks: readonly MonitoredNetwork[]): MonthlyCost {
  const sum = (countOf: (network: MonitoredNetwork) => number): number =>
    networks.reduce((total, network) => total + countOf(network), 0);
  const metrics = sum(({ filters }) => filters.length);
  const alarms = sum((network) => network.alarms.length);
  const dashboards = sum(({ dashboard }) => (dashboard === undefined ? 0 : 1));
  const { metric, alarm, dashboard } = monthlyPrices;
  const usd = metrics * metric + alarms * alarm + dashboards * dashboard;
  return { metrics, alarms, dashboards, usd: Math.round(usd * 100) / 100 };
}
