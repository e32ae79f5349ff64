/**
 * The CDKTF app that `cdktf.json` runs: `discriminat-policy synth` with its checks, messages and exit codes, under the name
 * that CDKTF users look for. Takes the same arguments.
 */
process.argv.splice(2, 0, "synth");
void import("./cli.ts");
