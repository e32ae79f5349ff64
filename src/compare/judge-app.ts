/** The flows of one app against its policy in one network: a verdict for each destination. Pure. */
import { createAdmissionIndex } from "../evaluate/admission-index.ts";
import type { Network, Policy } from "../policy/model.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import { createRefusals } from "../policy/resolve.ts";
import type { Flow } from "../traffic/flow.ts";
import { passed } from "../traffic/passed.ts";
import { type Group, groupBy } from "../values/group.ts";
import { type AcceptanceIndex, acceptancesFor, acceptancesOf } from "./acceptances.ts";
import { addNearestNames } from "./add-nearest-names.ts";
import { explainNotApplied } from "./explanations/explain-not-applied.ts";
import { explainStillPassing } from "./explanations/explain-still-passing.ts";
import { isFirstSight } from "./first-sight.ts";
import { sumFlows } from "./flow-totals.ts";
import { appliedPlainly, targetOf, verdictOf } from "./flow-verdict.ts";
import type { Observation } from "./observation.ts";
import type { DeclaredSince } from "./usage.ts";

/** What the flows are judged by. */
interface JudgedApp {
  readonly app: string;
  readonly policy: Policy;
  /** What the policy declares in the network. */
  readonly declared: readonly ResolvedName[];
  readonly network: Network;
  readonly acceptances: AcceptanceIndex;
  readonly declaredSince: DeclaredSince;
}

/** Every destination and verdict once, in the order of the flows. */
export function judgeApp(judged: JudgedApp, flows: readonly Flow[]): readonly Observation[] {
  const { policy, declared, network } = judged;
  const coverage = createAdmissionIndex(declared, network.preferences.wildcardExposure, "coverage");
  const exposure = createAdmissionIndex(declared, network.preferences.wildcardExposure, "exposure");
  const refusalOf = createRefusals([policy]);
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
  judged: JudgedApp,
  group: Group<Flow>,
  facts: Pick<Observation, "target" | "by" | "possiblyBy" | "refusal">,
): readonly Observation[] {
  const { app, acceptances } = judged;
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
      stillPassing: verdict === "refused" ? stillPassingOf(judged, same, facts) : undefined,
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

function stillPassingOf(
  { app, policy, acceptances, declaredSince }: JudgedApp,
  flows: readonly Flow[],
  { target, refusal }: Pick<Observation, "target" | "refusal">,
): Observation["stillPassing"] {
  const announced = target === undefined ? [] : acceptancesFor(acceptances, app, target);
  const at = refusal?.name;
  return explainStillPassing(flows, announced, () => (at === undefined ? undefined : declaredSince(policy, at)));
}
