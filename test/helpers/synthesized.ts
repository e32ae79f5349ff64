/** What CDKTF makes of a construct, as an object: the parts of a `cdk.tf.json` that tests look at. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack, Testing } from "cdktf";
import { afterAll } from "vitest";

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

export interface Synthesized {
  readonly resource: Blocks;
  readonly provider: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
  readonly terraform: Readonly<Record<string, unknown>>;
  readonly variable: Readonly<Record<string, unknown>>;
  readonly data: Blocks;
}

/** Without the `//` metadata of elements. */
export function readStack(text: string): Synthesized {
  const parsed = JSON.parse(text, (key, value) => (key === "//" ? undefined : value));
  return { resource: {}, provider: {}, output: {}, variable: {}, data: {}, ...parsed };
}

export function synthesized(stack: TerraformStack): Synthesized {
  return readStack(Testing.synth(stack));
}

/** Terraform's way to write an expression in a text. */
export function expression(text: string): string {
  return `\${${text}}`;
}

const outdir = mkdtempSync(join(tmpdir(), "discriminat-policy-app-"));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

/** A CDKTF app whose output directory goes with the test run. */
export function testApp(): App {
  return new App({ outdir });
}

/** A stack of somebody else, to put constructs into. */
export function foreignStack(): TerraformStack {
  return new TerraformStack(testApp(), "foreign");
}
