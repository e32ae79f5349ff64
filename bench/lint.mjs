/**
 * Lint against a bare parse-and-validate loop and against Spectral with an equivalent ruleset: `node bench/lint.mjs [policies]`.
 * Limits: at most 1.5 x the bare loop at 1,000 policies, at least 8 x faster than Spectral, linear and under 1 GB at 10,000.
 * Spectral is installed on demand into .cache/ (`--no-spectral` leaves it out).
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeTree } from "./make-tree.mjs";
import { compare } from "./measure.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const cache = here("../.cache/bench");
const cli = here("../dist/cli.js");
const asOf = "2026-11-24";

function spectral(root) {
  const home = path.join(cache, "spectral");
  const program = path.join(home, "node_modules/@stoplight/spectral-cli/dist/index.js");
  if (!fs.existsSync(program)) {
    fs.mkdirSync(home, { recursive: true });
    fs.writeFileSync(path.join(home, "package.json"), "{}");
    const { status } = spawnSync(
      "npm",
      ["install", "--no-fund", "--no-audit", "--ignore-scripts", "@stoplight/spectral-cli@6.16.3"],
      {
        cwd: home,
        stdio: "inherit",
      },
    );
    if (status !== 0) throw new Error("Spectral could not be installed; use --no-spectral");
  }
  // The same schema and the checks that Spectral's core functions can express.
  const ruleset = {
    rules: {
      schema: {
        given: "$",
        severity: "error",
        then: { function: "schema", functionOptions: { dialect: "draft2020-12", schema: policySchema() } },
      },
      names: {
        given: "$.allow[*].tls[*]",
        severity: "error",
        then: { function: "pattern", functionOptions: { match: "^[a-z0-9*?{}.-]+\\.[a-z0-9{}.-]+$" } },
      },
      reason: { given: "$.allow[*]", severity: "error", then: { field: "reason", function: "truthy" } },
    },
  };
  const rulesetFile = path.join(home, "ruleset.json");
  fs.writeFileSync(rulesetFile, JSON.stringify(ruleset));
  const command = (files) => [process.execPath, program, "lint", "--ruleset", rulesetFile, "--quiet", files];
  // A ruleset that does not apply is fast: it must find what is wrong here.
  const wrong = path.join(home, "wrong.yaml");
  fs.writeFileSync(wrong, "app: checkout\nteam: 5\nallow: [{tls: [localhost]}]\n");
  const [node, ...args] = command(wrong);
  const found = spawnSync(node, args, { encoding: "utf8" }).stdout;
  for (const rule of ["schema", "names", "reason"]) {
    if (!found.includes(rule)) throw new Error(`Spectral does not apply the rule ${rule}`);
  }
  return command(path.join(root, "team-*/*.yaml"));
}

function policySchema() {
  const schema = JSON.parse(fs.readFileSync(here("../schema/policy.schema.json"), "utf8"));
  delete schema.$id;
  return schema;
}

const flags = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const size = Number(process.argv.slice(2).find((argument) => !argument.startsWith("--")) ?? 1000);

const tree = makeTree(path.join(cache, `tree-${size}`), size);
const lint = (root) => [process.execPath, cli, "lint", "--policies", root, "--as-of", asOf, "--quiet"];
const bare = (root) => [process.execPath, here("bare-loop.mjs"), root];
compare(`lint of ${size} policies`, [
  { name: "parseDocument + ajv", command: bare(tree) },
  { name: "discriminat-policy lint", command: lint(tree) },
]);

if (!flags.includes("--no-spectral")) {
  compare(
    `lint of ${size} policies against Spectral`,
    [
      { name: "discriminat-policy lint", command: lint(tree) },
      { name: "spectral lint", command: spectral(tree) },
    ],
    { runs: 3, warmUps: 0 },
  );
}

if (!flags.includes("--no-growth")) {
  const large = makeTree(path.join(cache, `tree-${size * 10}`), size * 10);
  compare(
    "growth",
    [
      { name: `${size} policies`, command: lint(tree) },
      { name: `${size * 10} policies`, command: lint(large) },
      { name: `${size * 10} policies, parseDocument + ajv`, command: bare(large) },
    ],
    { runs: 3, warmUps: 0 },
  );
}
