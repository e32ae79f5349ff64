/** Real Terraform applies a stack, people change its groups through EC2's API, and `drift` asks EC2 what became of it. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkFolder, type WorkFolder } from "../helpers/command-line.ts";
import { type Ec2, ec2, itemsOf } from "../helpers/ec2.ts";
import { type Lab, openLab } from "../helpers/lab.ts";
import { motoServer } from "../helpers/moto.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { type Terraform, terraform } from "../helpers/terraform.ts";

const region = "eu-west-2";
const before = { ...process.env };

interface Found {
  readonly code: number;
  readonly verdict: string;
  /** `drift/<check> <app>`, sorted. */
  readonly checks: readonly string[];
  readonly commands: readonly string[];
  readonly err: string;
}

describeWith([terraform, motoServer], "drift from what Terraform applied", () => {
  let lab: Lab;
  let work: WorkFolder;
  let stack: Terraform;
  let call: Ec2["call"];
  let groups: ReadonlyMap<string, string>;

  const drift = async (...args: readonly string[]): Promise<Found> => {
    const { code, out, err } = await work.run("drift", "--network", "prod", "--format", "json", ...args);
    expect(out, err).not.toBe("");
    const { drift: found, findings } = JSON.parse(out);
    return {
      code,
      verdict: found.verdict,
      checks: findings.map(({ check }: { readonly check: string }) => check).sort(),
      commands: found.repairs.map(({ command }: { readonly command: string }) => command),
      err,
    };
  };
  const groupId = (name: string): string => groups.get(name) ?? "";
  const authorize = (name: string, cidr: string, description: string, protocol = "tcp"): Promise<unknown> =>
    call("AuthorizeSecurityGroupEgress", {
      GroupId: groupId(name),
      "IpPermissions.1.IpProtocol": protocol,
      ...(protocol === "-1" ? {} : { "IpPermissions.1.FromPort": "443", "IpPermissions.1.ToPort": "443" }),
      "IpPermissions.1.IpRanges.1.CidrIp": cidr,
      "IpPermissions.1.IpRanges.1.Description": description,
    });
  /** What a POSIX shell makes of a command of the AWS CLI, done through the API. */
  const perform = async (command: string): Promise<void> => {
    const words = execFileSync("sh", ["-c", `aws() { for word; do printf '%s\\0' "$word"; done; }; ${command}`], {
      encoding: "utf8",
    }).split("\0");
    const after = (flag: string): string => words[words.indexOf(flag) + 1] ?? "";
    expect(words.slice(0, 4)).toEqual(["ec2", words[1], "--region", region]);
    if (words[1] === "revoke-security-group-egress") {
      await call("RevokeSecurityGroupEgress", {
        GroupId: after("--group-id"),
        "SecurityGroupRuleId.1": after("--security-group-rule-ids"),
      });
      return;
    }
    expect(words[1]).toBe("update-security-group-rule-descriptions-egress");
    const [{ SecurityGroupRuleId: id, Description: description }] = JSON.parse(
      after("--security-group-rule-descriptions"),
    );
    await call("ModifySecurityGroupRules", {
      GroupId: after("--group-id"),
      "SecurityGroupRule.1.SecurityGroupRuleId": id,
      "SecurityGroupRule.1.SecurityGroupRule.IpProtocol": "tcp",
      "SecurityGroupRule.1.SecurityGroupRule.FromPort": "443",
      "SecurityGroupRule.1.SecurityGroupRule.ToPort": "443",
      "SecurityGroupRule.1.SecurityGroupRule.CidrIpv4": "0.0.0.0/0",
      "SecurityGroupRule.1.SecurityGroupRule.Description": description,
    });
  };
  const rules = async (name: string) =>
    itemsOf((await call("DescribeSecurityGroupRules")).securityGroupRuleSet).filter(
      ({ groupId: id, isEgress }) => id === groupId(name) && isEgress === "true",
    );

  beforeAll(async () => {
    lab = await openLab();
    work = createWorkFolder("2026-11-24");
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: lab.awsUrl,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_EC2_METADATA_DISABLED: "true",
    });
    ({ call } = ec2(lab.awsUrl, region));
    const vpcId = await lab.vpcIn(region);
    const reason = "    reason: Wanted\n";
    work.write({
      "policies/discriminat.yaml": `networks:\n  prod: {region: ${region}, vpc_id: ${vpcId}}\n`,
      "policies/payments/checkout.yaml": `app: checkout\nteam: payments\nallow:\n  - tls: [api.stripe.com, "*.paypal.com"]\n${reason}  - ssh: [github.com]\n${reason}`,
      "policies/payments/ledger.yaml": `app: ledger\nteam: payments\nallow:\n  - tls: [books.example]\n${reason}see_thru:\n  until: 2026-12-10\n  reason: Learning\n`,
    });
    expect(await work.run("synth")).toMatchObject({ code: 0 });
    stack = await lab.terraformIn(join(work.path, "cdktf.out/stacks/prod"));
    await stack.apply();
    const set = itemsOf((await call("DescribeSecurityGroups")).securityGroupInfo);
    groups = new Map(set.map(({ groupName, groupId: id }) => [String(groupName), String(id)]));
    const [subnet] = itemsOf((await call("DescribeSubnets")).subnetSet).filter((one) => one.vpcId === vpcId);
    for (const name of ["checkout-egress", "ledger-egress"]) {
      await call("CreateNetworkInterface", { SubnetId: String(subnet?.subnetId), "SecurityGroupId.1": groupId(name) });
    }
  });

  afterAll(async () => {
    process.env = before;
    work?.remove();
    await lab?.close();
  });

  test("is none after the apply", async () => {
    expect(await drift("--detailed-exitcode")).toMatchObject({ code: 0, verdict: "in step", checks: [], commands: [] });
  });

  test("is what was changed by hand, and the commands take it away", async () => {
    const [ours] = (await rules("checkout-egress")).filter(({ description }) => String(description).includes("paypal"));
    await call("ModifySecurityGroupRules", {
      GroupId: groupId("checkout-egress"),
      "SecurityGroupRule.1.SecurityGroupRuleId": String(ours?.securityGroupRuleId),
      "SecurityGroupRule.1.SecurityGroupRule.IpProtocol": "tcp",
      "SecurityGroupRule.1.SecurityGroupRule.FromPort": "443",
      "SecurityGroupRule.1.SecurityGroupRule.ToPort": "443",
      "SecurityGroupRule.1.SecurityGroupRule.CidrIpv4": "0.0.0.0/0",
      "SecurityGroupRule.1.SecurityGroupRule.Description": `${ours?.description},files.evil.example`,
    });
    await authorize("checkout-egress", "0.0.0.0/9", "discriminat:tls:paste.example");
    await authorize("checkout-egress", "0.0.0.0/0", "debug", "-1");
    const found = await drift("--detailed-exitcode");
    expect(found).toMatchObject({
      code: 2,
      verdict: "drifted",
      checks: ["drift/open-egress", "drift/undeclared-name", "drift/undeclared-name"],
    });
    for (const command of found.commands) await perform(command);
    expect(await drift("--detailed-exitcode")).toMatchObject({ code: 0, verdict: "in step", checks: [] });
    expect(await stack.plan()).toEqual([]);
  });

  test("is what was revoked by hand, and an apply brings it back", async () => {
    const [window] = (await rules("ledger-egress")).filter(({ description }) =>
      String(description).includes("see-thru"),
    );
    const [ssh] = (await rules("checkout-egress")).filter(({ description }) => String(description).includes("ssh"));
    for (const [name, rule] of [
      ["ledger-egress", window],
      ["checkout-egress", ssh],
    ] as const) {
      await call("RevokeSecurityGroupEgress", {
        GroupId: groupId(name),
        "SecurityGroupRuleId.1": String(rule?.securityGroupRuleId),
      });
    }
    expect(await drift()).toMatchObject({ code: 1, checks: ["drift/missing-name", "drift/missing-window"] });
    await stack.apply();
    expect(await drift()).toMatchObject({ code: 0, verdict: "in step" });
  });

  test("is an annotated group that nobody knows", async () => {
    const vpcId = await lab.vpcIn(region);
    const made = await call("CreateSecurityGroup", { GroupName: "scratch", GroupDescription: "By hand", VpcId: vpcId });
    groups = new Map([...groups, ["scratch", String(made.groupId)]]);
    await authorize("scratch", "0.0.0.0/0", "discriminat:tls:evil.example");
    expect(await drift()).toMatchObject({ code: 1, verdict: "drifted", checks: ["drift/unknown-group"] });
  });
});
