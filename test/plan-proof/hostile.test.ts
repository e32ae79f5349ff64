/** Names in a plan are somebody else's text: nothing of it acts where a proof is shown. */
import { expect, test } from "vitest";
import { planComment } from "../../src/plan-proof/plan-comment.ts";
import { planFindings } from "../../src/plan-proof/plan-findings.ts";
import { maxMarkdownLength } from "../../src/report/bounded-markdown.ts";
import { formatComment } from "../../src/report/comment.ts";
import { formatGithub } from "../../src/report/github.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { proveText } from "./plan-case.ts";
import { group, planJson, rule } from "./plan-json.ts";

const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };
const tree = treeOf(settings, [{ app: "checkout", allow: [{ tls: ["api.stripe.com"], reason: "lab" }] }]);

const hostile =
  "\n::error::owned\u001b[2J\u202e</details><img src=x onerror=alert(1)> [click](https://evil.example) @everyone | `x`";
const changes = [
  { address: `aws_security_group.a[${JSON.stringify(hostile)}]`, before: group("sg-1", { name: hostile }) },
  { address: `aws_security_group.b[${JSON.stringify(hostile)}]`, before: { id: "sg-2", name: hostile, egress: [] } },
  {
    address: `aws_vpc_security_group_egress_rule.a[${JSON.stringify(hostile)}]`,
    after: rule("sg-1", `discriminat:tls:${hostile}`),
  },
  {
    address: `aws_vpc_security_group_egress_rule.b[${JSON.stringify(hostile)}]`,
    after: rule("sg-2", "discriminat:tls:evil.example"),
  },
  { address: "aws_security_group_rule.c", after: rule("sg-2", "discriminat:see-thru:2026-12-31", { type: "egress" }) },
];
const proof = proveText(tree, planJson(changes));

const comment = formatComment({ ...planComment(proof), mark: "plan:v1", footer: [hostile], command: hostile });

test("the comment holds no markup, mention, link or control character of it", () => {
  expect(proof.problems.length).toBeGreaterThan(2);
  for (const character of ["\u001b", "\u202e"]) expect(comment).not.toContain(character);
  // What stands in a code span is shown, not read.
  const read = comment.replace(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, "");
  expect(read).not.toMatch(/<img|\]\(https|@everyone/);
  expect(read.match(/<\/details>/g)).toHaveLength(read.match(/<details>/g)?.length ?? 0);
});

test("workflow commands are ours alone", () => {
  const findings = planFindings(proof, tree.settings);
  const report = {
    command: "plan",
    findings,
    examined: {},
    sources: new Map(),
    checks: [],
    failOn: "error",
    toolVersion: "0",
  } as const;
  const lines = formatGithub(report).trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(findings.length + 1);
  for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) (?:file=[^:,]*,line=|title=)/);
});

test("a plan with 20,000 names nobody declared makes a comment that fits", () => {
  const many = Array.from({ length: 2_000 }, (_, index) => ({
    address: `aws_vpc_security_group_egress_rule.r[${index}]`,
    after: rule(
      "sg-1",
      `discriminat:tls:${Array.from({ length: 10 }, (_, name) => `n${index}-${name}.example`).join(",")}`,
      { from_port: 1_000 + index, to_port: 1_000 + index },
    ),
  }));
  const large = proveText(tree, planJson([{ address: "aws_security_group.a", before: group("sg-1") }, ...many]));
  expect(large.problems.length).toBeGreaterThan(20_000);
  const text = formatComment({ ...planComment(large), mark: "plan:v1", footer: [], command: "plan" });
  expect(text.length).toBeLessThan(maxMarkdownLength);
});
