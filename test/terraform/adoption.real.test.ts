/**
 * Taking over groups that people made by hand, in place: real `terraform apply` runs, their API calls recorded and replayed. All
 * groups are taken over in one apply, so that Terraform works on them at the same time.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ec2 } from "../helpers/ec2.ts";
import { type HandMadeRule, listRules, makeGroup } from "../helpers/hand-made-group.ts";
import { type Lab, openLab } from "../helpers/lab.ts";
import { motoServer } from "../helpers/moto.ts";
import { hostNames, type PolicyObject } from "../helpers/policy-tree.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { isAdmitted, type LiveRule, targetsIn } from "../helpers/replay.ts";
import {
  type Applied,
  destroyed,
  interruptionsOf,
  keptBy,
  of,
  Takeover,
  useLocalCredentials,
} from "../helpers/takeover.ts";
import { type PlannedChange, terraform } from "../helpers/terraform.ts";

const region = "eu-west-2";
const tls = (names: readonly string[], port = 443) => ({ tls: names, ports: [port], reason: "lab" });
const ssh = (names: readonly string[], port = 22) => ({ ssh: names, ports: [port], reason: "lab" });
const names = hostNames(60);
/** As people split a list: in the order in which the names came. */
const chunks = (list: readonly string[], size: number) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));

interface Estate {
  readonly title: string;
  /** By group. */
  readonly groups: readonly (readonly HandMadeRule[])[];
  readonly keepOpen?: boolean;
  readonly policy: Omit<PolicyObject, "app">;
}

/** By app. */
const estates: Readonly<Record<string, Estate>> = {
  "vendor-lists": {
    title: "one rule a list, as the vendor's README has it",
    groups: [[...listRules(chunks(names.slice(0, 24), 8)), ...listRules([["github.com"]], 22, "ssh")]],
    policy: { allow: [tls(names.slice(0, 24)), ssh(["github.com"])] },
  },
  edited: {
    title: "names are added and removed in the same change",
    groups: [listRules(chunks(names.slice(0, 30), 7))],
    policy: { allow: [tls(names.slice(6, 40))] },
  },
  overfull: {
    title: "far more rules than the names need",
    groups: [listRules(chunks(names.slice(0, 30), 1))],
    policy: { allow: [tls(names.slice(0, 30))] },
  },
  purposes: {
    title: "a group for each purpose",
    groups: [
      listRules([names.slice(0, 8), names.slice(8, 12)]),
      listRules([["github.com"]], 22, "ssh"),
      listRules([names.slice(12, 20)]),
    ],
    policy: { security_groups: 3, allow: [tls(names.slice(0, 20)), ssh(["github.com"])] },
  },
  "see-thru": {
    title: "a window that the policy does not have",
    groups: [
      [...listRules(chunks(names.slice(0, 12), 6)), { protocol: "-1", description: "discriminat:see-thru:2026-12-31" }],
    ],
    policy: { allow: [tls(names.slice(0, 20)), ssh(["github.com"])] },
  },
  "see-thru-kept": {
    title: "a window that the policy has",
    groups: [[...listRules([names.slice(0, 4)]), { protocol: "-1", description: "discriminat:see-thru:2026-11-30" }]],
    policy: { allow: [tls(names.slice(0, 12))], see_thru: { until: "2026-12-31", reason: "lab" } },
  },
  "see-thru-on-443": {
    title: "a window where the first names have to stand",
    groups: [[{ description: "discriminat:see-thru:2026-12-31" }]],
    policy: { allow: [tls(names.slice(0, 20)), ssh(["github.com"], 443)] },
  },
  elsewhere: {
    title: "rules at permissions that ours never have",
    groups: [
      [
        { description: `discriminat:tls:${names[0]},gone.example` },
        { cidr: "10.0.0.0/8", description: `discriminat:tls:${names[1]},${names[2]},gone.example` },
        { ports: [440, 450], description: `discriminat:tls:${names[3]},gone.example` },
        { ports: [443, 444], cidr: "0.0.0.0/3", description: `discriminat:tls:${names[4]}` },
        { protocol: "-1", cidr: "0.0.0.0/4", description: `discriminat:tls:${names[5]}` },
        { cidr: "0.0.0.0/30", description: `discriminat:tls: ${names[6]}` },
        { cidr: "0.0.0.0/20", description: `discriminat:tls:${names[7]}` },
        { cidr: "::/0", description: `discriminat:tls:${names[8]}` },
        { ports: [80, 80], description: "Package mirror" },
      ],
    ],
    policy: { allow: [tls(names.slice(0, 20)), tls(names.slice(4, 5), 444)] },
  },
  open: {
    title: "a group that also has AWS's own rule for everything",
    keepOpen: true,
    groups: [listRules(chunks(names.slice(0, 12), 4))],
    policy: { allow: [tls(names.slice(0, 12))] },
  },
  patterns: {
    title: "names become patterns, and patterns names",
    groups: [listRules([[...names.slice(0, 6), "*.stripe.com", "a.paypal.com"], names.slice(6, 14)])],
    policy: { allow: [tls([...names.slice(0, 14), "api.stripe.com", "files.stripe.com", "*.paypal.com"])] },
  },
};

/** Makes the groups of these estates, and names them in the policies of the apps. */
async function makeEstates(lab: Lab, apps: readonly string[]): Promise<Takeover> {
  const vpcId = await lab.vpcIn(region);
  const client = ec2(lab.awsUrl, region);
  const policies: PolicyObject[] = [];
  for (const app of apps) {
    const { groups = [], keepOpen, policy } = estates[app] ?? {};
    const ids: string[] = [];
    for (const [index, rules] of groups.entries()) {
      const options = { name: `old-${app}-${index}`, vpcId, ...(keepOpen && { keepOpen }) };
      ids.push(await makeGroup(client, options, rules));
    }
    policies.push({ app, ...policy, existing_groups: { prod: ids } });
  }
  lab.takeChanges();
  return new Takeover(lab, { region, vpcId }, policies);
}

useLocalCredentials();

describeWith([terraform, motoServer], "taking over groups in place", () => {
  let lab: Lab;
  let takeover: Takeover;
  let first: ReadonlyMap<string, Applied>;
  let second: ReadonlyMap<string, Applied>;
  let again: readonly PlannedChange[];
  let third: readonly PlannedChange[];

  beforeAll(async () => {
    lab = await openLab();
    takeover = await makeEstates(lab, Object.keys(estates));
    first = await takeover.apply(await takeover.adoptions());
    again = await takeover.plan(await takeover.adoptions());
    second = await takeover.apply([]);
    third = await (await lab.stack("prod")).plan();
  });
  afterAll(() => lab?.close());

  describe.each(Object.entries(estates).map(([app, { title }]) => [title, app] as const))("%s", (_, app) => {
    test("the first apply interrupts no name that stays, and revokes no rule", () => {
      expect(keptBy(of(first, app))).not.toEqual([]);
      expect(interruptionsOf(of(first, app))).toEqual([]);
      expect(of(first, app).changes.filter(({ after }) => after === undefined)).toEqual([]);
    });

    test("the second apply interrupts no name that stays", () => {
      expect(keptBy(of(second, app))).not.toEqual([]);
      expect(interruptionsOf(of(second, app))).toEqual([]);
    });

    test("what was declared and admitted before is admitted at the end", () => {
      const { before } = of(first, app);
      const { after } = of(second, app);
      const declared = targetsIn(after);
      expect(declared.filter((target) => isAdmitted(before, target) && !isAdmitted(after, target))).toEqual([]);
    });
  });

  test("the first plan destroys nothing, the second nothing but temporary rules, and the third is empty", () => {
    expect(destroyed(of(first, "edited"))).toEqual([]);
    expect(destroyed(of(second, "edited"))).not.toEqual([]);
    expect(destroyed(of(second, "edited")).filter((address) => !address.includes("_temporary-"))).toEqual([]);
    expect(
      of(second, "edited")
        .plan.filter(({ actions }) => actions.join() !== "delete")
        .map(({ address }) => address),
    ).toEqual([]);
    expect(third).toEqual([]);
  });

  test("reading the groups again between the two applies asks for no change", () => {
    expect(again).toEqual([]);
  });

  test("both plans are explained", () => {
    expect(of(first, "edited").verdict).toBe("EXPLAINED");
    expect(of(second, "edited").verdict).toBe("EXPLAINED");
  });

  test("rules without an annotation stay as they are", () => {
    const other = (rules: readonly LiveRule[]) => rules.filter(({ description }) => description === "Package mirror");
    expect(other(of(second, "elsewhere").after)).toEqual(other(of(first, "elsewhere").before));
    expect(other(of(second, "elsewhere").after)).toHaveLength(1);
  });
});

describeWith([terraform, motoServer], "taking over a group without the rules for the time between", () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  test("interrupts names, and the replay sees it", async () => {
    const takeover = await makeEstates(lab, ["vendor-lists"]);
    const adoptions = await takeover.adoptions();
    const applied = await takeover.apply(adoptions.map((adoption) => ({ ...adoption, bridges: [] })));
    expect([...applied.values()].flatMap(interruptionsOf)).not.toEqual([]);
  });
});
