/**
 * The plan of `npm start`: Terraform or OpenTofu on a synthesized stack, without an AWS. Nothing but new resources is planned, and
 * the provider gets credentials that are invented and is told not to try them, so no call leaves the machine after `init`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Failure, isThere, run } from "./run.mjs";

const initLimitMs = 60_000;
const vpc = ["TF_VAR_staging_vpc_id", "vpc-0123456789abcdef0"];

/** Terraform merges it into the stack's own block of the provider. */
const withoutAws = {
  provider: {
    aws: [
      {
        access_key: "invented",
        secret_key: "invented",
        skip_credentials_validation: true,
        skip_metadata_api_check: true,
        skip_region_validation: true,
        skip_requesting_account_id: true,
      },
    ],
  },
};

/** The program's name; `undefined` where the machine has neither. */
export function findTerraform() {
  return ["terraform", "tofu"].find((program) => isThere(program, "version"));
}

/** As `terraform init` for a plan. Returns why it cannot be; `undefined` where all is ready. */
export async function prepare(program, stack) {
  writeFileSync(join(stack, "provider_override.tf.json"), `${JSON.stringify(withoutAws, null, 2)}\n`);
  try {
    await run(program, [`-chdir=${stack}`, "init", "-input=false", "-no-color"], {
      env: environment(),
      timeLimitMs: initLimitMs,
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const [, why = error.message.split("\n")[0]] = /Error: (.*)/.exec(error.message) ?? [];
    return `the provider hashicorp/aws cannot be installed (${why})`;
  }
}

/** Plans; `summary` is Terraform's own line, `json` the plan as `terraform show -json` prints it. */
export async function plan(program, stack) {
  const env = environment();
  const said = await run(program, [`-chdir=${stack}`, "plan", "-input=false", "-no-color", "-out=tfplan"], { env });
  const json = await run(program, [`-chdir=${stack}`, "show", "-json", "tfplan"], { env });
  return { summary: /^Plan: (.*)\.$/m.exec(said)?.[1] ?? "no changes", json };
}

/** What a reader types to do the same. */
export function commands(program, stack, file) {
  return [
    [program, `-chdir=${stack}`, "init"],
    [vpc.join("="), program, `-chdir=${stack}`, "plan", "-out=tfplan"],
    [program, `-chdir=${stack}`, "show", "-json", "tfplan", ">", file],
  ];
}

/** Nothing of the reader's AWS or of other stacks; a provider that was downloaded once is kept, as the tests do. */
function environment() {
  const { TF_CLI_CONFIG_FILE, TF_PLUGIN_CACHE_DIR } = process.env;
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS|TF)_/.test(name)));
  const cache = TF_PLUGIN_CACHE_DIR ?? resolve(".cache/terraform-plugins");
  if (TF_CLI_CONFIG_FILE === undefined) mkdirSync(cache, { recursive: true });
  return {
    ...own,
    ...(TF_CLI_CONFIG_FILE === undefined
      ? { TF_PLUGIN_CACHE_DIR: cache, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1" }
      : { TF_CLI_CONFIG_FILE }),
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    [vpc[0]]: vpc[1],
  };
}
