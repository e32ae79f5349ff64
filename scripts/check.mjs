/**
 * `npm run check`: everything that must hold before a change lands, in one command and in the order in which it fails fastest.
 * Runs the steps one after the other and stops at the first that fails. Must not change any tracked file.
 */
import { spawnSync } from "node:child_process";

const results = process.env.CHECK_RESULTS;
const reporters = results ? ["--reporter=default", "--reporter=json", `--outputFile.json=${results}`] : [];

const steps = [
  ["generate", "npm", ["run", "--silent", "generate"]],
  ["format and lint", "npx", ["biome", "check", "."]],
  ["types", "npx", ["tsc", "--noEmit"]],
  ["build", "npm", ["run", "--silent", "build"]],
  ["tests", "npx", ["vitest", "run", ...reporters]],
  ["unused code", "npx", ["knip"]],
  ["package", "npx", ["publint", "--strict"]],
  ["package types", "npx", ["attw", "--pack", ".", "--profile", "esm-only"]],
];

for (const [name, command, args] of steps) {
  console.log(`\n==> ${name}`);
  const { status, signal } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) {
    console.error(`\ncheck: "${name}" failed (${command} ${args.join(" ")})`);
    process.exit(signal === null ? (status ?? 1) : 130);
  }
}
