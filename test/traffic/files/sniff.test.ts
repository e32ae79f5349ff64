import { describe, expect, it } from "vitest";
import { sniff, sniffedBytes } from "../../../src/traffic/files/formats/sniff.ts";

const record = '{"dhost":"a.example","cat":"client","outcome":"allowed"}';
const row = '[{"field":"@timestamp","value":"2026-11-01 00:00:00.000"},{"field":"@message","value":"{}"}]';

describe("what is in a file", () => {
  it.each([
    ["a record a line", `${record}\n${record}\n`, "lines"],
    ["one record without an end of line", record, "lines"],
    ["times before the records", `2026-11-01T00:00:00.000Z ${record}\n`, "lines"],
    ["times, and the record below each", `2026-11-01T00:00:00.000Z stream\n{\n  "cat": "client"\n}\n`, "lines"],
    ["rows of Logs Insights, one a line", `${row}\n${row}\n`, "lines"],
    ["lines of which only a later one is a record", `{"cut\n${record}\n`, "lines"],
    ["a record with a control character beside it", `\u0001\n${record}\n`, "lines"],
    ["an answer of the AWS CLI", '{\n  "events": [\n    {"message": "{}"}\n  ]\n}\n', "json"],
    ["a list over several lines", `[\n  ${record}\n]\n`, "json"],
    ["an empty list", "[]\n", "json"],
    ["a table with messages", "@timestamp,@message\n2026-11-01,x\n", "csv"],
    ["a table of fields, in quotes", '"cat","dhost","outcome"\nclient,a.example,allowed\n', "csv"],
    ["text that is neither", "hello\nworld\n", "lines"],
    ["white space", " \n\t\r\n", "empty"],
    ["nothing", "", "empty"],
    ["binary data", "\u0000\u0001\u0002", "binary"],
    ["escape sequences, which logs may hold", "\u001b[31mred\u001b[0m\n", "lines"],
  ])("%s", (_, text, format) => {
    expect(sniff(Buffer.from(text), true)).toBe(format);
    expect(sniff(Buffer.from(`\uFEFF${text}`), true)).toBe(format);
  });

  it("UTF-16, in both orders of bytes", () => {
    const little = Buffer.from(`\uFEFF${record}`, "utf16le");
    expect(sniff(little, true)).toBe("utf-16");
    expect(sniff(Buffer.from(little).swap16(), true)).toBe("utf-16");
  });
});

describe("the last line", () => {
  it("counts where nothing is behind it, and not where it may be cut off", () => {
    expect(sniff(Buffer.from(record), true)).toBe("lines");
    expect(sniff(Buffer.from(record), false)).toBe("json");
    expect(sniff(Buffer.from(`${record}\n{"dho`), false)).toBe("lines");
  });

  it("is cut off in what is longer than the part that is looked at", () => {
    const long = Buffer.from(`{"message": "${"x".repeat(sniffedBytes)}"}`);
    expect(sniff(long, true)).toBe("json");
  });
});
