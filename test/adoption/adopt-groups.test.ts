/** Taking over existing groups in place: no order in which Terraform may make its calls leaves a name that stays in no rule. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adoptGroups } from "../../src/adoption/adopt-groups.ts";
import type { Adoption, AdoptionProblem } from "../../src/adoption/adoption.ts";
import type { DeployedGroup, DeployedRule, NetworkInterface } from "../../src/deployed-groups/deployed-group.ts";
import { parseAnnotation } from "../../src/discriminat/annotation.ts";
import type { AllowedName, AppAllowlist } from "../../src/policy/allowlist.ts";
import { layOutApp } from "../../src/security-groups/lay-out-app.ts";
import { canonicalDestination } from "../../src/terraform-json/address-ranges.ts";
import { hostNames } from "../helpers/policy-tree.ts";
import { interruptedTargets, type Target } from "./takeover.ts";

const vpcId = "vpc-0123456789abcdef0";
const sg = (index: number): string => `sg-0123456789abcdef${index}`;

interface OldRule {
  readonly protocol?: string;
  readonly ports?: readonly [number, number];
  readonly cidr?: string;
  readonly description: string;
}

function deployedGroup(index: number, rules: readonly OldRule[]): DeployedGroup {
  const id = sg(index);
  return {
    ...{ id, key: id, name: `old-${index}`, description: "By hand", vpcId, ownerId: undefined, tags: {}, from: "test" },
    rules: rules.map(
      ({ protocol = "tcp", ports = [443, 443], cidr = "0.0.0.0/0", description }, number): DeployedRule => ({
        id: `sgr-${index}-${number}`,
        protocol,
        fromPort: protocol === "-1" ? 0 : ports[0],
        toPort: protocol === "-1" ? 65_535 : ports[1],
        destination: canonicalDestination(cidr),
        description,
        from: "test",
      }),
    ),
  };
}

const allowlist = (names: readonly AllowedName[], groups: number, more: Partial<AppAllowlist> = {}): AppAllowlist => ({
  ...{ app: "checkout", team: "payments", network: "prod", seeThru: undefined, names, securityGroups: groups },
  existingGroups: Array.from({ length: groups }, (_, index) => sg(index)),
  ...more,
});

interface Case {
  readonly groups: readonly (readonly OldRule[])[];
  readonly allowlist: AppAllowlist;
  readonly quota?: number;
  readonly interfaces?: readonly NetworkInterface[];
}

function adopt({ groups, allowlist: list, quota = 60, interfaces }: Case) {
  const deployed = {
    groups: groups.map((rules, index) => deployedGroup(index, rules)),
    interfaces,
    recorded: [],
    gaps: [],
  };
  const layout = layOutApp(list);
  const result = adoptGroups({ layout, deployed, vpcId, quota });
  return { result, existing: deployed.groups.flatMap(({ rules }) => rules) };
}

const problemsOf = (result: ReturnType<typeof adopt>["result"]): readonly AdoptionProblem[] =>
  "problems" in result ? result.problems : [];

function sound(given: Case): { readonly adoption: Adoption; readonly existing: readonly DeployedRule[] } {
  const { result, existing } = adopt(given);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return { adoption: result, existing };
}

/** Names to ask for: those of the policy, those of old rules, and one for each pattern. */
function targetsFor({ allowlist: { names } }: Case, existing: readonly DeployedRule[]): readonly Target[] {
  const concrete = (name: string): string => name.replaceAll("*", "abc").replaceAll("?", "a");
  const old = existing.flatMap(({ description, fromPort }) => {
    const annotation = parseAnnotation(description);
    if (annotation.kind !== "tls" && annotation.kind !== "ssh") return [];
    return [fromPort, 443, 22].flatMap((port) =>
      annotation.names.map((name) => ({ name: concrete(name), protocol: annotation.kind, port })),
    );
  });
  return [...names.map((one) => ({ ...one, name: concrete(one.name) })), ...old];
}

const tls = (names: readonly string[], port = 443): readonly AllowedName[] =>
  names.map((name) => ({ name, protocol: "tls", port }));
const ssh = (names: readonly string[], port = 22): readonly AllowedName[] =>
  names.map((name) => ({ name, protocol: "ssh", port }));
const list = (names: readonly string[], cidr = "0.0.0.0/0", kind = "tls"): OldRule => ({
  cidr,
  ports: kind === "ssh" ? [22, 22] : [443, 443],
  description: `discriminat:${kind}:${names.join(",")}`,
});
const hosts = hostNames(60);
const lists = (names: readonly string[], size: number): readonly OldRule[] =>
  Array.from({ length: Math.ceil(names.length / size) }, (_, index) =>
    list(names.slice(index * size, (index + 1) * size), `0.0.0.0/${index}`),
  );

const shapes: readonly (readonly [string, Case])[] = [
  ["one list that fits", { groups: [[list(hosts.slice(0, 5))]], allowlist: allowlist(tls(hosts.slice(0, 5)), 1) }],
  [
    "the vendor's lists at /0, /1 and /2",
    { groups: [lists(hosts.slice(0, 24), 8)], allowlist: allowlist(tls(hosts.slice(0, 24)), 1) },
  ],
  [
    "lists in another order of their lengths",
    { groups: [[...lists(hosts.slice(0, 40), 6)].reverse()], allowlist: allowlist(tls(hosts.slice(0, 40)), 1) },
  ],
  ["one rule a name", { groups: [lists(hosts.slice(0, 30), 1)], allowlist: allowlist(tls(hosts.slice(0, 30)), 1) }],
  [
    "a group for each purpose",
    {
      groups: [lists(hosts.slice(0, 8), 8), [list(["github.com"], "0.0.0.0/0", "ssh")], lists(hosts.slice(8, 20), 6)],
      allowlist: allowlist([...tls(hosts.slice(0, 20)), ...ssh(["github.com"])], 3),
    },
  ],
  [
    "names that are only in a window",
    {
      groups: [[{ protocol: "-1", description: "discriminat:see-thru:2026-12-31" }]],
      allowlist: allowlist([...tls(hosts.slice(0, 20)), ...ssh(["github.com"])], 1),
    },
  ],
  [
    "a window where the carrier stands",
    {
      groups: [[{ description: "discriminat:see-thru:2026-12-31" }]],
      allowlist: allowlist([...tls(hosts.slice(0, 20)), ...ssh(["github.com"], 443)], 1),
    },
  ],
  [
    "a window where the guest stands",
    {
      groups: [[list(hosts.slice(0, 3)), { cidr: "0.0.0.0/31", description: "discriminat:see-thru:2026-12-31" }]],
      allowlist: allowlist([...tls(hosts.slice(0, 20)), ...ssh(["github.com"], 443)], 1),
    },
  ],
  [
    "tls where the guest stands",
    {
      groups: [[list(hosts.slice(0, 3)), list(hosts.slice(3, 9), "0.0.0.0/31")]],
      allowlist: allowlist([...tls(hosts.slice(0, 20)), ...ssh(["github.com"], 443)], 1),
    },
  ],
  [
    "malformed annotations",
    {
      groups: [
        [
          { description: `discriminat:tls: ${hosts[0]}` },
          { cidr: "0.0.0.0/1", description: `Discriminat:tls:${hosts[1]}` },
        ],
      ],
      allowlist: allowlist(tls(hosts.slice(0, 20)), 1),
    },
  ],
  [
    "patterns that become names",
    {
      groups: [[list(["*.stripe.com", ...hosts.slice(0, 6)]), list(hosts.slice(6, 12), "0.0.0.0/1")]],
      allowlist: allowlist(tls(["api.stripe.com", "files.stripe.com", ...hosts.slice(0, 20)]), 1),
    },
  ],
  [
    "names that become a pattern",
    {
      groups: [[list(["api.stripe.com", ...hosts.slice(0, 6)]), list(hosts.slice(6, 12), "0.0.0.0/1")]],
      allowlist: allowlist(tls(["*.stripe.com", ...hosts.slice(0, 20)]), 1),
    },
  ],
];

describe.each(shapes)("of %s", (_, given) => {
  test("no name that stays is interrupted, and no rule that exists is made", () => {
    const { adoption, existing } = sound(given);
    expect(interruptedTargets(adoption, existing, targetsFor(given, existing))).toEqual([]);
    const taken = [...adoption.imports.values(), ...adoption.old].map(({ importId }) => importId);
    expect(taken.sort()).toEqual(existing.map(({ id }) => id).sort());
  });
});

test("without the bridges names would be interrupted, so the model can tell", () => {
  const given: Case = { groups: [lists(hosts.slice(0, 24), 8)], allowlist: allowlist(tls(hosts.slice(0, 24)), 1) };
  const { adoption, existing } = sound(given);
  expect(adoption.bridges).not.toEqual([]);
  expect(interruptedTargets({ ...adoption, bridges: [] }, existing, targetsFor(given, existing))).not.toEqual([]);
});

/** Permissions that people use, and those of our slots. */
const permission = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 32 }).map((length) => ({ cidr: `0.0.0.0/${length}` })) },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 0, max: 2 })
      .map((length) => ({ cidr: `0.0.0.0/${length}`, ports: [22, 22] as const })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Omit<OldRule, "description">>(
      { protocol: "-1" },
      { protocol: "-1", cidr: "0.0.0.0/3" },
      { ports: [440, 450] },
      { ports: [443, 8443], cidr: "0.0.0.0/1" },
      { cidr: "10.0.0.0/8" },
      { cidr: "::/0" },
      { ports: [0, 65_535] },
      { protocol: "udp" },
    ),
  },
);
const pool = [
  ...hostNames(40),
  "*.stripe.com",
  "api.stripe.com",
  "*.paypal.com",
  "www.paypal.com",
  "a-?.example.com",
  "a-1.example.com",
];
const sshPool = ["github.com", "sftp.bank.example", "git.example"];
const someOf = (names: readonly string[], minLength: number, maxLength: number) =>
  fc.subarray([...names], { minLength, maxLength });
const description = fc.oneof(
  {
    weight: 10,
    arbitrary: someOf(pool, 1, 8).map((names) => `discriminat:tls:${names.join(",").replaceAll("?", "_")}`),
  },
  { weight: 2, arbitrary: someOf(sshPool, 1, 3).map((names) => `discriminat:ssh:${names.join(",")}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "discriminat:see-thru:2026-12-31",
      "discriminat:tls: a.example",
      "Discriminat:tls:github.com",
    ),
  },
);
const oldGroup = fc.uniqueArray(
  fc.tuple(permission, description).map(([place, text]): OldRule => ({ ...place, description: text })),
  {
    selector: ({ protocol = "tcp", ports = [443, 443], cidr = "0.0.0.0/0" }) =>
      `${protocol} ${ports.join("-")} ${cidr}`,
    maxLength: 20,
    size: "max",
  },
);
const anyCase: fc.Arbitrary<Case> = fc
  .record({
    groups: fc.array(oldGroup, { minLength: 1, maxLength: 3 }),
    names: someOf(pool, 0, pool.length),
    more: someOf(sshPool, 0, 3),
    port: fc.constantFrom(22, 443),
    seeThru: fc.option(
      fc.record({
        until: fc.constant("2026-12-31"),
        ports: fc.constantFrom<"all" | readonly number[]>("all", [443]),
        group: fc.constantFrom("same" as const, "separate" as const),
      }),
      { nil: undefined },
    ),
  })
  .map(({ groups, names, more, port, seeThru }) => ({
    groups,
    allowlist: allowlist([...tls(names), ...ssh(more, port)], groups.length, { seeThru }),
  }));

describe("of any groups", () => {
  test("no name that stays is interrupted", () => {
    let adopted = 0;
    fc.assert(
      fc.property(anyCase, (given) => {
        const { result, existing } = adopt(given);
        if ("problems" in result) return;
        adopted += 1;
        expect(interruptedTargets(result, existing, targetsFor(given, existing))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
    expect(adopted).toBeGreaterThan(800);
  });

  test("rules for the time between hold nothing that the policy does not declare", () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { result } = adopt(given);
        if ("problems" in result) return;
        for (const { protocol, fromPort, toPort, description: text } of [...result.bridges, ...result.old]) {
          const annotation = parseAnnotation(text);
          if (annotation.kind === "none") continue;
          expect(["tls", "ssh"]).toContain(annotation.kind);
          expect(protocol).toBe("tcp");
          expect(toPort - fromPort).toBe(0);
          expect(text.length).toBeLessThanOrEqual(255);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("no two rules of a group have one permission, and the quota is kept", () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 5, max: 60 }), (given, quota) => {
        const { result, existing } = adopt({ ...given, quota });
        if ("problems" in result) return;
        result.layout.groups.forEach(({ rules }, index) => {
          const made = rules.filter(({ id }) => !result.imports.has(id));
          const bridges = result.bridges.filter(({ group }) => group === index);
          const present = existing.filter(({ id }) => id?.startsWith(`sgr-${index}-`));
          const all = [
            ...present.map((rule) => `${rule.protocol} ${rule.fromPort}-${rule.toPort} ${rule.destination}`),
            ...made.map(
              (rule) =>
                `${rule.protocol} ${rule.protocol === "-1" ? "0-65535" : `${rule.fromPort}-${rule.toPort}`} ${rule.cidr}`,
            ),
            ...bridges.map((rule) => `${rule.protocol} ${rule.fromPort}-${rule.toPort} ${rule.destination}`),
          ];
          expect(new Set(all).size).toBe(all.length);
          if (result.layout.groups[index]?.existingId === undefined) return;
          expect(all.filter((one) => !one.includes(":")).length).toBeLessThanOrEqual(quota);
        });
      }),
      { numRuns: 500 },
    );
  });

  test("a second reading between the two applies asks for the same", () => {
    const given: Case = { groups: [lists(hosts.slice(0, 24), 8)], allowlist: allowlist(tls(hosts.slice(0, 20)), 1) };
    const { adoption } = sound(given);
    const rules = [
      ...adoption.layout.groups
        .flatMap((group) => group.rules)
        .map(({ cidr, description: text }) => ({ cidr, description: text })),
      ...[...adoption.bridges, ...adoption.old].map((rule) => ({
        cidr: rule.destination,
        description: rule.description,
      })),
    ];
    const again = sound({ ...given, groups: [rules] }).adoption;
    expect(again.bridges).toEqual([]);
    expect(again.created).toBe(0);
    expect(again.old.map(({ id }) => id).sort()).toEqual(
      [...adoption.bridges, ...adoption.old].map(({ id }) => id).sort(),
    );
    expect(again.old.map((rule) => rule.description).sort()).toEqual(
      [...adoption.bridges, ...adoption.old].map((rule) => rule.description).sort(),
    );
  });
});

describe("is refused", () => {
  const one = allowlist(tls(hosts.slice(0, 5)), 1);
  const eni = (groups: readonly string[]): NetworkInterface => ({
    id: "eni-1",
    groups,
    vpcId,
    description: "",
    instance: undefined,
    from: "test",
  });
  test.each<[string, Case, RegExp]>([
    [
      "where a group was not read",
      { groups: [[]], allowlist: { ...one, existingGroups: [sg(7)] } },
      /^the Security Group "sg-0123456789abcdef7" is not among those that were read$/,
    ],
    [
      "where a rule of others stands at a slot",
      { groups: [[{ description: "HTTPS" }]], allowlist: one },
      /^the rule sgr-0-0 \(tcp, 443, 0\.0\.0\.0\/0\) has no annotation, .* where tls-443-0 has to stand$/,
    ],
    [
      "where an annotated rule has another group as its destination",
      {
        groups: [[list(hosts.slice(0, 5)), { cidr: "sg-1", description: "discriminat:tls:a.example.com" }]],
        allowlist: one,
      },
      /cannot be taken over$/,
    ],
    [
      "where the time between needs more rules than the quota",
      { groups: [lists(hosts.slice(0, 24), 8)], allowlist: allowlist(tls(hosts), 1), quota: 3 },
      /would hold \d+ rules between the two applies; the network's quota is 3$/,
    ],
    [
      "where no rule is left for the names that move",
      { groups: [lists(hosts.slice(0, 24), 8)], allowlist: allowlist(tls(hosts.slice(0, 24)), 1), quota: 3 },
      /has no room for a rule that holds them meanwhile$/,
    ],
    [
      "where an interface lacks one of the groups",
      {
        groups: [[list(hosts.slice(0, 5))], []],
        allowlist: allowlist(tls(hosts.slice(0, 5)), 2),
        interfaces: [eni([sg(0), "sg-9"])],
      },
      /^the interface "eni-1" has some of .*, and not all/,
    ],
  ])("%s", (_, given, message) => {
    const [problem, ...others] = problemsOf(adopt(given).result);
    expect(problem?.message).toMatch(message);
    expect(others).toEqual([]);
  });

  test("where the group stands in another VPC", () => {
    const deployed = { groups: [deployedGroup(0, [])], interfaces: undefined, recorded: [], gaps: [] };
    const result = adoptGroups({ layout: layOutApp(one), deployed, vpcId: "vpc-1", quota: 60 });
    expect(problemsOf(result).map(({ message }) => message)).toEqual([
      `the Security Group "${sg(0)}" stands in "${vpcId}", and the network's VPC is "vpc-1"`,
    ]);
  });

  test("where names would move to a group that is made", () => {
    const names = hostNames(300);
    const given: Case = {
      groups: [lists(names.slice(0, 280), 10)],
      allowlist: { ...allowlist(tls(names.slice(0, 280)), 2), existingGroups: [sg(0)] },
    };
    expect(problemsOf(adopt(given).result).map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^\d+ names that are in a rule now would move to "checkout-egress-2", which is made and attached to nothing$/,
      ),
    ]);
  });

  test("where the ids of rules are not known", () => {
    const group = deployedGroup(0, [list(hosts.slice(0, 5))]);
    const deployed = {
      groups: [{ ...group, rules: group.rules.map((rule) => ({ ...rule, id: undefined })) }],
      interfaces: undefined,
      recorded: [],
      gaps: [],
    };
    const result = adoptGroups({ layout: layOutApp(one), deployed, vpcId, quota: 60 });
    expect(problemsOf(result)).toEqual([
      {
        app: "checkout",
        network: "prod",
        message: "the id of the rule (tcp, 443, 0.0.0.0/0) is not known",
        help: "give what describe-security-group-rules prints as well",
      },
    ]);
  });
});

test("what is admitted now and not declared is said", () => {
  const rules = [
    list([...hosts.slice(0, 3), "gone.example", "a.paypal.com"]),
    list(["sftp.bank.example"], "0.0.0.0/0", "ssh"),
    { protocol: "-1", description: "discriminat:see-thru:2026-12-31" },
  ];
  const { adoption } = sound({ groups: [rules], allowlist: allowlist(tls([...hosts.slice(0, 3), "*.paypal.com"]), 1) });
  expect(adoption.lost.map(({ name, protocol, fromPort }) => `${protocol}://${name}:${fromPort}`)).toEqual([
    "tls://gone.example:443",
    "ssh://sftp.bank.example:22",
  ]);
  expect(adoption.closesWindow).toBe(true);
});

test("rules of others are left alone and counted", () => {
  const given: Case = {
    groups: [[list(hosts.slice(0, 5)), { ports: [80, 80], description: "Mirror" }]],
    allowlist: allowlist(tls(hosts.slice(0, 5)), 1),
  };
  const { adoption } = sound(given);
  expect(adoption.left).toBe(1);
  expect([...adoption.imports.values()].map(({ importId }) => importId)).toEqual(["sgr-0-0"]);
  expect(adoption.old).toEqual([]);
});

test("an empty slot of a stack whose state was lost is known by its words", () => {
  const given: Case = {
    groups: [[{ description: "Keeps tcp/443 open for the other rules of this group" }]],
    allowlist: allowlist(ssh(["github.com"], 443), 1),
  };
  expect([...sound(given).adoption.imports]).toEqual([["tls-443-0", { importId: "sgr-0-0", isChanged: false }]]);
});
