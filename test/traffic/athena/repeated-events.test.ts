/** What lies there twice, and what lies in the folder of another day. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Partitions } from "../../../src/traffic/athena/partitions.ts";
import { writeFile, writeFirehose } from "../../helpers/fake-athena/write-lake.ts";
import { printLogs, writeS3Export } from "../../helpers/simulator/formats.ts";
import { type LogRecord, simulate } from "../../helpers/simulator/simulate.ts";
import { useFakeCredentials } from "../insights/live.ts";
import { client, line, throughAthena, useBuckets } from "./observe-in-three-ways.ts";
import { lab, window } from "./simulated-lab.ts";

useFakeCredentials();

const simulation = simulate(lab);
const { groups } = simulation;
const buckets = useBuckets(window, groups);

describe("what lies there twice", () => {
  const half = Math.floor(simulation.records.length / 2);
  const part = (from: number, to?: number): readonly LogRecord[] => simulation.records.slice(from, to);
  const [overlapFrom, overlapTo] = [half - 40, half + 40];
  const firehose = (folder: string, records: readonly LogRecord[], delayMs = 0): void =>
    writeFirehose(buckets.path(folder), records, "Firehose", delayMs);

  test.each<readonly [string, Partitions, () => void]>([
    [
      "an export that was run twice",
      "none",
      () => {
        writeS3Export(buckets.path("one"), simulation.records, 200);
        writeS3Export(buckets.path("two"), simulation.records, 200);
      },
    ],
    [
      "exports that overlap",
      "none",
      () => {
        writeS3Export(buckets.path("one"), part(0, overlapTo), 200);
        writeS3Export(buckets.path("two"), part(overlapFrom), 200);
      },
    ],
    [
      "an export beside what Firehose delivered",
      "none",
      () => {
        writeS3Export(buckets.path("one"), simulation.records, 200);
        firehose("two", part(overlapFrom));
      },
    ],
    [
      "what Firehose delivered twice",
      "hour",
      () => {
        firehose("", simulation.records);
        for (const [index, record] of part(100, 140).entries()) {
          const hour = new Date(record.atMs).toISOString().slice(0, 13).replace(/[-T]/g, "/");
          writeFile(buckets.path(hour, `again-${index}.gz`), printLogs("Firehose", [record]));
        }
      },
    ],
    [
      "what Firehose delivered again two hours later, over midnight too",
      "hour",
      () => {
        firehose("", simulation.records);
        writeFirehose(buckets.path(), part(0), "Firehose batches", 2 * 3_600_000);
      },
    ],
  ])("counts once: %s", async (_, partitions, write) => {
    write();
    const { athena, files, seen, filesSeen } = await buckets.observe(partitions);
    // Files are copies of each other, or hold events that came before.
    expect(filesSeen.copies.length + filesSeen.repeatedEvents).toBeGreaterThan(0);
    expect(seen).toMatchObject({ complete: true, records: { ...simulation.truth.records, unreadable: 0 } });
    expect(athena).toBe(files);
  });

  test("an event with an id counts once in one file too, and what agrees but for the id counts twice", async () => {
    const hour = buckets.path("2026/11/03/10");
    const atMs = Date.parse("2026-11-03T10:00:00Z");
    const event = (id: string) => ({ id, timestamp: atMs, message: client() });
    const envelope = (ids: readonly string[]) =>
      JSON.stringify({ messageType: "DATA_MESSAGE", logEvents: ids.map(event) });
    writeFile(join(hour, "a.gz"), envelope(["1", "1", "2"]) + envelope(["2"]));
    writeFile(join(hour, "b.gz"), envelope(["1", "2", "2"]));
    const { athena, files, seen } = await buckets.observe("hour");
    expect(seen.records.client).toBe(2);
    expect(athena).toBe(files);
  });

  test("events whose id is empty count each in one file", async () => {
    const event = { id: "", timestamp: Date.parse("2026-11-03T10:00:00Z"), message: client() };
    const envelope = JSON.stringify({ messageType: "DATA_MESSAGE", logEvents: [event, event] });
    writeFile(buckets.path("2026/11/03/10/a.gz"), envelope);
    const { athena, files, seen } = await buckets.observe("hour");
    expect(seen.records.client).toBe(2);
    expect(athena).toBe(files);
  });

  test("lines that agree in one file count each", async () => {
    writeFile(buckets.path("a/flow/000000.gz"), line(client()).repeat(3));
    writeFile(buckets.path("b/flow/000000.gz"), line(client()).repeat(2) + line(client({ dhost: "b.example" })));
    const { athena, files, seen } = await buckets.observe("none");
    expect(seen.records.client).toBe(4);
    expect(athena).toBe(files);
  });
});

describe("what lies in the folder of another day", () => {
  test("makes the snapshot incomplete where an export's folder is not named after its day", async () => {
    writeFile(buckets.path("2026-11-03/flow/000000.gz"), line(client()));
    writeFile(
      buckets.path("2026-11-04/flow/000000.gz"),
      line(client(), "2026-11-03T11:00:00.000Z") + line(client({ dhost: "b.example" }), "2026-11-04T11:00:00.000Z"),
    );
    const { seen } = await throughAthena({ buckets: buckets.current(), partitions: "day", window });
    expect(seen).toMatchObject({
      complete: false,
      incompleteBecause: [
        "1 records of 2026-11-03 lie in folders of other days, and do not count: they came too late, or an export's folder is not named after the day that it holds.",
      ],
      records: { client: 2 },
    });
  });

  test.each([
    ["three hours late, in the last folder that is read", 2 * 3_600_000, true],
    ["later than that", 26 * 3_600_000, false],
    ["days later", 2 * 86_400_000, false],
    ["an hour before they happened", -3_600_000, true],
    ["days before they happened", -2 * 86_400_000, false],
  ])("makes it incomplete where Firehose wrote events %s", async (_, delayMs, complete) => {
    const inner = simulation.records.filter(
      ({ atMs }) => atMs > Date.parse("2026-11-04") && atMs < Date.parse("2026-11-05"),
    );
    writeFirehose(buckets.path(), inner, "Firehose", delayMs);
    const { seen } = await throughAthena({ buckets: buckets.current(), partitions: "hour", window });
    expect(seen.complete).toBe(complete);
    const { client: count, server, config } = seen.records;
    const missed = inner.length - count - server - config;
    expect(missed === 0).toBe(complete);
    const said = seen.incompleteBecause.join("").match(/^([\d,]+) records of 2026-11-04 lie/)?.[1];
    expect(Number(said?.replaceAll(",", "") ?? 0)).toBe(missed);
  });
});
