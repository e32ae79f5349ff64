import { expect, test } from "vitest";
import { athenaIamPolicy } from "../../../src/traffic/athena/iam-policy.ts";

const table = {
  region: "eu-west-2",
  accountId: "123456789012",
  database: "egress",
  table: "logs",
  workgroup: "primary",
  location: "s3://egress-logs/a/b/",
  output: "s3://egress-results/",
};
const statement = (sid: string, tables: Parameters<typeof athenaIamPolicy>[0]["tables"], groupsFromTags = false) =>
  athenaIamPolicy({ tables, groupsFromTags }).Statement.find(({ Sid }) => Sid === sid);

test("writes nowhere but where results go, and reads nothing but the logs and them", () => {
  const { Statement } = athenaIamPolicy({ tables: [table], groupsFromTags: false });
  const writing = Statement.filter(({ Action }) => Action.some((action) => /Put|Delete|Abort|Create/.test(action)));
  expect(writing.map(({ Resource }) => Resource)).toEqual([["arn:aws:s3:::egress-results/*"]]);
  const reading = Statement.filter(({ Action }) => Action.includes("s3:GetObject"));
  expect(reading.flatMap(({ Resource }) => Resource).sort()).toEqual([
    "arn:aws:s3:::egress-logs/a/b/*",
    "arn:aws:s3:::egress-results/*",
  ]);
  expect(Statement.every(({ Resource }) => !Resource.includes("*"))).toBe(true);
});

test("lists the folder of the logs, and a whole bucket only where they are in all of it", () => {
  expect(statement("ListLogs", [table])).toMatchObject({
    Resource: ["arn:aws:s3:::egress-logs"],
    Condition: { StringLike: { "s3:prefix": ["a/b/", "a/b/*"] } },
  });
  expect(statement("ListLogs", [{ ...table, location: "s3://egress-logs/" }])?.Condition).toBeUndefined();
});

test("has no statement twice by one name, and each ARN once, for several networks", () => {
  const other = { ...table, region: "cn-north-1", accountId: undefined, table: "others", location: "s3://b-logs/" };
  const { Statement } = athenaIamPolicy({ tables: [table, other, table], groupsFromTags: true });
  const names = Statement.map(({ Sid }) => Sid);
  expect(new Set(names).size).toBe(names.length);
  for (const { Resource } of Statement) expect(new Set(Resource).size).toBe(Resource.length);
  expect(statement("RunStatements", [table, other])?.Resource).toEqual([
    "arn:aws-cn:athena:cn-north-1:*:workgroup/primary",
    "arn:aws:athena:eu-west-2:123456789012:workgroup/primary",
  ]);
  expect(statement("ReadTagsOfSecurityGroups", [table, other], true)).toMatchObject({
    Condition: { StringEquals: { "aws:RequestedRegion": ["cn-north-1", "eu-west-2"] } },
  });
});

test("names the roles to assume in other accounts", () => {
  const readRoles = ["arn:aws:iam::222222222222:role/egress-read"];
  expect(statement("AssumeReadRoles", [table, { ...table, readRoles }])?.Resource).toEqual(readRoles);
  expect(statement("AssumeReadRoles", [table])).toBeUndefined();
});
