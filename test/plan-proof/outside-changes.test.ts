/** Rules that were changed in AWS since the last apply: what is said of each. */
import { expect, test } from "vitest";
import { treeOf } from "../helpers/policy-tree.ts";
import { proveText } from "./plan-case.ts";
import { group, planJson, type ResourceChange, resourceChange, rule } from "./plan-json.ts";

const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };
const tree = treeOf(settings, [{ app: "checkout", allow: [{ tls: ["api.stripe.com"], reason: "lab" }] }]);
const sg: ResourceChange = { address: "aws_security_group.checkout", before: group("sg-1") };
const address = "aws_vpc_security_group_egress_rule.r";
const kept: ResourceChange = { address, before: rule("sg-1", "discriminat:tls:api.stripe.com") };

const of = (description: string | undefined) => (description === undefined ? null : rule("sg-1", description));

function outside(drift: ResourceChange) {
  const text = planJson([sg, kept], { resource_drift: [resourceChange(drift)] });
  const { problems, isExplained } = proveText(tree, text);
  expect(isExplained).toBe(true);
  return { text, problems };
}

const said = (before: string | undefined, after: string | undefined): readonly string[] =>
  outside({ address, actions: ["update"], before: of(before), after: of(after) }).problems.map(
    ({ message }) => message,
  );

const tls = (...names: readonly string[]): string => `discriminat:tls:${names.join(",")}`;

test.each<[string, string | undefined, string | undefined, string]>([
  [
    "a name is added",
    tls("a.example"),
    tls("a.example", "b.example"),
    'was changed outside Terraform: "b.example" added',
  ],
  [
    "a name is removed",
    tls("a.example", "b.example"),
    tls("a.example"),
    'was changed outside Terraform: "b.example" removed',
  ],
  [
    "a name takes another's place",
    tls("a.example"),
    tls("b.example"),
    'was changed outside Terraform: "b.example" added, "a.example" removed',
  ],
  [
    "three are added",
    tls("a.example"),
    tls("a.example", "b.example", "c.example", "d.example"),
    'was changed outside Terraform: "b.example", "c.example", "d.example" added',
  ],
  [
    "five are added",
    tls("a.example"),
    tls("a.example", "b.example", "c.example", "d.example", "e.example", "f.example"),
    'was changed outside Terraform: "b.example", "c.example", "d.example" and 2 more added',
  ],
  ["an annotation replaces plain text", "DNS", tls("b.example"), 'was changed outside Terraform: "b.example" added'],
  ["plain text replaces an annotation", tls("b.example"), "DNS", 'was changed outside Terraform: "b.example" removed'],
  [
    "a window is longer",
    "discriminat:see-thru:2026-12-01",
    "discriminat:see-thru:2026-12-31",
    "was changed outside Terraform",
  ],
  ["a window is opened", "DNS", "discriminat:see-thru:2026-12-31", "was changed outside Terraform"],
  ["the rule is gone", tls("a.example"), undefined, "was removed outside Terraform"],
  ["the rule of a window is gone", "discriminat:see-thru:2026-12-31", undefined, "was removed outside Terraform"],
])("is reported where %s", (_, before, after, words) => {
  expect(said(before, after)).toEqual([`${address} ${words}`]);
});

test.each<[string, string | undefined, string | undefined]>([
  ["nothing differs", tls("a.example"), tls("a.example")],
  ["no annotation is concerned", "DNS", "NTP"],
  ["a rule without an annotation is gone", "DNS", undefined],
])("is not reported where %s", (_, before, after) => {
  expect(said(before, after)).toEqual([]);
});

test("is told by protocol, ports, destination and description, and by nothing else", () => {
  const before = rule("sg-1", tls("a.example"), { tags: { a: "1" }, security_group_rule_id: "sgr-1" });
  const reported = (more: object): boolean =>
    outside({ address, actions: ["update"], before, after: { ...before, ...more } }).problems.length > 0;
  expect(reported({ tags: { a: "2" } })).toBe(false);
  for (const more of [{ ip_protocol: "udp" }, { from_port: 80 }, { to_port: 8443 }, { cidr_ipv4: "0.0.0.0/1" }]) {
    expect(reported(more)).toBe(true);
  }
});

test("concerns egress rules alone", () => {
  const drift = { actions: ["update"], before: of(tls("a.example")), after: of(tls("b.example")) };
  expect(outside({ ...drift, address: "aws_vpc_security_group_ingress_rule.r" }).problems).toEqual([]);
  expect(outside({ ...drift, address }).problems).toHaveLength(1);
});

test("is shown at the rule in the list of changes", () => {
  const { text, problems } = outside({
    address,
    actions: ["update"],
    before: of(tls("a.example")),
    after: of(tls("b")),
  });
  const [problem] = problems;
  expect(problem?.evidence).toEqual({ address });
  const { start = 0, end = 0 } = problem?.at.span ?? {};
  expect(text.slice(start, end)).toBe(address);
  expect(start).toBeGreaterThan(text.indexOf('"resource_changes"'));
});
