/** Policies, observed traffic and a review as the model of the review page. Pure: same inputs, same model. */
import type { Status } from "../compare/status.ts";
import type { Changes, Input, PageModel } from "../page/model.ts";
import type { PolicyTree } from "../policy/model.ts";
import type { Review } from "../review/review-trees.ts";
import { count, thousands } from "../text/words.ts";
import { compareText } from "../values/order.ts";
import { appEvidence } from "./app-evidence.ts";
import { attentionOf, type JudgedApp } from "./attention.ts";
import { changesOfPolicies, changesSince } from "./changes-since.ts";
import { changesSinceReport } from "./changes-since-report.ts";
import { confirmedNames, reviewItems } from "./confirmations.ts";
import { coverageByDay, newNames, oddNames, sharedNames } from "./fleet-evidence.ts";
import type { History } from "./history.ts";
import type { Proof } from "./proof.ts";
import { requirementsOf } from "./requirements.ts";

export interface EvidenceInput {
  readonly title: string;
  readonly tool: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly tree: PolicyTree;
  readonly status: Status;
  /** What it was compared with; `undefined` where no base was given. */
  readonly compared: { readonly base: string; readonly review: Review } | undefined;
  /** Of the policies, and of what was observed. */
  readonly inputs: readonly Input[];
  /** What it is compared with instead, and the base in words. */
  readonly earlier?: { readonly base: string; readonly report: PageModel } | undefined;
  /** What plans, and the Security Groups as they stand, show. */
  readonly proofs: readonly Proof[];
  readonly history: History;
}

export function evidenceOf(input: EvidenceInput): PageModel {
  const { title, tool, asOf, tree, status, compared, earlier, proofs, history } = input;
  const comparisons = status.networks.flatMap(({ comparison }) => comparison ?? []);
  const judged = status.apps
    .flatMap(({ app, policy, network, lifecycle }): JudgedApp[] => {
      if (policy === undefined) return [];
      const traffic = comparisons.find((one) => one.network === network)?.apps.find((one) => one.app === app);
      const evidence = appEvidence({ tree, app, policy, network, lifecycle, traffic, history, asOf });
      return [{ evidence, policy, lifecycle }];
    })
    .sort(
      ({ evidence: one }, { evidence: other }) =>
        compareText(one.app, other.app) || compareText(one.network, other.network),
    );
  const apps = judged.map(({ evidence }) => evidence);
  const attention = attentionOf(
    judged,
    status.networks,
    [
      ...reviewItems(
        tree,
        judged.map(({ policy }) => policy),
        asOf,
      ),
      ...proofs.flatMap(({ items }) => items),
    ],
    asOf,
  );
  const failing = attention.filter(({ level }) => level === "failing").length;
  const networks = status.networks.map(({ network }) => network.name);
  const inputs = [...input.inputs, ...history.inputs, ...proofs.flatMap(({ inputs }) => inputs)];
  const changes: Changes = {
    base: compared?.base ?? earlier?.base,
    items:
      compared !== undefined
        ? changesSince(compared.review, history.ofChange)
        : earlier !== undefined
          ? changesSinceReport(earlier.report, { apps, attention, networks, inputs }, history.ofChange)
          : [],
  };
  const entries = apps.flatMap((app) => app.entries);
  const windows = apps.flatMap(({ window }) => window ?? []).sort((one, other) => compareText(one.until, other.until));
  const observed = comparisons.length > 0;
  const commits = history.commits();
  return {
    ...{ title, tool, asOf, networks, attention, changes, inputs, windows, commits, apps },
    level: failing > 0 ? "failing" : attention.length > 0 ? "attention" : "good",
    verdict: verdictOf(apps.length, failing, attention.length - failing, observed),
    facts: [
      { label: "apps, by network", value: String(apps.length) },
      { label: "names admitted", value: String(entries.length) },
      { label: "would fail today", value: String(failing) },
      { label: "unused", value: observed ? String(entries.filter(({ use }) => use === "unused").length) : "not known" },
      { label: "see-thru windows", value: String(windows.length) },
      { label: "changes", value: changes.base === undefined ? "not known" : String(changesOfPolicies(changes).length) },
    ],
    requirements: requirementsOf({
      ...{ apps, attention, changes, commits, observed, proofs },
      confirmed: confirmedNames(apps, tree.settings.guardrails.entries.reviewDays, asOf),
    }),
    coverage: coverageByDay(comparisons),
    shared: sharedNames(apps),
    fresh: newNames(apps, comparisons),
    outliers: oddNames(apps),
  };
}

function verdictOf(apps: number, failing: number, others: number, observed: boolean): string {
  const first =
    failing > 0
      ? `${count(failing, "thing")} would fail an audit today`
      : apps === 0
        ? "No app has an allowlist here, so that there is little to judge"
        : `Nothing in ${count(apps, "allowlist")} would fail an audit today, as far as these inputs show`;
  const verb = others === 1 ? "deserves" : "deserve";
  const more =
    others === 0
      ? "."
      : failing > 0
        ? `, and ${thousands(others)} more ${verb} a look.`
        : `. ${count(others, "thing")} ${verb} a look.`;
  return `${first}${more}${observed ? "" : " No observed traffic was given: whether entries are used is not known."}`;
}
