/** Observed connections against the rules of a plan: which of those that passed no rule would admit. Pure. */

import type { Network } from "../policy/model.ts";
import { headOf } from "../policy/places.ts";
import { portKey } from "../review/app-reach.ts";
import { describeTraffic } from "../review/describe-change.ts";
import { createJudge, type Judge, type JudgedReach, shortTarget } from "../review/replay.ts";
import { quote } from "../text/quote.ts";
import type { Flow, Snapshot } from "../traffic/flow.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { type AnnotatedRule, namesOf } from "./admitted-names.ts";
import type { Report } from "./plan-problem.ts";
import type { AppPlan } from "./prove-app.ts";

export interface PlanTraffic {
  readonly snapshot: Snapshot;
  readonly network: Network;
}

export function proveTraffic(
  apps: readonly AppPlan[],
  undecided: readonly AnnotatedRule[],
  { snapshot, network }: PlanTraffic,
  report: Report,
): void {
  const byApp = new Map<string, Group<Flow>>();
  for (const flow of snapshot.flows) {
    if (flow.app === null || flow.name === null || (flow.outcome !== "allowed" && flow.see_thru !== "exerted"))
      continue;
    addToGroup(byApp, flow.app, flow);
  }
  for (const app of apps) {
    if (app.network !== network) continue;
    for (const seen of cutOf(app, undecided, byApp.get(app.app) ?? [])) {
      const [policy] = app.policies;
      if (policy === undefined) continue;
      report({
        check: "plan/cuts-traffic",
        message: `after the plan no rule of ${app.app} in ${network.name} admits ${quote(shortTarget(seen))}; ${describeTraffic(seen)}`,
        help: "declare it, or list it under refuse with a reason",
        file: policy.source,
        at: policy.allowAt ?? headOf(policy),
        evidence: { name: seen.name, connections: seen.connections },
      });
    }
  }
}

interface CutName {
  readonly name: string;
  readonly protocol: string;
  readonly port: number;
  readonly names: 1;
  readonly connections: number;
  readonly lastSeen: string | null;
}

/** By number of connections, the most first. */
function cutOf(app: AppPlan, undecided: readonly AnnotatedRule[], flows: readonly Flow[]): readonly CutName[] {
  const before = createJudge(reachOfRules(app.before));
  const after = createJudge(reachOfRules([...app.after, ...undecided]));
  // What was admitted by groups that this plan does not hold passed as well.
  const isNew = app.before.length === 0;
  const cut = new Map<string, CutName>();
  for (const flow of flows) {
    if (passes(after, flow) || !(isNew || passes(before, flow))) continue;
    const { name, protocol, port, connections, last_seen: lastSeen } = flow;
    const key = JSON.stringify([name, protocol, port]);
    const known = cut.get(key);
    cut.set(key, {
      name: name ?? "",
      protocol,
      port: port ?? 0,
      names: 1,
      connections: (known?.connections ?? 0) + connections,
      lastSeen:
        [known?.lastSeen ?? null, lastSeen]
          .filter((time) => time !== null)
          .sort()
          .at(-1) ?? null,
    });
  }
  return [...cut.values()].sort(
    (one, other) => other.connections - one.connections || (one.name < other.name ? -1 : 1),
  );
}

/** Surely: in each reading of `*`. */
const passes = (judge: Judge, flow: Flow): boolean => judge(flow).passes.every((yes) => yes);

/** Widest range of ports that is looked at port by port. */
const maxPorts = 1_000;

function reachOfRules(rules: readonly AnnotatedRule[]): JudgedReach {
  const names = new Map<string, Map<string, true>>();
  let window: JudgedReach["window"];
  for (const item of rules) {
    for (const { name, protocol, fromPort, toPort } of namesOf(item)) {
      for (let port = fromPort; port <= Math.min(toPort, fromPort + maxPorts); port += 1) {
        const key = portKey({ protocol, port });
        const known = names.get(key) ?? new Map<string, true>();
        names.set(key, known.set(name, true));
      }
    }
    if (item.annotation.kind !== "see-thru") continue;
    const { until } = item.annotation;
    const { protocol, fromPort, toPort } = item.rule;
    const ports = protocol === "-1" || toPort - fromPort > maxPorts ? "all" : portsBetween(fromPort, toPort);
    const last = window === undefined || window.until < until ? until : window.until;
    window = {
      until: last,
      ports: window?.ports === "all" || ports === "all" ? "all" : [...(window?.ports ?? []), ...ports],
    };
  }
  return { names, window };
}

function portsBetween(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
