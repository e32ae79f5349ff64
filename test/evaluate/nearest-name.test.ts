import { describe, expect, it } from "vitest";
import { nearestName } from "../../src/evaluate/nearest-name.ts";
import type { Network, Policy } from "../../src/policy/model.ts";
import { resolveNames } from "../../src/policy/resolve.ts";
import { isTarget, parseTarget } from "../../src/policy/target.ts";
import { treeOf } from "../helpers/policy-tree.ts";

const tree = treeOf({ networks: { main: { region: "eu-west-2", vpc_id: "vpc-0a1b2c3d4e5f60718" } } }, [
  {
    app: "app",
    allow: [
      { tls: ["api.stripe.com", "*.paypal.com", "depot-??.northline.example", "api*.vendor.example"], reason: "x" },
      { tls: ["admin.vendor.example"], ports: [8443], reason: "x" },
      { ssh: ["git.corp.example"], reason: "x" },
      { tls: ["x.io"], reason: "x" },
    ],
  },
]);
const names = resolveNames(tree, tree.policies[0] as Policy, tree.settings.networks[0] as Network);

function nearest(text: string): readonly [string | undefined, string | undefined] {
  const target = parseTarget(text);
  if (!isTarget(target)) throw new Error(target.message);
  const found = nearestName(names, target);
  return [found?.kind, found?.declared.name];
}

describe("the nearest declared name", () => {
  it.each([
    ["admin.vendor.example", "port", "admin.vendor.example"],
    ["tls://git.corp.example", "protocol", "git.corp.example"],
    ["ssh://www.paypal.com", "protocol", "*.paypal.com"],
    ["api.eu.paypal.com", "too-deep", "*.paypal.com"],
    ["paypal.com", "too-shallow", "*.paypal.com"],
    ["api.vendor.example", "empty-run", "api*.vendor.example"],
    ["api.vendor.example:8443", "typo", "api*.vendor.example"],
    ["tls://git.corp.example:8443", "protocol", "git.corp.example"],
    ["ssh://api.vendor.example:443", "typo", "api*.vendor.example"],
    ["api.stri.com", "typo", "api.stripe.com"],
    ["api.strype.com", "typo", "api.stripe.com"],
    ["api.stripe.co", "typo", "api.stripe.com"],
    ["www.paypall.com", "typo", "*.paypal.com"],
    ["depot-07.northlin.example", "typo", "depot-??.northline.example"],
  ])("to %s differs by %s: %s", (text, kind, name) => {
    expect(nearest(text)).toEqual([kind, name]);
  });

  it.each(["api.strypee.co.uk", "elsewhere.example", "y.io", "z.co", "depot-007.northlin.example", "api.str.com"])(
    "to %s does not exist",
    (text) => {
      expect(nearest(text)).toEqual([undefined, undefined]);
    },
  );

  // Callers ask where the firewall may refuse the pattern: then no name is meant but this one.
  it.each(["api.stripe.com", "www.paypal.com", "depot-07.northline.example", "ssh://git.corp.example"])(
    "to %s is not the one that matches it",
    (text) => {
      expect(nearest(text)).toEqual([undefined, undefined]);
    },
  );
});
