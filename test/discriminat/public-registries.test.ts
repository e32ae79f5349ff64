import { expect, test } from "vitest";
import { multiTenantTier } from "../../src/discriminat/multi-tenant.ts";
import { checkName } from "../../src/discriminat/name.ts";
import { publicRegistries, publicRegistryOf } from "../../src/discriminat/public-registries.ts";

test.each([
  ["registry.npmjs.org", "registry.npmjs.org"],
  ["us-docker.pkg.dev", "*-docker.pkg.dev"],
  ["cdn02.quay.io", "cdn0?.quay.io"],
  ["*.quay.io", "cdn.quay.io"],
  ["*.crates.io", "index.crates.io"],
  ["ghcr.io", "ghcr.io"],
])("%s leads to %s", (name, registry) => {
  expect(publicRegistryOf(name)?.record.name).toBe(registry);
});

test("a pattern comes with a name of the registry", () => {
  expect(publicRegistryOf("*.crates.io")?.host).toBe("index.crates.io");
});

test.each(["mcr.microsoft.com", "registry.npmjs.org.evil.example", "www.npmjs.com", "*.example.com", "auth.docker.io"])(
  "%s is no registry on which anyone can publish",
  (name) => {
    expect(publicRegistryOf(name)).toBeUndefined();
  },
);

test("no name is a registry and of a graver tier, which would be said twice", () => {
  for (const { name } of publicRegistries) expect(multiTenantTier(name), name).toBeUndefined();
});

test("every record is well formed, stands once, and names a public page", () => {
  const names = publicRegistries.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, source } of publicRegistries) {
    expect(checkName(name, { wildcards: true }), name).toEqual([]);
    expect(new URL(source).protocol).toBe("https:");
  }
});
