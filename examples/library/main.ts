/** A CDKTF app of your own: a VPC, an instance, and the Security Group that says which names the instance may reach. */
import { Instance } from "@cdktf/provider-aws/lib/instance/index.js";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { Subnet } from "@cdktf/provider-aws/lib/subnet/index.js";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { layOutApp } from "discriminat-policy";
import { AppEgressPolicy } from "discriminat-policy/cdktf";

const app = new App();
const stack = new TerraformStack(app, "shop");
new LocalBackend(stack, { path: "../../../terraform.shop.tfstate" });
new AwsProvider(stack, "aws", { region: "eu-west-2" });

const vpc = new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" });
const subnet = new Subnet(stack, "subnet", { vpcId: vpc.id, cidrBlock: "10.0.1.0/24" });

const egress = new AppEgressPolicy(stack, "checkout-egress", {
  vpcId: vpc.id,
  layout: layOutApp({
    app: "checkout",
    team: "payments",
    network: "prod",
    names: [
      { protocol: "tls", port: 443, name: "api.stripe.com" },
      { protocol: "tls", port: 443, name: "*-checkout-live.adyenpayments.com" },
      { protocol: "ssh", port: 22, name: "sftp.bank.example" },
    ],
    securityGroups: 1,
    seeThru: undefined,
  }),
});

new Instance(stack, "checkout", {
  ami: "ami-0123456789abcdef0",
  instanceType: "t4g.small",
  subnetId: subnet.id,
  vpcSecurityGroupIds: [...egress.securityGroupIds],
});

app.synth();
