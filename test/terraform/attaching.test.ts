/** docs/attaching.md: its policy, its construct and its manifest, without Terraform. The blocks of Terraform: `attaching.real.test.ts`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Instance } from "@cdktf/provider-aws/lib/instance/index.js";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { lintTree } from "../../src/library/lint-tree.ts";
import { loadFiles } from "../../src/policy/load-tree.ts";
import { AppEgressPolicy } from "../../src/terraform/app-egress-policy.ts";
import { treeFrom } from "../helpers/policy-tree.ts";
import { fencedBlocks, repository } from "../helpers/readme-commands.ts";
import { foreignStack, synthesized } from "../helpers/synthesized.ts";

const page = readFileSync(join(repository, "docs/attaching.md"), "utf8");
const block = (info: string): string => fencedBlocks(page, info).join("\n");
const files = {
  "discriminat.yaml": block("yaml settings"),
  "payments/checkout.yaml": block("yaml policy"),
};

test("every block says what it is, and so which test reads it", () => {
  const infos = new Set([...page.matchAll(/^```(.+)$/gm)].map(([, info]) => info));
  expect([...infos].sort()).toEqual([
    "hcl attach",
    "hcl by-remote-state",
    "hcl by-ssm",
    "hcl by-tag",
    "ts cdktf",
    "yaml pods",
    "yaml policy",
    "yaml settings",
  ]);
});

test("lint has nothing to say of the page's policy", () => {
  const loaded = loadFiles({
    show: (path) => path,
    list: () => ({ paths: Object.keys(files).sort(), problems: [] }),
    read: (path) => ({ source: { path, text: files[path as keyof typeof files] } }),
  });
  expect(lintTree(loaded, { asOf: "2026-12-01" }).findings).toEqual([]);
});

test("the construct has the ids, and writes the parameter", () => {
  const stack = foreignStack();
  const own = new SecurityGroup(stack, "own", { name: "own" });
  const known = { AppEgressPolicy, Instance, stack, own, tree: treeFrom(files), vpcId: "vpc-1", ami: "ami-1" };
  new Function(...Object.keys(known), block("ts cdktf"))(...Object.values(known));
  const { resource } = synthesized(stack);
  const [instance] = Object.values(resource.aws_instance ?? {});
  expect(instance?.vpc_security_group_ids).toHaveLength(3);
  const [parameter] = Object.values(resource.aws_ssm_parameter ?? {});
  expect(parameter?.name).toBe("/egress/prod/checkout");
});

test("the manifest selects pods and names three groups, of which a pod takes five", () => {
  const { apiVersion, kind, metadata, spec } = parse(block("yaml pods"));
  expect([apiVersion, kind, Object.keys(metadata)]).toEqual([
    "vpcresources.k8s.aws/v1beta1",
    "SecurityGroupPolicy",
    ["name", "namespace"],
  ]);
  expect(spec.podSelector.matchLabels).toEqual({ app: "checkout" });
  expect(spec.securityGroups.groupIds).toHaveLength(3);
  for (const id of spec.securityGroups.groupIds) expect(id).toMatch(/^sg-[0-9a-f]{17}$/);
});

test("the table counts the groups as lint does", () => {
  const rows = [...page.matchAll(/^\| (nothing|`.+`) \| (\d)[^|]*\| (\d)[^|]*\|$/gm)];
  expect(rows.map(([, , groups = "", left = ""]) => Number(groups) + Number(left))).toEqual([5, 5, 5, 5]);
});
