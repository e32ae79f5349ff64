import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CommandSpec } from "../../src/command-line/command.ts";
import { manPage } from "../../src/commands/man-page.ts";
import { commands } from "../../src/commands/registry.ts";
import { describeWith } from "../helpers/real-parts.ts";

const mandoc = (args: readonly string[], input: string) => spawnSync("mandoc", args, { input, encoding: "utf8" });
const mandocProgram = {
  name: "mandoc",
  isPresent: () => spawnSync("mandoc", ["-T", "lint"], { input: "" }).error === undefined,
};

const page = manPage(
  commands.map(({ spec }) => spec),
  "1.2.3",
  "2026-11-27",
);
const withText = (text: string): CommandSpec => ({
  name: "lint",
  summary: text,
  details: text,
  arguments: [{ name: "[path...]", description: text }],
  options: [{ flags: "--fix", description: text }],
  examples: [{ line: text, does: text }],
});

describe("the manual page", () => {
  it("has a section for each command, with its options", () => {
    for (const { spec } of commands) {
      expect(page).toMatch(new RegExp(`^\\.SS ${spec.name}\\b`, "m"));
      for (const { flags } of spec.options) expect(page).toContain(`.B ${flags.replaceAll("-", "\\-")}\n`);
    }
  });

  it("takes no word of a description for a request", () => {
    const lines = manPage([withText(".so /etc/passwd")], "1", "2026-11-27").split("\n");
    expect(lines.filter((line) => line.startsWith(".so"))).toEqual([]);
  });
});

describeWith([mandocProgram], "the manual page, as mandoc reads it", () => {
  it("has nothing to object to", () => {
    expect(mandoc(["-T", "lint", "-W", "warning"], page)).toMatchObject({ status: 0, stdout: "" });
  });

  it("shows whatever stands in a description", () => {
    const nasty = fc.string({ unit: fc.constantFrom(".", "'", "\\", '"', "-", "a", "%", "fB", "|") });
    fc.assert(
      fc.property(nasty, (text) => {
        const { stdout } = mandoc(
          ["-T", "utf8", "-O", "width=999"],
          manPage([withText(`x${text}x`)], "1", "2026-11-27"),
        );
        // biome-ignore lint/suspicious/noControlCharactersInRegex: bold letters are struck twice.
        expect(stdout.replaceAll(/.\u0008/gu, "")).toContain(`x${text}x`);
      }),
      { numRuns: 15 },
    );
  });
});
