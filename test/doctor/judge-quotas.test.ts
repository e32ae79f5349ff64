import { describe, expect, test } from "vitest";
import { silent } from "../../src/doctor/answer.ts";
import type { LiveGroup, QuotaFacts } from "../../src/doctor/facts.ts";
import { judgeQuotas } from "../../src/doctor/judge-quotas.ts";
import { laidOutIn } from "../../src/doctor/laid-out.ts";
import { createContext } from "../../src/lint/context.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { linesOf, networkWith } from "./lines.ts";

const vpcId = "vpc-0123456789abcdef0";
const told = <T>(value: T) => ({ kind: "told", value }) as const;
const granted: QuotaFacts = {
  rulesPerGroup: told(60),
  groupsPerInterface: told(5),
  groupsPerRegion: told(2_500),
};
const laidOut = { groups: ["checkout-egress", "ledger-egress"], mostRules: 12, mostGroups: 1 };
const live = (count: number, ofVpc = vpcId): readonly LiveGroup[] =>
  Array.from({ length: count }, (_, index) => ({
    name: index === 0 ? "checkout-egress" : `other-${index}`,
    vpcId: ofVpc,
  }));

interface Case {
  readonly quotas?: object;
  readonly facts?: Partial<QuotaFacts>;
  readonly groups?: readonly LiveGroup[];
}

const judged = ({ quotas = {}, facts = {}, groups = live(3) }: Case): readonly string[] =>
  linesOf(judgeQuotas({ network: networkWith({ quotas }), laidOut }, { ...granted, ...facts }, told(groups)));

const room = (there: number, more: number, all = "2,500"): string =>
  `AWS grants ${all} Security Groups in the region; ${there} are there, and ${more} more come from the policies`;
const raise = 'Have AWS raise the quota "VPC security groups per Region", or delete groups that nothing uses.';
const sound = {
  rules: "ok rules-per-group: AWS grants 60 rules of a Security Group; the settings count on 60",
  groups: "ok groups-per-interface: AWS grants 5 Security Groups of a network interface; the settings count on 5",
  product: "ok rules-per-interface: 60 rules × 5 groups = 300",
  room: `ok groups-per-region: ${room(3, 1)}`,
};

test.each<[string, Case, Partial<typeof sound>]>([
  ["AWS's defaults are sound", {}, {}],
  [
    "more than the settings count on is sound",
    { facts: { rulesPerGroup: told(100) } },
    { rules: "ok rules-per-group: AWS grants 100 rules of a Security Group; the settings count on 60" },
  ],
  [
    "a group of the same name in another VPC is another one",
    { groups: live(3, "vpc-0aaaaaaaaaaaaaaa1") },
    { room: `ok groups-per-region: ${room(3, 2)}` },
  ],
  [
    "settings that count on more rules than AWS grants are wrong",
    { quotas: { rules_per_security_group: 100 } },
    {
      rules:
        'wrong rules-per-group: AWS grants 60 rules of a Security Group, and the settings count on 100; the policies use 12 | Write `rules_per_security_group: 60` under quotas of the network "prod" in the settings, or have AWS raise the quota to 100.',
      product: "ok rules-per-interface: 100 rules × 5 groups = 500",
    },
  ],
  [
    "settings that count on more groups than AWS grants are wrong",
    { quotas: { security_groups_per_interface: 16 } },
    {
      groups:
        'wrong groups-per-interface: AWS grants 5 Security Groups of a network interface, and the settings count on 16; the policies use 1 | Write `security_groups_per_interface: 5` under quotas of the network "prod" in the settings, or have AWS raise the quota to 16.',
      product: "ok rules-per-interface: 60 rules × 16 groups = 960",
    },
  ],
  [
    "what AWS does not grant together is wrong",
    {
      quotas: { rules_per_security_group: 101, security_groups_per_interface: 10 },
      facts: { rulesPerGroup: told(101), groupsPerInterface: told(10) },
    },
    {
      rules: "ok rules-per-group: AWS grants 101 rules of a Security Group; the settings count on 101",
      groups: "ok groups-per-interface: AWS grants 10 Security Groups of a network interface; the settings count on 10",
      product:
        "wrong rules-per-interface: 101 rules × 10 groups = 1,010: AWS grants at most 1,000 rules of a network interface | Write quotas in the settings that the account really has.",
    },
  ],
  [
    "a region that is nearly full is a warning",
    { facts: { groupsPerRegion: told(10) }, groups: live(9) },
    { room: `warning groups-per-region: ${room(9, 1, "10")} | ${raise}` },
  ],
  [
    "a region without room for the policies is wrong",
    { facts: { groupsPerRegion: told(10) }, groups: live(10) },
    { room: `wrong groups-per-region: ${room(10, 1, "10")} | ${raise}` },
  ],
  [
    "a quota that was not told is unknown",
    { facts: { groupsPerRegion: silent("no answer") } },
    { room: "unknown groups-per-region: no answer" },
  ],
])("%s", (_, given, differs) => {
  expect(judged(given)).toEqual(Object.values({ ...sound, ...differs }));
});

test("where the policies have errors, what they need is unknown", () => {
  const lines = linesOf(judgeQuotas({ network: networkWith(), laidOut: undefined }, granted, told(live(1))));
  expect(lines.at(-1)).toBe(
    "unknown groups-per-region: what the policies lay out is not known: they have errors | Run `discriminat-policy lint`.",
  );
});

describe("what policies lay out", () => {
  test("is counted by network", () => {
    const network = { region: "eu-west-2", vpc_id: vpcId };
    const allow = (port: number) => ({ tls: ["a.example.com"], ports: [port], reason: "x" });
    const tree = treeOf({ networks: { prod: network, lab: network } }, [
      { app: "a", networks: ["prod"], allow: [allow(443), allow(8443)] },
      { app: "b", networks: ["prod", "lab"], security_groups: 2, allow: [allow(443)] },
    ]);
    const deployed = createContext(tree, "2026-11-27", []).securityGroups();
    const [prod, lab] = tree.settings.networks.map((one) => laidOutIn(deployed, one));
    expect(prod).toEqual({ groups: ["a-egress", "b-egress", "b-egress-2"], mostRules: 2, mostGroups: 2 });
    expect(lab?.groups).toEqual(["b-egress", "b-egress-2"]);
  });
});
