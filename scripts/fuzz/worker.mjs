/** Runs one target over its inputs, one after the other, and tells the main thread where it is through shared memory. */
import { parentPort, workerData } from "node:worker_threads";
import { UserError } from "../../dist/index.js";
import { inputAt } from "./inputs.mjs";
import { targets } from "./targets.mjs";

const { name, seeds, seed, from, to, shared } = workerData;
/** Index of the input under way, and how many are done. */
const progress = new Int32Array(shared);

for (let index = from; index < to; index += 1) {
  Atomics.store(progress, 0, index);
  try {
    await targets[name].run(inputAt(seeds, seed, index));
  } catch (error) {
    if (!(error instanceof UserError)) parentPort.postMessage({ index, error: error?.stack ?? String(error) });
  }
  Atomics.add(progress, 1, 1);
}
