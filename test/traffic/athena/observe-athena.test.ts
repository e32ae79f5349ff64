import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadTree } from "../../../src/policy/load-tree.ts";
import { layoutNames, layouts, writeFile } from "../../helpers/fake-athena/write-lake.ts";
import { appsOf, deployedOf } from "../../helpers/simulator/apps.ts";
import { simulate } from "../../helpers/simulator/simulate.ts";
import { useFakeCredentials } from "../insights/live.ts";
import {
  bytesOf,
  client,
  fromFiles,
  line,
  throughAthena,
  throughInsights,
  useBuckets,
} from "./observe-in-three-ways.ts";
import { lab, window } from "./simulated-lab.ts";

useFakeCredentials();

const simulation = simulate(lab);
const { groups } = simulation;
const buckets = useBuckets(window, groups);

describe("observing through Athena", () => {
  test.each(layoutNames)("gives the same bytes as files and Logs Insights do: %s", async (name) => {
    const { partitions, write } = layouts[name];
    write(buckets.path(), simulation.records);
    const { seen, athena, files, filesSeen } = await buckets.observe(partitions);
    expect(seen).toMatchObject({ complete: true, records: { ...simulation.truth.records, unreadable: 0 } });
    expect(simulation.truth.records.client).toBeGreaterThan(100);
    expect(athena).toBe(files);
    expect({ ...seen, dailyFlows: [...seen.dailyFlows] }).toMatchObject({
      dailyFlows: [...filesSeen.dailyFlows],
      activeHours: filesSeen.activeHours,
      attachments: filesSeen.attachments,
      acceptances: filesSeen.acceptances,
    });
    expect(athena).toBe(bytesOf(await throughInsights(simulation.records, window), groups));
  });

  test.each(["one export task", "an export task a day", "Firehose"] as const)(
    "gives the same bytes of a whole company: %s",
    async (name) => {
      const { tree } = loadTree("policies", { cwd: new URL("../../..", import.meta.url).pathname });
      if (tree === undefined) throw new Error("the company's policies cannot be read");
      const twoWeeks = { from: "2026-11-02T00:00:00Z", to: "2026-11-16T00:00:00Z" };
      const company = simulate({
        seed: 7,
        apps: appsOf(tree, "prod", { seed: 7, unused: 0.15 }),
        deployed: deployedOf(tree, "prod"),
        window: twoWeeks,
        connectionsPerDay: 2,
        preferenceSeeThru: "2026-11-08",
        gaps: [{ from: "2026-11-05T02:00:00Z", to: "2026-11-05T20:00:00Z" }],
      });
      const { partitions, write } = layouts[name];
      write(buckets.path(), company.records);
      const { seen } = await throughAthena({ buckets: buckets.current(), partitions, window: twoWeeks });
      expect(seen.records).toEqual({ ...company.truth.records, unreadable: 0 });
      const athena = bytesOf(seen, company.groups);
      expect(JSON.parse(athena).gaps).toHaveLength(1);
      expect(athena).toBe(bytesOf(await fromFiles(buckets.current(), twoWeeks), company.groups));
      expect(athena).toBe(bytesOf(await throughInsights(company.records, twoWeeks), company.groups));
    },
  );

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
        buckets.renew();
        const { records } = simulate({ ...lab, seed, messages });
        layouts[name].write(buckets.path(), records);
        const { athena, files } = await buckets.observe(layouts[name].partitions);
        expect(athena).toBe(files);
        expect(athena).toBe(bytesOf(await throughInsights(records, window), groups));
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 4) },
    );
  });

  test("gives the same whether rows come on one page or on many", async () => {
    layouts.Firehose.write(buckets.path(), simulation.records);
    const one = await buckets.observe("hour");
    const many = await buckets.observe("hour", { fakeOptions: { pageSize: 3 } });
    expect(many.athena).toBe(one.athena);
    const pages = (calls: typeof one.calls): number =>
      calls.filter(({ action }) => action === "GetQueryResults").length;
    expect(pages(one.calls)).toBe(5);
    expect(pages(many.calls)).toBeGreaterThan(50);
  });

  test("asks for smaller pages where rows are long, and loses no name", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `${index}.${"\u0001".repeat(30_000)}.example`);
    writeFile(buckets.path("2026-11-03/t/flow/000000.gz"), names.map((dhost) => line(client({ dhost }))).join(""));
    const { athena, files, calls } = await buckets.observe("day", { fakeOptions: { pageSize: 20 } });
    expect(athena).toBe(files);
    const asked = calls.flatMap(({ action, input }) => (action === "GetQueryResults" ? [input.MaxResults] : []));
    expect(asked).toContain(1_000);
    expect(asked.some((rows) => Number(rows) < 50)).toBe(true);
  });
});

test("asks for each day by itself, and for what has no days once", async () => {
  layouts["one export task"].write(buckets.path(), simulation.records);
  const started = ({ calls }: Awaited<ReturnType<typeof buckets.observe>>): number =>
    calls.filter(({ action }) => action === "StartQueryExecution").length;
  expect(started(await buckets.observe("none"))).toBe(1);
  buckets.renew();
  layouts["an export task a day"].write(buckets.path(), simulation.records);
  expect(started(await buckets.observe("day"))).toBe(5);
});

test("an empty window asks nothing", async () => {
  layouts["one export task"].write(buckets.path(), simulation.records);
  const at = "2026-11-03T00:00:00Z";
  const { seen, calls } = await throughAthena({
    buckets: buckets.current(),
    partitions: "none",
    window: { from: at, to: at },
  });
  expect(seen.records.client).toBe(0);
  expect(calls.filter(({ action }) => action === "StartQueryExecution")).toEqual([]);
});
