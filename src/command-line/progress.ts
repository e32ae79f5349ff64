/** One line on standard error that says what takes so long. Only on a terminal. */
import type { GlobalOptions, Io } from "./command.ts";

const patienceMs = 1_000;
const clearLine = "\r\u001b[K";

export interface Progress {
  /** Says what comes next, once the command has taken longer than a second. */
  readonly step: (text: string) => void;
  readonly done: () => void;
}

export function startProgress(io: Io, { quiet }: GlobalOptions): Progress {
  const start = performance.now();
  let shown = false;
  if (quiet || !io.interactive) return { step: () => {}, done: () => {} };
  return {
    step: (text) => {
      if (performance.now() - start < patienceMs) return;
      io.err(`${clearLine}${text}...`);
      shown = true;
    },
    done: () => {
      if (shown) io.err(clearLine);
    },
  };
}
