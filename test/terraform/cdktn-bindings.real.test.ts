/**
 * CDK Terrain with bindings of its own, on the Node that they ask for: the package as npm installs it, with nothing of CDKTF beside it. The
 * packages come from the registry, once, into `.cache/`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CdkFamily, cdkRequirements } from "../../src/command-line/cdk-packages.ts";
import { createProject, type Project } from "../helpers/installed-package.ts";
import { asOf, repository } from "../helpers/readme-commands.ts";
import { describeWith, type RealPart } from "../helpers/real-parts.ts";
import { readStack } from "../helpers/synthesized.ts";
import { Terraform, terraform, terraformEnvironment } from "../helpers/terraform.ts";

const { currentNode }: { readonly currentNode: () => string | undefined } = await import(
  new URL("../../scripts/current-node.mjs", import.meta.url).href
);
const family: CdkFamily = "cdktn";
const cache = join(repository, ".cache/cdktn");
const modules = join(cache, "node_modules");

/** Whether CDK Terrain's packages are there, or npm can install them. */
function install(): boolean {
  const isThere = (name: string): boolean => existsSync(join(modules, name, "package.json"));
  const names = Object.keys(cdkRequirements(family));
  if (names.every(isThere)) return true;
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, "package.json"), JSON.stringify({ private: true, dependencies: cdkRequirements(family) }));
  const quiet = ["--no-audit", "--no-fund", "--silent", "--ignore-scripts", "--fetch-retries=1"];
  spawnSync("npm", ["install", ...quiet], { cwd: cache, timeout: 180_000 });
  return names.every(isThere);
}

const node = currentNode();
const current: RealPart = { name: "Node 24, or the npm registry", isPresent: () => node !== undefined };
const bindings: RealPart = { name: "@cdktn/provider-aws, or the npm registry", isPresent: install };

const tree = {
  "policies/discriminat.yaml": "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n",
  "policies/web/shop.yaml":
    "app: shop\nteam: web\nallow:\n  - tls: [api.example.com]\n    reason: Prices\nsee_thru:\n  until: 2026-12-10\n  reason: First days\n",
};

describeWith([current, bindings], "CDK Terrain with its own bindings", () => {
  const versionOf = (name: string): string =>
    JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8")).version;
  let project: Project;
  let withCdktf: Project;
  const stackOf = ({ folder }: Project) =>
    readStack(readFileSync(join(folder, "cdktf.out/stacks/prod/cdk.tf.json"), "utf8"));

  beforeAll(() => {
    const env = { PATH: `${dirname(node ?? "")}${delimiter}${process.env.PATH}` };
    project = createProject({ peers: Object.keys(cdkRequirements(family)), peersFrom: modules, env });
    withCdktf = createProject({ env });
    for (const { folder } of [project, withCdktf]) {
      for (const [path, text] of Object.entries(tree)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    }
  });
  afterAll(() => {
    project?.remove();
    withCdktf?.remove();
  });

  test("synthesizes the resources that CDKTF does", () => {
    expect(project.policy("lint", "--as-of", asOf)).toMatchObject({ status: 0 });
    for (const { policy } of [project, withCdktf]) {
      expect(policy("synth")).toEqual({ status: 0, said: "  prod  cdktf.out/stacks/prod/cdk.tf.json  shop\n" });
    }
    const [own, other] = [stackOf(project), stackOf(withCdktf)];
    for (const part of ["resource", "provider", "output", "variable"] as const) expect(own[part]).toEqual(other[part]);
    const { version } = JSON.parse(readFileSync(join(project.folder, "cdktf.out/manifest.json"), "utf8"));
    expect(version).toBe(versionOf("cdktn"));
  });

  test("is what the check of files in git compares with", () => {
    const said = "cdktf.out is what the policies say: 1 stack\n";
    expect(project.policy("synth", "--check")).toEqual({ status: 0, said });
  });

  test("says what to install where CDKTF is asked for", () => {
    expect(project.policy("synth", "--cdk", "cdktf")).toEqual({
      status: 3,
      said: "error: synth needs cdktf and @cdktf/provider-aws, which are not installed\nhint: Run: npm install --save-dev cdktf@0.21 @cdktf/provider-aws@21\n",
    });
  });

  test("takes the constructs into an app of its own, also by `require`", () => {
    const program = `const { App, TerraformStack } = require("cdktn");
const { AwsProvider } = require("@cdktn/provider-aws/lib/provider");
const { layOutApp } = require("discriminat-policy");
const { AppEgressPolicy } = require("discriminat-policy/cdktn");
const app = new App({ outdir: "own.out" });
const stack = new TerraformStack(app, "shop");
new AwsProvider(stack, "aws", { region: "eu-west-2" });
const layout = layOutApp({ app: "shop", team: "web", network: "prod", securityGroups: 1, seeThru: undefined,
  names: [{ name: "api.example.com", protocol: "tls", port: 443 }] });
new AppEgressPolicy(stack, "egress", { layout, vpcId: "vpc-0" });
app.synth();`;
    writeFileSync(join(project.folder, "main.cjs"), program);
    expect(project.run("node", "--no-warnings", "main.cjs")).toEqual({ status: 0, said: "" });
    expect(readFileSync(join(project.folder, "own.out/stacks/shop/cdk.tf.json"), "utf8")).toContain(
      "discriminat:tls:api.example.com",
    );
  });
});

describeWith([current, bindings, terraform], "what CDK Terrain writes", () => {
  test("is valid to Terraform or OpenTofu", async () => {
    const env = { PATH: `${dirname(node ?? "")}${delimiter}${process.env.PATH}` };
    const { folder, policy, remove } = createProject({
      peers: Object.keys(cdkRequirements(family)),
      peersFrom: modules,
      env,
    });
    try {
      for (const [path, text] of Object.entries(tree)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      expect(policy("synth")).toMatchObject({ status: 0 });
      const stack = new Terraform(join(folder, "cdktf.out/stacks/prod"), terraformEnvironment("http://127.0.0.1:1"));
      await stack.init();
      expect(await stack.run("validate", "-no-color")).toContain("Success! The configuration is valid.");
    } finally {
      remove();
    }
  });
});
