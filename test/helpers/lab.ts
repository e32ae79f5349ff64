/**
 * Somewhere to deploy to: a local AWS, and Terraform working on what `synthesize` writes. State goes on from one apply to the
 * next, and so does a model of the Security Groups that is made of the recorded calls.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Adoption } from "../../src/adoption/adoption.ts";
import { type Synthesis, synthesize } from "../../src/terraform/synthesize.ts";
import { type AwsProvider, startAwsProvider } from "./aws-provider.ts";
import { ec2, itemsOf } from "./ec2.ts";
import { startMoto } from "./moto.ts";
import { type PolicyObject, treeOf } from "./policy-tree.ts";
import { startRecordingProxy } from "./recording-proxy.ts";
import { type LiveGroups, noGroups, type RuleChange, replay } from "./replay.ts";
import { Terraform, terraformEnvironment } from "./terraform.ts";

export interface Lab {
  readonly awsUrl: string;
  /** What `synthesize` writes to. */
  readonly outdir: string;
  /** The id of a region's default VPC. */
  readonly vpcIn: (region: string) => Promise<string>;
  readonly synthesize: (
    settings: object,
    policies: readonly PolicyObject[],
    adoptions?: readonly Adoption[],
  ) => Synthesis;
  /** Terraform in a directory, initialized, with the provider process that all of the lab's share: one command at a time. */
  readonly terraformIn: (directory: string, env?: NodeJS.ProcessEnv) => Promise<Terraform>;
  /** The same in the directory of a synthesized stack. `env` counts at the first time: `{TF_VAR_…: …}`. */
  readonly stack: (name: string, env?: NodeJS.ProcessEnv) => Promise<Terraform>;
  /** The groups as the calls so far have left them. */
  readonly groups: LiveGroups;
  /** What the calls since the last time have done to the rules. */
  readonly takeChanges: () => readonly RuleChange[];
  readonly close: () => Promise<void>;
}

export async function openLab(): Promise<Lab> {
  const moto = await startMoto();
  const proxy = await startRecordingProxy(moto.url);
  const directory = mkdtempSync(join(tmpdir(), "discriminat-policy-lab-"));
  const outdir = join(directory, "cdktf.out");
  const groups = noGroups();
  const initialized = new Map<string, Terraform>();
  let provider: AwsProvider | undefined;
  const terraformIn = async (folder: string, env: NodeJS.ProcessEnv = {}): Promise<Terraform> => {
    const own = { ...terraformEnvironment(proxy.url), ...env };
    await new Terraform(folder, { ...own, ...provider?.env }).init();
    provider ??= await startAwsProvider(folder, own);
    return new Terraform(folder, { ...own, ...provider.env });
  };
  return {
    awsUrl: proxy.url,
    outdir,
    vpcIn: async (region) => {
      const { vpcSet } = await ec2(moto.url, region).call("DescribeVpcs");
      return String(itemsOf(vpcSet)[0]?.vpcId);
    },
    synthesize: (settings, policies, adoptions) => synthesize(treeOf(settings, policies), { outdir, adoptions }),
    terraformIn,
    stack: async (name, env) => {
      const known = initialized.get(name);
      if (known !== undefined) return known;
      const terraform = await terraformIn(join(outdir, "stacks", name), env);
      initialized.set(name, terraform);
      return terraform;
    },
    groups,
    takeChanges: () => replay(groups, proxy.takeCalls()),
    close: async () => {
      await provider?.stop();
      await proxy.stop();
      await moto.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
