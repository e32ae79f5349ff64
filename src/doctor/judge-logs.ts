/** Whether the firewall's logs are where the settings say, are still being written, and are kept long enough. Pure. */
import { readGroupArn } from "../aws/log-group-arn.ts";
import type { EvidenceSettings, Network } from "../policy/model.ts";
import { quote } from "../text/quote.ts";
import { shellWord } from "../text/shell.ts";
import { count } from "../text/words.ts";
import { groupName } from "../traffic/insights/log-groups.ts";
import { daysBetween } from "../values/dates.ts";
import { formatTime } from "../values/time.ts";
import { judgeAnswer } from "./answer.ts";
import type { LogFacts, LogGroup, LogStream } from "./facts.ts";
import { ok, type Result, unknown, warning, wrong } from "./result.ts";

export interface LogContext {
  readonly network: Network;
  readonly evidence: EvidenceSettings;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

export function judgeLogs(context: LogContext, { group, similar, flow, config }: LogFacts): readonly Result[] {
  const { network } = context;
  const found = judgeAnswer("log-group", group, (value) =>
    value === undefined
      ? [missingGroup(network, similar)]
      : [judgeClass(network, value), ...judgeRetention(context, value)],
  );
  if (group.kind === "told" && group.value === undefined) {
    const why = "there is no log group to look into";
    return [...found, ...["retention", "flow-stream", "config-stream"].map((check) => unknown(check, why))];
  }
  return [
    ...found,
    ...(group.kind === "told" ? [] : [unknown("retention", "the log group could not be described")]),
    ...judgeAnswer("flow-stream", flow, (stream) => [judgeFlowStream(context, stream)]),
    ...judgeAnswer("config-stream", config, (stream) => [judgeConfigStream(network, stream)]),
  ];
}

function missingGroup({ name, region, logGroup }: Network, similar: readonly string[]): Result {
  const message = `region ${region} has no log group ${quote(groupName(logGroup))}`;
  const at = `under the network ${quote(name)} in the settings`;
  const twin = similar.find((other) => other.toLowerCase() === groupName(logGroup).toLowerCase());
  if (twin !== undefined) {
    return wrong("log-group", `${message}; there is ${quote(twin)}`, `Write \`log_group: ${twin}\` ${at}.`);
  }
  if (similar.length > 0) {
    const some = similar.slice(0, 5).map(quote).join(", ");
    return wrong("log-group", `${message}; there is ${some}`, `Name the firewall's as log_group ${at}.`);
  }
  return wrong(
    "log-group",
    message,
    readGroupArn(logGroup) === undefined
      ? `Check the region and the account, and log_group ${at}: a log group belongs to one region of one account.`
      : `Check log_group ${at}, and that its account is linked to this one for monitoring.`,
  );
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html */
function judgeClass({ logGroup }: Network, { logClass }: LogGroup): Result {
  const group = quote(groupName(logGroup));
  if (logClass === "DELIVERY") {
    return wrong(
      "log-group",
      `${group} is of class DELIVERY, in which Logs Insights does not work`,
      "Observe exported files with --logs: a group's class cannot be changed.",
    );
  }
  if (logClass === "INFREQUENT_ACCESS") {
    return warning(
      "log-group",
      `${group} is of class INFREQUENT_ACCESS, in which \`logs --network\` does not work`,
      "Export the logs for `logs`; `observe` works.",
    );
  }
  return ok("log-group", group);
}

/** What `retentionInDays` may be: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

function judgeRetention({ network, evidence }: LogContext, { retentionDays }: LogGroup): readonly Result[] {
  const { minDays } = evidence;
  if (retentionDays === undefined) return [ok("retention", "records are kept for ever")];
  if (retentionDays >= minDays) return [ok("retention", `records are kept for ${count(retentionDays, "day")}`)];
  const longer = retentions.find((days) => days >= minDays);
  const keep =
    longer === undefined
      ? ""
      : `Keep them longer: \`aws logs put-retention-policy --log-group-name ${shellWord(groupName(network.logGroup))} --retention-in-days ${longer}\`; or `;
  return [
    wrong(
      "retention",
      `records are kept for ${count(retentionDays, "day")}, and evidence.min_days is ${minDays}: one observation can never call an entry unused`,
      `${keep}${keep === "" ? "Write" : "write"} \`min_days: ${retentionDays}\` under evidence in the settings.`,
    ),
  ];
}

/** The firewall logs every connection, and AWS may say it an hour later: a day without any is worth a look, and two are. */
const quietDays = 1;

function judgeFlowStream({ network, asOf }: LogContext, stream: LogStream | undefined): Result {
  const { flowStream, logGroup, preferences } = network;
  const named = `stream ${quote(flowStream)}`;
  const silenced = preferences.flowLogVerbosity === "none";
  if (stream === undefined || stream.latestRecordMs === undefined) {
    if (silenced) return ok("flow-stream", `${named} has no record, as flow_log_verbosity says`);
    return wrong(
      "flow-stream",
      stream === undefined ? `${quote(groupName(logGroup))} has no ${named}` : `${named} has no record`,
      "Check flow_stream in the settings, and that the firewall runs, may write logs and has traffic.",
    );
  }
  const latest = formatTime(stream.latestRecordMs);
  const age = daysBetween(latest.slice(0, 10), asOf);
  if (age <= quietDays) return ok("flow-stream", `the latest record of ${named} is of ${latest}`);
  return warning(
    "flow-stream",
    `the latest record of ${named} is of ${latest}, ${count(age, "day")} before ${asOf}`,
    "Check that the firewall runs, may write logs and has traffic.",
  );
}

/** What the config log says comes with changes of rules: it may be silent for long. */
function judgeConfigStream({ configStream, logGroup }: Network, stream: LogStream | undefined): Result {
  const named = `stream ${quote(configStream)}`;
  if (stream === undefined) {
    return wrong(
      "config-stream",
      `${quote(groupName(logGroup))} has no ${named}`,
      "Check config_stream in the settings, and that the firewall runs and may write logs.",
    );
  }
  if (stream.latestRecordMs === undefined) {
    return warning(
      "config-stream",
      `${named} has no record: which app a connection belongs to may not be told`,
      "Check that the firewall may read Security Groups and network interfaces, and that a rule is annotated.",
    );
  }
  return ok("config-stream", `the latest record of ${named} is of ${formatTime(stream.latestRecordMs)}`);
}
