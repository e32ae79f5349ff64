/**
 * A policy in one network as Security Groups, for callers that may come without lint. Refuses what would silently take names
 * away: a reference to nothing, a name that cannot be written. Pure.
 */
import { checkName } from "../discriminat/name.ts";
import { UserError } from "../errors.ts";
import type { Located } from "../findings/finding.ts";
import { allowlistOf } from "../policy/allowlist.ts";
import type { Network, Policy, PolicyTree } from "../policy/model.ts";
import { findBundle, networksOf } from "../policy/resolve.ts";
import { layOutApp } from "../security-groups/lay-out-app.ts";
import type { AppLayout, LayoutProblem } from "../security-groups/layout.ts";
import { quote } from "../text/quote.ts";

/**
 * The layout of a policy in each network that it is deployed to, in the order of the settings.
 *
 * @throws UserError where the policy cannot be deployed as written.
 */
export function layOutPolicy(
  tree: PolicyTree,
  policy: Policy,
): readonly { readonly network: Network; readonly layout: AppLayout }[] {
  refuseDeadReferences(tree, policy);
  return networksOf(policy, tree.settings.networks).map((network) => {
    const allowlist = allowlistOf(tree, policy, network);
    if (allowlist === undefined) throw undeployable(policy, "it lacks its app or team");
    const { existingGroups = [], securityGroups } = allowlist;
    if (existingGroups.length > securityGroups) {
      const why = `it names ${existingGroups.length} existing groups for network ${quote(network.name)}, and has security_groups: ${securityGroups}`;
      throw undeployable(policy, why);
    }
    for (const { name, protocol } of allowlist.names) {
      const problem = checkName(name, { wildcards: protocol === "tls" })[0];
      if (problem !== undefined) throw undeployable(policy, problem.message);
    }
    const layout = layOutApp(allowlist);
    const [problem] = layout.problems;
    if (problem !== undefined) throw undeployable(policy, describeProblem(problem, network));
    return { network, layout };
  });
}

/** @throws UserError where the tree has no such app in that network, or the app's policy cannot be deployed. */
export function layOutAppOfTree(tree: PolicyTree, app: string, network: string): AppLayout {
  const policy = tree.policies.find((candidate) => candidate.app?.value === app);
  if (policy === undefined) throw new UserError(`there is no policy for app ${quote(app)}`);
  const found = layOutPolicy(tree, policy).find((candidate) => candidate.network.name === network);
  if (found === undefined) throw undeployable(policy, `it is not for network ${quote(network)}`);
  return found.layout;
}

function refuseDeadReferences(tree: PolicyTree, policy: Policy): void {
  const { networks } = tree.settings;
  const refuseUnknown = (names: readonly Located<string>[] = []): void => {
    const unknown = names.find(({ value }) => networks.every((network) => network.name !== value));
    if (unknown !== undefined) throw undeployable(policy, `there is no network ${quote(unknown.value)}`);
  };
  if (policy.networks === undefined && networks.length > 1) {
    throw undeployable(policy, "it names none of the networks, and there are several");
  }
  refuseUnknown(policy.networks);
  refuseUnknown(policy.seeThru?.networks);
  refuseUnknown(policy.existingGroups.map(({ network }) => network));
  for (const { bundle, networks: names } of policy.allow) {
    refuseUnknown(names);
    if (bundle !== undefined && findBundle(tree, bundle.value) === undefined) {
      throw undeployable(policy, `there is no bundle ${quote(bundle.value)}`);
    }
  }
}

function describeProblem(problem: LayoutProblem, network: Network): string {
  if (problem.kind === "name-too-long") {
    return `a name has ${problem.length} characters, and a rule can hold ${problem.limit}`;
  }
  const { protocol, port, names, securityGroupsNeeded: needed } = problem;
  const repair = needed === undefined ? "" : `; they would with security_groups: ${needed}`;
  return `its ${names} ${protocol} names for port ${port} do not fit in network ${quote(network.name)}${repair}`;
}

function undeployable(policy: Policy, why: string): UserError {
  return new UserError(`${policy.source.path} cannot be deployed: ${why}`, {
    hint: "Run `discriminat-policy lint`: it says where, and how to repair it.",
  });
}
