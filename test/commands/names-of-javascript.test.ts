/** Names that mean something to JavaScript mean nothing here: what the language permits works, the rest is a finding. */
import { afterEach, describe, expect, it } from "vitest";
import { createWorkFolder, type WorkFolder } from "../helpers/command-line.ts";

const names = ["constructor", "toString", "__proto__", "hasOwnProperty"];

interface Tree {
  readonly app: string;
  readonly team: string;
  readonly network: string;
  /** A bundle of the tree. */
  readonly bundle: string;
  /** More lines of the policy, and of the settings. */
  readonly policyLines: string;
  readonly networkKeys: string;
  readonly settingsLines: string;
}

const ordinary: Tree = {
  app: "shop",
  team: "web",
  network: "prod",
  bundle: "ours",
  policyLines: "",
  networkKeys: "",
  settingsLines: "",
};

/** Where the name stands, and whether the language permits `constructor` there. */
const places: Readonly<Record<string, readonly [permitted: boolean, (name: string) => Partial<Tree>]>> = {
  app: [true, (app) => ({ app })],
  team: [true, (team) => ({ team })],
  network: [true, (network) => ({ network })],
  bundle: [true, (bundle) => ({ bundle })],
  "key of a policy": [false, (key) => ({ policyLines: `${key}:\n  until: 2026-11-30\n  reason: x\n` })],
  "key of a network": [false, (key) => ({ networkKeys: `, ${key}: {a: 1}` })],
  "key of the settings": [false, (key) => ({ settingsLines: `${key}: {a: 1}\n` })],
  "id of a check": [false, (id) => ({ settingsLines: `checks: {${id}: off}\n` })],
  "type of a backend": [true, (type) => ({ settingsLines: `terraform: {backend: {${type}: {path: x}}}\n` })],
};

function filesOf(some: Partial<Tree>): Readonly<Record<string, string>> {
  const { app, team, network, bundle, policyLines, networkKeys, settingsLines } = { ...ordinary, ...some };
  const settings = `networks:\n  ${network}: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0${networkKeys}}\n${settingsLines}`;
  const policy = `app: ${app}\nteam: ${team}\nnetworks: [${network}]\nallow:\n  - tls: [api.example.com]\n    reason: r\n  - bundle: ${bundle}\n    reason: r\n${policyLines}tests:\n  - allow: "tls://api.example.com:443"\n`;
  const flow = {
    app,
    group: "sg-0a",
    name: "seen.example.com",
    protocol: "tls",
    port: 443,
    outcome: "allowed",
    see_thru: "exerted",
    connections: 10,
    sources: 2,
    days: ["2026-11-01/2026-11-14"],
    first_seen: "2026-11-01T00:03:11Z",
    last_seen: "2026-11-14T23:58:02Z",
    protocol_versions: [],
    reasons: [],
  };
  const snapshot = {
    version: 1,
    network,
    window: { from: "2026-11-01T00:00:00Z", to: "2026-11-15T00:00:00Z" },
    complete: true,
    gaps: [],
    verbosity: "full",
    records: { client: 10, server: 0, config: 0, unreadable: 0 },
    unattributed: { ambiguous: 0, unknown: 0 },
    sources: [],
    flows: [flow],
    acceptances: [],
  };
  return {
    "policies/discriminat.yaml": settings,
    [`policies/${team}/${app}.yaml`]: policy,
    "policies/bundles/ours.yaml": `bundle: ${bundle}\ndescription: Ours\nallow:\n  - tls: [cdn.example.com]\n`,
    "base/discriminat.yaml": "networks:\n  other: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n",
    "observations.json": JSON.stringify(snapshot),
    "plan.json": JSON.stringify(planFor(app)),
  };
}

/** Makes the app's group and one rule in it; the name is a key of the module too. */
function planFor(app: string): object {
  const change = (type: string, after: object) => ({
    address: `module.m["${app}"].${type}.${app}`,
    mode: "managed",
    type,
    name: app,
    change: { actions: ["create"], before: null, after, after_unknown: { id: true }, after_sensitive: {} },
  });
  const tags = { "discriminat:app": app };
  return {
    format_version: "1.2",
    terraform_version: "1.9.0",
    complete: true,
    resource_changes: [
      change("aws_security_group", { name: `${app}-egress`, tags, tags_all: tags, vpc_id: "vpc-0123456789abcdef0" }),
      change("aws_vpc_security_group_egress_rule", {
        description: "discriminat:tls:api.example.com",
        security_group_id: "sg-0a",
        ip_protocol: "tcp",
        from_port: 443,
        to_port: 443,
        cidr_ipv4: "0.0.0.0/0",
      }),
    ],
    configuration: { root_module: {} },
  };
}

let folder: WorkFolder | undefined;
afterEach(() => folder?.remove());

describe.each(Object.entries(places))("as %s", (_, [permitted, place]) => {
  it.each(names)("%s is no bug to any command", async (name) => {
    folder = createWorkFolder("2026-11-16");
    const tree = { ...ordinary, ...place(name) };
    folder.write(filesOf(tree));
    const commands = [
      ["lint"],
      ["lint", "--format", "json"],
      ["fmt", "--check"],
      ["fmt"],
      ["test"],
      ["synth"],
      ["review", "--base", "./base"],
      ["check", "--observations", "observations.json"],
      ["suggest", "--observations", "observations.json"],
      ["status", "--observations", "observations.json"],
      ["plan", "plan.json"],
      ["plan", "plan.json", "--observations", "observations.json", "--format", "json"],
      ["observe", "--merge", "observations.json", "--out", "merged.json"],
      ["suggest", "--observations", "observations.json", "--write", "--tests"],
      ["explain", name],
      ["why", tree.app, "api.example.com"],
    ];
    const codes: number[] = [];
    for (const args of commands) {
      const { code, err } = await folder.run(...args);
      expect(err, args.join(" ")).not.toMatch(/this is a bug|^ +at /m);
      codes.push(code);
    }
    expect(Math.max(...codes)).toBeLessThan(3);
    if (permitted && name === "constructor") expect(codes[0]).toBe(0);
    if (!permitted) expect(codes[0]).toBeGreaterThan(0);
  });
});

it("an app and a network called constructor are deployed like any other", async () => {
  folder = createWorkFolder("2026-11-16");
  folder.write(filesOf({ app: "constructor", network: "constructor" }));
  const { code, out } = await folder.run("synth", "--format", "json");
  expect(code).toBe(0);
  expect(JSON.parse(out).stacks).toMatchObject([{ apps: ["constructor"] }]);
});

it("refuses a Terraform variable that would be lost", async () => {
  folder = createWorkFolder("2026-11-16");
  const { "policies/discriminat.yaml": settings = "", ...files } = filesOf({});
  const { run } = folder;
  for (const [variable, code] of [
    ["constructor", 0],
    ["__proto__", 2],
  ] as const) {
    folder.write({ ...files, "policies/discriminat.yaml": settings.replace(/vpc-\w+/, `{variable: ${variable}}`) });
    expect((await run("synth")).code).toBe(code);
  }
});
