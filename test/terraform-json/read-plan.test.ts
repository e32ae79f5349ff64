/** What a plan says as a whole: its counts, its gaps, its order, its lists and its outputs. */
import { describe, expect, test } from "vitest";
import { decodePlan, parsePlan } from "../../src/terraform-json/parse-plan.ts";
import { kindOf, toPlannedResource } from "../../src/terraform-json/planned-resource.ts";
import { readPlan } from "../../src/terraform-json/read-plan.ts";
import { group, planJson, type ResourceChange, rule } from "../plan-proof/plan-json.ts";

const read = (changes: readonly ResourceChange[], more: object = {}) =>
  readPlan(parsePlan(planJson(changes, more), "plan.json"));
const egress = (name: string): string => `aws_vpc_security_group_egress_rule.${name}`;

describe("what happens to a resource", () => {
  test.each([
    [["create"], "create"],
    [["update"], "update"],
    [["delete"], "delete"],
    [["forget"], "forget"],
    [["no-op"], "keep"],
    [["read"], "keep"],
    [[], "keep"],
    ["create", "keep"],
    [["create", "delete"], "replace"],
    [["delete", "create"], "replace"],
    [["create", "forget"], "replace"],
    [["forget", "create"], "replace"],
    [["delete", "forget"], "delete"],
  ])("%j is told as %s", (actions, kind) => {
    expect(kindOf({ actions })).toBe(kind);
  });

  const replaced = (actions: readonly string[]): ResourceChange => ({
    address: "other_thing.x",
    actions,
    before: {},
    after: {},
  });

  test.each<[readonly string[], object]>([
    [["create"], { import: 0, add: 1, change: 0, destroy: 0 }],
    [["update"], { import: 0, add: 0, change: 1, destroy: 0 }],
    [["delete"], { import: 0, add: 0, change: 0, destroy: 1 }],
    [["delete", "create"], { import: 0, add: 1, change: 0, destroy: 1 }],
    [["forget"], { import: 0, add: 0, change: 0, destroy: 0 }],
    [["no-op"], { import: 0, add: 0, change: 0, destroy: 0 }],
  ])("is counted as Terraform does: %j", (actions, counts) => {
    expect(read([replaced(actions)]).counts).toEqual(counts);
    const twice = { ...replaced(actions), address: "other_thing.y" };
    const sum = Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, 2 * Number(count)]));
    expect(read([replaced(actions), twice]).counts).toEqual(sum);
  });

  test("leaves a plan empty where neither a resource nor an output changes", () => {
    const output = (action: string) => ({ output_changes: { a: { actions: ["no-op"] }, b: { actions: [action] } } });
    expect(read([replaced(["no-op"])], output("no-op")).isEmpty).toBe(true);
    expect(read([replaced(["no-op"])], output("update")).isEmpty).toBe(false);
    expect(read([replaced(["update"]), replaced(["no-op"])]).isEmpty).toBe(false);
  });
});

describe("a resource", () => {
  test.each([
    ["web", '["web"]'],
    ['a"b', '["a\\"b"]'],
    [0, "[0]"],
    [undefined, ""],
    [null, ""],
  ])("has the index %j as %s", (index, text) => {
    expect(toPlannedResource({ index }).index).toBe(text);
  });

  test("of data is none of the plan's", () => {
    const data = { ...group("sg-1"), name: "x" };
    const found = (mode: string | undefined) =>
      read([{ address: "aws_security_group.x", before: data, more: { mode } }]).groups;
    expect(found("data")).toEqual([]);
    expect(found("managed")).toHaveLength(1);
    expect(found(undefined)).toHaveLength(1);
  });
});

describe("rules that are destroyed first", () => {
  test.each<[readonly string[], boolean]>([
    [["delete", "create"], true],
    [["create", "delete"], false],
    [["delete"], false],
    [["update"], false],
    [["forget", "create"], false],
  ])("are told by %j: %s", (actions, isFirst) => {
    const change = { address: egress("r"), actions, before: rule("sg-1", ""), after: rule("sg-1", "") };
    expect([...read([change]).deletedFirst]).toEqual(isFirst ? [egress("r")] : []);
  });
});

describe("a rule of a resource for both directions", () => {
  const of = (type: string | undefined) => ({
    security_group_id: "sg-1",
    type,
    protocol: "tcp",
    from_port: 443,
    to_port: 443,
    cidr_blocks: ["10.0.0.0/8"],
  });
  const sides = (change: Partial<ResourceChange>) => {
    const { groups } = read([{ address: "aws_security_group_rule.r", ...change }]);
    return groups.map(({ before, after, doubts }) => [before.length, after.length, doubts.map(({ what }) => what)]);
  };

  test.each<[string, Partial<ResourceChange>, readonly unknown[]]>([
    ["egress", { before: of("egress") }, [[1, 1, []]]],
    ["ingress", { before: of("ingress") }, []],
    ["ingress that goes", { before: of("ingress"), after: null }, []],
    [
      "ingress that becomes egress",
      { before: of("ingress"), after: of("egress"), actions: ["delete", "create"] },
      [[0, 1, []]],
    ],
    [
      "ingress that is not sure",
      { before: of("egress"), after: of("ingress"), unknown: { type: true }, actions: ["update"] },
      [[1, 0, ["direction"]]],
    ],
    ["ingress that is hidden", { after: of("ingress"), sensitive: { type: true } }, [[0, 0, ["direction"]]]],
  ])("is read where it is %s", (_, change, found) => {
    expect(sides(change)).toEqual(found);
  });
});

describe("attributes that force a replacement", () => {
  test.each<[unknown, readonly string[]]>([
    [
      [["vpc_id"], ["name"]],
      ["name", "vpc_id"],
    ],
    [[["name"], ["name", 0]], ["name"]],
    [[[0], "name", []], []],
    ["name", []],
    [undefined, []],
  ])("are named once, sorted: %j", (replace_paths, names) => {
    const change = { actions: ["delete", "create"], before: group("sg-1"), after: group("sg-1"), replace_paths };
    const [found] = read([{ address: "aws_security_group.g", more: { change } }]).groups;
    expect(found?.replacedFor).toEqual(names);
  });
});

describe("prefix lists", () => {
  const list = (id: unknown, cidrs: unknown, more: Partial<ResourceChange> = {}): ResourceChange => ({
    address: "aws_ec2_managed_prefix_list.l",
    after: { id, entry: Array.isArray(cidrs) ? cidrs.map((cidr) => ({ cidr })) : cidrs },
    ...more,
  });
  const entry = (id: unknown, cidr: unknown, name = "e"): ResourceChange => ({
    address: `aws_ec2_managed_prefix_list_entry.${name}`,
    after: { prefix_list_id: id, cidr },
  });

  test.each<[string, readonly ResourceChange[], readonly unknown[]]>([
    ["with their addresses", [list("pl-1", ["10.0.0.0/8", "10.1.0.0/16"])], [["pl-1", ["10.0.0.0/8", "10.1.0.0/16"]]]],
    ["without any", [list("pl-1", [])], [["pl-1", []]]],
    [
      "with entries beside them",
      [list("pl-1", ["10.0.0.0/8"]), entry("pl-1", "10.1.0.0/16")],
      [["pl-1", ["10.0.0.0/8", "10.1.0.0/16"]]],
    ],
    [
      "of entries alone",
      [entry("pl-1", "10.0.0.0/8"), entry("pl-1", "10.1.0.0/16", "f")],
      [["pl-1", ["10.0.0.0/8", "10.1.0.0/16"]]],
    ],
    [
      "with an entry that is not known",
      [list("pl-1", ["10.0.0.0/8"]), entry("pl-1", undefined), entry("pl-1", "10.1.0.0/16", "f")],
      [["pl-1", undefined]],
    ],
    ["with entries that are not known", [list("pl-1", undefined, { unknown: { entry: true } })], [["pl-1", undefined]]],
    [
      "with an address that is not sure",
      [list("pl-1", ["10.0.0.0/8"], { unknown: { entry: [{ cidr: true }] } })],
      [["pl-1", undefined]],
    ],
    ["without an id", [list(undefined, ["10.0.0.0/8"]), entry(null, "10.1.0.0/16")], []],
    [
      "but nothing else",
      [{ address: "other_thing.x", after: { id: "pl-1", prefix_list_id: "pl-2", cidr: "10.0.0.0/8", entry: [] } }],
      [],
    ],
  ])("are read %s", (_, changes, lists) => {
    expect([...read(changes).prefixLists]).toEqual(lists);
  });
});

describe("the output of our stacks", () => {
  const changed = (after: unknown) => ({ output_changes: { security_group_ids: { after } } });
  const planned = (value: unknown) => ({ planned_values: { outputs: { security_group_ids: { value } } } });

  test.each<[string, object, unknown]>([
    ["as it changes", changed({ a: ["sg-1"] }), { a: ["sg-1"] }],
    ["as it is planned", planned({ a: ["sg-1"] }), { a: ["sg-1"] }],
    [
      "as it changes before what is planned",
      { ...changed({ a: ["sg-1"] }), ...planned({ b: ["sg-2"] }) },
      { a: ["sg-1"] },
    ],
    ["without ids that are not known", changed({ a: ["sg-1", null], b: undefined, c: "x" }), { a: ["sg-1"], c: [] }],
    ["not where there is none", {}, undefined],
    ["not where it is no map", changed("x"), undefined],
  ])("is read %s", (_, more, groups) => {
    expect(read([], more).groupsOfApps).toEqual(groups);
  });
});

describe("a plan does not hold everything", () => {
  const target = "it does not hold every change (-target, or changes put off)";
  const late = "Terraform puts changes off";
  const blind = "it has no configuration, which would show provisioners and programs";
  const left = (count: number, first: string) => `its changes leave out ${count} of its resources, such as ${first}`;
  const values = (...resources: readonly object[]) => ({ root_module: { resources } });

  test.each<[string, object, readonly string[]]>([
    ["nothing missing", {}, []],
    ["complete", { complete: true }, []],
    ["not complete", { complete: false }, [target]],
    ["changes put off", { deferred_changes: [{}] }, [late]],
    ["no changes put off", { deferred_changes: [] }, []],
    ["no configuration", { configuration: undefined }, [blind]],
    ["a configuration that is none", { configuration: [] }, [blind]],
    ["all of it", { complete: false, deferred_changes: [{}], configuration: null }, [target, late, blind]],
    [
      "resources left out",
      { planned_values: values({ address: "a.b" }, { address: "a.c", mode: "managed" }) },
      [left(2, "a.b")],
    ],
    ["data left out", { planned_values: values({ address: "data.a.b", mode: "data" }) }, []],
    [
      "a resource left out twice",
      { planned_values: values({ address: "a.b" }), prior_state: { values: values({ address: "a.b" }) } },
      [left(1, "a.b")],
    ],
    ["a resource of the state left out", { prior_state: { values: values({ address: "a.b" }) } }, [left(1, "a.b")]],
    ["a resource without an address", { planned_values: values({ mode: "managed" }) }, []],
  ])("%s", (_, more, gaps) => {
    expect(read([], more).gaps).toEqual(gaps);
  });
});

describe("the bytes of a plan", () => {
  const text = '{"format_version":"1.2","planned_values":{}}';
  const utf16 = (isBig: boolean) => {
    const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
    return isBig ? bytes.swap16() : bytes;
  };

  test.each<[string, Uint8Array]>([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, the low byte first", utf16(false)],
    ["UTF-16, the high byte first", utf16(true)],
  ])("are read in %s", (_, bytes) => {
    expect(parsePlan(decodePlan(bytes, "x"), "x").format_version).toBe("1.2");
  });

  test.each([
    ["P alone", [0x50, 0x20]],
    ["K alone", [0x20, 0x4b]],
    ["half of a mark", [0xff, 0x20]],
    ["the other half of a mark", [0x20, 0xfe]],
    ["half of the other mark", [0xfe, 0x20]],
    ["the other half of the other mark", [0x20, 0xff]],
  ])("are read as UTF-8 with %s", (_, bytes) => {
    expect(decodePlan(Uint8Array.from([...bytes, 0x7b]), "x").endsWith("{")).toBe(true);
  });
});
