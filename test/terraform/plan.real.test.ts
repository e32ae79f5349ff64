/**
 * Plans of real Terraform, proven: ours, tampered with, and of somebody else. Also writes test/fixtures/plan/ anew, with
 * RECORD_PLANS=1.
 */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { synthesize } from "../../src/terraform/synthesize.ts";
import { ec2, itemsOf } from "../helpers/ec2.ts";
import { type Lab, openLab } from "../helpers/lab.ts";
import { motoServer } from "../helpers/moto.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { type Terraform, terraform } from "../helpers/terraform.ts";
import { fixtures, proveText, sayProof, treeOfCase } from "../plan-proof/plan-case.ts";

let lab: Lab;
let vpcId: string;
beforeAll(async () => {
  lab = await openLab();
  vpcId = await lab.vpcIn("eu-west-2");
});
afterAll(() => lab?.close());

/** What Terraform prints, without what differs from run to run and says nothing. */
async function show(stack: Terraform, ...args: readonly string[]): Promise<string> {
  await stack.run("plan", "-no-color", "-out=test.tfplan", ...args);
  const { timestamp: _, ...plan } = JSON.parse(await stack.run("show", "-json", "test.tfplan"));
  return `${JSON.stringify(plan).replaceAll(vpcId, "vpc-0123456789abcdef0")}\n`;
}

/** The proof says what the fixture of that name says. */
async function expectProof(name: string, text: string): Promise<void> {
  if (process.env.RECORD_PLANS === "1") writeFileSync(join(fixtures, name, "plan.json"), text);
  const tree = treeOfCase(name);
  const proof = proveText(tree, text);
  await expect(sayProof(proof, tree)).toMatchFileSnapshot(join(fixtures, name, "expected.txt"));
  expect(proof.isExplained).toBe(name.startsWith("explained-"));
}

describeWith([terraform, motoServer], "a plan of our stack", () => {
  const synthesizeCase = (name: string): void => void synthesize(treeOfCase(name), { outdir: lab.outdir });
  const stack = (): Promise<Terraform> => lab.stack("prod", { TF_VAR_vpc_id: vpcId });
  /** Changes the Terraform files behind the policies' back. */
  const tamper = async (name: string, change: (text: string) => string): Promise<void> => {
    synthesizeCase(name);
    const prod = await stack();
    const file = join(prod.directory, "cdk.tf.json");
    const text = readFileSync(file, "utf8");
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(file, changed);
    await expectProof(name, await show(prod));
  };

  test("that creates everything is explained", async () => {
    synthesizeCase("explained-fresh");
    const prod = await stack();
    await expectProof("explained-fresh", await show(prod));
    await prod.apply();
  });

  test("that changes nothing is explained", async () => {
    await expectProof("explained-no-op", await show(await stack()));
  });

  test.each(["explained-name-added", "explained-window-opened", "explained-app-removed"])("%s is", async (name) => {
    synthesizeCase(name);
    await expectProof(name, await show(await stack()));
  });

  test("that comes from older policies lacks what is new", async () => {
    synthesizeCase("explained-no-op");
    await expectProof("stale-policies", await show(await stack()));
  });

  test("with a smuggled name is not explained, and the name is named", async () => {
    await tamper("smuggled-name", (text) => text.replace(/(discriminat:tls:)(\*\.paypal)/, "$1*.evil.example,$2"));
  });

  test("with a smuggled rule is not explained", async () => {
    await tamper("smuggled-rule", (text) => {
      const stackFile = JSON.parse(text);
      const rules = stackFile.resource.aws_vpc_security_group_egress_rule;
      const [first] = Object.values<object>(rules);
      rules.smuggled = { ...first, from_port: 22, to_port: 9000, description: "discriminat:tls:api.stripe.com" };
      rules.open = { ...first, ip_protocol: "-1", from_port: undefined, to_port: undefined, description: "temporary" };
      return JSON.stringify(stackFile);
    });
  });

  test("with a smuggled window is not explained", async () => {
    await tamper("smuggled-window", (text) =>
      text.replace("discriminat:ssh:github.com", "discriminat:see-thru:2027-06-30"),
    );
  });

  test("that replaces a group says so", async () => {
    await tamper("group-replaced", (text) => text.replaceAll('"checkout-egress"', '"checkout-egress-renamed"'));
  });

  test("with a value that is known only after the apply is not explained", async () => {
    await tamper("unknown-value", (text) => {
      const stackFile = JSON.parse(text);
      stackFile.resource.terraform_data.late = { input: "late.example" };
      const rules = stackFile.resource.aws_vpc_security_group_egress_rule;
      const [first] = Object.values<object>(rules);
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a Terraform expression.
      rules.late = { ...first, cidr_ipv4: "0.0.0.0/9", description: "discriminat:tls:${terraform_data.late.output}" };
      return JSON.stringify(stackFile);
    });
  });

  test("after a change outside of Terraform says so, and what stands in the group besides", async () => {
    synthesizeCase("explained-changed-outside");
    const prod = await stack();
    const client = ec2(lab.awsUrl, "eu-west-2");
    const { securityGroupRuleSet } = await client.call("DescribeSecurityGroupRules");
    const rule = itemsOf(securityGroupRuleSet).find(({ description }) => description === "discriminat:ssh:github.com");
    const groupId = String(rule?.groupId);
    await client.call("AuthorizeSecurityGroupEgress", {
      GroupId: groupId,
      "IpPermissions.1.IpProtocol": "-1",
      "IpPermissions.1.IpRanges.1.CidrIp": "0.0.0.0/0",
      "IpPermissions.1.IpRanges.1.Description": "until Friday",
    });
    await client.call("ModifySecurityGroupRules", {
      GroupId: groupId,
      "SecurityGroupRule.1.SecurityGroupRuleId": String(rule?.securityGroupRuleId),
      "SecurityGroupRule.1.SecurityGroupRule.IpProtocol": "tcp",
      "SecurityGroupRule.1.SecurityGroupRule.FromPort": "22",
      "SecurityGroupRule.1.SecurityGroupRule.ToPort": "22",
      "SecurityGroupRule.1.SecurityGroupRule.CidrIpv4": "0.0.0.0/0",
      "SecurityGroupRule.1.SecurityGroupRule.Description": "discriminat:ssh:github.com,outside.example",
    });
    await expectProof("explained-changed-outside", await show(prod));
  });
});

describeWith([terraform, motoServer], "a plan of somebody else's stack", () => {
  let foreign: Terraform;

  test("is explained where the policies declare what it admits, once its groups have ids", async () => {
    const directory = join(lab.outdir, "foreign");
    cpSync(join(fixtures, "foreign-fresh", "terraform"), directory, { recursive: true });
    foreign = await lab.terraformIn(directory, { TF_VAR_vpc_id: vpcId });
    await expectProof("foreign-fresh", await show(foreign));
    await foreign.apply();
    await expectProof("explained-foreign-no-op", await show(foreign));
  });

  test("is not where they do not", async () => {
    const changes = {
      web: ["api.example.com", "evil.example.com"],
      batch: { a: "a.example.com", b: "B.example.com" },
      queue: ["queue.example.com", "other.example.com"],
      until: "2027-01-01",
      worker_name: "renamed",
    };
    const args = Object.entries(changes).map(([name, value]) => {
      return `-var=${name}=${typeof value === "string" ? value : JSON.stringify(value)}`;
    });
    await expectProof("foreign-changed", await show(foreign, ...args));
  });

  test("is not where it hides a description", async () => {
    await expectProof("foreign-hidden", await show(foreign, "-var=hidden=true"));
  });
});
