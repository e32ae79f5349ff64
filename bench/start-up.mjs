/**
 * Start-up against bare Node: `node bench/start-up.mjs`. Limits: `--version` and `--help` at most 1.3 x `node -e 0`, the help of
 * every command at most 1.5 x. The last rows are for comparison: a help that is rendered, and a command that runs.
 */
import { fileURLToPath } from "node:url";
import { compare } from "./measure.mjs";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const { commands } = await import(new URL("../dist/commands/registry.js", import.meta.url).href);

const lines = [
  "--version",
  "--help",
  ...commands.map(({ spec }) => `${spec.name} --help`),
  "lint --help --quiet",
  "explain aws/ecr",
];
compare(
  "Start-up",
  [
    { name: "node -e 0", command: [process.execPath, "-e", "0"] },
    ...lines.map((line) => ({ name: line, command: [process.execPath, cli, ...line.split(" ")] })),
  ],
  { runs: Number(process.env.BENCH_RUNS ?? 21) },
);
