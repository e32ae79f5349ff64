import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { GlobalOptions, Io, Output } from "../../src/command-line/command.ts";
import { type Delivery, deliver } from "../../src/command-line/deliver.ts";
import { deliverReport } from "../../src/command-line/deliver-report.ts";
import { UserError } from "../../src/errors.ts";
import { type FormatName, formatNames, formats, outputNames } from "../../src/report/formats.ts";
import { readCase } from "../report/read-case.ts";

const folder = mkdtempSync(join(tmpdir(), "discriminat-policy-deliver-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What goes to standard output, piece by piece, and to standard error. */
function terminal(): { readonly io: Io; readonly out: string[]; readonly err: string[] } {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    cwd: folder,
    env: {},
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    debug: () => {},
    readStdin: async () => "",
    color: true,
    width: 72,
    interactive: false,
  };
  return { io, out, err };
}

function asking(outputs: readonly Output[], quiet = false): GlobalOptions {
  return {
    policies: "policies",
    outputs,
    failOn: "error",
    asOf: "2026-11-24",
    today: "2026-11-24",
    quiet,
    debug: false,
  };
}

const toStdout = (format: Output["format"]): Output => ({ format, file: undefined });
const written = (file: string): string => readFileSync(join(folder, file), "utf8");

describe.each(outputNames)("the format %s", (format) => {
  const delivery: Delivery = {
    command: "example",
    formats: { [format]: (options: unknown) => `${format} ${JSON.stringify(options)}\n` },
  };

  it("goes to standard output with the colors and the width of the terminal", async () => {
    const { io, out, err } = terminal();
    await deliver(delivery, asking([toStdout(format)], true), io);
    expect(out).toEqual([`${format} {"color":true,"width":72,"quiet":true,"toFile":false}\n`]);
    expect(err).toEqual([]);
  });

  it("goes to a file without colors, 100 columns wide, and whole even with --quiet", async () => {
    const { io, out } = terminal();
    await deliver(delivery, asking([{ format, file: `${format}.out` }], true), io);
    expect(written(`${format}.out`)).toBe(`${format} {"color":false,"width":100,"quiet":false,"toFile":true}\n`);
    expect(out).toEqual([]);
  });

  it("is refused where the command does not have it, before its file is touched", async () => {
    const { io, out } = terminal();
    const asked = asking([{ format, file: "refused.out" }]);
    await expect(deliver({ command: "example", formats: {} }, asked, io)).rejects.toThrow(
      `example has no format "${format}"`,
    );
    expect(out).toEqual([]);
    expect(readdirSync(folder)).not.toContain("refused.out");
  });
});

describe("a delivery", () => {
  const delivery: Delivery = {
    command: "example",
    formats: { pretty: () => "words\n", json: () => ["{", '"a":', "1}\n"], markdown: async () => "# words\n" },
    summary: "2 errors",
  };
  const files: readonly Output[] = [
    { format: "json", file: "a.json" },
    { format: "markdown", file: "deep/a.md" },
  ];

  it("writes what comes in pieces piece by piece to standard output, and whole to a file", async () => {
    const { io, out } = terminal();
    await deliver(delivery, asking([toStdout("json"), { format: "json", file: "pieces.json" }]), io);
    expect(out).toEqual(["{", '"a":', "1}\n"]);
    expect(written("pieces.json")).toBe('{"a":1}\n');
  });

  it("renders only the formats that were asked for", async () => {
    const { io, out } = terminal();
    const never = (): never => {
      throw new Error("rendered");
    };
    await deliver({ ...delivery, formats: { pretty: () => "words\n", json: never } }, asking([toStdout("pretty")]), io);
    expect(out).toEqual(["words\n"]);
  });

  it("says on standard error where to look, if nothing goes to standard output", async () => {
    const { io, err } = terminal();
    await deliver(delivery, asking(files), io);
    expect(err).toEqual(["example: 2 errors; see a.json, deep/a.md\n"]);
    expect(written("deep/a.md")).toBe("# words\n");
  });

  it.each<[string, Delivery, GlobalOptions]>([
    ["something goes to standard output", delivery, asking([...files, toStdout("pretty")])],
    ["--quiet is given", delivery, asking(files, true)],
    ["the command has no summary", { command: "example", formats: delivery.formats }, asking(files)],
  ])("says nothing on standard error where %s", async (_, given, global) => {
    const { io, err } = terminal();
    await deliver(given, global, io);
    expect(err).toEqual([]);
  });

  it("keeps the old file where a new one cannot be rendered in full", async () => {
    writeFileSync(join(folder, "kept.json"), "old");
    function* broken(): Generator<string> {
      yield "{";
      throw new UserError("half-way");
    }
    const asked = asking([{ format: "json", file: "kept.json" }]);
    await expect(deliver({ command: "example", formats: { json: broken } }, asked, terminal().io)).rejects.toThrow(
      "half-way",
    );
    expect(written("kept.json")).toBe("old");
  });
});

describe("a report", () => {
  const { report } = readCase("one");

  it.each<FormatName>(formatNames)("is delivered in the format %s as its formatter writes it", async (format) => {
    const { io, out } = terminal();
    const asked = asking([toStdout(format), { format, file: `report.${format}` }]);
    expect(await deliverReport(report, asked, io)).toBe(1);
    const render = await formats[format].load();
    expect(out).toEqual([render(report, { color: true, width: 72, quiet: false })]);
    expect(written(`report.${format}`)).toBe(render(report, { color: false, width: 100, quiet: false }));
  });

  it("fails at or above --fail-on, whatever the formats are", async () => {
    const { io } = terminal();
    expect(await deliverReport({ ...report, failOn: "never" }, asking([]), io)).toBe(0);
    expect(await deliverReport({ ...report, findings: [] }, asking([]), io)).toBe(0);
    expect(await deliverReport(report, asking([]), io)).toBe(1);
  });
});

it("waits for a reader that is slower, before the next piece is made", async () => {
  const { io, out } = terminal();
  const events: string[] = [];
  function* pieces(): Generator<string> {
    for (const piece of ["one", "two", "three"]) {
      events.push(`make ${piece}`);
      yield piece;
    }
  }
  const drained = async (): Promise<void> => {
    events.push("asked");
    await new Promise((resolve) => setTimeout(resolve, 5));
    events.push("drained");
  };
  await deliver({ command: "example", formats: { csv: pieces } }, asking([toStdout("csv")], true), { ...io, drained });
  expect(out).toEqual(["one", "two", "three"]);
  expect(events).toEqual(["one", "two", "three"].flatMap((piece) => [`make ${piece}`, "asked", "drained"]));
});
