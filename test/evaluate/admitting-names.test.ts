import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WildcardExposure } from "../../src/discriminat/preferences.ts";
import { admittingNames, type Reading } from "../../src/evaluate/admitting-names.ts";
import type { Network, Policy } from "../../src/policy/model.ts";
import { resolveNames } from "../../src/policy/resolve.ts";
import type { Target } from "../../src/policy/target.ts";
import { treeOf } from "../helpers/policy-tree.ts";

const network = { region: "eu-west-2", vpc_id: "vpc-0a1b2c3d4e5f60718" };

function admitted(
  allow: readonly object[],
  target: Partial<Target>,
  reading: Reading,
  exposure: WildcardExposure = "prohibit_public_suffix",
): readonly string[] {
  const tree = treeOf({ networks: { main: network } }, [{ app: "app", allow }]);
  const [policy] = tree.policies as [Policy];
  const [main] = tree.settings.networks as [Network];
  const whole: Target = { protocol: "tls", name: "api.example.com", port: 443, ...target };
  return admittingNames(resolveNames(tree, policy, main), whole, exposure, reading).map(({ name }) => name);
}

const entry = (...tls: string[]) => ({ tls, reason: "x" });

describe("an entry admits", () => {
  it("its own names on its own port and protocol only", () => {
    expect(admitted([entry("api.example.com")], {}, "coverage")).toEqual(["api.example.com"]);
    expect(admitted([entry("api.example.com")], { name: "www.example.com" }, "exposure")).toEqual([]);
    expect(admitted([entry("api.example.com")], { port: 8443 }, "exposure")).toEqual([]);
    expect(admitted([entry("api.example.com")], { protocol: "ssh" }, "exposure")).toEqual([]);
  });

  it("no name that is not one, although it is written the same", () => {
    expect(admitted([entry("Api.example.com")], { name: "Api.example.com" }, "exposure")).toEqual([]);
    expect(admitted([{ ssh: ["*.example.com"], reason: "x" }], { protocol: "ssh", port: 22 }, "exposure")).toEqual([]);
  });

  it("names that its patterns match", () => {
    expect(admitted([entry("*.example.com", "a??.example.com")], {}, "coverage")).toEqual([
      "*.example.com",
      "a??.example.com",
    ]);
  });

  it("the names of a bundle, in the network's own region", () => {
    const kms = { name: "kms.eu-west-2.amazonaws.com" };
    expect(admitted([{ bundle: "aws/kms", reason: "x" }], kms, "coverage")).toEqual([kms.name]);
  });
});

describe("the two readings of a wildcard", () => {
  it("differ where `*` would have to match nothing", () => {
    expect(admitted([entry("api*.example.com")], {}, "coverage")).toEqual([]);
    expect(admitted([entry("api*.example.com")], {}, "exposure")).toEqual(["api*.example.com"]);
  });

  it("differ where the firewall's refusal is only probable", () => {
    const suffix = { name: "s3.amazonaws.com" };
    expect(admitted([entry("*.amazonaws.com")], suffix, "coverage")).toEqual([]);
    expect(admitted([entry("*.amazonaws.com")], suffix, "exposure")).toEqual(["*.amazonaws.com"]);
  });

  it("agree on what the firewall refuses in any case", () => {
    const page = { name: "someone.github.io" };
    expect(admitted([entry("*.github.io")], page, "exposure")).toEqual([]);
    expect(admitted([entry("*.github.io")], page, "coverage", "nuclear")).toEqual(["*.github.io"]);
  });

  it("never cover what they do not expose", () => {
    const label = fc.string({ unit: fc.constantFrom("a", "b", "-", "*", "?"), minLength: 1, maxLength: 4 });
    const name = fc.string({ unit: fc.constantFrom("a", "b", "-"), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 2 }), name, (labels, first) => {
        const pattern = [...labels, "example.com"].join(".");
        const target = { name: [first, "example.com"].join(".") };
        const exposed = admitted([entry(pattern)], target, "exposure");
        for (const covered of admitted([entry(pattern)], target, "coverage")) expect(exposed).toContain(covered);
      }),
    );
  });
});
