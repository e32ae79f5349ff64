/**
 * The workflows that we show and that `init` writes: parsed, judged as a reviewer of supply chains would, and every line that
 * calls us parsed by our own command line. The nightly ones are run by test/examples/nightly.slow.test.ts.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { initFiles } from "../../src/commands/init/files.ts";
import { callsOf, parseCall } from "../helpers/calls-in-shell.ts";
import { repository } from "../helpers/readme-commands.ts";

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
    "report",
    "observe",
    "upkeep",
    "report",
  ]);
});
