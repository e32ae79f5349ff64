import { TerraformOutput } from "cdktf";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AppAllowlist } from "../../src/policy/allowlist.ts";
import { layOutApp } from "../../src/security-groups/lay-out-app.ts";
import type { AppLayout } from "../../src/security-groups/layout.ts";
import { AppEgressPolicy } from "../../src/terraform/app-egress-policy.ts";
import { hostNames, treeOf } from "../helpers/policy-tree.ts";
import { expression, foreignStack, synthesized } from "../helpers/synthesized.ts";

const checkout: AppAllowlist = {
  app: "checkout",
  team: "payments",
  network: "prod",
  names: [
    { protocol: "tls", port: 443, name: "api.stripe.com" },
    { protocol: "tls", port: 443, name: "eu-?.psp.example" },
  ],
  securityGroups: 1,
  seeThru: { until: "2026-12-31", ports: "all", group: "same" },
};

function resourcesOf(...layouts: readonly AppLayout[]) {
  const stack = foreignStack();
  for (const layout of layouts) new AppEgressPolicy(stack, layout.app, { layout, vpcId: "vpc-0a1b" });
  return synthesized(stack).resource;
}

/** Addresses of everything that these layouts make. */
function addressesOf(...layouts: readonly AppLayout[]): readonly string[] {
  return Object.entries(resourcesOf(...layouts)).flatMap(([type, byId]) =>
    Object.keys(byId).map((id) => `${type}.${id}`),
  );
}

const names = (count: number) => hostNames(count).map((name) => ({ protocol: "tls" as const, port: 443, name }));

test("one app is one group and one resource for each rule", () => {
  expect(resourcesOf(layOutApp(checkout))).toEqual({
    aws_security_group: {
      checkout_egress_9CD3E06F: {
        name: "checkout-egress",
        description: "Egress of checkout, managed by discriminat-policy",
        vpc_id: "vpc-0a1b",
        tags: {
          "discriminat-policy:app": "checkout",
          "discriminat-policy:team": "payments",
          "discriminat-policy:network": "prod",
        },
      },
    },
    aws_vpc_security_group_egress_rule: {
      "checkout_egress_tls-443-0_6DA57942": {
        security_group_id: expression("aws_security_group.checkout_egress_9CD3E06F.id"),
        ip_protocol: "tcp",
        from_port: 443,
        to_port: 443,
        cidr_ipv4: "0.0.0.0/0",
        description: "discriminat:tls:api.stripe.com,eu-_.psp.example",
        depends_on: ["aws_vpc_security_group_egress_rule.checkout_egress_see-thru_92F6C1B6"],
        lifecycle: { create_before_destroy: true },
      },
      "checkout_egress_see-thru_92F6C1B6": {
        security_group_id: expression("aws_security_group.checkout_egress_9CD3E06F.id"),
        ip_protocol: "-1",
        cidr_ipv4: "0.0.0.0/0",
        description: "discriminat:see-thru:2026-12-31",
        lifecycle: { create_before_destroy: true },
      },
    },
  });
});

test("a change of names changes no address", () => {
  const before = layOutApp({ ...checkout, names: names(8) });
  const after = layOutApp({ ...checkout, names: names(9).slice(1) });
  expect(addressesOf(after)).toEqual(addressesOf(before));
});

test("a rule may depend on one in another group", () => {
  const layout = layOutApp({ ...checkout, names: names(260), securityGroups: 2, seeThru: undefined });
  const rules = resourcesOf(layout).aws_vpc_security_group_egress_rule ?? {};
  const last = Object.entries(rules).find(([id]) => id.startsWith("checkout_egress_tls-443-32_"));
  expect(last?.[1].depends_on).toEqual([
    expect.stringMatching(/^aws_vpc_security_group_egress_rule\.checkout_egress-2_tls-443-33_/),
  ]);
});

test("apps that differ only in what Terraform ids leave out do not merge", () => {
  const trap = ["a-bc", "ab-c", "a-b-c", "abc", "a-egress", "a", "egress", "see-thru", "tls-443-0", "backend", "aws"];
  const layouts = trap.map((app) => layOutApp({ ...checkout, app }));
  expect(new Set(addressesOf(...layouts)).size).toBe(3 * trap.length);
});

test("no two apps share an address, whatever their names", () => {
  const app = fc.stringMatching(/^[a-c]([a-c0-]|-egress|-see-thru|-2){0,4}$/);
  fc.assert(
    fc.property(fc.uniqueArray(app, { minLength: 2, maxLength: 12 }), (apps) => {
      const layouts = apps.map((name) => layOutApp({ ...checkout, app: name, securityGroups: 2 }));
      expect(new Set(addressesOf(...layouts)).size).toBe(4 * apps.length);
    }),
    { numRuns: 30 },
  );
});

test("the ids of all groups are there to be attached", () => {
  const stack = foreignStack();
  const layout = layOutApp({ ...checkout, seeThru: { until: "2026-12-31", ports: "all", group: "separate" } });
  const policy = new AppEgressPolicy(stack, "egress", { layout, vpcId: "vpc-0a1b" });
  new TerraformOutput(stack, "ids", { value: policy.securityGroupIds });
  const { resource, output } = synthesized(stack);
  const ids = Object.keys(resource.aws_security_group ?? {});
  expect(ids).toEqual([expect.stringMatching(/^egress_\w+$/), expect.stringMatching(/^egress_see-thru_\w+$/)]);
  expect(output.ids?.value).toEqual(ids.map((id) => expression(`aws_security_group.${id}.id`)));
});

test("a layout with problems is refused", () => {
  const layout = layOutApp({ ...checkout, names: names(400) });
  expect(() => resourcesOf(layout)).toThrow('the names of app "checkout" do not fit into its Security Groups');
});

test.each([
  ["is an expression of Terraform", `discriminat:tls:${expression("data.x.y")}`],
  ["is longer than AWS takes", `discriminat:tls:${"a".repeat(236)}.example`],
  ["holds a character that AWS refuses", "discriminat:tls:a|b.example"],
  ["is empty", ""],
])("a description that %s is refused", (_, description) => {
  const [group] = layOutApp(checkout).groups;
  const rules = group?.rules.map((rule) => ({ ...rule, description })) ?? [];
  const layout = { ...layOutApp(checkout), groups: [{ ...(group as NonNullable<typeof group>), rules }] };
  expect(() => resourcesOf(layout)).toThrow(/^the description of rule "tls-443-0" /);
});

test("an app of a tree can be put into a stack of somebody else", () => {
  const tree = treeOf({ networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0a1b" } } }, [
    { app: "checkout", allow: [{ tls: ["ec2.{region}.amazonaws.com"], reason: "test" }] },
  ]);
  const stack = foreignStack();
  AppEgressPolicy.fromTree(stack, "egress", { tree, app: "checkout", network: "prod", vpcId: "vpc-9" });
  const { resource } = synthesized(stack);
  expect(Object.values(resource.aws_security_group ?? {}).map((group) => group.vpc_id)).toEqual(["vpc-9"]);
  expect(Object.values(resource.aws_vpc_security_group_egress_rule ?? {}).map((rule) => rule.description)).toEqual([
    "discriminat:tls:ec2.eu-west-2.amazonaws.com",
  ]);
  const addTwin = (app: string, network: string) => () =>
    AppEgressPolicy.fromTree(stack, "twin", { tree, app, network, vpcId: "vpc-9" });
  expect(addTwin("chekout", "prod")).toThrow('there is no policy for app "chekout"');
  expect(addTwin("checkout", "staging")).toThrow('it is not for network "staging"');
});
