/** An output directory that holds more than ours: whatever `synth` did not write stays, to the byte, or is why it refuses. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { afterAll, describe, expect, test } from "vitest";
import { addPolicyStacks } from "../../src/terraform/policy-stack.ts";
import { synthesize } from "../../src/terraform/synthesize.ts";
import { treeOf } from "../helpers/policy-tree.ts";

const root = mkdtempSync(join(tmpdir(), "discriminat-policy-others-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const fresh = (): string => join(mkdtempSync(join(root, "case-")), "cdktf.out");

const network = { region: "eu-west-2", vpc_id: "vpc-0a1b" };
const tree = (...networks: readonly string[]) =>
  treeOf({ networks: Object.fromEntries(networks.map((name) => [name, network])) }, [
    { app: "checkout", networks: [networks[0] ?? ""], allow: [{ tls: ["a.example.com"], reason: "test" }] },
  ]);

function write(outdir: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(outdir, path)), { recursive: true });
    writeFileSync(join(outdir, path), text);
  }
}

/** Every path below a directory, and what is there. */
function contents(outdir: string): Readonly<Record<string, string>> {
  const paths = existsSync(outdir) ? readdirSync(outdir, { recursive: true, encoding: "utf8" }) : [];
  const textOf = (path: string): string => {
    const stats = lstatSync(path);
    if (stats.isFile()) return readFileSync(path, "utf8");
    return stats.isSymbolicLink() ? "link" : "folder";
  };
  return Object.fromEntries(paths.sort().map((path) => [path, textOf(join(outdir, path))]));
}

/** A CDKTF app of someone else writes a stack. */
function otherApp(outdir: string, ...names: readonly string[]): void {
  mkdirSync(outdir, { recursive: true });
  const app = new App({ outdir, stackTraces: false });
  for (const name of names) new LocalBackend(new TerraformStack(app, name), { path: `${name}.tfstate` });
  app.synth();
}

const manifest = (outdir: string) => JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8"));

describe("stacks of another CDKTF app", () => {
  test("stay where ours are written beside them, and in the manifest", () => {
    const outdir = fresh();
    otherApp(outdir, "shop", "warehouse");
    const theirs = contents(outdir);
    const entries = manifest(outdir).stacks;
    expect(synthesize(tree("prod"), { outdir }).removed).toEqual([]);
    expect(contents(outdir)).toMatchObject({ ...theirs, "manifest.json": expect.any(String) });
    expect(Object.keys(manifest(outdir).stacks)).toEqual(["prod", "shop", "warehouse"]);
    expect(manifest(outdir).stacks).toMatchObject(entries);
  });

  test("stay where one of ours goes", () => {
    const outdir = fresh();
    otherApp(outdir, "shop");
    synthesize(tree("prod", "dev"), { outdir });
    expect(synthesize(tree("prod"), { outdir }).removed).toEqual(["dev"]);
    expect(Object.keys(manifest(outdir).stacks)).toEqual(["prod", "shop"]);
    expect(readdirSync(join(outdir, "stacks"))).toEqual(["prod", "shop"]);
  });

  test("let ours be written again, after they have rewritten the manifest", () => {
    const outdir = fresh();
    synthesize(tree("prod", "dev"), { outdir });
    otherApp(outdir, "shop");
    expect(Object.keys(manifest(outdir).stacks)).toEqual(["shop"]);
    expect(synthesize(tree("prod"), { outdir }).removed).toEqual(["dev"]);
    expect(Object.keys(manifest(outdir).stacks)).toEqual(["prod", "shop"]);
  });

  test("leave the manifest once their files are gone", () => {
    const outdir = fresh();
    otherApp(outdir, "shop");
    rmSync(join(outdir, "stacks/shop"), { recursive: true });
    synthesize(tree("prod"), { outdir });
    expect(Object.keys(manifest(outdir).stacks)).toEqual(["prod"]);
  });

  test("are theirs also where they are made of our constructs", () => {
    const outdir = fresh();
    mkdirSync(outdir);
    const app = new App({ outdir, stackTraces: false });
    addPolicyStacks(app, tree("shop"));
    app.synth();
    const theirs = contents(outdir)["stacks/shop/cdk.tf.json"];
    expect(synthesize(tree("prod"), { outdir }).removed).toEqual([]);
    expect(contents(outdir)["stacks/shop/cdk.tf.json"]).toBe(theirs);
  });
});

describe("what users and Terraform put into a folder of ours", () => {
  const files = {
    ".terraform.lock.hcl": "# lock",
    ".terraform/modules/modules.json": "{}",
    "terraform.tfstate": '{"serial": 1}',
    "terraform.tfstate.backup": "{}",
    "prod.auto.tfvars": 'vpc_id = "vpc-0"',
    "terraform.tfvars.json": "{}",
    "override.tf": "# extra",
    "plan.tfplan": "binary",
    "metadata.json": '{"mine": true}',
    "notes/README.md": "# Notes",
  };
  const inFolder = Object.fromEntries(Object.entries(files).map(([path, text]) => [`stacks/prod/${path}`, text]));

  test("stays where the stack is written again", () => {
    const outdir = fresh();
    synthesize(tree("prod"), { outdir });
    write(outdir, inFolder);
    synthesize(tree("prod"), { outdir });
    expect(contents(outdir)).toMatchObject(inFolder);
  });

  test("stays where the stack goes", () => {
    const outdir = fresh();
    synthesize(tree("prod"), { outdir });
    write(outdir, inFolder);
    expect(synthesize(tree("dev"), { outdir }).removed).toEqual(["prod"]);
    expect(contents(outdir)).toMatchObject(inFolder);
    expect(existsSync(join(outdir, "stacks/prod/cdk.tf.json"))).toBe(false);
  });

  test("stays where it was there before the stack", () => {
    const outdir = fresh();
    write(outdir, inFolder);
    synthesize(tree("prod"), { outdir });
    expect(contents(outdir)).toMatchObject(inFolder);
  });
});

const elsewhere = mkdtempSync(join(root, "elsewhere-"));
const link = (outdir: string, path: string): void => {
  mkdirSync(dirname(join(outdir, path)), { recursive: true });
  symlinkSync(elsewhere, join(outdir, path));
};
const notOurs = (path: string) => `${path}" was not written by discriminat-policy synth, and stays as it is`;
const isLink = (path: string) => `${path}" is a symbolic link, and synth writes into folders of its own only`;

describe("synth refuses, changes nothing and names --outdir", () => {
  test.each<[string, (outdir: string) => void, string]>([
    [
      "a stack of another app has the name of ours",
      (outdir) => otherApp(outdir, "prod"),
      notOurs("stacks/prod/cdk.tf.json"),
    ],
    [
      "a stack of another app has the name of ours, as HCL",
      (outdir) => write(outdir, { "stacks/prod/cdk.tf": "# theirs", "stacks/prod/metadata.json": "{}" }),
      notOurs("stacks/prod/cdk.tf"),
    ],
    [
      "an earlier version or someone else wrote the file, without a manifest",
      (outdir) => write(outdir, { "stacks/prod/cdk.tf.json": '{"resource": {}}' }),
      notOurs("stacks/prod/cdk.tf.json"),
    ],
    [
      "the file is a folder",
      (outdir) => mkdirSync(join(outdir, "stacks/prod/cdk.tf.json"), { recursive: true }),
      notOurs("stacks/prod/cdk.tf.json"),
    ],
    [
      "the file is a symbolic link",
      (outdir) => link(outdir, "stacks/prod/cdk.tf.json"),
      notOurs("stacks/prod/cdk.tf.json"),
    ],
    ["the folder of the stack is a file", (outdir) => write(outdir, { "stacks/prod": "" }), notOurs("stacks/prod")],
    ["the folder of the stacks is a file", (outdir) => write(outdir, { stacks: "" }), notOurs("stacks")],
    ["the folder of the stack is a symbolic link", (outdir) => link(outdir, "stacks/prod"), isLink("stacks/prod")],
    ["the folder of the stacks is a symbolic link", (outdir) => link(outdir, "stacks"), isLink("stacks")],
    ["the manifest is a symbolic link", (outdir) => link(outdir, "manifest.json"), notOurs("manifest.json")],
    [
      "the manifest is that of a web app",
      (outdir) => write(outdir, { "manifest.json": '{"name": "shop", "start_url": "/"}' }),
      notOurs("manifest.json"),
    ],
  ])("where %s", (_, prepare, message) => {
    const outdir = fresh();
    prepare(outdir);
    const before = contents(outdir);
    expect(() => synthesize(tree("dev", "prod"), { outdir })).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(message),
        hint: expect.stringContaining("--outdir"),
        exitCode: 2,
      }),
    );
    expect(contents(outdir)).toEqual(before);
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

test("an output directory that is a symbolic link itself is followed", () => {
  const outdir = fresh();
  const target = mkdtempSync(join(root, "target-"));
  symlinkSync(target, outdir);
  synthesize(tree("prod"), { outdir });
  expect(Object.keys(contents(target))).toContain("stacks/prod/cdk.tf.json");
});

test("a file of ours with conflict marks of git in it is replaced", () => {
  const outdir = fresh();
  synthesize(tree("prod"), { outdir });
  const file = join(outdir, "stacks/prod/cdk.tf.json");
  const whole = readFileSync(file, "utf8");
  writeFileSync(file, `<<<<<<< HEAD\n${whole}\n=======\n${whole}>>>>>>> main\n`);
  synthesize(tree("prod"), { outdir });
  expect(readFileSync(file, "utf8")).toBe(whole);
});

test("a run that was interrupted between the files of two stacks is finished by the next", () => {
  const [outdir, whole] = [fresh(), fresh()];
  synthesize(tree("prod", "dev"), { outdir: whole });
  synthesize(tree("prod", "dev"), { outdir });
  // One stack is in place, and the manifest is not yet.
  rmSync(join(outdir, "manifest.json"));
  rmSync(join(outdir, "stacks/dev"), { recursive: true });
  expect(synthesize(tree("prod", "dev"), { outdir }).removed).toEqual([]);
  expect(contents(outdir)).toEqual(contents(whole));
});

test("HCL of ours is known by its metadata, replaced by JSON and removed with its stack", () => {
  const outdir = fresh();
  process.env.SYNTH_HCL_OUTPUT = "true";
  try {
    synthesize(tree("prod", "dev"), { outdir });
    synthesize(tree("prod", "dev"), { outdir });
  } finally {
    delete process.env.SYNTH_HCL_OUTPUT;
  }
  expect(readdirSync(join(outdir, "stacks/dev")).sort()).toEqual(["cdk.tf", "metadata.json"]);
  expect(synthesize(tree("prod"), { outdir }).removed).toEqual(["dev"]);
  expect(readdirSync(join(outdir, "stacks"))).toEqual(["prod"]);
  expect(readdirSync(join(outdir, "stacks/prod"))).toEqual(["cdk.tf.json"]);
});

test.each([
  ["minified", (text: string) => JSON.stringify(JSON.parse(text))],
  ["indented by tabs", (text: string) => JSON.stringify(JSON.parse(text), null, "\t")],
  ["with the line ends of Windows", (text: string) => text.replaceAll("\n", "\r\n")],
])("a file of ours that is %s stays ours", (_, change) => {
  const outdir = fresh();
  synthesize(tree("prod"), { outdir });
  const file = join(outdir, "stacks/prod/cdk.tf.json");
  const written = readFileSync(file, "utf8");
  writeFileSync(file, change(written));
  synthesize(tree("prod"), { outdir });
  expect(readFileSync(file, "utf8")).toBe(written);
});
