/** Whose group it is, as states, plans and outputs say it. */
import { describe, expect, test } from "vitest";
import {
  readOutputs,
  readOutputValue,
  readPlan,
  readState,
  readStateFile,
} from "../../src/terraform-json/groups-of-apps.ts";

const tagged = (id: unknown, app: unknown, more: object = {}) => ({
  id,
  tags: { "discriminat-policy:app": app },
  ...more,
});
const resource = (values: object, type = "aws_security_group") => ({ type, values });
const output = (value: unknown) => ({ security_group_ids: { value } });

describe("an output", () => {
  test.each<[string, unknown, readonly object[]]>([
    [
      "apps with their groups",
      { a: ["sg-1", "sg-2"], b: ["sg-3"] },
      [
        { group: "sg-1", app: "a" },
        { group: "sg-2", app: "a" },
        { group: "sg-3", app: "b" },
      ],
    ],
    ["ids that are no text", { a: [1, null, "sg-1"] }, [{ group: "sg-1", app: "a" }]],
    ["an app without a list", { a: "sg-1", b: ["sg-2"] }, [{ group: "sg-2", app: "b" }]],
    ["a list", ["sg-1"], []],
    ["nothing", undefined, []],
  ])("holds %s", (_, value, found) => {
    expect(readOutputValue(value)).toEqual(found);
    expect(readOutputs(output(value))).toEqual(found);
  });

  test("of another name is not read", () => {
    expect(readOutputs({ other: { value: { a: ["sg-1"] } } })).toEqual([]);
    expect(readOutputs(undefined)).toEqual([]);
  });
});

describe("a group", () => {
  const read = (values: object, type?: string) =>
    readState({ values: { root_module: { resources: [resource(values, type)] } } });

  test.each<[string, object, string | undefined]>([
    ["by its tag", tagged("sg-1", "a"), "a"],
    [
      "by its own tag before one of the provider",
      tagged("sg-1", "a", { tags_all: { "discriminat-policy:app": "b" } }),
      "a",
    ],
    [
      "by a tag of the provider where it has others",
      { id: "sg-1", tags: { x: "y" }, tags_all: { "discriminat-policy:app": "b" } },
      "b",
    ],
    [
      "by a tag of the provider where it has none",
      { id: "sg-1", tags: null, tags_all: { "discriminat-policy:app": "b" } },
      "b",
    ],
    ["not by a tag that is no text", tagged("sg-1", 1), undefined],
    ["not without an id", tagged(undefined, "a"), undefined],
    ["not without a tag", { id: "sg-1" }, undefined],
  ])("is an app's %s", (_, values, app) => {
    expect(read(values)).toEqual(app === undefined ? [] : [{ group: "sg-1", app }]);
  });

  test("is told by its type", () => {
    expect(read(tagged("i-1", "a"), "aws_instance")).toEqual([]);
    const file = (type: string) => ({ resources: [{ type, instances: [{ attributes: tagged("i-1", "a") }] }] });
    expect(readStateFile(file("aws_instance"))).toEqual([]);
    expect(readStateFile(file("aws_security_group"))).toEqual([{ group: "i-1", app: "a" }]);
  });
});

describe("groups and outputs are read together", () => {
  const values = {
    root_module: {
      resources: [resource(tagged("sg-1", "a"))],
      child_modules: [
        { resources: [resource(tagged("sg-2", "b"))], child_modules: [{ resources: [resource(tagged("sg-3", "c"))] }] },
      ],
    },
    outputs: output({ d: ["sg-4"] }),
  };
  const all = [
    { group: "sg-1", app: "a" },
    { group: "sg-2", app: "b" },
    { group: "sg-3", app: "c" },
    { group: "sg-4", app: "d" },
  ];

  test("in a state, modules included", () => {
    expect(readState({ values })).toEqual(all);
    expect(readState({})).toEqual([]);
  });

  test("in a plan, before and after", () => {
    expect(readPlan({ prior_state: { values } })).toEqual(all);
    expect(readPlan({ planned_values: values })).toEqual(all);
    const planned_values = { root_module: { resources: [resource(tagged("sg-9", "z"))] } };
    expect(readPlan({ prior_state: { values }, planned_values })).toEqual([...all, { group: "sg-9", app: "z" }]);
  });

  test("in a state file", () => {
    const resources = [
      {
        type: "aws_security_group",
        instances: [{ attributes: tagged("sg-1", "a") }, { attributes: tagged("sg-2", "a") }],
      },
    ];
    expect(readStateFile({ resources, outputs: output({ d: ["sg-4"] }) })).toEqual([
      { group: "sg-1", app: "a" },
      { group: "sg-2", app: "a" },
      { group: "sg-4", app: "d" },
    ]);
  });
});
