/** What every stack begins with: where its state is, and a provider for the region, account and role of its network. */
import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import type { TerraformStack } from "cdktf";
import type { Network } from "../policy/model.ts";
import { quote } from "../text/quote.ts";
import type { Backend } from "./backend.ts";
import { literalText } from "./literal-text.ts";
import { awsProviderVersions } from "./provider-versions.ts";
import { StateBackend } from "./state-backend.ts";

/**
 * Adds constructs whose ids have an underscore, as no app's has.
 *
 * @throws UserError where a setting holds text that Terraform would not take literally.
 */
export function addFoundations(stack: TerraformStack, network: Network, backend: Backend): void {
  new StateBackend(stack, backend.type, backend.arguments);
  new AwsProvider(stack, "aws_provider", providerSettings(network));
  stack.addOverride("terraform.required_providers.aws.version", awsProviderVersions);
}

function providerSettings(network: Network) {
  const { name, region, accountId, roleArn } = network;
  const endpoints = Object.entries(network.endpoints).map(([service, url]) => [
    service,
    literalText(url, `an endpoint of network ${quote(name)}`),
  ]);
  return {
    region: literalText(region, `the region of network ${quote(name)}`),
    ...(accountId === undefined
      ? {}
      : { allowedAccountIds: [literalText(accountId, `the account_id of network ${quote(name)}`)] }),
    ...(roleArn === undefined
      ? {}
      : { assumeRole: [{ roleArn: literalText(roleArn, `the role_arn of network ${quote(name)}`) }] }),
    ...(endpoints.length === 0 ? {} : { endpoints: [Object.fromEntries(endpoints)] }),
  };
}
