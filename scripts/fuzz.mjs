/**
 * `npm run fuzz [-- inputs [seed [target]]]`: tries the built package with texts made of its fixtures, and reports every crash,
 * every input that takes longer than two seconds, and every promise of a target that is broken. The same arguments try the
 * same inputs. Writes each input that failed to `.cache/fuzz/`. Exit code 1 where one did.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { inputAt, textsBelow } from "./fuzz/inputs.mjs";
import { targets } from "./fuzz/targets.mjs";

const slowMs = 2000;
const root = join(import.meta.dirname, "..");
const [inputs = "300000", seed = "1", only] = process.argv.slice(2);

const fixtures = (folder, ...endings) => textsBelow(join(root, folder), endings);
const seedsOf = {
  policy: [
    ...fixtures("test/fixtures/checks", "a.yaml", "checkout.yaml", "shop.yaml"),
    ...fixtures("policies", ".yaml"),
  ],
  settings: fixtures("test/fixtures", "discriminat.yaml"),
  bundle: [...fixtures("policies/bundles", ".yaml"), ...fixtures("test/fixtures/loader/bundles", ".yaml")],
  plan: fixtures("test/fixtures/plan", ".json"),
  logs: fixtures("test/fixtures/cli/observe", ".json", ".jsonl", ".csv", ".log", ".txt"),
  snapshot: fixtures("test/fixtures/checks/traffic", "observations.json"),
  pattern: [
    ...fixtures("test/fixtures/filter-pattern", ".txt").flatMap((text) => text.split("\n")),
    '{ $.outcome = "disallowed" }',
    '{ $.see_thru_exerted is true && $.dhost != "ec2-instance-connect.*" }',
    "{ $.dhost = %^a+.*b$% || ($.dpt >= 22 && $.dpt <= 443) }",
    "[ip, user, ..., size > 10]",
    '?ERROR ?WARN -"exiting"',
    "%\\d{2}[a-f]+%",
  ],
  groups: ['{"sg-0123456789abcdef0":"checkout"}', ...fixtures("test/fixtures/plan", "groups.json", "state.json")],
  names: [
    "api.stripe.com",
    "*.paypal.com",
    "ec2.{region}.amazonaws.com",
    "discriminat:tls:a.example,b.example",
    "discriminat:see-thru:2026-12-31",
    "tls://api.stripe.com:443",
    "?.bbc.co.uk",
    "xn--bcher-kva.example",
    "*.*.github.io",
  ],
};

/** @returns the inputs that failed, each with what happened */
async function fuzz(name, count) {
  const seeds = seedsOf[targets[name].seeds];
  const failures = [];
  let from = 0;
  while (from < count) from = await runUntilSlow({ name, seeds, seed: Number(seed), from, to: count }, failures);
  return failures.map((failure) => ({ ...failure, input: inputAt(seeds, Number(seed), failure.index) }));
}

/** Runs a worker to the end, or until an input takes too long; @returns where to go on */
function runUntilSlow(work, failures) {
  const shared = new SharedArrayBuffer(8);
  const progress = new Int32Array(shared);
  const worker = new Worker(new URL("./fuzz/worker.mjs", import.meta.url), { workerData: { ...work, shared } });
  return new Promise((resolve, reject) => {
    let done = -1;
    const watch = setInterval(() => {
      const now = Atomics.load(progress, 1);
      if (now !== done || now === 0) {
        done = now;
        return;
      }
      const index = Atomics.load(progress, 0);
      failures.push({ index, error: `takes longer than ${slowMs} ms` });
      clearInterval(watch);
      worker.removeAllListeners("exit");
      void worker.terminate().then(() => resolve(index + 1));
    }, slowMs);
    worker.on("message", (failure) => failures.push(failure));
    worker.on("error", reject);
    worker.on("exit", () => {
      clearInterval(watch);
      resolve(work.to);
    });
  });
}

const names = Object.keys(targets).filter((name) => only === undefined || name === only);
const folder = join(root, ".cache/fuzz");
let failed = 0;
for (const name of names) {
  const count = Math.ceil(Number(inputs) / names.length);
  const failures = await fuzz(name, count);
  failed += failures.length;
  console.log(`${name}: ${count} inputs, ${failures.length} failed`);
  for (const { index, error, input } of failures.slice(0, 5)) {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${name}-${seed}-${index}.txt`);
    writeFileSync(file, input);
    console.log(
      `  input ${index} (.cache/fuzz/${name}-${seed}-${index}.txt): ${error.split("\n").slice(0, 4).join("\n    ")}`,
    );
  }
}
process.exitCode = failed === 0 ? 0 : 1;
