/**
 * Observed connections against the rules of a plan: which of those that passed no rule would admit, and which of these are meant to be
 * blocked. Pure.
 */

import type { Network } from "../policy/model.ts";
import { headOf } from "../policy/places.ts";
import { createRefusals } from "../policy/resolve.ts";
import { shortTarget } from "../policy/target.ts";
import { portKey } from "../review/app-reach.ts";
import { describeTraffic } from "../review/describe-change.ts";
import { createJudge, type Judge, type JudgedReach } from "../review/replay.ts";
import type { EgressRule } from "../terraform-json/terraform-plan.ts";
import { quote } from "../text/quote.ts";
import type { Flow, Snapshot } from "../traffic/flow.ts";
import { passed } from "../traffic/passed.ts";
import { groupBy } from "../values/group.ts";
import { compareText } from "../values/order.ts";
import { type AnnotatedRule, namesOf, windowIn } from "./admitted-names.ts";
import type { Report } from "./plan-problem.ts";
import type { AppPlan } from "./prove-app.ts";

export interface PlanTraffic {
  readonly snapshot: Snapshot;
  readonly network: Network;
}

/** A name that was seen, that no rule would admit after the plan, and that the policy lists under `refuse`. */
export interface RefusedName extends CutName {
  readonly app: string;
  readonly network: string;
  readonly reason: string | undefined;
}

/** Reports what the plan cuts; returns what is blocked on purpose, which is not a flag. */
export function proveTraffic(
  apps: readonly AppPlan[],
  undecided: readonly AnnotatedRule[],
  { snapshot, network }: PlanTraffic,
  report: Report,
): readonly RefusedName[] {
  const seenToPass = snapshot.flows.filter((flow) => flow.name !== null && passed(flow));
  const byApp = groupBy(seenToPass, ({ app }) => app);
  const refused: RefusedName[] = [];
  for (const app of apps) {
    if (app.network !== network) continue;
    const refusalOf = createRefusals(app.policies);
    for (const seen of cutOf(app, undecided, byApp.get(app.app) ?? [])) {
      const [policy] = app.policies;
      const refusal = refusalOf(seen.name);
      if (refusal !== undefined) {
        refused.push({ app: app.app, network: network.name, ...seen, reason: refusal.reason?.value });
        continue;
      }
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
  return refused;
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
    (one, other) => other.connections - one.connections || compareText(one.name, other.name),
  );
}

/** Surely: in each reading of `*`. */
const passes = (judge: Judge, flow: Flow): boolean => judge(flow).passes.every((yes) => yes);

/** Widest range of ports that is looked at port by port. */
const maxPorts = 1_000;

function reachOfRules(rules: readonly AnnotatedRule[]): JudgedReach {
  const names = new Map<string, Map<string, string>>();
  for (const item of rules) {
    for (const { name, protocol, fromPort, toPort } of namesOf(item)) {
      for (let port = fromPort; port <= Math.min(toPort, fromPort + maxPorts); port += 1) {
        const key = portKey({ protocol, port });
        const known = names.get(key) ?? new Map<string, string>();
        names.set(key, known.set(name, name));
      }
    }
  }
  const until = windowIn(rules)?.until;
  if (until === undefined) return { names, window: undefined };
  const open = rules.filter(({ annotation }) => annotation.kind === "see-thru").map(({ rule }) => rule);
  const isWide = open.some(({ fromPort, toPort }) => toPort - fromPort > maxPorts);
  return { names, window: { until, ports: isWide ? "all" : open.flatMap(portsOf) } };
}

function portsOf({ fromPort, toPort }: EgressRule): readonly number[] {
  return Array.from({ length: toPort - fromPort + 1 }, (_, index) => fromPort + index);
}
