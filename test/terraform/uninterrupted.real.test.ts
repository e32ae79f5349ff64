/**
 * No edit interrupts a name that it does not touch: real `terraform apply` runs, their API calls recorded and replayed.
 * All edits happen in one apply, so that Terraform works on them at the same time.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Lab, openLab } from "../helpers/lab.ts";
import { motoServer } from "../helpers/moto.ts";
import { hostNames, type PolicyObject } from "../helpers/policy-tree.ts";
import { describeWith } from "../helpers/real-parts.ts";
import {
  findInterruptions,
  isAdmitted,
  type LiveRule,
  type RuleChange,
  rulesOf,
  targetsIn,
} from "../helpers/replay.ts";
import { terraform } from "../helpers/terraform.ts";

const tls = (count: number) => [{ tls: hostNames(count), reason: "lab" }];
const ssh = (count: number, port: number) => [{ ssh: hostNames(count), ports: [port], reason: "lab" }];
const window = { until: "2026-12-31", reason: "lab" };

interface Edit {
  readonly title: string;
  readonly before: Omit<PolicyObject, "app">;
  readonly after: Omit<PolicyObject, "app">;
}

/** By app. */
const edits: Readonly<Record<string, Edit>> = {
  "one-more": {
    title: "one name is added to a full policy",
    before: { allow: tls(8) },
    after: { allow: tls(9) },
  },
  growing: {
    title: "names are added until slots are added",
    before: { allow: tls(8) },
    after: { allow: tls(40) },
  },
  shrinking: {
    title: "names are removed until slots are removed",
    before: { allow: tls(40) },
    after: { allow: tls(8) },
  },
  swapping: {
    title: "half of the names are replaced by others",
    before: { allow: [{ tls: hostNames(40).slice(0, 30), reason: "lab" }] },
    after: { allow: [{ tls: hostNames(40).slice(15), reason: "lab" }] },
  },
  "group-added": {
    title: "names are added until they go on in a second group",
    before: { security_groups: 2, allow: tls(160) },
    after: { security_groups: 2, allow: tls(200) },
  },
  "group-left": {
    title: "names are removed until the second group is empty",
    before: { security_groups: 2, allow: tls(200) },
    after: { security_groups: 2, allow: tls(160) },
  },
  opening: {
    title: "a see-thru window is opened",
    before: { allow: tls(20) },
    after: { allow: tls(20), see_thru: window },
  },
  "opening-ports": {
    title: "a see-thru window on listed ports is opened",
    before: { allow: tls(20) },
    after: { allow: tls(20), see_thru: { ...window, ports: [443, 8443] } },
  },
  "opening-separate": {
    title: "a see-thru group of its own is added in the change that removes names",
    before: { allow: tls(30) },
    after: { allow: tls(4), see_thru: { ...window, group: "separate" } },
  },
  closing: {
    title: "a see-thru window is closed in the change that adds what it has shown",
    before: { allow: tls(4), see_thru: window },
    after: { allow: tls(30) },
  },
  "first-names": {
    title: "a see-thru window is closed in the change that declares the first names",
    before: { see_thru: window },
    after: { allow: [...tls(30), ...ssh(3, 22)] },
  },
  "new-port": {
    title: "a see-thru window is closed in the change that declares the first name of another port",
    before: { allow: tls(4), see_thru: window },
    after: { allow: [...tls(4), ...ssh(1, 22)] },
  },
  "other-group": {
    title: "a see-thru window moves to a group of its own",
    before: { allow: tls(4), see_thru: window },
    after: { allow: [...tls(4), ...ssh(1, 22)], see_thru: { ...window, group: "separate" } },
  },
  "opening-removal": {
    title: "a see-thru window is opened in the change that removes names, the last ones of a port among them",
    before: { allow: [...tls(30), ...ssh(3, 22)] },
    after: { allow: tls(4), see_thru: window },
  },
  "fewer-ports": {
    title: "a see-thru window on all ports becomes one on listed ports",
    before: { see_thru: window },
    after: {
      allow: [{ tls: hostNames(2), ports: [8443], reason: "lab" }],
      see_thru: { ...window, ports: [443, 8443] },
    },
  },
  "closing-ports": {
    title: "a see-thru window on listed ports is closed in the change that adds names",
    before: { allow: tls(4), see_thru: { ...window, ports: [443, 8443] } },
    after: { allow: [...tls(30), { tls: hostNames(3), ports: [8443], reason: "lab" }] },
  },
  "closing-separate": {
    title: "a see-thru group of its own goes in the change that adds names",
    before: { allow: tls(4), see_thru: { ...window, group: "separate" } },
    after: { allow: tls(30) },
  },
  "shared-port-growing": {
    title: "tls and ssh on one port both need more slots",
    before: { allow: [...tls(8), ...ssh(8, 443)] },
    after: { allow: [...tls(30), ...ssh(30, 443)] },
  },
  "shared-port-left": {
    title: "tls leaves a port that it shares with ssh",
    before: { allow: [...tls(30), ...ssh(20, 443)] },
    after: { allow: ssh(20, 443) },
  },
  "shared-port-joined": {
    title: "tls comes to a port that ssh has had alone",
    before: { allow: ssh(20, 443) },
    after: { allow: [...tls(30), ...ssh(20, 443)] },
  },
  removed: {
    title: "another port goes away",
    before: { allow: [...tls(20), ...ssh(20, 22)] },
    after: { allow: tls(20) },
  },
};

/** Names that an app may reach both before and after, whether by a rule of their own or by see-thru. */
function kept(app: string, rulesBefore: readonly LiveRule[], rulesAfter: readonly LiveRule[]): readonly string[] {
  const targets = [...new Set(targetsIn([...rulesBefore, ...rulesAfter]))];
  const found = targets.filter((target) => isAdmitted(rulesBefore, target) && isAdmitted(rulesAfter, target));
  expect(found, `names that ${app} keeps`).not.toEqual([]);
  return found;
}

/** Deploys these apps before and after their edits. */
async function edit(lab: Lab, apps: readonly string[], tamper: (file: string) => void = () => {}) {
  const settings = { networks: { prod: { region: "eu-west-2", vpc_id: await lab.vpcIn("eu-west-2") } } };
  const deploy = async (which: "before" | "after"): Promise<readonly RuleChange[]> => {
    lab.synthesize(
      settings,
      apps.map((app) => ({ app, ...edits[app]?.[which] })),
    );
    tamper(join(lab.outdir, "stacks", "prod", "cdk.tf.json"));
    const stack = await lab.stack("prod");
    await stack.apply();
    return lab.takeChanges();
  };
  await deploy("before");
  const before = new Map(apps.map((app) => [app, rulesOf(lab.groups, app)]));
  const changes = await deploy("after");
  return {
    groupsInUse: (app: string) =>
      [before.get(app) ?? [], rulesOf(lab.groups, app)].map((rules) => new Set(rules.map((rule) => rule.group)).size),
    interruptionsOf: (app: string) => {
      const rulesBefore = before.get(app) ?? [];
      const rulesAfter = rulesOf(lab.groups, app);
      const own = new Set([...rulesBefore, ...rulesAfter].map((rule) => rule.group));
      const ownChanges = changes.filter((change) => own.has((change.before ?? change.after)?.group ?? ""));
      return findInterruptions(rulesBefore, ownChanges, kept(app, rulesBefore, rulesAfter));
    },
  };
}

describeWith([terraform, motoServer], "applying an edit", () => {
  let lab: Lab;
  let applied: Awaited<ReturnType<typeof edit>>;

  beforeAll(async () => {
    lab = await openLab();
    applied = await edit(lab, Object.keys(edits));
  });
  afterAll(() => lab?.close());

  test("reaches a second group where the edit says so", () => {
    expect(applied.groupsInUse("group-added")).toEqual([1, 2]);
    expect(applied.groupsInUse("group-left")).toEqual([2, 1]);
    expect(applied.groupsInUse("opening-separate")).toEqual([1, 2]);
    expect(applied.groupsInUse("closing-separate")).toEqual([2, 1]);
  });

  test.each(Object.entries(edits).map(([app, { title }]) => [title, app] as const))(
    "no kept name is ever in no rule when %s",
    (_, app) => {
      expect(applied.interruptionsOf(app)).toEqual([]);
    },
  );
});

describeWith([terraform, motoServer], "applying an edit without create_before_destroy", () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  test("interrupts names, and the replay sees it", async () => {
    const applied = await edit(lab, ["shrinking"], (file) => {
      const text = readFileSync(file, "utf8");
      writeFileSync(file, text.replaceAll('"create_before_destroy": true', '"create_before_destroy": false'));
    });
    expect(applied.interruptionsOf("shrinking")).not.toEqual([]);
  });
});
