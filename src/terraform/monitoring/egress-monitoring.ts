/**
 * The monitoring of one network as a construct: metric filters, alarms, saved queries and a dashboard. Ids are made of the names of filters
 * and apps only, so that a change of a threshold or of a refused name is an update in place.
 */
import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js";
import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter/index.js";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js";
import { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition/index.js";
import { DataAwsSecurityGroups } from "@cdktf/provider-aws/lib/data-aws-security-groups/index.js";
import { Construct } from "constructs";
import { UserError } from "../../errors.ts";
import { dashboardBody } from "../../monitoring/dashboard.ts";
import {
  type Alarm,
  type MonitoredNetwork,
  metricNamespace,
  monitoredNetworks,
  type WatchedApp,
} from "../../monitoring/monitored-network.ts";
import type { PolicyTree } from "../../policy/model.ts";
import { objectOf, text } from "../../requirements/requirement.ts";
import { tree as requiredTree } from "../../requirements/shapes.ts";
import { appTag, networkTag } from "../../security-groups/group-marks.ts";
import { quote } from "../../text/quote.ts";
import { construct } from "../construct.ts";
import { literalText } from "../literal-text.ts";
import { addressOf } from "../references.ts";

export interface EgressMonitoringProps {
  /** Its settings say what is watched, in `monitoring`. */
  readonly tree: PolicyTree;
  /** One of the networks that the settings watch. The stack's provider has to be for its region and account. */
  readonly network: string;
}

const requiredProps = objectOf<EgressMonitoringProps>(
  { tree: requiredTree, network: text },
  {},
  "Give an object: `{tree, network}`.",
);

/** As the alarm has it: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const missingDataWords = {
  breaching: "breaching",
  not_breaching: "notBreaching",
  ignore: "ignore",
  missing: "missing",
} as const;

/**
 * Makes what `monitoring` in the settings asks for. Security Groups are looked up by their tags whenever Terraform plans, so that it may
 * stand in a stack of its own, and be applied before them.
 *
 * @throws UserError where an argument is not what it should be, the settings do not watch the network, or a setting holds text that
 * Terraform would not take literally.
 */
export class EgressMonitoring extends Construct {
  /** By name. */
  readonly alarms: ReadonlyMap<string, CloudwatchMetricAlarm>;
  readonly #groups = new Map<string, string>();

  constructor(scope: Construct, id: string, props: EgressMonitoringProps) {
    super(construct(scope, "scope"), text(id, "id"));
    const { tree, network: name } = requiredProps(props, "props");
    const monitored = monitoredNetworks(tree).find(({ network }) => network.name === name);
    if (monitored === undefined) {
      throw new UserError(`the settings do not watch a network ${quote(name)}`, {
        hint: "Write `monitoring: {notify: […]}` into the settings, and name a network of theirs.",
      });
    }
    const logGroup = literalText(monitored.logGroup, `the log_group of network ${quote(name)}`);
    this.#addFilters(monitored, logGroup);
    this.alarms = new Map(monitored.alarms.map((alarm) => [alarm.name, this.#addAlarm(alarm, monitored, logGroup)]));
    for (const { id: queryId, name: queryName, text: query, app } of monitored.queries) {
      new CloudwatchQueryDefinition(this, `query-${queryId}`, {
        name: queryName,
        logGroupNames: [logGroup],
        queryString: query((separator) => this.#joinIds(app, separator, monitored)),
      });
    }
    if (monitored.dashboard !== undefined) {
      const arns = [...this.alarms.values()].map((alarm) => `\${${addressOf(alarm)}.arn}`);
      new CloudwatchDashboard(this, "dashboard", {
        dashboardName: monitored.dashboard,
        dashboardBody: JSON.stringify(dashboardBody(monitored, arns)),
      });
    }
  }

  #addFilters(monitored: MonitoredNetwork, logGroup: string): void {
    for (const { id, pattern, metric, app } of monitored.filters) {
      new CloudwatchLogMetricFilter(this, `filter-${id}`, {
        name: metric,
        logGroupName: logGroup,
        pattern: pattern((separator) => this.#joinIds(app, separator, monitored)),
        // Zero where the log has other records: a quiet hour is not a missing one. Without dimensions, which would be a metric each.
        metricTransformation: {
          name: metric,
          namespace: metricNamespace,
          value: "1",
          defaultValue: "0",
          unit: "Count",
        },
      });
    }
  }

  #addAlarm(alarm: Alarm, { topics }: MonitoredNetwork, logGroup: string): CloudwatchMetricAlarm {
    const { id, name, description, metric, threshold, periodMinutes, periods, missingData } = alarm;
    const actions = topics.map((topic) => literalText(topic, "the ARN of a topic"));
    return new CloudwatchMetricAlarm(this, `alarm-${id}`, {
      alarmName: name,
      alarmDescription: description,
      ...(metric.kind === "incoming"
        ? { namespace: "AWS/Logs", metricName: "IncomingLogEvents", dimensions: { LogGroupName: logGroup } }
        : { namespace: metricNamespace, metricName: metric.name }),
      comparisonOperator: metric.kind === "incoming" ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold",
      threshold,
      statistic: "Sum",
      period: periodMinutes * 60,
      evaluationPeriods: periods,
      treatMissingData: missingDataWords[missingData],
      ...(actions.length === 0 ? {} : { alarmActions: actions, okActions: actions }),
    });
  }

  /** The ids of an app's groups with a separator between them, as Terraform finds them; nothing where there are none yet. */
  #joinIds(app: WatchedApp | undefined, separator: string, { network }: MonitoredNetwork): string {
    if (app === undefined) return "";
    const literal = app.existingIds.map((id) => literalText(id, "the id of an existing Security Group"));
    if (!app.hasOwn) return literal.join(separator);
    const known = this.#groups.get(app.app) ?? this.#lookUp(app.app, network.name);
    this.#groups.set(app.app, known);
    return `\${join(${JSON.stringify(separator)}, concat(${JSON.stringify(literal)}, sort(${known}.ids)))}`;
  }

  #lookUp(app: string, network: string): string {
    const found = new DataAwsSecurityGroups(this, `groups-of-${app}`, {
      tags: {
        [appTag]: literalText(app, "the name of an app"),
        [networkTag]: literalText(network, "the name of a network"),
      },
    });
    return `data.${found.terraformResourceType}.${found.friendlyUniqueId}`;
  }
}
