/** Whose group it is: which source is asked first, and what none of them says. */
import { describe, expect, test } from "vitest";
import { ownership, ownersOf } from "../../src/traffic/group-owners/group-owners.ts";
import { readGroupOwners } from "../../src/traffic/group-owners/read-group-owners.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { proveText } from "./plan-case.ts";
import { group, planJson, type ResourceChange, rule } from "./plan-json.ts";

const prod = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };
const lab = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef1" };
const allow = [{ tls: ["api.stripe.com"], reason: "lab" }];
const apps = ["by-file", "by-tag", "by-output", "by-name"];
const one = treeOf(
  { networks: { prod } },
  apps.map((app) => ({ app, allow })),
);
const networks = ["prod", "lab"];
const two = treeOf(
  { networks: { prod, lab } },
  apps.map((app) => ({ app, networks, allow })),
);

const annotated: ResourceChange = {
  address: "aws_vpc_security_group_egress_rule.r",
  before: rule("sg-1", "discriminat:tls:api.stripe.com"),
};
const owners = ownersOf([ownership("sg-1", "by-file", "groups.json")]);
const output = {
  output_changes: {
    security_group_ids: { actions: ["no-op"], before: {}, after: { "by-output": ["sg-1"] }, after_unknown: false },
  },
};

type Options = Parameters<typeof proveText>[2];

/** `app in network`, or why there is none. */
function ownerOf(values: object, options: Options = {}, more: object = {}, tree = one): string {
  const text = planJson([{ address: "aws_security_group.g", before: group("sg-1", values) }, annotated], more);
  const { apps: found, unknown } = proveText(tree, text, options);
  return found.map(({ app, network }) => `${app} in ${network.name}`).join() || (unknown[0]?.why ?? "nothing");
}

describe("the app is asked for", () => {
  const tags = { "discriminat-policy:app": "by-tag" };

  test("in the file of groups first, then in the tag, in the output, and in the name", () => {
    expect(ownerOf({ tags, name: "by-name-egress" }, { owners }, output)).toBe("by-file in prod");
    expect(ownerOf({ tags, name: "by-name-egress" }, {}, output)).toBe("by-tag in prod");
    expect(ownerOf({ tags: {}, name: "by-name-egress" }, {}, output)).toBe("by-output in prod");
    expect(ownerOf({ tags: {}, name: "by-name-egress" })).toBe("by-name in prod");
    expect(ownerOf({ tags: {}, name: "x" })).toBe("nothing says which app it belongs to");
  });

  test("in the policies before everything else, where one names the group", () => {
    const naming = treeOf(
      { networks: { prod, lab } },
      ["by-file", "by-policy"].map((app) => ({
        app,
        networks,
        allow,
        ...(app === "by-policy" && { existing_groups: { lab: ["sg-0123456789abcdef0"] } }),
      })),
    );
    const id = "sg-0123456789abcdef0";
    const text = planJson([{ ...annotated, before: rule(id, "discriminat:tls:api.stripe.com") }]);
    const byFile = ownersOf([ownership(id, "by-file", "groups.json")]);
    const { apps: found } = proveText(naming, text, { owners: byFile });
    expect(found.map(({ app, network }) => `${app} in ${network.name}`)).toEqual(["by-policy in lab"]);
  });

  test.each([
    ["by-name-egress", "by-name in prod"],
    ["by-name-egress-2", "by-name in prod"],
    ["by-name-egress-20", "by-name in prod"],
    ["by-name-see-thru", "by-name in prod"],
    ["by-name-egress-x", "nothing says which app it belongs to"],
    ["by-name-egress-2-old", "nothing says which app it belongs to"],
    ["my-by-name-egress", "nothing says which app it belongs to"],
    ["by-name", "nothing says which app it belongs to"],
    ["other-egress", "nothing says which app it belongs to"],
  ])("in the name %s", (name, owner) => {
    expect(ownerOf({ tags: {}, name })).toBe(owner);
  });

  test("of a group that is replaced, by its new id before its old one", () => {
    const ids = ownersOf([ownership("sg-1", "by-file", "g"), ownership("sg-2", "by-tag", "g")]);
    const changed = {
      address: "aws_security_group.g",
      actions: ["update"],
      before: group("sg-1"),
      after: group("sg-2"),
    };
    const of = (map: typeof ids) =>
      proveText(one, planJson([changed, annotated]), { owners: map }).apps.map(({ app }) => app);
    expect(of(ids)).toEqual(["by-tag"]);
    expect(of(owners)).toEqual(["by-file"]);
  });
});

describe("what is known only after the apply says nothing", () => {
  const created = (unknown: object, settings: object = { networks: { prod } }): readonly string[] => {
    const of = treeOf(settings, [{ app: "by-name", allow }]);
    const after = { name: "by-name-egress", vpc_id: prod.vpc_id, tags: {}, egress: [] };
    const known = Object.fromEntries(Object.entries(after).filter(([key]) => !(key in unknown)));
    const expressions = {
      security_group_id: { references: ["aws_security_group.g.id"], constant_value: "$" + "{aws_security_group.g.id}" },
    };
    const { security_group_id: _, ...attributes } = annotated.before as Record<string, unknown>;
    const text = planJson(
      [
        { address: "aws_security_group.g", after: known, unknown },
        { address: annotated.address, after: attributes, unknown: { security_group_id: true } },
      ],
      {
        configuration: {
          root_module: { resources: [{ type: "aws_vpc_security_group_egress_rule", name: "r", expressions }] },
        },
      },
    );
    return proveText(of, text).problems.map(({ message }) => message);
  };
  const admits = 'by-name-egress would admit "api.stripe.com" (tls, port 443), and';

  test("a tag, before which the name does not count", () => {
    expect(created({})).toEqual([]);
    const words = [`${admits} its tag discriminat-policy:app is known only after the apply`];
    expect(created({ tags: true })).toEqual(words);
    expect(created({ tags: { "discriminat-policy:app": true } })).toEqual(words);
    expect(created({ tags: { other: true } })).toEqual([]);
  });

  test("a VPC, which is not the one of the network", () => {
    expect(created({ vpc_id: true })).toEqual([
      `${admits} it stands in a VPC that is known only after the apply, and the VPC of its network "prod" is ${prod.vpc_id}`,
    ]);
    expect(created({ vpc_id: true }, { networks: { prod: { ...prod, vpc_id: { variable: "vpc" } } } })).toEqual([]);
  });
});

describe("the network is asked for", () => {
  const tags = { "discriminat-policy:app": "by-tag" };
  const inLab = { ...tags, "discriminat-policy:network": "lab" };
  const network = two.settings.networks.find(({ name }) => name === "lab");

  test("in the tag first, then --network, then the VPC", () => {
    const values = { vpc_id: undefined };
    expect(ownerOf({ ...values, tags: inLab }, { network: two.settings.networks[0] }, {}, two)).toBe("by-tag in lab");
    expect(ownerOf({ ...values, tags }, { network }, {}, two)).toBe("by-tag in lab");
    expect(ownerOf({ vpc_id: lab.vpc_id, tags }, {}, {}, two)).toBe("by-tag in lab");
    expect(ownerOf({ ...values, tags }, {}, {}, two)).toBe("nothing says in which network it stands");
    expect(ownerOf({ ...values, tags })).toBe("by-tag in prod");
  });

  test("with --network before the VPC, which then does not fit", () => {
    expect(ownerOf({ tags }, { network }, {}, two)).toBe(
      `it stands in ${prod.vpc_id}, and the VPC of its network "lab" is ${lab.vpc_id}`,
    );
    expect(ownerOf({ tags: inLab, vpc_id: lab.vpc_id }, {}, {}, two)).toBe("by-tag in lab");
  });

  test("and has to be in the settings and in the policy", () => {
    expect(ownerOf({ tags: { ...tags, "discriminat-policy:network": "gone" } })).toBe(
      'its network "gone" is not in the settings',
    );
    const elsewhere = treeOf({ networks: { prod, lab } }, [{ app: "by-tag", networks: ["prod"], allow }]);
    expect(ownerOf({ tags: inLab, vpc_id: lab.vpc_id }, {}, {}, elsewhere)).toBe(
      'it belongs to "by-tag", whose policy is not for the network "lab"',
    );
    expect(ownerOf({ tags: { "discriminat-policy:app": "gone" } })).toBe('it belongs to "gone", which has no policy');
  });
});

describe("a list of groups that is one page of several", () => {
  const tags = { "discriminat-policy:app": "by-tag" };
  const answer = (id: string, more: object): typeof owners => {
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    return ownersOf(readGroupOwners(JSON.stringify({ SecurityGroups: [{ GroupId: id, Tags }], ...more }), "page.json"));
  };
  const [owned, page] = ["sg-1", "sg-8"].map((id) => answer(id, { NextToken: "t" }));
  const rest = answer("sg-8", {});
  const named = ["by-tag", "by-name"];
  const tree = treeOf(
    { networks: { prod } },
    named.map((app) => ({ app, allow })),
  );
  const prove = (changes: readonly ResourceChange[], map: typeof rest | undefined) =>
    proveText(tree, planJson(changes), { owners: map });
  const tagged: ResourceChange = { address: "aws_security_group.g", before: group("sg-1", { tags }) };

  test("keeps a plan from being explained that has a group which is not in it", () => {
    expect(prove([tagged, annotated], rest)).toMatchObject({ isExplained: true, problems: [] });
    const { isExplained, problems } = prove([tagged, annotated], page);
    expect(isExplained).toBe(false);
    expect(problems).toEqual([
      expect.objectContaining({
        check: "plan/incomplete",
        message:
          'the list of groups is incomplete, and sg-1 is not in it: "page.json" is one page of several (it has a NextToken)',
        evidence: { groups: 1 },
      }),
    ]);
  });

  test("names one group and how many more there are", () => {
    const other: ResourceChange = { address: "aws_security_group.h", before: group("sg-2", { tags: {}, name: "x" }) };
    const [problem, ...others] = prove([tagged, annotated, other], page).problems;
    expect(problem?.message).toContain("and sg-1 and 1 more are not in it:");
    expect(others).toEqual([]);
  });

  test("changes nothing where each group is in it, or is yet to be created", () => {
    expect(prove([tagged, annotated], owned).isExplained).toBe(true);
    const created: ResourceChange = {
      address: "aws_security_group.h",
      before: null,
      after: group("", { id: undefined, tags: {}, name: "x" }),
    };
    expect(prove([tagged, annotated, created], owned).isExplained).toBe(true);
    const replaced: ResourceChange = { ...tagged, actions: ["update"], after: group("sg-2", { tags }) };
    expect(
      prove([replaced, { ...annotated, before: null, after: rule("sg-2", "discriminat:tls:api.stripe.com") }], owned)
        .problems,
    ).toEqual([]);
  });
});
