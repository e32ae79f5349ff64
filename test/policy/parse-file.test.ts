/** What the parsers make of one file: the model with its places, and findings instead of exceptions. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse as parseYaml, stringify } from "yaml";
import type { Located } from "../../src/findings/finding.ts";
import { loaderChecks } from "../../src/policy/checks.ts";
import { parseBundle, parsePolicy, parseSettings } from "../../src/policy/parse-file.ts";

const valid = join(import.meta.dirname, "../fixtures/loader/valid");
const fixture = (path: string) => ({ path, text: readFileSync(join(valid, path), "utf8") });
const file = (text: string) => ({ path: "file.yaml", text });
const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 150) };

const values = (located: readonly Located<unknown>[] | undefined) => located?.map(({ value }) => value);

/** Everything in a model that has a value and a span. */
function* locatedIn(model: unknown): Generator<Located<string | number>> {
  if (typeof model !== "object" || model === null) return;
  if ("span" in model && "value" in model) yield model as Located<string | number>;
  for (const inner of Object.values(model)) yield* locatedIn(inner);
}

describe("a policy", () => {
  const source = fixture("payments/checkout.yaml");
  const { policy, findings } = parsePolicy(source, "payments");

  test("is read in the order of the file, as written", () => {
    expect(findings).toEqual([]);
    expect(policy?.app?.value).toBe("checkout");
    expect(policy?.folder).toBe("payments");
    expect(values(policy?.networks)).toEqual(["prod", "test"]);
    expect(policy?.allow.map(({ list, bundle }) => bundle?.value ?? values(list?.names))).toEqual([
      ["api.stripe.com", "*.paypal.com"],
      ["ec2.{region}.amazonaws.com", "ssm.{region}.amazonaws.com"],
      ["github.com", "ec2.{region}.example.com"],
      "aws/ecr",
      "company/monitoring",
    ]);
    expect(policy?.allow.map(({ reason }) => reason?.value)).toEqual([
      "Card payments",
      "Session Manager",
      "Deploy keys\n",
      "Image pulls",
      `Is it "quoted"? It's#not a comment`,
    ]);
    expect(values(policy?.allow[2]?.list?.ports)).toEqual([22, 2222]);
    expect(policy?.allow[2]?.expires?.value).toBe("2027-01-31");
    expect(policy?.seeThru?.reason?.value).toBe("Learning the traffic of the first deployment");
    expect(policy?.seeThru?.ports).toBeUndefined();
    expect(policy?.tests.map(({ expect: expected, target }) => [expected, target.value])).toEqual([
      ["allow", "tls://api.stripe.com:443"],
      ["block", "tls://api.stripe.com.evil.example:443"],
    ]);
  });

  test("has the place of every value", () => {
    const located = [...locatedIn(policy)];
    expect(located.length).toBeGreaterThan(20);
    for (const { value, span } of located) {
      const written = source.text.slice(span.start, span.end);
      const [firstWord = ""] = String(value).split(/\s/);
      expect(written).toContain(firstWord);
      expect(written).not.toMatch(/^\s|\s$|,$/);
    }
  });

  test("has the path of every value", () => {
    const data = parseYaml(source.text);
    for (const { value, path } of locatedIn(policy)) {
      expect(path.reduce((inner, key) => inner[key], data)).toEqual(value);
    }
  });

  test("is plain data that a structured clone keeps", () => {
    expect(structuredClone(policy)).toEqual(policy);
  });

  test("keeps what is right beside what is wrong", () => {
    const { policy: partly } = parsePolicy(
      file("app: 1\nteam: payments\nallow:\n  - tls: [a.example.com, 2, b.example.com]\n    reason: [x]\n  - 3\n"),
      "payments",
    );
    expect(partly?.app).toBeUndefined();
    expect(partly?.team?.value).toBe("payments");
    expect(partly?.allow).toHaveLength(1);
    expect(values(partly?.allow[0]?.list?.names)).toEqual(["a.example.com", "b.example.com"]);
  });
});

describe("settings", () => {
  test("that only name a network have the defaults of the documentation", () => {
    const { settings, findings } = parseSettings(
      file("networks:\n  prod:\n    region: eu-west-2\n    vpc_id: vpc-0123456789abcdef0\n"),
    );
    expect(findings).toEqual([]);
    expect(settings?.networks[0]).toMatchObject({
      name: "prod",
      region: "eu-west-2",
      vpcId: "vpc-0123456789abcdef0",
      accountId: undefined,
      roleArn: undefined,
      endpoints: {},
      logGroup: "DiscrimiNAT",
      flowStream: "flow",
      configStream: "config",
      readRoleArn: undefined,
      participantRoles: [],
      athena: undefined,
      preferences: { wildcardExposure: "prohibit_public_suffix", flowLogVerbosity: "full" },
      quotas: { rulesPerSecurityGroup: 60, securityGroupsPerInterface: 5 },
    });
    expect(settings).toMatchObject({
      guardrails: {
        seeThru: { maxDays: 30, require: ["reason"] },
        entries: { maxDays: null, require: ["reason"] },
        ports: { tls: [443], ssh: [22] },
        never: [],
      },
      checks: [],
      terraform: { stacks: "network", backend: undefined },
    });
  });

  test("of Athena have defaults beside the table", () => {
    const network = (athena: string) =>
      parseSettings(
        file(
          `networks:\n  prod:\n    region: eu-west-2\n    vpc_id: vpc-0123456789abcdef0\n    logs: {athena: {${athena}}}\n`,
        ),
      );
    expect(network("database: egress, table: logs").settings?.networks[0]?.athena).toEqual({
      database: "egress",
      table: "logs",
      partitions: "hour",
      location: undefined,
      workgroup: "primary",
      output: undefined,
    });
    const whole = network(
      "database: e_1, table: l-2, partitions: none, location: s3://a-logs/x/y=1/, workgroup: w.1, output: s3://b-results/",
    );
    expect(whole.findings).toEqual([]);
    expect(whole.settings?.networks[0]?.athena).toEqual({
      database: "e_1",
      table: "l-2",
      partitions: "none",
      location: "s3://a-logs/x/y=1/",
      workgroup: "w.1",
      output: "s3://b-results/",
    });
  });

  test.each([
    ["database: Egress, table: logs", "networks.prod.logs.athena.database"],
    ["database: egress, table: 'logs`; DROP'", "networks.prod.logs.athena.table"],
    ["database: egress, table: logs, location: s3://a-logs", "networks.prod.logs.athena.location"],
    ['database: egress, table: logs, location: "s3://a-logs/it\'s/"', "networks.prod.logs.athena.location"],
    ['database: egress, table: logs, location: "s3://a-logs/$x/"', "networks.prod.logs.athena.location"],
    ["database: egress, table: logs, output: https://a-logs/", "networks.prod.logs.athena.output"],
    ["database: egress, table: logs, partitions: week", "networks.prod.logs.athena.partitions"],
    ["database: egress, table: logs, workgroup: a b", "networks.prod.logs.athena.workgroup"],
    ["database: egress", "networks.prod.logs.athena"],
  ])("of Athena that no statement should hold are a finding: %s", (athena, path) => {
    const { findings } = parseSettings(
      file(
        `networks:\n  prod:\n    region: eu-west-2\n    vpc_id: vpc-0123456789abcdef0\n    logs: {athena: {${athena}}}\n`,
      ),
    );
    expect(findings.map((finding) => finding.path?.join("."))).toEqual([path]);
  });

  test("that are complete are read as written", () => {
    const { settings, findings } = parseSettings(fixture("discriminat.yaml"));
    expect(findings).toEqual([]);
    expect(settings?.networks.map(({ name, vpcId }) => [name, vpcId])).toEqual([
      ["prod", "vpc-0123456789abcdef0"],
      ["test", { variable: "test_vpc_id" }],
    ]);
    expect(settings).toMatchObject({
      networks: [
        {
          accountId: "123456789012",
          roleArn: "arn:aws:iam::123456789012:role/egress-deploy",
          endpoints: { ec2: "http://127.0.0.1:5000", sts: "http://127.0.0.1:5000" },
          logGroup: "discrimiNAT",
          preferences: { wildcardExposure: "nuclear", flowLogVerbosity: "only_disallowed" },
          quotas: { rulesPerSecurityGroup: 100, securityGroupsPerInterface: 10 },
        },
        { region: "us-gov-west-1" },
      ],
      guardrails: {
        seeThru: { maxDays: 14, require: ["reason"] },
        entries: { maxDays: 365, require: ["reason", "ticket"] },
        ports: { tls: [443, 8443], ssh: [] },
        never: [{ name: { value: "*.pastebin.com" }, reason: { value: "Paste sites" } }],
      },
      checks: [{ id: { value: "policy/multi-tenant-name" }, severity: "off" }],
      terraform: {
        stacks: "team",
        backend: {
          type: "s3",
          arguments: { bucket: "state", key: "egress", region: "eu-west-2", encrypt: true, nested: { list: [1, 2] } },
        },
      },
    });
  });

  test("without a limit say null", () => {
    const { settings } = parseSettings(
      file(
        "networks: {prod: {region: eu-west-2, vpc_id: vpc-0}}\nguardrails: {see_thru: {max_days: null, require: []}}\n",
      ),
    );
    expect(settings?.guardrails.seeThru).toEqual({ maxDays: null, require: [] });
  });

  test("with an error are none, because everything else depends on them", () => {
    const { settings, findings } = parseSettings(file("networks: {prod: {region: eu-west-2}}\n"));
    expect(settings).toBeUndefined();
    expect(findings.map(({ check }) => check)).toEqual(["schema/missing-key"]);
  });
});

test("a bundle is read with its lists", () => {
  const { bundle, findings } = parseBundle(fixture("bundles/company.yaml"));
  expect(findings).toEqual([]);
  expect(bundle?.name).toBe("company/monitoring");
  expect(bundle?.description).toBe("What our monitoring agent needs");
  expect(
    bundle?.allow.map(({ protocol, names, ports, documentation }) => [
      protocol,
      values(names),
      values(ports),
      documentation,
    ]),
  ).toEqual([
    ["tls", ["metrics.example.com", "*.metrics.example.com"], [443, 8443], "https://docs.example.com/firewall"],
    ["ssh", ["git.example.com"], undefined, undefined],
  ]);
});

describe("suppression comments", () => {
  const linesAndChecks = (text: string) =>
    parsePolicy(file(text), "team").policy?.suppressions.map(({ check, reason, lines }) => [check, reason, lines]);

  test("at the end of a line are for that line", () => {
    expect(linesAndChecks("app: a # discriminat-policy-ignore policy/x: why not\nteam: b\n")).toEqual([
      ["policy/x", "why not", [1]],
    ]);
  });

  test("on a line of their own are also for the next line that is not a comment", () => {
    const text =
      "# discriminat-policy-ignore policy/x: one\n  # discriminat-policy-ignore policy/y: two\n# three\napp: a\n";
    expect(linesAndChecks(text)).toEqual([
      ["policy/x", "one", [1, 4]],
      ["policy/y", "two", [2, 4]],
    ]);
  });

  test("are not the same characters in a value", () => {
    const value = "# discriminat-policy-ignore policy/x:y";
    for (const text of [`app: "${value}"\n`, `app: '${value}'\n`, `app: |\n  ${value}\n`, `app: a${value}\n`]) {
      expect(linesAndChecks(text)).toEqual([]);
    }
  });

  test("keep the reason up to the end of the line, also before a carriage return", () => {
    expect(linesAndChecks("app: a # discriminat-policy-ignore policy/x: one: two  \r\nteam: b\r\n")).toEqual([
      ["policy/x", "one: two", [1]],
    ]);
  });
});

describe("whatever is written", () => {
  const ids = new Set<string>(loaderChecks.map(({ id }) => id));
  const parsers = [
    (text: string) => parsePolicy(file(text), "team"),
    (text: string) => parseSettings(file(text)),
    (text: string) => parseBundle(file(text)),
  ];
  const policyText = fixture("payments/checkout.yaml").text;
  const policyData = parseYaml(policyText);
  const paths = [...pathsOf(policyData)];

  function expectFindings(text: string): void {
    for (const parser of parsers) {
      for (const { check, line, column, endLine, endColumn, message } of parser(text).findings) {
        expect(ids).toContain(check);
        expect([line, column, endLine, endColumn].every((number) => number >= 1)).toBe(true);
        expect(message).not.toMatch(/\p{Cc}|undefined|\[object/u);
      }
    }
  }

  test("an arbitrary text yields findings and no exception", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), expectFindings), runs);
  });

  test("a policy with an arbitrary piece in place of another yields findings and no exception", () => {
    const edit = fc.tuple(fc.nat(policyText.length), fc.nat(20), fc.string({ maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = edits.reduce(
          (old, [at, length, piece]) => old.slice(0, at) + piece + old.slice(at + length),
          policyText,
        );
        expectFindings(text);
      }),
      runs,
    );
  });

  test("a policy with an arbitrary value in place of another yields findings and no exception", () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
        const text = stringify(replaceAt(policyData, path, value));
        fc.pre(!text.includes("<<"));
        expectFindings(text);
        const { findings } = parsePolicy(file(text), "team");
        for (const { check } of findings)
          expect(check).toMatch(/^(schema\/|yaml\/hidden-character|yaml\/encoding|yaml\/syntax)/);
      }),
      runs,
    );
  });
});

function* pathsOf(value: unknown, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  yield path;
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* pathsOf(item, [...path, index]);
  else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* pathsOf(item, [...path, key]);
  }
}

function replaceAt(value: unknown, [key, ...rest]: readonly (string | number)[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? replaceAt(item, rest, replacement) : item));
  const map = value as Record<string, unknown>;
  return { ...map, [key]: replaceAt(map[key], rest, replacement) };
}
