/** Refused names for which a filter has no room. Points at `monitoring`. */
import { quote } from "../../../text/quote.ts";
import { count, quotedSome } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const refusedCounted = defineLintCheck({
  id: "monitoring/refused-counted",
  summary: "a filter counts connections to names that policies refuse",
  why: "A filter pattern has room for [1,024 characters](https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html), and patterns need a regular expression, of which a log group takes few. What does not fit is counted: the metric says more, and hides nothing.",
  repair: "Refuse names rather than patterns, or fewer of them; or count the app with the others only.",
  severity: "info",
  run: ({ tree: { settings }, monitored }, report) => {
    const { monitoring } = settings;
    if (monitoring === undefined) return;
    for (const { network, filters } of monitored()) {
      for (const { metric, watch, withoutRoom } of filters) {
        if (withoutRoom.length === 0 || watch.name === "emergency-used") continue;
        report({
          file: settings.source,
          at: monitoring.at,
          networks: [network],
          message: `the metric ${quote(metric)} counts connections to ${count(withoutRoom.length, "refused name")}, for which its filter has no room: ${quotedSome(withoutRoom)}`,
          help: "refuse names rather than patterns, or fewer of them",
        });
      }
    }
  },
});
