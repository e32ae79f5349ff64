import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { type FileTraffic, observeFiles } from "../../../src/traffic/files/observe-files.ts";
import type { Window } from "../../../src/traffic/flow.ts";

async function observe(text: string, window?: Window): Promise<FileTraffic> {
  const stdin = Readable.from([Buffer.from(text)]);
  return await observeFiles({ patterns: ["-"], cwd: "/", stdin, window }, new AbortController().signal);
}

const header = "bin(1d),cat,outcome,see_thru_exerted,see_thru_gid,dhost,proto,dpt,src,connections,first_seen,last_seen";
const row = (more: Readonly<Record<string, string>> = {}): string => {
  const cells: Record<string, string> = {
    "bin(1d)": "2026-11-01 00:00:00.000",
    cat: "client",
    outcome: "allowed",
    see_thru_exerted: "1",
    see_thru_gid: "sg-0a1b2c3d4e5f60718",
    dhost: "a.example",
    proto: "tls",
    dpt: "443",
    src: "10.0.0.1",
    connections: "17",
    first_seen: "2026-11-01 08:00:00.500",
    last_seen: "2026-11-01 09:30:00.000",
    ...more,
  };
  return header
    .split(",")
    .map((name) => cells[name])
    .join(",");
};

describe("a table of counts", () => {
  it("of our own query is read as the flows that it counts", async () => {
    const seen = await observe(`${header}\n${row()}\n${row({ cat: "server", connections: "5" })}\n`);
    expect(seen).toMatchObject({
      records: { client: 17, server: 5, unreadable: 0 },
      window: { from: "2026-11-01T08:00:00Z", to: "2026-11-01T09:30:01Z" },
    });
    expect([...seen.dailyFlows]).toEqual([
      {
        day: "2026-11-01",
        group: "sg-0a1b2c3d4e5f60718",
        source: "10.0.0.1",
        name: "a.example",
        protocol: "tls",
        protocolVersion: null,
        port: 443,
        outcome: "allowed",
        seeThru: "exerted",
        reason: null,
        connections: 17,
        firstMs: Date.parse("2026-11-01T08:00:00.500Z"),
        lastMs: Date.parse("2026-11-01T09:30:00Z"),
      },
    ]);
  });

  it("may come as JSON, with milliseconds and the functions for names", async () => {
    const fields = {
      cat: "client",
      outcome: "disallowed",
      dhost: "a.example",
      "count(*)": "3",
      "min(@timestamp)": "1793692800000",
      "max(@timestamp)": "1793692801000",
    };
    const results = [Object.entries(fields).map(([field, value]) => ({ field, value }))];
    expect((await observe(JSON.stringify({ results, status: "Complete" }))).records.client).toBe(3);
  });

  it("counts within the window, and says where a row goes over its edge", async () => {
    const table = `${header}\n${row()}\n`;
    const day = { from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z" };
    expect(await observe(table, day)).toMatchObject({ records: { client: 17 }, window: day, complete: true });
    expect(await observe(table, { from: "2026-11-02T00:00:00Z", to: "2026-11-03T00:00:00Z" })).toMatchObject({
      records: { client: 0 },
      complete: true,
    });
    expect(await observe(table, { from: "2026-11-01T09:00:00Z", to: "2026-11-03T00:00:00Z" })).toMatchObject({
      records: { client: 0 },
      complete: false,
      incompleteBecause: ['"-" does not hold everything: a row is partly outside of the window (line 2).'],
    });
  });

  it.each([
    [
      "of the firewall's recipe",
      "see_thru_exerted,see_thru_gid,dhost,proto,dpt,count()\n1,sg-0a1,www.example.com,tls,443,17\n",
      '"-" holds counts without the columns cat, outcome, first_seen, last_seen',
    ],
    [
      "without times",
      "cat,outcome,dhost,count(*)\nclient,allowed,a.example,2\n",
      '"-" holds counts without the columns first_seen, last_seen',
    ],
    [
      "over several days",
      `${header}\n${row({ last_seen: "2026-11-02 00:00:00.000" })}\n`,
      '"-" holds counts over several days in one row, without the column bin(1d)',
    ],
    ["of something else", `${header}\n${row({ cat: "fqdn" })}\n`, '"-" holds counts that are not of the flow log'],
  ])("%s is refused, with the query to run", async (_, text, message) => {
    await expect(observe(text)).rejects.toMatchObject({
      message,
      hint: expect.stringMatching(/^Save the result of this query: filter @logStream = "flow" \| stats count\(\*\) as/),
    });
  });
});
