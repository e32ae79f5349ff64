/**
 * The plan of docs/from-scratch.md, which closes the window: made by real Terraform between the two policies that the page shows.
 * `examples/from-scratch/plan.json` is such a plan; RECORD_PLANS=1 writes it anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadFiles } from "../../src/policy/load-tree.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { synthesize } from "../../src/terraform/synthesize.ts";
import { type Lab, openLab } from "../helpers/lab.ts";
import { motoServer } from "../helpers/moto.ts";
import { repository } from "../helpers/readme-commands.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { terraform } from "../helpers/terraform.ts";
import { proveText, sayProof } from "../plan-proof/plan-case.ts";

const page = readFileSync(join(repository, "docs/from-scratch.md"), "utf8");
const recorded = join(repository, "examples/from-scratch/plan.json");
const vpcOfPage = "vpc-0123456789abcdef0";
const settings = /^```yaml\n(# policies\/discriminat\.yaml\n.*?)^```$/ms.exec(page)?.[1] ?? "";
/** What `cat` shows on the page: while the window is open, and once it is closed. */
const policies = [...page.matchAll(/^\$ cat policies\/payments\/checkout\.yaml\n(.*?)(?=^\$ |^```$)/gms)].map(
  ([, text = ""]) => text,
);

function treeWith(policy: string, vpcId: string): PolicyTree {
  const texts = new Map([
    ["discriminat.yaml", settings.replaceAll(vpcOfPage, vpcId)],
    ["payments/checkout.yaml", policy],
  ]);
  const { tree } = loadFiles({
    show: (path) => `policies/${path}`,
    list: () => ({ paths: [...texts.keys()], problems: [] }),
    read: (path) => ({ source: { path: `policies/${path}`, text: texts.get(path) ?? "" } }),
  });
  if (tree === undefined) throw new Error("the page's policies cannot be read");
  return tree;
}

describeWith([terraform, motoServer], "the plan of docs/from-scratch.md", () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  test("is what Terraform plans between the policies of the page", async () => {
    const [open = "", closed = "", ...more] = policies;
    expect([open.includes("see_thru"), closed.includes("see_thru"), more]).toEqual([true, false, []]);
    const vpcId = await lab.vpcIn("eu-west-2");
    synthesize(treeWith(open, vpcId), { outdir: lab.outdir });
    const stack = await lab.stack("prod");
    await stack.apply();
    synthesize(treeWith(closed, vpcId), { outdir: lab.outdir });
    await stack.run("plan", "-no-color", "-out=test.tfplan");
    const { timestamp: _, ...plan } = JSON.parse(await stack.run("show", "-json", "test.tfplan"));
    const text = `${JSON.stringify(plan).replaceAll(vpcId, vpcOfPage)}\n`;
    if (process.env.RECORD_PLANS === "1") writeFileSync(recorded, text);

    const tree = treeWith(closed, vpcOfPage);
    const proof = proveText(tree, text);
    expect(proof.isExplained).toBe(true);
    expect(sayProof(proof, tree)).toBe(sayProof(proveText(tree, readFileSync(recorded, "utf8")), tree));
  });
});
