/** Why a need is not suggested: no entry may admit it, or none should unless a person decides so. Pure. */
import { maxListLength } from "../discriminat/annotation.ts";
import { multiTenantTier } from "../discriminat/multi-tenant.ts";
import { checkName } from "../discriminat/name.ts";
import { matches } from "../discriminat/pattern.ts";
import type { Network, Policy, PolicyTree } from "../policy/model.ts";
import { networksOf, replacePlaceholders } from "../policy/resolve.ts";
import { quote } from "../text/quote.ts";
import { count, wordList } from "../text/words.ts";
import { countDays, type Need } from "./needs.ts";

/** In the order of the report: what a person may want to decide comes first. */
export const withheldReasons = [
  "shared",
  "blocked",
  "rare",
  "port",
  "never",
  "refused",
  "lint",
  "too-long",
  "not-a-name",
] as const;
export type WithheldBecause = (typeof withheldReasons)[number];

export interface Withheld {
  readonly need: Need;
  readonly because: WithheldBecause;
  /** A sentence without a full stop. */
  readonly message: string;
}

/** What a need must have to be suggested. */
export interface Thresholds {
  readonly minConnections: number;
  readonly minDays: number;
  readonly minSources: number;
  /** Whether names that strangers share are suggested too. */
  readonly includeShared: boolean;
  /** Whether names are suggested that never passed. */
  readonly includeBlocked: boolean;
}

/** `undefined` where the need may be suggested. */
export function withhold(tree: PolicyTree, policy: Policy, need: Need, thresholds: Thresholds): Withheld | undefined {
  const { name, protocol, port } = need;
  const because = (reason: WithheldBecause, message: string): Withheld => ({ need, because: reason, message });
  const [problem] = checkName(name, { wildcards: false });
  if (problem !== undefined) {
    const subject = problem.message.includes(quote(name)) ? "" : `${quote(name)} is not a name: `;
    return because("not-a-name", `${subject}${problem.message}`);
  }
  if (name.length > maxListLength) {
    return because("too-long", `${quote(name)} has ${name.length} characters; a rule has room for ${maxListLength}`);
  }
  const networks = networksOf(policy, tree.settings.networks);
  const refusal = policy.refuse.find((item) => item.name !== undefined && matchesIn(item.name.value, name, networks));
  if (refusal !== undefined) {
    const reason = refusal.reason === undefined ? "" : `: ${refusal.reason.value}`;
    return because("refused", `${quote(name)} is meant to stay blocked${reason}`);
  }
  const { never, ports } = tree.settings.guardrails;
  const forbidden = never.find((item) => matches(item.name.value, name, { emptyRun: true }));
  if (forbidden !== undefined) {
    return because("never", `${quote(name)} is forbidden by the guardrails: ${forbidden.reason.value}`);
  }
  if (!ports[protocol].includes(port)) {
    const permitted = ports[protocol].length === 0 ? "no port" : wordList(ports[protocol]);
    return because(
      "port",
      `${quote(name)} was reached on port ${port}; the guardrails permit ${permitted} for ${protocol}`,
    );
  }
  const shared = isTolerated(tree) || thresholds.includeShared ? undefined : multiTenantTier(name);
  if (shared !== undefined) return because("shared", `${quote(name)} is shared by strangers: ${shared.reason}`);
  const days = countDays(need.days);
  if (
    need.connections < thresholds.minConnections ||
    days < thresholds.minDays ||
    need.sources < thresholds.minSources
  ) {
    const seen = `${count(need.connections, "connection")} on ${count(days, "day")} from ${count(need.sources, "client")}`;
    return because("rare", `${quote(name)} was seen too rarely to tell need from accident: ${seen}`);
  }
  if (!need.hasPassed && !thresholds.includeBlocked) {
    const seen = `${count(need.connections, "connection")} on ${count(days, "day")}`;
    return because("blocked", `${quote(name)} has never passed: ${seen}`);
  }
  return undefined;
}

/** Whether the settings tolerate names that strangers share. */
function isTolerated({ settings }: PolicyTree): boolean {
  return settings.checks.some(({ id, severity }) => id.value === "policy/multi-tenant-name" && severity === "off");
}

function matchesIn(pattern: string, name: string, networks: readonly Network[]): boolean {
  const written = networks.map((network) => replacePlaceholders(pattern, network));
  return [pattern, ...written].some((one) => matches(one, name, { emptyRun: true }));
}
