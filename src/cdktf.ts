/** Library entry `discriminat-policy/cdktf`: constructs for a CDKTF app of your own. Needs `cdktf` and `@cdktf/provider-aws`. */
export { AppEgressPolicy, type AppEgressPolicyProps } from "./terraform/app-egress-policy.ts";
export { PolicyStack, type PolicyStackProps } from "./terraform/policy-stack.ts";
