/** The monitoring of one network in a stack of its own: rules and alarms never share an apply. */
import { type App, TerraformStack } from "cdktf";
import { UserError } from "../../errors.ts";
import { watchedNetworks } from "../../monitoring/monitored-network.ts";
import type { PolicyTree } from "../../policy/model.ts";
import { objectOf, text } from "../../requirements/requirement.ts";
import { tree as requiredTree } from "../../requirements/shapes.ts";
import { quote } from "../../text/quote.ts";
import { type Backend, backendsOf, backend as requiredBackend } from "../backend.ts";
import { construct } from "../construct.ts";
import { monitoringStackName, monitoringStackNames } from "../monitoring-stack-names.ts";
import { addFoundations } from "../stack-foundations.ts";
import { EgressMonitoring, type EgressMonitoringProps } from "./egress-monitoring.ts";

export interface MonitoringStackProps extends EgressMonitoringProps {
  /** Where Terraform keeps the stack's state. */
  readonly backend: Backend;
}

const requiredProps = objectOf<MonitoringStackProps>(
  { tree: requiredTree, network: text, backend: requiredBackend },
  {},
  "Give an object: `{tree, network, backend}`.",
);

/** @throws UserError as `EgressMonitoring` does. */
export class MonitoringStack extends TerraformStack {
  readonly monitoring: EgressMonitoring;

  constructor(scope: App, id: string, props: MonitoringStackProps) {
    super(construct(scope, "scope"), text(id, "id"));
    const { tree, network: name, backend } = requiredProps(props, "props");
    const network = tree.settings.networks.find((one) => one.name === name);
    if (network === undefined) {
      throw new UserError(`the settings have no network ${quote(name)}`, { hint: "Name one of their networks." });
    }
    addFoundations(this, network, backend);
    this.monitoring = new EgressMonitoring(this, "monitoring", { tree, network: name });
  }
}

/**
 * A stack for each network that the settings watch, as `discriminat-policy synth` makes them, in a CDKTF app of yours; none without
 * `monitoring` in the settings.
 *
 * @throws UserError where an argument is not what it should be, or as `EgressMonitoring` does.
 */
export function addMonitoringStacks(app: App, tree: PolicyTree): readonly MonitoringStack[] {
  construct(app, "app");
  const { monitoring, networks } = requiredTree(tree, "tree").settings;
  if (monitoring === undefined) return [];
  const backendOf = backendsOf(tree.settings.terraform, monitoringStackNames(tree));
  return watchedNetworks(monitoring, networks).map(({ name }) => {
    const stack = monitoringStackName(name);
    return new MonitoringStack(app, stack, { tree, network: name, backend: backendOf(stack) });
  });
}
