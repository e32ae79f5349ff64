import { describe, expect, it } from "vitest";
import { type StatusOptions, statusOf } from "../../src/compare/status.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { asOf, settings, snapshotOf } from "./traffic.ts";

const stripe = { tls: ["api.stripe.com"], reason: "Card payments" };
const window = (until: string) => ({ until, reason: "Learning" });

const stagesOf = (tree: PolicyTree, options: Partial<StatusOptions> = {}): readonly string[] =>
  statusOf(tree, { asOf, networks: tree.settings.networks, snapshots: new Map(), ...options }).apps.map(
    ({ app, network, lifecycle }) => `${app} ${network.name} ${lifecycle.stage}`,
  );

describe("the status of a tree", () => {
  it("has what is over first, then windows by their last day, then next steps, then the rest", () => {
    const tree = treeOf(settings, [
      { app: "a-settled", allow: [stripe] },
      { app: "b-empty" },
      { app: "c-late", see_thru: window("2026-12-01") },
      { app: "d-soon", allow: [stripe], see_thru: window("2026-11-15") },
      { app: "e-over", allow: [stripe], see_thru: window("2026-11-14") },
      { app: "f-long-over", allow: [stripe], see_thru: window("2026-01-14") },
      { app: "g-late", see_thru: window("2026-12-01") },
    ]);
    expect(stagesOf(tree)).toEqual([
      "f-long-over prod enforced",
      "e-over prod enforced",
      "d-soon prod discovering",
      "c-late prod discovering",
      "g-late prod discovering",
      "b-empty prod undeclared",
      "a-settled prod enforced",
    ]);
  });

  it("does not depend on the order of files and networks", () => {
    const policies = [
      { app: "a", networks: ["prod", "staging"], see_thru: window("2026-12-01") },
      { app: "b", networks: ["staging"], allow: [stripe] },
      { app: "c", networks: ["prod", "staging"] },
    ];
    const { prod } = settings.networks;
    const tree = treeOf({ networks: { prod, staging: prod } }, policies);
    const turned = treeOf({ networks: { staging: prod, prod } }, policies.toReversed());
    expect(stagesOf(turned)).toEqual(stagesOf(tree));
  });

  it("judges by traffic where there is some, and by the files elsewhere", () => {
    const { prod } = settings.networks;
    const tree = treeOf({ networks: { prod, staging: prod } }, [
      { app: "checkout", networks: ["prod", "staging"], allow: [stripe], see_thru: window("2026-12-01") },
    ]);
    const snapshots = new Map([["prod", snapshotOf([{ see_thru: "not_exerted" }])]]);
    expect(stagesOf(tree, { snapshots })).toEqual(["checkout staging discovering", "checkout prod ready"]);
  });

  it("has apps that were seen and have no policy", () => {
    const tree = treeOf(settings, [{ app: "checkout", allow: [stripe] }]);
    const snapshots = new Map([["prod", snapshotOf([{}, { app: "ghost" }, { app: null }])]]);
    const { apps } = statusOf(tree, { asOf, networks: tree.settings.networks, snapshots });
    expect(apps.map(({ app, policy, lifecycle }) => [app, policy?.app?.value, lifecycle.next])).toEqual([
      ["ghost", undefined, "write a policy for it"],
      ["checkout", "checkout", undefined],
    ]);
  });
});
