/**
 * The yardstick of bench/synth.mjs: the CDKTF program that an engineer would write by hand, without any checks. Reads the
 * resources to create from a JSON file and writes cdktf.out-like output: `node bench/hand-written-synth.mjs <json> <outdir>`.
 */
import fs from "node:fs";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js";
import { App, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";

const [input, outdir] = process.argv.slice(2);
const app = new App({ outdir });
for (const { name, region, vpcId, apps } of JSON.parse(fs.readFileSync(input, "utf8"))) {
  const stack = new TerraformStack(app, name);
  new LocalBackend(stack, { path: `${name}.tfstate` });
  new AwsProvider(stack, "aws", { region });
  const ids = {};
  for (const { app: appName, team, groups } of apps) {
    const scope = new Construct(stack, appName);
    ids[appName] = groups.map((group) => {
      const securityGroup = new SecurityGroup(scope, group.id, {
        name: group.name,
        description: group.description,
        vpcId,
        tags: {
          "discriminat-policy:app": appName,
          "discriminat-policy:team": team,
          "discriminat-policy:network": name,
        },
      });
      const rules = new Map();
      for (const rule of group.rules.toReversed()) {
        rules.set(
          rule.id,
          new VpcSecurityGroupEgressRule(scope, `${group.id}-${rule.id}`, {
            securityGroupId: securityGroup.id,
            description: rule.description,
            cidrIpv4: rule.cidr,
            ipProtocol: rule.protocol,
            ...(rule.protocol === "tcp" ? { fromPort: rule.fromPort, toPort: rule.toPort } : {}),
            lifecycle: { createBeforeDestroy: true },
            dependsOn: rule.dependsOn.flatMap((id) => rules.get(id) ?? []),
          }),
        );
      }
      return securityGroup.id;
    });
  }
  new TerraformOutput(stack, "security_group_ids", { value: ids });
}
app.synth();
