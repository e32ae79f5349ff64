import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { layoutNames, layouts, writeFile, writeFirehose } from "../../helpers/fake-athena/write-lake.ts";
import { printLogs, writeS3Export } from "../../helpers/simulator/formats.ts";
import { type LogRecord, simulate } from "../../helpers/simulator/simulate.ts";
import { useFakeCredentials } from "../insights/live.ts";
import {
  type AthenaRun,
  type Buckets,
  bytesOf,
  fromFiles,
  makeBuckets,
  throughAthena,
  throughInsights,
} from "./observe-in-three-ways.ts";
import { lab, window } from "./simulated-lab.ts";

useFakeCredentials();

const simulation = simulate(lab);
const { groups } = simulation;

let buckets: Buckets;
beforeEach(() => {
  buckets = makeBuckets();
});
afterEach(() => buckets.remove());

/** What lies in the bucket, by the two ways that read it. */
async function observe(partitions: AthenaRun["partitions"], more: Partial<AthenaRun> = {}) {
  const { seen, calls } = await throughAthena({ buckets, partitions, window, ...more });
  const files = await fromFiles(buckets, more.window ?? window);
  return { seen, calls, athena: bytesOf(seen, groups), files: bytesOf(files, groups), filesSeen: files };
}

const line = (message: string, at = "2026-11-03T10:00:00.000Z"): string => `${at} ${message}\n`;
const client = (fields: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ cat: "client", outcome: "allowed", dhost: "a.example", proto: "tls", src: "10.0.0.1", ...fields });

describe("observing through Athena", () => {
  test.each(layoutNames)("gives the same bytes as files and Logs Insights do: %s", async (name) => {
    const { partitions, write } = layouts[name];
    write(buckets.bucket, simulation.records);
    const { seen, athena, files } = await observe(partitions);
    expect(seen).toMatchObject({ complete: true, records: { ...simulation.truth.records, unreadable: 0 } });
    expect(simulation.truth.records.client).toBeGreaterThan(100);
    expect(athena).toBe(files);
    expect(athena).toBe(bytesOf(await throughInsights(simulation.records, window), groups));
  });

  test("does so however the lines are written", async () => {
    const arbitrary = fc.record({
      seed: fc.integer({ min: 1, max: 1_000 }),
      name: fc.constantFrom(...layoutNames),
      messages: fc.record({
        ports: fc.constantFrom("number", "string", "mixed"),
        booleans: fc.constantFrom("boolean", "number", "string", "mixed"),
        json: fc.constantFrom("compact", "spaced", "shuffled"),
        configNames: fc.constantFrom("fqdn", "addr"),
      }),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ seed, name, messages }) => {
        buckets.remove();
        buckets = makeBuckets();
        const { records } = simulate({ ...lab, seed, messages });
        layouts[name].write(buckets.bucket, records);
        const { athena, files } = await observe(layouts[name].partitions);
        expect(athena).toBe(files);
        expect(athena).toBe(bytesOf(await throughInsights(records, window), groups));
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 4) },
    );
  });

  test("gives the same whether rows come on one page or on many", async () => {
    layouts.Firehose.write(buckets.bucket, simulation.records);
    const one = await observe("hour");
    const many = await observe("hour", { fakeOptions: { pageSize: 3 } });
    expect(many.athena).toBe(one.athena);
    const pages = (calls: typeof one.calls): number =>
      calls.filter(({ action }) => action === "GetQueryResults").length;
    expect(pages(one.calls)).toBe(5);
    expect(pages(many.calls)).toBeGreaterThan(50);
  });

  test("asks for smaller pages where rows are long, and loses no name", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `${index}.${"\u0001".repeat(30_000)}.example`);
    writeFile(
      join(buckets.bucket, "2026-11-03/t/flow/000000.gz"),
      names.map((dhost) => line(client({ dhost }))).join(""),
    );
    const { athena, files, calls } = await observe("day", { fakeOptions: { pageSize: 20 } });
    expect(athena).toBe(files);
    const asked = calls.flatMap(({ action, input }) => (action === "GetQueryResults" ? [input.MaxResults] : []));
    expect(asked).toContain(1_000);
    expect(asked.some((rows) => Number(rows) < 50)).toBe(true);
  });
});

describe("lines that are no simple record", () => {
  const odd: Readonly<Record<string, readonly string[]>> = {
    "not JSON": [line("not JSON"), "\n", "no time\n", "{\n", '"text"\n', "[]\n", line("")],
    "half a record": [line('{"cat":"client","outc'), line(`${client()} trailing`), line("[]"), line("{}")],
    "records of no kind": [line('{"cat":"client"}'), line('{"cat":"else","outcome":"allowed"}'), line('{"cat":1}')],
    "a lone surrogate": [line(client({ dhost: "x" }).replace('"x"', '"x\\ud800y.example"'))],
    "a null character": [line(client({ dhost: "api.stripe.com\u0000.attacker.example" }))],
    "line separators of Unicode": [line(client({ dhost: "a\u2028b\u2029c\u0085d.example" }))],
    "quotes, backslashes and SQL": [
      line(client({ dhost: `'; DROP TABLE x; --"\\` })),
      line(client({ reason: "it's" })),
    ],
    "what looks like the border of envelopes": [line(client({ dhost: '}{"messageType":"DATA_MESSAGE"' }))],
    "two records on a line": [line(`${client()} ${client({ dhost: "b.example" })}`)],
    "another time before them": [line(client(), "2026-11-03T10:00:00Z"), line(client(), "2026-11-03 10:00:00.5")],
    "a day that is none": [line(client(), "2026-02-31T10:00:00.000Z"), line(client(), "2026-13-01T10:00:00.000Z")],
    "a stream before them": [`2026-11-03T10:00:00.000Z flow ${client()}\n`],
    "values of other types": [
      line(client({ dhost: 12, dpt: "443", see_thru_exerted: 1, src: null, reason: ["x"], proto: { a: 1 } })),
      line(client({ dhost: "12", dpt: 443.0, see_thru_exerted: "TRUE", proto_v: 1.3 })),
      line(client({ dhost: true, dpt: 4.43e2, see_thru_gid: "%default", proto_v: "" })),
      line(client({ dhost: "null", dpt: -1, outcome: "Allowed" })),
    ],
    "events as JSON": [
      `${JSON.stringify({ timestamp: Date.parse("2026-11-03T10:00:00Z"), message: client() })}\n`,
      `${JSON.stringify({ id: "1", timestamp: "2026-11-03T11:00:00Z", message: client() })}\n`,
    ],
    "records that hold their time": [`${client({ timestamp: Date.parse("2026-11-03T10:00:00Z") })}\n`],
    "a byte that is no UTF-8": [line(client({ dhost: "b\ufffd.example" }))],
    "carriage returns": [
      line(client()).replace("\n", "\r\n"),
      line(client({ dhost: "c.example" })).replace("\n", "\r\n"),
    ],
  };

  test.each(Object.keys(odd))("count as they do in files: %s", async (name) => {
    const text = [line(client({ dhost: "first.example" })), ...(odd[name] ?? [])].join("");
    writeFile(join(buckets.bucket, "2026-11-03/task/flow/000000.gz"), text);
    const { athena, files } = await observe("day");
    expect(athena).toBe(files);
    expect(JSON.parse(athena).records.client).toBeGreaterThan(0);
    const whole = await observe("none");
    expect(whole.athena).toBe(files);
  });

  test("count as they do in files among the events of an envelope", async () => {
    const atMs = Date.parse("2026-11-03T10:00:00Z");
    const event = (id: string, message: unknown, timestamp: unknown = atMs) => ({ id, timestamp, message });
    const envelope = (logEvents: unknown) =>
      JSON.stringify({ messageType: "DATA_MESSAGE", logGroup: "g", logStream: "flow", logEvents });
    const texts = Object.values(odd).flat();
    const text = [
      envelope([event("1", client()), event("2", "not JSON"), event("3", '{"half'), event("4", "{}")]),
      envelope(texts.map((one, index) => event(`t${index}`, one.slice(25).trimEnd()))),
      envelope([
        event("5", client({ dhost: "x" }), "soon"),
        event("6", client({ dhost: "y" }), `${atMs}`),
        event("7", 12),
      ]),
      envelope([{ timestamp: atMs, message: client({ dhost: "without an id" }) }]),
      envelope([]),
      envelope("no list"),
      JSON.stringify({ messageType: "CONTROL_MESSAGE", logEvents: [event("", "CWL CONTROL MESSAGE")] }),
    ].join("");
    writeFile(join(buckets.bucket, "2026/11/03/10/one.gz"), text);
    const { athena, files } = await observe("hour");
    expect(athena).toBe(files);
  });

  test("make the snapshot incomplete where an envelope is cut off", async () => {
    const events = [{ id: "1", timestamp: Date.parse("2026-11-03T10:00:00Z"), message: client() }];
    const envelope = JSON.stringify({ messageType: "DATA_MESSAGE", logEvents: events });
    writeFile(join(buckets.bucket, "2026/11/03/10/one"), `${envelope}${envelope.slice(0, -9)}`);
    const { seen, filesSeen } = await observe("hour");
    expect(seen).toMatchObject({ complete: false, records: { client: 1, unreadable: 1 } });
    expect(seen.incompleteBecause).toEqual([
      "A line of the table does not hold everything: an envelope cannot be read whole: it is not JSON.",
    ]);
    expect(filesSeen.complete).toBe(false);
  });

  test("are an error where files are compressed, and their names do not say so", async () => {
    const path = join(buckets.bucket, "2026/11/03/10/to-s3-1-2026-11-03-10-00-00");
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, gzipSync(printLogs("Firehose", simulation.records)));
    await expect(throughAthena({ buckets, partitions: "hour", window })).rejects.toMatchObject({
      message: expect.stringContaining("is a record of the firewall's logs"),
      hint: expect.stringContaining("end in .gz?"),
    });
  });

  test("are an error where they are all there is", async () => {
    writeFile(join(buckets.bucket, "2026-11-03/access.log"), "GET /\nGET /x\n");
    await expect(throughAthena({ buckets, partitions: "day", window })).rejects.toThrow(
      'nothing in the table "egress.firewall_logs" is a record of the firewall\'s logs: 2 lines could not be read',
    );
  });
});

describe("what lies there twice", () => {
  const half = Math.floor(simulation.records.length / 2);
  const part = (from: number, to?: number): readonly LogRecord[] => simulation.records.slice(from, to);
  const [overlapFrom, overlapTo] = [half - 40, half + 40];
  const firehose = (folder: string, records: readonly LogRecord[], delayMs = 0): void =>
    writeFirehose(join(buckets.bucket, folder), records, "Firehose", delayMs);

  test.each<readonly [string, AthenaRun["partitions"], () => void]>([
    [
      "an export that was run twice",
      "none",
      () => {
        writeS3Export(join(buckets.bucket, "one"), simulation.records, 200);
        writeS3Export(join(buckets.bucket, "two"), simulation.records, 200);
      },
    ],
    [
      "exports that overlap",
      "none",
      () => {
        writeS3Export(join(buckets.bucket, "one"), part(0, overlapTo), 200);
        writeS3Export(join(buckets.bucket, "two"), part(overlapFrom), 200);
      },
    ],
    [
      "an export beside what Firehose delivered",
      "none",
      () => {
        writeS3Export(join(buckets.bucket, "one"), simulation.records, 200);
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
          writeFile(join(buckets.bucket, hour, `again-${index}.gz`), printLogs("Firehose", [record]));
        }
      },
    ],
    [
      "what Firehose delivered again two hours later, over midnight too",
      "hour",
      () => {
        firehose("", simulation.records);
        const folder = join(buckets.folder, "again");
        writeFirehose(folder, simulation.records, "Firehose", 2 * 3_600_000);
        writeFirehose(buckets.bucket, part(0), "Firehose batches", 2 * 3_600_000);
      },
    ],
  ])("counts once: %s", async (_, partitions, write) => {
    write();
    const { athena, files, seen } = await observe(partitions);
    expect(seen).toMatchObject({ complete: true, records: { ...simulation.truth.records, unreadable: 0 } });
    expect(athena).toBe(files);
  });

  test("an event with an id counts once in one file too, and what agrees but for the id counts twice", async () => {
    const [first] = simulation.records;
    if (first === undefined) throw new Error("nothing was simulated");
    const hour = join(buckets.bucket, "2026/11/03/10");
    const atMs = Date.parse("2026-11-03T10:00:00Z");
    const event = (id: string) => ({ id, timestamp: atMs, message: client() });
    const envelope = (ids: readonly string[]) =>
      JSON.stringify({ messageType: "DATA_MESSAGE", logEvents: ids.map(event) });
    writeFile(join(hour, "a.gz"), envelope(["1", "1", "2"]) + envelope(["2"]));
    writeFile(join(hour, "b.gz"), envelope(["1", "2", "2"]));
    const { athena, files, seen } = await observe("hour");
    expect(seen.records.client).toBe(2);
    expect(athena).toBe(files);
  });

  test("lines that agree in one file count each", async () => {
    writeFile(join(buckets.bucket, "a/flow/000000.gz"), line(client()).repeat(3));
    writeFile(
      join(buckets.bucket, "b/flow/000000.gz"),
      line(client()).repeat(2) + line(client({ dhost: "b.example" })),
    );
    const { athena, files, seen } = await observe("none");
    expect(seen.records.client).toBe(4);
    expect(athena).toBe(files);
  });
});

describe("what lies in the folder of another day", () => {
  test("makes the snapshot incomplete where an export's folder is not named after its day", async () => {
    writeFile(join(buckets.bucket, "2026-11-03/flow/000000.gz"), line(client()));
    writeFile(
      join(buckets.bucket, "2026-11-04/flow/000000.gz"),
      line(client(), "2026-11-03T11:00:00.000Z") + line(client({ dhost: "b.example" }), "2026-11-04T11:00:00.000Z"),
    );
    const { seen } = await throughAthena({ buckets, partitions: "day", window });
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
    writeFirehose(buckets.bucket, inner, "Firehose", delayMs);
    const { seen } = await throughAthena({ buckets, partitions: "hour", window });
    expect(seen.complete).toBe(complete);
    const { client: count, server, config } = seen.records;
    const missed = inner.length - count - server - config;
    expect(missed === 0).toBe(complete);
    const said = seen.incompleteBecause.join("").match(/^([\d,]+) records of 2026-11-04 lie/)?.[1];
    expect(Number(said?.replaceAll(",", "") ?? 0)).toBe(missed);
  });
});

test("asks for each day by itself, and for what has no days once", async () => {
  layouts["one export task"].write(buckets.bucket, simulation.records);
  const started = ({ calls }: Awaited<ReturnType<typeof observe>>): number =>
    calls.filter(({ action }) => action === "StartQueryExecution").length;
  expect(started(await observe("none"))).toBe(1);
  buckets.remove();
  buckets = makeBuckets();
  layouts["an export task a day"].write(buckets.bucket, simulation.records);
  expect(started(await observe("day"))).toBe(5);
});

test("an empty window asks nothing", async () => {
  layouts["one export task"].write(buckets.bucket, simulation.records);
  const at = "2026-11-03T00:00:00Z";
  const { seen, calls } = await throughAthena({ buckets, partitions: "none", window: { from: at, to: at } });
  expect(seen.records.client).toBe(0);
  expect(calls.filter(({ action }) => action === "StartQueryExecution")).toEqual([]);
});
