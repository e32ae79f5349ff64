/** A policy in one network as Security Groups, for callers that may come without lint. Pure. */
import { checkName } from "../discriminat/name.ts";
import { quote } from "../discriminat/text.ts";
import { UserError } from "../errors.ts";
import { type Allowlist, allowlistOf } from "../policy/allowlist.ts";
import type { Network, Policy, PolicyTree } from "../policy/model.ts";
import { networksOf } from "../policy/resolve.ts";
import { layOutApp } from "../security-groups/lay-out-app.ts";
import type { AppLayout } from "../security-groups/layout.ts";

/** @throws UserError where a name of the policy is not valid, or where its app or team is missing. */
export function layOutPolicy(tree: Pick<PolicyTree, "bundles">, policy: Policy, network: Network): AppLayout {
  const allowlist = allowlistOf(tree, policy, network);
  if (allowlist === undefined) throw notDeployable(policy, "it lacks its app or team");
  refuseBadNames(policy, allowlist);
  return layOutApp(allowlist);
}

/** @throws UserError where the tree has no such app or network, or the app is not deployed to that network. */
export function findPolicy(tree: PolicyTree, app: string, networkName: string) {
  const policy = tree.policies.find((candidate) => candidate.app?.value === app);
  if (policy === undefined) throw new UserError(`no policy is for app ${quote(app)}`);
  const network = networksOf(policy, tree.settings.networks).find((candidate) => candidate.name === networkName);
  if (network === undefined) {
    throw notDeployable(policy, `it is not for network ${quote(networkName)}`);
  }
  return { policy, network };
}

function refuseBadNames(policy: Policy, { names }: Allowlist): void {
  for (const { name, protocol } of names) {
    const problem = checkName(name, { wildcards: protocol === "tls" })[0];
    if (problem !== undefined) throw notDeployable(policy, problem.message);
  }
}

function notDeployable(policy: Policy, why: string): UserError {
  return new UserError(`${policy.source.path} cannot be deployed: ${why}`, {
    hint: "Run `discriminat-policy lint`: it says where, and how to repair it.",
  });
}
