/** One record of the flow log: which lines are one, and how each field is read, however it is written. */
import { describe, expect, test } from "vitest";
import { type FlowRecord, type LogFields, readFlowRecord, readText } from "../../src/discriminat/flow-record.ts";

const client = { cat: "client", outcome: "allowed" };

function read(fields: LogFields): FlowRecord {
  const record = readFlowRecord({ ...client, ...fields });
  if (record === undefined) throw new Error("not a record");
  return record;
}

const nothing: FlowRecord = {
  origin: "client",
  outcome: "allowed",
  name: null,
  source: null,
  sourcePort: null,
  destination: null,
  port: null,
  protocol: "unknown",
  protocolVersion: null,
  reason: null,
  seeThru: "none",
  group: null,
  seeThruDaysRemaining: null,
  instance: null,
  postQuantum: null,
  http: { code: null, method: null, path: null, userAgent: null },
};

test("every field is read from its own", () => {
  const fields = {
    cat: "server",
    outcome: "disallowed",
    dhost: "api.example.com",
    src: "10.0.0.1",
    spt: 40_000,
    dst: "192.0.2.1",
    dpt: 443,
    proto: "tls",
    proto_v: "1.3",
    reason: "by sg-0123456789abcdef0",
    see_thru_exerted: true,
    see_thru_gid: "sg-0a1",
    see_thru_days_remaining: 3,
    instance: "i-0a",
    pqc: true,
    http_code: 200,
    http_method: "GET",
    http_path: "/",
    http_user_agent: "curl",
  };
  expect(readFlowRecord(fields)).toEqual({
    origin: "server",
    outcome: "disallowed",
    name: "api.example.com",
    source: "10.0.0.1",
    sourcePort: 40_000,
    destination: "192.0.2.1",
    port: 443,
    protocol: "tls",
    protocolVersion: "1.3",
    reason: "by sg-0123456789abcdef0",
    seeThru: "exerted",
    group: "sg-0a1",
    seeThruDaysRemaining: 3,
    instance: "i-0a",
    postQuantum: true,
    http: { code: "200", method: "GET", path: "/", userAgent: "curl" },
  });
});

test("a record may have nothing but its kind and its outcome", () => {
  expect(readFlowRecord(client)).toEqual(nothing);
});

test.each<LogFields>([
  {},
  { cat: "client" },
  { outcome: "allowed" },
  { ...client, outcome: "accepted" },
  { ...client, cat: "fqdn" },
  { ...client, cat: "Client" },
])("%j is not a record of the flow log", (fields) => {
  expect(readFlowRecord(fields)).toBeUndefined();
});

test.each<[unknown, string | null]>([
  ["a", "a"],
  [0, "0"],
  [false, "false"],
  ["", null],
  [null, null],
  [undefined, null],
  [["a"], null],
  [{ a: 1 }, null],
])("the value %j is the text %j", (value, text) => {
  expect(readText(value)).toBe(text);
});

test.each<[unknown, string | null]>([
  ["API.Example.COM", "api.example.com"],
  ["a.example.com.", "a.example.com"],
  ["a.example.com..", "a.example.com."],
  [".", "."],
  ["\n.", "\n"],
  ["\u212A.example.com", "\u212A.example.com"],
  ["", null],
])("the host %j is the name %j", (dhost, name) => {
  expect(read({ dhost }).name).toBe(name);
});

test.each<[unknown, number | null]>([
  [1, 1],
  ["443", 443],
  [65_535, 65_535],
  [0, null],
  [65_536, null],
  [-1, null],
  [1.5, null],
  ["1.5", null],
  ["x443", null],
  ["443x", null],
  ["", null],
  [true, null],
  [Number.NaN, null],
])("%j as a port is %j", (value, port) => {
  expect(read({ dpt: value, spt: value })).toMatchObject({ port, sourcePort: port });
});

test.each<[unknown, number | null]>([
  [-3, -3],
  ["-3", -3],
  ["12", 12],
  ["1.25", 1.25],
  ["1.", null],
  [".5", null],
  ["--1", null],
  ["1e3", null],
  [" 1", null],
  [undefined, null],
])("%j days remaining are %j", (value, days) => {
  expect(read({ see_thru_days_remaining: value }).seeThruDaysRemaining).toBe(days);
});

test.each<[unknown, FlowRecord["protocol"]]>([
  ["tls", "tls"],
  ["TLS", "tls"],
  ["ssh", "ssh"],
  ["HTTP", "http"],
  ["quic", "unknown"],
  ["unknown", "unknown"],
  [null, "unknown"],
])("the protocol %j is %s", (proto, protocol) => {
  expect(read({ proto }).protocol).toBe(protocol);
});

test.each<[unknown, boolean | null]>([
  [true, true],
  ["true", true],
  ["TRUE", true],
  [1, true],
  ["1", true],
  [false, false],
  ["False", false],
  [0, false],
  ["0", false],
  ["yes", null],
  [2, null],
  [undefined, null],
])("%j is read as the truth value %j", (value, truth) => {
  expect(read({ pqc: value }).postQuantum).toBe(truth);
});

describe("see-thru", () => {
  test.each<[LogFields, FlowRecord["seeThru"]]>([
    [{}, "none"],
    [{ see_thru_gid: "sg-0a1" }, "not_exerted"],
    [{ see_thru_gid: "%default" }, "not_exerted"],
    [{ see_thru_exerted: 1 }, "exerted"],
    [{ see_thru_exerted: 1, see_thru_gid: "sg-0a1" }, "exerted"],
    [{ see_thru_exerted: 0 }, "not_exerted"],
    [{ see_thru_exerted: "?", see_thru_gid: "sg-0a1" }, "not_exerted"],
  ])("with %j is %s", (fields, state) => {
    expect(read(fields).seeThru).toBe(state);
  });
});

describe("the group", () => {
  const reason = "allowed by sg-0123456789abcdef0";
  test.each<[LogFields, string | null]>([
    [{ see_thru_gid: "sg-0a1", reason }, "sg-0a1"],
    [{ see_thru_gid: "%default", reason }, "sg-0123456789abcdef0"],
    [{ see_thru_gid: "%default" }, null],
    [{ see_thru_gid: "sg-0a1 " }, null],
    [{ see_thru_gid: "xsg-0a1" }, null],
    [{ see_thru_gid: "sg-" }, null],
    [{ reason }, "sg-0123456789abcdef0"],
    [{ reason: "sg-0123456789abcdef0 and sg-0123456789abcdef1" }, null],
    [{ reason: "by a rule" }, null],
  ])("with %j is %j", (fields, group) => {
    expect(read(fields).group).toBe(group);
  });
});
