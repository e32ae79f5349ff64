/** The ids of groups as SSM parameters: where they stand, what they hold, and which prefixes AWS would refuse. */
import { expect, test } from "vitest";
import { parseSettings } from "../../src/policy/parse-file.ts";
import { layOutApp } from "../../src/security-groups/lay-out-app.ts";
import { AppEgressPolicy } from "../../src/terraform/app-egress-policy.ts";
import { addPolicyStacks } from "../../src/terraform/policy-stack.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { expression, foreignStack, synthesized, testApp } from "../helpers/synthesized.ts";

const prod = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };
const allow = [{ tls: ["api.stripe.com"], reason: "Payments" }];

function parametersOf(terraform: object, policy: object) {
  const tree = treeOf({ networks: { prod }, terraform }, [{ app: "checkout", allow, ...policy }]);
  return addPolicyStacks(testApp(), tree).flatMap((stack) =>
    Object.values(synthesized(stack).resource.aws_ssm_parameter ?? {}),
  );
}

test("a stack publishes nothing unless it is asked to", () => {
  expect(parametersOf({}, {})).toEqual([]);
});

test("the parameter of an app lists the ids of all of its groups, once its rules are there", () => {
  const [parameter, ...others] = parametersOf({ publish: { ssm_prefix: "/egress" } }, { security_groups: 2 });
  expect(others).toEqual([]);
  expect(parameter).toEqual({
    name: "/egress/prod/checkout",
    description: "Ids of the Security Groups of checkout: attach every one of them.",
    type: "StringList",
    value: ["checkout_egress_9CD3E06F", "checkout_egress-2_065D9057"]
      .map((id) => expression(`aws_security_group.${id}.id`))
      .join(","),
    depends_on: expect.arrayContaining([expect.stringMatching(/^aws_vpc_security_group_egress_rule\.checkout_egress/)]),
  });
});

test("existing groups are published by their ids, and the window's own group too", () => {
  const existing_groups = { prod: ["sg-0123456789abcdef0"] };
  const see_thru = { until: "2026-12-31", reason: "r", group: "separate" };
  const [parameter] = parametersOf({ publish: { ssm_prefix: "/egress" } }, { existing_groups, see_thru });
  expect(parameter?.value).toMatch(/^sg-0123456789abcdef0,\$\{aws_security_group\.checkout_see-thru_\w+\.id\}$/);
});

test("the construct publishes where it is told to, in a stack of somebody else", () => {
  const layout = layOutApp({
    app: "checkout",
    team: "payments",
    network: "prod",
    names: [{ name: "api.stripe.com", protocol: "tls", port: 443 }],
    securityGroups: 1,
    seeThru: undefined,
  });
  const stack = foreignStack();
  new AppEgressPolicy(stack, "checkout", { layout, vpcId: "vpc-1", publish: { ssmPrefix: "/teams/payments" } });
  const [parameter] = Object.values(synthesized(stack).resource.aws_ssm_parameter ?? {});
  expect(parameter?.name).toBe("/teams/payments/prod/checkout");
  const wrong: unknown = { layout, vpcId: "vpc-1", publish: { ssmPrefix: 1 } };
  expect(() => new AppEgressPolicy(foreignStack(), "checkout", wrong as never)).toThrow("props.publish.ssmPrefix");
});

/** Of which AWS would take the name of a parameter, and of which not. */
const prefixes: readonly (readonly [prefix: string, isLegal: boolean])[] = [
  ["/egress", true],
  ["/company/egress", true],
  ["/Company_1/e.gress-2", true],
  [`/${"a/".repeat(12)}b`, true],
  [`/${"a".repeat(799)}`, true],
  ["/DiscrimiNAT", true],
  [`/${"a/".repeat(13)}b`, false],
  [`/${"a".repeat(800)}`, false],
  ["egress", false],
  ["/", false],
  ["", false],
  ["/egress/", false],
  ["//egress", false],
  ["/e gress", false],
  ["/\u00e9gress", false],
  ["/aws", false],
  ["/aws/egress", false],
  ["/AWSome", false],
  ["/ssm-egress", false],
  ["/Ssm/egress", false],
  ["/egress\n", false],
  ["/$" + "{egress}", false],
];

test.each(prefixes)("the prefix %j: %s", (ssm_prefix, isLegal) => {
  const text = JSON.stringify({ networks: { prod }, terraform: { publish: { ssm_prefix } } });
  const { findings } = parseSettings({ path: "policies/discriminat.yaml", text });
  expect(findings.map(({ check, path }) => `${check} ${path.join(".")}`)).toEqual(
    isLegal ? [] : ["schema/wrong-value terraform.publish.ssm_prefix"],
  );
  // Callers may come without lint.
  const good = treeOf({ networks: { prod } }, [{ app: "checkout", allow }]);
  const publishing = { ...good.settings.terraform, publish: { ssmPrefix: ssm_prefix } };
  const tree = { ...good, settings: { ...good.settings, terraform: publishing } };
  const make = () => addPolicyStacks(testApp(), tree);
  if (isLegal) expect(make).not.toThrow();
  else expect(make).toThrow("cannot begin the name of an SSM parameter");
});
