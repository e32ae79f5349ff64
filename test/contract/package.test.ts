/** The package as npm would publish it, installed into an empty project: what it holds, its command, its entries and their types. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createProject } from "../helpers/installed-package.ts";
import { asOf, repository } from "../helpers/readme-commands.ts";

const { folder: project, installed, manifest, run, policy, remove } = createProject();
afterAll(remove);

/** Every file of the package, by its path in it. */
function packedFiles(): readonly string[] {
  return readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(installed.length + 1))
    .sort();
}

test("holds the build, the schemas and what npm shows, and nothing else", () => {
  const files = packedFiles();
  expect(files.filter((file) => !/^(dist|schema)\//.test(file))).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "action.yml",
    "action/bundled/LICENSES.txt",
    "action/bundled/main.js",
    "package.json",
  ]);
  expect(files.filter((file) => !/\.(js|d\.ts|json|md|txt)$/.test(file))).toEqual([
    "LICENSE",
    "action.yml",
    "dist/man/discriminat-policy.1",
  ]);
  expect(files.filter((file) => /\.test\.|\.map$|^dist\/action\//.test(file))).toEqual([]);
});

test("asks for nothing that only the repository has", () => {
  expect(Object.keys(manifest)).not.toContain("scripts");
  expect(Object.keys(manifest)).not.toContain("devDependencies");
});

test("says nothing about the machine that built it", () => {
  for (const file of packedFiles()) expect(readFileSync(join(installed, file), "utf8")).not.toContain(repository);
});

test("has an executable command that knows its version", () => {
  expect(statSync(join(installed, "dist/cli.js")).mode & 0o111).toBe(0o111);
  expect(policy("--version")).toEqual({ status: 0, said: `${manifest.version}\n` });
});

test("makes a tree in an empty project, judges it and synthesizes it", () => {
  expect(policy("init").said).toContain("wrote  policies/discriminat.yaml");
  expect(policy("lint", "--as-of", asOf)).toEqual({ status: 0, said: "no findings in 1 policy\n" });
  expect(policy("test")).toEqual({ status: 0, said: "2 tests passed in 1 policy\n" });
  expect(policy("synth")).toMatchObject({ status: 0 });
  const { app } = JSON.parse(readFileSync(join(project, "cdktf.json"), "utf8"));
  expect(app).toContain("discriminat-policy synth");
  expect(readFileSync(join(project, "cdktf.out/stacks/main/cdk.tf.json"), "utf8")).toContain(
    "discriminat:tls:api.example.com",
  );
});

/** Taking one of these away, or giving it another name, breaks programs of others. */
const publicApi: Readonly<Record<string, readonly string[]>> = {
  "discriminat-policy": [
    "UserError",
    "allowlistOf",
    "builtInBundles",
    "checkFamilies",
    "checkObserved",
    "defaultSuggestOptions",
    "findBundle",
    "findDrift",
    "fixTree",
    "formatAnnotation",
    "formatGithub",
    "formatJson",
    "formatJunit",
    "formatMarkdown",
    "formatNames",
    "formatPretty",
    "formatSarif",
    "formatTarget",
    "gatherEvidence",
    "importSources",
    "includes",
    "isPattern",
    "isTarget",
    "judgeExposure",
    "judgeTarget",
    "layOutApp",
    "lintChecks",
    "lintTree",
    "listObserved",
    "loadTree",
    "matches",
    "mergeGroups",
    "mergeSnapshots",
    "networkSnapshots",
    "networksOf",
    "observeLogs",
    "overlaps",
    "ownersOf",
    "parseAnnotation",
    "parseSnapshot",
    "parseTarget",
    "provePlanFile",
    "readDeployedGroups",
    "readGroupOwners",
    "readSnapshot",
    "renderReviewPage",
    "resolveNames",
    "reviewChange",
    "runTests",
    "serializeSnapshot",
    "suggestEdits",
    "witnessOutside",
  ],
  "discriminat-policy/cdktf": [
    "AppEgressPolicy",
    "EgressMonitoring",
    "MonitoringStack",
    "PolicyStack",
    "addMonitoringStacks",
    "addPolicyStacks",
    "checkSynthesis",
    "synthesize",
  ],
};

test.each(["discriminat-policy", "discriminat-policy/cdktf"])("%s has these exports, also for `require`", (entry) => {
  const script = `console.log(Object.keys(require("${entry}")).filter((name) => name !== "default").sort().join("\\n"))`;
  writeFileSync(join(project, "exports.cjs"), script);
  const exported = run(process.execPath, "--no-warnings", "exports.cjs").said.trimEnd().split("\n");
  expect(exported).toEqual(publicApi[entry]);
});

/** A program that uses both entries, as somebody with a CDKTF app would. */
const program = `import { App, TerraformStack } from "cdktf";
import { type AppAllowlist, layOutApp, type Finding } from "discriminat-policy";
import { AppEgressPolicy, PolicyStack } from "discriminat-policy/cdktf";
const allowlist: AppAllowlist = { app: "a", team: "t", network: "n", names: [], securityGroups: 1, seeThru: undefined };
const stack = new TerraformStack(new App(), "stack");
export const ids: readonly string[] = new AppEgressPolicy(stack, "egress", { layout: layOutApp(allowlist), vpcId: "vpc-0" }).securityGroupIds;
export const constructs = [AppEgressPolicy, PolicyStack];
export const isError = (finding: Finding): boolean => finding.severity === "error";
// @ts-expect-error what the types say is not any
export const wrong: number = layOutApp(allowlist);
`;

test("has types for a stock CDKTF app, which resolves modules as `node` does", () => {
  // The repository's own compiler has given that up; attw brings an older one.
  const compiler = join(repository, "node_modules/@arethetypeswrong/core/node_modules/typescript/bin/tsc");
  const types = ["--types", "node", "--typeRoots", join(repository, "node_modules/@types")];
  const options = ["--module", "commonjs", "--moduleResolution", "node", "--target", "es2022", "--strict", "--noEmit"];
  writeFileSync(join(project, "program.ts"), program);
  const compiled = run(process.execPath, compiler, ...types, ...options, "--skipLibCheck", "program.ts");
  expect(compiled).toEqual({ status: 0, said: "" });
});
