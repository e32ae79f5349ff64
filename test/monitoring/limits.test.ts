/** What is synthesized stays within what AWS takes, also for estates that try to leave it. Limits: src/monitoring/limits.ts. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { monthlyCost } from "../../src/monitoring/cost.ts";
import { dashboardBody } from "../../src/monitoring/dashboard.ts";
import * as limits from "../../src/monitoring/limits.ts";
import { type MonitoredNetwork, monitoredNetworks } from "../../src/monitoring/monitored-network.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

const group = "sg-0123456789abcdef0";
const longest = `n${"e".repeat(62)}`;
const network = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };

/** 20 apps with the longest names, 16 groups and far too many refusals each. */
function largest(): readonly MonitoredNetwork[] {
  const apps = Array.from({ length: 20 }, (_, index) => `a${"p".repeat(60)}${index + 10}`);
  const policies = apps.map(
    (app): PolicyObject => ({
      app,
      networks: [longest],
      security_groups: 16,
      see_thru: { until: "2026-12-20", reason: "r", group: "separate" },
      refuse: Array.from({ length: 60 }, (_, index) => ({
        name: `${index % 2 ? "*" : "stats"}.host-${index}.telemetry.example.com`,
        reason: "r",
      })),
    }),
  );
  const topic = `arn:aws:sns:eu-west-2:123456789012:${"t".repeat(256)}`;
  return monitoredNetworks(
    treeOf({ networks: { [longest]: network }, monitoring: { notify: [topic], apps } }, policies),
  );
}

const joined = (groups: number) => (separator: string) => Array(groups).fill(group).join(separator);

test("the largest estate is within AWS's limits, and what does not fit is named", () => {
  const [monitored] = largest();
  if (monitored === undefined) throw new Error("nothing is watched");
  for (const { id, pattern, app, metric } of monitored.filters) {
    expect(pattern(joined(app?.groups ?? 0)).length, id).toBeLessThanOrEqual(limits.maxPatternLength);
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html
    expect(metric).toMatch(/^[^:*$]{1,255}$/);
  }
  expect(monitored.filters.length).toBeLessThanOrEqual(limits.maxFiltersPerLogGroup);
  const network = monitored.filters.find(({ id }) => id === "see-thru-exerted");
  const left = network?.pattern(() => "") ?? "";
  for (const name of network?.withoutRoom ?? []) expect(left).not.toContain(name.replaceAll(".", "\\."));
  expect(network?.withoutRoom.length).toBeGreaterThan(0);
  for (const { name, description } of monitored.alarms) {
    expect(name.length).toBeLessThanOrEqual(limits.maxAlarmNameLength);
    expect(description.length).toBeLessThanOrEqual(limits.maxAlarmDescriptionLength);
  }
  expect(monitored.topics.length).toBeLessThanOrEqual(limits.maxAlarmActions);
  expect(monitored.alarms.length).toBeLessThanOrEqual(limits.maxAlarmsPerWidget);
  expect(dashboardBody(monitored, []).widgets.length).toBeLessThanOrEqual(limits.maxDashboardWidgets);
  for (const { name, text, app } of monitored.queries) {
    expect(text(joined(app?.groups ?? 0)).length).toBeLessThanOrEqual(limits.maxQueryLength);
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutQueryDefinition.html
    expect(name.length).toBeLessThanOrEqual(255);
  }
});

test("the body of a dashboard is what AWS documents", () => {
  const schema = JSON.parse(readFileSync("test/fixtures/monitoring/dashboard.schema.json", "utf8"));
  const validate = new Ajv2020({ strict: false }).compile(schema);
  for (const monitored of largest()) {
    const arns = monitored.alarms.map(({ name }) => `arn:aws:cloudwatch:eu-west-2:123456789012:alarm:${name}`);
    const body = JSON.parse(JSON.stringify(dashboardBody(monitored, arns)));
    expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
    const taken = new Set<string>();
    for (const { x, y, width, height } of body.widgets) {
      for (let column = x; column < x + width; column += 1) {
        for (let row = y; row < y + height; row += 1) {
          expect(taken.has(`${column} ${row}`), `two widgets at ${column}, ${row}`).toBe(false);
          taken.add(`${column} ${row}`);
        }
      }
    }
  }
  expect(validate({ widgets: [{ type: "metric", x: 20, y: 0, width: 12, height: 6, properties: {} }] })).toBe(false);
});

const window = { see_thru: { until: "2026-12-20", reason: "r" } };

/** By hand, from the list prices: metrics $0.30, alarms $0.10, dashboards $3.00. */
test.each([
  // 8 filters: 2.40. 8 alarms (7 of filters, and silence): 0.80. 1 dashboard: 3.00.
  ["one network", { networks: { prod: network }, monitoring: {} }, [{ app: "checkout" }], 6.2],
  // 2 networks of 8 + 2 × 2 filters: 24 × 0.30 = 7.20. Alarms 2 × (8 + 2) = 20: 2.00. No dashboard.
  [
    "two networks, two apps by themselves, no dashboard",
    { networks: { prod: network, test: network }, monitoring: { apps: ["a", "b"], dashboard: false } },
    ["a", "b"].map((app) => ({ app, networks: ["prod", "test"], ...window })),
    9.2,
  ],
  // 3 filters are off, 5 remain: 1.50. Alarms: after-window, see-thru-expiring, name-refused, silent: 0.40, and see-thru-exerted asked for: 0.10.
  // 1 dashboard: 3.00. disallowed only counts: no alarm.
  [
    "one network, little of it",
    {
      networks: { prod: network },
      monitoring: {
        alarms: {
          disallowed: "metric",
          "allowed-not-tls": "off",
          "ip-address": "off",
          "plain-http": "off",
          "see-thru-exerted": { threshold: 5 },
        },
      },
    },
    [{ app: "checkout", ...window }],
    5,
  ],
] as const)("the cost of %s is what the price table gives", (_, settings, policies, usd) => {
  const cost = monthlyCost(monitoredNetworks(treeOf(settings, policies)));
  expect(Math.abs(cost.usd - usd)).toBeLessThanOrEqual(usd / 100);
});
