import { describe, expect, it } from "vitest";
import { runTests } from "../../src/evaluate/run-tests.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

const settings = {
  networks: {
    prod: { region: "eu-west-2", vpc_id: "vpc-0a1b2c3d4e5f60718" },
    staging: { region: "eu-west-1", vpc_id: "vpc-0f1e2d3c4b5a69788" },
  },
};

/** One line for each test: whether it held, or what was said. */
function outcomes(policy: Omit<PolicyObject, "app">): readonly string[] {
  const tree = treeOf(settings, [{ app: "app", networks: ["prod", "staging"], ...policy }]);
  const { findings, passed } = runTests(tree, tree.policies);
  return [
    ...passed.map(({ name }) => `passed: ${name}`),
    ...findings.map(({ check, message, help }) => `${check}: ${message}; ${help}`),
  ];
}

const allow = [
  { tls: ["api.example.com", "img*.example.com"], reason: "x" },
  { tls: ["ledger.example.com"], networks: ["prod"], reason: "x" },
];

describe("a test that something is allowed", () => {
  it("passes where an entry covers it in every network of the policy", () => {
    expect(outcomes({ allow, tests: [{ allow: "tls://api.example.com:443" }] })).toEqual([
      "passed: allow tls://api.example.com:443",
    ]);
  });

  it("fails where one network lacks it, and names that network", () => {
    expect(outcomes({ allow, tests: [{ allow: "tls://ledger.example.com:443" }] })).toEqual([
      'test/not-allowed: no entry admits "ledger.example.com" on tls port 443 in "staging"; it is declared for "prod" only',
    ]);
  });

  it("fails where only an empty `*` would cover it", () => {
    expect(outcomes({ allow, tests: [{ allow: "tls://img.example.com:443" }] })[0]).toMatch(
      /^test\/not-allowed: no entry surely admits "img\.example\.com"/,
    );
  });

  it("fails where nothing is like it, and says what to add", () => {
    expect(outcomes({ allow, tests: [{ allow: "ssh://elsewhere.example:22" }] })).toEqual([
      'test/not-allowed: no entry admits "elsewhere.example" on ssh port 22 in "prod" and "staging"; add an entry with ssh: [elsewhere.example]',
    ]);
  });

  it("is told that an entry might admit it, where that is so in one network", () => {
    const some = [{ tls: ["img*.example.com"], networks: ["prod"], reason: "x" }];
    expect(outcomes({ allow: some, tests: [{ allow: "tls://img.example.com:443" }] })).toEqual([
      'test/not-allowed: no entry surely admits "img.example.com" on tls port 443 in "prod" and "staging"; "img*.example.com" would match only if "*" may stand for nothing, which is not known; write the name itself',
    ]);
  });

  it("is told what is near in any network that lacks it", () => {
    const some = [
      { tls: ["files.example.org"], networks: ["prod"], reason: "x" },
      { tls: ["api.example.com"], networks: ["staging"], reason: "x" },
    ];
    expect(outcomes({ allow: some, tests: [{ allow: "tls://api.exmaple.com:443" }] })).toEqual([
      'test/not-allowed: no entry admits "api.exmaple.com" on tls port 443 in "prod" and "staging"; did you mean "api.example.com"?',
    ]);
  });

  it("is not told of an empty run where the firewall refuses the pattern", () => {
    const refused = [{ tls: ["*.github.io"], reason: "x" }];
    expect(outcomes({ allow: refused, tests: [{ allow: "tls://a.github.io:443" }] })).toEqual([
      'test/not-allowed: no entry admits "a.github.io" on tls port 443 in "prod" and "staging"; add an entry with tls: [a.github.io]',
    ]);
  });

  it("fails where its target is not one, under the id of lint", () => {
    const tree = treeOf(settings, [
      { app: "app", networks: ["prod"], allow, tests: [{ allow: "tls://*.example.com:443" }] },
    ]);
    const { findings } = runTests(tree, tree.policies);
    expect(findings.map(({ check, evidence }) => [check, evidence])).toEqual([
      ["policy/test-target-invalid", { test: "allow tls://*.example.com:443" }],
    ]);
  });

  it("is not helped by a see-thru window", () => {
    const see_thru = { until: "2999-12-31", reason: "x" };
    expect(outcomes({ allow, see_thru, tests: [{ allow: "tls://elsewhere.example:443" }] })[0]).toMatch(
      /^test\/not-allowed/,
    );
  });

  it.each([
    ["names no network, and there are several", {}],
    ["names none of the settings", { networks: ["moon"] }],
  ])("tests nothing where the policy %s, whatever it expects", (_, networks) => {
    const tests = [{ allow: "tls://api.example.com:443" }, { block: "tls://evil.example:443" }];
    const tree = treeOf(settings, [{ app: "app", allow, tests, ...networks }]);
    const { passed, findings } = runTests(tree, tree.policies);
    expect(passed).toEqual([]);
    expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual([
      'test/not-deployed: nothing tells whether "api.example.com" passes: the policy is deployed to no network',
      'test/not-deployed: nothing tells whether "evil.example" passes: the policy is deployed to no network',
    ]);
  });
});

describe("a test that something is blocked", () => {
  it("passes where no network admits it", () => {
    expect(outcomes({ allow, tests: [{ block: "tls://api.example.com.evil.example:443" }] })).toEqual([
      "passed: block tls://api.example.com.evil.example:443",
    ]);
  });

  it("fails where one network admits it", () => {
    expect(outcomes({ allow, tests: [{ block: "tls://ledger.example.com:443" }] })).toEqual([
      'test/not-blocked: "ledger.example.com" admits "ledger.example.com" on tls port 443 in "prod"; narrow the entry, or remove the test',
    ]);
  });

  it("fails where an empty `*` might admit it", () => {
    expect(outcomes({ allow, tests: [{ block: "tls://img.example.com:443" }] })[0]).toMatch(
      /^test\/not-blocked: "img\*\.example\.com" might admit "img\.example\.com"/,
    );
  });

  it("fails for sure where one of several entries surely admits it", () => {
    const both = [{ tls: ["img*.example.com", "*.example.com"], reason: "x" }];
    expect(outcomes({ allow: both, tests: [{ block: "tls://img.example.com:443" }] })).toEqual([
      'test/not-blocked: "img*.example.com" admits "img.example.com" on tls port 443 in "prod" and "staging"; narrow the entry, or remove the test',
    ]);
  });

  it("points at its target, and at the entry that admits it", () => {
    const tree = treeOf(settings, [
      { app: "app", networks: ["prod"], allow, tests: [{ block: "tls://api.example.com:443" }] },
    ]);
    const [finding] = runTests(tree, tree.policies).findings;
    expect(finding?.path).toEqual(["tests", 0, "block"]);
    expect(finding?.related?.map(({ message, file }) => [message, file])).toEqual([
      ["admitted here", "policies/lab/app.yaml"],
    ]);
  });
});
