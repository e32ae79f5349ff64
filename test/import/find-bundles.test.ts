/** Which bundles stand for names in the network's region, and what is left to be written. */
import { expect, test } from "vitest";
import type { DraftName } from "../../src/import/draft-entries.ts";
import { findBundles } from "../../src/import/find-bundles.ts";
import { treeOf } from "../helpers/policy-tree.ts";

const buckets = {
  own: "prod-registry-k8s-io-eu-west-1.s3.dualstack.eu-west-1.amazonaws.com",
  london: "767373bbdcb8270361b96548387bf2a9ad0d48758c35-eu-west-2.s3.dualstack.eu-west-2.amazonaws.com",
  anyone: "prod-registry-k8s-io-eu-west-2.s3.dualstack.eu-west-2.amazonaws.com",
};
const registry = ["*-docker.pkg.dev", "registry.k8s.io"];

const cases: readonly (readonly [
  region: string,
  names: readonly string[],
  bundles: readonly string[],
  rest: readonly string[],
])[] = [
  ["us-east-1", ["s3.us-east-1.amazonaws.com", "s3.amazonaws.com"], ["aws/s3"], []],
  ["us-east-1", ["s3.us-east-1.amazonaws.com"], [], ["s3.us-east-1.amazonaws.com"]],
  ["eu-west-2", ["s3.eu-west-2.amazonaws.com"], ["aws/s3"], []],
  ["eu-west-2", ["s3.eu-west-2.amazonaws.com", "s3.amazonaws.com"], ["aws/s3"], ["s3.amazonaws.com"]],
  ["eu-west-1", [...registry, buckets.own], ["registry/kubernetes"], []],
  ["eu-west-2", [...registry, buckets.london], ["registry/kubernetes"], []],
  ["eu-west-2", [...registry, buckets.anyone], [], [...registry, buckets.anyone]],
];

test.each(cases)("in %s %j is %j and %j", (region, written, bundles, rest) => {
  const tree = treeOf({ networks: { prod: { region, vpc_id: "vpc-0123456789abcdef0" } } }, []);
  const names = written.map(
    (name): DraftName => ({ written: name, protocol: "tls", port: 443, networks: ["prod"], from: ["a group"] }),
  );
  const found = findBundles(names, tree, tree.settings.networks);
  expect(found.uses.map(({ bundle }) => bundle)).toEqual(bundles);
  expect(found.rest.map((name) => name.written)).toEqual(rest);
});
