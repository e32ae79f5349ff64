/**
 * Library entry `discriminat-policy/cdktf`: constructs for a CDKTF app of your own. The build makes `discriminat-policy/cdktn` of it,
 * for CDK Terrain. Needs the peers of its family.
 */
export { AppEgressPolicy, type AppEgressPolicyProps, type AppOfTree } from "./terraform/app-egress-policy.ts";
export type { Backend } from "./terraform/backend.ts";
export { addPolicyStacks, PolicyStack, type PolicyStackProps } from "./terraform/policy-stack.ts";
export { type Synthesis, type SynthesizeOptions, synthesize } from "./terraform/synthesize.ts";
