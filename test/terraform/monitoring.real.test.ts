/** Real Terraform applies the monitoring to a local AWS, and what AWS then says it has is what was declared. */
import { CloudWatchClient, DescribeAlarmsCommand, GetDashboardCommand } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeMetricFiltersCommand,
  DescribeQueryDefinitionsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dashboardBody } from "../../src/monitoring/dashboard.ts";
import { type MonitoredNetwork, monitoredNetworks } from "../../src/monitoring/monitored-network.ts";
import { createWorkFolder } from "../helpers/command-line.ts";
import { ec2, itemsOf } from "../helpers/ec2.ts";
import { type Lab, openLab } from "../helpers/lab.ts";
import { startLogsAsAws } from "../helpers/logs-as-aws.ts";
import { motoServer } from "../helpers/moto.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { type Terraform, terraform } from "../helpers/terraform.ts";

const region = "eu-west-2";
const topic = `arn:aws:sns:${region}:123456789012:egress`;
const policies: readonly PolicyObject[] = [
  {
    app: "checkout",
    security_groups: 2,
    allow: [{ tls: ["api.example.com"], reason: "r" }],
    see_thru: { until: "2026-12-20", reason: "r" },
    refuse: [{ name: "*.telemetry.example.com", reason: "r" }],
  },
  {
    app: "search",
    existing_groups: { prod: ["sg-0123456789abcdef0"] },
    see_thru: { until: "2026-12-20", reason: "r" },
  },
];

describeWith([terraform, motoServer], "the monitoring of a network", () => {
  let lab: Lab;
  let aws: Awaited<ReturnType<typeof startLogsAsAws>>;
  let stack: Terraform;
  let settings: { networks: object; monitoring: object };
  let monitored: MonitoredNetwork;
  let logs: CloudWatchLogsClient;
  let watch: CloudWatchClient;

  beforeAll(async () => {
    lab = await openLab();
    aws = await startLogsAsAws(lab.awsUrl);
    const prod = { region, vpc_id: await lab.vpcIn(region) };
    settings = { networks: { prod }, monitoring: { notify: [topic], apps: ["checkout", "search"] } };
    const [network] = monitoredNetworks(treeOf(settings, policies));
    if (network === undefined) throw new Error("nothing is watched");
    monitored = network;
    const client = {
      region,
      endpoint: aws.url,
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    };
    logs = new CloudWatchLogsClient(client);
    watch = new CloudWatchClient(client);
    await logs.send(new CreateLogGroupCommand({ logGroupName: "DiscrimiNAT" }));
    // Before the groups: what names them is empty, and nothing fails.
    lab.synthesize(settings, policies);
    stack = await lab.stack("prod__monitoring", { AWS_ENDPOINT_URL: aws.url });
    await stack.apply();
  }, 300_000);
  afterAll(async () => {
    await aws?.stop();
    await lab?.close();
  });

  /** The ids that Terraform finds for an app, in its order. */
  const idsOf = async (app: string): Promise<readonly string[]> => {
    const { securityGroupInfo } = await ec2(lab.awsUrl, region).call("DescribeSecurityGroups", {
      "Filter.1.Name": "tag:discriminat-policy:app",
      "Filter.1.Value.1": app,
    });
    return itemsOf(securityGroupInfo)
      .map(({ groupId }) => String(groupId))
      .sort();
  };

  const expectWhatIsDeclared = async (): Promise<void> => {
    const ids = new Map([["checkout", await idsOf("checkout")]]);
    const joined = (app: string | undefined) => (separator: string) =>
      (app === "search" ? ["sg-0123456789abcdef0"] : (ids.get(app ?? "") ?? [])).join(separator);

    const { metricFilters = [] } = await logs.send(new DescribeMetricFiltersCommand({ logGroupName: "DiscrimiNAT" }));
    expect(
      byName(
        metricFilters.map(({ filterName, filterPattern, metricTransformations }) => ({
          name: filterName,
          pattern: filterPattern,
          metrics: metricTransformations?.map(
            ({ metricName, metricNamespace, metricValue, defaultValue, dimensions }) => ({
              ...{ metricName, metricNamespace, metricValue, defaultValue },
              dimensions: Object.keys(dimensions ?? {}),
            }),
          ),
        })),
      ),
    ).toEqual(
      byName(
        monitored.filters.map(({ metric, pattern, app }) => ({
          name: metric,
          pattern: pattern(joined(app?.app)),
          metrics: [
            {
              ...{ metricName: metric, metricNamespace: "discriminat-policy", metricValue: "1", defaultValue: 0 },
              dimensions: [],
            },
          ],
        })),
      ),
    );

    const { MetricAlarms = [] } = await watch.send(new DescribeAlarmsCommand({}));
    const words = { breaching: "breaching", not_breaching: "notBreaching", ignore: "ignore", missing: "missing" };
    expect(
      byName(
        MetricAlarms.map((alarm) => ({
          name: alarm.AlarmName,
          description: alarm.AlarmDescription,
          metric: `${alarm.Namespace} ${alarm.MetricName}`,
          dimensions: (alarm.Dimensions ?? []).map(({ Name, Value }) => `${Name}=${Value}`),
          compared: alarm.ComparisonOperator,
          numbers: [alarm.Threshold, alarm.Period, alarm.EvaluationPeriods],
          statistic: alarm.Statistic,
          missing: alarm.TreatMissingData,
          actions: [alarm.AlarmActions, alarm.OKActions],
        })),
      ),
    ).toEqual(
      byName(
        monitored.alarms.map(({ name, description, metric, threshold, periodMinutes, periods, missingData }) => ({
          name,
          description,
          metric: metric.kind === "incoming" ? "AWS/Logs IncomingLogEvents" : `discriminat-policy ${metric.name}`,
          dimensions: metric.kind === "incoming" ? ["LogGroupName=DiscrimiNAT"] : [],
          compared: metric.kind === "incoming" ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold",
          numbers: [threshold, periodMinutes * 60, periods],
          statistic: "Sum",
          missing: words[missingData],
          actions: [[topic], [topic]],
        })),
      ),
    );

    const { queryDefinitions = [] } = await logs.send(new DescribeQueryDefinitionsCommand({}));
    expect(
      byName(queryDefinitions.map(({ name, queryString, logGroupNames }) => ({ name, queryString, logGroupNames }))),
    ).toEqual(
      byName(
        monitored.queries.map(({ name, text, app }) => ({
          name,
          queryString: text(joined(app?.app)),
          logGroupNames: ["DiscrimiNAT"],
        })),
      ),
    );

    const { DashboardBody } = await watch.send(new GetDashboardCommand({ DashboardName: "discriminat-policy-prod" }));
    const arns = monitored.alarms.map(
      ({ name }) => MetricAlarms.find(({ AlarmName }) => AlarmName === name)?.AlarmArn ?? "",
    );
    expect(JSON.parse(DashboardBody ?? "")).toEqual(dashboardBody(monitored, arns));
  };

  test("is what was declared, also before there are any groups", async () => {
    await expectWhatIsDeclared();
    expect(await stack.plan()).toEqual([]);
  }, 120_000);

  test("follows the groups once they are made, with updates in place alone", async () => {
    const rules = await lab.stack("prod", { AWS_ENDPOINT_URL: aws.url });
    await rules.run(
      "apply",
      "-auto-approve",
      "-no-color",
      "-target=aws_security_group.checkout_egress_9CD3E06F",
      "-target=aws_security_group.checkout_egress-2_065D9057",
    );
    expect(await idsOf("checkout")).toHaveLength(2);
    const changes = await stack.plan();
    expect(new Set(changes.map(({ actions }) => actions.join()))).toEqual(new Set(["update"]));
    await stack.apply();
    await expectWhatIsDeclared();
    expect(await stack.plan()).toEqual([]);
  }, 240_000);

  test("a changed threshold and a refused name are updates in place, and a plan of it changes no egress", async () => {
    const changed = { ...settings, monitoring: { ...settings.monitoring, alarms: { disallowed: { threshold: 5 } } } };
    lab.synthesize(changed, policies);
    const changes = await stack.plan();
    expect(changes.map(({ address, actions }) => `${actions.join()} ${address.split(".")[0]}`)).toEqual([
      "update aws_cloudwatch_metric_alarm",
    ]);
    const work = createWorkFolder("2026-11-24");
    work.write({
      "plan.json": await stack.run("show", "-json", "test.tfplan"),
      "policies/discriminat.yaml": JSON.stringify(changed),
      ...Object.fromEntries(
        policies.map((policy) => [`policies/lab/${policy.app}.yaml`, JSON.stringify({ team: "lab", ...policy })]),
      ),
    });
    const { out, err } = await work.run("plan", "plan.json", "--format", "json");
    const { plan, findings } = JSON.parse(out);
    expect(findings, err).toEqual([]);
    expect(plan.unread ?? []).toEqual([]);
    work.remove();
  }, 120_000);

  test("removing it takes everything away", async () => {
    await stack.run("destroy", "-auto-approve", "-no-color");
    const { metricFilters } = await logs.send(new DescribeMetricFiltersCommand({ logGroupName: "DiscrimiNAT" }));
    const { MetricAlarms } = await watch.send(new DescribeAlarmsCommand({}));
    const { queryDefinitions } = await logs.send(new DescribeQueryDefinitionsCommand({}));
    expect([metricFilters, MetricAlarms, queryDefinitions]).toEqual([[], [], []]);
  }, 120_000);
});

function byName<Item extends { readonly name: string | undefined }>(items: readonly Item[]): readonly Item[] {
  return [...items].sort((left, right) => ((left.name ?? "") < (right.name ?? "") ? -1 : 1));
}
