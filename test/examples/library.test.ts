import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { copyExample, fencedBlocks, repository } from "../helpers/readme-commands.ts";

const example = copyExample("examples/library");
afterAll(example.remove);

/** What `npm install` would do, without a network. */
function install(): void {
  const { dependencies, devDependencies } = JSON.parse(example.read("package.json"));
  for (const name of [...Object.keys(dependencies), ...Object.keys(devDependencies)]) {
    const target = name === "discriminat-policy" ? repository : join(repository, "node_modules", name);
    const link = join(example.folder, "node_modules", name);
    mkdirSync(join(link, ".."), { recursive: true });
    symlinkSync(target, link);
  }
}

test("a CDKTF app of somebody else compiles against the package and synthesizes the groups", () => {
  install();
  for (const commands of fencedBlocks(example.read("README.md"), "sh")) example.run(commands);
  const { resource } = JSON.parse(example.read("cdktf.out/stacks/shop/cdk.tf.json"));
  const groups = Object.entries<{ readonly name: string }>(resource.aws_security_group);
  expect(groups.map(([, group]) => group.name)).toEqual(["checkout-egress"]);
  const rules = Object.values<{ readonly description: string }>(resource.aws_vpc_security_group_egress_rule);
  expect(rules.map((rule) => rule.description).sort()).toEqual([
    "discriminat:ssh:sftp.bank.example",
    "discriminat:tls:*-checkout-live.adyenpayments.com,api.stripe.com",
  ]);
  expect(Object.values(resource.aws_instance)).toMatchObject([
    { vpc_security_group_ids: groups.map(([id]) => `\${aws_security_group.${id}.id}`) },
  ]);
});
