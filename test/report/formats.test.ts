import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadFormatter } from "../../src/report/formatters.ts";
import { type FormatName, formatNames } from "../../src/report/report.ts";
import { fixtures, readCase } from "./read-case.ts";

const extensions: Readonly<Record<FormatName, string>> = {
  pretty: "txt",
  json: "json",
  sarif: "sarif",
  junit: "xml",
  github: "commands.txt",
  markdown: "md",
};

describe.each(readdirSync(fixtures))("the report %s", (name) => {
  it.each(formatNames)("looks as agreed in the format %s", async (format) => {
    const { report, width } = readCase(name);
    const render = await loadFormatter(format);
    const golden = fileURLToPath(new URL(`${name}/${format}.${extensions[format]}`, fixtures));
    await expect(render(report, { color: false, width })).toMatchFileSnapshot(golden);
  });
});
