import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { layoutNames, layouts } from "../../helpers/fake-athena/write-lake.ts";
import type { SimulatedApp } from "../../helpers/simulator/apps.ts";
import { type SimulationOptions, simulate } from "../../helpers/simulator/simulate.ts";
import { useFakeCredentials } from "../insights/live.ts";
import {
  type Buckets,
  bytesOf,
  fromFiles,
  makeBuckets,
  throughAthena,
  throughInsights,
} from "./observe-in-three-ways.ts";

useFakeCredentials();

const app: SimulatedApp = {
  app: "lab",
  clients: 2,
  needs: [
    { name: "a.example", protocol: "tls", port: 443, rhythm: "steady" },
    { name: "git.example", protocol: "ssh", port: 22, rhythm: "deploy" },
    { name: "new.example", protocol: "tls", port: 443, rhythm: "steady" },
  ],
  telemetry: [{ name: "stats.example", protocol: "tls", port: 443 }],
};
const window = { from: "2026-11-02T06:00:00Z", to: "2026-11-06T12:00:00Z" };
const options: SimulationOptions = {
  seed: 3,
  apps: [app],
  deployed: [
    {
      app: "lab",
      names: [
        { name: "a.example", protocol: "tls", port: 443 },
        { name: "git.example", protocol: "ssh", port: 22 },
      ],
      seeThru: { until: "2026-11-04", ports: "all", group: "same" },
    },
  ],
  window,
  daysBetweenDeploys: 2,
  messages: { ports: "mixed", booleans: "mixed", json: "shuffled" },
};

let buckets: Buckets;
beforeEach(() => {
  buckets = makeBuckets();
});
afterEach(() => buckets.remove());

describe("observing through Athena", () => {
  test.each(layoutNames)("gives the same bytes as files and Logs Insights do: %s", async (name) => {
    const { records, groups, truth } = simulate(options);
    const { partitions, write } = layouts[name];
    write(buckets.bucket, records);
    const { seen } = await throughAthena({ buckets, partitions, window });
    expect(seen).toMatchObject({ complete: true, records: { ...truth.records, unreadable: 0 } });
    expect(truth.records.client).toBeGreaterThan(100);
    const bytes = bytesOf(seen, groups);
    expect(bytes).toBe(bytesOf(await fromFiles(buckets, window), groups));
    expect(bytes).toBe(bytesOf(await throughInsights(records, window), groups));
  });
});
