import { expect, test } from "vitest";
import { judgeExposure } from "../../src/discriminat/exposure.ts";
import { multiTenantTier, sharedNameOf } from "../../src/discriminat/multi-tenant.ts";
import { multiTenantNames } from "../../src/discriminat/multi-tenant-names.ts";
import { checkName } from "../../src/discriminat/name.ts";
import { isPattern, matches } from "../../src/discriminat/pattern.ts";

test.each([
  ["gist.githubusercontent.com", "code-hosting"],
  ["raw.githubusercontent.com", "code-hosting"],
  ["github.com", "code-hosting"],
  ["hooks.slack.com", "messaging-webhook"],
  ["hook.eu1.make.com", "messaging-webhook"],
  ["api.telegram.org", "messaging-webhook"],
  ["s3.eu-west-2.amazonaws.com", "object-storage"],
  ["s3.dualstack.eu-west-2.amazonaws.com", "object-storage"],
  ["s3.cn-north-1.amazonaws.com.cn", "object-storage"],
  ["s3.eusc-de-east-1.amazonaws.eu", "object-storage"],
  ["storage.googleapis.com", "object-storage"],
  ["pastebin.com", "paste"],
  ["transfer.sh", "paste"],
  ["script.google.com", "serverless"],
  ["abc123.ngrok.io", "tunnel"],
  ["abc123.eu.ngrok.io", "tunnel"],
  ["some-words.trycloudflare.com", "tunnel"],
])("%s is shared: %s", (name, tier) => {
  expect(multiTenantTier(name)?.tier).toBe(tier);
});

test.each([
  "api.stripe.com",
  "example.com",
  "ec2.eu-west-2.amazonaws.com",
  "my-bucket.s3.eu-west-2.amazonaws.com",
  "myaccount.dfs.core.windows.net",
  "myaccount.blob.core.windows.net",
  "example.github.io",
  "my-app.herokuapp.com",
  "github.com.evil.example",
  "notgithub.com",
])("%s belongs to one owner", (name) => {
  expect(multiTenantTier(name)).toBeUndefined();
});

test.each([
  ["logs-*.dfs.core.windows.net", "*.dfs.core.windows.net"],
  ["*.slack.com", "hooks.slack.com"],
  ["*.eu-west-2.amazonaws.com", "s3.*.amazonaws.com"],
  ["*.githubusercontent.com", "gist.githubusercontent.com"],
  ["git?ub.com", "github.com"],
])("%s can match names of %s", (pattern, name) => {
  expect(multiTenantTier(pattern)?.name).toBe(name);
});

test.each(["*.example.com", "*.ecr.eu-west-2.amazonaws.com", "api-?.stripe.com"])(
  "%s matches nothing shared",
  (pattern) => {
    expect(multiTenantTier(pattern)).toBeUndefined();
  },
);

test("records are valid, sorted by tier and name, and each name stands once", () => {
  const keys = multiTenantNames.map(({ tier, name }) => `${tier} ${name}`);
  expect(keys).toEqual([...new Set(keys)].sort());
  expect(new Set(multiTenantNames.map(({ name }) => name)).size).toBe(multiTenantNames.length);
  for (const { name, reason, source } of multiTenantNames) {
    expect(source, name).toMatch(/^https:\/\/[\w./-]+$/);
    expect(checkName(name, { wildcards: true }), name).toEqual([]);
    expect(reason).toMatch(/^[a-z].*[^.]$/);
  }
});

test("families of names that the Public Suffix List holds are left to it", () => {
  const owned = multiTenantNames.filter(({ ownNames }) => ownNames);
  for (const { name } of owned) expect(judgeExposure(name, "prohibit_public_suffix").verdict, name).toBe("allowed");
});

test("a name of a record is found, whether it is written out or as its pattern", () => {
  for (const record of multiTenantNames) {
    if (record.ownNames === undefined) expect(multiTenantTier(record.name.replaceAll("*", "anyone"))).toBeDefined();
    expect(multiTenantTier(record.name)).toBeDefined();
  }
});

test.each([
  ["release-assets.githubusercontent.com", "code-hosting"],
  ["docs.google.com", "object-storage"],
  ["ttl.sh", "code-hosting"],
  ["unpkg.com", "code-hosting"],
  ["esm.sh", "code-hosting"],
  ["jitpack.io", "code-hosting"],
  ["mega.nz", "object-storage"],
  ["bore.pub", "tunnel"],
])("%s is a hazard: %s", (name, tier) => {
  expect(multiTenantTier(name)?.tier).toBe(tier);
});

test.each(["*.table.core.windows.net", "*.queue.core.windows.net", "*.azurecr.io"])(
  "%s is a hazard as a pattern, and no name of it is",
  (pattern) => {
    expect(multiTenantTier(pattern)?.ownNames).toBe(true);
    expect(multiTenantTier(pattern.replace("*", "ours"))).toBeUndefined();
  },
);

test.each([
  ["*.azure.com", "dev.azure.com"],
  ["*.githubusercontent.com", "gist.githubusercontent.com"],
  ["git?ub.com", "github.com"],
  ["*.google.com", "docs.google.com"],
  ["*.*.amazonaws.com", "s3.af-south-1.amazonaws.com"],
  ["*.eu-west-2.amazonaws.com", "s3.eu-west-2.amazonaws.com"],
  ["s3.us-*.amazonaws.com", "s3.us-east-1.amazonaws.com"],
  ["*.amazonaws.com", "s3.amazonaws.com"],
  ["*.*.amazonaws.com.cn", "s3.cn-north-1.amazonaws.com.cn"],
  ["*.*.amazonaws.eu", "s3.eusc-de-east-1.amazonaws.eu"],
  ["*.azurecr.io", "www.azurecr.io"],
  ["*.s3.amazonaws.com", "anyone.s3.amazonaws.com"],
])("%s: the culprit is %s", (pattern, host) => {
  expect(sharedNameOf(pattern)?.host).toBe(host);
});

test("of a pattern over buckets the finding says that anyone can create one", () => {
  expect(sharedNameOf("*.s3.amazonaws.com")?.record.reason).toContain("anyone can create a bucket");
});

test("a host that is shown for a pattern is matched by it, and is a real one where a record has one", () => {
  for (const { name } of multiTenantNames) {
    const labels = name.split(".");
    for (const pattern of [name, labels.with(0, "*").join("."), `?${name.slice(1)}`]) {
      if (!isPattern(pattern) || checkName(pattern, { wildcards: true }).length > 0) continue;
      const shared = sharedNameOf(pattern);
      expect(shared, pattern).toBeDefined();
      if (shared === undefined) continue;
      expect(matches(pattern, shared.host, { emptyRun: true }), `${pattern} ${shared.host}`).toBe(true);
      expect(matches(shared.record.name, shared.host, { emptyRun: true })).toBe(true);
      if (!isPattern(name)) expect(isPattern(shared.record.name), pattern).toBe(false);
    }
  }
});
