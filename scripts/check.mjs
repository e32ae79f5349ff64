/**
 * `npm run check`: everything that must hold before a change lands, in one command and in the order in which it fails fastest.
 * Runs the steps one after the other and stops at the first that fails. Must not change any file that git knows or would see.
 * `npm run check -- --tested` leaves out the quick suites, for where `npm test` has just run.
 */
import { spawnSync } from "node:child_process";
import { gitSuitesLeftOut } from "./git-suites.mjs";
import { reporters, suites } from "./suites.mjs";
import { watchClone } from "./watch-clone.mjs";

const tested = process.argv.includes("--tested");

/** The day that the company in policies/ is written for: its see-thru window is open. */
const asOf = "2026-11-24";

/** Packing would build once more. */
const withoutScripts = { npm_config_ignore_scripts: "true" };

const tests = ["vitest", "run", ...suites(...(tested ? [] : ["quick"]), "others"), ...reporters("others")];
const steps = [
  ["build", "npm", ["run", "--silent", "build"]],
  ["format and lint", "npx", ["biome", "check", "."]],
  ["types", "npx", ["tsc", "--noEmit"]],
  ["dependencies", "node", ["scripts/check-dependencies.mjs"]],
  ["the company's policies: lint", "node", ["dist/cli.js", "lint", "--as-of", asOf]],
  ["the company's policies: test", "node", ["dist/cli.js", "test", "--as-of", asOf]],
  ["the company's policies: synth", "node", ["dist/cli.js", "synth", "--as-of", asOf]],
  [tested ? "the tests that npm test leaves out" : "tests", "npx", tests],
  ["the core on the newest Node LTS", "node", ["scripts/test-on-current-node.mjs"]],
  ["unused code", "npx", ["knip"]],
  ["package", "npx", ["publint", "--strict"]],
  ["package types", "npx", ["attw", "--pack", ".", "--profile", "esm-only"], withoutScripts],
];

const withoutGit = gitSuitesLeftOut();
if (withoutGit.length > 0) console.log(`check: git is not installed, which leaves out\n  ${withoutGit.join("\n  ")}`);
const changedSince = watchClone();
for (const [name, command, args, env] of steps) {
  console.log(`\n==> ${name}`);
  const { status, signal } = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  if (status !== 0) {
    console.error(`\ncheck: "${name}" failed (${command} ${args.join(" ")})`);
    process.exit(signal === null ? (status ?? 1) : 130);
  }
}
const changed = changedSince();
if (changed.length > 0) {
  console.error(`\ncheck: a step wrote into the clone, or someone did meanwhile:\n  ${changed.join("\n  ")}`);
  process.exit(1);
}
