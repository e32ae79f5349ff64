/** The flows of one app against its policy in one network: a verdict for each destination. Pure. */
import { isIP } from "node:net";
import { checkName } from "../discriminat/name.ts";
import { createPatternSet, type PatternSet } from "../discriminat/pattern-set.ts";
import { type Admission, createAdmission } from "../evaluate/admission.ts";
import type { Network, Policy, Refusal } from "../policy/model.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Target } from "../policy/target.ts";
import type { Flow } from "../traffic/flow.ts";
import { type Announcements, announcementsOf, explainNotApplied } from "./not-applied.ts";
import { type FlowVerdict, type Observation, passed } from "./observation.ts";
import { addUp } from "./seen.ts";
import { withNearest } from "./with-nearest.ts";

/** How to judge the flows of an app. */
export interface Judge {
  /** Every destination and verdict once, in the order of the flows. */
  observe(flows: readonly Flow[]): readonly Observation[];
  /** The names that surely, or possibly, admit a target. */
  readonly coverage: Admission;
  readonly exposure: Admission;
}

export function createJudge(
  app: string,
  policy: Policy,
  declared: readonly ResolvedName[],
  network: Network,
  announcements: Announcements,
): Judge {
  const { wildcardExposure } = network.preferences;
  const coverage = createAdmission(declared, wildcardExposure, "coverage");
  const exposure = createAdmission(declared, wildcardExposure, "exposure");
  const refusals = createRefusals(policy);

  const observe = (flows: readonly Flow[]): readonly Observation[] => {
    const observations = byDestination(flows).flatMap((group) => {
      const [{ name, protocol, port }] = group;
      const target = targetOf(group[0]);
      const by = target === undefined ? [] : coverage.admitting(target);
      const possiblyBy = target === undefined || by.length > 0 ? [] : exposure.admitting(target);
      const refusal = target === undefined ? undefined : refusals(target.name);
      const isPassing = group.some((flow) => verdictOf(flow, target, by, refusal) === "missing" && passed(flow));
      const byVerdict = new Map<FlowVerdict, Flow[]>();
      for (const flow of group) {
        const judged = verdictOf(flow, target, by, refusal);
        const verdict = judged === "missing" && !isPassing ? "blocked" : judged;
        const same = byVerdict.get(verdict);
        if (same === undefined) byVerdict.set(verdict, [flow]);
        else same.push(flow);
      }
      return [...byVerdict].map(
        ([verdict, same]): Observation => ({
          app,
          verdict,
          name,
          protocol,
          port,
          target,
          ...addUp(same),
          exerted: connectionsOf(same.filter(({ see_thru }) => see_thru === "exerted")),
          disallowed: connectionsOf(same.filter((flow) => !passed(flow))),
          by,
          possiblyBy,
          refusal,
          nearest: undefined,
          notApplied: verdict === "covered" ? notAppliedOf(app, same, by, announcements) : undefined,
          flows: same,
        }),
      );
    });
    return withNearest(declared, observations);
  };
  return { observe, coverage, exposure };
}

function connectionsOf(flows: readonly Flow[]): number {
  return flows.reduce((sum, { connections }) => sum + connections, 0);
}

type Group = readonly [Flow, ...Flow[]];

function byDestination(flows: readonly Flow[]): readonly Group[] {
  const groups = new Map<string, [Flow, ...Flow[]]>();
  for (const flow of flows) {
    const key = `${flow.protocol} ${flow.port} ${flow.name}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [flow]);
    else group.push(flow);
  }
  return [...groups.values()];
}

/** What an entry could admit of a flow. */
export function targetOf({ name, protocol, port }: Flow): Target | undefined {
  if (protocol !== "tls" && protocol !== "ssh") return undefined;
  if (name === null || port === null || !isPlainName(name)) return undefined;
  return { protocol, name, port };
}

function isPlainName(name: string): boolean {
  return checkName(name, { wildcards: false }).length === 0;
}

/** `missing` stands for `blocked` too: that depends on the other flows to the destination. */
function verdictOf(
  flow: Flow,
  target: Target | undefined,
  by: readonly ResolvedName[],
  refusal: Refusal | undefined,
): FlowVerdict {
  if (flow.protocol === "http") return "plaintext-http";
  if (flow.protocol === "unknown") return "unknown-protocol";
  if (target === undefined) return flow.name !== null && isIP(flow.name) !== 0 ? "ip-address" : "no-name";
  if (by.length > 0 && appliedPlainly(flow)) return "covered";
  if (by.length === 0 && refusal !== undefined) return "refused";
  if (isTransient(flow)) return "transient";
  if (isOldTls(flow)) return "old-tls";
  return by.length > 0 ? "covered" : "missing";
}

/** Let through, and not by see-thru alone. */
function appliedPlainly({ outcome, see_thru }: Flow): boolean {
  return outcome === "allowed" && see_thru !== "exerted";
}

/** The firewall logs that its cache is not ready when an entry is new; the wording is its own, the words are in its docs. */
function isTransient({ outcome, see_thru, reasons }: Flow): boolean {
  const isDenied = outcome === "disallowed" || see_thru === "exerted";
  return isDenied && reasons.length > 0 && reasons.every((reason) => /cache.{0,20}not ready/i.test(reason));
}

/** Not applied, and every version that was seen is older than TLS 1.2. How the log writes them is not published. */
function isOldTls(flow: Flow): boolean {
  const { protocol, protocol_versions: versions } = flow;
  return (
    protocol === "tls" &&
    !appliedPlainly(flow) &&
    versions.length > 0 &&
    versions.every((version) => oldTls.test(version))
  );
}

const oldTls = /^\s*(?:ssl[\s/_-]*v?[23](?:\.0)?|(?:tls)?[\s/_-]*v?1(?:[._][01])?)\s*$/i;

function notAppliedOf(
  app: string,
  flows: readonly Flow[],
  by: readonly ResolvedName[],
  announcements: Announcements,
): Observation["notApplied"] {
  const failed = flows.filter((flow) => !appliedPlainly(flow));
  if (failed.length === 0) return undefined;
  const others = flows.filter(appliedPlainly);
  return explainNotApplied(failed, others, announcementsOf(announcements, app, by));
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
