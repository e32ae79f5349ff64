/** Start-up against bare Node: `node bench/start-up.mjs`. Limit: `--version` and `--help` at most 1.3 x `node -e 0`. */
import { fileURLToPath } from "node:url";
import { compare } from "./measure.mjs";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
compare(
  "Start-up",
  [
    { name: "node -e 0", command: [process.execPath, "-e", "0"] },
    { name: "--version", command: [process.execPath, cli, "--version"] },
    { name: "--help", command: [process.execPath, cli, "--help"] },
    { name: "lint --help", command: [process.execPath, cli, "lint", "--help"] },
  ],
  { runs: 21 },
);
