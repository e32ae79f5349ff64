/** Suites that need a real program: skipped with one line where it is missing, failed where `CI=true`. */
import { spawnSync } from "node:child_process";
import { describe } from "vitest";

/** A program that some suites need, and what it is called in the line that says that it is missing. */
export interface RealPart {
  readonly name: string;
  readonly isPresent: () => boolean;
}

/** Whether a program starts and ends well: `starts("terraform", ["version"])`. */
export function starts(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** `describe` for a suite that needs all of these parts. */
export function describeWith(parts: readonly RealPart[], title: string, suite: () => void): void {
  const missing = parts.filter((part) => !part.isPresent()).map((part) => part.name);
  if (missing.length === 0) {
    describe(title, suite);
    return;
  }
  const line = `"${title}" needs ${missing.join(" and ")}, which this machine lacks`;
  if (process.env.CI === "true") throw new Error(`${line}; CI=true makes that a failure`);
  process.stderr.write(`skipped: ${line}\n`);
  describe.skip(title, suite);
}
