/**
 * README's first ten minutes, with the package as npm would publish it: every command of the section, in order and as it stands, from
 * each place where a reader may start, up to a plan of real Terraform that is proven.
 *
 * In place of the reader's things stand: for `npm install`, the tarball unpacked and links to the packages that this repository has;
 * for the reader's name in git, the environment; for AWS, a local one.
 */
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProject } from "../helpers/installed-package.ts";
import { type Moto, motoServer, startMoto } from "../helpers/moto.ts";
import { fencedBlocks, repository } from "../helpers/readme-commands.ts";
import { describeWith, type RealPart, starts } from "../helpers/real-parts.ts";
import { type RecordingProxy, startRecordingProxy } from "../helpers/recording-proxy.ts";
import { terraform, terraformEnvironment } from "../helpers/terraform.ts";

const readme = readFileSync(join(repository, "README.md"), "utf8");
const section = readme.slice(readme.indexOf("## The first ten minutes"), readme.indexOf("## Try the repository"));
const [install = "", ...commands] = fencedBlocks(section, "sh").join("").trimEnd().split("\n");
const packages = install.split(" ").slice(3);

/** The section calls Terraform by its name, so OpenTofu alone is not enough. */
const programs = ["terraform", "git"].map((name): RealPart => ({ name, isPresent: () => starts(name, ["version"]) }));

/** What `cdktf init --template=typescript --local` writes, but for what it then installs from npm. */
function stockCdktfProject(): Readonly<Record<string, string>> {
  const template = join(repository, "node_modules/cdktf-cli/bundle/templates/typescript");
  const answers: Readonly<Record<string, string>> = {
    $base: "infrastructure",
    projectId: "6f1c0d6e-58f4-4a2f-9f0f-0d6a3c6f8a11",
    sendCrashReports: "false",
    futureFlags: "",
  };
  const files = readdirSync(template, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name).slice(template.length + 1))
      .filter((path) => path !== ".hooks.sscaff.js")
      .map((path) => [
        path.replace("{{}}", ""),
        readFileSync(join(template, path), "utf8").replace(/\{\{ *([$\w]+) *\}\}/g, (_, name) => answers[name] ?? ""),
      ]),
  );
}

const places: readonly { readonly from: string; readonly files: Readonly<Record<string, string>> }[] = [
  { from: "an empty folder", files: {} },
  { from: "a stock `cdktf init` project", files: stockCdktfProject() },
  {
    from: "a CommonJS project",
    files: {
      "package.json": `${JSON.stringify({ name: "shop", version: "1.0.0", type: "commonjs", main: "index.js" }, null, 2)}\n`,
      "index.js": 'exports.answer = () => require("node:os").hostname();\n',
      ".gitignore": "node_modules\n",
    },
  },
];

test("the section begins with the installation, and goes on with our commands and Terraform's", () => {
  expect(install).toMatch(/^npm install --save-dev discriminat-policy /);
  const ours = commands.flatMap((line) => /^npx discriminat-policy (\S+)/.exec(line)?.[1] ?? []);
  expect(ours).toEqual(["init", "new", "lint", "test", "review", "synth", "plan"]);
});

describeWith([terraform, ...programs, motoServer], "README's first ten minutes", () => {
  let moto: Moto;
  let proxy: RecordingProxy;
  beforeAll(async () => {
    moto = await startMoto();
    proxy = await startRecordingProxy(moto.url);
  });
  afterAll(async () => {
    await proxy?.stop();
    await moto?.stop();
  });

  const identity = { NAME: "A", EMAIL: "a@example.com" };
  const inGit = ["AUTHOR", "COMMITTER"].flatMap((role) =>
    Object.entries(identity).map(([what, value]) => [`GIT_${role}_${what}`, value]),
  );
  /** What the commands print. Not in one piece with this process, which has the local AWS's proxy. */
  async function type(folder: string, lines: readonly string[]): Promise<string> {
    const aws = Object.entries(terraformEnvironment(proxy.url)).filter(([name]) =>
      /^(AWS_|TF_|CHECKPOINT_|GOGC$)/.test(name),
    );
    const own = { PATH: process.env.PATH, HOME: dirname(folder), NO_COLOR: "1", npm_config_offline: "true" };
    const env = { ...own, ...Object.fromEntries([...inGit, ...aws]) };
    const { stdout, stderr } = await promisify(execFile)("sh", ["-euc", lines.join("\n")], { cwd: folder, env });
    return stdout + stderr;
  }

  test.each(places)("leads from $from to a reviewed and proven plan", async ({ files }) => {
    const project = createProject({ peers: packages.filter((name) => name !== "discriminat-policy") });
    try {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(project.folder, path)), { recursive: true });
        writeFileSync(join(project.folder, path), text);
      }
      const said = await type(project.folder, ["git init --quiet", ...commands]);
      expect(said).toMatch(/^ {2}WIDER\b/m);
      expect(said).toContain('the app "checkout" of the team "payments" is new');
      expect(said).toMatch(/^ {2}EXPLAINED\b/m);
      expect(said).toMatch(/Plan: [1-9]\d* to add, 0 to change, 0\s+to\s+destroy/);
      for (const [path, text] of Object.entries(files)) {
        if (path !== ".gitignore") expect(readFileSync(join(project.folder, path), "utf8"), path).toBe(text);
      }
    } finally {
      project.remove();
    }
  });
});
