import fc from "fast-check";
import { expect, test } from "vitest";
import { matches } from "../../src/discriminat/pattern.ts";
import { createContext } from "../../src/lint/context.ts";
import { redundancies } from "../../src/lint/redundancy.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { resolveNames } from "../../src/policy/resolve.ts";
import { treeOf } from "../helpers/policy-tree.ts";

const settings = {
  networks: {
    prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" },
    staging: { region: "us-east-1", vpc_id: "vpc-0fedcba9876543210" },
  },
};

const label = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), minLength: 1, maxLength: 2 });
const name = fc.oneof(
  label.map((first) => `${first}.example.com`),
  fc.constantFrom("{region}.example.com", "us-east-1.example.com"),
);
const entry = fc
  .record({
    tls: fc.array(name, { minLength: 1, maxLength: 3 }),
    ports: fc.constantFrom([443], [8443], [443, 8443]),
    networks: fc.constantFrom(undefined, ["prod"], ["staging"]),
  })
  .map((item) => ({ ...item, reason: "test" }));

const candidates = ["a", "b", "aa", "ab", "ba", "bb", "abc", "eu-west-2", "us-east-1"].map(
  (one) => `${one}.example.com`,
);

/** Every connection of a small world that a tree's only policy surely admits. */
function admitted(tree: PolicyTree): readonly string[] {
  return tree.policies.flatMap((policy) =>
    tree.settings.networks.flatMap((network) => {
      const names = resolveNames(tree, policy, network);
      return candidates.flatMap((candidate) =>
        [443, 8443]
          .filter((port) => names.some((item) => item.port === port && matches(item.name, candidate)))
          .map((port) => `${network.name} ${candidate} ${port}`),
      );
    }),
  );
}

function only(allow: readonly object[]): PolicyTree {
  return treeOf(settings, [{ app: "app", networks: ["prod", "staging"], allow }]);
}

test("removing any one redundant name changes nothing that the policy admits", () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), (allow) => {
      const tree = only(allow);
      for (const { name } of redundancies(createContext(tree, "2026-12-01", []))) {
        const [, index, , position] = name.path;
        const without = allow.map((item, at) =>
          at === index ? { ...item, tls: item.tls.filter((_, other) => other !== position) } : item,
        );
        expect(admitted(only(without.filter(({ tls }) => tls.length > 0)))).toEqual(admitted(tree));
      }
    }),
    { numRuns: 300 },
  );
});

test("the same name in two entries is redundant once", () => {
  const entries = [["a.example.com"], ["a.example.com", "b.example.com"]].map((tls) => ({ tls, reason: "test" }));
  const found = redundancies(createContext(only(entries), "2026-12-01", []));
  expect(found.map(({ name, kind }) => [name.path, kind])).toEqual([[["allow", 1, "tls", 0], "duplicate"]]);
});

test("of two patterns that match the same names, the later one is redundant", () => {
  const found = redundancies(
    createContext(only([{ tls: ["*?.example.com", "?*.example.com"], reason: "test" }]), "2026-12-01", []),
  );
  expect(found.map(({ name, kind }) => [name.value, kind])).toEqual([["?*.example.com", "shadowed"]]);
});

test("a pattern that expires before the name does not make it redundant", () => {
  const wide = { tls: ["*.example.com"], reason: "test", expires: "2027-01-31" };
  const name = (expires?: string) => ({ tls: ["a.example.com"], reason: "test", ...(expires && { expires }) });
  const count = (narrow: object) => redundancies(createContext(only([wide, narrow]), "2026-12-01", [])).length;
  expect([count(name()), count(name("2027-02-01")), count(name("2027-01-31"))]).toEqual([0, 0, 1]);
});

test("a name that is covered on one of its two ports only is not redundant", () => {
  const entries = [
    { tls: ["*.example.com"], ports: [8443], reason: "test" },
    { tls: ["a.example.com"], ports: [443, 8443], reason: "test" },
  ];
  expect(redundancies(createContext(only(entries), "2026-12-01", []))).toEqual([]);
});

test.each([
  ["*.github.io", "a.github.io", "prohibit_public_suffix", 0],
  ["*.github.io", "a.github.io", "nuclear", 1],
  ["*.github.io", "a.github.io", "none", 0],
  ["*.example.com", "a.example.com", "prohibit_public_suffix", 1],
  ["*.example.com", "a.example.com", "prohibit_asterisk", 0],
  ["?.example.com", "a.example.com", "prohibit_asterisk", 1],
  ["*.amazonaws.com", "sts.amazonaws.com", "prohibit_public_suffix", 0],
  ["*.*.uk", "*.co.uk", "prohibit_public_suffix", 0],
])("%s makes %s redundant only where the firewall surely applies it: %s", (pattern, name, exposure, redundant) => {
  const networks = { prod: { ...settings.networks.prod, preferences: { wildcard_exposure: exposure } } };
  const allow = [{ tls: [pattern, name], reason: "r" }];
  const tree = treeOf({ networks }, [{ app: "app", allow }]);
  expect(redundancies(createContext(tree, "2026-12-01", []))).toHaveLength(redundant);
});

test("a pattern that one of two networks refuses makes nothing redundant", () => {
  const { prod, staging } = settings.networks;
  const networks = { prod, staging: { ...staging, preferences: { wildcard_exposure: "nuclear" } } };
  const allow = [{ tls: ["*.github.io", "a.github.io"], reason: "r" }];
  const both = treeOf({ networks }, [{ app: "app", networks: ["prod", "staging"], allow }]);
  expect(redundancies(createContext(both, "2026-12-01", []))).toEqual([]);
});

const both = { ports: [443, 8443] };
const wide = "*.example.com";

test.each<[string, readonly object[], readonly string[]]>([
  ["a name for another protocol", [{ tls: ["a.example.com"] }, { ssh: ["a.example.com"], ports: [443] }], []],
  ["a name on another port", [{ tls: ["a.example.com"] }, { tls: ["a.example.com"], ports: [8443] }], []],
  ["a pattern for another protocol", [{ tls: [wide], ports: [22] }, { ssh: ["a.example.com"] }], []],
  ["a pattern on another port", [{ tls: [wide], ports: [8443] }, { tls: ["a.example.com"] }], []],
  ["a pattern of another domain", [{ tls: ["*.example.org"] }, { tls: ["a.example.com"] }], []],
  [
    "a name of another network",
    [
      { tls: ["a.example.com"], networks: ["prod"] },
      { tls: ["a.example.com"], networks: ["staging"] },
    ],
    [],
  ],
  [
    "a pattern that stands after its name",
    [{ tls: ["a.example.com"] }, { tls: [wide] }],
    ["0 0 shadowed by *.example.com"],
  ],
  ["a narrower pattern", [{ tls: ["a*.example.com", wide] }], ["0 0 shadowed by *.example.com"]],
  ["a wider pattern alone", [{ tls: ["a*.example.com", "*a.example.com"] }], []],
  [
    "a name that is declared three times",
    [{ tls: ["a.example.com", "a.example.com", "a.example.com"] }],
    ["0 1 duplicate by a.example.com", "0 2 duplicate by a.example.com"],
  ],
  ["a pattern that is declared twice", [{ tls: [wide, wide] }], ["0 1 duplicate by *.example.com"]],
  [
    "a name that is a duplicate on one port and shadowed on the other",
    [{ tls: ["a.example.com"] }, { tls: [wide], ports: [8443] }, { tls: ["a.example.com"], ...both }],
    ["2 0 shadowed by *.example.com"],
  ],
  [
    "a name that is shadowed on one port and a duplicate on the other",
    [{ tls: [wide] }, { tls: ["a.example.com"], ports: [8443] }, { tls: ["a.example.com"], ...both }],
    ["2 0 shadowed by *.example.com"],
  ],
  [
    "a name that is covered in each network by another entry",
    [
      { tls: [wide], networks: ["prod"] },
      { tls: ["a*.example.com"], networks: ["staging"] },
      { tls: ["a1.example.com"] },
    ],
    ["2 0 shadowed by *.example.com"],
  ],
  ["a name of a bundle, by a pattern", [{ tls: ["sts.*.amazonaws.com"] }, { bundle: "aws/sts" }], []],
  [
    "a name of a bundle that is also written",
    [{ bundle: "aws/sts" }, { tls: ["sts.{region}.amazonaws.com"] }],
    ["1 0 duplicate by sts.us-east-1.amazonaws.com"],
  ],
])("redundant is %s", (_, allow, expected) => {
  const tree = only(allow.map((item) => ({ reason: "r", ...item })));
  const found = redundancies(createContext(tree, "2026-12-01", []));
  expect(found.map(({ name, kind, cover }) => `${name.path[1]} ${name.path[3]} ${kind} by ${cover.name}`)).toEqual(
    expected,
  );
});
