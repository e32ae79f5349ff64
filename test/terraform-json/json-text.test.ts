/** What CI runners put around JSON, and what else is JSON. */
import { expect, test } from "vitest";
import { jsonKind, jsonText } from "../../src/terraform-json/json-text.ts";
import { parsePlan } from "../../src/terraform-json/parse-plan.ts";
import { readGroupOwners } from "../../src/traffic/group-owners/read-group-owners.ts";

const plan = '{"format_version":"1.2","resource_changes":[]}';

test.each([
  ["the wrapper's first line", `[command]/opt/hostedtoolcache/terraform/terraform-bin show -json tfplan\n${plan}`],
  ["it with Windows line breaks", `[command]C:\\terraform-bin.exe show -json tfplan\r\n${plan}\r\n`],
  [
    "its workflow commands at the end",
    `[command]/x/terraform-bin show\n${plan}\n\n::debug::Terraform exited with code 0.\n::set-output name=exitcode::0\n`,
  ],
  ["a byte order mark", `\uFEFF${plan}`],
  ["blank lines", `\n\n${plan}\n`],
])("is read in spite of %s", (_, text) => {
  expect(JSON.parse(jsonText(text))).toEqual(JSON.parse(plan));
  expect(parsePlan(text, "plan.json").format_version).toBe("1.2");
});

test("only whole lines of the wrapper are left out", () => {
  expect(jsonText('{"a":"\\n::debug::x"}')).toBe('{"a":"\\n::debug::x"}');
  expect(jsonText("[command]")).toBe("");
  expect(jsonText("[commander]\n{}")).toBe("[commander]\n{}");
});

test.each([
  ["a plan", { format_version: "1.2", planned_values: {} }],
  ["the log of `terraform plan -json`", { "@level": "info" }],
  ["the output of `terraform providers schema -json`", { format_version: "1.0", provider_schemas: {} }],
  ["the output of `terraform metadata functions -json`", { format_version: "1.0", function_signatures: {} }],
  ["the output of `terraform validate -json`", { format_version: "1.0", valid: true, diagnostics: [] }],
  ["the output of `terraform version -json`", { terraform_version: "1.11.4", provider_selections: {} }],
  ["the output of `terraform modules -json`", { format_version: "1.0", modules: [] }],
  ["a state", { format_version: "1.0", terraform_version: "1.11.4", values: {} }],
  ["a state file", { version: 4, terraform_version: "1.11.4", serial: 1, lineage: "x" }],
  ["a state file", { version: 4, terraform_version: "1.11.4", serial: 1 }],
  ["an empty state", { format_version: "1.0", terraform_version: "1.11.4" }],
  ["an empty state", { format_version: "1.0" }],
  ["a template of CloudFormation", { Resources: {} }],
  ["a template of CloudFormation", { AWSTemplateFormatVersion: "2010-09-09" }],
  ["the output of `aws ec2 describe-security-groups`", { SecurityGroups: [] }],
  ["a configuration", { terraform: {}, resource: {} }],
  ["the output of `terraform output -json`", { security_group_ids: { sensitive: false, value: {} } }],
  ["JSON of Terraform", { format_version: "1.0", something_new: {} }],
])("says what it is: %s", (words, root) => {
  expect(jsonKind(root)?.words).toBe(words);
  if (words !== "a plan") expect(() => parsePlan(JSON.stringify(root), "x")).toThrow(`x is ${words}, not`);
});

test("says nothing of what it does not know", () => {
  expect(jsonKind({})).toBeUndefined();
  expect(jsonKind({ a: 1 })).toBeUndefined();
  expect(jsonKind({ a: { value: 1 } })).toBeUndefined();
});

test("files of groups are told from other JSON, and read behind the wrapper's line", () => {
  expect(() => readGroupOwners('{"format_version":"1.0","provider_schemas":{}}', "x")).toThrow(
    "x is the output of `terraform providers schema -json`, which names no Security Groups",
  );
  expect(() => readGroupOwners('{"format_version":"1.0"}', "x")).toThrow("x is an empty state, and names no");
  const state = {
    format_version: "1.0",
    values: { outputs: { security_group_ids: { value: { checkout: ["sg-1"] } } } },
  };
  expect(readGroupOwners(`[command]/x/terraform-bin show -json\n${JSON.stringify(state)}`, "x")).toHaveLength(1);
});
