/** What is said of groups and rules that no policy can be held against. */
import { describe, expect, test } from "vitest";
import { treeOf } from "../helpers/policy-tree.ts";
import { proveText } from "./plan-case.ts";
import { group, planJson, type ResourceChange, rule } from "./plan-json.ts";

const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };
const tree = treeOf(settings, [{ app: "checkout", allow: [{ tls: ["api.stripe.com"], reason: "lab" }] }]);
const address = "aws_vpc_security_group_egress_rule.r";
const late = "apply the group first, then plan again: the plan then holds its id";

/** Check, message, help and evidence of each problem. */
function say(changes: readonly ResourceChange[]): readonly unknown[] {
  const { problems } = proveText(tree, planJson(changes));
  return problems.map(({ check, message, help, evidence }) => [check, message, help, evidence]);
}

describe("a rule whose group is not known", () => {
  const created = (description: string, unknown: object, sensitive: object = {}): ResourceChange => {
    const attributes = Object.entries(rule("sg-1", description)).filter(([key]) => !(key in unknown));
    return { address, after: Object.fromEntries(attributes), unknown, sensitive };
  };
  const ofGroup = (what: string) => [
    "plan/unknown-value",
    `the Security Group of ${address} is known only after the apply: nothing is proven about ${what}`,
    late,
    { address },
  ];

  test.each([
    ["discriminat:tls:a.example", '"a.example"'],
    ["discriminat:ssh:a.example,b.example,c.example", '"a.example" and 2 more'],
    ["discriminat:see-thru:2026-12-31", "its window until 2026-12-31"],
    ["discriminat:tls: a.example", 'its description "discriminat:tls: a.example"'],
  ])("names what %s is about", (description, what) => {
    expect(say([created(description, { security_group_id: true })])).toEqual([ofGroup(what)]);
  });

  test("says nothing of a rule without an annotation", () => {
    expect(say([created("DNS", { security_group_id: true })])).toEqual([]);
  });

  test("says what else of it is not known", () => {
    expect(say([created("", { security_group_id: true, description: true })])).toEqual([
      [
        "plan/unknown-value",
        `the description of ${address} is known only after the apply: nothing is proven about it`,
        undefined,
        { address },
      ],
      ofGroup("its description"),
    ]);
  });

  test("says where it is hidden, and shows nothing of it", () => {
    expect(say([created("discriminat:tls:a.example", {}, { security_group_id: true })])).toEqual([
      [
        "plan/sensitive-value",
        `the Security Group of ${address} is marked as sensitive: nothing is proven about "a.example"`,
        late,
        { address },
      ],
    ]);
    expect(say([created("discriminat:tls:a.example", { security_group_id: true }, { description: true })])[0]).toEqual([
      "plan/sensitive-value",
      `the description of ${address} is marked as sensitive: nothing is proven about it`,
      undefined,
      { address },
    ]);
  });
});

describe("a group without an app", () => {
  const help = "tag it with discriminat-policy:app, or give --groups <file>";
  const foreign = { address: "aws_security_group.f", before: group("sg-9", { name: "f", tags: {} }) };
  const held = (description: string): ResourceChange => ({ address, before: rule("sg-9", description) });
  const said = (what: string, names: number, of = foreign.address) => [
    "plan/unknown-group",
    `f would admit ${what}, and nothing says which app it belongs to`,
    help,
    { address: of, names },
  ];

  test.each([
    ["discriminat:tls:a.example", '"a.example" (tls, port 443)', 1],
    ["discriminat:tls:a.example,b.example,c.example", '"a.example" (tls, port 443) and 2 more', 3],
    ["discriminat:see-thru:2026-12-31", "everything until 2026-12-31", 0],
  ])("that holds %s", (description, what, names) => {
    expect(say([foreign, held(description)])).toEqual([said(what, names)]);
  });

  test("that holds what cannot be read", () => {
    expect(say([foreign, held("discriminat:x")])[0]).toEqual(said("an annotation that cannot be read", 0));
  });

  test("that only its rules name is shown at the first of them", () => {
    expect(say([held("discriminat:tls:a.example")])).toEqual([
      [
        "plan/unknown-group",
        'sg-9 would admit "a.example" (tls, port 443), and nothing says which app it belongs to',
        help,
        { address, names: 1 },
      ],
    ]);
  });
});
