/**
 * CDK Terrain (`cdktn`) carries CDKTF on: the built program makes the same resources with it. The bindings here are CDKTF's under
 * the other name; cdktn-bindings.real.test.ts takes the real ones.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repository } from "../helpers/readme-commands.ts";
import { readStack } from "../helpers/synthesized.ts";

const directory = mkdtempSync(join(tmpdir(), "discriminat-policy-cdktn-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The program in a folder of its own, where some packages are others. */
function install(name: string, instead: Readonly<Record<string, string>>): string {
  const folder = join(directory, name);
  const modules = join(repository, "node_modules");
  for (const [installed, target] of [
    ...readdirSync(modules).map((entry) => [entry, entry]),
    ...Object.entries(instead),
  ]) {
    const link = join(folder, "node_modules", installed ?? "");
    mkdirSync(dirname(link), { recursive: true });
    rmSync(link, { force: true });
    symlinkSync(join(modules, target ?? ""), link);
  }
  cpSync(join(repository, "dist"), join(folder, "dist"), { recursive: true });
  cpSync(join(repository, "package.json"), join(folder, "package.json"));
  return folder;
}

/** What is synthesized for the example company. */
function synth(folder: string, nodeOptions: readonly string[], ...args: readonly string[]) {
  const outdir = mkdtempSync(join(directory, "out-"));
  const options = [...nodeOptions, join(folder, "dist/main.js"), "--outdir", outdir, "--quiet", ...args];
  execFileSync(process.execPath, options, { cwd: repository, stdio: ["ignore", "ignore", "inherit"] });
  const stacks = readdirSync(join(outdir, "stacks")).map((stack) => [
    stack,
    readStack(readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8")),
  ]);
  return {
    version: JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")).version,
    stacks: Object.fromEntries(stacks),
  };
}

const versionOf = (name: string) =>
  JSON.parse(readFileSync(join(repository, "node_modules", name, "package.json"), "utf8")).version;

let withCdktf: ReturnType<typeof synth>;
beforeAll(() => {
  withCdktf = synth(repository, []);
});

// Links stay as they are, so that the bindings find the packages of the folder.
const keepLinks = ["--preserve-symlinks", "--preserve-symlinks-main"];

test("the example company is synthesized with CDKTF", () => {
  expect(withCdktf.version).toBe(versionOf("cdktf"));
  expect(Object.keys(withCdktf.stacks)).toEqual(["prod", "staging"]);
});

test("the built program makes the same resources with cdktn in place of cdktf", () => {
  const { version, stacks } = synth(install("alias", { cdktf: "cdktn" }), keepLinks);
  expect(version).toBe(versionOf("cdktn"));
  expect(stacks).toEqual(withCdktf.stacks);
});

test("the built program makes the same resources with cdktn and bindings of its own", () => {
  const folder = install("own", { cdktf: "cdktn", "@cdktn/provider-aws": "@cdktf/provider-aws" });
  const { version, stacks } = synth(folder, keepLinks);
  expect(version).toBe(versionOf("cdktn"));
  expect(stacks).toEqual(withCdktf.stacks);
});

test("nothing of the build for cdktn asks for CDKTF", () => {
  const folder = join(repository, "dist/terraform-cdktn");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:js|d\.ts)$/.test(name))
    .map((name) => `terraform-cdktn/${name}`);
  for (const file of ["cdktn.js", "cdktn.d.ts", ...files]) {
    expect(readFileSync(join(repository, "dist", file), "utf8"), file).not.toMatch(/["'](@cdktf\/|cdktf["'])/);
  }
});
