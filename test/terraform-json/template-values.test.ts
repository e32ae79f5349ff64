/** What functions of a template make of their arguments, and what stays unknown. */
import { expect, test } from "vitest";
import { evaluate, type TemplateValues } from "../../src/terraform-json/template-values.ts";

const values: TemplateValues = {
  parameters: new Map<string, unknown>([
    ["Name", "a.example"],
    ["Port", 443],
    ["Late", undefined],
  ]),
  mappings: { Names: { eu: { good: "b.example", port: 8443 } } },
};
const sub = (text: string): string => text.replaceAll("<", "$" + "{").replaceAll(">", "}");
const late = { Ref: "Late" };

test.each<[string, unknown, unknown]>([
  ["text", "a", "a"],
  ["a number", 1, 1],
  ["null", null, null],
  ["a list", ["a", 1], ["a", 1]],
  ["a map", { a: { b: ["c"] } }, { a: { b: ["c"] } }],
  ["an empty map", {}, {}],
  ["a map with a function beside other keys", { Ref: "Name", other: 1 }, { Ref: "Name", other: 1 }],
  ["a parameter", { Ref: "Name" }, "a.example"],
  ["a parameter in a list and a map", [{ a: { Ref: "Port" } }], [{ a: 443 }]],
  ["an item of a list that is left out", ["a", { Ref: "AWS::NoValue" }], ["a"]],
  ["a key of a map that is left out", { a: 1, b: { Ref: "AWS::NoValue" } }, { a: 1 }],
  ["joined text", { "Fn::Join": [":", ["a", "b"]] }, "a:b"],
  ["joined numbers", { "Fn::Join": [1, ["a", 2]] }, "a12"],
  ["split text", { "Fn::Split": ["|", "a|b"] }, ["a", "b"]],
  ["a split number", { "Fn::Split": ["4", 443] }, ["", "", "3"]],
  ["an item by its number", { "Fn::Select": [1, ["a", "b"]] }, "b"],
  ["an item by a number that is text", { "Fn::Select": ["0", ["a", "b"]] }, "a"],
  ["a value of a mapping", { "Fn::FindInMap": ["Names", "eu", "good"] }, "b.example"],
  ["text with a parameter", { "Fn::Sub": sub("x.<Name>:<Port>") }, "x.a.example:443"],
  ["text with a variable before a parameter", { "Fn::Sub": [sub("<Name>"), { Name: "c" }] }, "c"],
  ["text with a variable that is made", { "Fn::Sub": [sub("<X>"), { X: { Ref: "Port" } }] }, "443"],
  ["text that means the sign itself", { "Fn::Sub": sub("<!Name>") }, sub("<Name>")],
])("%s is known", (_, value, result) => {
  expect(evaluate(value, values).value).toEqual(result);
  expect(JSON.stringify(evaluate(value, values).unknown) ?? "").not.toContain("true");
});

test.each<[string, unknown]>([
  ["a parameter without a value", late],
  ["a parameter that is not there", { Ref: "Other" }],
  ["what only AWS knows", { Ref: "AWS::Region" }],
  ["a dynamic reference", "x{{resolve:ssm:/x}}"],
  ["a dynamic reference in text with parameters", { "Fn::Sub": "{{resolve:ssm:/x}}" }],
  ["an attribute", { "Fn::GetAtt": ["A", "B"] }],
  ["an import", { "Fn::ImportValue": "x" }],
  ["a function that is not known here", { "Fn::Base64": "x" }],
  ["a function of the language", { "Fn::toString": "x" }],
  ["joined text with an unknown part", { "Fn::Join": ["", ["a", late]] }],
  ["joined text with an unknown separator", { "Fn::Join": [late, ["a", "b"]] }],
  ["joined text with a map in it", { "Fn::Join": ["", ["a", {}]] }],
  ["joined text without a list", { "Fn::Join": ["", "a"] }],
  ["joined text by a map", { "Fn::Join": [{}, ["a", "b"]] }],
  ["joined text without arguments", { "Fn::Join": "a" }],
  ["split text by a number", { "Fn::Split": [1, "a1b"] }],
  ["a split map", { "Fn::Split": ["|", {}] }],
  ["split text without arguments", { "Fn::Split": "a" }],
  ["an item that is not there", { "Fn::Select": [2, ["a", "b"]] }],
  ["an item of text", { "Fn::Select": [0, "ab"] }],
  ["an item by a map", { "Fn::Select": [{}, ["a"]] }],
  ["an item without arguments", { "Fn::Select": "a" }],
  ["an item of a list with an unknown one", { "Fn::Select": [0, ["a", late]] }],
  ["a mapping that is not there", { "Fn::FindInMap": ["Other", "eu", "good"] }],
  ["a mapping with a default", { "Fn::FindInMap": ["Names", "eu", "good", { DefaultValue: "x" }] }],
  ["a mapping without arguments", { "Fn::FindInMap": "Names" }],
  ["text with an unknown parameter", { "Fn::Sub": sub("x<Late>") }],
  ["text with an unknown variable", { "Fn::Sub": [sub("<X>"), { X: late }] }],
  ["text with a variable that is a map", { "Fn::Sub": [sub("<X>"), { X: {} }] }],
  ["text with a known and an unknown parameter", { "Fn::Sub": sub("<Late><Name>") }],
  ["text that is made", { "Fn::Sub": { Ref: "Name" } }],
])("%s is not known", (_, value) => {
  expect(evaluate(value, values)).toEqual({ value: undefined, unknown: true });
});

test("what is unknown is told by its place", () => {
  expect(evaluate({ a: [late, "b"], c: late, d: 1 }, values)).toEqual({
    value: { a: [undefined, "b"], c: undefined, d: 1 },
    unknown: { a: [true, undefined], c: true, d: undefined },
  });
});
