/** The repository's own app, `cdktf.json` and `policies/`, under the real cdktf CLI, Terraform and a local AWS. */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ec2, itemsOf } from "../helpers/ec2.ts";
import { type Moto, motoServer, startMoto } from "../helpers/moto.ts";
import { fencedBlocks, repository } from "../helpers/readme-commands.ts";
import { describeWith, type RealPart, starts } from "../helpers/real-parts.ts";
import { type RecordingProxy, startRecordingProxy } from "../helpers/recording-proxy.ts";
import { Terraform, terraform, terraformEnvironment } from "../helpers/terraform.ts";

const cdktfCli: RealPart = {
  name: "cdktf-cli",
  isPresent: () => starts("npx", ["--no-install", "cdktf", "--version"]),
};

function filesIn(root: string): Readonly<Record<string, string>> {
  const paths = readdirSync(join(root, "stacks")).map((stack) => `stacks/${stack}/cdk.tf.json`);
  return Object.fromEntries(["manifest.json", ...paths].map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

describeWith([cdktfCli, terraform, motoServer], "the cdktf CLI on the example company", () => {
  const directory = mkdtempSync(join(tmpdir(), "discriminat-policy-cdktf-"));
  const output = join(directory, "cdktf.out");
  let moto: Moto;
  let proxy: RecordingProxy;

  const run = async (command: string, ...args: readonly string[]): Promise<string> => {
    const env = { ...terraformEnvironment(proxy.url), HOME: directory, CI: "true" };
    const { stdout } = await promisify(execFile)(command, args, { cwd: repository, env, maxBuffer: 64 * 1024 * 1024 });
    return stripVTControlCharacters(stdout);
  };

  beforeAll(async () => {
    moto = await startMoto();
    proxy = await startRecordingProxy(moto.url);
  });
  afterAll(async () => {
    await proxy?.stop();
    await moto?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  test("leaves the clone as it was", async () => {
    const status = () => run("git", "status", "--porcelain");
    const before = await status();
    await run("npx", "--no-install", "cdktf", "synth", "--output", output);
    expect(await status()).toBe(before);
  });

  test("synthesizes the bytes that `discriminat-policy synth` writes", async () => {
    await run("npx", "--no-install", "cdktf", "synth", "--output", output);
    const own = join(directory, "own");
    await run(process.execPath, "dist/cli.js", "synth", "--outdir", own);
    expect(filesIn(own)).toEqual(filesIn(output));
    expect(Object.keys(filesIn(own))).toEqual([
      "manifest.json",
      "stacks/prod/cdk.tf.json",
      "stacks/staging/cdk.tf.json",
    ]);
  });

  test("plans the groups and rules of a network", async () => {
    const plan = await run("npx", "--no-install", "cdktf", "plan", "prod", "--skip-provider-lock", "--output", output);
    const { resource } = JSON.parse(readFileSync(join(output, "stacks/prod/cdk.tf.json"), "utf8"));
    const count = Object.values<object>(resource).reduce((sum, byId) => sum + Object.keys(byId).length, 0);
    expect(plan).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(plan).toContain('+ name                   = "checkout-egress"');
    expect(plan).toContain("*-checkout-live.adyenpayments.com");
  });

  test("shows a name that is added as the README does: one changed line", async () => {
    const policies = join(directory, "policies");
    const edit = (file: string, from: string, to: string): void => {
      const text = readFileSync(join(policies, file), "utf8");
      expect(text).toContain(from);
      writeFileSync(join(policies, file), text.replace(from, to));
    };
    const synth = () => run(process.execPath, "dist/cli.js", "synth", "--policies", policies, "--outdir", output);
    const { vpcSet } = await ec2(moto.url, "eu-west-2").call("DescribeVpcs");

    cpSync(join(repository, "policies"), policies, { recursive: true });
    edit("discriminat.yaml", "vpc-0123456789abcdef0", String(itemsOf(vpcSet)[0]?.vpcId));
    await synth();
    const prod = new Terraform(join(output, "stacks/prod"), terraformEnvironment(proxy.url));
    await prod.init();
    await prod.apply();
    edit(
      "payments/bank-feeds.yaml",
      "[sftp.clearing-house.example]",
      "[sftp.clearing-house.example, sftp.meridian-bank.example]",
    );
    await synth();
    const plan = await prod.run("plan", "-no-color");

    const shown = plan
      .slice(plan.indexOf("  # aws_"), plan.indexOf(" to destroy.") + " to destroy.\n".length)
      .replace(/sgr-[0-9a-f]+/, "sgr-0123456789abcdef0")
      // Differs between majors of the provider.
      .replace(/\d+ unchanged attributes/, "8 unchanged attributes");
    expect(fencedBlocks(readFileSync(join(repository, "README.md"), "utf8"), "diff")).toEqual([shown]);
  });
});
