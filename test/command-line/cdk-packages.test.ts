/** What `synth` says where the packages that it needs are not there, not whole, or too old. They are made of a few lines here. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { type CdkFamily, cdkRequirements, requireCdk } from "../../src/command-line/cdk-packages.ts";
import { UserError } from "../../src/errors.ts";

const root = mkdtempSync(join(tmpdir(), "discriminat-policy-cdk-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const modules = ["provider", "security-group", "vpc-security-group-egress-rule"];

/** The files of a package that loads. */
function packageFiles(name: string, version: string): Readonly<Record<string, string>> {
  const deep = name.endsWith("/provider-aws") ? modules.map((module) => `lib/${module}/index.js`) : ["index.js"];
  return Object.fromEntries([
    [`${name}/package.json`, JSON.stringify({ name, version })],
    ...deep.map((file) => [`${name}/${file}`, ""]),
  ]);
}

const cdktf = packageFiles("cdktf", "0.21.0");
const cdktfProvider = packageFiles("@cdktf/provider-aws", "21.22.1");
const cdktn = packageFiles("cdktn", "0.24.0");
const cdktnProvider = packageFiles("@cdktn/provider-aws", "25.7.0");
const constructs = packageFiles("constructs", "10.7.2");

function choose(installed: Readonly<Record<string, string>>, asked?: CdkFamily) {
  const folder = mkdtempSync(join(root, "case-"));
  for (const [path, text] of Object.entries(installed)) {
    mkdirSync(dirname(join(folder, "node_modules", path)), { recursive: true });
    writeFileSync(join(folder, "node_modules", path), text);
  }
  return requireCdk(asked, pathToFileURL(join(folder, "program.js")).href);
}

/** Exit code, message and hint. */
function refusal(installed: Readonly<Record<string, string>>, asked?: CdkFamily) {
  try {
    return choose(installed, asked);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [error.exitCode, error.message, error.hint];
  }
}

test.each<[string, CdkFamily | undefined, Readonly<Record<string, string>>, CdkFamily]>([
  ["the family that is installed, CDKTF", undefined, { ...cdktf, ...cdktfProvider, ...constructs }, "cdktf"],
  ["the family that is installed, CDK Terrain", undefined, { ...cdktn, ...cdktnProvider, ...constructs }, "cdktn"],
  ["the one that is whole", undefined, { ...cdktf, ...cdktfProvider, ...cdktn, ...constructs }, "cdktf"],
  [
    "the maintained one of both",
    undefined,
    { ...cdktf, ...cdktfProvider, ...cdktn, ...cdktnProvider, ...constructs },
    "cdktn",
  ],
  [
    "the one that is asked for",
    "cdktf",
    { ...cdktf, ...cdktfProvider, ...cdktn, ...cdktnProvider, ...constructs },
    "cdktf",
  ],
  [
    "cdktn under the name of cdktf, as an npm alias installs it",
    undefined,
    { ...cdktf, "cdktf/package.json": cdktn["cdktn/package.json"] ?? "", ...cdktfProvider, ...constructs },
    "cdktf",
  ],
])("synth uses %s", (_, asked, installed, family) => {
  expect(choose(installed, asked)).toBe(family);
});

test.each<[string, Readonly<Record<string, string>>, CdkFamily | undefined, readonly [string, string]]>([
  [
    "nothing",
    {},
    undefined,
    [
      "synth needs the packages of CDKTF or of CDK Terrain, and neither are installed",
      "Run: npm install --save-dev cdktf@0.21 @cdktf/provider-aws@21 constructs@10, or with Node 22.11 or later: npm install --save-dev cdktn@0.24 @cdktn/provider-aws@25 constructs@10.7",
    ],
  ],
  [
    "all but cdktf",
    { ...cdktfProvider, ...constructs },
    undefined,
    ["synth needs cdktf, which is not installed", "Run: npm install --save-dev cdktf@0.21"],
  ],
  [
    "all but the provider",
    { ...cdktf, ...constructs },
    undefined,
    ["synth needs @cdktf/provider-aws, which is not installed", "Run: npm install --save-dev @cdktf/provider-aws@21"],
  ],
  [
    "all but constructs",
    { ...cdktf, ...cdktfProvider },
    undefined,
    ["synth needs constructs, which is not installed", "Run: npm install --save-dev constructs@10"],
  ],
  [
    "cdktn alone",
    cdktn,
    undefined,
    [
      "synth needs @cdktn/provider-aws and constructs, which are not installed",
      "Run: npm install --save-dev @cdktn/provider-aws@25 constructs@10.7",
    ],
  ],
  [
    "CDK Terrain's provider without cdktn",
    { ...cdktnProvider, ...constructs },
    undefined,
    ["synth needs cdktn, which is not installed", "Run: npm install --save-dev cdktn@0.24"],
  ],
  [
    "the other family than was asked for",
    { ...cdktf, ...cdktfProvider, ...constructs },
    "cdktn",
    [
      "synth needs cdktn and @cdktn/provider-aws, which are not installed",
      "Run: npm install --save-dev cdktn@0.24 @cdktn/provider-aws@25",
    ],
  ],
  [
    "a cdktf that is too old",
    { ...packageFiles("cdktf", "0.20.12"), ...cdktfProvider, ...constructs },
    undefined,
    ["synth needs cdktf 0.21.0 or later, and 0.20.12 is installed", "Run: npm install --save-dev cdktf@0.21"],
  ],
  [
    "a provider that is too old, and no constructs",
    { ...cdktf, ...packageFiles("@cdktf/provider-aws", "19.65.1") },
    undefined,
    [
      "synth needs constructs, which is not installed; synth needs @cdktf/provider-aws 20.1.0 or later, and 19.65.1 is installed",
      "Run: npm install --save-dev @cdktf/provider-aws@21 constructs@10",
    ],
  ],
  [
    "a cdktf of which a file is missing",
    { ...cdktf, "cdktf/index.js": 'require("./lib/app");', ...cdktfProvider, ...constructs },
    undefined,
    [
      "synth cannot load cdktf 0.21.0: Cannot find module './lib/app'",
      "Delete node_modules/cdktf, then run: npm install --save-dev cdktf@0.21",
    ],
  ],
  [
    "a provider of which a resource is missing",
    {
      ...cdktf,
      ...constructs,
      "@cdktf/provider-aws/package.json": cdktfProvider["@cdktf/provider-aws/package.json"] ?? "",
    },
    undefined,
    [
      "synth cannot load @cdktf/provider-aws 21.22.1: Cannot find module '@cdktf/provider-aws/lib/provider/index.js'",
      "Delete node_modules/@cdktf/provider-aws, then run: npm install --save-dev @cdktf/provider-aws@21",
    ],
  ],
  [
    "a constructs that was cut off",
    { ...cdktf, ...cdktfProvider, ...constructs, "constructs/index.js": "exports.Construct = class {" },
    undefined,
    [
      "synth cannot load constructs 10.7.2: Unexpected end of input",
      "Delete node_modules/constructs, then run: npm install --save-dev constructs@10",
    ],
  ],
])("with %s, synth says what to install", (_, installed, asked, [message, hint]) => {
  expect(refusal(installed, asked)).toEqual([3, message, hint]);
});

test.each<CdkFamily>(["cdktf", "cdktn"])("what %s asks for is among the package's peers", (family) => {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const requirements = cdkRequirements(family);
  for (const name of Object.keys(requirements)) {
    expect(manifest.peerDependencies).toHaveProperty([name]);
    expect(manifest.peerDependenciesMeta).toHaveProperty([name], { optional: true });
  }
  expect(Object.keys(requirements)).toHaveLength(3);
});

test("CDK Terrain gets the constructs that it takes, which are not the newest", () => {
  expect(cdkRequirements("cdktn")).toEqual({
    cdktn: "^0.24.0",
    "@cdktn/provider-aws": "^25.5.0",
    constructs: "~10.7.0",
  });
});
