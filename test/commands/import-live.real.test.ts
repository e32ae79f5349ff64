/** `import --network`: the groups of a network's VPC, asked of EC2. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkFolder, type WorkFolder } from "../helpers/command-line.ts";
import { ec2 } from "../helpers/ec2.ts";
import { type Moto, motoServer, startMoto } from "../helpers/moto.ts";
import { describeWith } from "../helpers/real-parts.ts";

describeWith([motoServer], "import from EC2", () => {
  const before = { ...process.env };
  let moto: Moto;
  let work: WorkFolder;
  let groupId: string;

  beforeAll(async () => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_EC2_METADATA_DISABLED: "true",
    });
    moto = await startMoto();
    const { call } = ec2(moto.url, "eu-west-2");
    const { vpcId } = (await call("CreateVpc", { CidrBlock: "10.1.0.0/16" })).vpc as { readonly vpcId: string };
    const group = { GroupName: "checkout-egress", GroupDescription: "By hand", VpcId: vpcId };
    groupId = String((await call("CreateSecurityGroup", group)).groupId);
    await call("AuthorizeSecurityGroupEgress", {
      GroupId: groupId,
      "IpPermissions.1.IpProtocol": "tcp",
      "IpPermissions.1.FromPort": "443",
      "IpPermissions.1.ToPort": "443",
      "IpPermissions.1.IpRanges.1.CidrIp": "0.0.0.0/0",
      "IpPermissions.1.IpRanges.1.Description": "discriminat:tls:api.stripe.com,*.paypal.com",
    });
    work = createWorkFolder("2026-11-24");
    work.write({
      "policies/discriminat.yaml": `networks:\n  prod: {region: eu-west-2, vpc_id: ${vpcId}, endpoints: {ec2: "${moto.url}"}}\n  other: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0, endpoints: {ec2: "${moto.url}"}}\n`,
    });
  });

  afterAll(async () => {
    process.env = before;
    work?.remove();
    await moto?.stop();
  });

  test("writes the policy, and finds it in the tree the next time", async () => {
    const first = await work.run("import", "--network", "prod", "--team", "payments", "--format", "json");
    expect(first.code, first.err).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({
      written: true,
      changed: ["policies/payments/checkout.yaml"],
      apps: [{ app: "checkout", networks: ["prod"], added: 2, change: "new" }],
      passedOver: ["1 group without an annotation"],
      findings: [{ check: "import/other-rules" }],
    });
    expect(readFileSync(join(work.path, "policies/payments/checkout.yaml"), "utf8")).toContain(
      `reason: Imported from the Security Group checkout-egress (${groupId})`,
    );
    const second = await work.run("import", "--network", "prod", "--format", "json");
    expect(JSON.parse(second.out)).toMatchObject({ changed: [], apps: [{ change: "unchanged" }] });
  });

  test("finds nothing in a VPC without groups", async () => {
    const { code, out } = await work.run("import", "--network", "other");
    expect([code, out]).toEqual([0, expect.stringContaining("nothing to import")]);
  });
});
