/** Suggestions against the truth: a company with empty allowlists, its real needs, its telemetry, and attackers. */
import { describe, expect, test } from "vitest";
import { compareTraffic } from "../../src/compare/compare-traffic.ts";
import { admittingNames } from "../../src/evaluate/admitting-names.ts";
import { editPolicy } from "../../src/policy/edit-policy.ts";
import { loadTree } from "../../src/policy/load-tree.ts";
import type { Policy, PolicyTree } from "../../src/policy/model.ts";
import { parsePolicy } from "../../src/policy/parse-file.ts";
import { networksOf, resolveNames } from "../../src/policy/resolve.ts";
import { policyTraffic } from "../../src/suggest/policy-traffic.ts";
import { proposeEdit } from "../../src/suggest/propose-edit.ts";
import { defaultSuggestOptions, type SuggestOptions } from "../../src/suggest/suggest.ts";
import type { Snapshot } from "../../src/traffic/flow.ts";
import { buildSnapshot } from "../../src/traffic/snapshot/build-snapshot.ts";
import { appsOf, networkOf } from "../helpers/simulator/apps.ts";
import { trafficOf } from "../helpers/simulator/observed-traffic.ts";
import { simulate } from "../helpers/simulator/simulate.ts";
import type { TrueTarget } from "../helpers/simulator/truth.ts";

const { tree } = loadTree("policies", { cwd: new URL("../..", import.meta.url).pathname });
if (tree === undefined) throw new Error("the company's policies cannot be read");
const network = networkOf(tree, "prod");
const window = { from: "2026-11-02T00:00:00Z", to: "2026-11-16T00:00:00Z" };

/** The company on its first day: every policy without an entry, and everything in a see-thru window. */
function firstDay(company: PolicyTree, seed: number) {
  const apps = appsOf(company, "prod", { seed });
  const simulation = simulate({
    seed,
    apps,
    deployed: apps.map(({ app }) => ({
      app,
      names: [],
      seeThru: { until: "2026-12-31", ports: "all", group: "same" } as const,
    })),
    window,
    connectionsPerDay: 2,
  });
  const snapshot = buildSnapshot(trafficOf(simulation, window), {
    network: "prod",
    verbosity: "full",
    owners: new Map(Object.entries(simulation.groups)),
    withSources: false,
  });
  const policies = company.policies
    .filter((policy) => networksOf(policy, [network]).length > 0)
    .map((policy) => emptied(policy));
  return { empty: { ...company, policies }, snapshot, truth: simulation.truth };
}

function emptied(policy: Policy): Policy {
  const text = editPolicy(policy.source, { removeEntries: policy.allow.map((_, index) => index) });
  const parsed = parsePolicy({ ...policy.source, text }, policy.folder).policy;
  if (parsed === undefined) throw new Error("no policy");
  return parsed;
}

/** Every policy with what is suggested for it. */
function suggested(empty: PolicyTree, snapshot: Snapshot, options: Partial<SuggestOptions>) {
  const asOf = "2026-11-16";
  const comparisons = [compareTraffic(empty, snapshot, { asOf, network })];
  const edits = empty.policies.map((policy) =>
    proposeEdit(empty, policy, policyTraffic(empty, policy, comparisons, asOf), {
      asOf,
      reason: undefined,
      ticket: undefined,
      comments: false,
      suggest: { ...defaultSuggestOptions, ...options },
      prune: false,
      force: false,
      closeSeeThru: false,
      tests: false,
    }),
  );
  const policies = edits.flatMap(({ policy, text }) => {
    const parsed = parsePolicy({ ...policy.source, text }, policy.folder).policy;
    return parsed === undefined ? [] : [parsed];
  });
  const names = new Map(policies.map((policy) => [policy.app?.value, resolveNames(empty, policy, network)]));
  const passes = ({ app, name, protocol, port }: TrueTarget, reading: "coverage" | "exposure"): boolean =>
    name !== null &&
    (protocol === "tls" || protocol === "ssh") &&
    admittingNames(names.get(app ?? "") ?? [], { protocol, name, port }, network.preferences.wildcardExposure, reading)
      .length > 0;
  return { edits, passes };
}

const share = (all: readonly TrueTarget[], passes: (target: TrueTarget) => boolean): number =>
  all.filter(passes).length / all.length;

describe.each([7, 8, 21])("on the first day of the company, seed %i", (seed) => {
  const { empty, snapshot, truth } = firstDay(tree, seed);
  const text = ({ app, protocol, name, port }: TrueTarget) => `${app} ${protocol}://${name}:${port}`;

  test("finds every legitimate name, where names that strangers share are wanted", () => {
    const { passes } = suggested(empty, snapshot, { includeShared: true });
    expect(truth.legitimate.filter((target) => !passes(target, "coverage")).map(text)).toEqual([]);
  });

  test("finds every other legitimate name by default, and says of the rest that strangers share them", () => {
    const { edits, passes } = suggested(empty, snapshot, {});
    const missed = truth.legitimate
      .filter((target) => !passes(target, "coverage"))
      .map(text)
      .sort();
    const withheld = edits.flatMap(({ policy, suggestion }) =>
      suggestion.withheld
        .filter(({ because }) => because === "shared")
        .map(({ need }) => `${policy.app?.value} ${need.protocol}://${need.name}:${need.port}`),
    );
    expect(missed).toEqual(withheld.sort());
    expect(share(truth.legitimate, (target) => passes(target, "coverage"))).toBeGreaterThan(0.9);
  });

  test("lets no attack and no refused telemetry pass, with patterns too", () => {
    for (const options of [{}, { includeShared: true, generalise: true, siblings: 3, siblingDays: 1 }]) {
      const { passes } = suggested(empty, snapshot, options);
      expect(truth.attacks.length).toBeGreaterThan(20);
      expect(truth.attacks.filter((target) => passes(target, "exposure")).map(text)).toEqual([]);
      expect(truth.telemetry.filter((target) => passes(target, "exposure")).map(text)).toEqual([]);
    }
  });

  test("cannot tell an attack that looks like the app's own: with the least threshold some would be suggested", () => {
    const { passes } = suggested(empty, snapshot, { minConnections: 1 });
    expect(truth.attacks.filter((target) => passes(target, "exposure")).map(({ technique }) => technique)).toContain(
      "exfiltration",
    );
  });
});
