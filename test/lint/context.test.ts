import { describe, expect, test } from "vitest";
import { createContext, type LintContext } from "../../src/lint/context.ts";
import type { Policy } from "../../src/policy/model.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

const prod = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };
const networks = { prod, staging: { ...prod, region: "ap-southeast-2" } };
const entry = (name: string, more: object = {}) => ({ tls: [name], reason: "r", ...more });

function contextOf(policy: Partial<PolicyObject>, change: (policy: Policy) => Policy = (same) => same): LintContext {
  const tree = treeOf({ networks }, [{ app: "app", networks: ["prod", "staging"], ...policy }]);
  return createContext({ ...tree, policies: tree.policies.map(change) }, "2026-12-01", []);
}

const namesOf = ({ deployments }: LintContext) =>
  deployments.flatMap(({ names }) =>
    names.map(({ name, networks: where }) => `${name} ${where.map((one) => one.name)}`),
  );

describe("the names of a deployment", () => {
  test("are those of its networks, without the wrong ones", () => {
    const allow = [
      entry("a.example.com"),
      entry("*.example.com"),
      entry("B.example.com"),
      entry("c.example.com", { networks: ["prod"] }),
    ];
    expect(namesOf(contextOf({ allow }))).toEqual([
      "a.example.com prod,staging",
      "*.example.com prod,staging",
      "c.example.com prod",
    ]);
  });

  test("leave out what is too long in one network, where the region stands in it", () => {
    const label = "a".repeat(63 - "{region}".length - 3);
    expect(namesOf(contextOf({ allow: [entry(`${label}-{region}.example.com`)] }))).toEqual([
      `${label}-eu-west-2.example.com prod`,
    ]);
  });

  test("keep a pattern with the region, for TLS", () => {
    expect(namesOf(contextOf({ allow: [entry("*.{region}.example.com")] }))).toEqual([
      "*.eu-west-2.example.com prod",
      "*.ap-southeast-2.example.com staging",
    ]);
  });

  test("are none where the policy is deployed nowhere", () => {
    expect(
      contextOf({ allow: [entry("a.example.com")] }, (policy) => ({ ...policy, networks: [] })).deployments,
    ).toEqual([]);
  });
});

describe("the Security Groups of a policy", () => {
  const groupsOf = (context: LintContext) =>
    context
      .securityGroups()
      .map(({ network, groups }) => `${network.name}: ${groups.map(({ name, rules }) => `${name} ${rules}`)}`);

  test("hold what it declares in each network", () => {
    const allow = [entry("a.example.com"), entry("b.example.com", { ports: [8443], networks: ["prod"] })];
    expect(groupsOf(contextOf({ allow }))).toEqual(["prod: app-egress 2", "staging: app-egress 1"]);
  });

  test("hold a see-thru window with a valid date only", () => {
    const allow = [entry("a.example.com")];
    const until = (date: string) => contextOf({ allow, see_thru: { until: date, reason: "r", group: "separate" } });
    const [open] = groupsOf(until("2026-12-20"));
    expect(open).toBe("prod: app-egress 1,app-see-thru 1");
    expect(groupsOf(until("2026-02-30"))).toEqual(["prod: app-egress 1", "staging: app-egress 1"]);
  });

  test.each<[string, { readonly app?: undefined; readonly team?: undefined }]>([
    ["an app", { app: undefined }],
    ["a team", { team: undefined }],
  ])("are none without %s", (_, without) => {
    expect(groupsOf(contextOf({ allow: [entry("a.example.com")] }, (policy) => ({ ...policy, ...without })))).toEqual(
      [],
    );
  });

  test.each([
    [1, 2],
    [16, 2],
    [0, 0],
    [17, 0],
  ])("are laid out for 1 to 16 of them: %i", (count, laidOut) => {
    const context = contextOf({ allow: [entry("a.example.com")], security_groups: 1 }, (policy) => ({
      ...policy,
      securityGroups: policy.securityGroups && { ...policy.securityGroups, value: count },
    }));
    expect(context.securityGroups()).toHaveLength(laidOut);
  });
});
