/** A proof in sentences: whether it holds, and what the plan does. Pure. */

import type { ChangeKind, PlannedGroup } from "../terraform-json/terraform-plan.ts";
import { count, wordList } from "../text/words.ts";
import type { AdmittedName } from "./admitted-names.ts";
import type { AppChanges } from "./app-changes.ts";
import { groupWords } from "./group-context.ts";
import type { PlanProof } from "./prove-plan.ts";

export function verdictWord({ isExplained }: PlanProof): string {
  return isExplained ? "EXPLAINED" : "NOT EXPLAINED";
}

/** Ends with a full stop. */
export function verdictSentence(proof: PlanProof): string {
  const { isExplained, apps, problems } = proof;
  if (!isExplained) {
    const unexplained = problems.filter(({ check }) => /^plan\/unexplained-/.test(check)).length;
    return unexplained > 0
      ? `no policy line explains ${count(unexplained, "name or window", "names or windows")} of this plan.`
      : "the plan cannot be proven from the policies.";
  }
  if (apps.length === 0) return "the plan touches no Security Group of an app.";
  return "a policy line explains every name and window of this plan, and every declared one is in a rule.";
}

/** What changes, ends with a full stop. */
export function changeSentence({ apps, unknown, undecided, plan }: PlanProof): string {
  const all: readonly AppChanges[] = [...apps, ...unknown, undecided];
  const sum = (of: (app: AppChanges) => readonly AdmittedName[]): number =>
    all.reduce((total, app) => total + of(app).length, 0);
  const clauses: string[] = [];
  const say = (number: number, one: string, one_: string, many: string): void => {
    if (number > 0) clauses.push(`${count(number, one)} ${number === 1 ? one_ : many}`);
  };
  say(
    sum(({ added }) => added),
    "name",
    "is added",
    "are added",
  );
  say(
    sum(({ removed }) => removed),
    "name",
    "is removed",
    "are removed",
  );
  say(
    sum(({ kept }) => kept),
    "name",
    "stays",
    "stay",
  );
  for (const change of ["opened", "extended", "shortened", "closed"] as const) {
    const windows = all.filter((app) => windowChange(app) === change).length;
    say(windows, "see-thru window", `is ${change}`, `are ${change}`);
  }
  const words =
    clauses.length === 0
      ? "no names are affected"
      : `${wordList(clauses)} (${whose(apps.length, unknown.length, holdsAnnotations(undecided))})`;
  return `${words}. ${terraformWords(plan.counts)}`;
}

/** What is blocked on purpose, ends with a full stop; nothing where nothing is. */
export function purposeSentences({ refused }: PlanProof): readonly string[] {
  if (refused.length === 0) return [];
  const connections = refused.reduce((sum, one) => sum + one.connections, 0);
  const names = new Set(refused.map(({ name }) => name)).size;
  return [
    `${count(names, "name")} that ${names === 1 ? "was" : "were"} seen ${names === 1 ? "is" : "are"} blocked on purpose, as listed under refuse (${count(connections, "connection")}).`,
  ];
}

/** `3 apps`, `3 apps and 1 group without a policy`. */
function whose(apps: number, unknown: number, hasUndecided: boolean): string {
  return wordList([
    ...(apps > 0 ? [count(apps, "app")] : []),
    ...(unknown > 0 ? [count(unknown, "group without a policy", "groups without a policy")] : []),
    ...(hasUndecided ? ["groups known only after the apply"] : []),
  ]);
}

/** As Terraform says it. */
function terraformWords({ import: imported, add, change, destroy }: PlanProof["plan"]["counts"]): string {
  return `Plan: ${imported === 0 ? "" : `${imported} to import, `}${add} to add, ${change} to change, ${destroy} to destroy.`;
}

export type WindowChange = "opened" | "extended" | "shortened" | "closed" | "other ports" | "stays";

/** What happens to an app's see-thru window; `undefined` where there is none. */
export function windowChange({ windowBefore: before, windowAfter: after }: AppChanges): WindowChange | undefined {
  if (before === undefined) return after === undefined ? undefined : "opened";
  if (after === undefined) return "closed";
  if (after.until !== before.until) return after.until > before.until ? "extended" : "shortened";
  return after.ports.join() === before.ports.join() ? "stays" : "other ports";
}

export function windowWords({ windowBefore, windowAfter }: AppChanges): string {
  const terms = (window: AppChanges["windowAfter"]): string =>
    window === undefined ? "" : `until ${window.until} on ${wordList(window.ports)}`;
  const before = terms(windowBefore);
  const after = terms(windowAfter);
  if (before === "" || after === "" || before === after) return after === "" ? `it was open ${before}` : after;
  return `${after}, before that ${before}`;
}

/** One app in one network, or a group without a policy. */
export interface PlanSubject extends AppChanges {
  /** `checkout in prod`. */
  readonly words: string;
  readonly groups: readonly PlannedGroup[];
}

/** Apps first. */
export function subjectsOf({ apps, unknown, undecided }: PlanProof): readonly PlanSubject[] {
  return [
    ...apps.map((app) => ({ ...app, words: `${app.app} in ${app.network.name}` })),
    ...unknown.map((one) => ({ ...one, words: `${groupWords(one.group)} (no policy)`, groups: [one.group] })),
    ...(holdsAnnotations(undecided) ? [{ ...undecided, words: "groups known only after the apply", groups: [] }] : []),
  ];
}

function holdsAnnotations({ added, windowAfter }: AppChanges): boolean {
  return added.length > 0 || windowAfter !== undefined;
}

/** Something about it changes. */
export function isChanged(subject: PlanSubject): boolean {
  const window = windowChange(subject);
  return (
    subject.added.length + subject.removed.length > 0 ||
    (window !== undefined && window !== "stays") ||
    subject.groups.some(({ change }) => groupChanges[change] !== undefined)
  );
}

/** What becomes of a group, where that is worth a word. */
export const groupChanges: Readonly<Partial<Record<ChangeKind, string>>> = {
  create: "created",
  replace: "replaced",
  delete: "destroyed",
  forget: "no longer managed by Terraform",
};

/** `api.stripe.com`, `ssh://github.com`, `example.com:8443`, `example.com:443-500`. */
export function shortName({ name, protocol, transport, fromPort, toPort }: AdmittedName): string {
  const usual = (protocol === "tls" ? 443 : 22) === fromPort && fromPort === toPort && transport === "tcp";
  const ports = transport === "-1" ? "all ports" : fromPort === toPort ? `${fromPort}` : `${fromPort}-${toPort}`;
  return `${protocol === "tls" ? "" : "ssh://"}${name}${usual ? "" : `:${ports}`}${transport === "tcp" || transport === "-1" ? "" : ` (${transport})`}`;
}
