import { describe, expect, it } from "vitest";
import { type Acceptance, acceptancesOf, indexAcceptances } from "../../src/compare/acceptances.ts";
import { resolveNames } from "../../src/policy/resolve.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { settings } from "./traffic.ts";

function acceptance(more: Partial<Acceptance>): Acceptance {
  return {
    app: "checkout",
    group: "sg-0a",
    kind: "name",
    subject: "api.stripe.com",
    protocol: "tls",
    outcome: "accepted",
    at: "2026-11-01T00:00:00Z",
    ...more,
  };
}

/** How many of some acceptances are about the names of an app that declares one TLS name. */
function found(name: string, acceptances: readonly Partial<Acceptance>[]): number {
  const tree = treeOf(settings, [{ app: "checkout", allow: [{ tls: [name], reason: "a" }] }]);
  const names = tree.policies.flatMap((policy) =>
    tree.settings.networks.flatMap((network) => resolveNames(tree, policy, network)),
  );
  return acceptancesOf(indexAcceptances(acceptances.map(acceptance)), "checkout", names).length;
}

describe("what the firewall said is about a declared name", () => {
  it.each<[string, number, string, Partial<Acceptance>]>([
    ["the same name and protocol", 1, "api.stripe.com", {}],
    ["an unknown protocol", 1, "api.stripe.com", { protocol: null }],
    ["another protocol", 0, "api.stripe.com", { protocol: "ssh" }],
    ["another name", 0, "files.stripe.com", {}],
    ["another app", 0, "api.stripe.com", { app: "ledger" }],
    ["an unknown app", 0, "api.stripe.com", { app: null }],
    ["a window", 0, "api.stripe.com", { kind: "see-thru" }],
    ["the pattern as written", 1, "a??.stripe.com", { subject: "a??.stripe.com" }],
    ["the pattern as deployed", 1, "a??.stripe.com", { subject: "a__.stripe.com" }],
    ["a name that the pattern matches", 0, "a??.stripe.com", { subject: "abc.stripe.com" }],
  ])("with %s: %i", (_, count, name, more) => {
    expect(found(name, [more])).toBe(count);
  });

  it("as often as it was said", () => {
    expect(found("api.stripe.com", [{}, { outcome: "removed" }, { subject: "files.stripe.com" }])).toBe(2);
  });
});
