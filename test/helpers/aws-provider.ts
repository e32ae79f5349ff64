/**
 * Terraform's AWS provider as one process for many runs of Terraform. On its own, Terraform starts the provider anew for every
 * command, which takes longer than most of our plans. A process serves one local AWS and one command at a time: every command
 * configures it again.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface AwsProvider {
  /** What makes Terraform use the process. */
  readonly env: NodeJS.ProcessEnv;
  readonly stop: () => Promise<void>;
}

/** Starts the provider that `terraform init` has put into the directory. `env` is what Terraform's own child would get. */
export async function startAwsProvider(directory: string, env: NodeJS.ProcessEnv): Promise<AwsProvider> {
  const { program, source } = installedIn(directory);
  const server = spawn(program, ["-debug"], { env, stdio: ["ignore", "pipe", "ignore"] });
  const kill = (): void => void server.kill("SIGINT");
  process.once("exit", kill);
  const stop = async (): Promise<void> => {
    process.removeListener("exit", kill);
    kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
  };
  for await (const line of createInterface(server.stdout)) {
    const [, attachment] = /TF_REATTACH_PROVIDERS='(.*)'/.exec(line) ?? [];
    if (attachment === undefined) continue;
    // It names itself as Terraform would, also under OpenTofu.
    const [address] = Object.values(JSON.parse(attachment));
    server.stdout.resume();
    return { env: { TF_REATTACH_PROVIDERS: JSON.stringify({ [source]: address }) }, stop };
  }
  throw new Error(`${program} -debug ended without saying how to attach to it`);
}

/** `.terraform/providers/<host>/hashicorp/aws/<version>/<platform>/terraform-provider-aws…` */
function installedIn(directory: string): { readonly program: string; readonly source: string } {
  const providers = join(directory, ".terraform/providers");
  const only = (folder: string): string => {
    const [entry, ...others] = readdirSync(join(providers, folder)).filter((name) => !name.startsWith("LICENSE"));
    if (entry === undefined || others.length > 0) throw new Error(`not one entry in ${join(providers, folder)}`);
    return join(folder, entry);
  };
  const source = join(only(""), "hashicorp/aws");
  return { program: join(providers, only(only(only(source)))), source };
}
