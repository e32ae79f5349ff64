/**
 * Ctrl-C while something must be tidied up. Outside of `cleaningUp` signals keep their default effect, so that long
 * computations, which do not return to the event loop, can always be stopped.
 */
import { constants } from "node:os";

/** Runs `work`; a signal meanwhile runs `cleanUp` first and then ends the process with 128 + the signal's number. */
export async function cleaningUp<T>(cleanUp: () => void | Promise<void>, work: () => Promise<T>): Promise<T> {
  let stopping = false;
  const stop = async (signal: "SIGINT" | "SIGTERM"): Promise<void> => {
    const code = 128 + constants.signals[signal];
    // A second signal does not wait for the clean-up of the first.
    if (stopping) process.exit(code);
    stopping = true;
    try {
      await cleanUp();
    } finally {
      process.exit(code);
    }
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  try {
    return await work();
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}
