/** Alarms that look at a longer time than CloudWatch permits. Points at the alarm's key. */
import { maxEvaluationSeconds } from "../../../monitoring/limits.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const alarmTooLong = defineLintCheck({
  id: "monitoring/alarm-too-long",
  summary: "the periods of an alarm are longer together than CloudWatch permits",
  why: "An alarm [looks back one day at most](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html), or seven days where a period is an hour or longer. Terraform finds out during the apply.",
  repair: "Make `period_minutes` or `periods` smaller.",
  severity: "error",
  run: ({ tree: { settings }, monitored }, report) => {
    const { monitoring } = settings;
    if (monitoring === undefined) return;
    const judged = new Set<string>();
    for (const { alarms } of monitored()) {
      for (const { watch, periodMinutes, periods } of alarms) {
        const seconds = periodMinutes * 60;
        const most = seconds < 3600 ? maxEvaluationSeconds.belowAnHour : maxEvaluationSeconds.others;
        if (judged.has(watch.name) || seconds * periods <= most) continue;
        judged.add(watch.name);
        report({
          file: settings.source,
          at: monitoring.alarms.find((alarm) => alarm.watch.value === watch.name)?.watch ?? monitoring.at,
          message: `the alarm ${quote(watch.name)} looks back ${periods} × ${periodMinutes} minutes; CloudWatch permits ${most / 60} together`,
          help: "make period_minutes or periods smaller",
        });
      }
    }
  },
});
