import { CloudWatchLogsClient, GetQueryResultsCommand, StartQueryCommand } from "@aws-sdk/client-cloudwatch-logs";
import { afterEach, describe, expect, test } from "vitest";
import { type FakeLogs, type FakeLogsOptions, startFakeLogs } from "../../helpers/fake-logs/fake-logs.ts";
import { useFakeCredentials } from "./live.ts";

useFakeCredentials();

const noonMs = Date.parse("2026-11-02T12:00:00Z");
const records = [
  {
    dhost: "a.example",
    proto: "tls",
    dpt: 443,
    see_thru_exerted: true,
    see_thru_gid: "sg-00replaceme00",
    cat: "client",
  },
  {
    dhost: "a.example",
    proto: "tls",
    dpt: "443",
    see_thru_exerted: 1,
    see_thru_gid: "sg-00replaceme00",
    cat: "server",
  },
  { dhost: "b.example", proto: "ssh", dpt: 22, see_thru_exerted: false, see_thru_gid: "sg-00replaceme00" },
  { dhost: "c.example", proto: "tls", dpt: 443, see_thru_exerted: true, see_thru_gid: "sg-0other" },
  { dhost: "d.example", outcome: "disallowed" },
].map((fields, index) => ({ timestamp: noonMs + index * 400, stream: "flow", message: JSON.stringify(fields) }));

let fake: FakeLogs;
afterEach(() => fake.stop());

async function query(queryString: string, options: Partial<FakeLogsOptions> = {}) {
  fake = await startFakeLogs({ region: "eu-west-2", groups: [{ name: "DiscrimiNAT", records }], ...options });
  const client = new CloudWatchLogsClient({ region: "eu-west-2", endpoint: fake.url });
  const { queryId } = await client.send(
    new StartQueryCommand({
      logGroupIdentifiers: ["DiscrimiNAT"],
      startTime: noonMs / 1000,
      endTime: noonMs / 1000 + 60,
      queryString,
    }),
  );
  const seen: (string | undefined)[] = [];
  for (;;) {
    const { status, results = [], statistics } = await client.send(new GetQueryResultsCommand({ queryId }));
    seen.push(status);
    if (status !== "Complete") continue;
    const rows = results.map((row) => Object.fromEntries(row.map(({ field = "", value }) => [field, value])));
    return { rows, statistics, seen };
  }
}

describe("the fake of Logs Insights", () => {
  test("answers the recipe's own query as its documentation shows", async () => {
    const { rows, seen } = await query(
      'filter see_thru_exerted AND see_thru_gid = "sg-00replaceme00"\n| stats count() by see_thru_exerted, see_thru_gid, dhost, proto, dpt',
    );
    expect(rows).toEqual([
      {
        see_thru_exerted: "1",
        see_thru_gid: "sg-00replaceme00",
        dhost: "a.example",
        proto: "tls",
        dpt: "443",
        "count()": "2",
      },
    ]);
    expect(seen).toEqual(["Scheduled", "Running", "Complete"]);
  });

  test("prints times, and leaves out what is missing", async () => {
    const { rows } = await query("fields @timestamp, dhost, proto | filter dhost like /^[bd]/ | sort @timestamp desc");
    expect(rows).toMatchObject([
      { "@timestamp": "2026-11-02 12:00:01.600", dhost: "d.example" },
      { "@timestamp": "2026-11-02 12:00:00.800", dhost: "b.example", proto: "ssh" },
    ]);
    expect(rows[0]).not.toHaveProperty("proto");
  });

  test.each([
    ['filter proto = "tls" and not ispresent(cat)', ["c.example"]],
    ['filter dpt < 443 or outcome != "allowed"', ["b.example", "d.example"]],
    ['filter dhost not like "example"', []],
    ['filter dhost in ["a.example", "d.example"] and not see_thru_exerted', ["d.example"]],
    [`filter toMillis(@timestamp) >= ${noonMs + 1_600}`, ["d.example"]],
    ["filter (dpt = 22) # comment\n| limit 1", ["b.example"]],
  ])("filters by %s", async (text, expected) => {
    const { rows } = await query(`${text} | fields dhost`);
    expect(rows.map(({ dhost }) => dhost)).toEqual(expected);
  });

  test("counts, and finds the first, the last and the different ones", async () => {
    const { rows, statistics } = await query(
      "filter ispresent(proto) | stats count(*) as n, count(cat), count_distinct(dhost), min(@timestamp), max(dpt) by proto, bin(1h) | sort proto",
    );
    const hour = "2026-11-02 12:00:00.000";
    const first = { "bin(1h)": hour, "min(@timestamp)": "2026-11-02 12:00:00.800", "max(dpt)": "22" };
    expect(rows).toEqual([
      { proto: "ssh", n: "1", "count(cat)": "0", "count_distinct(dhost)": "1", ...first },
      {
        proto: "tls",
        "bin(1h)": hour,
        n: "3",
        "count(cat)": "2",
        "count_distinct(dhost)": "2",
        "min(@timestamp)": hour,
        "max(dpt)": "443",
      },
    ]);
    expect(statistics).toMatchObject({ recordsMatched: 4, recordsScanned: 5, resultCount: 2 });
  });

  test("cuts results off", async () => {
    const { rows, statistics } = await query("fields dhost", { rowCap: 2 });
    expect([rows.length, statistics?.recordsMatched]).toEqual([2, 5]);
  });

  test.each([
    "filter dhost =",
    "stats dhost",
    "explode dhost",
    "filter dhost = 'x",
    "fields nosuch(dhost)",
    "filter a b",
  ])("refuses %s", async (text) => {
    await expect(query(text)).rejects.toMatchObject({ name: "MalformedQueryException" });
  });
});
