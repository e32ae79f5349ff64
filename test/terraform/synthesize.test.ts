import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkSynthesis, synthesize } from "../../src/terraform/synthesize.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

const directory = mkdtempSync(join(tmpdir(), "discriminat-policy-synth-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const fresh = (): string => join(mkdtempSync(join(directory, "case-")), "cdktf.out");

const network = { region: "eu-west-2", vpc_id: "vpc-0a1b" };
const checkout: PolicyObject = {
  app: "checkout",
  networks: ["prod"],
  allow: [{ tls: ["b.example.com", "a.example.com"], reason: "test" }],
};
const ledger: PolicyObject = { ...checkout, app: "ledger" };
const tree = (networks: readonly string[], policies: readonly PolicyObject[]) =>
  treeOf({ networks: Object.fromEntries(networks.map((name) => [name, network])) }, policies);

/** Every file below a directory with its bytes, by path. */
function filesIn(root: string): Readonly<Record<string, string>> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(root.length + 1), readFileSync(path, "utf8")]).sort());
}

test("a stack is a file below the output directory, and a manifest tells the cdktf CLI", () => {
  const outdir = fresh();
  expect(synthesize(tree(["prod", "dev"], [checkout]), { outdir })).toEqual({
    stacks: [
      { name: "dev", holds: "rules", apps: [], file: "stacks/dev/cdk.tf.json" },
      { name: "prod", holds: "rules", apps: ["checkout"], file: "stacks/prod/cdk.tf.json" },
    ],
    removed: [],
  });
  expect(Object.keys(filesIn(outdir))).toEqual(["manifest.json", "stacks/dev/cdk.tf.json", "stacks/prod/cdk.tf.json"]);
});

test("the bytes depend on the policies alone, not on the directory, the order of files or what was there", () => {
  const [first, second] = [fresh(), fresh()];
  synthesize(tree(["prod"], [checkout, ledger]), { outdir: first });
  synthesize(tree(["prod"], [ledger]), { outdir: second });
  synthesize(tree(["prod"], [ledger, checkout]), { outdir: second });
  expect(filesIn(second)).toEqual(filesIn(first));
  expect(JSON.stringify(filesIn(first))).not.toContain(directory);
});

test("days on which entries were confirmed leave no trace in what is deployed", () => {
  const [plain, confirmed] = [fresh(), fresh()];
  const [entry] = checkout.allow ?? [];
  synthesize(tree(["prod"], [checkout, ledger]), { outdir: plain });
  const allow = [{ ...entry, confirmed: "2026-11-20" }];
  synthesize(
    tree(
      ["prod"],
      [
        { ...checkout, confirmed: "2026-11-28" },
        { ...ledger, allow },
      ],
    ),
    { outdir: confirmed },
  );
  expect(filesIn(confirmed)).toEqual(filesIn(plain));
});

test("a stack that is no longer declared loses its files and keeps Terraform's", () => {
  const outdir = fresh();
  synthesize(tree(["prod", "dev"], [checkout]), { outdir });
  mkdirSync(join(outdir, "stacks/dev/.terraform"));
  expect(synthesize(tree(["prod"], [checkout]), { outdir }).removed).toEqual(["dev"]);
  expect(readdirSync(join(outdir, "stacks/dev"))).toEqual([".terraform"]);
  expect(synthesize(tree(["prod"], [checkout]), { outdir }).removed).toEqual([]);
});

test("an empty directory of a stack that is no longer declared goes", () => {
  const outdir = fresh();
  synthesize(tree(["prod", "dev"], [checkout]), { outdir });
  synthesize(tree(["prod"], [checkout]), { outdir });
  expect(readdirSync(join(outdir, "stacks"))).toEqual(["prod"]);
});

test("nothing is removed that the manifest does not name, or that it names outside of the directory", () => {
  const outdir = fresh();
  synthesize(tree(["prod"], [checkout]), { outdir });
  const bystanders = ["stacks/manual/cdk.tf.json", "../neighbor/cdk.tf.json"];
  for (const path of bystanders) {
    mkdirSync(join(outdir, path, ".."), { recursive: true });
    writeFileSync(join(outdir, path), "{}");
  }
  writeFileSync(join(outdir, "manifest.json"), '{"stacks": {"../../neighbor": {}, "..": {}, "": {}}}');
  expect(synthesize(tree(["prod"], [checkout]), { outdir }).removed).toEqual([]);
  for (const path of bystanders) expect(existsSync(join(outdir, path))).toBe(true);
});

test.each(["not JSON", "null", "[]", '{"stacks": null}', '{"stacks": 3}'])(
  "a manifest that is none is replaced: %s",
  (text) => {
    const outdir = fresh();
    mkdirSync(outdir);
    writeFileSync(join(outdir, "manifest.json"), text);
    expect(synthesize(tree(["prod"], [checkout]), { outdir }).removed).toEqual([]);
    expect(JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")).stacks).toHaveProperty("prod");
  },
);

test("what cannot be deployed changes nothing", () => {
  const outdir = fresh();
  synthesize(tree(["prod"], [checkout]), { outdir });
  const before = filesIn(outdir);
  const bad = { ...checkout, allow: [{ bundle: "none/such", reason: "test" }] };
  expect(() => synthesize(tree(["prod"], [bad, ledger]), { outdir })).toThrow('there is no bundle "none/such"');
  expect(filesIn(outdir)).toEqual(before);
  expect(readdirSync(outdir).sort()).toEqual(["manifest.json", "stacks"]);
});

test("a directory that cannot be written is named", () => {
  const file = join(fresh(), "..", "file");
  writeFileSync(file, "");
  expect(() => synthesize(tree(["prod"], [checkout]), { outdir: file })).toThrow(
    `cannot write the Terraform files to ${file}`,
  );
});

test("files of the other syntax are replaced", () => {
  const outdir = fresh();
  process.env.SYNTH_HCL_OUTPUT = "true";
  try {
    synthesize(tree(["prod"], [checkout]), { outdir });
  } finally {
    delete process.env.SYNTH_HCL_OUTPUT;
  }
  expect(readdirSync(join(outdir, "stacks/prod")).sort()).toEqual(["cdk.tf", "metadata.json"]);
  synthesize(tree(["prod"], [checkout]), { outdir });
  expect(readdirSync(join(outdir, "stacks/prod"))).toEqual(["cdk.tf.json"]);
});

test("the default state lies beside the output directory, wherever that is", () => {
  const outdir = fresh();
  synthesize(tree(["prod"], [checkout]), { outdir });
  const { terraform } = JSON.parse(readFileSync(join(outdir, "stacks/prod/cdk.tf.json"), "utf8"));
  expect(join(outdir, "stacks/prod", terraform.backend.local.path)).toBe(join(outdir, "../terraform.prod.tfstate"));
});

test("a check says what synthesis would change, and touches nothing", () => {
  const outdir = fresh();
  const pathsOf = (policies: readonly PolicyObject[], networks: readonly string[] = ["prod"]) =>
    checkSynthesis(tree(networks, policies), { outdir }).changes.map(({ path }) => path);
  expect(pathsOf([checkout])).toEqual(["manifest.json", "stacks/prod/cdk.tf.json"]);
  expect(existsSync(outdir)).toBe(false);
  synthesize(tree(["prod"], [checkout]), { outdir });
  const before = filesIn(outdir);
  expect(pathsOf([checkout])).toEqual([]);
  expect(pathsOf([ledger])).toEqual(["stacks/prod/cdk.tf.json"]);
  expect(pathsOf([{ ...checkout, networks: ["dev"] }], ["dev"])).toEqual([
    "manifest.json",
    "stacks/dev/cdk.tf.json",
    "stacks/prod/cdk.tf.json",
  ]);
  expect(filesIn(outdir)).toEqual(before);
});

test("a check sees a file that was changed by hand, and no file that synthesis would leave alone", () => {
  const outdir = fresh();
  synthesize(tree(["prod"], [checkout]), { outdir });
  writeFileSync(join(outdir, "stacks/prod/terraform.tfstate"), "{}");
  expect(checkSynthesis(tree(["prod"], [checkout]), { outdir }).changes).toEqual([]);
  const file = join(outdir, "stacks/prod/cdk.tf.json");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("a.example.com", "evil.example"));
  expect(checkSynthesis(tree(["prod"], [checkout]), { outdir }).changes).toEqual([
    { path: "stacks/prod/cdk.tf.json", before: text.replace("a.example.com", "evil.example"), after: text },
  ]);
});
