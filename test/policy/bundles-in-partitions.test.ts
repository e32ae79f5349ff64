/** Names of built-in bundles in every region of every partition. */
import { describe, expect, test } from "vitest";
import { awsPartitions, otherPartition } from "../../src/discriminat/aws-partitions.ts";
import { checkName } from "../../src/discriminat/name.ts";
import { builtInBundles } from "../../src/policy/built-in-bundles.ts";
import { resolveNames } from "../../src/policy/resolve.ts";
import { treeOf } from "../helpers/policy-tree.ts";

describe.each(awsPartitions)("in $id", ({ dnsSuffix, dualStackDnsSuffix, regions }) => {
  test.each(regions)("every AWS name of a bundle ends as names do in %s", (region) => {
    const networks = { there: { region, vpc_id: "vpc-0123456789abcdef0" } };
    const allow = [...builtInBundles.keys()].map((bundle) => ({ bundle, reason: "r" }));
    const tree = treeOf({ networks }, [{ app: "app", allow }]);
    const [network] = tree.settings.networks;
    const [policy] = tree.policies;
    if (network === undefined || policy === undefined) throw new Error("the tree lacks something");
    const names = resolveNames(tree, policy, network);
    const ofAws = names.filter(({ bundle }) => bundle?.written.value.includes("{region}"));
    expect(ofAws.length).toBeGreaterThan(15);
    for (const { name } of ofAws) {
      expect(checkName(name, { wildcards: true }), name).toEqual([]);
      expect(otherPartition(name), name).toBeUndefined();
      expect(
        [dnsSuffix, dualStackDnsSuffix].some((end) => name.endsWith(`.${region}.${end}`)),
        name,
      ).toBe(true);
    }
  });
});

test("names that a tree writes itself stay as they are written", () => {
  const networks = { there: { region: "cn-north-1", vpc_id: "vpc-0123456789abcdef0" } };
  const allow = [{ tls: ["ssm.{region}.amazonaws.com"], reason: "r" }];
  const tree = treeOf({ networks }, [{ app: "app", allow }]);
  const names = tree.policies.flatMap((policy) =>
    tree.settings.networks.flatMap((network) => resolveNames(tree, policy, network)),
  );
  expect(names.map(({ name }) => name)).toEqual(["ssm.cn-north-1.amazonaws.com"]);
});
