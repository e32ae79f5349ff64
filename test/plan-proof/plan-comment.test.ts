/** A proof as a comment and in sentences: what stands in which part, and in which order. */
import { describe, expect, test } from "vitest";
import { planComment } from "../../src/plan-proof/plan-comment.ts";
import { planFindings } from "../../src/plan-proof/plan-findings.ts";
import {
  changeSentence,
  isChanged,
  shortName,
  subjectsOf,
  verdictSentence,
} from "../../src/plan-proof/plan-summary.ts";
import type { PlanProof } from "../../src/plan-proof/prove-plan.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { proveText } from "./plan-case.ts";
import { group, planJson, type ResourceChange, resourceChange, rule } from "./plan-json.ts";

const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };
const allow = [{ tls: ["api.stripe.com"], reason: "lab" }];
const tree = treeOf(settings, [{ app: "checkout", allow }]);
const sg: ResourceChange = { address: "aws_security_group.checkout", before: group("sg-1") };
const address = "aws_vpc_security_group_egress_rule.good";
const stripe = "discriminat:tls:api.stripe.com";
const good: ResourceChange = { address, before: rule("sg-1", stripe) };

/** The rule of `checkout` with other descriptions. */
const changed = (before: string, after: string): ResourceChange => ({
  address,
  actions: ["update"],
  before: rule("sg-1", before),
  after: rule("sg-1", after),
});
const prove = (changes: readonly ResourceChange[], more: object = {}, of = tree): PlanProof =>
  proveText(of, planJson(changes, more));

const open: ResourceChange = {
  address: "aws_vpc_security_group_egress_rule.open",
  before: rule("sg-1", "", { ip_protocol: "udp" }),
};
const drift = { resource_drift: [resourceChange(changed(stripe, "discriminat:tls:b.example"))] };

describe("the comment", () => {
  test.each<[string, readonly ResourceChange[], object, string, number]>([
    ["good where nothing is objected to", [sg, good], {}, "good", 0],
    ["good where there are notes alone", [sg, good], drift, "good", 0],
    ["doubtful where there is a warning", [sg, good, open], drift, "doubtful", 1],
    ["bad where there is an error", [sg, changed(stripe, `${stripe},evil.example`)], {}, "bad", 1],
    ["bad where a declared name is missing", [sg, { ...good, after: null }, open], {}, "bad", 2],
  ])("is %s", (_, changes, more, tone, flags) => {
    const comment = planComment(prove(changes, more));
    expect(comment.tone).toBe(tone);
    expect(comment.flags).toHaveLength(flags);
  });

  test("flags the gravest first, then by their words", () => {
    const { flags, sections } = planComment(
      prove([open, sg, changed(stripe, `${stripe},evil.example,bad.example`)], drift),
    );
    const words = [
      'the plan adds "bad.example" (tls, port 443) for checkout in prod, and no policy line admits it',
      'the plan adds "evil.example" (tls, port 443) for checkout in prod, and no policy line admits it',
      `checkout-egress is open to 0.0.0.0/0 on udp port 443 without an annotation: ${open.address}`,
    ];
    expect(flags).toEqual(words);
    const help = `declare it in policies/lab/checkout.yaml, or take it out of ${address}`;
    expect(sections.at(-1)).toEqual({
      title: "Findings (4)",
      folded: true,
      columns: ["Check", "Finding", "Line"],
      rows: [
        [{ code: "plan/unexplained-rule" }, `${words[0]}; ${help}`, { code: "policies/lab/checkout.yaml:1" }],
        [{ code: "plan/unexplained-rule" }, `${words[1]}; ${help}`, { code: "policies/lab/checkout.yaml:1" }],
        [{ code: "plan/open-egress" }, words[2], { code: "policies/lab/checkout.yaml:1" }],
        [
          { code: "plan/changed-outside" },
          `${address} was changed outside Terraform: "b.example" added, "api.stripe.com" removed`,
          { code: "plan.json:1" },
        ],
      ],
    });
  });

  test("lists names, windows and groups that change, and nothing else", () => {
    const window: ResourceChange = {
      address: "aws_vpc_security_group_egress_rule.w",
      after: rule("sg-1", "discriminat:see-thru:2026-12-31", { from_port: 80, to_port: 80 }),
    };
    const fresh: ResourceChange = {
      address: "aws_security_group.two",
      after: group("sg-2", { name: "checkout-egress-2" }),
    };
    const { sections } = planComment(
      prove([
        sg,
        changed("discriminat:tls:api.stripe.com,old.example", "discriminat:tls:api.stripe.com,new.example"),
        window,
        fresh,
      ]),
    );
    expect(sections.slice(0, -1)).toEqual([
      {
        title: "Added (1)",
        folded: false,
        columns: ["Name", "App"],
        rows: [[{ code: "new.example" }, "checkout in prod"]],
      },
      {
        title: "Removed (1)",
        folded: false,
        columns: ["Name", "App"],
        rows: [[{ code: "old.example" }, "checkout in prod"]],
      },
      {
        title: "See-thru windows",
        folded: false,
        columns: ["App", "Change", "Window"],
        rows: [["checkout in prod", "opened", "until 2026-12-31 on port 80"]],
      },
      {
        title: "Security Groups (1)",
        folded: false,
        columns: ["Group", "App", "Change"],
        rows: [[{ code: "checkout-egress-2" }, "checkout in prod", "created"]],
      },
    ]);
    expect(planComment(prove([sg, good])).sections).toEqual([]);
  });

  test.each([
    [25, false],
    [26, true],
  ])("folds %i names: %s", (length, folded) => {
    const names = Array.from({ length }, (_, index) => `n${index}.example`);
    const rules = names.map((name, index) => ({
      address: `aws_vpc_security_group_egress_rule.r[${index}]`,
      after: rule("sg-1", `discriminat:tls:${name}`, { cidr_ipv4: `0.0.0.0/${index}` }),
    }));
    expect(planComment(prove([sg, ...rules])).sections[0]).toMatchObject({ title: `Added (${length})`, folded });
    const groups = names.map((name, index) => ({
      address: `aws_security_group.g[${index}]`,
      after: group("", { id: undefined, name }),
    }));
    expect(planComment(prove([sg, good, ...groups])).sections[0]).toMatchObject({
      title: `Security Groups (${length})`,
      folded,
    });
  });
});

describe("a window", () => {
  const see = (until: string, ...ports: readonly number[]) => ports.map((port) => ({ until, port }));
  type Windows = ReturnType<typeof see>;
  const windowOf = (before: Windows, after: Windows): PlanProof => {
    const rules = (list: Windows, side: "before" | "after"): readonly ResourceChange[] =>
      list.map(({ until, port }) => {
        const values = rule("sg-1", `discriminat:see-thru:${until}`, { from_port: port, to_port: port });
        const other = `aws_vpc_security_group_egress_rule.${side}_${port}`;
        return side === "before" ? { address: other, before: values, after: null } : { address: other, after: values };
      });
    return prove([sg, good, ...rules(before, "before"), ...rules(after, "after")]);
  };

  test.each<[string, Windows, Windows, string | undefined, boolean]>([
    ["is opened", [], see("2026-12-31", 80), "until 2026-12-31 on port 80", true],
    ["is closed", see("2026-12-31", 80), [], "it was open until 2026-12-31 on port 80", true],
    [
      "is extended",
      see("2026-12-01", 80),
      see("2026-12-31", 80),
      "until 2026-12-31 on port 80, before that until 2026-12-01 on port 80",
      true,
    ],
    [
      "is shortened",
      see("2026-12-31", 80),
      see("2026-12-01", 80),
      "until 2026-12-01 on port 80, before that until 2026-12-31 on port 80",
      true,
    ],
    [
      "is for other ports",
      see("2026-12-31", 80),
      see("2026-12-31", 81, 82),
      "until 2026-12-31 on port 81 and port 82, before that until 2026-12-31 on port 80",
      true,
    ],
    ["stays", see("2026-12-31", 80), see("2026-12-31", 80), undefined, false],
    ["is nowhere", [], [], undefined, false],
  ])("that %s", (_, before, after, words, changes) => {
    const proof = windowOf(before, after);
    const section = planComment(proof).sections.find(({ title }) => title === "See-thru windows");
    expect(section?.rows[0]?.[2]).toBe(words);
    expect(subjectsOf(proof).map(isChanged)).toEqual([changes]);
  });

  test.each([
    [see("2026-12-01", 80), "1 name stays and 1 see-thru window is extended (1 app)."],
    [[], "1 name stays and 1 see-thru window is opened (1 app)."],
  ])("is counted by what happens to it", (before, words) => {
    expect(changeSentence(windowOf(before, see("2026-12-31", 80)))).toContain(words);
  });
});

describe("an app is changed", () => {
  test.each<[string, readonly ResourceChange[], boolean]>([
    ["not by what stays", [sg, good], false],
    ["by a name that is added", [sg, changed(stripe, `${stripe},b.example`)], true],
    ["by a name that is removed", [sg, changed(`${stripe},b.example`, stripe)], true],
    ["by as many names removed as added", [sg, changed(`${stripe},b.example`, `${stripe},c.example`)], true],
    [
      "by one of its groups",
      [sg, good, { address: "aws_security_group.two", after: group("sg-2", { name: "two" }) }],
      true,
    ],
    ["not by an update of its group", [{ ...sg, actions: ["update"] }, good], false],
  ])("%s", (_, changes, changes_) => {
    expect(subjectsOf(prove(changes)).map(isChanged)).toEqual([changes_]);
  });
});

describe("sentences", () => {
  const foreign = (id: string): readonly ResourceChange[] => [
    { address: `aws_security_group.f${id}`, before: group(id, { name: `f${id}`, tags: {} }) },
    { address: `aws_vpc_security_group_egress_rule.f${id}`, before: rule(id, "discriminat:tls:a.example") },
  ];
  const { security_group_id: _, ...late } = rule("", "discriminat:tls:b.example") as Record<string, unknown>;
  const undecided: ResourceChange = {
    address: "aws_vpc_security_group_egress_rule.late",
    after: late,
    unknown: { security_group_id: true },
  };

  test.each<[string, readonly ResourceChange[], string]>([
    ["an app", [sg, good], "1 name stays (1 app). Plan: 0 to add, 0 to change, 0 to destroy."],
    ["no app", [], "no names are affected. Plan: 0 to add, 0 to change, 0 to destroy."],
    ["a group without a policy", foreign("sg-8"), "1 name stays (1 group without a policy). Plan: 0"],
    [
      "several",
      [sg, good, ...foreign("sg-8"), ...foreign("sg-9")],
      "3 names stay (1 app and 2 groups without a policy). Plan: 0",
    ],
    ["a group that is not known yet", [undecided], "1 name is added (groups known only after the apply). Plan: 1"],
    [
      "it beside an app",
      [sg, good, undecided],
      "1 name is added and 1 name stays (1 app and groups known only after the apply). Plan: 1",
    ],
  ])("say whose names they are: %s", (__, changes, words) => {
    expect(changeSentence(prove(changes))).toContain(words);
  });

  test("of a group that is not known yet come after the apps, with its names", () => {
    const subjects = subjectsOf(prove([sg, good, undecided, ...foreign("sg-8")]));
    expect(subjects.map(({ words, added, groups }) => [words, added.map(shortName), groups.length])).toEqual([
      ["checkout in prod", [], 1],
      ["fsg-8 (no policy)", [], 1],
      ["groups known only after the apply", ["b.example"], 0],
    ]);
  });

  test.each<[string, readonly ResourceChange[], string]>([
    ["nothing is an app's", [], "the plan touches no Security Group of an app."],
    [
      "all is explained",
      [sg, good],
      "a policy line explains every name and window of this plan, and every declared one is in a rule.",
    ],
    [
      "one name is not",
      [sg, changed(stripe, `${stripe},b.example`)],
      "no policy line explains 1 name or window of this plan.",
    ],
    [
      "two are not",
      [sg, changed(stripe, `${stripe},b.example,c.example`)],
      "no policy line explains 2 names or windows of this plan.",
    ],
    ["something else is wrong", foreign("sg-8"), "the plan cannot be proven from the policies."],
  ])("say whether it holds where %s", (__, changes, words) => {
    expect(verdictSentence(prove(changes))).toBe(words);
  });

  const tls = { name: "a.example", protocol: "tls", transport: "tcp", fromPort: 443, toPort: 443 } as const;
  test.each([
    [tls, "a.example"],
    [{ ...tls, fromPort: 8443, toPort: 8443 }, "a.example:8443"],
    [{ ...tls, toPort: 500 }, "a.example:443-500"],
    [{ ...tls, protocol: "ssh" as const }, "ssh://a.example:443"],
    [{ ...tls, protocol: "ssh" as const, fromPort: 22, toPort: 22 }, "ssh://a.example"],
    [{ ...tls, fromPort: 22, toPort: 22 }, "a.example:22"],
    [{ ...tls, transport: "udp" }, "a.example:443 (udp)"],
    [{ ...tls, transport: "-1", fromPort: 0, toPort: 65_535 }, "a.example:all ports"],
  ])("name a target by its ports and protocol where they are not the usual ones: %j", (name, words) => {
    expect(shortName(name)).toBe(words);
  });
});

test("a check that the settings switch off is in no finding", () => {
  const off = treeOf({ ...settings, checks: { "plan/open-egress": "off" } }, [{ app: "checkout", allow }]);
  expect(planFindings(prove([sg, good, open], {}, off), off.settings)).toEqual([]);
  expect(planFindings(prove([sg, good, open]), tree.settings).map(({ check }) => check)).toEqual(["plan/open-egress"]);
});
