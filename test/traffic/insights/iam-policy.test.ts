import { expect, test } from "vitest";
import { iamPolicy, iamPolicyText } from "../../../src/traffic/insights/iam-policy.ts";

const network = { region: "eu-west-2", accountId: "123456789012", logGroups: ["DiscrimiNAT"] };

test("the IAM policy for one network names its log group, and nothing wider than it must", () => {
  expect(iamPolicyText({ networks: [network], groupsFromTags: true })).toMatchInlineSnapshot(`
    "{
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "ReadFirewallLogs",
          "Effect": "Allow",
          "Action": [
            "logs:FilterLogEvents",
            "logs:StartQuery"
          ],
          "Resource": [
            "arn:aws:logs:eu-west-2:123456789012:log-group:DiscrimiNAT:*"
          ]
        },
        {
          "Sid": "FollowQueries",
          "Effect": "Allow",
          "Action": [
            "logs:GetQueryResults",
            "logs:StopQuery"
          ],
          "Resource": [
            "*"
          ],
          "Condition": {
            "StringEquals": {
              "aws:RequestedRegion": [
                "eu-west-2"
              ]
            }
          }
        },
        {
          "Sid": "FindLogGroups",
          "Effect": "Allow",
          "Action": [
            "logs:DescribeLogGroups"
          ],
          "Resource": [
            "arn:aws:logs:eu-west-2:123456789012:log-group:*"
          ]
        },
        {
          "Sid": "ReadTagsOfSecurityGroups",
          "Effect": "Allow",
          "Action": [
            "ec2:DescribeSecurityGroups"
          ],
          "Resource": [
            "*"
          ],
          "Condition": {
            "StringEquals": {
              "aws:RequestedRegion": [
                "eu-west-2"
              ]
            }
          }
        }
      ]
    }
    "
  `);
});

test("the IAM policy has EC2 only for tags", () => {
  const { Statement } = iamPolicy({ networks: [network], groupsFromTags: false });
  expect(Statement.flatMap(({ Action }) => Action)).toEqual([
    "logs:FilterLogEvents",
    "logs:StartQuery",
    "logs:GetQueryResults",
    "logs:StopQuery",
    "logs:DescribeLogGroups",
  ]);
});

test("the IAM policy for several networks lists each group once, with its own partition, region and account", () => {
  const { Statement } = iamPolicy({
    networks: [
      network,
      network,
      { region: "cn-north-1", accountId: undefined, logGroups: ["DiscrimiNAT"] },
      {
        region: "us-gov-west-1",
        accountId: "123456789012",
        logGroups: ["arn:aws-us-gov:logs:us-gov-west-1:210987654321:log-group:Logs/discrimiNAT:*"],
      },
    ],
    groupsFromTags: false,
  });
  expect(Statement[0]?.Resource).toEqual([
    "arn:aws-cn:logs:cn-north-1:*:log-group:DiscrimiNAT:*",
    "arn:aws-us-gov:logs:us-gov-west-1:210987654321:log-group:Logs/discrimiNAT:*",
    "arn:aws:logs:eu-west-2:123456789012:log-group:DiscrimiNAT:*",
  ]);
  expect(Statement[1]?.Condition?.StringEquals?.["aws:RequestedRegion"]).toEqual([
    "cn-north-1",
    "eu-west-2",
    "us-gov-west-1",
  ]);
  expect(Statement[2]?.Resource).toContain("arn:aws-us-gov:logs:us-gov-west-1:210987654321:log-group:*");
});
