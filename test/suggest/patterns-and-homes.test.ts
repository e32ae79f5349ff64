/** Which pattern stands for siblings, which bundle for names, and which entry a name goes under: one fact a line. */
import { describe, expect, test } from "vitest";
import type { Policy, PolicyTree } from "../../src/policy/model.ts";
import { createLintObjections } from "../../src/suggest/lint-objections.ts";
import type { Need } from "../../src/suggest/needs.ts";
import { changesOf, defaultSuggestOptions, type SuggestOptions, suggest } from "../../src/suggest/suggest.ts";
import { type PolicyObject, treeFrom, treeOf } from "../helpers/policy-tree.ts";

const network = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };
const settings = {
  networks: { prod: network, staging: { ...network, region: "us-east-1", vpc_id: "vpc-0123456789abcdef1" } },
  guardrails: { ports: { tls: [443, 8443, 9443], ssh: [22] } },
};

const need = (name: string, more: Partial<Need> = {}): Need => ({
  protocol: "tls",
  name,
  port: 443,
  networks: ["prod"],
  hasPassed: true,
  connections: 4,
  sources: 3,
  days: ["2026-11-01/2026-11-03"],
  firstSeen: "2026-11-01T00:00:00Z",
  lastSeen: "2026-11-03T00:00:00Z",
  ...more,
});

function suggested(
  needs: readonly Need[],
  policyObject: Partial<PolicyObject> = {},
  options: Partial<SuggestOptions> = {},
  own: object = {},
) {
  const tree = treeOf({ ...settings, ...own }, [{ app: "app", networks: ["prod"], ...policyObject }]);
  const suggestion = suggest(tree, tree.policies[0] as Policy, needs, { ...defaultSuggestOptions, ...options });
  return { tree, suggestion };
}

describe("the pattern for siblings", () => {
  const offered = (
    labels: string,
    more: { policy?: Partial<PolicyObject>; own?: object; needs?: Partial<Need> } = {},
  ) =>
    suggested(
      labels.split(" ").map((label) => need(`${label}.example.com`, more.needs)),
      more.policy,
      { siblings: 2 },
      more.own,
    ).suggestion.wildcards.map(({ pattern }) => pattern);

  test.each([
    ["a1 a2", "a?.example.com"],
    ["a1b a2b", "a?b.example.com"],
    ["1b 2b", "?b.example.com"],
    ["1bb 2bb", "?bb.example.com"],
    ["1abc 2xbc", "??bc.example.com"],
    ["a12b a34b", "a??b.example.com"],
    ["a1234b a5678b", "a????b.example.com"],
    ["a12345b a67890b", "a*b.example.com"],
    ["a1b a23b", "a*b.example.com"],
    ["a1b a2b a34b", "a*b.example.com"],
    ["a12b a3b", "a*b.example.com"],
    ["x y", "?.example.com"],
    ["x yz", "*.example.com"],
    // Where one of them has nothing between what all share, only `*` for the whole label surely matches.
    ["ab axb", "*.example.com"],
    ["aa aaa", "*.example.com"],
    ["a ab", "*.example.com"],
    ["ab b", "*.example.com"],
    ["aba ababa", "*.example.com"],
  ])("%s is %s", (labels, pattern) => {
    expect(offered(labels)).toEqual([pattern]);
  });

  test("needs as many days as it asks for, and not more", () => {
    expect(offered("a1 a2", { needs: { days: ["2026-11-01/2026-11-03"] } })).toHaveLength(1);
    expect(offered("a1 a2", { needs: { days: ["2026-11-01/2026-11-02"] } })).toEqual([]);
  });

  test("is what the firewall of each network in which the names are needed accepts, and of no other", () => {
    const exposure = (name: string, mode: string) => ({
      networks: {
        ...settings.networks,
        [name]: { ...settings.networks[name as "prod"], preferences: { wildcard_exposure: mode } },
      },
    });
    const policy = { networks: ["prod", "staging"] };
    const both = { networks: ["prod", "staging"] };
    expect(offered("a1 a2", { policy, own: exposure("staging", "none") })).toEqual(["a?.example.com"]);
    expect(offered("a1 a2", { policy, own: exposure("prod", "none") })).toEqual([]);
    expect(offered("a1 a2", { policy, needs: both, own: exposure("staging", "none") })).toEqual([]);
    expect(offered("a1 a2", { policy, needs: both, own: exposure("prod", "none") })).toEqual([]);
  });

  test("is never one across a public suffix, whatever the firewall would accept", () => {
    const own = { networks: { prod: { ...network, preferences: { wildcard_exposure: "nuclear" } } } };
    const needs = ["a1", "a2"].map((label) => need(`${label}.co.uk`));
    expect(suggested(needs, {}, { siblings: 2, includeShared: true }, own).suggestion.wildcards).toEqual([]);
  });

  test("takes the place of its names and of no others, with their evidence", () => {
    const needs = ["a1", "a2"].map((label) => need(`${label}.x.example.com`));
    const { suggestion } = suggested([...needs, need("www.y.example.com")], {}, { siblings: 2, generalise: true });
    expect(suggestion.placements.flatMap(({ names }) => names)).toMatchObject([
      { written: "a?.x.example.com", needs: [{ name: "a1.x.example.com" }, { name: "a2.x.example.com" }] },
      { written: "www.y.example.com", needs: [{ name: "www.y.example.com" }] },
    ]);
    const two = [...needs, ...["b1", "b2"].map((label) => need(`${label}.y.example.com`))];
    expect(
      suggested(two, {}, { siblings: 2, generalise: true }).suggestion.placements.flatMap(({ names }) =>
        names.map((name) => `${name.written} ${name.needs.length}`),
      ),
    ).toEqual(["a?.x.example.com 2", "b?.y.example.com 2"]);
  });

  test("says what else it admits", () => {
    const exposures = (labels: string) =>
      suggested(
        labels.split(" ").map((label) => need(`${label}.example.com`)),
        {},
        { siblings: 2 },
      ).suggestion.wildcards.map(({ exposure }) => exposure);
    expect(exposures("x yz")).toEqual([
      '"*.example.com" would admit every name directly below "example.com", not only the 2 names that were seen',
    ]);
    expect(exposures("a1 a2")).toEqual([
      '"a?.example.com" would admit every name of the form "a?" directly below "example.com", not only the 2 names that were seen',
    ]);
  });
});

describe("the home of a name", () => {
  const homeOf = (of: Need | readonly Need[], allow: readonly object[], networks = ["prod", "staging"]) => {
    const needs = Array.isArray(of) ? of : [of as Need];
    return suggested(needs, { networks, allow }).suggestion.placements.map(({ entry, alsoIn, ports, names }) =>
      [entry ?? "new", ports.join("+"), names.map(({ written }) => written).join("+"), ...alsoIn].join(" "),
    );
  };
  const entry = (tls: readonly string[], more: object = {}) => ({ tls, reason: "r", ...more });
  const fresh = need("b.example.com");

  test.each<[string, readonly object[], string]>([
    [
      "an entry of the same owner, which may open it in other networks too",
      [entry(["a.example.com"])],
      "0 443 b.example.com staging",
    ],
    [
      "an entry of the same owner and networks",
      [entry(["a.example.com"], { networks: ["prod"] })],
      "0 443 b.example.com",
    ],
    ["no entry of other networks", [entry(["a.example.com"], { networks: ["staging"] })], "new 443 b.example.com"],
    ["no entry of another owner", [entry(["a.example.org"])], "new 443 b.example.com"],
    ["no bundle", [{ bundle: "aws/sts", reason: "r" }], "new 443 b.example.com"],
    ["no entry of ssh", [{ ssh: ["a.example.com"], ports: [443], reason: "r" }], "new 443 b.example.com"],
    ["no entry of more ports", [entry(["a.example.com"], { ports: [443, 8443] })], "new 443 b.example.com"],
    ["no entry that ends some day", [entry(["a.example.com"], { expires: "2027-01-31" })], "new 443 b.example.com"],
    [
      "the entry of exactly its networks",
      [entry(["a.example.com"]), entry(["a.example.com", "a.example.org"], { networks: ["prod"] })],
      "1 443 b.example.com",
    ],
    [
      "of two the one that holds least of anything else",
      [entry(["a.example.com", "a.example.org"]), entry(["a.example.com"])],
      "1 443 b.example.com staging",
    ],
    [
      "of two the one that holds least of anything else, whatever their order",
      [entry(["a.example.com"]), entry(["a.example.com", "a.example.org"])],
      "0 443 b.example.com staging",
    ],
    ["of two alike the first", [entry(["a.example.com"]), entry(["c.example.com"])], "0 443 b.example.com staging"],
  ])("is %s", (_, allow, home) => {
    expect(homeOf(fresh, allow)).toEqual([home]);
  });

  test("is an entry with the same ports, in any order", () => {
    const ports = [9443, 443, 8443].map((port) => need("b.example.com", { port }));
    const listed = (...list: readonly number[]) => homeOf(ports, [entry(["a.example.com"], { ports: list })], ["prod"]);
    expect(listed(8443, 443, 9443)).toEqual(["0 443+8443+9443 b.example.com"]);
    expect(listed(443, 8443)).toEqual(["new 443+8443+9443 b.example.com"]);
    expect(
      homeOf(
        [9443, 443].map((port) => need("b.example.com", { port })),
        [entry(["a.example.com"], { ports: [443, 8443] })],
        ["prod"],
      ),
    ).toEqual(["new 443+9443 b.example.com"]);
  });

  test("needs all networks in which the name is needed", () => {
    const both = need("b.example.com", { networks: ["prod", "staging"] });
    expect(homeOf(both, [entry(["a.example.com"], { networks: ["prod"] })])).toEqual(["new 443 b.example.com"]);
    expect(homeOf(both, [entry(["a.example.com"])])).toEqual(["0 443 b.example.com"]);
  });

  test("is shared by names of one owner, sorted, and owners have entries of their own", () => {
    expect(homeOf([need("c.example.com"), need("a.example.org"), need("b.example.com")], [], ["prod"])).toEqual([
      "new 443 b.example.com+c.example.com",
      "new 443 a.example.org",
    ]);
    const x = need("x.eu-west-2.example.com");
    expect(homeOf([need("y.example.com"), x], [], ["prod"])).toEqual(["new 443 x.{region}.example.com+y.example.com"]);
  });

  test("may be one entry for names of two owners", () => {
    const allow = [entry(["a.example.com", "a.example.org"])];
    expect(homeOf([need("b.example.com"), need("b.example.org")], allow, ["prod"])).toEqual([
      "0 443 b.example.com+b.example.org",
    ]);
  });
});

describe("a bundle", () => {
  const sts = need("sts.eu-west-2.amazonaws.com");
  const proposed = (needs: readonly Need[], policy: Partial<PolicyObject> = {}, own: object = {}) =>
    suggested(needs, policy, {}, own).suggestion.bundles.map(
      ({ bundle, networks }) => `${bundle} ${networks.join("+")}`,
    );

  test("is proposed where its names are needed, network by network", () => {
    const both = { networks: ["prod", "staging"] };
    const there = need("sts.us-east-1.amazonaws.com", { networks: ["staging"] });
    expect(proposed([sts])).toEqual(["aws/sts prod"]);
    expect(proposed([sts, there], both)).toEqual(["aws/sts prod+staging"]);
    expect(proposed([there], both)).toEqual(["aws/sts staging"]);
    // In the other network the bundle admits another name.
    expect(proposed([need("sts.eu-west-2.amazonaws.com", both)], both)).toEqual([]);
  });

  test("is not proposed where the policy has it, or it has been refused", () => {
    expect(proposed([sts], { allow: [{ bundle: "aws/sts", reason: "r" }] })).toEqual([]);
    const { tree } = suggested([]);
    const refused = { needs: new Map(), bundles: new Set(["aws/sts"]), patterns: new Set<string>() };
    expect(suggest(tree, tree.policies[0] as Policy, [sts], defaultSuggestOptions, refused).bundles).toEqual([]);
  });

  test("is not proposed with a port that the guardrails do not permit, or a name that they forbid", () => {
    const guarded = (guardrails: object) => proposed([sts], {}, { guardrails });
    expect(guarded({ ports: { tls: [8443] } })).toEqual([]);
    expect(guarded({ never: [{ name: "sts.us-east-1.amazonaws.com", reason: "r" }] })).toEqual(["aws/sts prod"]);
    expect(guarded({ never: [{ name: "sts.*.amazonaws.com", reason: "r" }] })).toEqual([]);
  });

  test("of the tree takes the place of the built-in one of its name", () => {
    const own = "networks: {prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}}\n";
    const tree = treeFrom({
      "discriminat.yaml": own,
      "bundles/sts.yaml":
        "bundle: aws/sts\ndescription: Ours\nallow:\n  - tls: [sts.example.com]\n    documentation: https://example.com/\n",
      "lab/app.yaml": "app: app\nteam: lab\nallow: []\n",
    });
    const bundlesFor = (name: string) =>
      suggest(tree, tree.policies[0] as Policy, [need(name)], defaultSuggestOptions).bundles.map(
        ({ bundle }) => bundle,
      );
    expect(bundlesFor("sts.example.com")).toEqual(["aws/sts"]);
    expect(bundlesFor("sts.eu-west-2.amazonaws.com")).toEqual([]);
  });
});

describe("what lint objects to", () => {
  const own = "networks: {prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}}\n";
  const policyWith = (rest: string): string => `app: app\nteam: lab\n${rest}`;

  function objections(before: string, after: string, written: readonly string[], wanted: readonly string[] = []) {
    const tree: PolicyTree = treeFrom({ "discriminat.yaml": own, "lab/app.yaml": policyWith(before) });
    const policy = tree.policies[0] as Policy;
    const suggestion = suggest(tree, policy, [], defaultSuggestOptions);
    const names = written.filter((name) => !name.startsWith("aws/")).map((name) => ({ written: name, needs: [] }));
    const placement = {
      entry: undefined,
      protocol: "tls",
      ports: [443],
      networks: ["prod"],
      alsoIn: [],
      names,
    } as const;
    const bundles = written
      .filter((name) => name.startsWith("aws/"))
      .map((bundle) => ({ bundle, networks: ["prod"], needs: [], unseen: [] }));
    const { byName, others } = createLintObjections(tree, suggestion.policy, {
      asOf: "2026-11-15",
      wanted: new Set(wanted),
    })({ ...suggestion, placements: [placement], bundles }, policyWith(after));
    return [
      ...[...byName].map(([name, { check }]) => `${name}: ${check}`),
      ...others.map(({ check }) => `others: ${check}`),
    ];
  }

  const entry = (...names: readonly string[]) => `  - tls: [${names.join(", ")}]\n    reason: r\n`;

  test.each<[string, string, string, readonly string[], readonly string[]]>([
    ["nothing where all is well", "allow: []\n", `allow:\n${entry("a.example.com")}`, ["a.example.com"], []],
    [
      "a name that was added",
      "allow: []\n",
      `allow:\n${entry("a.example.com", "github.com")}`,
      ["a.example.com", "github.com"],
      ["github.com: policy/multi-tenant-name"],
    ],
    [
      "each of two names on lines of their own",
      "allow: []\n",
      "allow:\n  - reason: r\n    tls:\n      - github.com\n      - a.example.com\n      - gitlab.com\n",
      ["github.com", "a.example.com", "gitlab.com"],
      ["github.com: policy/multi-tenant-name", "gitlab.com: policy/multi-tenant-name"],
    ],
    [
      "not what was there before",
      `allow:\n${entry("github.com")}`,
      `allow:\n${entry("github.com", "a.example.com")}`,
      ["a.example.com"],
      [],
    ],
    [
      "a second finding of a check that no single name is the cause of",
      `allow:\n${entry("github.com")}`,
      `allow:\n${entry("github.com", "gitlab.com", "a.example.com")}`,
      ["a.example.com"],
      ["others: policy/multi-tenant-name", "others: policy/multi-tenant-name"],
    ],
  ])("is %s", (_, before, after, written, expected) => {
    expect(objections(before, after, written)).toEqual(expected);
  });

  test("is nothing that was asked for", () => {
    const after = `allow:\n${entry("github.com")}`;
    expect(objections("allow: []\n", after, ["github.com"], ["policy/multi-tenant-name"])).toEqual([]);
  });

  test("is the new name where it makes one that was there redundant, or is made so by it", () => {
    const old = `allow:\n${entry("a.example.com")}`;
    const found = objections(old, `${old}${entry('"*.example.com"')}`, ["*.example.com"]);
    expect(found).toEqual(["*.example.com: policy/shadowed-entry"]);
  });

  test("is a whole new entry, all of whose names are then objected to", () => {
    const after = "allow:\n  - tls: [a.example.com, b.example.com]\n";
    const found = objections("allow: []\n", after, ["a.example.com", "b.example.com"]);
    expect(new Set(found.map((text) => text.split(":")[0]))).toEqual(new Set(["a.example.com", "b.example.com"]));
  });

  test("is a bundle that was added", () => {
    const after = "allow:\n  - bundle: aws/nothing\n    reason: r\n";
    expect(objections("allow: []\n", after, ["aws/nothing"])).toEqual([expect.stringMatching(/^aws\/nothing: /)]);
  });
});

test("changes have the networks only where they are not all, and the last day that guardrails ask for", () => {
  const own = { guardrails: { ...settings.guardrails, entries: { max_days: 30 } } };
  const changes = (networks: readonly string[], more: object) => {
    const { tree, suggestion } = suggested(
      [need("a.example.com", { networks })],
      { networks: ["prod", "staging"] },
      {},
      more,
    );
    return changesOf(tree, suggestion, { asOf: "2026-11-15", reason: undefined, ticket: undefined, comments: false })
      .addEntries;
  };
  expect(changes(["prod"], {})).toMatchObject([{ networks: ["prod"], expires: undefined }]);
  expect(changes(["prod", "staging"], own)).toMatchObject([{ networks: undefined, expires: "2026-12-15" }]);
});
