/** What the monitoring costs. Points at `monitoring`. */
import { monthlyCost } from "../../../monitoring/cost.ts";
import { costWords } from "../../../monitoring/cost-words.ts";
import { pricesAsOf, pricesRegion } from "../../../monitoring/prices.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const cost = defineLintCheck({
  id: "monitoring/cost",
  summary: "what the monitoring costs a month",
  why: `A metric filter makes a custom metric, and an alarm is billed by the month whether it fires or not. [List prices](https://aws.amazon.com/cloudwatch/pricing/) of ${pricesRegion} on ${pricesAsOf} count, without what is free: other use of the account may have taken that. Queries that people run, notifications and the log itself are not in the figure.`,
  repair:
    "Nothing has to be. Fewer `apps`, or `off` for alarms that no one answers, make it cheaper. `guardrails.monitoring.max_monthly_usd` sets a limit.",
  severity: "info",
  run: ({ tree: { settings }, monitored }, report) => {
    const { monitoring } = settings;
    if (monitoring === undefined) return;
    report({
      file: settings.source,
      at: monitoring.at,
      message: `the monitoring costs about ${costWords(monthlyCost(monitored()))}`,
      help: "set guardrails.monitoring.max_monthly_usd, to be told when it costs more than that",
    });
  },
});
