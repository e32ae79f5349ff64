/** Paths that GitHub, GitLab and `git apply` read are from the top of the repository, wherever a command runs. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWorkFolder, type WorkFolder } from "../helpers/command-line.ts";

const suggestFiles = fileURLToPath(new URL("../fixtures/cli/suggest/files/", import.meta.url));
const settings = "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n";
const policy = (name: string): string =>
  `app: checkout\nteam: payments\nallow:\n  - tls: [${name}]\n    reason: Cards\ntests:\n  - allow: "tls://other.example.com:443"\n`;

let folder: WorkFolder;
beforeEach(() => {
  folder = createWorkFolder("2026-11-20");
});
afterEach(() => folder.remove());

const at = (path: string): string => join(folder.path, path);

function git(...args: readonly string[]): void {
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"];
  const { status, stderr } = spawnSync("git", [...identity, ...args], { cwd: folder.path, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/** A repository with policies in a folder: in the first commit sound, then with a finding. */
function repository(at: string): void {
  git("init", "--quiet", "repo");
  folder.write({
    [`repo/${at}/policies/discriminat.yaml`]: settings,
    [`repo/${at}/policies/payments/checkout.yaml`]: policy("api.stripe.com"),
  });
  git("-C", "repo", "add", ".");
  git("-C", "repo", "commit", "--quiet", "-m", "one");
  folder.write({ [`repo/${at}/policies/payments/checkout.yaml`]: policy('API.stripe.com, "*.paypal.com"') });
}

interface Situation {
  readonly prepare: () => void;
  readonly cwd: string;
  readonly policies?: string;
  readonly env?: () => Readonly<Record<string, string>>;
  /** Where the policy lies, for whatever reads the output. */
  readonly path: string;
  readonly root: "The top folder of the repository." | "The working directory of discriminat-policy.";
}

const repositoryRoot = "The top folder of the repository.";
const inFolder = "infra/egress/policies/payments/checkout.yaml";

const situations: Readonly<Record<string, Situation>> = {
  "at the top": {
    prepare: () => repository("."),
    cwd: "repo",
    path: "policies/payments/checkout.yaml",
    root: repositoryRoot,
  },
  "in a folder": {
    prepare: () => repository("infra/egress"),
    cwd: "repo/infra/egress",
    path: inFolder,
    root: repositoryRoot,
  },
  "at the top, with the policies in a folder": {
    prepare: () => repository("infra/egress"),
    cwd: "repo",
    policies: "infra/egress/policies",
    path: inFolder,
    root: repositoryRoot,
  },
  "beside the policies": {
    prepare: () => {
      repository("infra/egress");
      mkdirSync(at("repo/tools/deep"), { recursive: true });
    },
    cwd: "repo/tools/deep",
    policies: "../../infra/egress/policies",
    path: inFolder,
    root: repositoryRoot,
  },
  "outside of the repository": {
    prepare: () => repository("infra/egress"),
    cwd: ".",
    policies: "repo/infra/egress/policies",
    path: inFolder,
    root: repositoryRoot,
  },
  "in a folder behind a symbolic link": {
    prepare: () => {
      repository("infra/egress");
      symlinkSync("repo/infra/egress", at("link"));
    },
    cwd: "link",
    path: inFolder,
    root: repositoryRoot,
  },
  "with policies behind a symbolic link": {
    prepare: () => {
      repository("infra/egress");
      symlinkSync("infra/egress", at("repo/link"));
    },
    cwd: "repo",
    policies: "link/policies",
    path: inFolder,
    root: repositoryRoot,
  },
  "in a worktree": {
    prepare: () => {
      repository("infra/egress");
      git("-C", "repo", "worktree", "add", "--quiet", "../tree");
      folder.write({ "tree/infra/egress/policies/payments/checkout.yaml": policy('API.stripe.com, "*.paypal.com"') });
    },
    cwd: "tree/infra/egress",
    path: inFolder,
    root: repositoryRoot,
  },
  "in the runner's workspace without git": {
    prepare: () => {
      repository("infra/egress");
      rmSync(at("repo/.git"), { recursive: true });
    },
    cwd: "repo/infra/egress",
    env: () => ({ GITHUB_WORKSPACE: at("repo") }),
    path: inFolder,
    root: repositoryRoot,
  },
  "in a repository below the runner's workspace": {
    prepare: () => repository("infra/egress"),
    cwd: "repo/infra/egress",
    env: () => ({ GITHUB_WORKSPACE: folder.path }),
    path: inFolder,
    root: repositoryRoot,
  },
  "outside of any repository": {
    prepare: () => {
      repository("infra/egress");
      rmSync(at("repo/.git"), { recursive: true });
      // Not git's.
      mkdirSync(at(".git"));
    },
    cwd: "repo/infra/egress",
    env: () => ({ GITHUB_WORKSPACE: at("repo/infra/egress2") }),
    path: "policies/payments/checkout.yaml",
    root: "The working directory of discriminat-policy.",
  },
};

describe.each(Object.entries(situations))("run %s", (_, situation) => {
  const { prepare, cwd, policies = "policies", env = () => ({}), path, root } = situation;
  const run = (...args: readonly string[]) => folder.runIn({ cwd, env: env() }, ...args, "--policies", policies);

  it("lint and test name the file as the repository does, in every format that is read so", async () => {
    prepare();
    const github = await run("lint", "--format", "github");
    expect(github.out).toMatch(new RegExp(`^::error file=${path},line=4,`, "m"));
    expect((await run("test", "--format", "github")).out).toContain(`file=${path},`);

    const sarif = JSON.parse((await run("lint", "--format", "sarif")).out);
    const [{ results, originalUriBaseIds }] = sarif.runs;
    const uris = results.map(({ locations }: { locations: { physicalLocation: { artifactLocation: object } }[] }) =>
      locations.map(({ physicalLocation }) => physicalLocation.artifactLocation),
    );
    expect(uris.flat()).toContainEqual({ uri: path, uriBaseId: "SRCROOT" });
    expect(originalUriBaseIds).toEqual({ SRCROOT: { description: { text: root } } });
    expect(JSON.stringify(results)).toContain(`"artifactChanges":[{"artifactLocation":{"uri":"${path}"`);

    for (const command of ["lint", "test"]) {
      expect((await run(command, "--format", "junit")).out).toContain(` file="${path}" line=`);
    }
  });

  it("people and scripts see paths from where they are", async () => {
    prepare();
    const own = `${policies}/payments/checkout.yaml`;
    expect((await run("lint")).out).toMatch(new RegExp(`^${own}$`, "m"));
    const { findings } = JSON.parse((await run("lint", "--format", "json")).out);
    expect(findings.map(({ file }: { file: string }) => file)).toContain(own);
  });
});

it("review names the file as the repository does", async () => {
  repository("infra/egress");
  folder.write({ [`repo/${inFolder}`]: policy('api.stripe.com, "*.paypal.com"') });
  const { out } = await folder.runIn({ cwd: "repo/infra/egress" }, "review", "--base", "main", "--format", "github");
  expect(out).toContain(`file=${inFolder},`);
});

it.each(["repo/infra/egress", "repo"])("git applies what suggest proposes in %s", async (cwd) => {
  git("init", "--quiet", "repo");
  for (const file of ["discriminat.yaml", "payments/checkout.yaml", "shop/shipping.yaml"]) {
    folder.write({
      [`repo/infra/egress/policies/${file}`]: readFileSync(join(suggestFiles, "policies", file), "utf8"),
    });
  }
  writeFileSync(at("observations.json"), readFileSync(join(suggestFiles, "observations.json")));
  const policies = cwd === "repo" ? "infra/egress/policies" : "policies";
  const { out } = await folder.runIn(
    { cwd },
    "suggest",
    "--observations",
    at("observations.json"),
    "--policies",
    policies,
  );
  expect(out).toContain("+++ b/infra/egress/policies/payments/checkout.yaml");
  writeFileSync(at("a.patch"), out);
  git("-C", cwd, "apply", "--check", at("a.patch"));
});
