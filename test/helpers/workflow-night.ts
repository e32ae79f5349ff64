/**
 * Runs the jobs of a workflow of GitHub Actions as its runner would: each in a fresh clone, every `run` in bash, with the
 * environment that the file gives it; caches, artifacts and credentials are what the actions that it uses would have left. Only
 * `npm ci` is left out, and `npx` starts the built program as of a given day.
 */
import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { parse } from "yaml";
import { fakeToken } from "./fake-github.ts";
import { repository } from "./readme-commands.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface Runner {
  /** A folder for the runner's files, artifacts and caches. */
  readonly root: string;
  /** The bare repository. */
  readonly origin: string;
  readonly env: Readonly<Record<string, string>>;
  /** `GITHUB_API_URL` */
  readonly apiUrl: string;
}

export interface JobRun {
  readonly code: number;
  /** Both streams of every step. */
  readonly log: string;
  /** Of the steps, in order. */
  readonly summaries: readonly string[];
}

const credentials = {
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
};

/** @throws where a step of the workflow is one that this runner does not know */
export async function runWorkflowJob(file: string, name: string, asOf: string, runner: Runner): Promise<JobRun> {
  const { jobs } = parse(readFileSync(join(repository, file), "utf8")) as {
    readonly jobs: Readonly<Record<string, Job>>;
  };
  const job = jobs[name];
  if (job === undefined) throw new Error(`${file} has no job ${name}`);
  const folder = mkdtempSync(join(runner.root, `${name}-`));
  const [work, temporary] = [join(folder, "work"), join(folder, "temporary")];
  mkdirSync(temporary);
  const npx = `#!/bin/sh\nshift\nexec "${process.execPath}" "${join(repository, "dist/cli.js")}" "$@" --as-of ${asOf}\n`;
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "npx"), npx);
  chmodSync(join(bin, "npx"), 0o755);
  let env: Record<string, string> = {
    ...runner.env,
    ...{ PATH: `${bin}:${dirname(process.execPath)}:/usr/bin:/bin`, HOME: folder, GIT_CONFIG_NOSYSTEM: "1" },
    ...{ GITHUB_REPOSITORY: "tern/policies", GITHUB_API_URL: runner.apiUrl, RUNNER_TEMP: temporary },
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    // The clock by which git reads `30 days ago`: date.c in its sources.
    GIT_TEST_DATE_NOW: String(Date.parse(`${asOf}T03:00:00Z`) / 1000),
  };
  const store = (kind: string, key = ""): string => join(runner.root, kind, key);
  const saves: (() => void)[] = [];
  const summaries: string[] = [];
  let log = "";
  const shell = async (command: string, more: Readonly<Record<string, string>>, cwd: string): Promise<number> => {
    const child = spawn("bash", ["-eo", "pipefail", "-c", command], { cwd, env: { ...env, ...more } });
    const ended = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? -1)));
    const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    log += out + err;
    return code;
  };
  const action = async (uses: string, inputs: Readonly<Record<string, string>>): Promise<void> => {
    const [known] = uses.split("@");
    const path = (inputs.path ?? "").replace(/\$\{\{ runner\.temp \}\}/, temporary);
    if (known === "actions/checkout") await shell(`git clone --quiet "${runner.origin}" "${work}"`, {}, folder);
    else if (known === "actions/setup-node") return;
    else if (known === "aws-actions/configure-aws-credentials") {
      if (job.permissions?.["id-token"] !== "write") throw new Error(`${name} may not ask for an identity`);
      env = { ...env, ...credentials };
    } else if (known === "actions/cache") {
      const kept = store("caches", inputs["restore-keys"]);
      if (existsSync(kept)) cpSync(kept, join(work, path), { recursive: true });
      saves.push(() => {
        if (existsSync(join(work, path))) cpSync(join(work, path), kept, { recursive: true });
      });
    } else if (known === "actions/upload-artifact") {
      const [prefix = "", isMany] = path.split(/(\*)$/);
      mkdirSync(store("artifacts", isMany && inputs.name), { recursive: true });
      if (isMany === undefined) cpSync(join(work, path), store("artifacts", inputs.name));
      const many = isMany === undefined ? [] : readdirSync(work).filter((file) => file.startsWith(prefix));
      for (const file of many) cpSync(join(work, file), join(store("artifacts", inputs.name), file));
    } else if (known === "actions/download-artifact") {
      cpSync(store("artifacts", inputs.name), join(path, "observations.json"));
    } else throw new Error(`a runner without ${uses}`);
  };
  for (const [index, step] of job.steps.entries()) {
    if (step.uses !== undefined) await action(step.uses, step.with ?? {});
    if (step.run === undefined || step.run === "npm ci") continue;
    const summary = join(temporary, `summary-${index}.md`);
    writeFileSync(summary, "");
    const given = Object.entries(step.env ?? {}).map(([key, value]) => {
      if (!/^\$\{\{ github\.token \}\}$/.test(value)) throw new Error(`a runner without ${value}`);
      return [key, fakeToken];
    });
    const code = await shell(step.run, { ...Object.fromEntries(given), GITHUB_STEP_SUMMARY: summary }, work);
    summaries.push(readFileSync(summary, "utf8"));
    if (code !== 0) return { code, log, summaries };
  }
  for (const save of saves) save();
  return { code: 0, log, summaries };
}
