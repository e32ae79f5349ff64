/** Real Terraform (or OpenTofu) with the real AWS provider, against a local AWS. */
import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type RealPart, starts } from "./real-parts.ts";

export const terraformProgram = starts("terraform", ["version"]) ? "terraform" : "tofu";

/** Set in the environment where `find-provider.ts` found none. */
export const providerMissing = "DISCRIMINAT_POLICY_PROVIDER_MISSING";

export const terraform: RealPart = {
  name: "terraform or tofu with the provider hashicorp/aws",
  isPresent: () => process.env[providerMissing] === undefined && starts(terraformProgram, ["version"]),
};

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** Credentials that any local AWS takes, its address, and where Terraform finds the provider. */
export function terraformEnvironment(awsUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...pluginSettings(),
    AWS_ENDPOINT_URL: awsUrl,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_EC2_METADATA_DISABLED: "true",
    // A provider that is configured twice would add it twice, and fail; a local AWS has no certificate.
    AWS_CA_BUNDLE: undefined,
    // Fewer collections of the garbage that the provider's schemas make: a fifth of the processor time of a plan.
    GOGC: "400",
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    NO_COLOR: "1",
  };
}

/** A local mirror where the machine has one (docs: CONTRIBUTING.md), or else the registry, asked once. */
function pluginSettings(): NodeJS.ProcessEnv {
  if (existsSync(process.env.TF_CLI_CONFIG_FILE ?? "")) return {};
  const finder = fileURLToPath(new URL("../../../shared/tools/offline-terraform.sh", import.meta.url));
  if (existsSync(finder)) {
    const exports = execFileSync("bash", ["-c", `eval "$(bash "$0")" && printf %s "$TF_CLI_CONFIG_FILE"`, finder], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    if (exports !== "") return { TF_CLI_CONFIG_FILE: exports };
  }
  const cache = process.env.TF_PLUGIN_CACHE_DIR ?? `${repository}.cache/terraform-plugins`;
  mkdirSync(cache, { recursive: true });
  return { TF_PLUGIN_CACHE_DIR: cache, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1" };
}

/** What `terraform show -json <plan>` says about one resource that it would touch. */
export interface PlannedChange {
  readonly address: string;
  readonly actions: readonly string[];
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Terraform in one directory. Every call fails with Terraform's own words. */
export class Terraform {
  readonly directory: string;
  readonly #env: NodeJS.ProcessEnv;

  constructor(directory: string, env: NodeJS.ProcessEnv) {
    this.directory = directory;
    this.#env = env;
  }

  async run(...args: readonly string[]): Promise<string> {
    try {
      const options = { cwd: this.directory, env: this.#env, maxBuffer: 64 * 1024 * 1024 };
      const { stdout } = await promisify(execFile)(terraformProgram, args, options);
      return stdout;
    } catch (error) {
      const said = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
      throw new Error(`${terraformProgram} ${args.join(" ")} failed\n${said}`, { cause: error });
    }
  }

  init(): Promise<string> {
    return this.run("init", "-no-color", "-reconfigure");
  }

  apply(...args: readonly string[]): Promise<string> {
    return this.run("apply", "-auto-approve", "-no-color", ...args);
  }

  /** The changes that an apply would make; none where the plan is empty. */
  async plan(): Promise<readonly PlannedChange[]> {
    await this.run("plan", "-no-color", "-out=test.tfplan");
    const plan: {
      resource_changes?: { address: string; change: Omit<PlannedChange, "address"> }[];
    } = JSON.parse(await this.run("show", "-json", "test.tfplan"));
    return (plan.resource_changes ?? [])
      .map(({ address, change: { actions, before, after } }) => ({ address, actions, before, after }))
      .filter(({ actions }) => actions.join() !== "no-op");
  }
}
