/**
 * docs/attaching.md: the stack of its policy is applied, and its blocks of Terraform are planned by the real one, each way to find
 * the groups with each way to attach them.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { type Lab, openLab } from "../helpers/lab.ts";
import { motoServer } from "../helpers/moto.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";
import { fencedBlocks, repository } from "../helpers/readme-commands.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { type Terraform, terraform } from "../helpers/terraform.ts";
import { proveText, sayProof } from "../plan-proof/plan-case.ts";

const page = readFileSync(join(repository, "docs/attaching.md"), "utf8");
const block = (info: string): string => fencedBlocks(page, info).join("\n");
const settings = parse(block("yaml settings"));
const policy: PolicyObject = parse(block("yaml policy"));

/** What the reader has: a provider, an own group, and whatever the variables stand for. */
const surroundings = `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" {
  region = "eu-west-2"
}
resource "aws_security_group" "checkout" {
  name = "checkout"
}
variable "ami" { default = "ami-0123456789abcdef0" }
variable "subnet_ids" { default = ["subnet-0123456789abcdef0"] }
variable "ecs_cluster" { default = "arn:aws:ecs:eu-west-2:123456789012:cluster/apps" }
variable "task_definition" { default = "checkout:1" }
variable "lambda_role_arn" { default = "arn:aws:iam::123456789012:role/checkout" }
variable "lambda_image" { default = "123456789012.dkr.ecr.eu-west-2.amazonaws.com/checkout:1" }
variable "cluster_security_group" { default = "sg-0123456789abcdef0" }
variable "eks_cluster" { default = "apps" }
variable "node_role_arn" { default = "arn:aws:iam::123456789012:role/nodes" }
output "egress_groups" { value = local.egress_groups }
`;

interface Planned {
  readonly type: string;
  readonly address: string;
  readonly expressions: string;
}

describeWith([terraform, motoServer], "the page about attaching", () => {
  const root = mkdtempSync(join(tmpdir(), "discriminat-policy-attaching-"));
  let lab: Lab;
  let stack: Terraform;
  let groupIds: readonly string[];

  const ssm = async (action: string, input: object): Promise<Record<string, unknown>> => {
    const response = await fetch(lab.awsUrl, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `AmazonSSM.${action}`,
        authorization:
          "AWS4-HMAC-SHA256 Credential=test/20261127/eu-west-2/ssm/aws4_request, SignedHeaders=host, Signature=0",
      },
      body: JSON.stringify(input),
    });
    return (await response.json()) as Record<string, unknown>;
  };

  const folderWith = (name: string, ...files: readonly string[]): string => {
    const folder = join(root, name);
    mkdirSync(folder, { recursive: true });
    for (const [index, text] of files.entries()) writeFileSync(join(folder, `${index}.tf`), text);
    return folder;
  };

  beforeAll(async () => {
    lab = await openLab();
    const vpc_id = await lab.vpcIn("eu-west-2");
    const own = { ...settings, networks: { prod: { ...settings.networks.prod, vpc_id } } };
    lab.synthesize(own, [policy]);
    stack = await lab.stack("prod");
    await stack.run("plan", "-no-color", "-out=test.tfplan");
    const tree = treeOf(own, [policy]);
    const proof = proveText(tree, await stack.run("show", "-json", "test.tfplan"));
    expect(sayProof(proof, tree)).toContain("EXPLAINED");
    expect(proof.isExplained).toBe(true);
    await stack.apply();
    groupIds = JSON.parse(await stack.run("output", "-json", "security_group_ids")).checkout;
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(root, { recursive: true, force: true });
  });

  test("the stack publishes the ids of both groups as one parameter, and plans nothing more", async () => {
    expect(groupIds).toHaveLength(2);
    const { Parameter } = await ssm("GetParameter", { Name: "/egress/prod/checkout" });
    expect(Parameter).toMatchObject({ Type: "StringList", Value: groupIds.join(",") });
    expect(await stack.plan()).toEqual([]);
  });

  const ways = ["by-ssm", "by-tag", "by-remote-state"];

  test.each(ways)("%s the groups are found, and planned wherever they are attached", async (way) => {
    const find = block(`hcl ${way}`);
    expect(find).not.toBe("");
    if (way === "by-remote-state") await putState();
    const attach = fencedBlocks(page, "hcl attach");
    const folder = folderWith(way, surroundings, forLocalAws(find), ...attach);
    const there = await lab.terraformIn(folder);
    expect(await there.run("validate", "-no-color")).toContain("Success! The configuration is valid.");
    await there.run("plan", "-no-color", "-out=test.tfplan");
    const plan = JSON.parse(await there.run("show", "-json", "test.tfplan"));
    expect([...plan.planned_values.outputs.egress_groups.value].sort()).toEqual([...groupIds].sort());
    const planned: readonly Planned[] = plan.configuration.root_module.resources.map(
      (resource: { readonly type: string; readonly address: string; readonly expressions: object }) => ({
        ...resource,
        expressions: JSON.stringify(resource.expressions),
      }),
    );
    const attaching = planned.filter(({ expressions }) => expressions.includes("local.egress_groups"));
    expect(attaching.map(({ address }) => address).sort()).toEqual([
      "aws_ecs_service.checkout",
      "aws_instance.checkout",
      "aws_lambda_function.checkout",
      "aws_launch_template.checkout",
      "aws_launch_template.nodes",
    ]);
  });

  /** What a stack with the backend `s3` would leave there. */
  async function putState(): Promise<void> {
    const state = readFileSync(await statePath(), "utf8");
    for (const [path, body] of [
      ["company-terraform-state", undefined],
      ["company-terraform-state/egress/prod.tfstate", state],
    ] as const) {
      const response = await fetch(`${lab.awsUrl}/${path}`, { method: "PUT", body: body ?? null });
      expect(response.ok).toBe(true);
    }
  }

  async function statePath(): Promise<string> {
    const { terraform: block } = JSON.parse(readFileSync(join(stack.directory, "cdk.tf.json"), "utf8"));
    return join(stack.directory, block.backend.local.path);
  }
});

/** A local AWS has one address for all buckets, and no metadata to ask. */
function forLocalAws(hcl: string): string {
  return hcl.replace(
    'backend = "s3"\n  config = {',
    'backend = "s3"\n  config = {\n    use_path_style = true\n    skip_s3_checksum = true',
  );
}
