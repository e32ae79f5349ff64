/**
 * Library entry `discriminat-policy/cdktf`: constructs for a CDKTF app of your own. The build makes `discriminat-policy/cdktn` of it,
 * for CDK Terrain. Needs the peers of its family.
 */
export { AppEgressPolicy, type AppEgressPolicyProps, type AppOfTree } from "./terraform/app-egress-policy.ts";
export type { Backend } from "./terraform/backend.ts";
export type { OutputChange } from "./terraform/compare-output.ts";
export { EgressMonitoring, type EgressMonitoringProps } from "./terraform/monitoring/egress-monitoring.ts";
export {
  addMonitoringStacks,
  MonitoringStack,
  type MonitoringStackProps,
} from "./terraform/monitoring/monitoring-stack.ts";
export { addPolicyStacks, PolicyStack, type PolicyStackProps } from "./terraform/policy-stack.ts";
export {
  checkSynthesis,
  type Synthesis,
  type SynthesisCheck,
  type SynthesizeOptions,
  synthesize,
} from "./terraform/synthesize.ts";
