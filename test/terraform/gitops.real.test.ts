/**
 * The recipes of examples/gitops with real Terraform and a local AWS: every command of theirs, in an environment as each product documents
 * it. The state is a local file here, and what only installs is left out.
 */
import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atlantisRecipe, spaceliftRecipe, workflowCommands } from "../helpers/gitops-recipes.ts";
import { type Lab, openLab } from "../helpers/lab.ts";
import { motoServer } from "../helpers/moto.ts";
import { repository } from "../helpers/readme-commands.ts";
import { describeWith, starts } from "../helpers/real-parts.ts";
import { terraform, terraformEnvironment } from "../helpers/terraform.ts";

const curl = { name: "curl", isPresent: () => starts("curl", ["--version"]) };

interface Outcome {
  readonly status: number | null;
  readonly said: string;
}

describeWith([terraform, motoServer, curl], "the recipes for GitOps", () => {
  const root = mkdtempSync(join(tmpdir(), "discriminat-policy-gitops-"));
  const clone = join(root, "clone");
  const bin = join(root, "bin");
  const stackFile = join(clone, "egress/stacks/prod/cdk.tf.json");
  let lab: Lab;
  let env: NodeJS.ProcessEnv;

  /** Runs commands one after the other, until one fails. Never blocks: the local AWS answers in this process. */
  const run = async (shell: readonly string[], commands: readonly string[], more: NodeJS.ProcessEnv, cwd = clone) => {
    let said = "";
    for (const command of commands) {
      const [program = "", ...args] = [...shell, command];
      const child = spawn(program, args, { cwd, env: { ...env, ...more }, stdio: ["ignore", "pipe", "pipe"] });
      child.stdout.on("data", (text) => (said += text));
      child.stderr.on("data", (text) => (said += text));
      const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
      if (status !== 0) return { status, said: stripVTControlCharacters(said) };
    }
    return { status: 0, said: stripVTControlCharacters(said) };
  };
  const workflow = (file: string, job: string, more: NodeJS.ProcessEnv = {}): Promise<Outcome> => {
    const recipe = workflowCommands(file, job);
    const summary = { GITHUB_STEP_SUMMARY: join(root, "summary.md") };
    return run(["bash", "-e", "-o", "pipefail", "-c"], recipe.commands, { ...recipe.env, ...summary, ...more });
  };
  const atlantis = (): Promise<Outcome> => {
    const { steps, dir } = atlantisRecipe();
    const files = { PLANFILE: join(root, "egress.tfplan"), SHOWFILE: join(root, "egress.json") };
    const builtIn = {
      init: "terraform init -input=false -upgrade",
      plan: 'terraform plan -input=false -refresh -out "$PLANFILE"',
    };
    const commands = steps.map((step) => (typeof step === "string" ? builtIn[step] : step.run));
    return run(["sh", "-c"], commands, { ...files, DIR: join(clone, dir), REPO_REL_DIR: dir }, join(clone, dir));
  };
  const spacelift = (): Promise<Outcome> => {
    const { project_root: folder, after_plan: hooks } = spaceliftRecipe();
    cpSync(join(clone, "plan.json"), join(clone, folder, "spacelift.plan.json"));
    return run(["sh", "-c"], hooks, {}, join(clone, folder));
  };
  const hcp = async (): Promise<Outcome & { readonly asked: readonly string[] }> => {
    const asked: string[] = [];
    const plan = readFileSync(join(clone, "plan.json"));
    const server = createServer(({ url, headers }, response) => {
      asked.push(`${headers.authorization} ${url}`);
      const { port } = server.address() as AddressInfo;
      if (url?.endsWith("/json-output"))
        response.writeHead(307, { location: `http://127.0.0.1:${port}/archive` }).end();
      else if (url === "/archive") response.end(plan);
      else
        response.end(JSON.stringify({ data: { relationships: { plan: { data: { id: "plan-1", type: "plans" } } } } }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const outcome = await workflow("hcp-plan.yaml", "prove", {
        HCP_API: `http://127.0.0.1:${port}`,
        HCP_TOKEN: "secret",
        RUN: "run-1",
      });
      return { ...outcome, asked };
    } finally {
      server.close();
    }
  };

  beforeAll(async () => {
    lab = await openLab();
    cpSync(join(repository, "examples/gitops"), clone, { recursive: true });
    mkdirSync(bin);
    const command = (name: string, line: string): void => {
      writeFileSync(join(bin, name), `#!/bin/sh\n${line}\n`);
      chmodSync(join(bin, name), 0o755);
    };
    command("discriminat-policy", `exec "${process.execPath}" "${join(repository, "dist/cli.js")}" "$@"`);
    command("npx", 'exec "$@"');
    if (!starts("terraform", ["version"])) command("terraform", 'exec tofu "$@"');
    env = { ...terraformEnvironment(lab.awsUrl), PATH: `${bin}:${process.env.PATH}` };
    const vpcId = await lab.vpcIn("eu-west-2");
    writeFileSync(
      join(clone, "policies/discriminat.yaml"),
      `networks:\n  prod: {region: eu-west-2, vpc_id: ${vpcId}}\n`,
    );
    expect(await run(["sh", "-c"], ["discriminat-policy synth --outdir egress"], {})).toMatchObject({ status: 0 });
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(root, { recursive: true, force: true });
  });

  test("plain Terraform plans and proves a pull request", async () => {
    const { status, said } = await workflow("terraform-plan.yaml", "plan");
    expect(said).toContain("Plan: 3 to add, 0 to change, 0 to destroy.");
    expect(status).toBe(0);
    expect(readFileSync(join(root, "summary.md"), "utf8")).toContain("EXPLAINED");
  });

  test("HCP Terraform's plan is fetched and proven", async () => {
    const { status, asked } = await hcp();
    expect(status).toBe(0);
    expect(asked.slice(0, 2)).toEqual(["Bearer secret /runs/run-1", "Bearer secret /plans/plan-1/json-output"]);
  });

  test("Spacelift's hooks prove the plan", async () => {
    const { status, said } = await spacelift();
    expect(said).toContain("EXPLAINED");
    expect(status).toBe(0);
  });

  test("plain Terraform applies the plan that it has proven", async () => {
    const { status, said } = await workflow("terraform-apply.yaml", "apply");
    expect(said).toContain("Apply complete! Resources: 3 added, 0 changed, 0 destroyed.");
    expect(status).toBe(0);
  });

  test("a name that was smuggled into the Terraform files stops every recipe", async () => {
    const text = readFileSync(stackFile, "utf8");
    writeFileSync(stackFile, text.replace("discriminat:tls:", "discriminat:tls:*.evil.example,"));
    for (const [file, job] of [
      ["terraform-plan.yaml", "plan"],
      ["terraform-apply.yaml", "apply"],
    ] as const) {
      const { status, said } = await workflow(file, job);
      expect(said).toContain("outdated  egress/stacks/prod/cdk.tf.json");
      expect(status).toBe(1);
    }
    const outcome = await atlantis();
    expect(outcome.said).toContain('the plan adds "*.evil.example" (tls, port 443) for guestbook in prod');
    expect(outcome.status).toBe(1);
    // The same plan, where the other products put it.
    cpSync(join(root, "egress.json"), join(clone, "plan.json"));
    expect(await spacelift()).toMatchObject({ status: 1 });
    writeFileSync(stackFile, text);
    expect(await hcp()).toMatchObject({ status: 1 });
  });

  test("Atlantis proves the plan of files that are as synth wrote them", async () => {
    const { status, said } = await atlantis();
    expect(said).toContain("EXPLAINED");
    expect(status).toBe(0);
  });
});
