/** The flows of one app against its policy in one network: a verdict for each destination. Pure. */
import { createPatternSet, type PatternSet } from "../discriminat/pattern-set.ts";
import { createAdmissionIndex } from "../evaluate/admission-index.ts";
import type { Network, Policy, Refusal } from "../policy/model.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Flow } from "../traffic/flow.ts";
import { type Group, groupBy } from "../values/group.ts";
import { type AcceptanceIndex, acceptancesOf } from "./acceptances.ts";
import { addNearestNames } from "./add-nearest-names.ts";
import { explainNotApplied } from "./explain-not-applied.ts";
import { isFirstSight } from "./first-sight.ts";
import { sumFlows } from "./flow-totals.ts";
import { appliedPlainly, targetOf, verdictOf } from "./flow-verdict.ts";
import { type Observation, passed } from "./observation.ts";

/** What the flows are judged by. */
interface JudgedApp {
  readonly app: string;
  readonly policy: Policy;
  /** What the policy declares in the network. */
  readonly declared: readonly ResolvedName[];
  readonly network: Network;
  readonly acceptances: AcceptanceIndex;
}

/** Every destination and verdict once, in the order of the flows. */
export function judgeApp(judged: JudgedApp, flows: readonly Flow[]): readonly Observation[] {
  const { policy, declared, network } = judged;
  const coverage = createAdmissionIndex(declared, network.preferences.wildcardExposure, "coverage");
  const exposure = createAdmissionIndex(declared, network.preferences.wildcardExposure, "exposure");
  const refusalOf = createRefusals(policy);
  const observations = byDestination(flows).flatMap((group) => {
    const target = targetOf(group[0]);
    const by = target === undefined ? [] : coverage.admitting(target);
    const possiblyBy = target === undefined || by.length > 0 ? [] : exposure.admitting(target);
    const refusal = target === undefined ? undefined : refusalOf(target.name);
    return judgeDestination(judged, group, { target, by, possiblyBy, refusal });
  });
  return addNearestNames(declared, observations);
}

/** One observation for each verdict that flows of the destination get. */
function judgeDestination(
  { app, acceptances }: JudgedApp,
  group: Group<Flow>,
  facts: Pick<Observation, "target" | "by" | "possiblyBy" | "refusal">,
): readonly Observation[] {
  const { target, by, refusal } = facts;
  const [{ name, protocol, port }] = group;
  const isPassing = group.some((flow) => verdictOf(flow, target, by, refusal) === "missing" && passed(flow));
  const firstSight = atFirstSight(app, group, facts, acceptances);
  const byVerdict = groupBy(group, (flow) => {
    const verdict = verdictOf(flow, target, by, refusal);
    if (verdict === "missing" && !isPassing) return "blocked";
    return firstSight.has(flow) ? "transient" : verdict;
  });
  return [...byVerdict].map(
    ([verdict, same]): Observation => ({
      app,
      verdict,
      name,
      protocol,
      port,
      ...facts,
      ...sumFlows(same),
      exerted: connectionsOf(same.filter(({ see_thru }) => see_thru === "exerted")),
      disallowed: connectionsOf(same.filter((flow) => !passed(flow))),
      nearest: undefined,
      notApplied: verdict === "covered" ? notAppliedOf(app, same, by, acceptances) : undefined,
      flows: same,
    }),
  );
}

/** Flows that an entry admits, that did not pass by it, and that may be the first ones of a name under a wildcard. */
function atFirstSight(
  app: string,
  group: Group<Flow>,
  { target, by, refusal }: Pick<Observation, "target" | "by" | "refusal">,
  acceptances: AcceptanceIndex,
): ReadonlySet<Flow> {
  const covered = group.filter((flow) => verdictOf(flow, target, by, refusal) === "covered");
  const failed = covered.filter((flow) => !appliedPlainly(flow));
  const notApplied = notAppliedOf(app, covered, by, acceptances);
  const isFirst =
    notApplied !== undefined &&
    notApplied.kind !== "since-applied" &&
    isFirstSight(failed, group, by, acceptancesOf(acceptances, app, by));
  return new Set(isFirst ? failed : []);
}

function connectionsOf(flows: readonly Flow[]): number {
  return flows.reduce((sum, { connections }) => sum + connections, 0);
}

function byDestination(flows: readonly Flow[]): readonly Group<Flow>[] {
  return [...groupBy(flows, ({ protocol, port, name }) => `${protocol} ${port} ${name}`).values()];
}

function notAppliedOf(
  app: string,
  flows: readonly Flow[],
  by: readonly ResolvedName[],
  acceptances: AcceptanceIndex,
): Observation["notApplied"] {
  const failed = flows.filter((flow) => !appliedPlainly(flow));
  if (failed.length === 0) return undefined;
  const others = flows.filter(appliedPlainly);
  return explainNotApplied(failed, others, acceptancesOf(acceptances, app, by));
}

/** `*` is at least one character here too: a refusal silences a finding, and must not silence more than it says. */
function createRefusals({ refuse }: Policy): (name: string) => Refusal | undefined {
  const byName = new Map<string, Refusal>();
  for (const refusal of refuse) {
    if (refusal.name !== undefined && !byName.has(refusal.name.value)) byName.set(refusal.name.value, refusal);
  }
  let set: PatternSet | undefined;
  return (name) => {
    if (byName.size === 0) return undefined;
    set ??= createPatternSet(byName.keys());
    const [first] = set.match(name);
    return first === undefined ? undefined : byName.get(first);
  };
}
