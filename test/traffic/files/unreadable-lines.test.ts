/** What in a file cannot be read is counted with its line and the reason, whatever the format, and the rest is read all the same. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FileTraffic, observeFiles } from "../../../src/traffic/files/observe-files.ts";
import type { Window } from "../../../src/traffic/flow.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "discriminat-policy-unreadable-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function observe(text: string, window?: Window): Promise<FileTraffic> {
  writeFileSync(join(folder, "logs"), text);
  const options = { patterns: ["logs"], cwd: folder, stdin: Readable.from([]), window };
  return await observeFiles(options, new AbortController().signal);
}

const record = JSON.stringify({
  dhost: "a.example",
  cat: "client",
  outcome: "allowed",
  src: "10.0.0.1",
  dpt: 443,
  proto: "tls",
});
const timestamp = Date.parse("2026-11-01T00:00:00Z");
const event = JSON.stringify({ timestamp, message: record });
const base64 = (value: object): string => gzipSync(JSON.stringify(value)).toString("base64");
const row = (first: string, second: string): string => `${first},"${second.replaceAll('"', '""')}"\n`;
const token = "abcdefghijklmnopqrstuvwxyz";

it.each<[what: string, text: string, line: number, why: string]>([
  ["a line that is not JSON", `${record}\nnot JSON\n`, 2, "it is not JSON"],
  ["a line that goes on behind its value", `${record}\n${record} x\n`, 2, "it is not JSON"],
  ["a value that never ends", `${record}\n{"a":\n`, 2, "it is not JSON"],
  ["a token without rows", `${record}\n${token}\n`, 2, "it is not JSON"],
  [
    "a time that no record follows",
    `${record}\n2026-11-01T00:00:00.000Z \n2026-11-01T00:00:01.000Z ${record}\n`,
    2,
    "no record follows this time",
  ],
  [
    "a record of something else",
    `${record}\n{"cat":"else","outcome":"allowed"}\n`,
    2,
    "it is not a record of the firewall",
  ],
  ["an empty list of rows", `${record}\n[[]]\n`, 2, "it holds no record"],
  ["a message that is not JSON", `{"events":[${event},\n{"message":"text"}]}`, 2, "its message is not JSON"],
  ["a value that is not JSON", `{"events":[${event},\n{"message":x}]}`, 2, "it is not JSON"],
  ["text between values", `{"events":[\n${event}]}\nnot JSON\n{"events":\n[]}`, 3, "it is not JSON"],
  ["an item that is not YAML", `events:\n- message: '${record}'\n- a: *x\n`, 3, "it is not YAML"],
  ["YAML without records", `- events:\n  - message: '${record}'\n- other: 1\n`, 3, "it holds no record"],
  ["a row with too few cells", `@timestamp,@message\n${row("1", record)}1\n`, 3, "it has 1 cells, and the header 2"],
])("%s is counted, with its line and why", async (_, text, line, why) => {
  const { records, firstUnreadable } = await observe(text);
  expect(records.client).toBeGreaterThan(0);
  expect(records.unreadable).toBe(1);
  expect(firstUnreadable).toEqual([{ file: "logs", line, why }]);
});

it("data that cannot be decoded is counted, and keeps the file from being complete", async () => {
  const seen = await observe(`${record}\n{"awslogs":{"data":"!!!!"}}\n`);
  expect(seen).toMatchObject({
    records: { client: 1, unreadable: 1 },
    complete: false,
    incompleteBecause: ['"logs" does not hold everything: its data cannot be decoded (line 2).'],
  });
});

it("an encoded page of get-log-events is one of several, until its token repeats", async () => {
  const page = JSON.stringify({ awslogs: { data: base64({ events: [JSON.parse(event)], nextForwardToken: "f/2" }) } });
  const last = JSON.stringify({ awslogs: { data: base64({ events: [], nextForwardToken: "f/2" }) } });
  expect((await observe(`${page}\n`)).complete).toBe(false);
  expect((await observe(`${page}\n${last}\n`)).complete).toBe(true);
});

describe("a file", () => {
  it("in which nothing can be read is an error that shows the first line", async () => {
    await expect(observe("not JSON\nnor this\n")).rejects.toThrow(/logs:1: it is not JSON/);
  });

  it("with records that have no time is not complete where a window is asked for", async () => {
    const window = { from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z" };
    expect(await observe(`${record}\n{"events":[${event}]}\n`, window)).toMatchObject({
      complete: false,
      incompleteBecause: ["1 records have no time, and cannot be told to lie in the window."],
    });
    expect((await observe(`${record}\n`)).complete).toBe(true);
  });
});
