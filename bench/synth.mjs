/**
 * Synthesis against a hand-written CDKTF program that creates the same resources: `node bench/synth.mjs [apps]`.
 * Limit: at most 1.15 x at 1,000 apps. Ours reads, judges and packs the YAML; the other program gets the packed rules as JSON.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { loadTree } from "../dist/policy/load-tree.js";
import { stacksOf } from "../dist/terraform/stacks.js";
import { makeTree } from "./make-tree.mjs";
import { compare } from "./measure.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const cache = here("../.cache/bench");
const apps = Number(process.argv[2] ?? 1000);

const root = makeTree(path.join(cache, `tree-${apps}`), apps);
const { tree } = loadTree(root, { cwd: cache });
const stacks = stacksOf(tree).map(({ name, network, layouts }) => ({
  name,
  region: network.region,
  vpcId: network.vpcId,
  apps: layouts.map(({ app, team, groups }) => ({ app, team, groups })),
}));
const input = path.join(cache, "layouts.json");
fs.writeFileSync(input, JSON.stringify(stacks));

const ours = path.join(cache, "synth-ours");
const theirs = path.join(cache, "synth-hand-written");
compare(`synth of ${apps} apps in ${stacks.length} networks`, [
  { name: "hand-written CDKTF program", command: [process.execPath, here("hand-written-synth.mjs"), input, theirs] },
  {
    name: "discriminat-policy synth",
    command: [process.execPath, here("../dist/cli.js"), "synth", "--policies", root, "--outdir", ours, "--quiet"],
  },
]);

const resources = (outdir) =>
  stacks.flatMap(({ name }) => {
    const { resource } = JSON.parse(fs.readFileSync(path.join(outdir, "stacks", name, "cdk.tf.json"), "utf8"));
    return Object.entries(resource)
      .filter(([type]) => type.startsWith("aws_"))
      .map(([type, instances]) => `${Object.keys(instances).length} ${type} in ${name}`)
      .sort();
  });
const [made, expected] = [resources(ours).join("; "), resources(theirs).join("; ")];
if (made !== expected) throw new Error(`the two programs made different resources: ${made} and ${expected}`);
console.log(`  ${made}`);
