/** Groups from a real answer of EC2's API, page by page. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchDeployedGroups } from "../../src/deployed-groups/live/fetch-groups.ts";
import { type Ec2, ec2, itemsOf } from "../helpers/ec2.ts";
import { type Moto, motoServer, startMoto } from "../helpers/moto.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { type RecordingProxy, startRecordingProxy } from "../helpers/recording-proxy.ts";
import { freePort } from "../helpers/servers.ts";

const region = "eu-west-2";
const instead = "give the file";
const before = { ...process.env };
const signal = new AbortController().signal;

describeWith([motoServer], "groups from EC2", () => {
  let moto: Moto;
  let proxy: RecordingProxy;
  let call: Ec2["call"];
  let vpcId: string;
  let groupId: string;

  beforeAll(async () => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_EC2_METADATA_DISABLED: "true",
    });
    moto = await startMoto();
    proxy = await startRecordingProxy(moto.url);
    ({ call } = ec2(moto.url, region));
    const vpc = (await call("CreateVpc", { CidrBlock: "10.1.0.0/16" })).vpc as { readonly vpcId: string };
    ({ vpcId } = vpc);
    const group = { GroupName: "checkout-egress", GroupDescription: "By hand", VpcId: vpcId };
    groupId = String((await call("CreateSecurityGroup", group)).groupId);
    await call("CreateSecurityGroup", { ...group, VpcId: await defaultVpc() });
    await call("RevokeSecurityGroupEgress", {
      GroupId: groupId,
      "IpPermissions.1.IpProtocol": "-1",
      "IpPermissions.1.IpRanges.1.CidrIp": "0.0.0.0/0",
    });
    await call("AuthorizeSecurityGroupEgress", {
      GroupId: groupId,
      "IpPermissions.1.IpProtocol": "tcp",
      "IpPermissions.1.FromPort": "443",
      "IpPermissions.1.ToPort": "443",
      "IpPermissions.1.IpRanges.1.CidrIp": "0.0.0.0/0",
      "IpPermissions.1.IpRanges.1.Description": "discriminat:tls:api.stripe.com",
    });
    const subnet = (await call("CreateSubnet", { VpcId: vpcId, CidrBlock: "10.1.0.0/24" })).subnet as {
      readonly subnetId: string;
    };
    await call("CreateNetworkInterface", { SubnetId: subnet.subnetId, "SecurityGroupId.1": groupId });
  });

  afterAll(async () => {
    process.env = before;
    await proxy?.stop();
    await moto?.stop();
  });

  const defaultVpc = async (): Promise<string> => {
    const vpcs = itemsOf((await call("DescribeVpcs")).vpcSet);
    return String(vpcs.find(({ isDefault }) => isDefault === "true")?.vpcId);
  };

  test("are those of the VPC, with the ids of their rules and what they are attached to", async () => {
    const found = await fetchDeployedGroups({ region, vpcId, endpoint: proxy.url, instead }, signal);
    const group = found.groups.find(({ id }) => id === groupId);
    expect(found.groups.every((one) => one.vpcId === vpcId)).toBe(true);
    expect(group).toMatchObject({ name: "checkout-egress", description: "By hand", from: "EC2 in eu-west-2" });
    expect(group?.rules).toEqual([
      {
        id: expect.stringMatching(/^sgr-/),
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        destination: "0.0.0.0/0",
        description: "discriminat:tls:api.stripe.com",
        from: "EC2 in eu-west-2",
      },
    ]);
    expect(found.interfaces?.map(({ groups }) => groups)).toEqual([[groupId]]);
    expect(found.gaps).toEqual([]);
  });

  test("are those of the whole region without a VPC", async () => {
    const found = await fetchDeployedGroups({ region, vpcId: undefined, endpoint: proxy.url, instead }, signal);
    expect(new Set(found.groups.map((one) => one.vpcId)).size).toBeGreaterThan(1);
  });

  test("are not there where nobody answers: an error that says what else to do", async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    await expect(fetchDeployedGroups({ region, vpcId, endpoint, instead }, signal)).rejects.toMatchObject({
      message: expect.stringContaining("AWS did not list the Security Groups of eu-west-2"),
      hint: expect.stringContaining(instead),
      exitCode: 3,
    });
  });
});
