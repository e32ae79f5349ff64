/** A monthly cost in words. Pure. */
import { count, wordList } from "../text/words.ts";
import type { MonthlyCost } from "./cost.ts";

/** `$4.50 a month: 9 metrics, 8 alarms and 1 dashboard`. */
export function costWords({ metrics, alarms, dashboards, usd }: MonthlyCost): string {
  const parts = [count(metrics, "metric"), count(alarms, "alarm"), count(dashboards, "dashboard")];
  return `$${usd.toFixed(2)} a month: ${wordList(parts)}`;
}
