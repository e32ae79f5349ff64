/** One Terraform stack: the apps of one network, or of one network and team, with provider, backend and outputs. */
import { type App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import type { Adoption } from "../adoption/adoption.ts";
import { UserError } from "../errors.ts";
import type { Network, PolicyTree, PublishSettings } from "../policy/model.ts";
import { listOf, objectOf, text } from "../requirements/requirement.ts";
import { layout as requiredLayout, network as requiredNetwork, tree as requiredTree } from "../requirements/shapes.ts";
import { groupIdsOutput } from "../security-groups/group-marks.ts";
import type { AppLayout } from "../security-groups/layout.ts";
import { quote } from "../text/quote.ts";
import { adoption as requiredAdoption } from "./adoption-shape.ts";
import { AppEgressPolicy, requiredPublish } from "./app-egress-policy.ts";
import { type Backend, backend as requiredBackend } from "./backend.ts";
import { construct } from "./construct.ts";
import { literalText } from "./literal-text.ts";
import { SeeThruWindows } from "./see-thru-windows.ts";
import { addFoundations } from "./stack-foundations.ts";
import { stacksOf } from "./stacks.ts";

export interface PolicyStackProps {
  readonly network: Network;
  /** The apps, each laid out for `network`. */
  readonly layouts: readonly AppLayout[];
  /** Where Terraform keeps the stack's state. */
  readonly backend: Backend;
  /** Publishes the ids of each app's groups as SSM parameters. @default they are in the output only */
  readonly publish?: PublishSettings | undefined;
  /**
   * How apps take over existing groups of the network. Only until it is applied.
   *
   * @default nothing is taken over
   */
  readonly adoptions?: readonly Adoption[] | undefined;
}

const requiredProps = objectOf<PolicyStackProps>(
  {
    network: requiredNetwork,
    layouts: listOf(requiredLayout),
    backend: requiredBackend,
  },
  { publish: requiredPublish, adoptions: listOf(requiredAdoption) },
  "Give an object: `{network, layouts, backend}`.",
);

/**
 * Output `security_group_ids`: a map app → ids of its groups.
 *
 * @throws UserError where an argument is not what it should be, a layout has problems, or a setting holds text that Terraform
 * would not take literally.
 */
export class PolicyStack extends TerraformStack {
  /** The apps by name. */
  readonly apps: ReadonlyMap<string, AppEgressPolicy>;

  constructor(scope: App, id: string, props: PolicyStackProps) {
    super(construct(scope, "scope"), text(id, "id"));
    const { network, layouts, backend, publish, adoptions = [] } = requiredProps(props, "props");
    addFoundations(this, network, backend);
    const vpcId = this.#vpcId(network);
    this.apps = new Map(
      layouts.map((layout) => {
        const adoption = adoptions.find((one) => isOf(one, layout));
        return [layout.app, new AppEgressPolicy(this, constructId(layout.app), { layout, vpcId, publish, adoption })];
      }),
    );
    const lastRules = [...this.apps.values()].flatMap((policy) => policy.lastRules);
    new SeeThruWindows(this, "see_thru_windows", layouts, lastRules);
    new TerraformOutput(this, groupIdsOutput, {
      description: "App to the ids of its Security Groups: attach every one of them to the app's network interfaces.",
      value: Object.fromEntries([...this.apps].map(([app, policy]) => [app, policy.groupReferences])),
    });
  }

  #vpcId(network: Network): string {
    const { name, vpcId } = network;
    if (typeof vpcId === "string") return literalText(vpcId, `the vpc_id of network ${quote(name)}`);
    // CDKTF loses what is called __proto__.
    if (!/^(?!__proto__$)[a-zA-Z_][a-zA-Z0-9_-]*$/.test(vpcId.variable)) {
      throw new UserError(`the vpc_id of network ${quote(name)} names a variable that Terraform does not take`, {
        hint: "A variable's name is made of letters, digits, '_' and '-', starts with a letter or '_', and is not __proto__.",
      });
    }
    const variable = new TerraformVariable(this, "vpc_id_variable", {
      type: "string",
      description: `Id of the VPC of network ${literalText(name, "the name of a network")}.`,
      nullable: false,
    });
    variable.overrideLogicalId(vpcId.variable);
    return variable.stringValue;
  }
}

/**
 * Every stack of a tree's policies, as `discriminat-policy synth` makes them, in a CDKTF app of yours. Sorted by name. Those of its
 * alarms: `addMonitoringStacks`.
 *
 * @throws UserError where an argument is not what it should be, or a policy cannot be deployed.
 */
export function addPolicyStacks(app: App, tree: PolicyTree): readonly PolicyStack[] {
  construct(app, "app");
  return addAdoptingStacks(app, requiredTree(tree, "tree"), []);
}

/** The same, where apps take over existing groups. */
export function addAdoptingStacks(app: App, tree: PolicyTree, adoptions: readonly Adoption[]): readonly PolicyStack[] {
  return stacksOf(tree).map(({ name, ...props }) => {
    return new PolicyStack(app, constructId(name), { ...props, adoptions });
  });
}

function isOf({ layout }: Adoption, { app, network }: AppLayout): boolean {
  return layout.app === app && layout.network === network;
}

/** `constructs` keeps children in a plain object, in which `constructor` is taken. No name has an underscore at its end. */
function constructId(name: string): string {
  return name in {} ? `${name}_` : name;
}
