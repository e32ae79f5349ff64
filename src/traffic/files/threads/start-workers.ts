/** Starts threads that count files, and ends them. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { UserError } from "../../../errors.ts";
import { type FromWorker, protocol, type ToWorker, type WorkerSettings } from "./messages.ts";

export interface Workers {
  readonly count: number;
  readonly say: (thread: number, message: ToWorker) => void;
  /** @param died says why, in words */
  readonly listen: (
    heard: (thread: number, message: FromWorker) => void,
    died: (thread: number, why: Error) => void,
  ) => void;
  readonly end: () => Promise<void>;
}

/**
 * Beside this file in the package. A bundler that puts the package's code into one file does not take it along, and in the sources
 * themselves it is not compiled: then there are no threads.
 */
const builtWorker = new URL("./worker.js", import.meta.url);

/** `undefined` where threads cannot be had: the file is missing, or another version's, or the system refuses. */
export async function startWorkers(
  count: number,
  settings: WorkerSettings,
  file: URL = builtWorker,
): Promise<Workers | undefined> {
  if (file.protocol !== "file:" || !existsSync(fileURLToPath(file))) return undefined;
  const workers: Worker[] = [];
  const end = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  try {
    for (let index = 0; index < count; index += 1) {
      // Options of the caller's Node, such as a loader, are not for this thread.
      workers.push(new Worker(file, { workerData: settings, execArgv: [], name: "log reader" }));
    }
    await Promise.all(workers.map(isReady));
  } catch {
    await end();
    return undefined;
  }
  return {
    count,
    say: (thread, message) => workers[thread]?.postMessage(message),
    listen: (heard, died) => {
      for (const [thread, worker] of workers.entries()) {
        let isDone = false;
        worker.on("message", (message: FromWorker) => {
          isDone ||= message.kind === "table";
          heard(thread, message);
        });
        worker.on("error", (error) => died(thread, error));
        worker.on("exit", (code) => {
          if (!isDone) died(thread, new Error(`it ended with ${code}`));
        });
      }
    },
    end,
  };
}

/** @throws where the thread does not begin, or is not one of ours. */
function isReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once("message", (message: FromWorker) => {
      worker.off("error", reject);
      worker.off("exit", reject);
      if (message.kind === "ready" && message.protocol === protocol) resolve();
      else reject(new Error("it is another program"));
    });
    worker.once("error", reject);
    worker.once("exit", reject);
  });
}

/** @param file what it was reading */
export function deathOf(file: string, why: Error): UserError {
  const isFull = "code" in why && why.code === "ERR_WORKER_OUT_OF_MEMORY";
  const what = isFull ? "ran out of memory" : `ended early (${why.message})`;
  return new UserError(`the thread that read ${file} ${what}; nothing was counted`, {
    hint: "Read on one thread: --jobs 1, and jobs: 1 in the library.",
    cause: why,
    exitCode: 3,
  });
}
