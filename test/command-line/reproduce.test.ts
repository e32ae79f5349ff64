import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandAgain } from "../../src/command-line/reproduce.ts";
import { shellWord } from "../../src/text/shell.ts";

describe("the command that makes a comment again", () => {
  it("leaves out what was not given, and the default folder of the policies", () => {
    const given = { "--base": "origin/main", "--observations": undefined, "--force": true };
    expect(commandAgain(["review"], { policies: "policies" }, given)).toBe(
      "discriminat-policy review --base origin/main --format markdown",
    );
  });

  it("quotes what a shell would expand, and keeps lists together", () => {
    const given = { "--groups": ["a.json", "b c.json"], "--network": "$(touch owned)" };
    expect(commandAgain(["plan", "it's.json"], { policies: "egress" }, given)).toBe(
      `discriminat-policy plan 'it'\\''s.json' --policies egress --groups a.json 'b c.json' --network '$(touch owned)' --format markdown`,
    );
  });
});

describe("a word for a shell", () => {
  it("is that word again, whatever it holds", () => {
    const words = fc.array(
      fc.string({ unit: "binary" }).map((text) => text.replaceAll("\0", "")),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(words, (texts) => {
        // Half a surrogate pair cannot be passed to a program.
        const whole = texts.filter((text) => !/\p{Cs}/u.test(text));
        const script = `printf '%s\\0' ${whole.map(shellWord).join(" ")}`;
        const { stdout } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
        expect(stdout).toBe(whole.length === 0 ? "\0" : whole.map((text) => `${text}\0`).join(""));
      }),
      { numRuns: 20 },
    );
  });
});
