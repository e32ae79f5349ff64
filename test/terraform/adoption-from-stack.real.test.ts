/**
 * Taking over groups of which another Terraform stack has written the rules, by the steps of docs/adopting.md: that stack lets go
 * of them, then ours takes them over in two applies. Calls of all applies are recorded and replayed.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ec2 } from "../helpers/ec2.ts";
import { type HandMadeRule, listRules } from "../helpers/hand-made-group.ts";
import { type Lab, openLab } from "../helpers/lab.ts";
import { motoServer } from "../helpers/moto.ts";
import { hostNames } from "../helpers/policy-tree.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { listRulesInto, type RuleChange } from "../helpers/replay.ts";
import {
  type Applied,
  destroyed,
  interruptionsOf,
  keptBy,
  of,
  Takeover,
  useLocalCredentials,
} from "../helpers/takeover.ts";
import { type PlannedChange, type Terraform, terraform } from "../helpers/terraform.ts";

const region = "eu-west-2";
const names = hostNames(24);
const rules: readonly HandMadeRule[] = [
  ...listRules([names.slice(0, 8), names.slice(8, 16), names.slice(16)]),
  ...listRules([["github.com"]], 22, "ssh"),
];
const allow = [
  { tls: names, reason: "lab" },
  { ssh: ["github.com"], reason: "lab" },
];

const rulesByKey = JSON.stringify(
  Object.fromEntries(
    rules.map(({ ports = [443, 443], cidr, description }, index) => [index, { port: ports[0], cidr, description }]),
  ),
);

function blocks(list: readonly HandMadeRule[]): string {
  return list
    .map(
      ({ ports = [443, 443], cidr, description }) => `
  egress {
    protocol    = "tcp"
    from_port   = ${ports[0]}
    to_port     = ${ports[1]}
    cidr_blocks = ["${cidr}"]
    description = "${description}"
  }`,
    )
    .join("");
}

/** A `dynamic` block, as modules have it. */
function dynamicBlocks(each: string): string {
  return `
  dynamic "egress" {
    for_each = ${each}
    content {
      protocol    = "tcp"
      from_port   = egress.value.port
      to_port     = egress.value.port
      cidr_blocks = [egress.value.cidr]
      description = egress.value.description
    }
  }`;
}

/** How the rules of a group are written, and what is left of that when they are let go. */
interface Writing {
  readonly title: string;
  /** In the group. */
  readonly inline?: string;
  readonly besideGroup?: string;
  readonly released: { readonly inline?: string; readonly besideGroup?: string; readonly forgotten?: string };
}

/** By app, which is the name of the group's resource. */
const writings: Readonly<Record<string, Writing>> = {
  inline: { title: "egress blocks that are removed", inline: blocks(rules), released: {} },
  ignored: {
    title: "egress blocks that stay and are ignored",
    inline: blocks(rules),
    released: { inline: `${blocks(rules)}\n  lifecycle { ignore_changes = [egress] }` },
  },
  dynamic: { title: "a dynamic egress block that is removed", inline: dynamicBlocks(rulesByKey), released: {} },
  rules: {
    title: "aws_security_group_rule, and removed blocks",
    besideGroup: `
resource "aws_security_group_rule" "rules" {
  for_each          = ${rulesByKey}
  security_group_id = aws_security_group.rules.id
  type              = "egress"
  protocol          = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_blocks       = [each.value.cidr]
  description       = each.value.description
}`,
    released: {
      besideGroup: `
removed {
  from = aws_security_group_rule.rules
  lifecycle { destroy = false }
}`,
    },
  },
  "egress-rules": {
    title: "aws_vpc_security_group_egress_rule, and terraform state rm",
    besideGroup: `
resource "aws_vpc_security_group_egress_rule" "egress-rules" {
  for_each          = ${rulesByKey}
  security_group_id = aws_security_group.egress-rules.id
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_ipv4         = each.value.cidr
  description       = each.value.description
}`,
    released: { forgotten: "aws_vpc_security_group_egress_rule.egress-rules" },
  },
};
const apps = Object.keys(writings);

/** What the other stack writes besides rules for egress; `later` in another way. */
type Owner = "now" | "later";

function groupText(app: string, { inline = "", besideGroup = "" }: Writing["released"], owner: Owner): string {
  return `
resource "aws_security_group" "${app}" {
  name = "old-${app}"
  tags = { owner = "${owner}" }${owner === "later" ? ingress : ""}${inline}
}
output "${app}" { value = aws_security_group.${app}.id }
${besideGroup}
`;
}

const ingress = `
  ingress {
    protocol    = "tcp"
    from_port   = 8080
    to_port     = 8080
    cidr_blocks = ["10.0.0.0/8"]
  }`;

const provider = `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" { region = "${region}" }
`;

const written = (app: string): Writing["released"] => writings[app] ?? {};
const released = (app: string): Writing["released"] => writings[app]?.released ?? {};
const addresses = (plan: readonly PlannedChange[]) => plan.map(({ address }) => address).sort();

/** An apply of the other stack. */
interface OtherApply {
  readonly plan: readonly PlannedChange[];
  readonly changes: readonly RuleChange[];
}

useLocalCredentials();

describeWith([terraform, motoServer], "taking over groups of another Terraform stack", () => {
  const folder = mkdtempSync(join(tmpdir(), "discriminat-policy-other-stack-"));
  const write = (writingOf: (app: string) => Writing["released"], owner: Owner = "now"): void => {
    writeFileSync(
      join(folder, "main.tf"),
      provider + apps.map((app) => groupText(app, writingOf(app), owner)).join(""),
    );
  };
  let lab: Lab;
  let stack: Terraform;
  /** Plans of the other stack, where a group has an empty list of rules, or a dynamic block without any. */
  const emptied: (readonly PlannedChange[])[] = [];
  let letGo: OtherApply;
  let first: ReadonlyMap<string, Applied>;
  let second: ReadonlyMap<string, Applied>;
  let third: readonly PlannedChange[];
  /** Plans of the other stack, after each apply of ours. */
  const quiet: (readonly PlannedChange[])[] = [];
  let later: OtherApply;
  let notReleased: readonly PlannedChange[];

  const applyOther = async (): Promise<OtherApply> => {
    const plan = await stack.plan();
    await stack.run("apply", "-no-color", "test.tfplan");
    return { plan, changes: lab.takeChanges() };
  };

  beforeAll(async () => {
    lab = await openLab();
    write(written);
    stack = await lab.terraformIn(folder);
    await stack.apply();
    const ids: Record<string, { readonly value: string }> = JSON.parse(await stack.run("output", "-json"));
    lab.takeChanges();
    await listRulesInto(lab.groups, ec2(lab.awsUrl, region));

    for (const inline of ["\n  egress = []", dynamicBlocks("{}")]) {
      write((app) => (app === "inline" ? { inline } : written(app)));
      emptied.push(await stack.plan());
    }

    write(released);
    for (const app of apps) {
      const { forgotten } = released(app);
      if (forgotten !== undefined) await stack.run("state", "rm", forgotten);
    }
    letGo = await applyOther();

    const policies = apps.map((app) => ({ app, allow, existing_groups: { prod: [ids[app]?.value ?? ""] } }));
    const takeover = new Takeover(lab, { region, vpcId: await lab.vpcIn(region) }, policies);
    first = await takeover.apply(await takeover.adoptions());
    quiet.push(await stack.plan());
    second = await takeover.apply([]);
    quiet.push(await stack.plan());

    write(released, "later");
    later = await applyOther();
    third = await takeover.plan([]);

    write(written, "later");
    notReleased = await stack.plan();
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("the other stack lets go of all rules, and changes none", () => {
    expect(addresses(letGo.plan)).toEqual(rules.map((_, index) => `aws_security_group_rule.rules["${index}"]`));
    expect(new Set(letGo.plan.flatMap(({ actions }) => actions))).toEqual(new Set(["forget"]));
    expect(letGo.changes).toEqual([]);
  });

  describe.each(Object.entries(writings).map(([app, { title }]) => [title, app] as const))("%s", (_, app) => {
    test("neither apply interrupts a name that stays, and the first revokes no rule", () => {
      for (const applied of [of(first, app), of(second, app)]) {
        expect(keptBy(applied)).toHaveLength(25);
        expect(applied.changes).not.toEqual([]);
        expect(interruptionsOf(applied)).toEqual([]);
      }
      expect(of(first, app).changes.filter(({ after }) => after === undefined)).toEqual([]);
      expect(of(first, app).verdict).toBe("EXPLAINED");
    });
  });

  test("the first plan destroys nothing, the second nothing but temporary rules, and the third is empty", () => {
    expect(destroyed(of(first, "inline"))).toEqual([]);
    expect(destroyed(of(second, "inline"))).not.toEqual([]);
    expect(destroyed(of(second, "inline")).filter((address) => !address.includes("_temporary-"))).toEqual([]);
    expect(third).toEqual([]);
  });

  test("the other stack's plan is empty after both applies", () => {
    expect(quiet).toEqual([[], []]);
  });

  test("what the other stack changes in the groups later leaves the rules as they are", () => {
    expect(addresses(later.plan)).toEqual(apps.map((app) => `aws_security_group.${app}`).sort());
    expect(later.changes).toEqual([]);
  });

  test("a stack that has not let go would change the rules back", () => {
    const rulesOf = (type: string, app: string) => rules.map((_, index) => `${type}.${app}["${index}"]`);
    expect(addresses(notReleased)).toEqual([
      "aws_security_group.dynamic",
      "aws_security_group.ignored",
      "aws_security_group.inline",
      ...rulesOf("aws_security_group_rule", "rules"),
      ...rulesOf("aws_vpc_security_group_egress_rule", "egress-rules"),
    ]);
  });

  test("an empty list would take all rules away, and a dynamic block without any none", () => {
    expect(emptied.map((plan) => plan.map(({ address, after }) => [address, after?.egress]))).toEqual([
      [["aws_security_group.inline", []]],
      [],
    ]);
  });
});
