/**
 * What checks look at: the tree, the date, and what several checks derive from them, each derived once. Pure; must not hold
 * an opinion about anything.
 */
import { checkName, type NameProblem } from "../discriminat/name.ts";
import type { Protocol } from "../discriminat/preferences.ts";
import type { CheckInfo } from "../findings/check.ts";
import { allowlistOf } from "../policy/allowlist.ts";
import type { Network, Policy, PolicyTree } from "../policy/model.ts";
import { networksOf, type ResolvedName, resolveNames } from "../policy/resolve.ts";
import { layOutApp } from "../security-groups/lay-out-app.ts";
import type { AppLayout } from "../security-groups/layout.ts";
import { isDate } from "./dates.ts";

/** A policy in one of the networks to which it is deployed. */
export interface Deployment {
  readonly policy: Policy;
  readonly network: Network;
}

export interface LintContext {
  readonly tree: PolicyTree;
  /** `YYYY-MM-DD`: the only clock. */
  readonly asOf: string;
  /** Every check that there is, of every command. */
  readonly checks: readonly CheckInfo[];
  /** By policy, then in the order of the settings. */
  readonly deployments: readonly Deployment[];
  /** What is wrong with a name as written, placeholders included. */
  nameProblems(name: string, protocol: Protocol): readonly NameProblem[];
  /** What a policy declares for a network, without the names that `nameProblems` objects to. */
  resolved(policy: Policy, network: Network): readonly ResolvedName[];
  /** The Security Groups of a policy in a network; `undefined` where the policy lacks its app or team. */
  layout(policy: Policy, network: Network): AppLayout | undefined;
}

/** Keeps what `make` returns for a policy and a network. */
function perDeployment<Value>(make: (policy: Policy, network: Network) => Value) {
  const kept = new Map<Policy, Map<Network, Value>>();
  return (policy: Policy, network: Network): Value => {
    let values = kept.get(policy);
    if (values === undefined) {
      values = new Map();
      kept.set(policy, values);
    }
    const known = values.get(network);
    if (known !== undefined) return known;
    const value = make(policy, network);
    values.set(network, value);
    return value;
  };
}

export function createContext(tree: PolicyTree, asOf: string, checks: readonly CheckInfo[]): LintContext {
  const deployments = tree.policies.flatMap((policy) =>
    networksOf(policy, tree.settings.networks).map((network) => ({ policy, network })),
  );

  const problemsOf: Record<Protocol, Map<string, readonly NameProblem[]>> = { tls: new Map(), ssh: new Map() };
  const nameProblems = (name: string, protocol: Protocol): readonly NameProblem[] => {
    const known = problemsOf[protocol].get(name);
    if (known !== undefined) return known;
    const problems = checkName(name, { wildcards: protocol === "tls", placeholders: ["region"] });
    problemsOf[protocol].set(name, problems);
    return problems;
  };

  const resolved = perDeployment((policy, network) =>
    resolveNames(tree, policy, network).filter(({ name, protocol }) => nameProblems(name, protocol).length === 0),
  );

  const layout = perDeployment((policy, network) => {
    const allowlist = allowlistOf(tree, policy, network);
    if (allowlist === undefined) return undefined;
    const { seeThru } = allowlist;
    return layOutApp({
      ...allowlist,
      names: resolved(policy, network),
      seeThru: seeThru !== undefined && isDate(seeThru.until) ? seeThru : undefined,
    });
  });

  return { tree, asOf, checks, deployments, nameProblems, resolved, layout };
}
