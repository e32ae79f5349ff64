import { expect, test } from "vitest";
import type { Call } from "../../src/doctor/facts.ts";
import { judgePermissions } from "../../src/doctor/judge-permissions.ts";
import { linesOf } from "./lines.ts";

const needed = [
  "logs:StartQuery",
  "logs:GetQueryResults",
  "logs:StopQuery",
  "logs:DescribeLogGroups",
  "logs:FilterLogEvents",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSecurityGroupRules",
  "ec2:DescribeNetworkInterfaces",
];
const calls = (differs: Readonly<Record<string, Call["permission"]>> = {}): readonly Call[] =>
  needed.map((action) => ({ action, permission: differs[action] ?? "allowed" }));

test("what is allowed is one line", () => {
  expect(linesOf(judgePermissions(calls()))).toEqual([
    "ok permissions: AWS allows logs:StartQuery, logs:GetQueryResults, logs:StopQuery, logs:DescribeLogGroups, logs:FilterLogEvents, ec2:DescribeSecurityGroups, ec2:DescribeSecurityGroupRules and ec2:DescribeNetworkInterfaces",
  ]);
});

test("each refused action is a line with what to allow, and what is not known another one", () => {
  const refusal = { action: "logs:StartQuery", resource: "arn:x", because: "no identity-based policy allows it" };
  const differs = { "logs:StartQuery": refusal, "logs:StopQuery": "untold", "logs:FilterLogEvents": "untold" } as const;
  expect(linesOf(judgePermissions(calls(differs)))).toEqual([
    "wrong permissions: AWS refuses logs:StartQuery: no identity-based policy allows it; `observe` needs it | Allow logs:StartQuery on arn:x: `discriminat-policy doctor --print-iam-policy` prints the least policy.",
    "unknown permissions: whether AWS allows logs:StopQuery or logs:FilterLogEvents is not known",
    "ok permissions: AWS allows logs:GetQueryResults, logs:DescribeLogGroups, ec2:DescribeSecurityGroups, ec2:DescribeSecurityGroupRules and ec2:DescribeNetworkInterfaces",
  ]);
});

test("nothing that was asked is nothing that is allowed", () => {
  expect(judgePermissions([])).toMatchObject([{ outcome: "unknown" }]);
});
