import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { awsRegions } from "../../src/discriminat/aws-partitions.ts";
import { judgeExposure } from "../../src/discriminat/exposure.ts";
import { checkName } from "../../src/discriminat/name.ts";
import { publicRegistryOf } from "../../src/discriminat/public-registries.ts";
import { builtInBundles, versionsOf } from "../../src/policy/built-in-bundles.ts";
import type { Bundle } from "../../src/policy/model.ts";
import { findBundle, replacePlaceholders, resolveNames } from "../../src/policy/resolve.ts";
import { treeFrom, treeOf } from "../helpers/policy-tree.ts";

/** One region of each kind that matters: with a public suffix of its own, older and newer, short and long. */
const regions = ["us-east-1", "eu-west-2", "ap-southeast-7", "il-central-1", "mx-central-1"];

const bundles = [...builtInBundles.values()];

function namesOf(bundle: Bundle) {
  return bundle.allow.flatMap((item) => item.names.map((name) => ({ name: name.value, protocol: item.protocol })));
}

function resolvedNames(bundle: string, region: string): readonly string[] {
  const networks = { there: { region, vpc_id: "vpc-0123456789abcdef0" } };
  const tree = treeOf({ networks }, [{ app: "app", allow: [{ bundle, reason: "r" }] }]);
  return tree.policies.flatMap((policy) =>
    tree.settings.networks.flatMap((network) => resolveNames(tree, policy, network).map(({ name }) => name)),
  );
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...texts].sort();
}

test("bundles stand under their own name, in order", () => {
  expect([...builtInBundles.keys()]).toEqual(sorted(bundles.map((bundle) => bundle.name)));
  for (const [name, bundle] of builtInBundles) expect(bundle.name).toBe(name);
});

test("a bundle's name is a family and a name", () => {
  for (const bundle of bundles) expect(bundle.name).toMatch(/^(ai|aws|cloud|dev|obs|os|registry)\/[a-z][a-z0-9-]*$/);
});

test("the bundles that AWS workloads need most are there", () => {
  const wanted = ["ssm", "ecr", "cloudwatch-logs", "sts", "secrets-manager", "kms", "ec2", "s3"].map((x) => `aws/${x}`);
  for (const name of [...wanted, "os/ubuntu", "os/amazon-linux", "dev/github"]) {
    expect(builtInBundles.get(name)?.allow.length, name).toBeGreaterThan(0);
  }
});

test.each(bundles.map((bundle) => [bundle.name, bundle] as const))("%s: every name is well formed", (_, bundle) => {
  for (const { name, protocol } of namesOf(bundle)) {
    expect(checkName(name, { wildcards: protocol === "tls", placeholders: ["region"] }), name).toEqual([]);
  }
});

test.each(regions)("%s: the firewall's default exposure admits every pattern", (region) => {
  for (const bundle of bundles) {
    for (const { name } of namesOf(bundle)) {
      const verdict = judgeExposure(replacePlaceholders(name, { region }), "prohibit_public_suffix").verdict;
      expect(`${name}: ${verdict}`).toBe(`${name}: allowed`);
    }
  }
});

test("names are sorted in their list and stand once in their bundle", () => {
  for (const bundle of bundles) {
    for (const item of bundle.allow) {
      const names = item.names.map((name) => name.value);
      expect(names, bundle.name).toEqual(sorted(names));
    }
    const all = namesOf(bundle).map(({ name, protocol }) => `${protocol} ${name}`);
    expect(new Set(all).size, bundle.name).toBe(all.length);
  }
});

test("every list names the https page that documents it, and the day on which that was read", () => {
  for (const bundle of bundles) {
    for (const item of bundle.allow) {
      const page = new URL(item.documentation ?? "missing:");
      expect(page.protocol, bundle.name).toBe("https:");
      expect(item.read, bundle.name).toMatch(/^2026-\d\d-\d\d$/);
    }
  }
});

test("an AWS name holds the region, so that a bundle works in each network, or is limited to regions", () => {
  for (const bundle of bundles.filter(({ name }) => name.startsWith("aws/"))) {
    for (const { names, regions } of bundle.allow) {
      for (const { value } of names) if (regions === undefined) expect(value).toContain("{region}");
    }
  }
});

test("a region stands in one list of a bundle's buckets, and exists", () => {
  for (const bundle of bundles) {
    const regions = bundle.allow.flatMap((item) => item.regions ?? []);
    expect(new Set(regions).size, bundle.name).toBe(regions.length);
    for (const region of regions) expect(awsRegions, bundle.name).toContain(region);
  }
});

test.each([
  ["us-east-1", ["s3.us-east-1.amazonaws.com", "s3.amazonaws.com"]],
  ["eu-west-2", ["s3.eu-west-2.amazonaws.com"]],
])("in %s aws/s3 admits %j", (region, names) => {
  expect(resolvedNames("aws/s3", region)).toEqual(names);
});

test.each([
  ["eu-west-1", ["prod-registry-k8s-io-eu-west-1.s3.dualstack.eu-west-1.amazonaws.com"]],
  ["eu-west-2", ["767373bbdcb8270361b96548387bf2a9ad0d48758c35-eu-west-2.s3.dualstack.eu-west-2.amazonaws.com"]],
  ["ap-east-2", ["prod-registry-k8s-io-ap-east-1.s3.dualstack.ap-east-1.amazonaws.com"]],
  // A bucket of that name would be anyone's.
  ["us-gov-west-1", []],
])("in %s registry/kubernetes admits no bucket but the project's", (region, buckets) => {
  expect(resolvedNames("registry/kubernetes", region).filter((name) => name.includes(".s3."))).toEqual(buckets);
});

test.each([
  "crates",
  "docker-hub",
  "github-packages",
  "google",
  "gradle",
  "kubernetes",
  "maven-central",
  "npm",
  "pypi",
  "quay",
  "redhat",
  "rubygems",
  "snap",
])("registry/%s carries the tier of a public registry", (name) => {
  const bundle = builtInBundles.get(`registry/${name}`);
  expect(bundle && namesOf(bundle).some((item) => publicRegistryOf(item.name) !== undefined)).toBe(true);
});

test.each(["registry/microsoft", "aws/ecr", "os/debian", "dev/rustup", "ai/openai"])(
  "%s holds what its owner alone publishes",
  (name) => {
    const bundle = builtInBundles.get(name);
    expect(bundle && namesOf(bundle).filter((item) => publicRegistryOf(item.name) !== undefined)).toEqual([]);
  },
);

test("a bundle's lists succeed each other: the newest is what its name stands for", () => {
  for (const [name, bundle] of builtInBundles) {
    const lists = versionsOf(name);
    expect(lists.at(-1)).toBe(bundle);
    const dates = lists.map(({ version }) => version ?? "");
    expect(dates).toEqual(sorted([...new Set(dates)]));
  }
});

test("a list is found by its date, and an older one stays as it was", () => {
  const tree = { bundles: [] };
  const asset = "release-assets.githubusercontent.com";
  const namesAt = (reference: string) => {
    const bundle = findBundle(tree, reference);
    return bundle && namesOf(bundle).map(({ name }) => name);
  };
  expect(namesAt("dev/github-actions-runner@2026-11-27")).toContain(asset);
  expect(namesAt("dev/github-actions-runner")).toContain(asset);
  expect(namesAt("dev/github-actions-runner@2026-11-24")).not.toContain(asset);
  expect(namesAt("dev/github-actions-runner@2026-11-25")).toBeUndefined();
  expect(namesAt("dev/nothing@2026-11-27")).toBeUndefined();
});

test("a bundle of the tree has no dates", () => {
  const tree = treeFrom({
    "discriminat.yaml": "networks: {prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}}\n",
    "bundles/s3.yaml": "bundle: aws/s3\ndescription: Ours\nallow:\n  - tls: [s3.example.com]\n",
  });
  expect(findBundle(tree, "aws/s3")?.source).toBeDefined();
  expect(findBundle(tree, "aws/s3@2026-11-27")).toBeUndefined();
});

test("the shortest and the longest region leave each bundle's names short enough for a rule", () => {
  for (const region of regions) {
    for (const bundle of bundles) {
      for (const { name } of namesOf(bundle)) {
        expect(replacePlaceholders(name, { region }).length).toBeLessThanOrEqual(239);
      }
    }
  }
});

test("docs/bundles.md is what scripts/generate-bundle-docs.mjs writes", async () => {
  const script = new URL("../../scripts/generate-bundle-docs.mjs", import.meta.url).href;
  const { renderBundleDocs } = (await import(script)) as {
    renderBundleDocs: (bundles: readonly Bundle[], lists: typeof versionsOf) => string;
  };
  const written = readFileSync(new URL("../../docs/bundles.md", import.meta.url), "utf8");
  expect(written).toBe(renderBundleDocs(bundles, versionsOf));
});
