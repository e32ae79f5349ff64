/**
 * Taking over beside: our group is applied by real Terraform and attached next to a hand-made one, which then goes. Every call of EC2 is
 * recorded, and replayed as one interface sees it.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ec2, ec2, itemsOf } from "../helpers/ec2.ts";
import { listRules, makeGroup } from "../helpers/hand-made-group.ts";
import { type Lab, openLab } from "../helpers/lab.ts";
import { motoServer } from "../helpers/moto.ts";
import { hostNames } from "../helpers/policy-tree.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { findInterruptions, type LiveRule, type RuleChange, targetsIn } from "../helpers/replay.ts";
import { terraform } from "../helpers/terraform.ts";

const region = "eu-west-2";
const names = hostNames(24);

describeWith([terraform, motoServer], "an interface of which the groups are exchanged", () => {
  let lab: Lab;
  let call: Ec2["call"];
  let old: string;
  let ours: string;
  let empty: string;
  /** What the apply did to groups that are attached. */
  let applied: readonly RuleChange[];

  beforeAll(async () => {
    lab = await openLab();
    ({ call } = ec2(lab.awsUrl, region));
    const vpcId = await lab.vpcIn(region);
    const rules = [
      ...listRules([names.slice(0, 8), names.slice(8, 16), names.slice(16)]),
      ...listRules([["github.com"]], 22, "ssh"),
    ];
    old = await makeGroup({ call }, { name: "web", vpcId }, rules);
    empty = await makeGroup({ call }, { name: "nothing", vpcId }, []);
    lab.takeChanges();
    const allow = [
      { tls: names, reason: "lab" },
      { ssh: ["github.com"], reason: "lab" },
    ];
    lab.synthesize({ networks: { prod: { region, vpc_id: vpcId } } }, [{ app: "checkout", allow }]);
    await (await lab.stack("prod")).apply();
    applied = lab.takeChanges().filter(({ before, after }) => (before ?? after)?.group === old);
    ours = [...lab.groups.names].find(([, name]) => name === "checkout-egress")?.[0] ?? "";
  });
  afterAll(() => lab?.close());

  const rulesOf = (group: string): readonly LiveRule[] =>
    [...lab.groups.rules.values()].filter((rule) => rule.group === group);

  /** Attaches these groups one after the other, and says which names were in no rule for a moment. */
  async function interruptedBy(...steps: readonly (readonly string[])[]): Promise<readonly string[]> {
    const [subnet] = itemsOf((await call("DescribeSubnets")).subnetSet);
    const made = await call("CreateNetworkInterface", { SubnetId: String(subnet?.subnetId), "SecurityGroupId.1": old });
    const { networkInterface } = made;
    if (typeof networkInterface !== "object" || !("networkInterfaceId" in networkInterface))
      throw new Error("no interface");
    lab.takeChanges();
    for (const groups of steps) {
      await call("ModifyNetworkInterfaceAttribute", {
        NetworkInterfaceId: String(networkInterface.networkInterfaceId),
        ...Object.fromEntries(groups.map((group, index) => [`SecurityGroupId.${index + 1}`, group])),
      });
    }
    const interruptions = findInterruptions(rulesOf(old), [...applied, ...lab.takeChanges()], targetsIn(rulesOf(old)));
    return [...new Set(interruptions.map(({ target }) => target))];
  }

  test("loses no name where ours comes before the old one goes", async () => {
    expect(new Set(targetsIn(rulesOf(ours)))).toEqual(new Set(targetsIn(rulesOf(old))));
    expect(targetsIn(rulesOf(old))).toHaveLength(25);
    expect(await interruptedBy([old, ours], [ours])).toEqual([]);
  });

  test("loses all of them where the old one goes first, and the replay sees it", async () => {
    expect(await interruptedBy([empty], [ours])).toHaveLength(25);
  });

  test("is not touched by the apply itself", () => {
    expect(applied).toEqual([]);
  });
});
