/**
 * Runs whole commands in turn (A B A B …), so that a machine whose speed drifts is fair to all, and prints medians and ratios
 * against the first. Where GNU time is installed, also the kernel's figures for the process: seconds of processor time, which
 * say more than the clock on a machine with other work, and peak memory.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const timeProgram = ["/usr/bin/time"].find((file) => fs.existsSync(file));

/** @param {string[]} command @param {{cwd?: string, env?: NodeJS.ProcessEnv, statuses?: number[]}} options */
function runOnce(command, { cwd, env, statuses = [0] } = {}) {
  const figures = path.join(os.tmpdir(), `bench-${process.pid}.txt`);
  const argv = timeProgram === undefined ? command : [timeProgram, "-f", "%U %S %M", "-o", figures, ...command];
  const start = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(argv[0], argv.slice(1), {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
    maxBuffer: 1 << 28,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (error) throw error;
  if (!statuses.includes(status ?? -1)) throw new Error(`${command.join(" ")} ended with ${status}:\n${stderr}`);
  // The last line: before it, GNU time says where a command did not end with 0.
  const [user, system, peakKb] =
    timeProgram === undefined
      ? [Number.NaN, Number.NaN, Number.NaN]
      : fs.readFileSync(figures, "utf8").trim().split("\n").at(-1).split(" ").map(Number);
  fs.rmSync(figures, { force: true });
  return { seconds, processorSeconds: user + system, peakMb: peakKb / 1024 };
}

function median(values) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[sorted.length >> 1];
}

/**
 * Measures the commands and prints a table. The first is the yardstick of the ratios.
 * @param {string} title
 * @param {{name: string, command: string[], cwd?: string, env?: NodeJS.ProcessEnv, statuses?: number[]}[]} contestants
 */
export function compare(title, contestants, { runs = Number(process.env.BENCH_RUNS ?? 5), warmUps = 1 } = {}) {
  const results = contestants.map(() => []);
  for (let round = -warmUps; round < runs; round += 1) {
    contestants.forEach((contestant, index) => {
      const result = runOnce(contestant.command, contestant);
      if (round >= 0) results[index].push(result);
    });
  }
  const medianOf = (index, key) => median(results[index].map((result) => result[key]));
  const [base, processorBase] = [medianOf(0, "seconds"), medianOf(0, "processorSeconds")];
  console.log(`\n${title} (median of ${runs}, Node ${process.versions.node}, ${os.cpus().length} cores)`);
  const width = Math.max(...contestants.map((contestant) => contestant.name.length));
  return contestants.map((contestant, index) => {
    const [seconds, processorSeconds] = [medianOf(index, "seconds"), medianOf(index, "processorSeconds")];
    const peakMb = Math.max(...results[index].map((result) => result.peakMb));
    const row = { name: contestant.name, seconds, processorSeconds, ratio: seconds / base, peakMb };
    const times = (value, ratio) => `${value.toFixed(3).padStart(8)} s ${ratio.toFixed(2).padStart(6)} x`;
    console.log(
      `  ${row.name.padEnd(width)}  ${times(seconds, row.ratio)}  processor ${times(processorSeconds, processorSeconds / processorBase)}  ${peakMb.toFixed(0).padStart(5)} MB`,
    );
    return row;
  });
}
