import { describe, expect, it } from "vitest";
import { readConfigRecord } from "../../src/discriminat/config-record.ts";

const name = { kind: "name", group: "sg-0a1", protocol: "tls", outcome: "accepted" };

describe("a record of the config log", () => {
  it.each([
    [
      "a name, in fqdn",
      { cat: "fqdn", outcome: "accepted", gid: "sg-0a1", fqdn: "a.example", proto: "tls" },
      { ...name, subject: "a.example" },
    ],
    [
      "a name, in addr",
      { cat: "addr", outcome: "accepted", gid: "sg-0a1", addr: "*.example", proto: "tls" },
      { ...name, subject: "*.example" },
    ],
    [
      "a wildcard that a firewall instance has taken over",
      { cat: "wildcard-addr", gid: "sg-0a1", addr: "*.example", proto: "tls" },
      { ...name, subject: "*.example" },
    ],
    [
      "a wildcard with an outcome of its own",
      { cat: "wildcard-addr", outcome: "removed", fqdn: "*.example" },
      { kind: "name", group: null, protocol: null, outcome: "removed", subject: "*.example" },
    ],
    [
      "a client",
      { cat: "client", outcome: "removed", gid: "sg-0a1", client: "10.0.0.1" },
      { kind: "attachment", source: "10.0.0.1", group: "sg-0a1", attached: false },
    ],
    [
      "a client that was accepted",
      { cat: "client", outcome: "accepted", gid: "sg-0a1", client: "10.0.0.1" },
      { kind: "attachment", source: "10.0.0.1", group: "sg-0a1", attached: true },
    ],
    [
      "a name for ssh, before the address",
      { cat: "addr", outcome: "accepted", gid: "sg-0a1", addr: "b.example", fqdn: "a.example", proto: "ssh" },
      { ...name, protocol: "ssh", subject: "a.example" },
    ],
    [
      "a name for a protocol that is not known",
      { cat: "fqdn", outcome: "no", fqdn: "a.example", proto: "quic" },
      { kind: "name", group: null, protocol: null, outcome: "no", subject: "a.example" },
    ],
    [
      "a see-thru window",
      { cat: "see-thru", outcome: "accepted", gid: "sg-0a1", thru_date: "2026-12-31" },
      { kind: "see-thru", group: "sg-0a1", subject: "2026-12-31", protocol: null, outcome: "accepted" },
    ],
  ])("is %s", (_, fields, expected) => {
    expect(readConfigRecord(fields)).toEqual(expected);
  });

  it.each([
    ["a name without an outcome", { cat: "fqdn", fqdn: "a.example" }],
    ["a wildcard without a name", { cat: "wildcard-addr", outcome: "accepted", gid: "sg-0a1" }],
    ["a client without an address", { cat: "client", outcome: "accepted", gid: "sg-0a1" }],
    ["a client without a group", { cat: "client", outcome: "accepted", client: "10.0.0.1" }],
    ["a see-thru window without a day", { cat: "see-thru", outcome: "accepted", gid: "sg-0a1" }],
    ["another category", { cat: "whatever", outcome: "accepted", fqdn: "a.example" }],
    ["a client with words of refusal", { cat: "client", outcome: "refused", gid: "sg-0a1", client: "10.0.0.1" }],
  ])("is not %s", (_, fields) => {
    expect(readConfigRecord(fields)).toBeUndefined();
  });
});
