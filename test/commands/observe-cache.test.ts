import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDayCache } from "../../src/commands/observe/day-cache.ts";
import { digestOfQuestions } from "../../src/traffic/insights/day-answer.ts";
import { observeInsights } from "../../src/traffic/insights/observe-insights.ts";
import { buildSnapshot } from "../../src/traffic/snapshot/build-snapshot.ts";
import { serializeSnapshot } from "../../src/traffic/snapshot/serialize-snapshot.ts";
import { type FakeLogs, startFakeLogs } from "../helpers/fake-logs/fake-logs.ts";
import { oneApp } from "../helpers/simulator/one-app.ts";
import { simulate } from "../helpers/simulator/simulate.ts";
import { noWaiting, region, useFakeCredentials } from "../traffic/insights/live.ts";

useFakeCredentials();

const streams = { flowStream: "flow", configStream: "config" };
const msPerDay = 86_400_000;
const firstMs = Date.parse("2026-11-02T00:00:00Z");
const simulation = simulate({
  seed: 11,
  ...oneApp({ app: "lab", name: "a.example", ssh: "deploy", until: "2026-11-04" }),
  window: { from: "2026-11-02T06:00:00Z", to: "2026-11-09T12:00:00Z" },
  daysBetweenDeploys: 2,
  messages: { ports: "mixed", booleans: "mixed", json: "shuffled" },
});
// What is not a record belongs to a day too.
const noise = ["not JSON", '{"cat":"client"}'].map((message, day) => ({
  timestamp: firstMs + day * msPerDay + 5,
  stream: "flow",
  message,
}));
const records = [
  ...simulation.records.map(({ atMs, stream, message }) => ({ timestamp: atMs, stream, message })),
  ...noise,
];
const owners = new Map(Object.entries(simulation.groups));

let fake: FakeLogs;
let folder: string;
beforeEach(async () => {
  fake = await startFakeLogs({ region, groups: [{ name: "DiscrimiNAT", records }], looksUntilComplete: 0 });
  folder = mkdtempSync(join(tmpdir(), "days-"));
});
afterEach(async () => {
  await fake.stop();
  rmSync(folder, { recursive: true });
});

interface Run {
  /** Days since the first, halves too. */
  readonly from: number;
  readonly to: number;
  /** The days before it are settled. */
  readonly settled?: number;
  readonly maxRows?: number;
  readonly cached?: boolean;
  readonly withSources?: boolean;
  readonly asked?: string;
}

const digest = digestOfQuestions(streams, "here");
const started = (): number => fake.calls.filter(({ action }) => action === "StartQuery").length;
const days = (): readonly string[] => readdirSync(join(folder, "prod")).sort();

async function observe({ from, to, settled = 99, maxRows, cached = true, withSources = false, asked = digest }: Run) {
  const cache = openDayCache({ folder: "", network: "prod", asked }, folder);
  const time = (day: number): string => `${new Date(firstMs + day * msPerDay).toISOString().slice(0, 19)}Z`;
  const seen = await observeInsights(
    {
      region,
      endpoint: fake.url,
      logGroups: ["DiscrimiNAT"],
      ...streams,
      window: { from: time(from), to: time(to) },
      answeredDays: cached ? cache : undefined,
      settledUntilMs: firstMs + settled * msPerDay,
      pace: noWaiting,
      ...(maxRows === undefined ? {} : { maxRows }),
    },
    new AbortController().signal,
  );
  const snapshot = buildSnapshot(seen, { network: "prod", verbosity: "full", owners, withSources });
  return { bytes: [...serializeSnapshot(snapshot)].join(""), warnings: cache.warnings(), used: cache.used() };
}

describe("the days that --cache keeps", () => {
  test("give the bytes of one observation of the whole window, in whatever order and parts they were asked", async () => {
    const half = fc.integer({ min: 0, max: 16 }).map((number) => number / 2);
    const run = fc
      .record({
        one: half,
        other: half,
        settled: fc.integer({ min: 0, max: 9 }),
        maxRows: fc.constantFrom(20, 60, 10_000),
      })
      .filter(({ one, other }) => one !== other)
      .map(({ one, other, ...rest }) => ({ ...rest, from: Math.min(one, other), to: Math.max(one, other) }));
    const withSources = fc.boolean();
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 4 }), withSources, async (runs, sources) => {
        rmSync(folder, { recursive: true });
        mkdirSync(folder);
        for (const one of runs) {
          const { bytes, warnings } = await observe({ ...one, withSources: sources });
          expect(warnings).toEqual([]);
          expect(bytes).toBe(
            (await observe({ from: one.from, to: one.to, cached: false, withSources: sources })).bytes,
          );
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 12) },
    );
  });

  test("are not asked again, whatever the window; missed ones are", async () => {
    await observe({ from: 0, to: 3 });
    expect(days()).toEqual(["2026-11-02.json", "2026-11-03.json", "2026-11-04.json"]);
    const before = started();
    expect((await observe({ from: 0, to: 3 })).used).toBe(3);
    expect(started()).toBe(before);
    expect((await observe({ from: 1, to: 6 })).used).toBe(2);
    expect(days()).toHaveLength(6);
  });

  test("are whole and settled", async () => {
    await observe({ from: 0.5, to: 5, settled: 3 });
    expect(days()).toEqual(["2026-11-03.json", "2026-11-04.json"]);
  });

  test("are not kept where the answer was cut off", async () => {
    await fake.stop();
    const burst = Array.from({ length: 30 }, (_, index) => ({
      timestamp: firstMs + msPerDay + index,
      stream: "flow",
      message: JSON.stringify({ cat: "client", outcome: "allowed", dhost: `${index}.example`, proto: "tls" }),
    }));
    const groups = [{ name: "DiscrimiNAT", records: burst }];
    fake = await startFakeLogs({ region, groups, looksUntilComplete: 0, rowCap: 20 });
    await observe({ from: 0, to: 3, maxRows: 20 });
    expect(days()).toEqual(["2026-11-02.json", "2026-11-04.json"]);
  });

  test("can be read by their owner only", async () => {
    await observe({ from: 0, to: 1 });
    expect(statSync(join(folder, "prod", "2026-11-02.json")).mode & 0o777).toBe(0o600);
  });

  test("do not count where something else was asked", async () => {
    await observe({ from: 0, to: 2 });
    for (const asked of [
      digestOfQuestions({ ...streams, flowStream: "other" }, "here"),
      digestOfQuestions({ ...streams, configStream: "other" }, "here"),
      digestOfQuestions(streams, "elsewhere"),
    ]) {
      expect(asked).not.toBe(digest);
      const { used, warnings } = await observe({ from: 0, to: 2, asked });
      expect(used).toBe(0);
      expect(warnings).toEqual(['2 days in "" had been asked with other settings: asked again.']);
    }
  });

  const damages: Readonly<Record<string, (text: string) => string>> = {
    "an empty file": () => "",
    "half a file": (text) => text.slice(0, text.length / 2),
    "another count": (text) => text.replace(/"connections":"(\d)/, '"connections":"1$1'),
    "another day": (text) => text.replace('"day": "2026-11-02"', '"day": "2026-11-03"'),
    "a digest of nothing": (text) => text.replace(/"digest": .*/, ""),
    "more behind it": (text) => `${text}{}`,
    "binary data": () => "\u0000\u0001\u0002".repeat(100),
  };
  test.each(Object.keys(damages))("are asked again, with a warning, where there is %s", async (name) => {
    const { bytes } = await observe({ from: 0, to: 2 });
    const file = join(folder, "prod", "2026-11-02.json");
    const damaged = damages[name]?.(readFileSync(file, "utf8")) ?? "";
    expect(damaged).not.toBe(readFileSync(file, "utf8"));
    writeFileSync(file, damaged);
    const again = await observe({ from: 0, to: 2 });
    expect(again.bytes).toBe(bytes);
    expect(again.warnings.join()).toMatch(/2026-11-02\.json" is not what was written there: .*asked again/);
    expect((await observe({ from: 0, to: 2 })).warnings).toEqual([]);
  });

  test("of another name are refused, though their digest is right", async () => {
    await observe({ from: 0, to: 2 });
    const at = (day: string): string => join(folder, "prod", `${day}.json`);
    writeFileSync(at("2026-11-02"), readFileSync(at("2026-11-03")));
    expect((await observe({ from: 0, to: 2 })).warnings.join()).toContain("it is of another network or day");
  });

  test("are told from any part of their file, and from one with any byte changed", async () => {
    await observe({ from: 0, to: 1 });
    const file = join(folder, "prod", "2026-11-02.json");
    const bytes = readFileSync(file);
    const read = () => {
      const cache = openDayCache({ folder: "", network: "prod", asked: digest }, folder);
      const found = [...(cache.read("2026-11-02") ?? [])];
      return { found: found.length > 0, warnings: cache.warnings().length };
    };
    expect(read()).toEqual({ found: true, warnings: 0 });
    const at = fc.integer({ min: 0, max: bytes.length - 1 });
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 255 }), fc.constantFrom("cut", "change"), (place, by, damage) => {
        const changed = Buffer.from(damage === "cut" ? bytes.subarray(0, place) : bytes);
        if (damage === "change") changed[place] = ((changed[place] ?? 0) + by) % 256;
        writeFileSync(file, changed);
        expect(read()).toEqual({ found: false, warnings: 1 });
      }),
      { numRuns: 200 },
    );
  });

  /** A file that has the digest it must have: written by another version, or by hand. */
  function rewrite(file: string, change: (text: string) => string): void {
    const [body = ""] = change(readFileSync(file, "utf8")).split('"digest": ');
    writeFileSync(file, `${body}"digest": "sha256:${createHash("sha256").update(body).digest("hex")}"}\n`);
  }

  test("of another version of the file are asked again, and said", async () => {
    const { bytes } = await observe({ from: 0, to: 1 });
    rewrite(join(folder, "prod", "2026-11-02.json"), (text) => text.replace('"version": 1', '"version": 2'));
    expect(await observe({ from: 0, to: 1 })).toEqual({
      bytes,
      used: 0,
      warnings: ['1 day in "" had been asked with other settings: asked again.'],
    });
  });

  test("of another network are refused, though their digest is right", async () => {
    const { bytes } = await observe({ from: 0, to: 1 });
    rewrite(join(folder, "prod", "2026-11-02.json"), (text) => text.replace('"network": "prod"', '"network": "lab"'));
    const again = await observe({ from: 0, to: 1 });
    expect({ bytes: again.bytes, warnings: again.warnings.join() }).toEqual({
      bytes,
      warnings: expect.stringContaining("it is of another network or day"),
    });
  });

  test.each([
    ["a number in a row", (text: string) => text.replace('"connections":"', '"connections":1,"other":"')],
    ["a row that is a list", (text: string) => text.replace(/^\{".*$/m, "[],")],
    ["half a row", (text: string) => text.replace(/("connections":"\d+).*$/m, "$1")],
  ])("end the run where a digest is right and a row is not: %s", async (_, change) => {
    await observe({ from: 0, to: 1 });
    const file = join(folder, "prod", "2026-11-02.json");
    const before = readFileSync(file, "utf8");
    rewrite(file, change);
    expect(readFileSync(file, "utf8")).not.toBe(before);
    await expect(observe({ from: 0, to: 1 })).rejects.toMatchObject({
      name: "UserError",
      message: "prod/2026-11-02.json holds what is not a row, though its digest is right",
      hint: "Remove it, and run this again: the day is asked anew.",
    });
  });

  test("are in the snapshot where the disk is full, and asked again the next time", async () => {
    const { bytes } = await observe({ from: 0, to: 2, cached: false });
    symlinkSync("/dev/full", join(folder, "prod", "2026-11-02.json"));
    const first = await observe({ from: 0, to: 2 });
    expect(first.bytes).toBe(bytes);
    expect(first.warnings).toContain(
      "1 day could not be kept (cannot write prod/2026-11-02.json: no space left on the disk): the snapshot has them, and the next run asks for them again.",
    );
    const second = await observe({ from: 0, to: 2 });
    expect({ bytes: second.bytes, used: second.used }).toEqual({ bytes, used: 1 });
  });

  test("are not begun where nothing can be kept: before anything is asked", async () => {
    writeFileSync(join(folder, "prod"), "");
    await expect(observe({ from: 0, to: 1 })).rejects.toMatchObject({
      message: "cannot keep days in prod: it is not a folder",
      exitCode: 2,
    });
    rmSync(join(folder, "prod"));
    mkdirSync(join(folder, "prod", "2026-11-02.json"), { recursive: true });
    await expect(observe({ from: 0, to: 1 })).rejects.toMatchObject({
      message: "cannot read prod/2026-11-02.json: it is a folder",
      exitCode: 2,
    });
    expect(fake.calls).toEqual([]);
  });

  test("are the same where two runs keep them at once", async () => {
    const { bytes } = await observe({ from: 0, to: 4, cached: false });
    const runs = await Promise.all([1, 2, 3].map(() => observe({ from: 0, to: 4 })));
    expect(runs).toEqual(runs.map(() => ({ bytes, used: 0, warnings: [] })));
    expect(readdirSync(join(folder, "prod"))).toHaveLength(4);
    expect(await observe({ from: 0, to: 4 })).toEqual({ bytes, used: 4, warnings: [] });
  });

  test("that cannot be removed are said, and the snapshot is written", async () => {
    mkdirSync(join(folder, "prod", "2026-10-01.json"), { recursive: true });
    const cache = openDayCache({ folder: "", network: "prod", asked: digest }, folder);
    cache.dropBefore(firstMs);
    expect(cache.warnings()).toEqual(['"prod/2026-10-01.json" is old, and could not be removed: it is a folder.']);
  });

  test("are removed once they are old, and nothing else", async () => {
    await observe({ from: 0, to: 4 });
    writeFileSync(join(folder, "prod", "notes.json"), "");
    openDayCache({ folder: "", network: "prod", asked: digest }, folder).dropBefore(firstMs + 2 * msPerDay);
    expect(days()).toEqual(["2026-11-04.json", "2026-11-05.json", "notes.json"]);
  });
});
