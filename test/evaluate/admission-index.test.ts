import fc from "fast-check";
import { expect, it } from "vitest";
import type { WildcardExposure } from "../../src/discriminat/preferences.ts";
import { createAdmissionIndex } from "../../src/evaluate/admission-index.ts";
import { admittingNames, type Reading } from "../../src/evaluate/admitting-names.ts";
import type { Network, Policy } from "../../src/policy/model.ts";
import { type ResolvedName, resolveNames } from "../../src/policy/resolve.ts";
import type { Target } from "../../src/policy/target.ts";
import { treeOf } from "../helpers/policy-tree.ts";

const networks = { main: { region: "eu-west-2", vpc_id: "vpc-0a1b2c3d4e5f60718" } };
const readings: readonly Reading[] = ["coverage", "exposure"];
const api: Target = { protocol: "tls", name: "api.example.com", port: 443 };

function namesOf(allow: readonly object[]): readonly ResolvedName[] {
  const tree = treeOf({ networks }, [{ app: "app", allow: allow.map((entry) => ({ ...entry, reason: "x" })) }]);
  return resolveNames(tree, tree.policies[0] as Policy, tree.settings.networks[0] as Network);
}

function indexed(
  allow: readonly object[],
  target: Partial<Target>,
  reading: Reading,
  exposure: WildcardExposure = "prohibit_public_suffix",
): readonly string[] {
  const index = createAdmissionIndex(namesOf(allow), exposure, reading);
  return index.admitting({ ...api, ...target }).map(({ name }) => name);
}

const mixed = [
  { tls: ["a*i.example.com", "api.example.com", "*.example.com", "api*.example.com"] },
  { tls: ["api.example.com"], ports: [8443] },
  { ssh: ["api.example.com"] },
];

it.each<[string, Partial<Target>, Reading, readonly string[]]>([
  ["what surely matches", {}, "coverage", ["api.example.com", "a*i.example.com", "*.example.com"]],
  ["what may match", {}, "exposure", ["api.example.com", "a*i.example.com", "*.example.com", "api*.example.com"]],
  ["another port alone", { port: 8443 }, "exposure", ["api.example.com"]],
  ["another protocol alone", { protocol: "ssh", port: 22 }, "exposure", ["api.example.com"]],
  ["no port of the policy", { port: 9443 }, "exposure", []],
  ["no name of the policy", { name: "api.example.org" }, "exposure", []],
])("the index has plain names first, then patterns as declared: %s", (_, target, reading, expected) => {
  expect(indexed(mixed, target, reading)).toEqual(expected);
});

it("a name that is declared twice is found twice", () => {
  expect(indexed([{ tls: ["api.example.com"] }, { tls: ["api.example.com"] }], {}, "coverage")).toEqual([
    "api.example.com",
    "api.example.com",
  ]);
});

it.each<[WildcardExposure, Reading, readonly string[]]>([
  ["prohibit_public_suffix", "coverage", []],
  ["prohibit_public_suffix", "exposure", ["*.amazonaws.com"]],
  ["none", "exposure", []],
  ["nuclear", "coverage", ["*.amazonaws.com"]],
])("with %s the %s of a doubtful pattern is %j", (exposure, reading, expected) => {
  expect(indexed([{ tls: ["*.amazonaws.com"] }], { name: "s3.amazonaws.com" }, reading, exposure)).toEqual(expected);
});

it("names that are no names admit nothing, and wildcards are for TLS only", () => {
  expect(indexed([{ tls: ["Api.example.com"] }], { name: "Api.example.com" }, "exposure")).toEqual([]);
  expect(indexed([{ ssh: ["*.example.com"] }], { protocol: "ssh", port: 22 }, "exposure")).toEqual([]);
});

it("the index admits what the list admits", () => {
  const label = fc.string({ unit: fc.constantFrom("a", "b", "-", "*", "?"), minLength: 1, maxLength: 3 });
  const declared = fc.array(
    label.map((first) => `${first}.example.com`),
    { minLength: 1, maxLength: 5 },
  );
  const plain = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(declared, plain, fc.constantFrom(...readings), (tls, first, reading) => {
      const names = namesOf([{ tls }]);
      const target: Target = { ...api, name: `${first}.example.com` };
      const listed = admittingNames(names, target, "prohibit_public_suffix", reading);
      const found = createAdmissionIndex(names, "prohibit_public_suffix", reading).admitting(target);
      expect(found).toHaveLength(listed.length);
      expect(new Set(found)).toEqual(new Set(listed));
    }),
  );
});
