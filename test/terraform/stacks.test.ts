import { expect, test } from "vitest";
import { stacksOf } from "../../src/terraform/stacks.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

const network = { region: "eu-west-2", vpc_id: "vpc-0a1b" };
const policy = (app: string, more: Partial<PolicyObject> = {}): PolicyObject => ({
  app,
  allow: [{ tls: ["api.example.com"], reason: "test" }],
  ...more,
});

/** `stack: app, app` for each stack. */
function summary(settings: object, policies: readonly PolicyObject[]): readonly string[] {
  return stacksOf(treeOf(settings, policies)).map(
    ({ name, layouts }) => `${name}: ${layouts.map((layout) => layout.app).join(", ")}`,
  );
}

const twoNetworks = { networks: { prod: network, dev: network } };

test("a network is a stack, also without apps", () => {
  const policies = [policy("b", { networks: ["prod"] }), policy("a", { networks: ["prod"] })];
  expect(summary(twoNetworks, policies)).toEqual(["dev: ", "prod: a, b"]);
});

test("with a stack per team, a team has one in each network of its apps", () => {
  const policies = [
    policy("a", { team: "shop", networks: ["prod", "dev"] }),
    policy("b", { team: "data", networks: ["prod"] }),
  ];
  const settings = { ...twoNetworks, terraform: { stacks: "team" } };
  expect(summary(settings, policies)).toEqual(["dev_shop: a", "prod_data: b", "prod_shop: a"]);
});

test("no two stacks share a name where networks and teams share parts of theirs", () => {
  const settings = { networks: { a: network, "a-b": network }, terraform: { stacks: "team" } };
  const policies = [policy("x", { team: "b-c", networks: ["a"] }), policy("y", { team: "c", networks: ["a-b"] })];
  expect(summary(settings, policies)).toEqual(["a-b_c: y", "a_b-c: x"]);
});

test("an entry for another network is not in the stack, and an expired one is", () => {
  const allow = [
    { tls: ["prod.example.com"], reason: "test", networks: ["prod"] },
    { tls: ["past.example.com"], reason: "test", expires: "2001-01-01" },
  ];
  const [dev] = stacksOf(treeOf(twoNetworks, [policy("a", { networks: ["prod", "dev"], allow })]));
  expect(dev?.layouts[0]?.groups[0]?.rules.map((rule) => rule.names)).toEqual([["past.example.com"]]);
});

test("a list that fits the groups in one region only is refused for the other", () => {
  const services = Array.from({ length: 85 }, (_, index) => `service-${index}.{region}.amazonaws.com`);
  const settings = (region: string) => ({ networks: { prod: { ...network, region } } });
  const policies = [policy("a", { allow: [{ tls: services, reason: "test" }] })];
  expect(summary(settings("eu-west-2"), policies)).toEqual(["prod: a"]);
  expect(() => summary(settings("ap-southeast-1"), policies)).toThrow(
    'policies/lab/a.yaml cannot be deployed: its 85 tls names for port 443 do not fit in network "prod"',
  );
});

test.each<[string, Partial<PolicyObject>, string]>([
  ["an unknown network", { networks: ["prd"] }, 'there is no network "prd"'],
  [
    "an entry for an unknown network",
    { networks: ["prod"], allow: [{ tls: ["a.example.com"], reason: "test", networks: ["prd"] }] },
    'there is no network "prd"',
  ],
  ["no network where there are several", {}, "it names none of the networks, and there are several"],
  [
    "an unknown bundle",
    { networks: ["prod"], allow: [{ bundle: "aws/ssn", reason: "test" }] },
    'there is no bundle "aws/ssn"',
  ],
  [
    "a name that is none",
    { networks: ["prod"], allow: [{ tls: ["https://a.example.com/"], reason: "test" }] },
    '"https://a.example.com/" is a URL',
  ],
  [
    "two names in one",
    { networks: ["prod"], allow: [{ tls: ["a.example.com,b.example.com"], reason: "test" }] },
    "a character that no name can have",
  ],
  [
    "a wildcard for ssh",
    { networks: ["prod"], allow: [{ ssh: ["*.example.com"], reason: "test" }] },
    "the firewall has wildcards for tls only",
  ],
])("nothing is left out silently: %s is refused", (_, more, message) => {
  expect(() => summary(twoNetworks, [policy("a", more)])).toThrow(message);
});

test("an app with two policies is refused, also where they would be in different stacks", () => {
  const policies = [
    policy("a", { team: "shop", networks: ["prod"] }),
    policy("a", { team: "data", networks: ["dev"] }),
  ];
  expect(() => summary(twoNetworks, policies)).toThrow('app "a" has two policies; one is policies/data/a.yaml');
});
