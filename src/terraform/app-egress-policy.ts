/**
 * The Security Groups of one app as a construct, for `PolicyStack` and for CDKTF apps of others. Construct ids are made of
 * group and rule ids only, never of names: a change of names is an update in place of a description.
 */
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js";
import { Construct } from "constructs";
import type { Adoption, TemporaryRule } from "../adoption/adoption.ts";
import { UserError } from "../errors.ts";
import type { PolicyTree, PublishSettings } from "../policy/model.ts";
import { objectOf, text, textOf } from "../requirements/requirement.ts";
import { layout as requiredLayout, tree as requiredTree } from "../requirements/shapes.ts";
import { appTag, networkTag, teamTag } from "../security-groups/group-marks.ts";
import type { AppLayout, Rule } from "../security-groups/layout.ts";
import { quote } from "../text/quote.ts";
import { adoption as requiredAdoption } from "./adoption-shape.ts";
import { construct } from "./construct.ts";
import { ImportBlocks } from "./import-blocks.ts";
import { layOutAppOfTree } from "./lay-out-policy.ts";
import { literalDescription, literalText } from "./literal-text.ts";
import { publishGroups } from "./published-groups.ts";
import { addressOf, referenceTo } from "./references.ts";

export interface AppEgressPolicyProps {
  /** The groups and rules to create: `layOutApp` makes them from a list of names. */
  readonly layout: AppLayout;
  /** Id of the VPC, or a reference to one: `vpc.id`. */
  readonly vpcId: string;
  /** Publishes the ids of the groups as an SSM parameter. @default they are published nowhere */
  readonly publish?: PublishSettings | undefined;
  /**
   * How the rules of existing groups are taken over. Only until it is applied.
   *
   * @default nothing is taken over
   */
  readonly adoption?: Adoption | undefined;
}

export interface AppOfTree {
  readonly tree: PolicyTree;
  readonly app: string;
  /** One of the networks that the app's policy names. */
  readonly network: string;
  /** Id of the VPC, or a reference to one; the network's own `vpc_id` is not used. */
  readonly vpcId: string;
  /** Publishes the ids of the groups as an SSM parameter; the settings' `terraform.publish` is not used. @default nowhere */
  readonly publish?: PublishSettings | undefined;
}

const vpcIdText = textOf("Give the id of the VPC, or a reference to one: `vpc.id`.");
export const requiredPublish = objectOf<PublishSettings>(
  { ssmPrefix: text },
  {},
  'Give an object: `{ssmPrefix: "/egress"}`.',
);
const requiredProps = objectOf<AppEgressPolicyProps>(
  { layout: requiredLayout, vpcId: vpcIdText },
  { publish: requiredPublish, adoption: requiredAdoption },
  "Give an object: `{layout, vpcId}`.",
);
const requiredAppOfTree = objectOf<AppOfTree>(
  { tree: requiredTree, app: text, network: text, vpcId: vpcIdText },
  { publish: requiredPublish },
  "Give an object: `{tree, app, network, vpcId}`.",
);

/**
 * One app in one network: an `aws_security_group` for each group of the layout that does not exist yet, and an
 * `aws_vpc_security_group_egress_rule` for each of its rules. Attach every id of `securityGroupIds` to the app's network
 * interfaces, once.
 *
 * @throws UserError where an argument is not what it should be, or the layout has problems, or holds text that AWS or Terraform
 * would not take literally.
 */
export class AppEgressPolicy extends Construct {
  readonly app: string;
  /** Those that are made, in the order of the layout. */
  readonly securityGroups: readonly AwsSecurityGroup[];
  /** Addresses of the rules that an apply makes last: once they are in place, every rule is. */
  readonly lastRules: readonly string[];
  readonly #groups: readonly (AwsSecurityGroup | ExistingGroup)[];

  constructor(scope: Construct, id: string, props: AppEgressPolicyProps) {
    super(construct(scope, "scope"), text(id, "id"));
    const { layout, vpcId, publish, adoption } = requiredProps(props, "props");
    const app = quote(layout.app);
    if (layout.problems.length > 0) {
      throw new UserError(`the names of app ${app} do not fit into its Security Groups`, {
        hint: "Look at the layout's `problems`; for a policy file, run `discriminat-policy lint`.",
      });
    }
    this.app = layout.app;
    const tags = {
      [appTag]: literalText(layout.app, "the name of an app"),
      [teamTag]: literalText(layout.team, `the team of app ${app}`),
      [networkTag]: literalText(layout.network, `the network of app ${app}`),
    };
    this.#groups = layout.groups.map(({ id: groupId, name, description, existingId }) => {
      if (existingId !== undefined) return new ExistingGroup(this, groupId, existingId);
      return new AwsSecurityGroup(this, groupId, {
        name: literalText(name, "the name of a Security Group"),
        description: literalDescription(description, `the description of Security Group ${quote(name)}`),
        vpcId,
        tags,
      });
    });
    this.securityGroups = this.#groups.filter((group) => group instanceof AwsSecurityGroup);
    const rules = layout.groups.flatMap((group, index) => addRules(this.#groups[index], group.rules));
    const bridges = addTemporary(this.#groups, adoption?.bridges ?? [], []);
    const last = orderRules(
      rules,
      bridges.map(({ to }) => addressOf(to)),
    );
    const old = addTemporary(this.#groups, adoption?.old ?? [], last);
    this.lastRules = old.length > 0 ? old.map(({ to }) => addressOf(to)) : last;
    const imports = [
      ...rules.map(({ rule, construct }) => ({ to: construct, id: adoption?.imports.get(rule.id)?.importId })),
      ...old,
    ].flatMap(({ to, id }) => (id === undefined ? [] : [{ to, id: literalText(id, "the id of a rule") }]));
    if (imports.length > 0) new ImportBlocks(this, "imports", imports);
    if (publish !== undefined) publishGroups(this, layout, this.groupReferences, publish, this.lastRules);
  }

  /** Ids of the groups (references, also for other stacks), in the order of the layout. */
  get securityGroupIds(): string[] {
    return this.#groups.map((group) => group.id);
  }

  /** The same as text that Terraform reads, for this stack only. */
  get groupReferences(): readonly string[] {
    return this.#groups.map(referenceToGroup);
  }

  /**
   * The groups of one policy of a tree, in a stack of yours.
   *
   * @throws UserError where an argument is not what it should be, the tree has no such app in that network, or its policy cannot
   * be deployed.
   */
  static fromTree(scope: Construct, id: string, props: AppOfTree): AppEgressPolicy {
    const { tree, app, network, vpcId, publish } = requiredAppOfTree(props, "props");
    return new AppEgressPolicy(scope, id, { layout: layOutAppOfTree(tree, app, network), vpcId, publish });
  }
}

/** A group that others have made: only its rules are ours. A construct, so that they have the addresses that they have in a group of ours. */
class ExistingGroup extends Construct {
  /** `sg-…` */
  readonly id: string;

  constructor(scope: Construct, constructId: string, id: string) {
    super(scope, constructId);
    this.id = literalText(id, "the id of an existing Security Group");
  }
}

function referenceToGroup(group: AwsSecurityGroup | ExistingGroup): string {
  return group instanceof ExistingGroup ? group.id : referenceTo(group);
}

interface AddedRule {
  readonly rule: Rule;
  readonly construct: VpcSecurityGroupEgressRule;
}

function addRules(group: AwsSecurityGroup | ExistingGroup | undefined, rules: readonly Rule[]): readonly AddedRule[] {
  if (group === undefined) return [];
  const securityGroupId = referenceToGroup(group);
  return rules.map((rule) => {
    const { id, protocol, fromPort, toPort, cidr, description } = rule;
    const construct = new VpcSecurityGroupEgressRule(group, id, {
      securityGroupId,
      ipProtocol: protocol,
      // AWS takes no ports together with "all protocols".
      ...(protocol === "-1" ? {} : { fromPort, toPort }),
      cidrIpv4: cidr,
      description: literalDescription(description, `the description of rule ${quote(id)}`),
      // Together with `depends_on`: no name is ever in no rule. See docs/decisions/0003-order-of-changes.md.
      lifecycle: { createBeforeDestroy: true },
    });
    return { rule, construct };
  });
}

/** Rules that go with the second apply of an adoption, each after others. */
function addTemporary(
  groups: readonly (AwsSecurityGroup | ExistingGroup)[],
  rules: readonly TemporaryRule[],
  after: readonly string[],
): readonly { readonly to: VpcSecurityGroupEgressRule; readonly id: string | undefined }[] {
  return rules.flatMap(({ id, group: index, protocol, fromPort, toPort, destination, description, importId }) => {
    const group = groups[index];
    if (group === undefined) return [];
    const construct = new VpcSecurityGroupEgressRule(group, id, {
      securityGroupId: referenceToGroup(group),
      ipProtocol: protocol,
      ...(protocol === "-1" ? {} : { fromPort, toPort }),
      ...destinationOf(literalText(destination, "the destination of a rule")),
      description: literalDescription(description, `the description of rule ${quote(id)}`),
      lifecycle: { createBeforeDestroy: true },
    });
    if (after.length > 0) construct.dependsOn = [...after];
    return [{ to: construct, id: importId }];
  });
}

function destinationOf(destination: string) {
  if (destination.startsWith("pl-")) return { prefixListId: destination };
  return destination.includes(":") ? { cidrIpv6: destination } : { cidrIpv4: destination };
}

/**
 * Lets each rule depend on those that it names, in whichever group, and those that name none on `first`. Returns the addresses of
 * those that no other names.
 */
function orderRules(rules: readonly AddedRule[], first: readonly string[]): readonly string[] {
  const addresses = new Map(rules.map(({ rule, construct }) => [rule.id, addressOf(construct)]));
  const last = new Set(addresses.values());
  for (const { rule, construct } of rules) {
    if (rule.dependsOn.length === 0) {
      if (first.length > 0) construct.dependsOn = [...first];
      continue;
    }
    construct.dependsOn = rule.dependsOn.map((id) => {
      const address = addresses.get(id);
      if (address === undefined) throw new Error(`the layout lacks the rule ${quote(id)}, on which another depends`);
      last.delete(address);
      return address;
    });
  }
  return [...last];
}
