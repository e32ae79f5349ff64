/** A real terminal for a program that asks: a pseudo-terminal of util-linux's `script`, and someone who types. */
import { spawn } from "node:child_process";
import { starts } from "./real-parts.ts";

export const scriptProgram = {
  name: "script of util-linux",
  isPresent: () => starts("script", ["-qec", "true", "/dev/null"]),
};

/** Keys as a terminal sends them. */
export const keys = { enter: "\r", down: "\u001b[B", interrupt: "\u0003", clear: "\u0015" } as const;

export interface Conversation {
  readonly status: number | null;
  /** Everything that the terminal showed, without colors and movements. */
  readonly screen: string;
}

const longestMs = 45_000;

/**
 * Runs a shell command at a terminal. Each turn waits for its text, behind what the turn before has seen, and types its keys.
 */
export function converse(
  command: string,
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  turns: readonly (readonly [waitFor: string, type: string])[],
): Promise<Conversation> {
  return new Promise((resolve, reject) => {
    const child = spawn("script", ["-qec", `stty cols 120 rows 50; ${command}`, "/dev/null"], {
      ...options,
      stdio: ["pipe", "pipe", "inherit"],
    });
    const open = [...turns];
    let screen = "";
    let seen = 0;
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (text: string) => {
      screen += text;
      const [waitFor = "", type = ""] = open[0] ?? [];
      const shown = plain(screen);
      const at = open.length === 0 ? -1 : shown.indexOf(waitFor, seen);
      if (at === -1) return;
      seen = at + waitFor.length;
      open.shift();
      child.stdin.write(type);
    });
    // What waits for a text that never comes shall say what came instead.
    const deadline = setTimeout(() => child.kill("SIGKILL"), longestMs);
    child.on("error", reject);
    child.on("close", (status) => {
      clearTimeout(deadline);
      const [left] = open;
      if (left === undefined) resolve({ status, screen: plain(screen) });
      else reject(new Error(`never asked ${JSON.stringify(left[0])}:\n${plain(screen)}`));
    });
  });
}

function plain(screen: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what terminals go by.
  return screen.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]|\r/g, "");
}
