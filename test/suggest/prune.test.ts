/** What may be removed because nothing used it, and what is kept all the same. */
import { describe, expect, test } from "vitest";
import type { Policy } from "../../src/policy/model.ts";
import { acceptedTargets } from "../../src/suggest/accepted-tests.ts";
import { prune, type UnusedName } from "../../src/suggest/prune.ts";
import { hostNames, type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0a1b2c3d4e5f60718" } } };

function policyOf(policy: Partial<PolicyObject>): {
  readonly tree: ReturnType<typeof treeOf>;
  readonly policy: Policy;
} {
  const tree = treeOf(settings, [{ app: "app", ...policy }]);
  const [only] = tree.policies;
  if (only === undefined) throw new Error("no policy");
  return { tree, policy: only };
}

const unusedNames = (policy: Policy, entry: number, names: readonly (string | undefined)[]): readonly UnusedName[] =>
  names.flatMap((name) => {
    const found = policy.allow[entry];
    return found === undefined ? [] : [{ entry: found, name }];
  });

const known = (unused: readonly UnusedName[]) => ({ unused, doubts: [] });

describe("pruning", () => {
  const many = {
    allow: [
      { tls: hostNames(60), reason: "x" },
      { bundle: "aws/ecr", reason: "x" },
    ],
  };

  test("removes names and whole entries", () => {
    const { tree, policy } = policyOf(many);
    const unused = [...unusedNames(policy, 0, hostNames(3)), ...unusedNames(policy, 1, [undefined])];
    expect(prune(tree, policy, known(unused), false)).toEqual({
      removeNames: [{ entry: 0, names: hostNames(3) }],
      removeEntries: [1],
      removed: 5,
      kept: [],
      refusedBecause: undefined,
    });
  });

  test("removes nothing where more than 30 % of at least ten names would go, or all of fewer", () => {
    const { tree, policy } = policyOf(many);
    const pruningOf = (count: number, force = false) =>
      prune(tree, policy, known(unusedNames(policy, 0, hostNames(count))), force);
    expect(pruningOf(18)).toMatchObject({ removed: 18, refusedBecause: undefined });
    expect(pruningOf(19)).toMatchObject({ removeNames: [], removed: 0 });
    expect(pruningOf(19).refusedBecause).toMatch(/^19 names of 62 would go, more than 30 %/);
    expect(pruningOf(19, true)).toMatchObject({ removed: 19, refusedBecause: undefined });

    const few = policyOf({ allow: [{ tls: hostNames(8), reason: "x" }] });
    const some = (count: number) =>
      prune(few.tree, few.policy, known(unusedNames(few.policy, 0, hostNames(count))), false);
    expect(some(7).refusedBecause).toBeUndefined();
    expect(some(8).refusedBecause).toMatch(/^8 names of 8 would go, which is every one/);
  });

  test("says of what it keeps why it may not be called unused", () => {
    const { tree, policy } = policyOf(many);
    const pruning = prune(tree, policy, { unused: [], doubts: ['"a" may be unused: too few days'] }, false);
    expect(pruning).toMatchObject({ removed: 0, kept: ['"a" may be unused: too few days'] });
  });

  test("keeps what a test asks for, and says so", () => {
    const { tree, policy } = policyOf({
      allow: [{ tls: ["*.a.example.com", "b.example.com"], reason: "x" }],
      tests: [{ allow: "tls://x.a.example.com:443" }, { block: "tls://b.example.com:8443" }],
    });
    const pruning = prune(tree, policy, known(unusedNames(policy, 0, ["*.a.example.com", "b.example.com"])), false);
    expect(pruning.removeNames).toEqual([{ entry: 0, names: ["b.example.com"] }]);
    expect(pruning.kept).toEqual([
      '"*.a.example.com" is unused, but the test "allow tls://x.a.example.com:443" asks for it',
    ]);
  });
});

describe("tests from evidence", () => {
  test("are for what the policy surely allows in all of its networks, once", () => {
    const networks = {
      networks: {
        ...settings.networks,
        staging: { region: "eu-west-1", vpc_id: "vpc-0a1b2c3d4e5f60719" },
      },
    };
    const tree = treeOf(networks, [
      {
        app: "app",
        networks: ["prod", "staging"],
        allow: [
          { tls: ["a.example.com", "b.example.com", "x*.example.com"], reason: "x" },
          { tls: ["c.example.com"], reason: "x", networks: ["prod"] },
          { tls: ["sqs.{region}.amazonaws.com"], reason: "x" },
        ],
        tests: [{ allow: "tls://b.example.com:443" }],
      },
    ]);
    const seen = ["a", "a", "b", "c", "d", "x", "x1"].map(
      (label) => ({ protocol: "tls", name: `${label}.example.com`, port: 443 }) as const,
    );
    const other = [
      { protocol: "tls", name: "sqs.eu-west-1.amazonaws.com", port: 443 },
      { protocol: "tls", name: "a.example.com\n", port: 443 },
      { protocol: "ssh", name: "a.example.com", port: 22 },
    ] as const;
    const policy = tree.policies[0] as Policy;
    expect(acceptedTargets(tree, policy, [...seen, ...other]).map(({ name }) => name)).toEqual([
      "a.example.com",
      "x1.example.com",
    ]);
  });
});
