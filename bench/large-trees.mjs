/**
 * What trees of 10 to 10,000 policies cost, command by command: `node bench/large-trees.mjs [--write] [sizes …]`. Prints a table of
 * processor time and peak memory, and with `--write` puts it into docs/large-trees.md, with a chart beside it. The tree is
 * that of make-tree.mjs, in two networks, with a stack per team; its plan is that of a tree which is deployed, and its traffic has two flows an app.
 *
 * Processor time, because it says more than the clock on a machine with other work. Needs GNU time, git, and 4 GB.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeTree } from "./make-tree.mjs";
import { compare } from "./measure.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const cli = here("../dist/cli.js");
const page = here("../docs/large-trees.md");
const chart = here("../docs/large-trees.svg");
const sizes = process.argv.slice(2).filter((argument) => /^\d+$/.test(argument));
const asOf = "2026-11-24";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "discriminat-policy-bench-"));
try {
  const rows = (sizes.length === 0 ? [10, 100, 1000, 10_000] : sizes.map(Number)).flatMap(measure);
  const table = tableOf(rows);
  console.log(`\n${table}`);
  if (process.argv.includes("--write")) await write(rows, table);
} finally {
  fs.rmSync(root, { recursive: true, force: true });
}

/** A row of the table for each command. */
function measure(policies) {
  const cwd = path.join(root, `${policies}`);
  const settings = path.join(makeTree(path.join(cwd, "policies"), policies), "discriminat.yaml");
  fs.appendFileSync(settings, "terraform: {stacks: team}\n");
  const git = (...args) => run("git", ["-c", "user.name=B", "-c", "user.email=b@example.com", ...args], cwd);
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "Start");
  const policy = path.join(cwd, "policies/team-0/app-0.yaml");
  fs.writeFileSync(
    policy,
    fs.readFileSync(policy, "utf8").replace("allow:\n", "allow:\n  - {tls: [new.example.com], reason: New}\n"),
  );
  fs.writeFileSync(path.join(cwd, "observations.json"), JSON.stringify(snapshotOf(policies)));
  run(process.execPath, [cli, "synth", "--quiet"], cwd);
  fs.writeFileSync(path.join(cwd, "plan.json"), JSON.stringify(deployedPlan(path.join(cwd, "cdktf.out/stacks"))));
  const commands = {
    lint: ["lint"],
    check: ["check", "--observations", "observations.json"],
    status: ["status", "--observations", "observations.json"],
    review: ["review", "--base", "main"],
    plan: ["plan", "plan.json"],
    synth: ["synth", "--outdir", "again"],
  };
  const contestants = Object.entries(commands).map(([name, args]) => ({
    name,
    cwd,
    statuses: [0, 1],
    command: [process.execPath, cli, ...args, "--quiet", ...(name === "synth" ? [] : ["--as-of", asOf])],
  }));
  const runs = policies > 1000 ? 1 : 3;
  return compare(`${policies} policies`, contestants, { runs, warmUps: 0 }).map((row) => ({ policies, ...row }));
}

function run(program, args, cwd) {
  const { status, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}: ${stderr}`);
}

/** One connection of each app that its policy lets through, and one that it does not. */
function snapshotOf(policies) {
  const flow = (app, name, outcome) => ({
    ...{ app, group: null, name, protocol: "tls", port: 443, outcome, see_thru: "none", connections: 3, sources: 1 },
    ...{ days: ["2026-11-01"], first_seen: "2026-11-01T00:00:00Z", last_seen: "2026-11-01T00:00:00Z" },
    ...{ protocol_versions: [], reasons: [] },
  });
  const flows = Array.from({ length: policies }, (_, index) => [
    flow(`app-${index}`, "sts.eu-west-2.amazonaws.com", "allowed"),
    flow(`app-${index}`, "unknown.example.com", "disallowed"),
  ]).flat();
  return {
    ...{ version: 1, network: "prod", window: { from: "2026-11-01T00:00:00Z", to: "2026-11-15T00:00:00Z" } },
    ...{ complete: true, gaps: [], verbosity: "full", unattributed: { ambiguous: 0, unknown: 0 }, sources: [] },
    records: { client: flows.length, server: 0, config: 0, unreadable: 0 },
    ...{ flows, acceptances: [] },
  };
}

/** As `terraform show -json` prints a plan in which nothing changes, of all stacks of one network. */
function deployedPlan(stacks) {
  const changes = [];
  const ids = new Map();
  for (const stack of fs.readdirSync(stacks).filter((name) => name.startsWith("prod"))) {
    const { resource } = JSON.parse(fs.readFileSync(path.join(stacks, stack, "cdk.tf.json"), "utf8"));
    const add = (type, attributesOf) => {
      for (const [name, written] of Object.entries(resource[type] ?? {})) {
        const { "//": _, lifecycle, depends_on, ...attributes } = written;
        const address = `${type}.${name}`;
        const after = attributesOf(attributes, address);
        const change = { actions: ["no-op"], before: after, after, after_unknown: {} };
        changes.push({ address, mode: "managed", type, name, change });
      }
    };
    add("aws_security_group", (attributes, address) => {
      const id = `sg-${ids.size.toString(16).padStart(17, "0")}`;
      ids.set(`\${${address}.id}`, id);
      return { ...attributes, id, egress: [] };
    });
    add("aws_vpc_security_group_egress_rule", (attributes) => ({
      ...attributes,
      security_group_id: ids.get(attributes.security_group_id),
    }));
  }
  return { format_version: "1.2", resource_changes: changes, configuration: { root_module: {} } };
}

function tableOf(rows) {
  const columns = [...new Set(rows.map(({ policies }) => policies))];
  const names = [...new Set(rows.map(({ name }) => name))];
  const cell = (name, policies) => {
    const row = rows.find((one) => one.name === name && one.policies === policies);
    return `${row.processorSeconds.toFixed(1)} s, ${row.peakMb.toFixed(0)} MB`;
  };
  const growth = (name) => {
    const [before, last] = rows.filter((row) => row.name === name).slice(-2);
    return last === undefined ? "" : `${(last.processorSeconds / before.processorSeconds).toFixed(1)} x`;
  };
  return [
    `| command | ${columns.map((size) => `${size.toLocaleString("en-US")} apps`).join(" | ")} | the last step |`,
    `| --- |${" --- |".repeat(columns.length + 1)}`,
    ...names.map(
      (name) => `| \`${name}\` | ${columns.map((size) => cell(name, size)).join(" | ")} | ${growth(name)} |`,
    ),
  ].join("\n");
}

/** Both axes are logarithmic: what is linear is a straight line that rises as steeply as the dashed one. */
async function write(rows, table) {
  const vega = await import("vega");
  const values = rows.map(({ name, policies, processorSeconds }) => ({ name, policies, seconds: processorSeconds }));
  const field = { x: { scale: "x", field: "policies" }, y: { scale: "y", field: "seconds" } };
  const [least, most] = [
    Math.min(...values.map((row) => row.policies)),
    Math.max(...values.map((row) => row.policies)),
  ];
  const top = Math.max(...values.map((row) => row.seconds));
  const spec = {
    $schema: "https://vega.github.io/schema/vega/v6.json",
    ...{ width: 560, height: 320, padding: 8, background: "white" },
    data: [
      { name: "table", values },
      {
        name: "linear",
        values: [
          { policies: least, seconds: (top * least) / most },
          { policies: most, seconds: top },
        ],
      },
    ],
    scales: [
      { name: "x", type: "log", domain: { data: "table", field: "policies" }, range: "width" },
      {
        name: "y",
        type: "log",
        domain: { fields: [{ data: "table", field: "seconds" }, [0.1]] },
        range: "height",
        nice: true,
      },
      { name: "color", type: "ordinal", domain: { data: "table", field: "name" }, range: "category" },
    ],
    axes: [
      { orient: "bottom", scale: "x", title: "apps", grid: true, values: [10, 100, 1000, 10_000] },
      { orient: "left", scale: "y", title: "seconds of processor time", grid: true, tickCount: 5 },
    ],
    legends: [{ stroke: "color", symbolType: "stroke", title: "command" }],
    marks: [
      {
        type: "line",
        from: { data: "linear" },
        encode: { enter: { ...field, stroke: { value: "#888" }, strokeDash: { value: [4, 4] } } },
        clip: true,
      },
      {
        type: "group",
        from: { facet: { name: "series", data: "table", groupby: "name" } },
        marks: [
          {
            type: "line",
            from: { data: "series" },
            encode: { enter: { ...field, stroke: { scale: "color", field: "name" }, strokeWidth: { value: 2 } } },
          },
        ],
      },
    ],
  };
  const svg = await new vega.View(vega.parse(spec), { renderer: "none" }).toSVG();
  // An image has one text for all of it.
  const title = "<title>Seconds of processor time by the number of apps</title>";
  const image = svg
    .replaceAll(/ (?:role|aria-\w+)="[^"]*"/g, "")
    .replace(/^<svg [^>]*>/, (start) => `${start}${title}`);
  fs.writeFileSync(chart, `${image}\n`);
  const text = fs.readFileSync(page, "utf8");
  const [begin, end] = ["<!-- measured: begin -->\n", "<!-- measured: end -->"];
  const [before, after] = [text.split(begin)[0], text.split(end)[1]];
  if (after === undefined) throw new Error(`${page} has no place for the table`);
  fs.writeFileSync(page, `${before}${begin}\n${table}\n\n${end}${after}`);
}
