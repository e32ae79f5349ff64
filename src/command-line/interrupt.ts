/**
 * Ctrl-C while something must be cleaned up. Outside of `cleaningUp` signals keep their default effect, so that long
 * computations, which do not return to the event loop, can always be stopped.
 */
import { constants } from "node:os";

type CleanUp = () => void | Promise<void>;

/** Of all works that run, begun last first: one may be part of another, and the process must not end before both are clean. */
const cleanUps: CleanUp[] = [];
let stopping = false;

async function stop(signal: "SIGINT" | "SIGTERM"): Promise<void> {
  const code = 128 + constants.signals[signal];
  // A second signal does not wait for the clean-up of the first.
  if (stopping) process.exit(code);
  stopping = true;
  try {
    await Promise.allSettled(cleanUps.toReversed().map(async (cleanUp) => cleanUp()));
  } finally {
    process.exit(code);
  }
}

/** Runs `work`; a signal meanwhile runs `cleanUp` first and then ends the process with 128 + the signal's number. */
export async function cleaningUp<T>(cleanUp: CleanUp, work: () => Promise<T>): Promise<T> {
  // Different for two works with the same clean-up.
  const own: CleanUp = () => cleanUp();
  if (cleanUps.push(own) === 1) {
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  }
  try {
    return await work();
  } finally {
    cleanUps.splice(cleanUps.indexOf(own), 1);
    if (cleanUps.length === 0 && !stopping) {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    }
  }
}

/**
 * Runs `work` with a signal that Ctrl-C aborts. The process then ends as soon as `work` does, and what `work` throws by then is
 * ignored. Existing files stay as they are, as long as `work` itself writes nothing once the signal is aborted.
 */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  let ended: Promise<unknown> = Promise.resolve();
  const abort = async (): Promise<void> => {
    controller.abort(new Error("interrupted"));
    await ended;
  };
  return await cleaningUp(abort, async () => {
    const result = work(signal);
    ended = result.catch(() => {});
    try {
      const value = await result;
      if (!signal.aborted) return value;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    // `cleaningUp` ends the process: until then callers must neither continue nor see an error.
    return await new Promise<never>(() => {});
  });
}

/** Ends the process as Ctrl-C does: for where the terminal hands the key over instead of sending a signal. */
export function endInterrupted(): never {
  process.exit(128 + constants.signals.SIGINT);
}
