import { describe, expect, test } from "vitest";
import { readWindow, type WindowOptions } from "../../src/command-line/read-window.ts";
import { UserError } from "../../src/errors.ts";

const read = (options: Partial<WindowOptions>): string => {
  try {
    const window = readWindow({ since: undefined, from: undefined, to: undefined, asOf: "2026-11-14", ...options });
    return window === undefined ? "nothing" : `${window.from} ${window.to}`;
  } catch (error) {
    return error instanceof UserError ? error.message : `not for users: ${error}`;
  }
};

describe("the window", () => {
  test.each([
    [{}, "nothing"],
    [{ since: "14d" }, "2026-11-01T00:00:00Z 2026-11-15T00:00:00Z"],
    [{ since: "36h" }, "2026-11-13T12:00:00Z 2026-11-15T00:00:00Z"],
    [{ since: "2w", to: "2026-10-31" }, "2026-10-18T00:00:00Z 2026-11-01T00:00:00Z"],
    [{ from: "2026-11-01" }, "2026-11-01T00:00:00Z 2026-11-15T00:00:00Z"],
    [{ from: "2026-11-01", to: "2026-11-01" }, "2026-11-01T00:00:00Z 2026-11-02T00:00:00Z"],
    [{ from: "2026-11-01T08:30Z", to: "2026-11-01T09:00:00Z" }, "2026-11-01T08:30:00Z 2026-11-01T09:00:00Z"],
  ])("of %j is %s", (options, expected) => {
    expect(read(options)).toBe(expected);
  });

  test.each([
    [{ since: "14" }, "--since 14 is not a length of time"],
    [{ since: "0d" }, "--since 0d is not a length of time"],
    [{ since: "1d", from: "2026-11-01" }, "--since and --from both say when to begin"],
    [{ to: "2026-11-01" }, "--to says when to end, and nothing when to begin"],
    [{ from: "2026-02-30" }, "--from 2026-02-30 is neither a day nor a time"],
    [{ from: "2026-11-01T24:00:00Z" }, "--from 2026-11-01T24:00:00Z is neither a day nor a time"],
    [{ from: "1 Nov" }, "--from 1 Nov is neither a day nor a time"],
    [{ from: "2026-11-02", to: "2026-11-01" }, "the window ends at 2026-11-02T00:00:00Z, before it begins"],
  ])("is not read from %j: %s", (options, message) => {
    expect(read(options)).toBe(message);
  });
});
