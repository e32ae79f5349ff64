/** Synthesized stacks, applied by real Terraform, and read back through the EC2 API. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ec2, ec2, itemsOf } from "../helpers/ec2.ts";
import { type Lab, openLab } from "../helpers/lab.ts";
import { motoServer } from "../helpers/moto.ts";
import { hostNames, type PolicyObject } from "../helpers/policy-tree.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { terraform } from "../helpers/terraform.ts";

const checkout: PolicyObject = {
  app: "checkout",
  team: "payments",
  allow: [
    { tls: ["api.stripe.com", "*.paypal.com", "eu-?.psp.example", "ec2.{region}.amazonaws.com"], reason: "lab" },
    { tls: ["api.stripe.com"], ports: [8443], reason: "lab" },
    { ssh: ["github.com"], reason: "lab" },
  ],
  see_thru: { until: "2026-12-31", reason: "lab" },
};
const ledger: PolicyObject = {
  app: "ledger",
  team: "payments",
  allow: [
    { tls: ["api.bank.example"], reason: "lab" },
    { ssh: ["sftp.bank.example"], ports: [443], reason: "lab" },
  ],
};

/** What EC2 holds: one line a rule, by group name. */
async function readBack(client: Ec2, vpcId: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const filter = { "Filter.1.Name": "vpc-id", "Filter.1.Value.1": vpcId };
  const { securityGroupInfo } = await client.call("DescribeSecurityGroups", filter);
  const { securityGroupRuleSet } = await client.call("DescribeSecurityGroupRules");
  const rules = itemsOf(securityGroupRuleSet).filter((rule) => rule.isEgress === "true");
  return Object.fromEntries(
    itemsOf(securityGroupInfo)
      .filter((group) => group.groupName !== "default")
      .map((group) => [
        String(group.groupName),
        rules
          .filter((rule) => rule.groupId === group.groupId)
          .map(({ ipProtocol, fromPort, toPort, cidrIpv4, description }) =>
            [ipProtocol, ipProtocol === "-1" ? "all" : `${fromPort}-${toPort}`, cidrIpv4, description].join(" "),
          )
          .sort(),
      ])
      .sort(),
  );
}

/** The group and slot of every name that EC2 holds, by name. */
function placesOf(groups: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const [group, rules] of Object.entries(groups)) {
    for (const rule of rules) {
      const [, cidr, list] = / (\S+) discriminat:tls:(\S+)$/.exec(rule) ?? [];
      for (const name of list?.split(",") ?? []) places.set(name, [...(places.get(name) ?? []), `${group} ${cidr}`]);
    }
  }
  return places;
}

describeWith([terraform, motoServer], "a deployed network", () => {
  let lab: Lab;
  let london: Ec2;
  let vpcId: string;
  let settings: object;

  beforeAll(async () => {
    lab = await openLab();
    london = ec2(lab.awsUrl, "eu-west-2");
    vpcId = await lab.vpcIn("eu-west-2");
    const account = { account_id: "123456789012", role_arn: "arn:aws:iam::123456789012:role/egress" };
    settings = { networks: { prod: { region: "eu-west-2", vpc_id: vpcId, ...account } } };
  });
  afterAll(() => lab?.close());

  test("holds exactly the rules that its policies ask for, and Terraform finds the files valid", async () => {
    lab.synthesize(settings, [checkout, ledger]);
    const prod = await lab.stack("prod");
    expect(await prod.run("validate", "-no-color")).toContain("Success! The configuration is valid.");
    await prod.apply();
    expect(await readBack(london, vpcId)).toEqual({
      "checkout-egress": [
        "-1 all 0.0.0.0/0 discriminat:see-thru:2026-12-31",
        "tcp 22-22 0.0.0.0/0 discriminat:ssh:github.com",
        "tcp 443-443 0.0.0.0/0 discriminat:tls:*.paypal.com,api.stripe.com,ec2.eu-west-2.amazonaws.com,eu-_.psp.example",
        "tcp 8443-8443 0.0.0.0/0 discriminat:tls:api.stripe.com",
      ],
      "ledger-egress": [
        "tcp 443-443 0.0.0.0/0 discriminat:tls:api.bank.example",
        "tcp 443-443 0.0.0.0/31 discriminat:ssh:sftp.bank.example",
      ],
    });
  });

  test("tags its groups, and outputs their ids by app", async () => {
    const filter = { "Filter.1.Name": "group-name", "Filter.1.Value.1": "checkout-egress" };
    const { securityGroupInfo } = await london.call("DescribeSecurityGroups", filter);
    const [group] = itemsOf(securityGroupInfo);
    expect(itemsOf(group?.tagSet).map(({ key, value }) => `${key}=${value}`)).toEqual(
      expect.arrayContaining([
        "discriminat-policy:app=checkout",
        "discriminat-policy:network=prod",
        "discriminat-policy:team=payments",
      ]),
    );
    const prod = await lab.stack("prod");
    expect(JSON.parse(await prod.run("output", "-json", "security_group_ids"))).toEqual({
      checkout: [group?.groupId],
      ledger: [expect.stringMatching(/^sg-/)],
    });
  });

  test("has an empty plan right after it was applied", async () => {
    const prod = await lab.stack("prod");
    expect(await prod.plan()).toEqual([]);
  });

  test("plans one update in place, of one description, for one more name", async () => {
    const [tls, ...others] = ledger.allow ?? [];
    const more = { ...tls, tls: ["api.bank.example", "status.bank.example"] };
    lab.synthesize(settings, [checkout, { ...ledger, allow: [more, ...others] }]);
    const prod = await lab.stack("prod");
    const changes = await prod.plan();
    expect(changes.map(({ actions }) => actions)).toEqual([["update"]]);
    expect(changes[0]?.address).toMatch(/^aws_vpc_security_group_egress_rule\.ledger_egress_tls-443-0_/);
    expect(changes[0]?.after).toEqual({
      ...changes[0]?.before,
      description: "discriminat:tls:api.bank.example,status.bank.example",
    });
  });

  test("follows an app that is renamed and one that is removed", async () => {
    lab.synthesize(settings, [{ ...ledger, app: "general-ledger" }]);
    const prod = await lab.stack("prod");
    await prod.apply();
    expect(Object.keys(await readBack(london, vpcId))).toEqual(["general-ledger-egress"]);
    expect(await prod.plan()).toEqual([]);
  });

  test("refuses 300 names in one group and holds each of them once in three", async () => {
    const many: PolicyObject = { app: "many", allow: [{ tls: hostNames(300), reason: "lab" }] };
    expect(() => lab.synthesize(settings, [many])).toThrow(
      'its 300 tls names for port 443 do not fit in network "prod"; they would with security_groups:',
    );
    lab.synthesize(settings, [{ ...many, security_groups: 3 }]);
    const prod = await lab.stack("prod");
    await prod.apply();
    const groups = await readBack(london, vpcId);
    expect(Object.keys(groups)).toEqual(["many-egress", "many-egress-2", "many-egress-3"]);
    const places = placesOf(groups);
    expect([...places.keys()].sort()).toEqual([...hostNames(300)].sort());
    expect([...places.values()].filter((rules) => rules.length !== 1)).toEqual([]);
  });

  test("is empty once its last app is gone", async () => {
    lab.synthesize(settings, []);
    const prod = await lab.stack("prod");
    await prod.apply();
    expect(await readBack(london, vpcId)).toEqual({});
  });
});

describeWith([terraform, motoServer], "one policy in two regions, with a stack per team", () => {
  /** One rule holds them in eu-west-2; in ap-southeast-1 they are too long for one. */
  const services = ["ssm", "ssmmessages", "logs", "monitoring", "secretsmanager", "kms", "sts"];
  const endpoints = services.map((service) => `${service}.{region}.amazonaws.com`);
  let lab: Lab;
  let vpcs: { readonly london: string; readonly singapore: string };

  beforeAll(async () => {
    lab = await openLab();
    vpcs = { london: await lab.vpcIn("eu-west-2"), singapore: await lab.vpcIn("ap-southeast-1") };
    const settings = {
      networks: {
        london: { region: "eu-west-2", vpc_id: vpcs.london },
        singapore: { region: "ap-southeast-1", vpc_id: { variable: "singapore_vpc_id" } },
      },
      terraform: { stacks: "team" },
    };
    const agents: PolicyObject = {
      app: "agents",
      team: "platform",
      networks: ["london", "singapore"],
      allow: [{ tls: endpoints, reason: "lab" }],
    };
    const { stacks } = lab.synthesize(settings, [agents, { ...ledger, networks: ["london"] }]);
    expect(stacks.map(({ name, apps }) => `${name}: ${apps}`)).toEqual([
      "london_payments: ledger",
      "london_platform: agents",
      "singapore_platform: agents",
    ]);
  });
  afterAll(() => lab?.close());

  test("takes one rule where the region's name is short", async () => {
    const stack = await lab.stack("london_platform");
    await stack.apply();
    const groups = await readBack(ec2(lab.awsUrl, "eu-west-2"), vpcs.london);
    expect(groups["agents-egress"]).toHaveLength(1);
    const expected = endpoints.map((name) => [name.replace("{region}", "eu-west-2"), ["agents-egress 0.0.0.0/0"]]);
    expect(Object.fromEntries(placesOf(groups))).toEqual(Object.fromEntries(expected));
  });

  test("takes two where it is long, in the VPC that a Terraform variable names", async () => {
    const stack = await lab.stack("singapore_platform", { TF_VAR_singapore_vpc_id: vpcs.singapore });
    await stack.apply();
    const groups = await readBack(ec2(lab.awsUrl, "ap-southeast-1"), vpcs.singapore);
    expect(groups["agents-egress"]).toHaveLength(2);
    const places = placesOf(groups);
    expect([...places.keys()].sort()).toEqual(
      endpoints.map((name) => name.replace("{region}", "ap-southeast-1")).sort(),
    );
    expect([...places.values()].filter((rules) => rules.length !== 1)).toEqual([]);
  });
});
