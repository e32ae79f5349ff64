/** Guardrails that are a number, a list of keys or a sum: what a change loosens and tightens. Pure. */
import type { Guardrails } from "../policy/model.ts";
import { count } from "../text/words.ts";
import type { NoticeKind } from "./review-changes.ts";

type Add = (kind: NoticeKind, message: string) => void;

export function compareLimits(base: Guardrails, head: Guardrails, add: Add): void {
  compareDays(base, head, add);
  compareEmergencyLimit(base, head, add);
  compareReviewDays(base, head, add);
  compareBudget(base, head, add);
}

function compareDays(base: Guardrails, head: Guardrails, add: Add): void {
  const subjects = [
    ["seeThru", "see-thru windows"],
    ["entries", "entries with an expiry date"],
  ] as const;
  for (const [key, subject] of subjects) {
    const before = base[key];
    const after = head[key];
    const days = (limit: number | null): string => (limit === null ? "any number of days" : `${limit} days`);
    const most = (limit: number | null): number => limit ?? Number.POSITIVE_INFINITY;
    if (before.maxDays !== after.maxDays) {
      const kind = most(after.maxDays) > most(before.maxDays) ? "guardrail-loosened" : "guardrail-tightened";
      add(kind, `${subject} may last ${days(after.maxDays)} instead of ${days(before.maxDays)}`);
    }
    const who = key === "seeThru" ? "see-thru windows" : "entries";
    for (const field of ["reason", "ticket"] as const) {
      if (before.require.includes(field) && !after.require.includes(field)) {
        add("guardrail-loosened", `${who} no longer need a ${field}`);
      } else if (!before.require.includes(field) && after.require.includes(field)) {
        add("guardrail-tightened", `${who} now need a ${field}`);
      }
    }
  }
}

function compareEmergencyLimit(base: Guardrails, head: Guardrails, add: Add): void {
  const [before, after] = [base, head].map((guardrails) => guardrails.emergency?.maxDays ?? null);
  if (before === after) return;
  const words = (limit: number | null | "never" | undefined): string => {
    if (limit === "never") return "are not permitted";
    return `may last ${limit === null ? "any number of" : limit} days`;
  };
  const most = (limit: number | null | "never" | undefined): number =>
    limit === "never" ? -1 : (limit ?? Number.POSITIVE_INFINITY);
  const kind = most(after) > most(before) ? "guardrail-loosened" : "guardrail-tightened";
  add(kind, `emergency entries ${words(after)}; before, they ${words(before)}`);
}

function compareReviewDays(base: Guardrails, head: Guardrails, add: Add): void {
  const most = ({ entries }: Guardrails): number => entries.reviewDays ?? Number.POSITIVE_INFINITY;
  if (most(base) === most(head)) return;
  const words = (days: number): string => (Number.isFinite(days) ? `every ${count(days, "day")}` : "never");
  const kind = most(head) > most(base) ? "guardrail-loosened" : "guardrail-tightened";
  add(kind, `entries have to be confirmed ${words(most(head))}; before, ${words(most(base))}`);
}

function compareBudget(base: Guardrails, head: Guardrails, add: Add): void {
  const [before, after] = [base, head].map((guardrails) => guardrails.monitoring?.maxMonthlyUsd ?? null);
  if (before === after) return;
  const usd = (limit: number | null | undefined): string => (limit === null ? "any amount" : `$${limit}`);
  const most = (limit: number | null | undefined): number => limit ?? Number.POSITIVE_INFINITY;
  const kind = most(after) > most(before) ? "guardrail-loosened" : "guardrail-tightened";
  add(kind, `the monitoring may cost ${usd(after)} a month instead of ${usd(before)}`);
}
