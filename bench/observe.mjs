/**
 * `observe --logs` against what one would write or install instead: `node bench/observe.mjs [lines]` (default: 200,000; 10,000,000
 * are 3.4 GB of JSON lines, and as much again with the time before them, and take 15 minutes with BENCH_RUNS=3). Aims: at least
 * 5 x as fast as `readline` and `JSON.parse`, 1.3 x as DuckDB, over `.gz` 2 x as the former; under 250 MB. Files are made in the
 * temporary folder, and removed.
 *
 * Ten files are read on all cores, against `--jobs 1`, and against the program of another build where OBSERVE_BEFORE names its `cli.js`.
 * Take 2,000,000 lines at least: less than 400 MB are read on one. What a second core is worth can only be told on a machine that has
 * one to spare: compare the seconds by the clock there, and those of the processor elsewhere. `node bench/observe.mjs <lines> parts`
 * measures them alone.
 *
 * DuckDB takes part where DUCKDB_HOME names a folder with it: `npm install --prefix <folder> @duckdb/node-api`.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeLogs } from "./make-logs.mjs";
import { compare } from "./measure.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const lines = Number(process.argv[2] ?? 200_000);
const isPartsAlone = process.argv[3] === "parts";
const runs = Number(process.env.BENCH_RUNS ?? (lines > 1_000_000 ? 1 : 3));
const { DUCKDB_HOME: duckHome, OBSERVE_BEFORE: before } = process.env;
const maxPeakMb = 250;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "discriminat-policy-bench-"));
try {
  const at = (name) => path.join(folder, name);
  console.log(`${lines.toLocaleString("en-US")} lines in ${folder}`);
  makeLogs({ json: at("flow.jsonl"), ...(isPartsAlone ? {} : { s3: at("flow.log") }) }, lines);
  const observe = (file) => ({
    name: "observe --logs",
    command: [
      process.execPath,
      here("../dist/cli.js"),
      "observe",
      "--logs",
      at(file),
      "--out",
      at("o.json"),
      "--quiet",
    ],
  });
  const naive = (file) => ({
    name: "readline + JSON.parse",
    command: [process.execPath, here("count-naively.mjs"), at(file)],
  });
  const duck = (file) =>
    duckHome === undefined
      ? []
      : [{ name: "DuckDB", command: [process.execPath, here("count-with-duckdb.mjs"), duckHome, at(file)] }];
  const query = 'select(.cat == "client") | [.dhost, .proto, .dpt, .outcome, .see_thru_gid, .see_thru_exerted] | @tsv';
  const jq = (file) => ({
    name: "jq | sort | uniq -c",
    command: ["sh", "-c", `jq -r '${query}' ${at(file)} | sort | uniq -c`],
  });
  /** The first is the yardstick of the ratios. */
  function onEveryCore(title, folder) {
    const reading = (name, program, out, ...more) => ({
      name,
      command: [process.execPath, program, "observe", "--logs", at(folder), "--out", at(out), "--quiet", ...more],
    });
    const ours = here("../dist/cli.js");
    const contestants = [
      reading("all cores", ours, "all.json"),
      reading("--jobs 1", ours, "one.json", "--jobs", "1"),
      ...(before === undefined ? [] : [reading("before", before, "before.json")]),
    ];
    compare(title, contestants, { runs, warmUps: 0 });
    for (const { command } of contestants) {
      const snapshot = command[command.indexOf("--out") + 1];
      if (fs.readFileSync(snapshot).equals(fs.readFileSync(at("all.json")))) continue;
      throw new Error("the snapshot depends on the number of threads");
    }
  }
  const limit = (name, ...command) => ({ name, command });
  if (!isPartsAlone) {
    run("gzip", ["--keep", at("flow.jsonl")]);
    requireSame(observe("flow.jsonl"), naive("flow.jsonl"), at("o.json"));
    report(
      compare(
        `${size(at("flow.jsonl"))} of JSON lines`,
        [
          naive("flow.jsonl"),
          observe("flow.jsonl"),
          ...duck("flow.jsonl"),
          ...(has("jq") ? [jq("flow.jsonl")] : []),
          limit("wc -l", "wc", "-l", at("flow.jsonl")),
        ],
        { runs, warmUps: 0 },
      ),
    );
    report(
      compare(`${size(at("flow.log"))} of an S3 export`, [naive("flow.log"), observe("flow.log")], {
        runs,
        warmUps: 0,
      }),
    );
    report(
      compare(
        `${size(at("flow.jsonl.gz"))} of .gz`,
        [
          naive("flow.jsonl.gz"),
          observe("flow.jsonl.gz"),
          ...duck("flow.jsonl.gz"),
          limit("gzip -dc", "gzip", "-dc", at("flow.jsonl.gz")),
        ],
        { runs, warmUps: 0 },
      ),
    );
  }
  fs.mkdirSync(at("parts"));
  run("split", ["-n", "l/10", at("flow.jsonl"), at("parts/part-")]);
  onEveryCore("ten parts of the JSON lines", "parts");
  for (const part of fs.readdirSync(at("parts"))) run("gzip", [path.join(at("parts"), part)]);
  onEveryCore("ten parts as .gz", "parts");
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout;
}

function has(program) {
  return spawnSync(program, ["--version"]).status === 0;
}

function size(file) {
  return `${Math.round(fs.statSync(file).size / 1e6)} MB`;
}

/** Who counts something else may be as fast as they like. */
function requireSame(ours, theirs, snapshotFile) {
  run(ours.command[0], ours.command.slice(1));
  const { flows, records } = JSON.parse(fs.readFileSync(snapshotFile, "utf8"));
  const naive = JSON.parse(run(theirs.command[0], theirs.command.slice(1)));
  const facts = (list) => JSON.stringify(list.sort());
  const own = flows.map(({ name, port, connections, sources }) => `${name} ${port} ${connections} ${sources}`);
  const other = naive.flows.map((line) => {
    const [key, connections, sources] = JSON.parse(line);
    const [name, , port] = JSON.parse(key);
    return `${name} ${port} ${connections} ${sources}`;
  });
  if (facts(own) !== facts(other)) throw new Error("observe and the naive loop count different flows");
  if (records.client !== naive.records.client || records.server !== naive.records.server) {
    throw new Error("observe and the naive loop count different records");
  }
  console.log(`  ${flows.length} flows, the same by both`);
}

function report(rows) {
  const ours = rows.find(({ name }) => name === "observe --logs");
  for (const other of rows.filter((row) => row !== ours)) {
    const ratios = [other.seconds / ours.seconds, other.processorSeconds / ours.processorSeconds].map((ratio) =>
      ratio.toFixed(2),
    );
    console.log(`  observe is ${ratios[0]} x as fast as ${other.name} (${ratios[1]} x by processor time)`);
  }
  if (ours.peakMb > maxPeakMb) throw new Error(`observe took ${ours.peakMb.toFixed(0)} MB`);
}
