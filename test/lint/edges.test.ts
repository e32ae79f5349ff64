/** Edges of single checks: what is just found, and what is just not. */
import { describe, expect, test } from "vitest";
import { parseAnnotation } from "../../src/discriminat/annotation.ts";
import { judgeExposure } from "../../src/discriminat/exposure.ts";
import { createOverlapIndex } from "../../src/discriminat/overlap-index.ts";
import { lintTree } from "../../src/library/lint-tree.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

const prod = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };

function checksOf(settings: object, policies: readonly PolicyObject[]): readonly string[] {
  const loaded = { tree: treeOf(settings, policies), findings: [], sources: new Map() };
  return lintTree(loaded, { asOf: "2026-11-15" }).findings.map(({ check }) => check);
}

const allow = (...tls: readonly string[]) => [{ tls, reason: "r" }];

describe("policy/refuse-overlaps-allow", () => {
  test.each([
    ["api.example.com", "api.example.com", true],
    ["api.example.com", "cdn.example.com", false],
    ["*.example.com", "api.example.com", true],
    ["api.example.com", "*.example.com", true],
    ["a-*.example.com", "*-b.example.com", true],
    ["a.*.example.com", "*.example.com", false],
  ])("%s is refused, and %s is allowed", (refused, allowed, found) => {
    const app = { app: "app", allow: allow(allowed), refuse: [{ name: refused, reason: "r" }] };
    expect(checksOf({ networks: { prod } }, [app]).includes("policy/refuse-overlaps-allow")).toBe(found);
  });
});

describe("policy/port-outside-guardrail", () => {
  const bundle = [{ bundle: "aws/ssm", reason: "r" }];
  test.each([
    [[443], false],
    [[8443], true],
    [[], true],
  ])("looks at built-in bundles, where the guardrails permit %j for tls", (tls, found) => {
    const settings = { networks: { prod }, guardrails: { ports: { tls, ssh: [22] } } };
    const checks = checksOf(settings, [{ app: "app", allow: bundle }]);
    expect(checks.includes("policy/port-outside-guardrail")).toBe(found);
  });
});

describe("policy/see-thru-without-flow-log", () => {
  test.each([
    ["full", undefined, false],
    ["only_disallowed", undefined, true],
    ["none", undefined, true],
    ["only_disallowed", ["staging"], false],
    ["only_disallowed", ["prod"], true],
  ])("flow_log_verbosity %s, and a window for %j", (flow_log_verbosity, networks, found) => {
    const staging = { region: "us-east-1", vpc_id: "vpc-0fedcba9876543210" };
    const settings = { networks: { prod: { ...prod, preferences: { flow_log_verbosity } }, staging } };
    const see_thru = { until: "2026-11-30", reason: "r", ...(networks === undefined ? {} : { networks }) };
    const checks = checksOf(settings, [{ app: "app", networks: ["prod", "staging"], see_thru }]);
    expect(checks.includes("policy/see-thru-without-flow-log")).toBe(found);
  });
});

describe("groups/group-name-taken", () => {
  test.each([
    [prod, true],
    [{ ...prod, region: "eu-west-1" }, false],
    [{ ...prod, vpc_id: "vpc-0fedcba9876543210" }, false],
  ])("the same app in %j", (other, found) => {
    const checks = checksOf({ networks: { prod, other } }, [
      { app: "app", networks: ["prod", "other"], allow: allow("a.example.com") },
    ]);
    expect(checks.includes("groups/group-name-taken")).toBe(found);
  });

  test.each([
    ["eu-west-2", true],
    ["eu-west-1", false],
  ])("networks that take the VPC from one variable, the other one in %s", (region, found) => {
    const vpc_id = { variable: "vpc" };
    const networks = { prod: { region: "eu-west-2", vpc_id }, other: { region, vpc_id } };
    const checks = checksOf({ networks }, [{ app: "app", networks: ["prod", "other"], allow: allow("a.example.com") }]);
    expect(checks.includes("groups/group-name-taken")).toBe(found);
  });
});

describe("groups/rules-over-quota", () => {
  test.each([
    [3, false],
    [2, true],
  ])("three rules, and a quota of %i", (rules_per_security_group, found) => {
    const settings = {
      networks: { prod: { ...prod, quotas: { rules_per_security_group } } },
      guardrails: { ports: { tls: [443, 8443, 9443], ssh: [22] } },
    };
    const entry = { tls: ["a.example.com"], reason: "r", ports: [443, 8443, 9443] };
    expect(checksOf(settings, [{ app: "app", allow: [entry] }]).includes("groups/rules-over-quota")).toBe(found);
  });
});

describe("prohibit_asterisk", () => {
  test.each([
    ["*.github.com", "refused"],
    ["api-*.github.com", "refused"],
    ["api.*.github.com", "refused"],
    ["api-?.github.com", "allowed"],
    ["api.github.com", "allowed"],
  ])("%s is %s", (pattern, verdict) => {
    expect(judgeExposure(pattern, "prohibit_asterisk").verdict).toBe(verdict);
  });
});

test("every wildcard of the firewall is read, not only the first", () => {
  expect(parseAnnotation("discriminat:tls:%.%.a.com,_-_.b.com")).toEqual({
    kind: "tls",
    names: ["*.*.a.com", "?-?.b.com"],
  });
});

test("the index finds the first member in its order, wherever wildcards stand", () => {
  const index = createOverlapIndex(["a.*.com", "*.example.com", "a.example.com", "*.*.com"]);
  expect(index.find("a.example.com")?.member).toBe("a.*.com");
  expect(index.find("b.example.com")?.member).toBe("*.example.com");
  expect(index.find("b.other.com")?.member).toBe("*.*.com");
  const late = createOverlapIndex(["b.example.com", "a.example.com", "*.*.com", "?.example.com"]);
  expect(late.find("c.example.com")?.member).toBe("*.*.com");
});
