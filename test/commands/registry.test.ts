import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { commandHelps, generalHelp } from "../../src/commands/help-texts.ts";
import { commands } from "../../src/commands/registry.ts";

const folder = fileURLToPath(new URL("../../src/commands/", import.meta.url));
const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe("the registry", () => {
  it("has one command for each folder of src/commands/", () => {
    expect(commands.map(({ spec }) => spec.name).sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  it.each(commands)("loads a function that runs $spec.name", async ({ load }) => {
    expect((await load()).run).toBeTypeOf("function");
  });

  it("lists the commands in its own order in the help", () => {
    const listed = [...generalHelp().matchAll(/^ {2}([a-z]+)(?: [<[].*?[>\]])* {2,}[A-Z]/gm)].map(([, name]) => name);
    expect(listed.filter((name) => name !== "help")).toEqual(commands.map(({ spec }) => spec.name));
    expect([...commandHelps().keys()]).toEqual(commands.map(({ spec }) => spec.name));
  });
});

describe("the files of a command", () => {
  /** Imports inside of functions; those of types vanish. */
  const later = (text: string): readonly string[] =>
    Array.from(text.matchAll(/import\("([^"]+)"\)/g), ([, target = ""]) => target);

  it.each(folders.map(({ name }) => name))("of %s load nothing late but run.ts and what is heavy", (name) => {
    // Questions need a library that nothing else does.
    // `find-networks` brings YAML and the settings, which log files without a network do not need.
    const heavy =
      /terraform(-cdktn)?\/synthesize|insights\/(observe-insights|filter-events)|athena\/observe-athena|live-group-owners|live\/fetch-groups|probes\/ask-network|find-networks|^\.\/ask\.ts/;
    for (const file of readdirSync(`${folder}${name}`)) {
      const loads = later(readFileSync(`${folder}${name}/${file}`, "utf8"));
      if (file === "spec.ts") expect(loads).toEqual(["./run.ts"]);
      else expect(loads.filter((target) => !heavy.test(target))).toEqual([]);
    }
  });
});
