/** What `init` makes of a repository lints, synthesizes and passes its own workflow: each step of it runs here, but for the network. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { startFakeGitHub } from "../helpers/fake-github.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";
import { repository } from "../helpers/readme-commands.ts";
import { runAction } from "../helpers/run-action.ts";

let work: GitRepository;
beforeEach(() => {
  work = createRepository();
  mkdirSync(at("node_modules/.bin"), { recursive: true });
  symlinkSync(join(repository, "dist/cli.js"), at("node_modules/.bin/discriminat-policy"));
  symlinkSync(repository, at("node_modules/discriminat-policy"));
});
afterEach(() => work.remove());

const at = (path: string): string => join(work.folder, path);
const read = (path: string): string => readFileSync(at(path), "utf8");

function run(line: string) {
  const path = [join(process.execPath, ".."), work.env.PATH].join(delimiter);
  const env = { ...work.env, PATH: path, npm_config_update_notifier: "false" };
  return spawnSync("sh", ["-c", line], { cwd: work.folder, env, encoding: "utf8" });
}

interface Start {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly line: string;
  /** Where Terraform finds the stack of the network. */
  readonly stack: string;
}

/** As `cdktf init --template=typescript` leaves it, in what matters here. */
const cdktfProject = {
  "cdktf.json": `{
  "language": "typescript",
  "app": "npx ts-node main.ts",
  "projectId": "f3e1c0de-0000-4000-8000-000000000000",
  "sendCrashReports": "false",
  "terraformProviders": [],
  "terraformModules": [],
  "context": {}
}
`,
  "package.json": `{"name": "shop", "version": "1.0.0", "main": "main.js", "dependencies": {"cdktf": "^0.21.0", "constructs": "^10.4.2"}}
`,
  "tsconfig.json": '{"compilerOptions": {"module": "CommonJS", "target": "ES2018"}}\n',
  "main.ts": 'import { App } from "cdktf";\nnew App().synth();\n',
  ".gitignore": "*.d.ts\n*.js\nnode_modules\ncdktf.out\ncdktf.log\n*terraform.*.tfstate*\n.gen\n.terraform\n",
  "cdktf.out/stacks/shop/cdk.tf.json": "{}\n",
};

const terraformRepository = {
  "main.tf": 'terraform {\n  required_version = ">= 1.5"\n}\n',
  "modules/network/main.tf": 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n',
  ".terraform.lock.hcl": "# This file is maintained automatically.\n",
  ".gitignore": ".terraform/\n*.tfstate\n",
  ".github/workflows/terraform.yaml": "name: Terraform\non: push\njobs: {}\n",
};

const starts: readonly Start[] = [
  { name: "an empty folder", files: {}, line: "init", stack: "cdktf.out/stacks/main" },
  {
    name: "an empty folder, everything said",
    files: {},
    line: "init --network prod --region eu-west-1 --vpc-id vpc-0123456789abcdef0 --backend s3:bucket=my-state --team shop --app till",
    stack: "cdktf.out/stacks/prod",
  },
  {
    name: "an empty folder, with CDK Terrain",
    files: {},
    line: "init --cdk cdktn --policies teams/egress",
    stack: "cdktf.out/stacks/main",
  },
  { name: "a CDKTF project", files: cdktfProject, line: "init", stack: "egress.out/stacks/main" },
  { name: "a Terraform repository", files: terraformRepository, line: "init", stack: "cdktf.out/stacks/main" },
];

describe.each(starts)("init in $name", ({ files, line, stack }) => {
  it("leaves what is there, and passes its own workflow", async () => {
    work.write(files);
    const done = run(`npx --no-install discriminat-policy ${line}`);
    expect(done).toMatchObject({ status: 0 });
    for (const [path, text] of Object.entries(files)) expect(read(path), path).toBe(text);

    const base = work.commit("Start");
    const { jobs } = parse(read(".github/workflows/egress-policies.yaml"));
    const steps: readonly { uses?: string; run?: string; with?: Record<string, string> }[] = jobs.check.steps;
    const lines = steps.flatMap((step) => step.run ?? []).filter((command) => command !== "npm ci");
    expect(lines).toHaveLength(2);
    for (const command of lines) expect(run(command), command).toMatchObject({ status: 0 });
    expect(existsSync(at(`${stack}/cdk.tf.json`))).toBe(true);
    const policies = / --policies (\S+)/.exec(line)?.[0] ?? "";
    expect(run(`npx discriminat-policy lint${policies} --fail-on info`)).toMatchObject({ status: 0 });

    const head = work.commit("Change", { "notes.txt": "nothing that concerns the policies\n" });
    const github = await startFakeGitHub();
    const temporary = mkdtempSync(join(tmpdir(), "discriminat-policy-action-"));
    try {
      const inputs = steps.find(({ uses = "" }) => uses.startsWith("./"))?.with ?? {};
      const event = { pull_request: { number: 7, base: { sha: base }, head: { sha: head } } };
      const { code, log } = await runAction({ repository: work, github, temporary }, inputs, event);
      expect(log).not.toContain("::error");
      expect(code).toBe(0);
    } finally {
      await github.close();
      rmSync(temporary, { recursive: true, force: true });
    }
  });
});

describe("init in a CDKTF project", () => {
  it("says that cdktf.json runs another app, and what to run instead", () => {
    work.write(cdktfProject);
    const { stdout } = run("npx discriminat-policy init");
    expect(stdout).toMatch(/cdktf\.json is there already, and runs another app: npx ts-node main\.ts\./);
    expect(stdout).toContain("  npx discriminat-policy synth --outdir egress.out\n");
    expect(stdout).toMatch(/npm install --save-dev @cdktf\/provider-aws@\d+ discriminat-policy\n/);
    expect(stdout).toContain(" >> .gitignore\n");
  });

  it("does not touch what the app of the project has synthesized", () => {
    work.write(cdktfProject);
    run("npx discriminat-policy init");
    expect(run("npx discriminat-policy synth --outdir egress.out")).toMatchObject({ status: 0 });
    expect(read("cdktf.out/stacks/shop/cdk.tf.json")).toBe("{}\n");
  });
});

describe("init a second time", () => {
  it("has the commands that it advises for .gitignore add what is missing, once", () => {
    work.write(terraformRepository);
    const advice = /^ {2}(printf .*)$/m.exec(run("npx discriminat-policy init").stdout)?.[1];
    if (advice === undefined) throw new Error("no advice");
    run(advice);
    expect(read(".gitignore").split("\n")).toEqual(expect.arrayContaining(["cdktf.out/", "observations*.json"]));
    const { stdout } = run("npx discriminat-policy init");
    expect(stdout).toContain("There is nothing left for init to write.");
    expect(stdout).not.toContain(".gitignore\n\n");
    expect(stdout).not.toContain("printf");
    expect(stdout).not.toContain("set the network");
    expect(stdout).not.toContain("another app");
  });
});
