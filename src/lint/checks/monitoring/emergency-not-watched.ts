/** Names of emergency entries for which the filter that watches them has no room. Points at `monitoring`. */
import { count, quotedSome } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const emergencyNotWatched = defineLintCheck({
  id: "monitoring/emergency-not-watched",
  summary: "the filter of emergency entries has no room for all of their names",
  why: "A filter pattern has room for [1,024 characters](https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html). Connections to the names that do not fit are not counted, and raise no alarm.",
  repair: "Make reviewed entries of those that are needed for good, or a few patterns of many names.",
  severity: "warning",
  run: ({ tree: { settings }, monitored }, report) => {
    const { monitoring } = settings;
    if (monitoring === undefined) return;
    for (const { network, filters } of monitored()) {
      for (const { watch, withoutRoom } of filters) {
        if (withoutRoom.length === 0 || watch.name !== "emergency-used") continue;
        report({
          file: settings.source,
          at: monitoring.at,
          networks: [network],
          message: `the filter of emergency entries has no room for ${count(withoutRoom.length, "name")}: ${quotedSome(withoutRoom)}`,
          help: "make reviewed entries of those that are needed for good",
        });
      }
    }
  },
});
