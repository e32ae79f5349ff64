import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { copyExample, fencedBlocks } from "../helpers/readme-commands.ts";

const example = copyExample("examples/multi-network");
afterAll(example.remove);
const readme = example.read("README.md");

function stack(name: string) {
  return JSON.parse(example.read(`cdktf.out/stacks/${name}/cdk.tf.json`));
}

function groupNames(name: string): readonly string[] {
  const groups: Readonly<Record<string, { readonly name: string }>> = stack(name).resource.aws_security_group;
  return Object.values(groups).map((group) => group.name);
}

test("the commands of the README write the stacks that it lists", () => {
  for (const commands of fencedBlocks(readme, "sh")) example.run(commands);
  const stacks = readdirSync(join(example.folder, "cdktf.out/stacks")).sort();
  expect(stacks).toEqual(["prod-london_data", "prod-london_web", "prod-oregon_web", "staging_data", "staging_web"]);
  for (const name of stacks) expect(readme).toContain(`\`${name}\``);
});

test("each stack keeps its state under a key of its own", () => {
  const keys = ["prod-london_data", "staging_web"].map((name) => stack(name).terraform.backend.s3.key);
  expect(keys).toEqual(["egress/prod-london_data.tfstate", "egress/staging_web.tfstate"]);
});

test("the VPC of each network is a Terraform variable", () => {
  expect(Object.keys(stack("prod-oregon_web").variable)).toEqual(["prod_oregon_vpc_id"]);
});

test("a separate see-thru window is a group of its own, in its network only", () => {
  expect(groupNames("staging_data")).toEqual(["importer-egress", "importer-see-thru"]);
  expect(groupNames("prod-london_data")).toEqual(["importer-egress"]);
});

test("the network without wildcards gets the plain name", () => {
  const rules = JSON.stringify(stack("staging_web").resource.aws_vpc_security_group_egress_rule);
  expect(rules).toContain("blue.assets.company.example");
  expect(rules).not.toContain("*");
});
