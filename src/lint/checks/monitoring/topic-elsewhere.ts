/** Topics that alarms of a network cannot notify. Points at the ARN. */
import { partitionOf } from "../../../discriminat/aws-partitions.ts";
import { watchedNetworks } from "../../../monitoring/monitored-network.ts";
import type { Network } from "../../../policy/model.ts";
import { quote } from "../../../text/quote.ts";
import { quotedList } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const topicElsewhere = defineLintCheck({
  id: "monitoring/topic-elsewhere",
  summary: "an alarm would notify a topic of another region, account or partition",
  why: "An alarm [notifies topics of its own region and account](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions.html). With another one the apply fails, or the alarm goes unheard.",
  repair:
    "Write a topic of the network's region and account; where networks differ, one list for each: `notify: {prod: […], staging: […]}`.",
  severity: "error",
  run: ({ tree: { settings } }, report) => {
    const { monitoring, networks } = settings;
    if (monitoring === undefined) return;
    for (const { network: only, topic } of monitoring.notify) {
      const concerned = watchedNetworks(monitoring, networks).filter(
        ({ name }) => only === undefined || only.value === name,
      );
      const wrong = concerned.filter((network) => !isOf(topic.value, network));
      if (wrong.length === 0) continue;
      report({
        file: settings.source,
        at: topic,
        networks: wrong,
        message: `${quote(topic.value)} is not a topic of the region and account of ${quotedList(wrong.map(({ name }) => name))}`,
        help: "write a topic of the network's own region and account, and one list for each network where they differ",
      });
    }
  },
});

function isOf(arn: string, { region, accountId }: Network): boolean {
  const [, partition, , topicRegion, account] = arn.split(":");
  const ofNetwork = partitionOf(region)?.id;
  return (
    topicRegion === region &&
    (accountId === undefined || account === accountId) &&
    (ofNetwork === undefined || partition === ofNetwork)
  );
}
