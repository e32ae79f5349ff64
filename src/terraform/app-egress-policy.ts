/**
 * The Security Groups of one app as a construct, for `PolicyStack` and for CDKTF apps of others. Construct ids are made of
 * group and rule ids only, never of names: a change of names is an update in place of a description.
 */
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js";
import { Construct } from "constructs";
import { UserError } from "../errors.ts";
import type { PolicyTree } from "../policy/model.ts";
import type { AppLayout, Rule, SecurityGroup } from "../security-groups/layout.ts";
import { findPolicy, layOutPolicy } from "./lay-out-policy.ts";
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

  constructor(scope: Construct, id: string, props: AppEgressPolicyProps) {
    super(scope, id);
    const { layout, vpcId } = props;
    if (layout.problems.length > 0) {
      throw new UserError(`the names of app "${layout.app}" do not fit in its Security Groups`, {
        hint: "Run `discriminat-policy lint`: it says how to make room.",
      });
    }
    this.app = layout.app;
    const tags = {
      "discriminat-policy:app": literalText(layout.app, "the name of an app"),
      "discriminat-policy:team": literalText(layout.team, `the team of app "${layout.app}"`),
      "discriminat-policy:network": literalText(layout.network, `the network of app "${layout.app}"`),
    };
    const groups = layout.groups.map((group) => this.#addGroup(group, vpcId, tags));
    this.lastRules = this.#addRules(layout.groups, groups);
    this.securityGroupIds = groups.map((group) => group.groupId);
  }

  /**
   * The groups of one policy of a tree, in a stack of yours.
   *
   * @throws UserError where the tree has no such app in that network, or its policy cannot be deployed.
   */
  static fromTree(scope: Construct, id: string, { tree, app, network, vpcId }: AppOfTree): AppEgressPolicy {
    const found = findPolicy(tree, app, network);
    return new AppEgressPolicy(scope, id, { layout: layOutPolicy(tree, found.policy, found.network), vpcId });
  }

  #addGroup(group: SecurityGroup, vpcId: string, tags: Record<string, string>): AddedGroup {
    const construct = new AwsSecurityGroup(this, group.id, {
      name: literalText(group.name, `the name of Security Group "${group.id}" of app "${this.app}"`),
      description: literalDescription(group.description, `the description of Security Group "${group.name}"`),
      vpcId,
      tags,
    });
    // Each read of `id` makes another token for CDKTF to resolve three times.
    return { construct, groupId: construct.id };
  }

  /** Rules come after the rules that they depend on, which may stand in another group. */
  #addRules(groups: readonly SecurityGroup[], added: readonly AddedGroup[]): readonly VpcSecurityGroupEgressRule[] {
    const owners = new Map<string, { readonly rule: Rule; readonly group: AddedGroup }>();
    for (const [index, group] of groups.entries()) {
      const owner = added[index];
      if (owner === undefined) continue;
      for (const rule of group.rules) owners.set(rule.id, { rule, group: owner });
    }
    const constructs = new Map<string, VpcSecurityGroupEgressRule>();
    const add = (id: string): VpcSecurityGroupEgressRule => {
      const existing = constructs.get(id);
      if (existing !== undefined) return existing;
      const owner = owners.get(id);
      if (owner === undefined) throw new Error(`rule "${id}" of app "${this.app}" is not in its layout`);
      const { rule, group } = owner;
      const construct = new VpcSecurityGroupEgressRule(group.construct, id, {
        securityGroupId: group.groupId,
        ipProtocol: rule.protocol,
        // AWS takes no ports for "all protocols".
        ...(rule.protocol === "-1" ? {} : { fromPort: rule.fromPort, toPort: rule.toPort }),
        cidrIpv4: rule.cidr,
        description: literalDescription(rule.description, `the description of rule "${id}" of app "${this.app}"`),
        ...(rule.dependsOn.length === 0 ? {} : { dependsOn: rule.dependsOn.map(add) }),
        // With `depends_on`, so that no name is ever in no rule: docs/decisions/0003-terraform-output.md.
        lifecycle: { createBeforeDestroy: true },
      });
      constructs.set(id, construct);
      return construct;
    };
    const followed = new Set([...owners.values()].flatMap(({ rule }) => rule.dependsOn));
    return [...owners.keys()].map(add).filter((rule) => !followed.has(rule.node.id));
  }
}

interface AddedGroup {
  readonly construct: AwsSecurityGroup;
  readonly groupId: string;
}
