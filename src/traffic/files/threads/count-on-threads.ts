/**
 * Counts several files side by side. The result is that of one thread, which docs/decisions/0160-files-on-every-core.md explains: what a
 * thread counts depends on one file alone, and what depends on several is decided here, in their order.
 */
import { UserError } from "../../../errors.ts";
import { quote } from "../../../text/quote.ts";
import { createTrafficTable } from "../../counting/traffic-table.ts";
import type { Window } from "../../flow.ts";
import type { CountedFiles } from "../counted-files.ts";
import { createEventMemory, type EventMemoryOptions } from "../event-memory.ts";
import { createSeed } from "../fingerprint.ts";
import { emptyFiles, type FilesProgress } from "../read-messages.ts";
import { createFileOrder } from "./file-order.ts";
import { type Failure, type FromWorker, protocol } from "./messages.ts";
import { deathOf, startWorkers, type Workers } from "./start-workers.ts";

export interface ThreadedOptions extends EventMemoryOptions {
  readonly cwd: string;
  readonly window?: Window | undefined;
  readonly maxDailyFlows?: number | undefined;
  readonly onProgress?: (progress: FilesProgress) => void;
  readonly worker?: URL | undefined;
}

/**
 * @returns `undefined` where one thread has to do it: there are no others, or there is no room for all daily flows, and which ones
 * are kept depends on the order of the lines.
 * @throws as one thread would; UserError where a thread dies; the reason of `signal` where it is aborted.
 */
export async function countOnThreads(
  files: readonly string[],
  threads: number,
  options: ThreadedOptions,
  signal: AbortSignal,
): Promise<CountedFiles | undefined> {
  const { cwd, window, maxDailyFlows, mostEvents, worker } = options;
  const seed = createSeed();
  const settings = { protocol, cwd, window, maxDailyFlows, mostEvents, seed };
  const workers = await startWorkers(threads, settings, worker);
  if (workers === undefined) return undefined;
  try {
    signal.throwIfAborted();
    return await new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      conduct(files, workers, options, resolve, reject);
    });
  } finally {
    await workers.end();
  }
}

function conduct(
  files: readonly string[],
  workers: Workers,
  options: ThreadedOptions,
  resolve: (counted: CountedFiles | undefined) => void,
  reject: (error: unknown) => void,
): void {
  const { onProgress = () => {} } = options;
  const table = createTrafficTable(options);
  const events = createEventMemory(options);
  const order = createFileOrder(files, events);
  /** The file that each thread has. */
  const fileOf = new Map<number, number>();
  let next = 0;
  let filesDone = 0;
  let bytesRead = 0;
  let tables = 0;
  let hasRecord = false;

  const handOut = (thread: number): void => {
    if (next === files.length) return;
    fileOf.set(thread, order.begin(thread));
    workers.say(thread, { kind: "count", file: files[next] ?? "", sampleBits: events.sampleBits() });
    next += 1;
  };

  /** After a file is done, or has failed. */
  const goOn = (thread: number): void => {
    const failure = order.failure();
    if (failure !== undefined) reject(failure);
    else if (!order.areAllDone()) handOut(thread);
    else if (order.areAllEmpty()) reject(emptyFiles(files));
    else for (let each = 0; each < workers.count; each += 1) workers.say(each, { kind: "handOver" });
  };

  const heard = (thread: number, message: FromWorker): void => {
    const file = fileOf.get(thread) ?? 0;
    switch (message.kind) {
      case "read":
        bytesRead += message.bytes;
        onProgress({ file: files[file] ?? "", filesDone, filesKnown: files.length, bytesRead });
        return;
      case "events":
        order.addEvents(file, message.block, (compared) => workers.say(thread, { kind: "compared", events: compared }));
        return;
      case "counted":
        filesDone += 1;
        if (message.facts.hasLost) resolve(undefined);
        order.end(file, message.facts);
        goOn(thread);
        return;
      case "failed":
        // Files behind it are of no interest.
        next = files.length;
        order.fail(file, errorOf(message.failure));
        goOn(thread);
        return;
      case "table":
        tables += 1;
        hasRecord ||= message.hasRecord;
        if (!table.addParts(message.parts, order.lessOf(thread))) resolve(undefined);
        else if (tables === workers.count) resolve({ table, events, hasRecord, ...order.said() });
    }
  };

  workers.listen(heard, (thread, why) => reject(deathOf(quote(files[fileOf.get(thread) ?? 0] ?? ""), why)));
  for (let thread = 0; thread < workers.count; thread += 1) handOut(thread);
}

function errorOf({ isUserError, message, hint, exitCode, stack }: Failure): Error {
  if (isUserError) return new UserError(message, hint === undefined ? { exitCode } : { hint, exitCode });
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
