/**
 * Vitest's set-up of the suites with real parts: a Terraform that cannot install the AWS provider counts as missing. Asked once for all
 * of them, and with a limit: a registry may be out of reach without saying so.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { providerMissing, terraform, terraformEnvironment, terraformProgram } from "./terraform.ts";

const limitMs = 120_000;

export function setup(): void {
  if (!terraform.isPresent()) return;
  const folder = mkdtempSync(join(tmpdir(), "discriminat-policy-provider-"));
  try {
    const required = { aws: { source: "hashicorp/aws", version: ">= 5.100" } };
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers: required } }));
    const { status } = spawnSync(terraformProgram, ["init", "-backend=false", "-input=false"], {
      cwd: folder,
      env: terraformEnvironment("http://127.0.0.1:9"),
      stdio: "ignore",
      timeout: limitMs,
    });
    // The suites run in processes that begin with this environment.
    if (status !== 0) process.env[providerMissing] = "1";
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
