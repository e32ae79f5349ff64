import { describe, expect, test } from "vitest";
import {
  awsPartitions,
  awsRegions,
  inPartition,
  otherPartition,
  partitionOf,
} from "../../src/discriminat/aws-partitions.ts";

test("the table is the one that the AWS SDK ships", async () => {
  const file = new URL(
    "../../node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js",
    import.meta.url,
  );
  interface Shipped {
    readonly id: string;
    readonly outputs: { readonly dnsSuffix: string; readonly dualStackDnsSuffix: string };
    readonly regionRegex: string;
    readonly regions: object;
  }
  const { partitionsInfo } = await import(file.href);
  const partitions: readonly Shipped[] = partitionsInfo.partitions;
  const shipped = partitions.map(({ id, outputs: { dnsSuffix, dualStackDnsSuffix }, regionRegex, regions }) => ({
    id,
    dnsSuffix,
    dualStackDnsSuffix,
    regionPattern: new RegExp(regionRegex.replaceAll("\\-", "-")),
    regions: Object.keys(regions).filter((region) => !region.endsWith("-global")),
  }));
  expect(awsPartitions).toEqual(shipped);
});

test("every region belongs to the partition that lists it, and to no other", () => {
  for (const { id, regions } of awsPartitions) {
    for (const region of regions) expect(partitionOf(region)?.id, region).toBe(id);
  }
  expect(new Set(awsRegions).size).toBe(awsRegions.length);
});

describe("names follow the partition", () => {
  test.each([
    ["ssm.eu-west-2.amazonaws.com", "eu-west-2", "ssm.eu-west-2.amazonaws.com"],
    ["ssm.cn-north-1.amazonaws.com", "cn-north-1", "ssm.cn-north-1.amazonaws.com.cn"],
    ["ssm.us-gov-west-1.amazonaws.com", "us-gov-west-1", "ssm.us-gov-west-1.amazonaws.com"],
    ["ssm.eusc-de-east-1.amazonaws.com", "eusc-de-east-1", "ssm.eusc-de-east-1.amazonaws.eu"],
    ["ssm.us-iso-east-1.amazonaws.com", "us-iso-east-1", "ssm.us-iso-east-1.c2s.ic.gov"],
    ["ssm.us-isob-east-1.amazonaws.com", "us-isob-east-1", "ssm.us-isob-east-1.sc2s.sgov.gov"],
    ["ssm.us-isof-south-1.amazonaws.com", "us-isof-south-1", "ssm.us-isof-south-1.csp.hci.ic.gov"],
    ["ssm.eu-isoe-west-1.amazonaws.com", "eu-isoe-west-1", "ssm.eu-isoe-west-1.cloud.adc-e.uk"],
    ["eks-auth.cn-north-1.api.aws", "cn-north-1", "eks-auth.cn-north-1.api.amazonwebservices.com.cn"],
    ["ssm.cn-north-1.amazonaws.com.cn", "cn-north-1", "ssm.cn-north-1.amazonaws.com.cn"],
    ["api.example.com", "cn-north-1", "api.example.com"],
    ["amazonaws.com", "cn-north-1", "amazonaws.com"],
    ["ssm.somewhere.amazonaws.com", "somewhere", "ssm.somewhere.amazonaws.com"],
  ])("%s in %s is %s", (name, region, expected) => expect(inPartition(name, region)).toBe(expected));

  test.each([
    ["ssm.cn-north-1.amazonaws.com", "ssm.cn-north-1.amazonaws.com.cn"],
    ["ssm.eu-west-2.amazonaws.com.cn", "ssm.eu-west-2.amazonaws.com"],
    ["bucket.s3.eusc-de-east-1.amazonaws.com", "bucket.s3.eusc-de-east-1.amazonaws.eu"],
    ["ssm.cn-north-9.amazonaws.com", "ssm.cn-north-9.amazonaws.com.cn"],
  ])("%s does not exist: it is %s", (name, instead) => expect(otherPartition(name)?.instead).toBe(instead));

  test.each([
    "ssm.eu-west-2.amazonaws.com",
    "sts.amazonaws.com",
    "*.cn-north-1.amazonaws.com.cn",
    "cn-north-1.example.com",
  ])("%s is as it should be", (name) => expect(otherPartition(name)).toBeUndefined());
});
