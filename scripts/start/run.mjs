/** Programs that `npm start` runs: one at a time, ended with it, their output kept for when they fail. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

/** A program that failed; the message says what it wrote. */
export class Failure extends Error {}

let current;
let interrupted = false;

/** What the program writes to standard output. `timeLimitMs` ends it by force. @throws Failure */
export async function run(program, args, { env = process.env, timeLimitMs } = {}) {
  const child = spawn(program, args, {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeLimitMs,
    killSignal: "SIGKILL",
  });
  current = child;
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"]) {
    child[stream].setEncoding("utf8").on("data", (text) => {
      said[stream] += text;
    });
  }
  let code;
  try {
    [code] = await once(child, "close");
  } catch (error) {
    throw new Failure(`${program} does not start: ${error.message}`);
  }
  current = undefined;
  // The handler of the signal ends this process; nothing may begin meanwhile.
  if (interrupted) await new Promise(() => {});
  if (code === 0) return said.stdout;
  const why = code === null ? `took longer than ${timeLimitMs / 1000} seconds` : `failed with exit code ${code}`;
  throw new Failure(`${[program, ...args].join(" ")}: ${why}\n${said.stderr || said.stdout}`);
}

/** Whether the machine has a program. */
export function isThere(program, ...args) {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

/** On Ctrl-C and its kin: ends the program that runs, waits for it, cleans up, and ends this process as a shell expects. */
export function onInterrupt(cleanUp) {
  for (const [signal, number] of [
    ["SIGHUP", 1],
    ["SIGINT", 2],
    ["SIGTERM", 15],
  ]) {
    process.once(signal, async () => {
      interrupted = true;
      if (current !== undefined) {
        current.kill();
        setTimeout(() => current?.kill("SIGKILL"), 3000).unref();
        await once(current, "exit");
      }
      cleanUp();
      process.exit(128 + number);
    });
  }
}
