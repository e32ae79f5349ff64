import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { judgeExposure } from "../../src/discriminat/exposure.ts";
import { checkName } from "../../src/discriminat/name.ts";
import { builtInBundles } from "../../src/policy/built-in-bundles.ts";
import type { Bundle } from "../../src/policy/model.ts";
import { replacePlaceholders } from "../../src/policy/resolve.ts";

/** One region of each kind that matters: with a public suffix of its own, older and newer, short and long. */
const regions = ["us-east-1", "eu-west-2", "ap-southeast-7", "il-central-1", "mx-central-1"];

const bundles = [...builtInBundles.values()];

function namesOf(bundle: Bundle) {
  return bundle.allow.flatMap((item) => item.names.map((name) => ({ name: name.value, protocol: item.protocol })));
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...texts].sort();
}

test("bundles stand under their own name, in order", () => {
  expect([...builtInBundles.keys()]).toEqual(sorted(bundles.map((bundle) => bundle.name)));
  for (const [name, bundle] of builtInBundles) expect(bundle.name).toBe(name);
});

test("a bundle's name is a family and a name", () => {
  for (const bundle of bundles) expect(bundle.name).toMatch(/^(aws|dev|obs|os)\/[a-z][a-z0-9-]*$/);
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

test("every list names the https page that documents it", () => {
  for (const bundle of bundles) {
    for (const item of bundle.allow) {
      const page = new URL(item.documentation ?? "missing:");
      expect(page.protocol, bundle.name).toBe("https:");
    }
  }
});

test("an AWS name holds the region, so that a bundle works in each network", () => {
  for (const bundle of bundles.filter(({ name }) => name.startsWith("aws/"))) {
    for (const { name } of namesOf(bundle)) expect(name).toContain("{region}");
  }
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
  const { renderBundleDocs } = (await import(script)) as { renderBundleDocs: (bundles: readonly Bundle[]) => string };
  const written = readFileSync(new URL("../../docs/bundles.md", import.meta.url), "utf8");
  expect(written).toBe(renderBundleDocs(bundles));
});
