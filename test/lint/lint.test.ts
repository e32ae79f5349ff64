import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { lintTree } from "../../src/library/lint-tree.ts";
import type { LoadedTree } from "../../src/policy/load-tree.ts";
import { parseBundle, parsePolicy, parseSettings } from "../../src/policy/parse-file.ts";

const network = (region: string, more = "") => `{region: ${region}, vpc_id: vpc-0123456789abcdef0${more}}`;
const oneNetwork = `networks:\n  prod: ${network("eu-west-2")}\n`;
const twoNetworks = `networks:\n  prod: ${network("eu-west-2")}\n  staging: ${network("us-east-1")}\n`;

/** Loads texts as the files of one tree: `team/app.yaml` or `bundles/x.yaml` → text. */
function load(settingsText: string, files: Readonly<Record<string, string>>): LoadedTree {
  const { settings, findings } = parseSettings({ path: "policies/discriminat.yaml", text: settingsText });
  const found = [...findings];
  const policies = [];
  const bundles = [];
  for (const [path, text] of Object.entries(files)) {
    const source = { path: `policies/${path}`, text };
    if (path.startsWith("bundles/")) {
      const parsed = parseBundle(source);
      found.push(...parsed.findings);
      if (parsed.bundle !== undefined) bundles.push(parsed.bundle);
    } else {
      const parsed = parsePolicy(source, path.split("/")[0] ?? "");
      found.push(...parsed.findings);
      if (parsed.policy !== undefined) policies.push(parsed.policy);
    }
  }
  return { tree: settings && { settings, policies, bundles }, findings: found, sources: new Map() };
}

function lint(settings: string, files: Readonly<Record<string, string>>, asOf = "2026-12-01"): readonly Finding[] {
  return lintTree(load(settings, files), { asOf }).findings;
}

function show(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ file, line, check, severity, message }) => `${file}:${line} ${severity} ${check} ${message}`);
}

const policy = (body: string, more = "") => `app: checkout\nteam: payments\n${more}${body}`;
const entry = (names: string, more = "") => `allow:\n  - tls: ${names}\n    reason: Card payments\n${more}`;

describe("networks", () => {
  const deployed = "networks: [prod, staging]\n";

  test("a problem in several networks is one finding that names them", () => {
    const findings = lint(twoNetworks, { "payments/checkout.yaml": policy(entry('["*.github.io"]'), deployed) });
    expect(show(findings)).toEqual([
      expect.stringMatching(/:5 error policy\/wildcard-exposure .* \(networks "prod" and "staging"\)$/),
    ]);
  });

  test("a name with a placeholder is one name, whatever it becomes in each network", () => {
    const findings = lint(twoNetworks, {
      "payments/checkout.yaml": policy(entry('["s3.{region}.amazonaws.com"]'), deployed),
    });
    expect(show(findings)).toEqual([
      expect.stringMatching(/multi-tenant-name "s3\.\{region\}\.amazonaws\.com" .* \(networks "prod" and "staging"\)$/),
    ]);
  });

  test("a problem in one of several networks names that one", () => {
    const nuclear = `networks:\n  lab: ${network("eu-west-1", ", preferences: {wildcard_exposure: nuclear}")}\n  prod: ${network("eu-west-2")}\n`;
    const findings = lint(nuclear, {
      "payments/checkout.yaml": policy(entry('["*.github.io"]'), "networks: [lab, prod]\n"),
    });
    expect(show(findings)).toEqual([expect.stringMatching(/wildcard-exposure .* \(network "prod"\)$/)]);
  });

  test("with one network in the settings none is named", () => {
    const [finding] = lint(oneNetwork, { "payments/checkout.yaml": policy(entry('["*.github.io"]')) });
    expect(finding?.message).not.toContain("prod");
  });

  test("a name that is needed in one network is not redundant", () => {
    const names = '["ec2.{region}.amazonaws.com", ec2.eu-west-2.amazonaws.com]';
    expect(lint(twoNetworks, { "payments/checkout.yaml": policy(entry(names), deployed) })).toEqual([]);
    expect(show(lint(oneNetwork, { "payments/checkout.yaml": policy(entry(names)) }))).toEqual([
      expect.stringContaining('policy/duplicate-entry "ec2.eu-west-2.amazonaws.com" is already declared'),
    ]);
  });
});

describe("bundles", () => {
  const uses = (bundle: string) => policy(`allow:\n  - bundle: ${bundle}\n    reason: Parcels\n`);
  const couriers = "bundle: couriers\ndescription: Parcels\nallow:\n  - tls: ['*.github.io']\n";

  test("a problem with a name of the tree's bundle points into the bundle, once for all policies", () => {
    const findings = lint(oneNetwork, {
      "bundles/couriers.yaml": couriers,
      "payments/checkout.yaml": uses("couriers"),
      "payments/refunds.yaml": uses("couriers").replace("checkout", "refunds"),
    });
    expect(show(findings)).toEqual([
      expect.stringMatching(/^policies\/bundles\/couriers.yaml:4 error policy\/wildcard-exposure /),
    ]);
  });

  test("a problem with a name of a built-in bundle points at the reference, and names the bundle", () => {
    const findings = lint(oneNetwork, { "payments/checkout.yaml": uses("aws/s3") });
    expect(show(findings)).toEqual([
      expect.stringMatching(
        /^policies\/payments\/checkout.yaml:4 warning policy\/multi-tenant-name .* of the bundle "aws\/s3"/,
      ),
    ]);
  });

  test("a name that a bundle holds is the redundant one, wherever it stands", () => {
    const [finding, ...others] = lint(oneNetwork, {
      "payments/checkout.yaml": policy(
        entry('["sts.{region}.amazonaws.com"]', "  - bundle: aws/sts\n    reason: Credentials\n"),
      ),
    });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ check: "policy/duplicate-entry", line: 4, related: [{ line: 6 }] });
  });
});

describe("severities", () => {
  const upperCase = { "payments/checkout.yaml": policy(entry("[API.stripe.com]")) };

  test("the settings change the severity of a check", () => {
    const [finding] = lint(`${oneNetwork}checks: {policy/name-upper-case: info}\n`, upperCase);
    expect(finding?.severity).toBe("info");
  });

  test("a check that is off reports nothing, and its suppressions are not unused", () => {
    const off = `${oneNetwork}checks: {policy/name-upper-case: off}\n`;
    const suppressed = policy(entry("[api.stripe.com] # discriminat-policy-ignore policy/name-upper-case: a trial"));
    expect(lint(off, upperCase)).toEqual([]);
    expect(lint(off, { "payments/checkout.yaml": suppressed })).toEqual([]);
  });

  test("the severity of what cannot be read is fixed, and saying otherwise is a finding", () => {
    const findings = lint(`${oneNetwork}checks: {schema/unknown-key: off}\n`, {
      "payments/checkout.yaml": policy(entry("[api.stripe.com]", "    expire: never\n")),
    });
    expect(findings.map(({ check, severity }) => `${check} ${severity}`)).toEqual([
      "policy/severity-ignored error",
      "schema/unknown-key error",
    ]);
  });

  test("findings of the loader take the severity of the settings where they may", () => {
    const findings = lint(`${oneNetwork}checks: {policy/suppression-malformed: info}\n`, {
      "payments/checkout.yaml": policy(entry("[api.stripe.com] # discriminat-policy-ignore")),
    });
    expect(findings.map(({ check, severity }) => `${check} ${severity}`)).toEqual([
      "policy/suppression-malformed info",
    ]);
  });
});

describe("suppressions", () => {
  const suppress = (check: string) => `# discriminat-policy-ignore ${check}: approved in SEC-12`;

  test("a comment on the line, or on the line above, takes away the findings of its check", () => {
    const onLine = entry(`[API.stripe.com] ${suppress("policy/name-upper-case")}`);
    const above = entry("[API.stripe.com]").replace("  - tls", `  ${suppress("policy/name-upper-case")}\n  - tls`);
    for (const body of [onLine, above])
      expect(lint(oneNetwork, { "payments/checkout.yaml": policy(body) })).toEqual([]);
  });

  test("a comment for another check suppresses nothing, and is a finding", () => {
    const body = entry(`[API.stripe.com] ${suppress("policy/name-url")}`);
    expect(lint(oneNetwork, { "payments/checkout.yaml": policy(body) }).map(({ check }) => check)).toEqual([
      "policy/name-upper-case",
      "policy/unused-suppression",
    ]);
  });

  test("what the settings cannot lower cannot be suppressed", () => {
    const body = entry("[api.stripe.com]", `    expire: never ${suppress("schema/unknown-key")}\n`);
    const findings = lint(oneNetwork, { "payments/checkout.yaml": policy(body) });
    expect(findings.map(({ check }) => check)).toEqual(["schema/unknown-key", "policy/unused-suppression"]);
    expect(findings[1]?.message).toContain("cannot be suppressed");
  });

  test("a suppression of a check that does not exist asks for the one that was meant", () => {
    const body = entry(`[api.stripe.com] ${suppress("policy/multi-tenant-names")}`);
    const [finding] = lint(oneNetwork, { "payments/checkout.yaml": policy(body) });
    expect(finding).toMatchObject({
      check: "policy/unused-suppression",
      help: 'did you mean "policy/multi-tenant-name"?',
    });
  });

  test("suppressions work in bundles and in the settings", () => {
    const quotas = ", quotas: {rules_per_security_group: 500}";
    const settings = `networks:\n  ${suppress("groups/quotas-impossible")}\n  prod: ${network("eu-west-2", quotas)}\n`;
    const bundle = `bundle: couriers\ndescription: Parcels\nallow:\n  - tls: [A.example] ${suppress("policy/name-upper-case")}\n`;
    const files = {
      "bundles/couriers.yaml": bundle,
      "payments/checkout.yaml": policy("see_thru: {until: 2026-12-20, reason: Learning}\n"),
    };
    expect(lint(settings, files)).toEqual([]);
  });
});

describe("names that do not fit", () => {
  const hosts = (count: number) => Array.from({ length: count }, (_, index) => `host-${index}.devices.example`);
  const many = (protocol: string, count: number, more = "") =>
    `  - ${protocol}: [${hosts(count).join(", ")}]\n    reason: Devices\n${more}`;

  test("on a port of their own need more groups, and the finding says how many", () => {
    const [finding] = lint(oneNetwork, { "payments/checkout.yaml": policy(`allow:\n${many("tls", 300)}`) });
    expect(finding).toMatchObject({
      check: "groups/slots-exceeded",
      line: 1,
      help: "first deploy `security_groups: 3` and attach the new groups, then add the names",
    });
  });

  test("on a shared port are not helped by more groups, and the finding says why", () => {
    const settings = `${oneNetwork}guardrails: {ports: {tls: [443], ssh: [443]}}\n`;
    const body = `allow:\n${many("tls", 200)}${many("ssh", 20, "    ports: [443]\n")}`;
    const [finding] = lint(settings, { "payments/checkout.yaml": policy(body) });
    expect(finding?.check).toBe("groups/slots-exceeded");
    expect(finding?.help).toContain("port 443 is shared with ssh, so that further groups are no help");
  });
});

describe("what the loader objects to", () => {
  test("a key with a wrong value is not reported as missing", () => {
    const body = "allow:\n  - tls: [api.stripe.com]\n    reason: 2024\n";
    const findings = lint(oneNetwork, { "payments/checkout.yaml": policy(body) });
    expect(findings.map(({ check }) => check)).toEqual(["schema/wrong-type"]);
  });

  test("a mistake elsewhere in the file is still reported", () => {
    const body = "allow:\n  - tls: [API.stripe.com]\n    reason: 2024\n";
    const findings = lint(oneNetwork, { "payments/checkout.yaml": policy(body) });
    expect(findings.map(({ check }) => check)).toEqual(["policy/name-upper-case", "schema/wrong-type"]);
  });

  test("without usable settings the loader's findings are all there are", () => {
    const { findings } = lintTree(load("- networks\n", { "payments/checkout.yaml": policy(entry("[A.example]")) }), {
      asOf: "2026-12-01",
    });
    expect(findings.map(({ check }) => check)).toEqual(["schema/wrong-type"]);
  });
});

describe("dates", () => {
  const expires = { "payments/checkout.yaml": policy(entry("[api.stripe.com]", "    expires: 2026-12-08\n")) };

  test.each([
    ["2026-11-30", []],
    ["2026-12-01", ["policy/entry-expires-soon"]],
    ["2026-12-08", ["policy/entry-expires-soon"]],
    ["2026-12-09", ["policy/entry-expired"]],
  ])("an entry whose last day is 2026-12-08 yields on %s: %j", (asOf, expected) => {
    expect(lint(oneNetwork, expires, asOf).map(({ check }) => check)).toEqual(expected);
  });

  test("an entry without an end lasts too long where the guardrails bound entries", () => {
    const bounded = `${oneNetwork}guardrails: {entries: {max_days: 90}}\n`;
    const findings = lint(bounded, { "payments/checkout.yaml": policy(entry("[api.stripe.com]")) });
    expect(show(findings)).toEqual([expect.stringContaining("policy/entry-lasts-too-long the entry never expires")]);
    expect(findings[0]?.help).toContain("2027-03-01");
  });
});

test("findings are sorted by file and place, and are the same in every run", () => {
  const files = {
    "payments/checkout.yaml": policy(entry("[API.stripe.com, 'https://x.example/y', '*.github.io']")),
    "shop/search.yaml": "app: search\nteam: shop\n",
  };
  const findings = lint(oneNetwork, files);
  const places = findings.map(({ file, line, column }) => [file, line, column] as const);
  expect(places).toEqual([...places].sort(([a, b, c], [d, e, f]) => (a < d ? -1 : a > d ? 1 : b - e || c - f)));
  expect(lint(oneNetwork, files)).toEqual(findings);
});
