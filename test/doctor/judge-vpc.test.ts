import { expect, test } from "vitest";
import { judgeVpc } from "../../src/doctor/judge-vpc.ts";
import { linesOf, networkWith } from "./lines.ts";

const id = "vpc-0123456789abcdef0";
const groups = (...vpcIds: readonly string[]) =>
  ({ kind: "told", value: vpcIds.map((vpcId) => ({ name: "default", vpcId })) }) as const;
const check = 'Check region, account_id and vpc_id under the network "prod" in the settings.';

test.each([
  ["a VPC with a group is there", networkWith(), groups("vpc-0a", id), `ok vpc: ${id}`],
  [
    "one without is not",
    networkWith(),
    groups("vpc-0b", "vpc-0a", "vpc-0b"),
    `wrong vpc: region eu-west-2 of the account has no VPC ${id}; there is vpc-0a, vpc-0b | ${check}`,
  ],
  ["none may be", networkWith(), groups(), `wrong vpc: region eu-west-2 of the account has no VPC ${id} | ${check}`],
  [
    "one that Terraform is told is not looked at",
    networkWith({ vpc_id: { variable: "prod_vpc_id" } }),
    groups(),
    'ok vpc: the Terraform variable "prod_vpc_id" says which; it was not looked at',
  ],
])("%s", (_, network, answer, line) => {
  expect(linesOf(judgeVpc(network, answer))).toEqual([line]);
});
