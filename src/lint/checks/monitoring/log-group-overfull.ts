/** Networks that share a log group, or an account, and need more of it than AWS permits. Points at `monitoring`. */
import { maxFiltersPerLogGroup, maxQueriesPerAccount, maxRegexFiltersPerLogGroup } from "../../../monitoring/limits.ts";
import type { MonitoredNetwork } from "../../../monitoring/monitored-network.ts";
import { quotedList } from "../../../text/words.ts";
import { groupBy } from "../../../values/group.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const logGroupOverfull = defineLintCheck({
  id: "monitoring/log-group-overfull",
  summary: "the filters or saved queries are more than AWS permits",
  why: "A log group takes [100 metric filters, of which 5 may hold a regular expression](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html); an account takes 1,000 saved queries in a region. Networks with the same log group share it, and what one has counts for the others too: their metrics count the same records.",
  repair:
    "Watch one of the networks that share a log group (`monitoring.networks`), count fewer `apps`, or switch saved queries off (`queries: false`).",
  severity: "error",
  run: ({ tree: { settings }, monitored }, report) => {
    const { monitoring } = settings;
    if (monitoring === undefined) return;
    const judge = (
      networks: readonly MonitoredNetwork[],
      number: (network: MonitoredNetwork) => number,
      most: number,
      what: string,
    ): void => {
      const needed = networks.reduce((sum, network) => sum + number(network), 0);
      if (needed <= most) return;
      const names = networks.map(({ network }) => network.name);
      report({
        file: settings.source,
        at: monitoring.at,
        networks: networks.map(({ network }) => network),
        message: `${quotedList(names)} would need ${needed} ${what}; AWS permits ${most}`,
        help: "watch fewer networks, count fewer apps by themselves, or set queries: false",
      });
    };
    const place = ({ network: { region, accountId = "", roleArn = "" } }: MonitoredNetwork): string =>
      JSON.stringify([region, accountId, roleArn]);
    const isRegex = ({ filters }: MonitoredNetwork): number =>
      filters.filter(({ pattern }) => pattern(() => "").includes("%")).length;
    for (const networks of groupBy(monitored(), (one) => `${place(one)} ${one.logGroup}`).values()) {
      judge(networks, ({ filters }) => filters.length, maxFiltersPerLogGroup, "metric filters on one log group");
      judge(networks, isRegex, maxRegexFiltersPerLogGroup, "filters with a regular expression on one log group");
    }
    for (const networks of groupBy(monitored(), place).values()) {
      judge(networks, ({ queries }) => queries.length, maxQueriesPerAccount, "saved queries in one account and region");
    }
  },
});
