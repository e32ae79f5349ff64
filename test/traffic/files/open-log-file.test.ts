import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type FileTraffic, observeFiles } from "../../../src/traffic/files/observe-files.ts";

const folder = mkdtempSync(join(tmpdir(), "discriminat-policy-open-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = (second: number, name = "a.example"): string =>
  `2026-11-01T00:00:${String(second).padStart(2, "0")}.000Z {"dhost":"${name}","cat":"client","outcome":"allowed","src":"10.0.0.1"}\n`;
const lines = (count: number): string => Array.from({ length: count }, (_, index) => line(index % 60)).join("");

async function observe(bytes: Buffer | string, name = "logs"): Promise<FileTraffic> {
  writeFileSync(join(folder, name), bytes);
  return await observeFiles({ patterns: [name], cwd: folder, stdin: Readable.from([]) }, new AbortController().signal);
}

describe("a compressed file", () => {
  it("may have several members, as files that were put together have", async () => {
    const { records } = await observe(Buffer.concat([gzipSync(lines(3)), gzipSync(lines(4))]));
    expect(records).toMatchObject({ client: 7, unreadable: 0 });
  });

  it("may have zeros behind it, as tapes and some programs leave them", async () => {
    expect((await observe(Buffer.concat([gzipSync(lines(3)), Buffer.alloc(512)]))).records.client).toBe(3);
  });

  it("that ends too early is an error, wherever it ends", async () => {
    const whole = gzipSync(lines(2_000));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: whole.length - 1 }), async (length) => {
        await expect(observe(whole.subarray(0, length), "cut.gz")).rejects.toThrow(
          '"cut.gz" ends in the middle of its gzip data',
        );
      }),
      { numRuns: 30 },
    );
  });

  it("that is damaged is an error", async () => {
    const damaged = gzipSync(lines(200));
    damaged.fill(0xff, 20, 40);
    await expect(observe(damaged, "bad.gz")).rejects.toThrow('"bad.gz" is not a valid gzip file');
  });

  it("is told by its bytes, not by its name", async () => {
    expect((await observe(gzipSync(lines(2)), "logs.txt")).records.client).toBe(2);
    expect((await observe(lines(2), "logs.gz")).records.client).toBe(2);
  });
});

describe("a plain file of several megabytes", () => {
  it("is read whole, wherever it is cut", async () => {
    const names = Array.from({ length: 30_000 }, (_, index) => `${"x".repeat(index % 50)}-${index}.example`);
    const text = names.map((name, index) => line(index % 60, name)).join("");
    expect(text.length).toBeGreaterThan(3 * 1024 * 1024);
    const { dailyFlows, records } = await observe(text);
    expect(records).toMatchObject({ client: names.length, unreadable: 0 });
    expect(Array.from(dailyFlows, ({ name }) => name)).toEqual([...names].sort());
  });
});

describe("what is not a log", () => {
  it.each([
    ["nothing", "", '"logs" is empty'],
    ["UTF-16, as PowerShell writes it", Buffer.from(`\uFEFF${lines(2)}`, "utf16le"), '"logs" is written in UTF-16'],
    ["binary data", Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8]), '"logs" is not a log file: it holds binary data'],
    ["binary data that is compressed", gzipSync(Buffer.alloc(1_000)), '"logs" is not a log file: it holds binary data'],
  ])("is an error: %s", async (_, bytes, message) => {
    await expect(observe(bytes)).rejects.toThrow(message);
  });
});

describe("a line", () => {
  it("behind a byte order mark is a line", async () => {
    expect((await observe(`\uFEFF${lines(2)}`)).records).toMatchObject({ client: 2, unreadable: 0 });
  });

  it("of more than 16 MB is skipped, and the next one is not", async () => {
    const long = line(1, "x".repeat(17 * 1024 * 1024));
    const { records, firstUnreadable } = await observe(`${line(0)}${long}${line(2)}`);
    expect(records).toMatchObject({ client: 2, unreadable: 1 });
    expect(firstUnreadable).toEqual([{ file: "logs", line: 2, why: "it is longer than 16 MB" }]);
  });

  it("that cannot be read is counted; the first five are named", async () => {
    const { records, firstUnreadable } = await observe(`${line(0)}${'{"dhost"\n'.repeat(7)}${line(1)}{"hello": 1}\n`);
    expect(records).toMatchObject({ client: 2, unreadable: 8 });
    expect(firstUnreadable.map((one) => one.line)).toEqual([2, 3, 4, 5, 6]);
  });
});

describe("a table", () => {
  const row = (name: string): string =>
    `2026-11-01 00:00:00.000,"${JSON.stringify({ dhost: name, cat: "client", outcome: "allowed" }).replaceAll('"', '""')}"`;

  it("may have quotes, commas and line breaks within its cells", async () => {
    const { dailyFlows } = await observe(`@timestamp,@message\r\n${row('a,"b\n')}\r\n${row("c")}`);
    expect(Array.from(dailyFlows, ({ name }) => name)).toEqual(['a,"b\n', "c"]);
  });

  it("that ends in a quoted cell says from where on it could not be read", async () => {
    const { records, complete, incompleteBecause } = await observe(
      `@timestamp,@message\n${row("a")}\n${row("b").slice(0, -5)}`,
    );
    expect({ records, complete }).toEqual({
      records: { client: 1, server: 0, config: 0, unreadable: 1 },
      complete: false,
    });
    expect(incompleteBecause).toEqual([
      '"logs" could not be read from line 3 on: the file ends in the middle of a quoted cell.',
    ]);
  });
});
