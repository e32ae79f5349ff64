import { expect, test } from "vitest";
import { doctorIamPolicy } from "../../src/doctor/iam-policy.ts";
import { networkWith } from "./lines.ts";

const { Statement } = doctorIamPolicy([
  networkWith({ account_id: "123456789012" }),
  networkWith({ region: "cn-north-1", log_group: "discrimiNAT" }),
]);
const resourcesOf = (action: string): readonly string[] =>
  Statement.find(({ Action }) => Action.includes(action))?.Resource ?? [];

test("names every action that is asked for, and no other", () => {
  expect(Statement.flatMap(({ Action }) => Action).sort()).toEqual([
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroupRules",
    "ec2:DescribeSecurityGroups",
    "logs:DescribeLogGroups",
    "logs:DescribeLogStreams",
    "logs:FilterLogEvents",
    "logs:GetQueryResults",
    "logs:StartQuery",
    "logs:StopQuery",
    "servicequotas:GetAWSDefaultServiceQuota",
    "servicequotas:GetServiceQuota",
    "ssm:GetParameter",
  ]);
});

test("ties to resources whatever can be tied, by network", () => {
  expect(resourcesOf("logs:DescribeLogStreams")).toEqual([
    "arn:aws-cn:logs:cn-north-1:*:log-group:discrimiNAT:*",
    "arn:aws:logs:eu-west-2:123456789012:log-group:DiscrimiNAT:*",
  ]);
  expect(resourcesOf("ssm:GetParameter")).toEqual([
    "arn:aws-cn:ssm:cn-north-1:*:parameter/DiscrimiNAT",
    "arn:aws:ssm:eu-west-2:123456789012:parameter/DiscrimiNAT",
  ]);
});

test("ties to the regions whatever cannot", () => {
  const anywhere = Statement.filter(({ Resource }) => Resource.includes("*"));
  expect(anywhere.map(({ Condition }) => Condition)).toEqual(
    anywhere.map(() => ({ StringEquals: { "aws:RequestedRegion": ["cn-north-1", "eu-west-2"] } })),
  );
});

test("names the roles to assume in other accounts", () => {
  const role = "arn:aws:iam::222222222222:role/egress-read";
  const [first] = doctorIamPolicy([networkWith({}), networkWith({ read_role_arn: role })]).Statement;
  expect(first).toMatchObject({ Action: ["sts:AssumeRole"], Resource: [role] });
});
