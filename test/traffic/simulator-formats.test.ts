import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import {
  hasTime,
  hasZstd,
  type LogFormat,
  logFormats,
  printLogs,
  writeLogs,
  writeS3Export,
} from "../helpers/simulator/formats.ts";
import { type LogRecord, simulate } from "../helpers/simulator/simulate.ts";

const { records } = simulate({
  seed: 5,
  apps: [
    {
      app: "lab",
      clients: 2,
      needs: [{ name: "a.example", protocol: "tls", port: 443, rhythm: "steady" }],
      telemetry: [],
    },
  ],
  deployed: [{ app: "lab", names: [], seeThru: { until: "2026-12-31", ports: "all", group: "same" } }],
  window: { from: "2026-11-02T00:00:00Z", to: "2026-11-05T00:00:00Z" },
});
const messages = records.map(({ message }) => message);

const folder = mkdtempSync(join(tmpdir(), "discriminat-policy-formats-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reads a format back in the most obvious way, by what it is documented to be. */
function readBack(format: LogFormat, text: string): readonly string[] {
  const lines = text.split("\n").slice(0, -1);
  const events = (one: { readonly events?: { message: string }[]; readonly logEvents?: { message: string }[] }) =>
    (one.events ?? one.logEvents ?? []).map(({ message }) => message);
  switch (format) {
    case "bare lines":
      return lines;
    case "S3 export":
    case "tail --format detailed":
      return lines.map((line) => line.slice(line.indexOf("{")));
    case "event lines":
      return lines.map((line) => JSON.parse(line).message);
    case "filter-log-events":
      return events(JSON.parse(text));
    case "get-log-events":
      return text.split(/(?<=^\}\n)/m).flatMap((one) => events(JSON.parse(one)));
    case "tail --format json":
      return text
        .split(/^\S+ (?:flow|config) \n/m)
        .slice(1)
        .map((one) => JSON.stringify(JSON.parse(one)));
    case "Insights JSON":
      return JSON.parse(text).results.map((row: { value: string }[]) => row[1]?.value);
    case "Insights CSV":
      return [...text.matchAll(/^[0-9 :.-]+,"((?:[^"]|"")*)",(?:flow|config)$/gm)].map(([, field = ""]) =>
        field.replaceAll('""', '"'),
      );
    case "subscription lines":
      return lines
        .map((line) => JSON.parse(line))
        .filter(({ messageType }) => messageType === "DATA_MESSAGE")
        .flatMap(events);
    case "viewer CSV":
      return [...text.matchAll(/^\d{13},"((?:[^"]|"")*)"$/gm)].map(([, field = ""]) => field.replaceAll('""', '"'));
    case "events as text":
      return lines.map((line) => line.split("\t")[4] ?? "");
    case "events as YAML":
      return [...text.matchAll(/^ {2}message: '(.*)'$/gm)].map(([, field = ""]) => field.replaceAll("''", "'"));
    case "tail in colour":
    case "times and messages as text":
      return lines.map((line) => line.slice(line.indexOf("{")));
    case "times and messages":
      return JSON.parse(text).map(([, message]: [number, string]) => message);
    case "Lambda events":
      return batches(lines.map((line) => JSON.parse(line).awslogs.data));
    case "Kinesis events":
      return batches(JSON.parse(text).Records.map((one: { kinesis: { data: string } }) => one.kinesis.data));
    case "Firehose HTTP":
      return batches(JSON.parse(text).records.map(({ data }: { data: string }) => data));
    case "Firehose batches":
    case "Firehose":
      return text
        .replaceAll("}\n{", "}{")
        .trimEnd()
        .split(/(?<=\})(?=\{"messageType")/)
        .map((one) => JSON.parse(one))
        .filter(({ messageType }) => messageType === "DATA_MESSAGE")
        .flatMap(events);
  }
}

/** Messages of envelopes in base64. */
function batches(data: readonly string[]): readonly string[] {
  return data
    .map((one) => JSON.parse(gunzipSync(Buffer.from(one, "base64")).toString()))
    .filter(({ messageType }) => messageType === "DATA_MESSAGE")
    .flatMap(({ logEvents }) => logEvents.map(({ message }: { message: string }) => message));
}

/** With what is in it as base64 behind it. */
function decoded(text: string): string {
  const data = text.match(/H4sI[A-Za-z0-9+/=]+/g) ?? [];
  return [text, ...data.map((one) => gunzipSync(Buffer.from(one, "base64")).toString())].join("\n");
}

describe.each(logFormats)("the format %s", (format) => {
  it("holds every message, byte for byte", () => {
    const read = readBack(format, printLogs(format, records));
    // Some of them hold the streams one after the other.
    expect([...read].sort()).toEqual([...messages].sort());
  });

  it("tells when the first record was written, or is known not to", () => {
    const [first] = records;
    const text = decoded(printLogs(format, records));
    const written = [`${first?.atMs}`, new Date(first?.atMs ?? 0).toISOString().slice(11, 23)];
    expect(written.some((time) => text.includes(time)) || format === "tail --format json").toBe(hasTime(format));
  });

  it("is compressed as real programs do it", () => {
    const unpack = (path: string, program: string): string =>
      spawnSync(program, ["-dc", path], { encoding: "utf8", maxBuffer: 1 << 28 }).stdout;
    const text = printLogs(format, records);
    expect(unpack(writeLogs(folder, format, records, "gzip"), "gzip")).toBe(text);
    if (hasZstd) expect(unpack(writeLogs(folder, format, records, "zstd"), "zstd")).toBe(text);
  });
});

it("an export to S3 is a folder for each stream, with numbered files", () => {
  const task = writeS3Export(join(folder, "export"), records, 40);
  const files = (stream: LogRecord["stream"]) => readdirSync(join(task, stream)).sort();
  expect(files("flow").slice(0, 2)).toEqual(["000000.gz", "000001.gz"]);
  const lines = (["flow", "config"] as const).flatMap((stream) =>
    files(stream).flatMap((file) =>
      spawnSync("gzip", ["-dc", join(task, stream, file)], { encoding: "utf8" })
        .stdout.split("\n")
        .slice(0, -1),
    ),
  );
  expect(lines.map((line) => line.replace(/^\S+ /, "")).sort()).toEqual([...messages].sort());
  expect(readFileSync(join(folder, "export", "aws-logs-write-test"), "utf8")).toContain("Permission Check");
});
