/** Watched networks whose log group is in another account than their stack. Points at the network. */
import { logGroupOf, watchedNetworks } from "../../../monitoring/monitored-network.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const logGroupElsewhere = defineLintCheck({
  id: "monitoring/log-group-elsewhere",
  summary: "a watched network's log group may be in another account than its alarms",
  why: "A log group that is named by its ARN can be read from another account. Metric filters and alarms can be made [in its own account only](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html): elsewhere the apply fails, or the alarms watch another group of the same name.",
  repair:
    "Say that the stack is for that account (`account_id` of the network, and its `role_arn`), or leave the network out of `monitoring.networks`.",
  severity: "error",
  run: ({ tree: { settings } }, report) => {
    const { monitoring, networks, source: file } = settings;
    if (monitoring === undefined) return;
    for (const network of watchedNetworks(monitoring, networks)) {
      const { account, name } = logGroupOf(network);
      if (account === undefined || account === network.accountId) continue;
      const own = network.accountId === undefined ? "" : `, and the stack for ${network.accountId}`;
      report({
        file,
        at: network.at,
        networks: [network],
        message: `the log group ${quote(name)} of ${quote(network.name)} is in account ${account}${own}`,
        help: `set account_id: "${account}" with a role_arn of that account, or leave the network out of monitoring.networks`,
      });
    }
  },
});
