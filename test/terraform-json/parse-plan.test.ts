/** What is given instead of a plan, and what is said about it. */
import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { decodePlan, parsePlan } from "../../src/terraform-json/parse-plan.ts";
import { readPlan } from "../../src/terraform-json/read-plan.ts";
import { planJson } from "../plan-proof/plan-json.ts";

function refusal(text: string): string {
  try {
    parsePlan(decodePlan(Buffer.from(text), "plan.json"), "plan.json");
    return "none";
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.message} | ${error.hint}`;
  }
}

const howTo = "Write it with `terraform plan -out=tfplan` and `terraform show -json tfplan > plan.json`.";

test.each([
  ["PK\u0003\u0004", "plan.json is a binary plan file | Give its JSON: `terraform show -json plan.json > plan.json`."],
  ["", `plan.json is empty | ${howTo} Did that command fail?`],
  [planJson([]).slice(0, -1), `plan.json is not complete JSON: it is cut off or was changed | ${howTo}`],
  ["hello", `plan.json is not JSON | ${howTo}`],
  ["[]", `plan.json is JSON, but not a plan | ${howTo}`],
  ['{"a": 1}', `plan.json is JSON, but not a plan | ${howTo}`],
  ["Terraform used the selected providers to generate", `plan.json is a plan in words | ${howTo}`],
  ["\nNo changes. Your infrastructure matches the configuration.", `plan.json is a plan in words | ${howTo}`],
  [
    '{"@level":"info","@message":"Terraform 1.11.4"}\n{"@level":"info"}',
    `plan.json is the log of \`terraform plan -json\`, not the plan | ${howTo}`,
  ],
  ['{"format_version":"1.0","values":{}}', `plan.json is a state, not a plan | ${howTo}`],
  ['{"format_version":"1.0"}', `plan.json is an empty state, not a plan | ${howTo}`],
  ['{"version":4,"lineage":"x","serial":1}', `plan.json is a state file, not a plan | ${howTo}`],
  [
    '{"format_version":"2.0","resource_changes":[]}',
    'plan.json is a plan in a format that is not known here: "2.0" | Formats 0 and 1 are read, which Terraform 0.12 and later and OpenTofu write.',
  ],
  [
    '{"resource_changes":[]}',
    'plan.json is a plan in a format that is not known here: "no version" | Formats 0 and 1 are read, which Terraform 0.12 and later and OpenTofu write.',
  ],
  [
    '{"format_version":"1.2","errored":true,"planned_values":{}}',
    "plan.json is the plan of a run that failed | Nothing can be applied from it. Repair what `terraform plan` reports, and plan again.",
  ],
])("%s is refused with the repair", (text, words) => {
  expect(refusal(text)).toBe(words);
});

test("what older PowerShells write is read", () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(planJson([]), "utf16le")]);
  expect(parsePlan(decodePlan(bytes, "plan.json"), "plan.json").format_version).toBe("1.2");
});

test("the first format is read, and a plan without anything is empty", () => {
  const plan = readPlan(parsePlan('{"format_version":"0.1","planned_values":{"root_module":{}}}', "plan.json"));
  expect(plan).toMatchObject({
    groups: [],
    rulesWithoutGroup: [],
    isEmpty: true,
    counts: { import: 0, add: 0, change: 0, destroy: 0 },
  });
});

test("values of any other type than the documented one are passed over", () => {
  const odd = [null, 1, "x", [], {}, true];
  const changes = odd.flatMap((value) => [
    { address: value, type: "aws_security_group", change: value },
    {
      address: "a.b",
      mode: "managed",
      type: "aws_security_group",
      change: { actions: value, before: value, after: value, after_unknown: value },
    },
    {
      address: "a.c",
      type: "aws_vpc_security_group_egress_rule",
      change: {
        actions: ["create"],
        after: { security_group_id: value, ip_protocol: value, from_port: value, cidr_ipv4: value, description: value },
      },
    },
    value,
  ]);
  for (const value of odd) {
    const root = {
      format_version: "1.0",
      resource_changes: changes,
      configuration: value,
      output_changes: { security_group_ids: value },
      resource_drift: value,
    };
    expect(() => readPlan(JSON.parse(JSON.stringify(root)))).not.toThrow();
  }
});

test("configurations that are nested deeply are read", () => {
  const depth = 20_000;
  const modules = `${'{"module_calls":{"m":{"module":'.repeat(depth)}{}${"}}}".repeat(depth)}`;
  const lists = `${"[".repeat(depth)}${"]".repeat(depth)}`;
  const changes = `[{"address":"a.b","change":{"before":${lists},"after_unknown":${lists}}}]`;
  const text = `{"format_version":"1.2","resource_changes":${changes},"configuration":{"root_module":${modules}}}`;
  expect(readPlan(parsePlan(text, "plan.json")).isEmpty).toBe(true);
});
