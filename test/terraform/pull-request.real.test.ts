/**
 * The way of a change: a branch of a real repository, the review's comment, the merge, the plan of real Terraform, and the proof
 * that the policies explain it. Then somebody adds a name behind the policies' back.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "../helpers/fake-github.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";
import { type Lab, openLab } from "../helpers/lab.ts";
import { motoServer } from "../helpers/moto.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { type ActionRun, runAction } from "../helpers/run-action.ts";
import { type Terraform, terraform } from "../helpers/terraform.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const policy = (names: string): string =>
  `app: checkout\nteam: payments\nallow:\n  - tls: [${names}]\n    reason: Card payments\n`;

describeWith([terraform, motoServer], "a pull request", () => {
  let lab: Lab;
  let github: FakeGitHub;
  let repository: GitRepository;
  let temporary: string;
  let stack: Terraform;

  const discriminatPolicy = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: repository.folder,
      env: { ...repository.env, NO_COLOR: "1" },
      encoding: "utf8",
    });
    return { status, said: stdout + stderr };
  };
  /** Writes what `terraform show -json` prints of a plan of the files as they are. */
  const planTo = async (file: string): Promise<void> => {
    await stack.run("plan", "-no-color", "-out=plan");
    writeFileSync(join(repository.folder, file), await stack.run("show", "-json", "plan"));
  };
  const act = (base: string, inputs: Readonly<Record<string, string>> = {}): Promise<ActionRun> =>
    runAction({ repository, github, temporary }, inputs, {
      pull_request: { number: 7, base: { sha: base }, head: { sha: repository.git("rev-parse", "HEAD") } },
    });

  beforeAll(async () => {
    lab = await openLab();
    github = await startFakeGitHub();
    repository = createRepository();
    temporary = mkdtempSync(join(tmpdir(), "discriminat-policy-action-"));
    repository.commit("Start", {
      ".gitignore": "cdktf.out/\n*.json\n",
      "policies/discriminat.yaml": `networks:\n  prod: {region: eu-west-2, vpc_id: ${await lab.vpcIn("eu-west-2")}}\n`,
      "policies/payments/checkout.yaml": policy("api.stripe.com, old.stripe.com"),
    });
    expect(discriminatPolicy("synth")).toMatchObject({ status: 0 });
    stack = await lab.terraformIn(join(repository.folder, "cdktf.out/stacks/prod"));
    await stack.apply();
  });
  afterAll(async () => {
    repository?.remove();
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
    await github?.close();
    await lab?.close();
  });

  test("is reviewed, merged, planned and proven", async () => {
    const base = repository.git("rev-parse", "main");
    repository.git("checkout", "--quiet", "-b", "change");
    repository.commit("Change", { "policies/payments/checkout.yaml": policy('api.stripe.com, "*.paypal.com"') });
    const review = await act(base);
    expect(review.outputs).toMatchObject({ verdict: "WIDER", "exit-code": "0" });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain("`*.paypal.com`");
    expect(github.comments[0]?.body).toContain("`old.stripe.com`");

    repository.git("checkout", "--quiet", "main");
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "change");
    expect(discriminatPolicy("synth")).toMatchObject({ status: 0 });
    await planTo("plan.json");
    const proof = discriminatPolicy("plan", "plan.json", "--detailed-exitcode");
    expect(proof.said).toContain("EXPLAINED");
    expect(proof.said).toMatch(/\+ \*\.paypal\.com\n.*- old\.stripe\.com/s);
    expect(proof.status).toBe(2);
  });

  test("hides no name that a policy does not declare", async () => {
    const file = join(stack.directory, "cdk.tf.json");
    const text = readFileSync(file, "utf8");
    expect(text).toContain("discriminat:tls:*.paypal.com");
    writeFileSync(file, text.replace("discriminat:tls:*.paypal.com", "discriminat:tls:*.paypal.com,smuggled.example"));
    await planTo("smuggled.json");
    const { status, said } = discriminatPolicy("plan", "smuggled.json");
    expect(said).toContain("NOT EXPLAINED");
    expect(said).toContain("smuggled.example");
    expect(status).toBe(1);

    const seen = await act(repository.git("rev-parse", "HEAD~1"), { plan: "smuggled.json" });
    expect([seen.code, seen.outputs.explained]).toEqual([1, "false"]);
    expect(seen.log).toContain("title=plan/unexplained-rule::");
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain("smuggled.example");

    writeFileSync(file, text);
    await stack.apply();
    await planTo("after.json");
    expect(discriminatPolicy("plan", "after.json", "--detailed-exitcode").status).toBe(0);
  });
});
