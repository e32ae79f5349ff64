import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { type FileTraffic, observeFiles } from "../../../src/traffic/files/observe-files.ts";
import { createPartialAnswers } from "../../../src/traffic/files/partial-answers.ts";

const folder = mkdtempSync(join(tmpdir(), "discriminat-policy-partial-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function observe(...files: readonly string[]): Promise<FileTraffic> {
  const names = files.map((_, index) => `logs-${index}`);
  for (const [index, text] of files.entries()) writeFileSync(join(folder, `logs-${index}`), text);
  return await observeFiles({ patterns: names, cwd: folder, stdin: Readable.from([]) }, new AbortController().signal);
}

const startMs = Date.parse("2026-11-01T00:00:00Z");
const message = (index: number): string =>
  JSON.stringify({
    dhost: `${index}.example`,
    cat: "client",
    outcome: "allowed",
    src: "10.0.0.1",
    dpt: 443,
    proto: "tls",
  });
const times = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => startMs + index * 1000);
const events = times(3).map((timestamp, index) => ({
  eventId: `3${index}`.padEnd(56, "0"),
  timestamp,
  message: message(index),
}));
const rows = (count: number) =>
  times(count).map((ms, index) => [
    { field: "@timestamp", value: new Date(ms).toISOString().replace("T", " ").slice(0, -1) },
    { field: "@message", value: message(index) },
    { field: "@ptr", value: `p${index}` },
  ]);
const counts = times(2).map((ms, index) =>
  Object.entries({
    ...JSON.parse(message(index)),
    connections: "20",
    first_seen: `${ms}`,
    last_seen: `${ms + 500}`,
  }).map(([field, value]) => ({ field, value: `${value}` })),
);

/** The same answer as people may have it. */
const shapes: readonly (readonly [string, (answer: object) => string])[] = [
  ["on one line", (answer) => `${JSON.stringify(answer)}\n`],
  ["over many lines", (answer) => JSON.stringify(answer, null, 4)],
  ["in a list of answers", (answer) => JSON.stringify([answer, { events: [] }], null, 2)],
  ["behind another answer", (answer) => `${JSON.stringify({ events: [] })}${JSON.stringify(answer)}`],
  ["over many lines, behind lines", (answer) => `${message(9)}\n${JSON.stringify(answer, null, 2)}\n`],
  ["in base64", (answer) => JSON.stringify({ awslogs: { data: gzipSync(JSON.stringify(answer)).toString("base64") } })],
];

/** What an answer says of itself where it is not all there is. */
const flags: readonly (readonly [string, object, object])[] = [
  ...["Scheduled", "Running", "Failed", "Cancelled", "Timeout", "Unknown", "Whatever"].map(
    (status) => [`status ${status}`, { results: rows(3), status: "Complete" }, { results: rows(3), status }] as const,
  ),
  ["more matched records than rows", matched(3, 3), matched(3, 48_210)],
  ["more matched records than counted ones", matchedCounts(40), matchedCounts(41)],
  ["as many rows as a result can have", { results: rows(999) }, { results: rows(1_000) }],
  ["nextToken", { events }, { events, nextToken: "t" }],
  ["NextToken", { events, NextToken: "" }, { events, NextToken: "t" }],
  ["nextToken of a query", { results: rows(2) }, { results: rows(2), nextToken: "t" }],
  [
    "a stream that was not searched to its end",
    { events, searchedLogStreams: [{ logStreamName: "flow", searchedCompletely: true }] },
    { events, searchedLogStreams: [{ logStreamName: "flow", searchedCompletely: false }] },
  ],
  [
    "a shard that was not read to its end",
    { Records: [], MillisBehindLatest: 0 },
    { Records: [], MillisBehindLatest: 1 },
  ],
  ...["isTruncated", "IsTruncated", "truncated", "Truncated"].map(
    (mark) => [`the mark ${mark}`, { events, [mark]: false }, { events, [mark]: true }] as const,
  ),
];

function matched(count: number, recordsMatched: number): object {
  return { results: rows(count), statistics: { recordsMatched, recordsScanned: 99_999 }, status: "Complete" };
}

function matchedCounts(recordsMatched: number): object {
  return { results: counts, statistics: { recordsMatched }, status: "Complete" };
}

describe.each(shapes)("an answer %s", (_, print) => {
  it.each(flags)("is partial for %s, and not without", async (_flag, whole, partial) => {
    expect(await observe(print(whole))).toMatchObject({ complete: true, incompleteBecause: [] });
    const seen = await observe(print(partial));
    expect(seen.complete).toBe(false);
    expect(seen.incompleteBecause).toHaveLength(1);
    expect(seen.incompleteBecause[0]).toMatch(/^"logs-0" does not hold everything: .* \(line [12]\)\.$/);
  });
});

describe("a page of get-log-events", () => {
  const page = (token: string, list: readonly object[]): string =>
    JSON.stringify({ events: list, nextForwardToken: `f/${token}`, nextBackwardToken: "b/1" }, null, 2);

  it("is partial unless a later page has its token", async () => {
    expect(await observe(page("2", events))).toMatchObject({
      complete: false,
      incompleteBecause: [expect.stringContaining("a page of get-log-events that does not say whether it is the last")],
    });
    expect(await observe(page("2", events), page("2", []))).toMatchObject({ complete: true });
    expect(await observe(`${page("2", events)}\n${page("2", [])}`)).toMatchObject({ complete: true });
    expect(await observe(page("2", events), page("3", []))).toMatchObject({ complete: false });
  });

  it("is partial as text and as YAML too", async () => {
    const text = `b/1\tf/2\n${events.map((one) => `EVENTS\t1\t${one.message}\t${one.timestamp}\n`).join("")}`;
    expect(await observe(text)).toMatchObject({ complete: false, records: { client: 3, unreadable: 0 } });
    expect(await observe(`${text}b/1\tf/2\n`)).toMatchObject({ complete: true });
    const yaml = `events:\n- message: '${message(0)}'\n  timestamp: ${startMs}\nnextForwardToken: f/2\n`;
    expect(await observe(yaml)).toMatchObject({ complete: false, records: { client: 1, unreadable: 0 } });
  });
});

describe("an answer in another form", () => {
  const row = `EVENTS\t${"3".repeat(56)}\t1\tflow\t${message(0)}\t${startMs}\n`;
  const item = `- eventId: '1'\n  message: '${message(0)}'\n  timestamp: ${startMs}\n`;
  const token = "Bxkq6kVGFtq2y_MoigeqscPOdhXVbhiVtLoAmXb5jCqXUxF";

  it.each([
    ["text with NEXTTOKEN", row, `${row}NEXTTOKEN\tt\n`],
    ["text with a token above its rows", row, `${token}\n${row}`],
    ["text with a token below its rows", row, `${row}${token}\n`],
    [
      "text of a stream that was searched",
      `SEARCHEDLOGSTREAMS\tflow\tTrue\n${row}`,
      `SEARCHEDLOGSTREAMS\tflow\tFalse\n${row}`,
    ],
    ["YAML with nextToken", `events:\n${item}searchedLogStreams: []\n`, `events:\n${item}nextToken: t\n`],
    [
      "YAML of a query",
      `results: []\nstatus: Complete\nevents:\n${item}`,
      `results: []\nstatus: Running\nevents:\n${item}`,
    ],
    [
      "a stream of YAML",
      `- events:\n  ${item.replaceAll("\n  ", "\n    ")}`,
      `- events:\n  ${item.replaceAll("\n  ", "\n    ")}  nextToken: t\n`,
    ],
    ["a table of the console", table(999), table(1_000)],
    ["a table of a thousand times ten", table(9_999), table(10_000)],
  ])("%s says whether it is partial", async (_, whole, partial) => {
    expect(await observe(whole)).toMatchObject({ complete: true, records: { unreadable: 0 } });
    expect(await observe(partial)).toMatchObject({ complete: false, records: { unreadable: 0 } });
  });

  function table(count: number): string {
    const lines = times(count).map((ms, index) => `${ms},"${message(index).replaceAll('"', '""')}"\n`);
    return `timestamp,message\n${lines.join("")}`;
  }
});

describe("a file that is cut off", () => {
  const line = `2026-11-01T00:00:00.000Z ${message(0)}\n`;
  const answer = JSON.stringify({ events }, null, 2);
  const csv = `timestamp,message\n${startMs},"${message(0).replaceAll('"', '""')}"\n`;

  it.each([
    ["a line", `${line}${line.slice(0, 70)}`],
    ["a line without a time", `${message(0)}\n${message(1).slice(0, 40)}`],
    ["an answer", answer.slice(0, -40)],
    ["an answer, behind its last event", answer.slice(0, answer.lastIndexOf("]"))],
    ["a quoted cell", csv.slice(0, -8)],
    ["a row", `${csv}${startMs}`],
    ["a YAML item", `events:\n- message: '${message(0)}'\n  timestamp: ${startMs}\n- eventId: '1`],
  ])("in %s is partial", async (_, text) => {
    expect(await observe(line, text)).toMatchObject({ complete: false });
  });

  it("at the end of a line is not known to be", async () => {
    expect(await observe(line + line)).toMatchObject({ complete: true });
    expect(await observe(line.trimEnd())).toMatchObject({ complete: true, records: { client: 1 } });
  });
});

it("says where there are more pages than are told apart", () => {
  const answers = createPartialAnswers();
  const { page } = answers.sinkOf("pages.json", () => {});
  const addAll = (): void => Array.from({ length: 100_000 }, (_, index) => `f/${index}`).forEach(page);
  addAll();
  addAll();
  expect(answers.reasons()).toEqual([]);
  page("f/another");
  expect(answers.reasons()).toEqual(['"pages.json" holds more pages of get-log-events than are told apart.']);
});

it("names the first twenty files, and counts the others", async () => {
  const files = Array.from({ length: 23 }, (_, index) =>
    JSON.stringify({ events: [{ timestamp: startMs, message: message(index) }], nextToken: "t" }),
  );
  const { incompleteBecause } = await observe(...files);
  expect(incompleteBecause).toHaveLength(21);
  expect(incompleteBecause.at(-1)).toBe("3 more files do not hold everything.");
});
