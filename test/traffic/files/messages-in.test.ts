import { describe, expect, it } from "vitest";
import { messagesIn, timeOf } from "../../../src/traffic/files/formats/messages-in.ts";
import { readMoment, readTime } from "../../../src/traffic/files/formats/moment.ts";

const atMs = Date.parse("2026-11-01T00:03:11.500Z");
const record = { cat: "client", dhost: "a.example" };
const text = JSON.stringify(record);

describe("the messages in a value", () => {
  it.each([
    ["an answer of filter-log-events", { events: [{ timestamp: atMs, message: text }] }],
    ["what a subscription sends", { messageType: "DATA_MESSAGE", logEvents: [{ timestamp: atMs, message: text }] }],
    [
      "an answer of get-query-results",
      {
        results: [
          [
            { field: "@timestamp", value: "2026-11-01 00:03:11.500" },
            { field: "@message", value: text },
          ],
        ],
      },
    ],
    ["one event", { timestamp: atMs, message: text }],
    ["a list of events", [{ timestamp: String(atMs), message: text }]],
  ])("are those of %s", (_, value) => {
    expect(messagesIn(value)).toEqual([{ atMs, text, fields: undefined }]);
  });

  it.each([
    [
      "a record with its time",
      { ...record, time: "2026-11-01T00:03:11.5Z" },
      { ...record, time: "2026-11-01T00:03:11.5Z" },
    ],
    ["an event whose record is not a text", { timestamp: atMs, message: record }, record],
  ])("are %s itself", (_, value, fields) => {
    expect(messagesIn(value)).toEqual([{ atMs, text: undefined, fields }]);
  });

  it("have the time that stands before the value, where one does", () => {
    expect(messagesIn({ timestamp: atMs, message: text }, atMs - 1)).toMatchObject([{ atMs: atMs - 1 }]);
  });

  it.each([
    ["with which AWS tries a subscription", { messageType: "CONTROL_MESSAGE", logEvents: [{ message: "CWL" }] }],
    ["an answer without events", { events: [] }],
    ["no object", "text"],
    ["nothing", null],
  ])("are none in %s", (_, value) => {
    expect(messagesIn(value)).toEqual([]);
  });
});

describe("a time", () => {
  it.each([
    ["2026-11-01T00:03:11.500Z", 0],
    ["2026-11-01 00:03:11,5", 0],
    ["2026-11-01T00:03:11.500999999Z", 0],
    ["2026-11-01T02:03:11.500+02:00", 0],
    ["2026-10-31T22:33:11.500-0130", 0],
    ["2026-11-01T00:03:11", -500],
  ])("is read from %s", (written, offset) => {
    expect(readTime(written)).toBe(atMs + offset);
  });

  it.each(["2026-13-01T00:00:00Z", "2026-11-01", "2026-11-01T25:00:00Z", "yesterday", ""])(
    "is none in %j",
    (written) => {
      expect(readTime(written)).toBeNull();
    },
  );

  it("is milliseconds as a number or its digits, not seconds nor fractions", () => {
    expect([atMs, String(atMs)].map(readMoment)).toEqual([atMs, atMs]);
    expect([atMs / 1000, String(atMs).slice(0, 10), Number.NaN, true, null, {}].map(readMoment)).toEqual(
      Array(6).fill(null),
    );
  });

  it("is that of the first field that has one", () => {
    expect(timeOf({ timestamp: "soon", "@timestamp": atMs, time: 0 })).toBe(atMs);
    expect(timeOf(record)).toBeNull();
  });
});
