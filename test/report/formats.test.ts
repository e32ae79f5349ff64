import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type FormatName, formatNames, formats } from "../../src/report/formats.ts";
import { fixtures, readCase } from "./read-case.ts";

/** Refuses to guess: a golden with a wrong name would be written, and never compared with anything. */
function goldenOf(name: string, format: FormatName): string {
  const { extension }: { readonly extension?: string } = formats[format];
  if (!/^[a-z]+(\.[a-z]+)?$/.test(extension ?? "")) throw new Error(`the format ${format} has no file extension`);
  return fileURLToPath(new URL(`${name}/${format}.${extension}`, fixtures));
}

const cases = readdirSync(fixtures);

describe.each(cases)("the report %s", (name) => {
  it.each(formatNames)("looks as agreed in the format %s", async (format) => {
    const { report, width } = readCase(name);
    const golden = goldenOf(name, format);
    const render = await formats[format].load();
    await expect(render(report, { color: false, width })).toMatchFileSnapshot(golden);
  });

  it("has no file beside its goldens", () => {
    const goldens = formatNames.map((format) => basename(goldenOf(name, format)));
    for (const file of readdirSync(new URL(`${name}/`, fixtures))) expect(["report.json", ...goldens]).toContain(file);
  });
});
