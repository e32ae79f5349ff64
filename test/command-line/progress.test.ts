import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { GlobalOptions, Io } from "../../src/command-line/command.ts";
import { startProgress } from "../../src/command-line/progress.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is written to standard error while a step begins after so many milliseconds. */
function shown(afterMs: number, { interactive = true, quiet = false } = {}): string {
  let text = "";
  const io: Io = {
    cwd: "/",
    env: {},
    out: () => {},
    err: (part) => {
      text += part;
    },
    debug: () => {},
    readStdin: async () => "",
    color: false,
    width: 80,
    interactive,
  };
  const global: GlobalOptions = {
    policies: "policies",
    outputs: [],
    failOn: "error",
    asOf: "2026-11-24",
    today: "2026-11-24",
    quiet,
    debug: false,
  };
  const progress = startProgress(io, global);
  vi.advanceTimersByTime(afterMs);
  progress.step("checking 1000 policies");
  progress.done();
  return text;
}

describe("progress", () => {
  it("is shown and removed again where somebody watches and it takes longer than a second", () => {
    expect(shown(1_500)).toBe("\r\u001b[Kchecking 1000 policies...\r\u001b[K");
  });

  it("is not shown for what is quick, without a terminal, or when quiet", () => {
    expect(shown(500)).toBe("");
    expect(shown(1_500, { interactive: false })).toBe("");
    expect(shown(1_500, { quiet: true })).toBe("");
  });
});
