import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { createEventMemory } from "../../../src/traffic/files/event-memory.ts";
import { createFingerprintSet } from "../../../src/traffic/files/fingerprint-set.ts";
import { type FileTraffic, observeFiles } from "../../../src/traffic/files/observe-files.ts";
import { logFormats, printLogs } from "../../helpers/simulator/formats.ts";
import { simulate } from "../../helpers/simulator/simulate.ts";

const root = mkdtempSync(join(tmpdir(), "discriminat-policy-repeated-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
/** Files by path; text that begins with `->` is a link. */
async function observe(
  files: Readonly<Record<string, string | Buffer>>,
  more: { readonly mostEvents?: number; readonly mostIds?: number } = {},
): Promise<FileTraffic> {
  folders += 1;
  const cwd = join(root, `${folders}`);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    if (typeof content === "string" && content.startsWith("->")) symlinkSync(content.slice(2), join(cwd, path));
    else writeFileSync(join(cwd, path), content);
  }
  const stdin = Readable.from([]);
  return await observeFiles({ patterns: Object.keys(files), cwd, stdin, ...more }, new AbortController().signal);
}

const message = (index: number, cat = "client"): string =>
  JSON.stringify({ dhost: `${index % 7}.example`, cat, outcome: "allowed", src: "10.0.0.1", spt: 40_000 + index });
const at = (index: number): number => Date.parse("2026-11-01T00:00:00Z") + index * 1_000;
const lines = (from: number, to: number, cat = "client"): string =>
  Array.from({ length: to - from }, (_, index) => from + index)
    .map((index) => `${new Date(at(index)).toISOString()} ${message(index, cat)}\n`)
    .join("");
const event = (index: number, id = `${index}`) => ({ eventId: id, timestamp: at(index), message: message(index) });
const clientsOf = ({ records }: FileTraffic): number => records.client;

describe("the same file", () => {
  it.each([
    ["an export that was run twice", { "task-1/flow/000000": lines(0, 9), "task-2/flow/000000": lines(0, 9) }],
    ["a file beside its .gz", { "a.log": lines(0, 9), "a.log.gz": gzipSync(lines(0, 9)) }],
    ["two .gz of different levels", { a: gzipSync(lines(0, 9), { level: 1 }), b: gzipSync(lines(0, 9), { level: 9 }) }],
    ["a file and a link to it", { a: lines(0, 9), b: "->a" }],
    ["lines without a time", { a: `${message(1)}\n`.repeat(9), b: `${message(1)}\n`.repeat(9) }],
  ])("counts once: %s", async (_, files) => {
    const seen = await observe(files);
    expect({ client: clientsOf(seen), copies: seen.copies.length }).toEqual({ client: 9, copies: 1 });
    expect(seen).toMatchObject({ complete: true, repeatedEvents: 0 });
  });

  it("counts once, however much there is of it", async () => {
    const text = lines(0, 3_000);
    const seen = await observe({ a: text, b: text }, { mostEvents: 10 });
    expect(clientsOf(seen)).toBe(3_000);
    expect(seen.complete).toBe(true);
  });

  it("is not one of the same size with other lines", async () => {
    const seen = await observe({ a: lines(0, 3), b: lines(3, 6) });
    expect({ client: clientsOf(seen), copies: seen.copies }).toEqual({ client: 6, copies: [] });
  });

  it("that is damaged is an error all the same", async () => {
    const damaged = gzipSync(lines(0, 99));
    damaged.fill(0xff, 20, 40);
    await expect(observe({ a: gzipSync(lines(0, 99)), b: damaged })).rejects.toThrow('"b" is not a valid gzip file');
  });
});

describe("the same event", () => {
  it.each([
    ["in one answer", { a: JSON.stringify({ events: [event(0), event(0)] }) }],
    [
      "in two answers",
      { a: JSON.stringify({ events: [event(0)] }), b: JSON.stringify({ events: [event(0)] }, null, 2) },
    ],
    [
      "in two envelopes of a subscription",
      {
        a: [1, 2]
          .map(() => JSON.stringify({ logEvents: [{ id: "0", timestamp: at(0), message: message(0) }] }))
          .join(""),
      },
    ],
    ["in an export and in an answer", { a: lines(0, 1), b: JSON.stringify({ events: [event(0)] }) }],
    ["in an answer and in an export", { a: JSON.stringify({ events: [event(0)] }), b: lines(0, 1) }],
    [
      "in an export and below its time",
      { a: lines(0, 1), b: lines(0, 1).replace(" {", " flow\n{").replaceAll('","', '",\n"') },
    ],
  ])("counts once: %s", async (_, files) => {
    const seen = await observe(files);
    expect({ client: clientsOf(seen), repeated: seen.repeatedEvents }).toEqual({ client: 1, repeated: 1 });
  });

  it.each([
    ["with another id", [event(0, "1"), event(0, "2")]],
    ["with the id of another", [event(0, "1"), event(1, "1")]],
    ["without an id", [event(0, ""), event(0, "")]],
  ])("counts twice within a file: %s", async (_, events) => {
    expect(clientsOf(await observe({ a: JSON.stringify({ events }) }))).toBe(2);
  });

  it("counts twice in one file of lines, which may be connections that agree", async () => {
    expect(clientsOf(await observe({ a: lines(0, 1) + lines(0, 1), b: lines(5, 6) }))).toBe(3);
  });

  it("counts once in exports that overlap, packets of servers too", async () => {
    const seen = await observe({
      a: lines(0, 500) + lines(0, 500, "server"),
      b: lines(400, 900) + lines(400, 900, "server"),
    });
    expect(seen.records).toMatchObject({ client: 900, server: 900 });
    expect(seen).toMatchObject({ repeatedEvents: 200, complete: true });
  });

  it("makes the snapshot incomplete where there are too many to tell apart one by one", async () => {
    const seen = await observe({ a: lines(0, 2_000), b: lines(1_000, 3_000) }, { mostEvents: 200 });
    expect(seen.complete).toBe(false);
    expect(seen.incompleteBecause).toEqual([
      '"b" holds events that "a" holds too, more than can be told apart: they count twice. Give one of them, or observe each with --from and --to, and merge.',
    ]);
  });

  it("is not suspected where files only touch", async () => {
    const seen = await observe({ a: lines(0, 2_000), b: lines(2_000, 4_000) }, { mostEvents: 200 });
    expect(seen).toMatchObject({ complete: true, repeatedEvents: 0, records: { client: 4_000 } });
  });

  it("counts once in all formats together", async () => {
    const { records } = simulate({
      seed: 3,
      apps: [
        {
          app: "lab",
          clients: 2,
          needs: [{ name: "a.example", protocol: "tls", port: 443, rhythm: "steady" }],
          telemetry: [],
        },
      ],
      deployed: [{ app: "lab", names: [{ name: "a.example", protocol: "tls", port: 443 }], seeThru: undefined }],
      window: { from: "2026-11-02T00:00:00Z", to: "2026-11-03T00:00:00Z" },
    });
    // Bare lines have no time, and what is written below a time is written anew.
    const formats = logFormats.filter((format) => format !== "bare lines");
    const alone = await observe({ a: printLogs("S3 export", records) });
    const all = await observe(Object.fromEntries(formats.map((format) => [format, printLogs(format, records)])));
    expect({ ...all.records, flows: [...all.dailyFlows] }).toEqual({ ...alone.records, flows: [...alone.dailyFlows] });
  });
});

describe("the memory of events", () => {
  const recordOf = (index: number) => {
    const bytes = Buffer.from(message(index));
    return { bytes, from: 0, to: bytes.length };
  };

  it("tells the same by the id, as long as it remembers", () => {
    const memory = createEventMemory({ mostIds: 4 });
    memory.nextFile("a");
    const ask = (index: number): boolean => memory.isRepeated(at(index), recordOf(index), `${index}`);
    expect([0, 1, 2, 3, 4, 5, 6].map(ask)).not.toContain(true);
    expect(ask(3)).toBe(true);
    expect(memory.repeats()).toBe(1);
    for (const index of [7, 8, 9, 10, 11]) ask(index);
    // Forgotten: eight others came since.
    expect(ask(0)).toBe(false);
  });

  it("halves its sample whenever that is full, and asks about the same times in every file", () => {
    const memory = createEventMemory({ mostEvents: 64 });
    memory.nextFile("a");
    for (let index = 0; index < 10_000; index += 1) memory.isRepeated(at(index), recordOf(index), undefined);
    expect(memory.sampleBits()).toBeGreaterThanOrEqual(8);
    expect(memory.overlap()).toBeUndefined();
    memory.nextFile("b");
    for (let index = 0; index < 10_000; index += 1) memory.isRepeated(at(index), recordOf(index), undefined);
    expect(memory.overlap()).toEqual({ file: "a", other: "b" });
  });
});

it("a set of fingerprints holds at least the last ones, and grows to its bound", () => {
  const set = createFingerprintSet(3_000);
  for (let value = 1; value <= 6_000; value += 1) expect(set.add(value)).toBe(true);
  for (let value = 3_001; value <= 6_000; value += 1) expect(set.add(value)).toBe(false);
  expect(set.add(1)).toBe(true);
});
