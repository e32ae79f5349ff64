/** CDK Terrain (`cdktn`) carries CDKTF on: the built program must run with it in place of `cdktf`, unchanged. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { repository } from "../helpers/readme-commands.ts";
import { readStack } from "../helpers/synthesized.ts";

const directory = mkdtempSync(join(tmpdir(), "discriminat-policy-cdktn-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** What an npm alias would install: `node_modules/cdktf` is cdktn, also for `@cdktf/provider-aws`. */
function install(): void {
  const modules = join(repository, "node_modules");
  mkdirSync(join(directory, "node_modules"));
  for (const name of readdirSync(modules)) {
    const target = name === "cdktf" ? "cdktn" : name;
    symlinkSync(join(modules, target), join(directory, "node_modules", name));
  }
  cpSync(join(repository, "dist"), join(directory, "dist"), { recursive: true });
  cpSync(join(repository, "package.json"), join(directory, "package.json"));
}

function synth(program: string, nodeOptions: readonly string[], outdir: string): void {
  execFileSync(process.execPath, [...nodeOptions, program, "--outdir", outdir, "--quiet"], {
    cwd: repository,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

test("the built program makes the same resources with cdktn in place of cdktf", () => {
  install();
  const [withCdktf, withCdktn] = [join(directory, "with-cdktf"), join(directory, "with-cdktn")];
  synth(join(repository, "dist/main.js"), [], withCdktf);
  // Links stay as they are, so that `@cdktf/provider-aws` finds the cdktf of this directory.
  synth(join(directory, "dist/main.js"), ["--preserve-symlinks", "--preserve-symlinks-main"], withCdktn);

  const versions = [withCdktf, withCdktn].map(
    (outdir) => JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")).version,
  );
  const versionOf = (name: string) =>
    JSON.parse(readFileSync(join(repository, "node_modules", name, "package.json"), "utf8")).version;
  expect(versions).toEqual([versionOf("cdktf"), versionOf("cdktn")]);

  const stacks = readdirSync(join(withCdktf, "stacks"));
  expect(stacks).toEqual(["prod", "staging"]);
  for (const stack of stacks) {
    const [first, second] = [withCdktf, withCdktn].map((outdir) =>
      readStack(readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8")),
    );
    expect(second).toEqual(first);
  }
});
