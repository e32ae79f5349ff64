#!/usr/bin/env node
/**
 * The program: arguments in, exit code out. Reads the clock, the terminal and the environment, once; nothing else does.
 * The version and every help text are prepared at build time, so that they start as fast as Node itself: this file must not
 * import anything but Node's own modules before it knows what is asked.
 */
import { fstatSync, readFileSync } from "node:fs";
import type { Io } from "./command-line/command.ts";

/** Where the build put the answer to these arguments, if it has prepared one. */
function preparedFile(argv: readonly string[]): string | undefined {
  const [first = "", second] = argv;
  const isHelp = (text: string): boolean => text === "--help" || text === "-h";
  if (argv.length === 1) {
    if (first === "--version" || first === "-V") return "prepared/version.txt";
    return isHelp(first) || first === "help" ? "prepared/help.txt" : undefined;
  }
  if (argv.length !== 2 || second === undefined) return undefined;
  const command = isHelp(second) ? first : first === "help" ? second : "";
  return /^[a-z]+$/.test(command) ? `prepared/${command}-help.txt` : undefined;
}

/** `undefined` for an unknown command, and in an unfinished build. */
function preparedText(argv: readonly string[]): string | undefined {
  const file = preparedFile(argv);
  if (file === undefined) return undefined;
  try {
    return readFileSync(new URL(file, import.meta.url), "utf8");
  } catch {
    return undefined;
  }
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !["", "0", "false"].includes(value);
}

/** What is said last and by hand counts most: options, then NO_COLOR, then FORCE_COLOR, then the terminal. */
function wantsColor(argv: readonly string[], env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const end = argv.indexOf("--");
  const option = argv.slice(0, end === -1 ? undefined : end).findLast((word) => /^--(?:no-)?color$/.test(word));
  if (option !== undefined) return option === "--color";
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return isTerminal && env.TERM !== "dumb";
}

async function readStdin(): Promise<string> {
  // A folder reads as if it were empty.
  if (fstatSync(0).isDirectory()) {
    throw Object.assign(new Error("EISDIR"), { code: "EISDIR", syscall: "read", path: "standard input" });
  }
  let text = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) text += chunk;
  return text;
}

/** A reader that goes away takes nothing more: there is nothing to wait for then. */
async function drained(stream: NodeJS.WriteStream): Promise<void> {
  if (!stream.writableNeedDrain) return;
  await new Promise<void>((resolve) => {
    const events = ["drain", "error", "close"];
    const end = (): void => {
      for (const event of events) stream.off(event, end);
      resolve();
    };
    for (const event of events) stream.on(event, end);
  });
}

function realIo(argv: readonly string[]): Io {
  const { stdout, stderr, env } = process;
  return {
    cwd: process.cwd(),
    env,
    out: (text) => void stdout.write(text),
    drained: () => drained(stdout),
    err: (text) => void stderr.write(text),
    debug: argv.includes("--debug") ? (text) => void stderr.write(`debug: ${text}\n`) : () => {},
    readStdin,
    color: wantsColor(argv, env, stdout.isTTY === true),
    width: stdout.columns ?? (Number(env.COLUMNS) || 100),
    interactive: stderr.isTTY === true,
    canAsk: process.stdin.isTTY === true && stdout.isTTY === true && !isSet(env.CI),
  };
}

/**
 * A reader that goes away, as in `discriminat-policy lint | head`, is not a failure. A full disk is one: half a report must not
 * end like a whole one.
 */
function endWriting(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  process.stderr.write(`error: cannot write the output: ${error.code ?? error.message}\n`);
  process.exit(3);
}

async function main(argv: readonly string[]): Promise<void> {
  // Which Node we need is ours to say (package.json), and people who only run a command cannot act on the SDK's notice.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  process.stdout.on("error", endWriting);
  // There is nowhere left to say that standard error cannot be written.
  process.stderr.on("error", () => {});
  const text = preparedText(argv);
  if (text !== undefined) {
    process.stdout.write(text);
    return;
  }
  const { runCommandLine } = await import("./commands/run-command-line.ts");
  const today = new Date().toISOString().slice(0, 10);
  process.exitCode = await runCommandLine(argv, realIo(argv), { today });
}

/** For bugs, for what the machine refuses before a command runs, and for a file of this package that is missing. */
async function crash(error: unknown): Promise<void> {
  const { text, exitCode } = await import("./command-line/run-commands.ts").then(
    ({ failureNotice }) => failureNotice(error, process.argv.includes("--debug")),
    (cause) => ({ text: unloadedNotice(cause), exitCode: 3 }),
  );
  process.stderr.write(text, () => process.exit(exitCode));
}

/** Where even the module that explains errors cannot be loaded. */
function unloadedNotice(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code !== "EMFILE" && code !== "ENFILE")
    return `error: discriminat-policy is not installed completely\n${cause}\n`;
  return "error: too many files are open\nhint: Raise the limit of open files (ulimit -n), and run this again.\n";
}

process.on("uncaughtException", crash);
process.on("unhandledRejection", crash);
void main(process.argv.slice(2));
