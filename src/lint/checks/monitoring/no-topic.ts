/** Networks whose alarms notify no topic. Points at `monitoring`. */
import { quotedList } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const noTopic = defineLintCheck({
  id: "monitoring/no-topic",
  summary: "the alarms of a network notify no topic",
  why: "An alarm without a topic changes its colour on a page that people have to look at.",
  repair: "Write the ARN of an SNS topic under `notify`, or `metric` for alarms that only count.",
  severity: "warning",
  run: ({ tree: { settings }, monitored }, report) => {
    const { monitoring } = settings;
    const silent = monitored().filter(({ topics, alarms }) => topics.length === 0 && alarms.length > 0);
    if (monitoring === undefined || silent.length === 0) return;
    report({
      file: settings.source,
      at: monitoring.at,
      networks: silent.map(({ network }) => network),
      message: `the alarms of ${quotedList(silent.map(({ network }) => network.name))} notify no topic`,
      help: 'write `notify: ["arn:aws:sns:…"]`',
    });
  },
});
