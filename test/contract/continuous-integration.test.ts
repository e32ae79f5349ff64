/**
 * The workflows that we show and that `init` writes: parsed, judged as a reviewer of supply chains would, and every line that
 * calls us parsed by our own command line. Some are run, in a real git repository.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { initFiles } from "../../src/commands/init/files.ts";
import { callsOf, parseCall } from "../helpers/calls-in-shell.ts";
import { createRepository } from "../helpers/git-repository.ts";
import { asOf, repository } from "../helpers/readme-commands.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
  /** Another workflow, in place of steps. */
  readonly uses?: string;
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const read = (path: string): string => readFileSync(join(repository, path), "utf8");
const inFolder = (folder: string): readonly string[] =>
  readdirSync(join(repository, folder)).map((file) => `${folder}/${file}`);

const workflows: readonly { readonly path: string; readonly text: string }[] = [
  ...[...inFolder(".github/workflows"), ...inFolder("examples/ci/github"), ...inFolder("examples/gitops/github")].map(
    (path) => ({ path, text: read(path) }),
  ),
  ...["policies", "teams/egress"].flatMap((policies) =>
    initFiles({ policies, packages: {} })
      .filter(({ path }) => path.startsWith(".github/workflows/"))
      .map(({ path, text }) => ({ path: `init --policies ${policies}: ${path}`, text })),
  ),
  ...initFiles({ folder: "services/egress", policies: "policies", packages: {} })
    .filter(({ path }) => path.startsWith(".github/workflows/"))
    .map(({ path, text }) => ({ path: `init services/egress: ${path}`, text })),
];

describe.each(workflows)("$path", ({ text }) => {
  const workflow: Workflow = parse(text);
  const jobs = Object.values(workflow.jobs).filter(({ uses }) => uses !== "./.github/workflows/check.yml");

  it("pins every action by commit, with its version beside it", () => {
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, ref]) => ref);
    expect(uses.length).toBeGreaterThan(0);
    for (const ref of uses) {
      expect(ref).toMatch(
        /^(?:(?:actions|aws-actions|hashicorp)\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\.\/(?:services\/egress\/)?node_modules\/discriminat-policy|\.\/\.github\/workflows\/check\.yml)$/,
      );
    }
  });

  it("may only read, but for what a single job says", () => {
    expect(Object.values(workflow.permissions).filter((level) => level !== "read" && level !== "write")).toEqual([]);
    for (const job of jobs) {
      const granted = job.permissions ?? workflow.permissions;
      const asksAws = job.steps.some(({ uses }) => uses?.startsWith("aws-actions/configure-aws-credentials@"));
      const publishes = job.steps.some(({ run }) => run?.startsWith("npm publish "));
      expect(granted["id-token"] === "write").toBe(asksAws || publishes);
      if (publishes) expect(granted).toEqual({ "id-token": "write" });
      // Who may write to the repository has no identity in AWS, and the other way round.
      if (asksAws) expect(Object.keys(granted).sort()).toEqual(["contents", "id-token"]);
      if (asksAws) expect(granted.contents).toBe("read");
    }
  });

  it("puts nothing that others write into a shell", () => {
    for (const { steps } of jobs) for (const { run } of steps) expect(run ?? "").not.toContain("${{");
  });

  it("calls us with options that we have", async () => {
    const calls = jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => callsOf(run ?? "")));
    const ours = text.includes("./node_modules/discriminat-policy") || /\.ci\/run|scripts\/release\.mjs/.test(text);
    expect(calls.length > 0 || ours).toBe(true);
    for (const call of calls) await expect(parseCall(call), call.join(" ")).resolves.toBeDefined();
  });
});

it("the action of the package has the inputs that the workflows give it", () => {
  const { inputs } = parse(read("action.yml"));
  for (const { text } of workflows) {
    for (const { steps = [] } of Object.values<Partial<Job>>((parse(text) as Workflow).jobs)) {
      for (const step of steps as readonly { readonly uses?: string; readonly with?: object }[]) {
        if (!step.uses?.startsWith("./")) continue;
        for (const name of Object.keys(step.with ?? {})) expect(Object.keys(inputs)).toContain(name);
      }
    }
  }
});

it("every line for GitLab is one that our command line takes", async () => {
  const pipeline: Readonly<Record<string, { readonly script?: readonly string[] }>> = parse(
    read("examples/ci/gitlab-ci.yml"),
  );
  const calls = Object.values(pipeline).flatMap(({ script }) => (script ?? []).flatMap(callsOf));
  expect((await Promise.all(calls.map(parseCall))).map(([name]) => name)).toEqual([
    "lint",
    "fmt",
    "test",
    "synth",
    "review",
  ]);
});

describe("the shell of a workflow, run", () => {
  const observed = join(repository, "test/fixtures/cli/suggest/files");

  /** Runs every `run` of a job but those that need a registry; `gh` writes down how it was called. */
  function runJob(steps: readonly Step[], commit = true) {
    const origin = createRepository();
    const at = join(origin.folder, "..");
    cpSync(observed, origin.folder, { recursive: true });
    if (commit) origin.commit("Start");
    origin.git("init", "--quiet", "--bare", join(at, "origin.git"));
    origin.git("remote", "add", "origin", join(at, "origin.git"));
    const bin = join(at, "bin");
    mkdirSync(bin);
    const program = (name: string, text: string): void => {
      writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(bin, name), 0o755);
    };
    program("npx", `shift\nexec "${process.execPath}" "${join(repository, "dist/cli.js")}" "$@" --as-of ${asOf}`);
    program("gh", `echo "$1 $2 $3" >> "${join(at, "gh.log")}"\ntest "$2" = create`);
    const env = {
      ...origin.env,
      PATH: [bin, process.env.PATH].join(delimiter),
      RUNNER_TEMP: at,
      GITHUB_STEP_SUMMARY: join(at, "summary.md"),
    };
    cpSync(join(origin.folder, "observations.json"), join(at, "observations.json"));
    for (const { run } of steps) {
      if (run === undefined || run === "npm ci") continue;
      const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", run], {
        cwd: origin.folder,
        env,
        encoding: "utf8",
      });
      expect(status, `${run}\n${stdout}\n${stderr}`).toBe(0);
    }
    return { ...origin, at };
  }

  it("nightly: pushes a branch with the suggestions and opens a pull request", () => {
    const { jobs }: Workflow = parse(read("examples/ci/github/nightly.yaml"));
    const run = runJob(jobs.suggest?.steps ?? []);
    try {
      expect(run.git("diff", "--stat", "main", "origin/egress/suggestions")).toContain("policies/");
      expect(readFileSync(join(run.at, "gh.log"), "utf8").split("\n")).toEqual([
        "pr edit egress/suggestions",
        "pr create --head",
        "",
      ]);
      expect(readFileSync(join(run.at, "summary.md"), "utf8")).toContain("discriminat-policy check");
      expect(readFileSync(join(run.at, "suggestions.md"), "utf8")).not.toBe("");
    } finally {
      run.remove();
    }
  });
});
