/** The bundle of the action, as GitHub's runner starts it: a process with the inputs of action.yml and files to write to. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { type FakeGitHub, fakeToken } from "./fake-github.ts";
import type { GitRepository } from "./git-repository.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const definition = parse(readFileSync(join(root, "action.yml"), "utf8"));

export interface ActionRun {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface ActionSurroundings {
  readonly repository: GitRepository;
  readonly github: FakeGitHub;
  /** An empty folder for the runner's files. */
  readonly temporary: string;
  /** Shell commands that bash runs before it becomes the action. */
  readonly before?: string;
  /** Where action.yml and the bundle are, if not here: a checkout of a tag, an installed package. */
  readonly home?: string;
}

export async function runAction(
  { repository, github, temporary, before = "", home = root }: ActionSurroundings,
  inputs: Readonly<Record<string, string>>,
  event: object,
  /** More of the runner's environment. */
  more: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  const file = (name: string): string => join(temporary, name);
  writeFileSync(file("event.json"), JSON.stringify(event));
  for (const name of ["output", "summary"]) writeFileSync(file(name), "");
  const given: Record<string, string> = { "as-of": "2026-11-24", token: fakeToken, ...inputs };
  // The runner passes every input that action.yml declares.
  const all = Object.entries<{ default: string }>(definition.inputs).map(([name, { default: otherwise }]) => [
    `INPUT_${name.toUpperCase()}`,
    given[name] ?? otherwise,
  ]);
  const action = [process.execPath, join(home, definition.runs.main)];
  const child = spawn("bash", ["-c", `${before}\nexec "$@"`, "bash", ...action], {
    cwd: temporary,
    env: {
      ...repository.env,
      ...Object.fromEntries(all),
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: repository.folder,
      GITHUB_REPOSITORY: "tern/policies",
      GITHUB_API_URL: github.url,
      GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
      GITHUB_EVENT_PATH: file("event.json"),
      GITHUB_OUTPUT: file("output"),
      GITHUB_STEP_SUMMARY: file("summary"),
      RUNNER_TEMP: temporary,
      ...more,
    },
  });
  let log = "";
  child.stdout.on("data", (chunk) => {
    log += chunk;
  });
  child.stderr.on("data", (chunk) => {
    log += chunk;
  });
  const [code] = await once(child, "close");
  const outputs = [...readFileSync(file("output"), "utf8").matchAll(/^([^\n]+)<<([^\n]+)\n(.*?)\n\2$/gms)];
  return {
    code,
    log,
    outputs: Object.fromEntries(outputs.map(([, name, , value]) => [name, value])),
    summary: readFileSync(file("summary"), "utf8"),
  };
}
