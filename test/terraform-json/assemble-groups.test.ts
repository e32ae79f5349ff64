/** Which rules a group has before and after a plan, and to which group each rule belongs. */
import { describe, expect, test } from "vitest";
import { parsePlan } from "../../src/terraform-json/parse-plan.ts";
import { readPlan } from "../../src/terraform-json/read-plan.ts";
import { block, group, planJson, type ResourceChange, rule } from "../plan-proof/plan-json.ts";

const read = (changes: readonly ResourceChange[], more: object = {}) =>
  readPlan(parsePlan(planJson(changes, more), "plan.json"));
const address = "aws_security_group.g";
const egress = (name: string): string => `aws_vpc_security_group_egress_rule.${name}`;
const kept = (name: string, id: string, more: object = {}): ResourceChange => ({
  address: egress(name),
  before: rule(id, name, more),
});

/** By key: descriptions before, and after. */
const rulesOf = (changes: readonly ResourceChange[], more: object = {}) =>
  Object.fromEntries(
    read(changes, more).groups.map(({ key, before, after }) => [
      key,
      [before, after].map((rules) => rules.map(({ description }) => description).join()),
    ]),
  );

test("groups stand in the order of their keys", () => {
  const of = (name: string, id: string): ResourceChange => ({
    address: `aws_security_group.${name}`,
    before: group(id),
  });
  const keys = read([of("b", "sg-1"), of("c", "sg-2"), kept("r", "sg-9"), of("a", "sg-3")]).groups.map(
    ({ key }) => key,
  );
  expect(keys).toEqual(["aws_security_group.a", "aws_security_group.b", "aws_security_group.c", "sg-9"]);
});

describe("a rule belongs to", () => {
  const live: ResourceChange = { address, before: group("sg-1") };
  const deposed = (id: string): ResourceChange => ({
    address,
    before: group(id),
    after: null,
    more: { deposed: "0a" },
  });

  test("the group with its id, before one that is left over", () => {
    for (const changes of [
      [live, deposed("sg-1")],
      [deposed("sg-1"), live],
    ]) {
      expect(rulesOf([...changes, kept("r", "sg-1")])).toEqual({
        [address]: ["r", "r"],
        [`${address} (deposed 0a)`]: ["", ""],
      });
    }
    expect(rulesOf([live, deposed("sg-0"), kept("r", "sg-0")])).toEqual({
      [address]: ["", ""],
      [`${address} (deposed 0a)`]: ["r", "r"],
    });
  });

  test("no group of the plan where only its id is known", () => {
    const [found] = read([kept("r", "sg-9")]).groups;
    expect(found).toMatchObject({
      key: "sg-9",
      idBefore: "sg-9",
      idAfter: "sg-9",
      change: "keep",
      deposed: false,
      tags: {},
    });
    expect(found?.unknown).toEqual({ vpcId: false, appTag: false });
    expect(found?.address).toBeUndefined();
  });

  test("one group before and another after", () => {
    const moved = { ...kept("r", "sg-1"), after: rule("sg-2", "r"), actions: ["delete", "create"] };
    expect(rulesOf([moved])).toEqual({ "sg-1": ["r", ""], "sg-2": ["", "r"] });
  });

  test("the group that it had where Terraform forgets it", () => {
    const forgotten = { ...kept("r", "sg-1"), after: null, actions: ["forget"] };
    expect(rulesOf([live, forgotten])).toEqual({ [address]: ["r", "r"] });
    expect(read([{ ...live, after: null, actions: ["forget"] }]).groups[0]).toMatchObject({
      idAfter: "sg-1",
      change: "forget",
    });
  });
});

describe("rules that are exclusive in a group that is known only after the apply", () => {
  const exclusive = "aws_vpc_security_group_rules_exclusive.x";
  const kept = (isProven: boolean) => {
    const text = isProven ? { constant_value: `\${${address}.id}` } : {};
    const expressions = { security_group_id: { references: [`${address}.id`, address], ...text } };
    const resources = [{ type: "aws_vpc_security_group_rules_exclusive", name: "x", expressions }];
    const changes: readonly ResourceChange[] = [
      { address, before: group("sg-1", { egress: [block("a")] }), unknown: { id: true } },
      { address: exclusive, after: { egress_rule_ids: [] }, unknown: { security_group_id: true } },
    ];
    return rulesOf(changes, { configuration: { root_module: { resources } } });
  };

  test("take away what they do not list where the group is proven", () => {
    expect(kept(true)).toEqual({ [address]: ["a", ""] });
    expect(kept(false)).toEqual({ [address]: ["a", "a"] });
  });
});

describe("what a group says of itself", () => {
  const of = (values: object, change: Partial<ResourceChange> = {}) =>
    read([{ address, before: group("sg-1", values), ...change }]).groups[0];

  test("is text alone", () => {
    expect(of({ tags: { a: "1", b: null, c: 2 }, tags_all: { a: "0", d: "4" } })?.tags).toEqual({ a: "1", d: "4" });
    expect(of({ name: 1, vpc_id: null, name_prefix: "p-" })).toMatchObject({
      name: undefined,
      vpcId: undefined,
      namePrefix: "p-",
    });
  });

  test("is what it was where it goes", () => {
    expect(of({ name: "old" }, { after: null })).toMatchObject({ name: "old", idBefore: "sg-1", idAfter: undefined });
    expect(of({ name: "old" }, { after: group("sg-1", { name: "new" }), actions: ["update"] })?.name).toBe("new");
  });

  test.each([
    ["aws_default_security_group", "default"],
    ["aws_security_group", undefined],
  ])("names the default group without a name: %s", (type, name) => {
    expect(read([{ address: `${type}.g`, before: group("sg-1", { name: undefined }) }]).groups[0]?.name).toBe(name);
  });
});

describe("the rules of a group's own attribute", () => {
  const inline = {
    configuration: {
      root_module: { resources: [{ type: "aws_security_group", name: "g", expressions: { egress: {} } }] },
    },
  };
  const of = (...names: readonly string[]) =>
    group("sg-1", { egress: names.map((name, index) => block(name, { cidr_blocks: [`10.${index}.0.0/16`] })) });
  const { id: _, ...fresh } = of("a") as Record<string, unknown>;
  const twin = (change: Partial<ResourceChange>): ResourceChange => ({
    address: egress("twin"),
    ...change,
  });
  const same = (name: string) => rule("sg-1", name, { cidr_ipv4: "10.0.0.0/16" });

  test.each<[string, ResourceChange, object, readonly string[]]>([
    ["stay where nothing changes", { address, before: of("a", "b") }, {}, ["a,b", "a,b"]],
    [
      "stay where other attributes change",
      { address, actions: ["update"], before: of("a"), after: of("a") },
      {},
      ["a", "a"],
    ],
    [
      "stay where Terraform forgets the group",
      { address, actions: ["forget"], before: of("a"), after: null },
      {},
      ["a", "a"],
    ],
    ["go with the group", { address, before: of("a"), after: null }, {}, ["a", ""]],
    [
      "go where the group is replaced",
      { address, actions: ["delete", "create"], before: of("a"), after: of("a") },
      {},
      ["a", ""],
    ],
    [
      "come again where blocks write them",
      { address, actions: ["delete", "create"], before: of("a"), after: of("a") },
      inline,
      ["a", "a"],
    ],
    ["change where blocks change", { address, actions: ["update"], before: of("a"), after: of("b") }, {}, ["a", "b"]],
    ["come with the group", { address, after: fresh }, {}, ["", "a"]],
  ])("%s", (__, change, more, rules) => {
    expect(rulesOf([change], more)).toEqual({ [address]: rules });
  });

  test("are those of resources where both hold the same", () => {
    expect(rulesOf([{ address, before: of("a") }, twin({ before: same("twin") })])).toEqual({
      [address]: ["twin", "twin"],
    });
    expect(rulesOf([{ address, before: of("a") }, twin({ before: same("twin") })], inline)).toEqual({
      [address]: ["twin", "twin"],
    });
  });

  test("come beside those of resources in a new group, which AWS then refuses", () => {
    const created = group("sg-1", { egress: [block("a", { cidr_blocks: ["10.0.0.0/16"] })] });
    expect(rulesOf([{ address, after: created }, twin({ after: same("twin") })])).toEqual({
      [address]: ["", "twin,a"],
    });
  });

  test("are said to stay where the same block is there again", () => {
    const [found] = read([{ address, actions: ["update"], before: of("a"), after: of("a", "b") }]).groups;
    expect(found?.after.map(({ description, change, way }) => [description, change, way])).toEqual([
      ["a", "keep", "inline"],
      ["b", "update", "inline"],
    ]);
  });
});
