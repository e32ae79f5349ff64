import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FileTraffic, observeFiles } from "../../../src/traffic/files/observe-files.ts";
import type { Window } from "../../../src/traffic/flow.ts";
import {
  type Compression,
  hasTime,
  hasZstd,
  logFormats,
  printLogs,
  writeLogs,
} from "../../helpers/simulator/formats.ts";
import { trafficOf } from "../../helpers/simulator/observed-traffic.ts";
import { oneApp } from "../../helpers/simulator/one-app.ts";
import { simulate } from "../../helpers/simulator/simulate.ts";

const window = { from: "2026-11-02T00:00:00Z", to: "2026-11-05T00:00:00Z" };
const simulation = simulate({
  seed: 21,
  ...oneApp({ app: "checkout", name: "api.stripe.com", ssh: "steady", until: "2026-11-03" }),
  window,
  messages: { ports: "mixed", booleans: "mixed" },
});

const folder = mkdtempSync(join(tmpdir(), "discriminat-policy-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Daily flows are made when they are asked for; a list is what can be compared. */
async function observe(patterns: readonly string[], asked?: Window, input = ""): Promise<FileTraffic> {
  const seen = await observeFiles(
    { patterns, cwd: folder, stdin: Readable.from([Buffer.from(input)]), window: asked },
    new AbortController().signal,
  );
  return { ...seen, dailyFlows: [...seen.dailyFlows] };
}

describe("the same logs give the same daily flows", () => {
  let expected: FileTraffic;
  beforeAll(async () => {
    expected = await observe(["-"], undefined, printLogs("S3 export", simulation.records));
  });

  it("which are what really happened", () => {
    const { dailyFlows, ...truth } = trafficOf(simulation, window);
    // The texts of reasons are tidied, and sorted differently then.
    const anonymous = (list: FileTraffic["dailyFlows"]): readonly string[] =>
      Array.from(list, ({ reason, ...dailyFlow }) => JSON.stringify(dailyFlow, Object.keys(dailyFlow).sort())).sort();
    expect(anonymous(expected.dailyFlows)).toEqual(anonymous(dailyFlows));
    expect(expected).toMatchObject({
      records: truth.records,
      activeHours: truth.activeHours,
      complete: true,
      firstUnreadable: [],
    });
    expect(new Set(expected.attachments.map((one) => JSON.stringify(one)))).toEqual(
      new Set(truth.attachments.map((one) => JSON.stringify(one))),
    );
  });

  const compressions: readonly Compression[] = hasZstd ? ["none", "gzip", "zstd"] : ["none", "gzip"];
  const kinds = logFormats
    .filter(hasTime)
    .flatMap((format) => compressions.map((compression) => [format, compression] as const));

  it.each(kinds)("as %s, compression %s", async (format, compression) => {
    expect(await observe([writeLogs(folder, format, simulation.records, compression)])).toEqual(expected);
  });
});
