/** Monitoring that costs more than the guardrails permit. Points at `monitoring`. */
import { monthlyCost } from "../../../monitoring/cost.ts";
import { costWords } from "../../../monitoring/cost-words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const overBudget = defineLintCheck({
  id: "monitoring/over-budget",
  summary: "the monitoring costs more than the guardrails permit",
  why: "Each app that is counted by itself adds metrics and alarms in every network, and a bill shows it a month later.",
  repair:
    "Count fewer `apps` by themselves, switch alarms `off` that no one answers, or raise `guardrails.monitoring.max_monthly_usd`.",
  severity: "warning",
  run: ({ tree: { settings }, monitored }, report) => {
    const { monitoring, guardrails } = settings;
    const most = guardrails.monitoring?.maxMonthlyUsd ?? null;
    if (monitoring === undefined || most === null) return;
    const costs = monthlyCost(monitored());
    if (costs.usd <= most) return;
    report({
      file: settings.source,
      at: monitoring.at,
      message: `the monitoring costs about ${costWords(costs)}; the guardrails permit $${most}`,
      help: "count fewer apps by themselves, or raise guardrails.monitoring.max_monthly_usd",
    });
  },
});
