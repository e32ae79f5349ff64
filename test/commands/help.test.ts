import { describe, expect, it } from "vitest";
import type { Invocation } from "../../src/command-line/command.ts";
import { makeProgram } from "../../src/command-line/program.ts";
import { commands } from "../../src/commands/registry.ts";

/** Parses a command line as the program does, and runs nothing. */
async function parsed(args: readonly string[]): Promise<{ readonly name: string; readonly invocation: Invocation }> {
  let found: { name: string; invocation: Invocation } | undefined;
  const program = makeProgram(commands, {
    version: "",
    today: "2026-11-24",
    out: () => {},
    err: () => {},
    run: async ({ spec }, invocation) => {
      found = { name: spec.name, invocation };
    },
  });
  await program.parseAsync(args, { from: "user" });
  if (found === undefined) throw new Error(`nothing ran for ${args.join(" ")}`);
  return found;
}

/** The words of a line up to a pipe or a redirection, quotes removed. */
function wordsOf(line: string): readonly string[] {
  const [command = ""] = line.split(/ [|<>] /);
  return [...command.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) => word.replaceAll(/['"]/g, ""));
}

describe.each(commands.map(({ spec }) => spec))("the help of $name", (spec) => {
  it("has examples, each with what it does", () => {
    expect(spec.examples.length).toBeGreaterThan(0);
    for (const { does } of spec.examples) expect(does).toMatch(/^\S.*[^.]$/);
  });

  it.each(spec.examples)("has an example that the command line takes: $line", async ({ line }) => {
    expect((await parsed(wordsOf(line))).name).toBe(spec.name);
  });

  it("says in the description of an option with choices what they are", () => {
    for (const { description, choices = [] } of spec.options) {
      for (const choice of choices) expect(description).toContain(choice);
    }
  });

  it("has a summary and descriptions of one style: no full stop, no capital in options", () => {
    expect(spec.summary).toMatch(/^[A-Z].*[^.]$/);
    for (const { description } of [...spec.options, ...spec.arguments]) expect(description).toMatch(/^[a-z].*[^.]$/);
  });
});

it("refuses a format that a command does not have before it runs", async () => {
  for (const { spec } of commands) {
    if (spec.formats?.includes("ics")) continue;
    await expect(parsed([spec.name, ...spec.arguments.map(() => "x"), "--format", "ics"])).rejects.toThrow(
      `${spec.name} has no format "ics"`,
    );
  }
});
