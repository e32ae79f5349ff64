/**
 * The `tests:` of policies: `allow` must pass in every network of its policy, `block` in none. Pure; depends on the files
 * alone, never on the clock.
 */

import { type CheckInfo, defineCheck } from "../findings/check.ts";
import { type Finding, type Problem, toFinding } from "../findings/finding.ts";
import { regionOf } from "../findings/source-file.ts";
import type { Network, Policy, PolicyTest, PolicyTree } from "../policy/model.ts";
import { networksOf, type ResolvedName, resolveNames } from "../policy/resolve.ts";
import { isTarget, parseTestTarget, type Target } from "../policy/target.ts";
import { quote } from "../text/quote.ts";
import { admittingNames, type Reading } from "./admitting-names.ts";
import { nearestName } from "./nearest-name.ts";

export const testChecks = [
  defineCheck({
    id: "test/not-allowed",
    summary: "a name that a test expects to pass is not allowed",
    why: "The test says that the app needs this name. In at least one network of the policy no entry surely admits it, so the firewall would block the connection.",
    repair:
      "Add an entry for the name, or repair the one that the finding names. If the app does not need it any more, remove the test.",
    severity: "error",
    configurable: false,
  }),
  defineCheck({
    id: "test/not-blocked",
    summary: "a name that a test expects to be blocked could pass",
    why: "The test says that the app must not reach this name. An entry admits it, or admits it in one of the readings of `*` that the firewall's documentation leaves open.",
    repair: "Narrow the entry that the finding points at. If the app may reach the name, remove the test.",
    severity: "error",
    configurable: false,
    security: true,
  }),
  defineCheck({
    id: "test/not-deployed",
    summary: "a test of a policy that is deployed to no network",
    why: "A policy without a network has no Security Group. Nothing that it lists passes anywhere, and what it must not let through is blocked whatever it lists: a test of it would test nothing.",
    repair: "Write under `networks` where the policy is deployed, as the settings call it.",
    severity: "error",
    configurable: false,
  }),
] as const satisfies readonly CheckInfo[];

/** A target that `lint` refuses fails its test under the id of lint's check. */
type TestCheckId = (typeof testChecks)[number]["id"] | "policy/test-target-invalid";

export interface PassedTest {
  /** What held, in words. */
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

export interface TestResults {
  /** In the order of the policies and of their tests. */
  readonly findings: readonly Finding[];
  readonly passed: readonly PassedTest[];
}

/** Runs the tests of some policies of a tree. */
export function runTests(tree: PolicyTree, policies: readonly Policy[]): TestResults {
  const findings: Finding[] = [];
  const passed: PassedTest[] = [];
  for (const policy of policies) {
    const networks = networksOf(policy, tree.settings.networks);
    const deployed = networks.map((network) => ({ network, names: resolveNames(tree, policy, network) }));
    for (const test of policy.tests) {
      const failure = runTest(policy, test, deployed);
      if (failure === undefined) passed.push(passedTest(policy, test));
      else findings.push(failure);
    }
  }
  return { findings, passed };
}

interface Deployed {
  readonly network: Network;
  readonly names: readonly ResolvedName[];
}

const nameOf = ({ expect, target }: PolicyTest): string => `${expect} ${target.value}`;

function passedTest({ source }: Policy, test: PolicyTest): PassedTest {
  return { name: nameOf(test), file: source.path, line: regionOf(source, test.at.span).line };
}

function runTest(policy: Policy, test: PolicyTest, deployed: readonly Deployed[]): Finding | undefined {
  const fail = (check: TestCheckId, problem: Omit<Problem, "file" | "at">): Finding =>
    toFinding(check, "error", {
      file: policy.source,
      at: test.target,
      evidence: { test: nameOf(test) },
      ...problem,
    });
  const target = parseTestTarget(test.target.value);
  if (!isTarget(target)) return fail("policy/test-target-invalid", target);
  if (deployed.length === 0) {
    return fail("test/not-deployed", {
      message: `nothing tells whether ${quote(target.name)} passes: the policy is deployed to no network`,
      help: "write under `networks` where the policy is deployed",
    });
  }
  return test.expect === "allow"
    ? expectAllowed(target, deployed, fail)
    : expectBlocked(policy, target, deployed, fail);
}

type Fail = (check: TestCheckId, problem: Omit<Problem, "file" | "at">) => Finding;

function expectAllowed(target: Target, deployed: readonly Deployed[], fail: Fail): Finding | undefined {
  const admitted = (reading: Reading, { network, names }: Deployed): boolean =>
    admittingNames(names, target, network.preferences.wildcardExposure, reading).length > 0;
  const missing = deployed.filter((network) => !admitted("coverage", network));
  if (missing.length === 0) return undefined;
  const verb = missing.some((network) => admitted("exposure", network)) ? "surely admits" : "admits";
  return fail("test/not-allowed", {
    message: `no entry ${verb} ${quote(target.name)} on ${target.protocol} port ${target.port} in ${networkList(missing)}`,
    help: allowHelp(
      target,
      missing,
      deployed.filter((network) => !missing.includes(network)),
    ),
  });
}

const networkList = (deployed: readonly Deployed[]): string =>
  deployed.map(({ network }) => quote(network.name)).join(" and ");

function allowHelp(target: Target, missing: readonly Deployed[], admitting: readonly Deployed[]): string {
  const near = missing.map(({ names }) => nearestName(names, target)).find((found) => found !== undefined);
  if (near !== undefined) return near.message;
  return admitting.length > 0
    ? `it is declared for ${networkList(admitting)} only`
    : `add an entry with ${target.protocol}: [${target.name}]`;
}

function expectBlocked(policy: Policy, target: Target, deployed: readonly Deployed[], fail: Fail): Finding | undefined {
  const open = deployed.flatMap(({ network, names }) =>
    admittingNames(names, target, network.preferences.wildcardExposure, "exposure").map((name) => ({ network, name })),
  );
  const [first] = open;
  if (first === undefined) return undefined;
  const { name } = first;
  const networks = [...new Set(open.map(({ network }) => quote(network.name)))].join(" and ");
  const surely = open.some(
    ({ network, name: admitting }) =>
      admittingNames([admitting], target, network.preferences.wildcardExposure, "coverage").length > 0,
  );
  return fail("test/not-blocked", {
    message: `${quote(name.name)} ${surely ? "admits" : "might admit"} ${quote(target.name)} on ${target.protocol} port ${target.port} in ${networks}`,
    help: "narrow the entry, or remove the test",
    related: [...new Set(open.map((each) => each.name.at))].map((at) => ({
      message: "admitted here",
      file: policy.source,
      at,
    })),
  });
}
