/** Edges of single checks: what is just found, and what is just not. */
import { describe, expect, test } from "vitest";
import { parseAnnotation } from "../../src/discriminat/annotation.ts";
import { judgeExposure } from "../../src/discriminat/exposure.ts";
import { createOverlapIndex } from "../../src/discriminat/overlap-index.ts";
import { lintTree } from "../../src/library/lint-tree.ts";
import { parseBundle, parsePolicy, parseSettings } from "../../src/policy/parse-file.ts";
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

describe("names of files and bundles", () => {
  const settingsText = JSON.stringify({ networks: { prod } });
  const found = (files: Readonly<Record<string, object>>, settings = settingsText): readonly string[] => {
    const { settings: parsed } = parseSettings({ path: "policies/discriminat.yaml", text: settings });
    if (parsed === undefined) throw new Error("no settings");
    const sources = Object.entries(files).map(([path, value]) => ({ path, text: JSON.stringify(value) }));
    const isBundle = ({ path }: { readonly path: string }): boolean => path.startsWith("bundles/");
    const policies = sources
      .filter((source) => !isBundle(source))
      .flatMap((source) => parsePolicy(source, source.path.split("/")[0] ?? "").policy ?? []);
    const bundles = sources.filter(isBundle).flatMap((source) => parseBundle(source).bundle ?? []);
    const loaded = { tree: { settings: parsed, policies, bundles }, findings: [], sources: new Map() };
    return lintTree(loaded, { asOf: "2026-11-15" }).findings.map(({ check, file, path, message, help, related = [] }) =>
      [`${check} ${file} ${path.join(".")}: ${message}; ${help}`, ...related.map((other) => other.message)].join(" | "),
    );
  };
  const checkout = { app: "checkout", team: "lab", allow: allow("a.example.com") };
  const couriers = { bundle: "couriers", description: "Parcels", allow: [{ tls: ["b.example.com"] }] };

  test.each(["lab/checkout.yaml", "lab/checkout.yml"])("the app is named as its file %s", (path) => {
    expect(found({ [path]: checkout })).toEqual([]);
  });

  test.each([
    ["lab/refunds.yaml", "; or write app: refunds, where it is not deployed yet"],
    ["lab/checkout.yaml.yaml", ""],
    ["lab/checkout.ymlx", ""],
  ])("nor as %s", (path, or) => {
    const file = path.slice("lab/".length);
    expect(found({ [path]: checkout })).toEqual([
      `policy/app-not-file-name ${path} app: the app is "checkout", but the file is named "${file}"; rename the file to checkout.yaml${or}`,
    ]);
  });

  test("a team is named as its folder, and an app or a team that is not known is not judged", () => {
    expect(found({ "shop/checkout.yaml": checkout })).toEqual([
      'policy/team-not-folder shop/checkout.yaml team: the team is "lab", but the file lies in the folder "shop"; write `team: shop`, or move the file',
    ]);
    expect(found({ "lab/one.yaml": { allow: checkout.allow }, "lab/two.yaml": { allow: checkout.allow } })).toEqual([]);
  });

  test("a bundle has one definition, the first", () => {
    expect(
      found({ "bundles/a.yaml": couriers, "bundles/b.yaml": couriers, "bundles/c.yaml": { ...couriers, bundle: "c" } }),
    ).toEqual([
      'policy/bundle-duplicated bundles/b.yaml bundle: the bundle "couriers" is already defined in "bundles/a.yaml", and only that one counts; give it a name of its own | defined here first',
    ]);
  });

  test("a bundle of the tree may not have the name of a built-in one", () => {
    expect(found({ "bundles/a.yaml": { ...couriers, bundle: "aws/sts" } })).toEqual([
      'policy/bundle-shadows-built-in bundles/a.yaml bundle: the bundle "aws/sts" replaces the built-in bundle of that name; choose a name of your own',
    ]);
  });

  test("the ports of a bundle of the tree are judged once, in the bundle", () => {
    const bundle = { ...couriers, allow: [{ tls: ["b.example.com"], ports: [8443] }] };
    const uses = { ...checkout, allow: [{ bundle: "couriers", reason: "r" }] };
    expect(found({ "bundles/a.yaml": bundle, "lab/checkout.yaml": uses })).toEqual([
      "policy/port-outside-guardrail bundles/a.yaml allow.0.ports.0: port 8443 is outside of the guardrails; the guardrails permit 443 for tls; use a listed port, or have this one added to guardrails.ports",
    ]);
  });

  test("ports of bundles that do not exist are not judged", () => {
    const uses = { ...checkout, allow: [{ bundle: "nothing/like", reason: "r" }] };
    expect(found({ "lab/checkout.yaml": uses }).map((line) => line.split(" ")[0])).toEqual(["policy/bundle-unknown"]);
  });
});

test.each(["B.example.com", "b..example.com", "b"])(
  "what is forbidden or refused as %s, which is not a name, is left alone",
  (name) => {
    const settings = { networks: { prod }, guardrails: { never: [{ name, reason: "no" }] } };
    const policy = { app: "app", allow: allow("*.example.com"), refuse: [{ name, reason: "no" }] };
    const checks = checksOf(settings, [policy]);
    expect(checks).not.toContain("policy/never-name");
    expect(checks).not.toContain("policy/refuse-overlaps-allow");
  },
);

test("a forbidden pattern forbids what it matches", () => {
  const settings = { networks: { prod }, guardrails: { never: [{ name: "*.example.com", reason: "no" }] } };
  expect(checksOf(settings, [{ app: "app", allow: allow("a.example.com") }])).toEqual(["policy/never-name"]);
});

test("a pattern that matches a public suffix itself says which, and in which mode", () => {
  const loaded = {
    tree: treeOf({ networks: { prod } }, [{ app: "app", allow: allow("*.co.uk", "*.amazonaws.com", "*.example.com") }]),
    findings: [],
    sources: new Map(),
  };
  const found = lintTree(loaded, { asOf: "2026-11-15" }).findings.filter(
    ({ check }) => check === "policy/wildcard-suffix-itself",
  );
  expect(found.map(({ path, evidence }) => [path.join("."), evidence])).toEqual([
    ["allow.0.tls.1", { suffix: "s3.amazonaws.com", mode: "prohibit_public_suffix" }],
  ]);
});
