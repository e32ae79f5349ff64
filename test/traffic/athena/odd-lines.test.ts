/** Lines that SQL cannot take for a record count as the reader of files has it. */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { writeFile } from "../../helpers/fake-athena/write-lake.ts";
import { printLogs } from "../../helpers/simulator/formats.ts";
import { simulate } from "../../helpers/simulator/simulate.ts";
import { useFakeCredentials } from "../insights/live.ts";
import { client, line, throughAthena, useBuckets } from "./observe-in-three-ways.ts";
import { lab, window } from "./simulated-lab.ts";

useFakeCredentials();

const simulation = simulate(lab);
const { groups } = simulation;
const buckets = useBuckets(window, groups);

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
    writeFile(buckets.path("2026-11-03/task/flow/000000.gz"), text);
    const { athena, files } = await buckets.observe("day");
    expect(athena).toBe(files);
    expect(JSON.parse(athena).records.client).toBeGreaterThan(0);
    const whole = await buckets.observe("none");
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
    writeFile(buckets.path("2026/11/03/10/one.gz"), text);
    const { athena, files } = await buckets.observe("hour");
    expect(athena).toBe(files);
  });

  test("make the snapshot incomplete where an envelope is cut off", async () => {
    const events = [{ id: "1", timestamp: Date.parse("2026-11-03T10:00:00Z"), message: client() }];
    const envelope = JSON.stringify({ messageType: "DATA_MESSAGE", logEvents: events });
    writeFile(buckets.path("2026/11/03/10/one"), `${envelope}${envelope.slice(0, -9)}`);
    const { seen, filesSeen } = await buckets.observe("hour");
    expect(seen).toMatchObject({ complete: false, records: { client: 1, unreadable: 1 } });
    expect(seen.incompleteBecause).toEqual([
      "A line of the table does not hold everything: an envelope cannot be read whole: it is not JSON.",
    ]);
    expect(filesSeen.complete).toBe(false);
  });

  test("are an error where files are compressed, and their names do not say so", async () => {
    const path = buckets.path("2026/11/03/10/to-s3-1-2026-11-03-10-00-00");
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, gzipSync(printLogs("Firehose", simulation.records)));
    await expect(throughAthena({ buckets: buckets.current(), partitions: "hour", window })).rejects.toMatchObject({
      message: expect.stringContaining("is a record of the firewall's logs"),
      hint: expect.stringContaining("end in .gz?"),
    });
  });

  test("are an error where they are all there is", async () => {
    writeFile(buckets.path("2026-11-03/access.log"), "GET /\nGET /x\n");
    await expect(throughAthena({ buckets: buckets.current(), partitions: "day", window })).rejects.toThrow(
      'nothing in the table "egress.firewall_logs" is a record of the firewall\'s logs: 2 lines could not be read',
    );
  });
});
