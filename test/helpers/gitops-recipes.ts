/** The shell commands of examples/gitops, as each product would run them. Reads the files; runs nothing. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repository } from "./readme-commands.ts";

const read = (file: string): unknown => parse(readFileSync(join(repository, "examples/gitops", file), "utf8"));

interface WorkflowJob {
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly run?: string }[];
}

/** What a job of a workflow runs, but for the installation, and the environment that the file gives it. */
export function workflowCommands(file: string, job: string) {
  const { jobs } = read(`github/${file}`) as { readonly jobs: Readonly<Record<string, WorkflowJob>> };
  const { env = {}, steps = [] } = jobs[job] ?? { steps: [] };
  return { env, commands: steps.flatMap(({ run }) => (run === undefined || run === "npm ci" ? [] : [run])) };
}

interface AtlantisServer {
  readonly repos: readonly { readonly workflow: string }[];
  readonly workflows: Readonly<Record<string, { readonly plan: { readonly steps: readonly AtlantisStep[] } }>>;
}
type AtlantisStep = "init" | "plan" | { readonly run: string };

/** The steps of the server's workflow, and the folder of the repository's project. */
export function atlantisRecipe() {
  const { repos, workflows } = read("atlantis/repos.yaml") as AtlantisServer;
  const { projects } = read("atlantis/atlantis.yaml") as { readonly projects: readonly { readonly dir: string }[] };
  return { steps: workflows[repos[0]?.workflow ?? ""]?.plan.steps ?? [], dir: projects[0]?.dir ?? "" };
}

interface SpaceliftStack {
  readonly project_root: string;
  readonly after_plan: readonly string[];
}

/** The project root of a stack, and what runs there after the plan. */
export function spaceliftRecipe(): SpaceliftStack {
  const { stacks } = read("spacelift/config.yml") as { readonly stacks: Readonly<Record<string, SpaceliftStack>> };
  return Object.values(stacks)[0] ?? { project_root: "", after_plan: [] };
}
