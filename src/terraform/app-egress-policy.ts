/**
 * The Security Groups of one app as a construct, for `PolicyStack` and for CDKTF apps of others. Construct ids are made of
 * group and rule ids only, never of names: a change of names is an update in place of a description.
 */
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js";
import { Construct } from "constructs";
import { quote } from "../discriminat/text.ts";
import { UserError } from "../errors.ts";
import type { PolicyTree } from "../policy/model.ts";
import type { AppLayout, Rule, SecurityGroup } from "../security-groups/layout.ts";
import { layOutAppOfTree } from "./lay-out-policy.ts";
import { literalDescription, literalText } from "./literal-text.ts";

export interface AppEgressPolicyProps {
  /** The groups and rules to create: `layOutApp` makes them from a list of names. */
  readonly layout: AppLayout;
  /** Id of the VPC, or a reference to one: `vpc.id`. */
  readonly vpcId: string;
}

export interface AppOfTree {
  readonly tree: PolicyTree;
  readonly app: string;
  /** One of the networks that the app's policy names. */
  readonly network: string;
  /** Id of the VPC, or a reference to one; the network's own `vpc_id` is not used. */
  readonly vpcId: string;
}

/**
 * One app in one network: an `aws_security_group` for each group of the layout, and an `aws_vpc_security_group_egress_rule`
 * for each of its rules. Attach every id of `securityGroupIds` to the app's network interfaces, once.
 *
 * @throws UserError where the layout has problems, or holds text that AWS or Terraform would not take literally.
 */
export class AppEgressPolicy extends Construct {
  readonly app: string;
  /** Ids of the groups (references), in the order of the layout. */
  readonly securityGroupIds: readonly string[];
  /** The rules that an apply makes last: once they are in place, every rule is. */
  readonly lastRules: readonly VpcSecurityGroupEgressRule[];

  constructor(scope: Construct, id: string, { layout, vpcId }: AppEgressPolicyProps) {
    super(scope, id);
    const app = quote(layout.app);
    if (layout.problems.length > 0) {
      throw new UserError(`the names of app ${app} do not fit into its Security Groups`, {
        hint: "Look at the layout's `problems`; for a policy file, run `discriminat-policy lint`.",
      });
    }
    this.app = layout.app;
    const tags = {
      "discriminat-policy:app": literalText(layout.app, "the name of an app"),
      "discriminat-policy:team": literalText(layout.team, `the team of app ${app}`),
      "discriminat-policy:network": literalText(layout.network, `the network of app ${app}`),
    };
    const groups = layout.groups.map((group) => this.#addGroup(group, vpcId, tags));
    this.securityGroupIds = groups.map(({ groupId }) => groupId);
    this.lastRules = addRules(groups);
  }

  /**
   * The groups of one policy of a tree, in a stack of yours.
   *
   * @throws UserError where the tree has no such app in that network, or its policy cannot be deployed.
   */
  static fromTree(scope: Construct, id: string, { tree, app, network, vpcId }: AppOfTree): AppEgressPolicy {
    return new AppEgressPolicy(scope, id, { layout: layOutAppOfTree(tree, app, network), vpcId });
  }

  #addGroup({ id, name, description, rules }: SecurityGroup, vpcId: string, tags: Record<string, string>): AddedGroup {
    const construct = new AwsSecurityGroup(this, id, {
      name: literalText(name, "the name of a Security Group"),
      description: literalDescription(description, `the description of Security Group ${quote(name)}`),
      vpcId,
      tags,
    });
    // Each read of `id` makes another token, which CDKTF resolves three times.
    return { construct, groupId: construct.id, rules };
  }
}

/**
 * Adds the rules of all groups, each after those that it depends on, which may stand in another group.
 *
 * @returns those that no other depends on.
 */
function addRules(groups: readonly AddedGroup[]): readonly VpcSecurityGroupEgressRule[] {
  const places = new Map(groups.flatMap((group) => group.rules.map((rule) => [rule.id, { rule, group }] as const)));
  const added = new Map<string, VpcSecurityGroupEgressRule>();
  const add = (id: string): VpcSecurityGroupEgressRule => {
    const existing = added.get(id);
    if (existing !== undefined) return existing;
    const place = places.get(id);
    if (place === undefined) throw new Error(`the layout lacks the rule ${quote(id)}, on which others depend`);
    const construct = addRule(place.group, place.rule, place.rule.dependsOn.map(add));
    added.set(id, construct);
    return construct;
  };
  const followed = new Set([...places.values()].flatMap(({ rule }) => rule.dependsOn));
  return [...places.keys()].map(add).filter((rule) => !followed.has(rule.node.id));
}

function addRule(
  { construct, groupId }: AddedGroup,
  { id, protocol, fromPort, toPort, cidr, description }: Rule,
  dependsOn: VpcSecurityGroupEgressRule[],
): VpcSecurityGroupEgressRule {
  return new VpcSecurityGroupEgressRule(construct, id, {
    securityGroupId: groupId,
    ipProtocol: protocol,
    // AWS takes no ports together with "all protocols".
    ...(protocol === "-1" ? {} : { fromPort, toPort }),
    cidrIpv4: cidr,
    description: literalDescription(description, `the description of rule ${quote(id)}`),
    ...(dependsOn.length === 0 ? {} : { dependsOn }),
    // Together with `depends_on`: no name is ever in no rule. See docs/decisions/0003-order-of-changes.md.
    lifecycle: { createBeforeDestroy: true },
  });
}

interface AddedGroup {
  readonly construct: AwsSecurityGroup;
  readonly groupId: string;
  readonly rules: readonly Rule[];
}
