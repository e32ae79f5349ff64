/**
 * The dashboard of a network: its alarms, then one picture for each metric. Pure. No widget runs a query: each look at one would scan the log.
 *
 * Source of the body: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
import { sentence } from "../text/words.ts";
import type { MetricFilter, MonitoredNetwork } from "./monitored-network.ts";
import { metricNamespace } from "./monitored-network.ts";

interface Widget {
  readonly type: "text" | "alarm" | "metric";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface DashboardBody {
  readonly widgets: readonly Widget[];
}

const gridWidth = 24;
const half = { width: gridWidth / 2, height: 6 };
const headHeight = 2;
const alarmsHeight = 4;

/** @param alarmArns of the network's alarms, or references to them, in their order */
export function dashboardBody(
  { network, logGroup, filters, alarms }: MonitoredNetwork,
  alarmArns: readonly string[],
): DashboardBody {
  const head: Widget = {
    type: "text",
    ...{ x: 0, y: 0, width: gridWidth, height: headHeight },
    properties: {
      markdown: `# Egress of ${network.name}\nWhat the DiscrimiNAT firewall logs, counted. Made by \`discriminat-policy synth\`: changes by hand are lost.`,
    },
  };
  const status: readonly Widget[] =
    alarms.length === 0
      ? []
      : [
          {
            type: "alarm",
            ...{ x: 0, y: headHeight, width: gridWidth, height: alarmsHeight },
            properties: { title: "Alarms", alarms: alarmArns },
          },
        ];
  const top = headHeight + (status.length === 0 ? 0 : alarmsHeight);
  const periods = new Map(alarms.map((alarm) => [alarm.id, alarm.periodMinutes * 60]));
  const incoming = picture(
    "Records of any kind",
    [["AWS/Logs", "IncomingLogEvents", "LogGroupName", logGroup]],
    network.region,
    periods.get("silent"),
  );
  const pictures = [
    ...filters.map(({ id, watch, app, metric }) =>
      picture(titleOf(watch, app), [[metricNamespace, metric]], network.region, periods.get(id)),
    ),
    incoming,
  ];
  return {
    widgets: [
      head,
      ...status,
      ...pictures.map((properties, index): Widget => {
        const row = Math.floor(index / 2);
        return { type: "metric", x: (index % 2) * half.width, y: top + row * half.height, ...half, properties };
      }),
    ],
  };
}

function titleOf({ counts }: MetricFilter["watch"], app: MetricFilter["app"]): string {
  return app === undefined ? sentence(counts).slice(0, -1) : `${app.app}: ${counts}`;
}

function picture(title: string, metrics: readonly (readonly string[])[], region: string, period = 300) {
  return {
    title,
    metrics,
    region,
    stat: "Sum",
    period,
    view: "timeSeries",
    stacked: false,
    yAxis: { left: { min: 0 } },
  };
}
