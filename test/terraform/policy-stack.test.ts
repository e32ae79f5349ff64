import { TerraformOutput, TerraformStack } from "cdktf";
import { expect, test } from "vitest";
import { addPolicyStacks } from "../../src/terraform/policy-stack.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";
import { expression, synthesized, testApp } from "../helpers/synthesized.ts";

const prod = { region: "eu-west-2", vpc_id: "vpc-0a1b" };
const checkout: PolicyObject = { app: "checkout", allow: [{ tls: ["api.stripe.com"], reason: "test" }] };

function stackOf(network: object, policies: readonly PolicyObject[] = [checkout]) {
  const [stack] = addPolicyStacks(testApp(), treeOf({ networks: { prod: { ...prod, ...network } } }, policies));
  if (stack === undefined) throw new Error("no stack");
  return stack;
}

test("the provider has the network's region and nothing else unless the settings say so", () => {
  expect(synthesized(stackOf({})).provider).toEqual({ aws: [{ region: "eu-west-2" }] });
});

test("the provider has the network's account, role and endpoints", () => {
  const role_arn = "arn:aws:iam::123456789012:role/egress";
  const network = { account_id: "123456789012", role_arn, endpoints: { ec2: "http://127.0.0.1:5000" } };
  expect(synthesized(stackOf(network)).provider).toEqual({
    aws: [
      {
        region: "eu-west-2",
        allowed_account_ids: ["123456789012"],
        assume_role: [{ role_arn }],
        endpoints: [{ ec2: "http://127.0.0.1:5000" }],
      },
    ],
  });
});

test("every supported major of the AWS provider is admitted, and the backend is explicit and relative", () => {
  expect(synthesized(stackOf({})).terraform).toEqual({
    required_providers: { aws: { source: "aws", version: ">= 5.100.0, < 7.0.0" } },
    backend: { local: { path: "../../../terraform.prod.tfstate" } },
  });
});

test("a VPC can be given by a Terraform variable", () => {
  const { variable, resource } = synthesized(stackOf({ vpc_id: { variable: "prod_vpc" } }));
  expect(variable).toEqual({
    prod_vpc: { type: "string", description: "Id of the VPC of network prod.", nullable: false },
  });
  expect(Object.values(resource.aws_security_group ?? {}).map((group) => group.vpc_id)).toEqual([
    expression("var.prod_vpc"),
  ]);
});

test("apps may be called like anything else in the stack", () => {
  const apps = ["aws", "backend", "prod", "prod-vpc", "provider", "security-group-ids", "see-thru-windows"];
  const stack = stackOf(
    { vpc_id: { variable: "prod" } },
    apps.map((app) => ({ ...checkout, app })),
  );
  expect([...stack.apps.keys()]).toEqual(apps);
  expect(Object.keys(synthesized(stack).resource.aws_security_group ?? {})).toHaveLength(apps.length);
});

test("the ids of the groups are an output by app", () => {
  const stack = stackOf({}, [checkout, { ...checkout, app: "ledger", security_groups: 2 }]);
  expect(synthesized(stack).output.security_group_ids?.value).toEqual({
    checkout: [expect.stringMatching(/^\$\{aws_security_group\.checkout_egress_\w+\.id\}$/)],
    ledger: [
      expect.stringMatching(/^\$\{aws_security_group\.ledger_egress_\w+\.id\}$/),
      expect.stringMatching(/^\$\{aws_security_group\.ledger_egress-2_\w+\.id\}$/),
    ],
  });
});

test("existing groups take the rules of the first groups, and keep the addresses that rules have", () => {
  const policy = { ...checkout, security_groups: 2 };
  const made = synthesized(stackOf({}, [policy]));
  const existing = synthesized(stackOf({}, [{ ...policy, existing_groups: { prod: ["sg-0123456789abcdef0"] } }]));
  expect(Object.values(existing.resource.aws_security_group ?? {}).map(({ name }) => name)).toEqual([
    "checkout-egress-2",
  ]);
  const [[address, rule] = []] = Object.entries(existing.resource.aws_vpc_security_group_egress_rule ?? {});
  expect(Object.keys(made.resource.aws_vpc_security_group_egress_rule ?? {})).toEqual([address]);
  expect(rule).toMatchObject({ security_group_id: "sg-0123456789abcdef0", cidr_ipv4: "0.0.0.0/0" });
  expect(existing.output.security_group_ids?.value).toEqual({
    checkout: ["sg-0123456789abcdef0", expect.stringMatching(/^\$\{aws_security_group\.checkout_egress-2_\w+\.id\}$/)],
  });
});

test("the construct gives the ids of existing groups as those of ours", () => {
  const stack = stackOf({}, [{ ...checkout, existing_groups: { prod: ["sg-0123456789abcdef0"] } }]);
  const [policy] = stack.apps.values();
  expect(policy?.securityGroupIds).toEqual(["sg-0123456789abcdef0"]);
  expect(policy?.securityGroups).toEqual([]);
});

test("a network that existing_groups leaves out gets groups of ours", () => {
  const networks = { prod, staging: { ...prod, vpc_id: "vpc-0a1c" } };
  const policy = { ...checkout, networks: ["prod", "staging"], existing_groups: { staging: ["sg-0123456789abcdef0"] } };
  const groups = addPolicyStacks(testApp(), treeOf({ networks }, [policy])).map(
    (stack) => Object.keys(synthesized(stack).resource.aws_security_group ?? {}).length,
  );
  expect(groups).toEqual([1, 0]);
});

test("more existing groups than the policy has are refused", () => {
  const existing_groups = { prod: ["sg-0123456789abcdef0", "sg-0123456789abcdef1"] };
  expect(() => stackOf({}, [{ ...checkout, existing_groups }])).toThrow(
    'cannot be deployed: it names 2 existing groups for network "prod", and has security_groups: 1',
  );
});

test("existing groups of a network that there is not are refused", () => {
  const existing_groups = { production: ["sg-0123456789abcdef0"] };
  expect(() => stackOf({}, [{ ...checkout, existing_groups }])).toThrow('there is no network "production"');
});

test("what orders the windows changes when a window opens or closes, and not when it gets longer", () => {
  const windows = (see_thru?: object) => {
    const policy = see_thru === undefined ? checkout : { ...checkout, see_thru };
    return synthesized(stackOf({}, [policy])).resource.terraform_data?.see_thru_windows?.input;
  };
  const window = { until: "2026-12-31", reason: "test" };
  expect(windows()).toEqual({});
  expect(windows(window)).toEqual({ checkout: ["egress/see-thru"] });
  expect(windows({ ...window, until: "2027-01-31" })).toEqual(windows(window));
  expect(windows({ ...window, group: "separate" })).toEqual({ checkout: ["see-thru/see-thru"] });
  expect(windows({ ...window, ports: [443] })).toEqual({ checkout: ["egress/see-thru-443"] });
});

test("what orders the windows comes after every rule", () => {
  const policy = { ...checkout, allow: [...(checkout.allow ?? []), { ssh: ["github.com"], reason: "test" }] };
  const { resource } = synthesized(stackOf({}, [policy]));
  expect(resource.terraform_data?.see_thru_windows?.depends_on).toEqual(
    Object.keys(resource.aws_vpc_security_group_egress_rule ?? {}).map(
      (id) => `aws_vpc_security_group_egress_rule.${id}`,
    ),
  );
});

test("another stack of the same app can refer to the groups", () => {
  const app = testApp();
  const backend = { s3: { bucket: "state", key: "egress/{stack}.tfstate", region: "eu-west-2" } };
  const [stack] = addPolicyStacks(app, treeOf({ networks: { prod }, terraform: { backend } }, [checkout]));
  const other = new TerraformStack(app, "other");
  new TerraformOutput(other, "groups", { value: stack?.apps.get("checkout")?.securityGroupIds });
  app.synth();
  expect(Object.values(synthesized(other).data.terraform_remote_state ?? {})).toEqual([
    {
      backend: "s3",
      workspace: expression("terraform.workspace"),
      config: { bucket: "state", key: "egress/prod.tfstate", region: "eu-west-2" },
    },
  ]);
});

test("a setting that Terraform would evaluate is refused", () => {
  const role_arn = `arn:aws:iam::123456789012:role/${expression("terraform.workspace")}`;
  expect(() => stackOf({ role_arn })).toThrow('the role_arn of network "prod" holds');
});
