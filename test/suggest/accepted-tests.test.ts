import { describe, expect, it } from "vitest";
import { runTests } from "../../src/evaluate/run-tests.ts";
import type { Policy, PolicyTree } from "../../src/policy/model.ts";
import { parsePolicy } from "../../src/policy/parse-file.ts";
import { formatTarget, type Target } from "../../src/policy/target.ts";
import { acceptedTargets } from "../../src/suggest/accepted-tests.ts";
import { policyTraffic } from "../../src/suggest/policy-traffic.ts";
import { proposeEdit } from "../../src/suggest/propose-edit.ts";
import { defaultSuggestOptions } from "../../src/suggest/suggest.ts";
import type { Flow } from "../../src/traffic/flow.ts";
import { asOf, compare, settings, snapshotOf } from "../compare/traffic.ts";
import { hostNames, type PolicyObject, treeOf } from "../helpers/policy-tree.ts";
import { attacks } from "../helpers/simulator/hostile.ts";

const cards = { tls: ["api.stripe.com", "*.paypal.com"], reason: "Card payments" };
const tls = (name: string, port = 443): Target => ({ protocol: "tls", name, port });

function only({ policies }: PolicyTree): Policy {
  const [policy] = policies;
  if (policy === undefined) throw new Error("no policy");
  return policy;
}

function accepted(policy: Partial<PolicyObject>, seen: readonly Target[], networks: object = settings.networks) {
  const tree = treeOf({ networks }, [{ app: "checkout", ...policy }]);
  return acceptedTargets(tree, only(tree), seen).map(formatTarget);
}

describe("what gets a test", () => {
  it("is what was seen and is surely allowed, once, sorted", () => {
    const seen = [tls("www.paypal.com"), tls("api.stripe.com"), tls("api.stripe.com"), tls("elsewhere.example")];
    expect(accepted({ allow: [cards] }, seen)).toEqual(["tls://api.stripe.com:443", "tls://www.paypal.com:443"]);
  });

  it("is nothing on another port, or for another protocol", () => {
    const seen: Target[] = [tls("api.stripe.com", 8443), { protocol: "ssh", name: "api.stripe.com", port: 443 }];
    expect(accepted({ allow: [cards] }, seen)).toEqual([]);
  });

  it("is nothing that one network of the policy blocks, because a test holds in all", () => {
    const { prod } = settings.networks;
    const allow = [cards, { tls: ["a.example.com"], reason: "Only there", networks: ["prod"] }];
    const networks = ["prod", "staging"];
    const seen = [tls("a.example.com"), tls("api.stripe.com")];
    expect(accepted({ allow, networks }, seen, { prod, staging: prod })).toEqual(["tls://api.stripe.com:443"]);
  });

  it("is nothing that has a test already, whatever that expects", () => {
    const allow = [{ ...cards, ports: [443, 8443] }];
    const tests = [{ allow: "tls://api.stripe.com:443" }, { block: "tls://api.stripe.com:8443" }];
    expect(accepted({ allow, tests }, [tls("api.stripe.com"), tls("api.stripe.com", 8443)])).toEqual([]);
  });

  it("is three names of a pattern, those with a test of their own counted", () => {
    const seen = hostNames(40).map((name) => tls(name));
    const allow = [{ tls: ["*.service.example", "host-9.service.example"], reason: "Depots" }];
    const patterns = ["host-0", "host-1", "host-10"].map((host) => `tls://${host}.service.example:443`);
    const written = "tls://host-9.service.example:443";
    expect(accepted({ allow }, seen)).toEqual([...patterns, written]);
    const tests = [{ allow: "tls://host-7.service.example:443" }];
    expect(accepted({ allow, tests }, seen)).toEqual([...patterns.slice(0, 2), written]);
  });
});

describe("tests that suggest writes", () => {
  /** The tree with the edit that the flows lead to. */
  function edited(policy: Partial<PolicyObject>, flows: readonly Partial<Flow>[]): PolicyTree {
    const tree = treeOf(settings, [{ app: "checkout", ...policy }]);
    const before = only(tree);
    const traffic = policyTraffic(tree, before, [compare(tree, snapshotOf(flows))], asOf);
    const { text } = proposeEdit(tree, before, traffic, {
      asOf,
      reason: undefined,
      ticket: undefined,
      comments: false,
      suggest: defaultSuggestOptions,
      prune: false,
      force: false,
      closeSeeThru: false,
      tests: true,
    });
    const { policy: after, findings } = parsePolicy({ ...before.source, text }, before.folder);
    if (after === undefined || findings.length > 0) throw new Error(JSON.stringify(findings));
    return { ...tree, policies: [after] };
  }

  it("pass, and cover what was there before and what is suggested", () => {
    const tree = edited({ allow: [cards] }, [
      {},
      { name: "www.paypal.com" },
      { name: "files.stripe.com", see_thru: "exerted" },
      { name: "git.example.com", protocol: "ssh", port: 22, see_thru: "exerted" },
      { name: "blocked.example.com", outcome: "disallowed" },
      { name: "203.0.113.7", see_thru: "exerted" },
    ]);
    const { findings, passed } = runTests(tree, tree.policies);
    expect(findings).toEqual([]);
    expect(passed.map(({ name }) => name)).toEqual([
      "allow ssh://git.example.com:22",
      "allow tls://api.stripe.com:443",
      "allow tls://files.stripe.com:443",
      "allow tls://www.paypal.com:443",
    ]);
  });

  it("fail as soon as an edit takes away what they ask for", () => {
    const tree = edited({ allow: [cards] }, [{}, { name: "www.paypal.com" }]);
    const policies = tree.policies.map((policy) => ({ ...policy, allow: [] }));
    expect(runTests({ ...tree, policies }, policies).findings.map(({ check }) => check)).toEqual([
      "test/not-allowed",
      "test/not-allowed",
    ]);
  });

  it("hold no name that an attacker sent once", () => {
    const tree = edited(
      { allow: [cards] },
      attacks.map(({ name, protocol, port }) => ({
        name: name ?? null,
        protocol,
        port,
        connections: 1,
        days: ["2026-11-03"],
        see_thru: "exerted" as const,
      })),
    );
    expect(only(tree).tests).toEqual([]);
  });
});
