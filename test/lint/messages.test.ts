/** What the checks of a tree say: severity, place, words, help, fix and evidence, on both sides of each limit. */
import { expect, test } from "vitest";
import { lintTree } from "../../src/library/lint-tree.ts";
import { lintChecks } from "../../src/lint/registry.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

interface Case {
  readonly settings: object;
  readonly policies: readonly PolicyObject[];
}

const prod = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };
const staging = { region: "us-east-1", vpc_id: "vpc-0fedcba9876543210" };
const one = { networks: { prod } };
const two = { networks: { prod, staging } };

const of = (policy: Partial<PolicyObject>, settings: object = one): Case => ({
  settings,
  policies: [{ app: "checkout", ...policy }],
});
const entry = (...tls: string[]) => ({ tls, reason: "r" });
const allow = [entry("api.example.com")];
const window = (until: string, more: object = {}): Partial<PolicyObject> => ({
  allow,
  see_thru: { until, reason: "r", ...more },
});

/** One line for each finding. */
function linesOf({ settings, policies }: Case): readonly string[] {
  const loaded = { tree: treeOf(settings, policies), findings: [], sources: new Map() };
  return lintTree(loaded, { asOf: "2026-12-01" }).findings.map(
    ({ check, severity, path, message, help, fix, related = [], evidence }) =>
      [
        `${severity} ${check} at ${path.join(".")}: ${message}; ${help}`,
        ...(fix === undefined ? [] : [`fix ${fix.text}`]),
        ...related.map((other) => `related ${other.message}`),
        ...(evidence === undefined ? [] : [JSON.stringify(evidence)]),
      ].join(" | "),
  );
}

const cases: readonly (readonly [name: string, tree: Case, expected: readonly string[]])[] = [
  [
    "quotas that multiply to what AWS grants",
    of(
      { allow },
      { networks: { prod: { ...prod, quotas: { rules_per_security_group: 200, security_groups_per_interface: 5 } } } },
    ),
    [],
  ],
  [
    "quotas that multiply to more",
    of(
      { allow },
      { networks: { prod: { ...prod, quotas: { rules_per_security_group: 201, security_groups_per_interface: 5 } } } },
    ),
    [
      'error groups/quotas-impossible at networks.prod: the quotas of "prod" multiply to 201 × 5 = 1005; AWS grants at most 1000; write the quotas that the account really has',
    ],
  ],
  ["one group less than an interface takes", of({ allow, security_groups: 4 }), []],
  [
    "as many groups as an interface takes",
    of({ allow, security_groups: 5 }),
    [
      'warning groups/no-room-left at security_groups: the Security Groups of "checkout" take all 5 that a network interface takes; none is left for others; lower security_groups, or have the quota raised and set quotas.security_groups_per_interface',
    ],
  ],
  [
    "as many groups as an interface takes, the window's own among them",
    of({ ...window("2026-12-20", { group: "separate" }), security_groups: 4 }),
    [
      'warning groups/no-room-left at security_groups: the Security Groups of "checkout" take all 5 that a network interface takes; none is left for others; lower security_groups, or have the quota raised and set quotas.security_groups_per_interface',
    ],
  ],
  [
    "one group more than an interface takes",
    of({ allow, security_groups: 6 }),
    [
      'error groups/too-many-groups at security_groups: "checkout" has 6 Security Groups; a network interface takes 5; lower security_groups, or have the quota raised and set quotas.security_groups_per_interface',
    ],
  ],
  [
    "a quota of one group",
    of(
      { allow, security_groups: 2 },
      { networks: { prod: { ...prod, quotas: { security_groups_per_interface: 1 } } } },
    ),
    [
      'error groups/too-many-groups at security_groups: "checkout" has 2 Security Groups; a network interface takes 1; lower security_groups, or have the quota raised and set quotas.security_groups_per_interface',
    ],
  ],
  [
    "more rules than the quota",
    of(
      { allow: [{ tls: ["a.example.com"], ports: [443, 8443], reason: "r" }] },
      {
        networks: { prod: { ...prod, quotas: { rules_per_security_group: 1 } } },
        guardrails: { ports: { tls: [443, 8443] } },
      },
    ),
    [
      'error groups/rules-over-quota at : the Security Group "checkout-egress" needs 2 rules; the network\'s quota is 1; use fewer ports, cover names with patterns, or have the quota raised and set quotas.rules_per_security_group',
    ],
  ],
  [
    "more names than all groups have room for",
    of({
      allow: [{ tls: Array.from({ length: 5000 }, (_, i) => `host-${i}.devices-of-ours.example.com`), reason: "r" }],
    }),
    [
      'error groups/slots-exceeded at : 5,000 names for tls on port 443 do not fit into the 33 rules that the Security Groups of "checkout" have for them; cover names with patterns, or split the app into two policies',
    ],
  ],
  [
    "three policies of one app",
    {
      settings: one,
      policies: [
        { app: "checkout", allow },
        { app: "checkout", team: "b", allow },
        { app: "checkout", team: "c", allow },
      ],
    },
    [
      'error policy/app-duplicated at app: the app "checkout" already has a policy, "policies/lab/checkout.yaml"; an app has one; put all entries into one policy, or give the apps different names | related the other policy',
      'error policy/app-duplicated at app: the app "checkout" already has a policy, "policies/lab/checkout.yaml"; an app has one; put all entries into one policy, or give the apps different names | related the other policy',
    ],
  ],
  [
    "days that the calendar lacks",
    of({
      allow: [{ ...entry("a.example.com"), expires: "2026-02-30" }],
      see_thru: { until: "2026-02-31", reason: "r" },
    }),
    [
      'error policy/date-invalid at allow.0.expires: "2026-02-30" is not a day of the calendar; write a date as YYYY-MM-DD',
      'error policy/date-invalid at see_thru.until: "2026-02-31" is not a day of the calendar; write a date as YYYY-MM-DD',
    ],
  ],
  [
    "a policy without entries and window",
    of({}),
    [
      'info policy/admits-nothing at : the policy admits nothing: all egress of "checkout" is blocked; add entries under `allow`, or a `see_thru` window',
    ],
  ],
  [
    "a window that ended yesterday",
    of(window("2026-11-30")),
    [
      "warning policy/window-expired at see_thru.until: the see-thru window ended on 2026-11-30, 1 day ago; remove the see_thru lines",
    ],
  ],
  [
    "a window that ends today",
    of(window("2026-12-01")),
    [
      "warning policy/window-ends-soon at see_thru.until: the last day of the see-thru window is 2026-12-01, today; then the firewall blocks what no entry admits; add the entries that are missing before that day",
    ],
  ],
  [
    "a window that ends tomorrow",
    of(window("2026-12-02")),
    [
      "warning policy/window-ends-soon at see_thru.until: the last day of the see-thru window is 2026-12-02, tomorrow; then the firewall blocks what no entry admits; add the entries that are missing before that day",
    ],
  ],
  [
    "a window that ends in a week",
    of(window("2026-12-08")),
    [
      "warning policy/window-ends-soon at see_thru.until: the last day of the see-thru window is 2026-12-08, in 7 days; then the firewall blocks what no entry admits; add the entries that are missing before that day",
    ],
  ],
  ["a window that ends a day later", of(window("2026-12-09")), []],
  [
    "a window that is a day too long",
    of(window("2026-12-12"), { ...one, guardrails: { see_thru: { max_days: 10 } } }),
    [
      'error policy/window-too-long at see_thru.until: the see-thru window lasts 11 days; the guardrails permit 10; write `until: 2026-12-11` or an earlier date | fix "2026-12-11"',
    ],
  ],
  [
    "a window that is as long as permitted",
    of(window("2026-12-11"), { ...one, guardrails: { see_thru: { max_days: 10 } } }),
    [],
  ],
  [
    "an entry that is a day too long, beside one that is not",
    of(
      {
        allow: [
          { ...entry("a.example.com"), expires: "2026-12-12" },
          { ...entry("b.example.com"), expires: "2026-12-11" },
        ],
      },
      { ...one, guardrails: { entries: { max_days: 10 } } },
    ),
    [
      'error policy/entry-lasts-too-long at allow.0.expires: the entry lasts 11 days; the guardrails permit 10 days; write `expires: 2026-12-11` or an earlier date | fix "2026-12-11"',
    ],
  ],
  [
    "an entry that has expired, beside one that will",
    of({
      allow: [
        { ...entry("a.example.com"), expires: "2026-11-29" },
        { ...entry("b.example.com"), expires: "2026-12-02" },
      ],
    }),
    [
      "error policy/entry-expired at allow.0.expires: the entry expired on 2026-11-29, 2 days ago, and its names are still admitted; remove the entry, or have a later date approved",
      "warning policy/entry-expires-soon at allow.1.expires: the last day of the entry is 2026-12-02, tomorrow; remove the entry if the app no longer needs it, or have a later date approved",
    ],
  ],
  [
    "entries and windows without a reason",
    of({ allow: [{ tls: ["a.example.com"] }], see_thru: { until: "2026-12-20" } }),
    [
      "error policy/missing-reason at allow.0: the entry has no reason; the guardrails require one; add `reason:` with what the app does there",
      "error policy/missing-reason at see_thru: the see-thru window has no reason; the guardrails require one; add `reason:` with what the app does there",
    ],
  ],
  [
    "no reasons, where none is required",
    of(
      { allow: [{ tls: ["a.example.com"] }], see_thru: { until: "2026-12-20" } },
      { ...one, guardrails: { entries: { require: [] }, see_thru: { require: [] } } },
    ),
    [],
  ],
  [
    "an entry without a ticket, beside one that has one",
    of(
      { allow: [entry("a.example.com"), { ...entry("b.example.com"), ticket: "T-1" }] },
      { ...one, guardrails: { entries: { require: ["ticket"] } } },
    ),
    [
      "error policy/missing-ticket at allow.0: the entry has no ticket; the guardrails require one; add `ticket:` with a reference to the decision",
    ],
  ],
  [
    "a window for one port",
    of(window("2026-12-20", { ports: [443] })),
    [
      "info policy/see-thru-ports-listed at see_thru.ports.0: the window discovers traffic on port 443 only; the rest stays blocked and is not logged; leave ports out to discover everything",
    ],
  ],
  [
    "a window for two ports",
    of(window("2026-12-20", { ports: [443, 22] })),
    [
      "info policy/see-thru-ports-listed at see_thru.ports.0: the window discovers traffic on the ports 443 and 22 only; the rest stays blocked and is not logged; leave ports out to discover everything",
    ],
  ],
  [
    "an entry for a network of other policies",
    of(
      {
        networks: ["prod"],
        allow: [
          { ...entry("a.example.com"), networks: ["staging"] },
          { ...entry("b.example.com"), networks: ["prod"] },
        ],
      },
      two,
    ),
    [
      'error policy/network-not-declared at allow.0.networks.0: the policy is not deployed to "staging", only to "prod"; add it to the policy\'s networks, or remove it here',
    ],
  ],
  [
    "a policy that names no network of two",
    of({ allow }, two),
    [
      'error policy/networks-missing at : the policy names no network; the settings have "prod" and "staging"; add `networks: [prod, staging]`, or some of them',
    ],
  ],
  [
    "a network with a typo",
    of({ networks: ["prod", "stagin"], allow }, two),
    ['error policy/network-unknown at networks.1: "stagin" is not a network of the settings; did you mean "staging"?'],
  ],
  [
    "networks that are like none",
    of({ networks: ["prod", "elsewhere"], allow: [{ ...entry("a.example.com"), networks: ["qa-1234"] }] }, two),
    [
      'error policy/network-unknown at networks.1: "elsewhere" is not a network of the settings; write "prod" or "staging"',
      'error policy/network-unknown at allow.0.networks.0: "qa-1234" is not a network of the settings; write "prod" or "staging"',
    ],
  ],
  [
    "a region with a typo",
    of({ allow }, { networks: { prod: { ...prod, region: "eu-west-22" } } }),
    [
      'warning policy/region-unknown at networks.prod: "eu-west-22" is not a region that AWS has published; did you mean "eu-west-2"?',
    ],
  ],
  [
    "a region that is like none",
    of({ allow }, { networks: { prod: { ...prod, region: "xx-nowhere-9" } } }),
    [
      'warning policy/region-unknown at networks.prod: "xx-nowhere-9" is not a region that AWS has published; write a region such as eu-west-2',
    ],
  ],
  [
    "ports that the guardrails do not list",
    of(
      {
        allow: [
          { ...entry("a.example.com"), ports: [8443, 443] },
          { ssh: ["g.example.com"], reason: "r" },
        ],
      },
      { ...one, guardrails: { ports: { tls: [443, 9443], ssh: [] } } },
    ),
    [
      "error policy/port-outside-guardrail at allow.0.ports.0: port 8443 is outside of the guardrails; the guardrails permit 443 and 9443 for tls; use a listed port, or have this one added to guardrails.ports",
      "error policy/port-outside-guardrail at allow.1: port 22 is outside of the guardrails; the guardrails permit no port for ssh; use a listed port, or have this one added to guardrails.ports",
    ],
  ],
  [
    "the usual port, where the guardrails do not list it",
    of({ allow }, { ...one, guardrails: { ports: { tls: [8443] } } }),
    [
      "error policy/port-outside-guardrail at allow.0: port 443 is outside of the guardrails; the guardrails permit 8443 for tls; use a listed port, or have this one added to guardrails.ports",
    ],
  ],
  [
    "the port of a built-in bundle",
    of({ allow: [{ bundle: "aws/sts", reason: "r" }] }, { ...one, guardrails: { ports: { tls: [8443] } } }),
    [
      'error policy/port-outside-guardrail at allow.0.bundle: the bundle "aws/sts" uses port 443; the guardrails permit 8443 for tls; use a listed port, or have this one added to guardrails.ports',
    ],
  ],
  [
    "names that the guardrails forbid",
    of(
      { allow: [entry("a.example.com", "*.example.org", "c.example.net")] },
      {
        ...one,
        guardrails: {
          never: [
            { name: "a.example.com", reason: "R1" },
            { name: "x.example.org", reason: "R2" },
          ],
        },
      },
    ),
    [
      'error policy/never-name at allow.0.tls.0: "a.example.com" is forbidden by the guardrails: R1; remove it | related "a.example.com" is forbidden here | {"witness":"a.example.com"}',
      'error policy/never-name at allow.0.tls.1: "*.example.org" would admit "x.example.org", which the guardrails forbid: R2; remove it, or narrow the pattern | related "x.example.org" is forbidden here | {"witness":"x.example.org"}',
    ],
  ],
  [
    "a refused name that a pattern admits",
    of({
      allow: [entry("*.example.com", "b.example.com")],
      refuse: [
        { name: "a.example.com", reason: "r" },
        { name: "*.example.org", reason: "r" },
      ],
    }),
    [
      'warning policy/shadowed-entry at allow.0.tls.1: "b.example.com" is covered by the pattern "*.example.com" on the same port; remove the pattern if all names that the app needs are listed, else this name | related the pattern',
      'error policy/refuse-overlaps-allow at refuse.0.name: "a.example.com" is refused, but the entry "*.example.com" admits it; narrow the entry, or remove the refusal | related admitted here | {"witness":"a.example.com"}',
    ],
  ],
  [
    "severities of checks that do not exist, or are fixed",
    of(
      { allow },
      { ...one, checks: { "policy/no-such": "off", "schema/wrong-type": "off", "policy/name-urls": "off" } },
    ),
    [
      'error policy/severity-ignored at checks.policy/no-such: there is no check "policy/no-such"; remove the line',
      'error policy/severity-ignored at checks.schema/wrong-type: the severity of "schema/wrong-type" is fixed: error; remove the line',
      'error policy/severity-ignored at checks.policy/name-urls: there is no check "policy/name-urls"; did you mean "policy/name-url"?',
    ],
  ],
  [
    "bundles that do not exist",
    of({
      allow: [
        { bundle: "aws/stss", reason: "r" },
        { bundle: "nothing/like", reason: "r" },
        { bundle: "aws/sts@2026-11-23", reason: "r" },
        { bundle: "dev/github-actions-runner@2027-01-01", reason: "r" },
      ],
    }),
    [
      'error policy/bundle-unknown at allow.0.bundle: "aws/stss" is not a bundle: neither built in nor in the tree\'s bundles/; did you mean "aws/sts"?',
      "error policy/bundle-unknown at allow.1.bundle: \"nothing/like\" is not a bundle: neither built in nor in the tree's bundles/; write a built-in bundle's name, or add a file to bundles/",
      'error policy/bundle-unknown at allow.2.bundle: the bundle "aws/sts" has no list of 2026-11-23; write the date of one of its lists, 2026-11-24; or none, for the newest',
      'error policy/bundle-unknown at allow.3.bundle: the bundle "dev/github-actions-runner" has no list of 2027-01-01; write the date of one of its lists, 2026-11-24 or 2026-11-27; or none, for the newest',
    ],
  ],
  [
    "a test of a pattern",
    of({ allow, tests: [{ allow: "tls://*.example.com:443" }, { allow: "tls://api.example.com:443" }] }),
    [
      'error policy/test-target-invalid at tests.0.allow: the test\'s target is wrong: "*.example.com" is a pattern; a connection aims at one name; write one name in full',
    ],
  ],
  [
    "a pattern, where wildcards are prohibited",
    of(
      { allow: [entry("*.example.com")] },
      { networks: { prod: { ...prod, preferences: { wildcard_exposure: "none" } } } },
    ),
    [
      'error policy/wildcard-exposure at allow.0.tls.0: "*.example.com" is a pattern that the firewall refuses: the deployment prohibits wildcards; list the names that the app needs | {"mode":"none"}',
    ],
  ],
  [
    "a pattern below a public suffix",
    of({ allow: [entry("*.github.io")] }),
    [
      'error policy/wildcard-exposure at allow.0.tls.0: "*.github.io" would admit names that anyone can register, such as "anyone.github.io"; the deployment prohibits public suffixes, here "github.io"; list the names that the app needs, or a pattern below a domain of one owner | {"suffix":"github.io","witness":"anyone.github.io","mode":"prohibit_public_suffix"}',
    ],
  ],
  [
    "a name that a pattern covers",
    of({ allow: [entry("*.example.com", "a.example.com")] }),
    [
      'warning policy/shadowed-entry at allow.0.tls.1: "a.example.com" is covered by the pattern "*.example.com" on the same port; remove the pattern if all names that the app needs are listed, else this name | related the pattern',
    ],
  ],
  [
    "a name that is declared twice",
    of({ allow: [entry("a.example.com"), entry("a.example.com")] }),
    [
      'warning policy/duplicate-entry at allow.1.tls.0: "a.example.com" is already declared in this policy; remove one of the two lines | related declared here',
    ],
  ],
  [
    "a list of a bundle that has a newer one",
    of(
      { allow: [{ bundle: "dev/github-actions-runner@2026-11-24", reason: "r" }] },
      { ...one, checks: { "policy/multi-tenant-name": "off" } },
    ),
    [
      'info policy/bundle-outdated at allow.0.bundle: the bundle "dev/github-actions-runner" has a newer list: since 2026-11-27 it gains "release-assets.githubusercontent.com"; write `dev/github-actions-runner@2026-11-27`, or leave out the date to follow each release of the tool',
    ],
  ],
  [
    "names of registries on which anyone can publish, once for each that is written",
    of({ allow: [entry("registry.npmjs.org", "*.crates.io"), { bundle: "registry/pypi", reason: "r" }] }),
    [
      'info policy/public-registry at allow.0.tls.0: "registry.npmjs.org" leads to a public registry: anyone can publish there, so that foreign code can be fetched through it and, with a token of their own, data be sent out; use a mirror of your own, or suppress the finding with a reason | {"tier":"package-registry","host":"registry.npmjs.org"}',
      'info policy/public-registry at allow.0.tls.1: "*.crates.io" would admit "index.crates.io", which leads to a public registry: anyone can publish there, so that foreign code can be fetched through it; use a mirror of your own, or suppress the finding with a reason | {"tier":"package-registry","host":"index.crates.io"}',
      'info policy/public-registry at allow.1.bundle: "files.pythonhosted.org" of the bundle "registry/pypi" leads to a public registry: anyone can publish there, so that foreign code can be fetched through it; use a mirror of your own, or suppress the finding with a reason | {"tier":"package-registry","host":"files.pythonhosted.org"}',
    ],
  ],
  [
    "a name that a bundle declares too",
    of({ allow: [entry("sts.eu-west-2.amazonaws.com"), { bundle: "aws/sts", reason: "r" }] }),
    [
      'warning policy/duplicate-entry at allow.0.tls.0: "sts.eu-west-2.amazonaws.com" is already declared by the bundle "aws/sts"; remove one of the two lines | related declared here',
    ],
  ],
  [
    "names that cannot be public",
    of({ allow: [entry("a.example.con", "db.internal", "x.nosuchtld")] }),
    [
      'warning policy/name-not-public at allow.0.tls.0: "a.example.con" is not public: "con" is not a top-level domain; did you mean "a.example.com"?',
      'warning policy/name-not-public at allow.0.tls.1: "db.internal" is not public: names in "internal" are kept for private networks; write the public name that the app connects to, or remove it',
      'warning policy/name-not-public at allow.0.tls.2: "x.nosuchtld" is not public: "nosuchtld" is not a top-level domain; write the public name that the app connects to, or remove it',
    ],
  ],
  [
    "a name of another partition",
    of({ allow: [entry("sts.cn-north-1.amazonaws.com")] }),
    [
      'error policy/name-other-partition at allow.0.tls.0: "sts.cn-north-1.amazonaws.com" does not exist: AWS names of cn-north-1 end in amazonaws.com.cn; write "sts.cn-north-1.amazonaws.com.cn"',
    ],
  ],
  [
    "a window without a full flow log",
    of(window("2026-12-20"), {
      networks: { prod: { ...prod, preferences: { flow_log_verbosity: "only_disallowed" } } },
    }),
    [
      "warning policy/see-thru-without-flow-log at see_thru: the window will discover nothing: flow_log_verbosity is only_disallowed, which leaves allowed connections out; it should be full; set flow_log_verbosity to full in the deployment and in the settings",
    ],
  ],
  [
    "one app twice in one VPC",
    of({ networks: ["prod", "other"], allow }, { networks: { prod, other: prod } }),
    [
      'error groups/group-name-taken at networks.1: the Security Group "checkout-egress" of "other" already exists in "prod", which is the same VPC; deploy the app to one of the two, or correct the vpc_id | related the VPC of "prod" | related the VPC of "other"',
    ],
  ],
  [
    "a name that is too long for a description",
    of({ allow: [entry(`${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.com`)] }),
    [
      'error groups/description-too-long at allow.0.tls.0: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…" has 247 characters; a rule\'s description has room for 239; cover it with a pattern, with * for its longest label',
    ],
  ],
  [
    "a problem of two networks",
    of({ networks: ["prod", "staging"], allow: [entry("*.github.io")] }, two),
    [
      'error policy/wildcard-exposure at allow.0.tls.0: "*.github.io" would admit names that anyone can register, such as "anyone.github.io"; the deployment prohibits public suffixes, here "github.io" (networks "prod" and "staging"); list the names that the app needs, or a pattern below a domain of one owner | {"suffix":"github.io","witness":"anyone.github.io","mode":"prohibit_public_suffix"}',
    ],
  ],
  [
    "an app whose groups AWS refuses",
    { settings: one, policies: [{ app: "sg-tools", allow }] },
    [
      'error groups/group-name-reserved at app: the app "sg-tools" starts with "sg-"; AWS refuses Security Groups with such names; choose another name for the app',
    ],
  ],
];

test.each(cases)("%s", (_, tree, expected) => {
  expect(linesOf(tree)).toEqual(expected);
});

test("the checks that concern security, and those that are guardrails, are marked so", () => {
  const marked = (mark: "security" | "guardrail") => lintChecks.filter((check) => check[mark]).map(({ id }) => id);
  expect([marked("security"), marked("guardrail")]).toEqual([
    [
      "policy/emergency-expired",
      "policy/emergency-open",
      "policy/emergency-too-long",
      "policy/entry-expired",
      "policy/multi-tenant-name",
      "policy/name-firewall-wildcard",
      "policy/name-look-alike",
      "policy/name-not-ascii",
      "policy/never-name",
      "policy/port-outside-guardrail",
      "policy/public-registry",
      "policy/refuse-overlaps-allow",
      "policy/suppression-refused",
      "policy/team-not-folder",
      "policy/wildcard-exposure",
      "policy/wildcard-suffix-itself",
      "policy/window-too-long",
      "yaml/hidden-character",
    ],
    [
      "policy/confirmed-ahead",
      "policy/emergency-expired",
      "policy/emergency-too-long",
      "policy/never-name",
      "policy/port-outside-guardrail",
      "policy/review-due",
      "policy/suppression-refused",
      "policy/window-too-long",
    ],
  ]);
});
