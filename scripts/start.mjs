/**
 * `npm start`: the main job on what the repository ships. The example company's logs become a snapshot, the snapshot a suggestion, and
 * the policies a Terraform plan with its proof; each step is the built command line, one line of what it shows, and what to type.
 * Writes nothing but `.cache/start`, which each run begins anew. What the machine lacks is skipped with one line.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ensureBuild } from "./fresh-build.mjs";
import { clearLine, headline, next, skipped, step, underWay } from "./start/narrator.mjs";
import { Failure, isThere, onInterrupt, run } from "./start/run.mjs";
import { commands, findTerraform, plan, prepare } from "./start/terraform.mjs";
import { count, list } from "./start/words.mjs";

process.chdir(fileURLToPath(new URL("../", import.meta.url)));

const work = ".cache/start";
/** A copy of the company's policies, into which `suggest` writes: the change that is reviewed and planned. */
const changed = `${work}/policies`;
const snapshot = `${work}/observations.json`;
const planFile = `${work}/plan.json`;
/** The day that the sample's logs end with, and that the company's see-thru window is written for. */
const asOf = ["--as-of", "2026-11-24"];

const logs = ["--logs", "examples/company/logs", "--groups", "examples/company/groups.json"];
/** Our commands up to the plan, in the order of the job, with what the answer of each one comes to. */
const steps = [
  {
    command: ["observe", "--network", "staging", ...logs, "--since", "14d", "--out", snapshot, ...asOf],
    shows: ({ snapshots: [{ records, flows }] }) =>
      `${count(records.client, "connection")} in 14 days of logs become ${count(flows, "flow")} in a snapshot`,
  },
  {
    command: ["check", "--observations", snapshot, ...asOf],
    shows: ({ findings, summary }) => {
      const missing = findings.filter(({ check }) => check === "traffic/missing");
      return `${count(missing.length, "name")} missing; ${count(summary.warning, "warning")} in all, each on a line of a policy`;
    },
  },
  {
    command: ["suggest", "--observations", snapshot, "--policies", changed, "--write", ...asOf],
    shows: ({ apps }) => {
      const added = apps.flatMap(({ entries, bundles }) => [...entries, ...bundles].flatMap(({ names }) => names));
      const left = apps.flatMap(({ withheld }) => withheld);
      return `${count(added.length, "name")} written into a copy of the policies; ${left.length} left out, each with a reason`;
    },
  },
  {
    command: ["lint", "--policies", changed, ...asOf],
    shows: ({ findings, examined }) => `${count(findings.length, "finding")} in ${count(examined.policies, "policy")}`,
  },
  { command: ["test", "--policies", changed, ...asOf], shows: (text) => text.trim(), format: "pretty" },
  {
    command: ["review", "--base", "./policies", "--policies", changed, "--observations", snapshot, ...asOf],
    shows: ({ review: { verdict, apps, names, replay } }) =>
      `${verdict}: ${count(names.length, "name")} for ${list(apps)}; of ${count(replay.connections, "connection")} it would have blocked ${replay.blocked.connections || "none"}`,
  },
  {
    command: ["synth", "--policies", changed, "--outdir", `${work}/terraform`, ...asOf],
    shows: ({ stacks }) =>
      `Terraform for ${list(stacks.map(({ name, apps }) => `${name} (${count(apps.length, "app")})`))}`,
  },
];
const proof = {
  command: ["plan", planFile, "--policies", changed, ...asOf],
  shows: ({ plan: { explained, apps } }) =>
    `${explained ? "EXPLAINED" : "NOT EXPLAINED"}: ${count(apps.flatMap(({ added }) => added).length, "name")} in the plan, each declared by a policy`,
};

/** Runs one of our commands, as a reader would type it but for the form of the answer. */
async function show({ command, shows, format = "json" }) {
  const [name] = command;
  underWay(name, "running");
  const answer = await run(process.execPath, ["dist/cli.js", ...command, "--format", format]);
  step(name, shows(format === "json" ? JSON.parse(answer) : answer), ["npx", "discriminat-policy", ...command]);
}

async function planAndProve() {
  const terraform = findTerraform();
  if (terraform === undefined) {
    skipped("terraform", "neither terraform nor tofu is installed: https://developer.hashicorp.com/terraform/install");
    return;
  }
  const stack = `${work}/terraform/stacks/staging`;
  underWay("terraform", "init, which downloads the AWS provider once");
  const lacking = await prepare(terraform, stack);
  if (lacking !== undefined) {
    skipped("terraform", lacking);
    return;
  }
  underWay("terraform", "plan");
  const { summary, json } = await plan(terraform, stack);
  writeFileSync(planFile, json);
  step("terraform", `${summary}; planned without an AWS`, ...commands(terraform, stack, planFile));
  await show(proof);
}

function begin() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  cpSync("policies", changed, { recursive: true });
}

onInterrupt(() => {
  clearLine();
  rmSync(work, { recursive: true, force: true });
});
try {
  underWay("build", "only where dist/ is older than the sources");
  ensureBuild("nothing was shown");
  clearLine();
  headline(
    "The example company, from the firewall's logs to a Terraform plan",
    `Logs: examples/company. Policies: policies. What the steps write: ${work}; no other file changes.`,
  );
  begin();
  if (!isThere("git", "--version")) skipped("git", "not installed, so check cannot tell which names are new");
  for (const one of steps) await show(one);
  await planAndProve();
  next("Next, to type:", [
    [
      "what each finding means, on its line",
      ["npx", "discriminat-policy", "check", "--observations", snapshot, ...asOf],
    ],
    ["what was suggested, as a patch", ["npx", "discriminat-policy", "suggest", "--observations", snapshot, ...asOf]],
    [
      "would it pass, and why not",
      ["npx", "discriminat-policy", "why", "storefront", "tls://images.contentful.com:443"],
    ],
    ["a policy tree of your own", ["npx", "discriminat-policy", "init", "../egress-policies"]],
    ["the quick suite of tests", ["npm", "test"]],
  ]);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  clearLine();
  process.stderr.write(`\nnpm start: ${error.message}\n`);
  process.exitCode = 1;
}
