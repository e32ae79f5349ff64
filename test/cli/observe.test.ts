import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import type { SimulatedApp } from "../helpers/simulator/apps.ts";
import {
  type Compression,
  hasTime,
  hasZstd,
  type LogFormat,
  logFormats,
  printLogs,
  writeLogs,
  writeS3Export,
} from "../helpers/simulator/formats.ts";
import { type Simulation, simulate } from "../helpers/simulator/simulate.ts";
import { program, startSession } from "./session.ts";

const app = (name: string, ...names: string[]): SimulatedApp => ({
  app: name,
  clients: 2,
  needs: names.map((need) => ({ name: need, protocol: "tls", port: 443, rhythm: "steady" })),
  telemetry: [{ name: "stats.example", protocol: "tls", port: 443 }],
});
const tls = (...names: string[]) => names.map((name) => ({ name, protocol: "tls" as const, port: 443 }));

/** Two apps: one that is enforced, and one in a see-thru window; both are attacked. */
const simulation: Simulation = simulate({
  seed: 11,
  apps: [app("checkout", "api.stripe.com", "a.example"), app("ledger", "b.example", "c.example")],
  deployed: [
    { app: "checkout", names: tls("api.stripe.com") },
    { app: "ledger", names: tls("b.example"), seeThru: { until: "2026-11-30", ports: "all", group: "same" } },
  ],
  window: { from: "2026-11-02T00:00:00Z", to: "2026-11-06T00:00:00Z" },
  messages: { ports: "mixed", booleans: "mixed" },
});

const session = startSession();
const at = (...path: string[]): string => join(session.folder, ...path);
const observe = (args: string, input?: string) =>
  session.run(`discriminat-policy observe ${args}`, input === undefined ? {} : { input });
const bytesOf = (file: string): string => readFileSync(at(file), "utf8");
const snapshotOf = (file: string): Snapshot => JSON.parse(bytesOf(file));

/** What flows are about, whoever's they are. */
type About = Pick<Flow, "name" | "protocol" | "port" | "outcome" | "see_thru">;
const keyOf = ({ name, protocol, port, outcome, see_thru }: About): string =>
  JSON.stringify([name, protocol, port, outcome, see_thru]);
function countsOf(flows: readonly (About & Pick<Flow, "connections">)[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const flow of flows) counts[keyOf(flow)] = (counts[keyOf(flow)] ?? 0) + flow.connections;
  return counts;
}

beforeAll(() => {
  writeFileSync(at("groups.json"), JSON.stringify(simulation.groups));
  for (const format of logFormats) writeLogs(at("logs"), format, simulation.records);
  const result = observe(`--logs ${nameOf("S3 export")} --groups groups.json`);
  expect(result).toMatchObject({ status: 0, stderr: "" });
});
afterAll(session.remove);

/** The file in which a format's records are, relative to the folder. */
function nameOf(format: LogFormat, compression: Compression = "none"): string {
  return `'${writeLogs(at("logs"), format, simulation.records, compression).slice(session.folder.length + 1)}'`;
}

describe("the same logs", () => {
  // Every format in every compression: test/traffic/files/observe-files.test.ts.
  const compressed: readonly Compression[] = hasZstd ? ["gzip", "zstd"] : ["gzip"];
  const kinds = [
    ...logFormats.filter(hasTime).map((format) => [format, "none"] as const),
    ...compressed.map((compression) => ["filter-log-events", compression] as const),
  ];

  it.each(kinds)("give the same snapshot, byte for byte: %s, compression %s", (format, compression) => {
    expect(observe(`--logs ${nameOf(format, compression)} --groups groups.json --out other.json`).status).toBe(0);
    expect(bytesOf("other.json")).toBe(bytesOf("observations.json"));
  });

  it("give the same snapshot as a folder of many files, and through standard input", () => {
    writeS3Export(at("export"), simulation.records, 200);
    observe("--logs export --groups groups.json --out folder.json");
    // Only the file with which S3 tried whether it may write is no log.
    const forget = ({ records, ...rest }: Snapshot) => ({ ...rest, records: { ...records, unreadable: 0 } });
    expect(forget(snapshotOf("folder.json"))).toEqual(forget(snapshotOf("observations.json")));
    observe("--logs - --groups groups.json --out stdin.json", printLogs("S3 export", simulation.records));
    expect(bytesOf("stdin.json")).toBe(bytesOf("observations.json"));
  });

  it("give the flows that there really were, and no app is wrong", () => {
    const { flows, records, unattributed } = snapshotOf("observations.json");
    expect(records).toEqual({ ...simulation.truth.records, unreadable: 0 });
    expect(countsOf(flows)).toEqual(countsOf(simulation.truth.flows));
    const apps = new Map<string, Set<string | null>>();
    for (const flow of simulation.truth.flows)
      apps.set(keyOf(flow), (apps.get(keyOf(flow)) ?? new Set()).add(flow.app));
    for (const flow of flows) if (flow.app !== null) expect([...(apps.get(keyOf(flow)) ?? [])]).toContain(flow.app);
    expect(unattributed.ambiguous + unattributed.unknown).toBeLessThan(records.client / 2);
  });

  it("without a time give the same counts", () => {
    observe(`--logs ${nameOf("bare lines")} --groups groups.json --out bare.json`);
    const bare = snapshotOf("bare.json");
    expect(bare.window).toBeNull();
    expect(bare.records.client).toBe(snapshotOf("observations.json").records.client);
  });
});

describe("a snapshot", () => {
  it("has addresses of clients only with --with-sources", () => {
    const [address = ""] = simulation.truth.connections.map(({ source }) => source);
    expect(bytesOf("observations.json")).not.toContain(address);
    observe(`--logs ${nameOf("S3 export")} --groups groups.json --with-sources --out sources.json`);
    expect(bytesOf("sources.json")).toContain(`"${address}"`);
  });

  it("of a part of the time has only that", () => {
    observe(`--logs ${nameOf("S3 export")} --from 2026-11-03 --to 2026-11-03 --out day.json`);
    const { window, flows } = snapshotOf("day.json");
    expect(window).toEqual({ from: "2026-11-03T00:00:00Z", to: "2026-11-04T00:00:00Z" });
    expect(new Set(flows.flatMap(({ days }) => days))).toEqual(new Set(["2026-11-03"]));
  });

  const days = ["--from 2026-11-02 --to 2026-11-02", "--from 2026-11-03 --to 2026-11-03"] as const;
  const bothDays = "--from 2026-11-02 --to 2026-11-03";

  it("is the same made of two days as of both at once, in whatever order", () => {
    // Only what the records themselves tell: the config log of a day does not say who was attached the day before.
    const flowLog = simulation.records.filter(({ stream }) => stream === "flow");
    writeFileSync(at("flow.log"), printLogs("S3 export", flowLog));
    const observeFlows = (args: string) => observe(`--logs flow.log --groups groups.json --with-sources ${args}`);
    for (const [index, day] of days.entries()) observeFlows(`${day} --out ${index}.json`);
    observeFlows(`${bothDays} --out both.json`);
    expect(observe("--merge 0.json 1.json --out merged.json").status).toBe(0);
    observe("--merge 1.json 0.json --out turned.json");
    expect(bytesOf("turned.json")).toBe(bytesOf("merged.json"));
    // Two digests in place of one are all that tells that it is made of two.
    const { sources, ...merged } = snapshotOf("merged.json");
    expect(sources.map(({ window }) => window?.from)).toEqual(["2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z"]);
    expect(merged).toEqual({ ...snapshotOf("both.json"), sources: undefined });
    observeFlows(`${days[1]} --merge 0.json --out added.json`);
    expect(bytesOf("added.json")).toBe(bytesOf("merged.json"));
  });

  it("of two days counts the same connections, also where one day alone does not tell whose they are", () => {
    const logs = nameOf("S3 export");
    for (const [index, day] of days.entries())
      observe(`--logs ${logs} ${day} --groups groups.json --out ${index}.json`);
    observe(`--logs ${logs} ${bothDays} --groups groups.json --out both.json`);
    observe("--merge 0.json 1.json --out merged.json");
    const [merged, both] = [snapshotOf("merged.json"), snapshotOf("both.json")];
    expect(countsOf(merged.flows)).toEqual(countsOf(both.flows));
    expect({ ...merged.records, gaps: merged.gaps }).toEqual({ ...both.records, gaps: both.gaps });
    expect(merged.unattributed.unknown).toBeGreaterThan(both.unattributed.unknown);
  });

  it("is not merged with itself", () => {
    const { status, stderr } = observe("--merge observations.json observations.json --out twice.json");
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^error: observations\.json is given twice, and its logs of 2026-11-02T\S+ to 2026-11-0\S+ would count twice\nhint: Leave one of them out\.\n$/,
    );
    expect(readdirSync(session.folder)).not.toContain("twice.json");
  });
});

describe("what went wrong", () => {
  it("in one line is counted and shown with its place, and the rest is there", () => {
    const text = printLogs("S3 export", simulation.records).trimEnd();
    writeFileSync(at("cut.log"), text.slice(0, -20));
    const { status, stdout } = observe("--logs cut.log --groups groups.json --out cut.json");
    expect(status).toBe(0);
    expect(stdout).toContain("1 unreadable line");
    expect(stdout).toContain(`cut.log:${simulation.records.length}`);
    expect(snapshotOf("cut.json").records.unreadable).toBe(1);
  });

  const previous = (): string => bytesOf("observations.json");
  const leftovers = (): readonly string[] => readdirSync(session.folder).filter((name) => name.endsWith(".tmp"));

  it("in a compressed file leaves the previous snapshot as it was", () => {
    const before = previous();
    const packed = gzipSync(printLogs("S3 export", simulation.records));
    writeFileSync(at("cut.gz"), packed.subarray(0, packed.length / 2));
    const { status, stderr } = observe("--logs cut.gz --groups groups.json");
    expect(status).toBe(2);
    expect(stderr).toContain("cut.gz");
    expect(previous()).toBe(before);
  });

  it("with every line leaves the previous snapshot as it was", () => {
    const before = previous();
    writeFileSync(at("foreign.log"), '{"hello": "world"}\nGET / 200\n');
    const { status, stderr } = observe("--logs foreign.log --groups groups.json");
    expect(status).toBe(2);
    expect(stderr).toContain("nothing in the files is a record of the firewall's logs: 2 lines could not be read");
    expect(previous()).toBe(before);
  });

  const endings = { SIGKILL: [null, "SIGKILL"], SIGINT: [130, null], SIGTERM: [143, null] } as const;
  const sendersOf = { "standard input": "-", "a named pipe": "pipe" } as const;

  it.each(
    Object.keys(sendersOf).flatMap((sender) =>
      Object.keys(endings).map((signal) => [signal as keyof typeof endings, sender as keyof typeof sendersOf] as const),
    ),
  )("%s half-way through %s, which goes silent, leaves the previous snapshot as it was", async (signal, sender) => {
    const before = previous();
    session.run("rm -f pipe; mkfifo pipe");
    const args = ["observe", "--logs", sendersOf[sender], "--groups", "groups.json"];
    const child = spawn(process.execPath, [program, ...args], {
      cwd: session.folder,
      stdio: ["pipe", "ignore", "pipe"],
    });
    const pipe = sender === "a named pipe" ? await open(at("pipe"), "w") : undefined;
    const text = printLogs("S3 export", simulation.records);
    // More than any pipe holds: once all is written, most has been read.
    const half = text.slice(0, text.length / 2).repeat(Math.ceil(2 ** 22 / text.length));
    child.stdin.on("error", () => {});
    if (pipe === undefined) await new Promise((resolve) => child.stdin.write(half, resolve));
    else await pipe.write(half);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const ended = endOf(child);
    child.kill(signal);
    expect(await ended).toEqual(endings[signal]);
    await pipe?.close();
    expect(child.stderr.read()).toBeNull();
    expect(previous()).toBe(before);
    expect(leftovers()).toEqual([]);
  });

  it.runIf(process.platform === "linux")(
    "with the disk is a failure of the environment, and leaves the previous snapshot",
    () => {
      const before = previous();
      expect(observe(`--logs ${nameOf("S3 export")} --out /dev/full`)).toMatchObject({ status: 3 });
      // What a disk of some KiB does: the file cannot grow any further.
      const limited = session.run(
        `ulimit -f 2; trap '' XFSZ; discriminat-policy observe --logs ${nameOf("S3 export")} --with-sources`,
      );
      expect(limited.status).not.toBe(0);
      expect(previous()).toBe(before);
    },
  );

  it("with the place to write to leaves what is there", () => {
    writeFileSync(at("not-a-folder"), "old");
    expect(observe(`--logs ${nameOf("S3 export")} --out not-a-folder/observations.json`).status).toBe(2);
    expect(bytesOf("not-a-folder")).toBe("old");
  });
});

function endOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once("exit", (code, signal) => resolve([code, signal])));
}

describe("hostile names", () => {
  const names = [
    "\u202Emoc.elpmaxe",
    "\u001b[31mred\u001b[0m",
    "::error::owned",
    "##vso[task.setvariable]x",
    "a\nb\u2028c",
    '"],"x":["',
  ];
  const line = (name: string, index: number): string =>
    `2026-11-02T00:00:${String(index).padStart(2, "0")}.000Z ${JSON.stringify({ dhost: name, cat: "client", outcome: "disallowed", src: "10.0.0.1", dpt: 443, proto: "tls", reason: name })}\n`;

  it("act neither on a terminal nor in the file", () => {
    writeFileSync(at("hostile.log"), names.map(line).join(""));
    const { status, stdout, stderr } = observe("--logs hostile.log --out hostile.json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const text of [
      stdout,
      bytesOf("hostile.json"),
      observe("--logs hostile.log --out hostile.json --format json").stdout,
    ]) {
      expect(text).not.toMatch(/[^\x20-\x7e\n…]|##\w*\[|^\s*::/m);
    }
    expect(snapshotOf("hostile.json").flows).toHaveLength(names.length);
  });
});

describe("a note says what is likely wrong", () => {
  const noteOf = (args: string, input?: string): unknown => {
    const { stdout } = observe(`${args} --out note.json --format json`, input);
    return JSON.parse(stdout).snapshots[0].notes;
  };

  it("where no file has a connection", () => {
    const config = simulation.records.filter(({ stream }) => stream === "config");
    expect(noteOf("--logs -", printLogs("S3 export", config))).toEqual([
      "No connection was found, only the config log: give the files of the stream `flow` as well.",
    ]);
    expect(noteOf(`--logs ${nameOf("S3 export")} --from 2025-01-01 --to 2025-01-02`)).toEqual([
      "No connection was found from 2025-01-01T00:00:00Z to 2025-01-03T00:00:00Z: is that the time of the files?",
    ]);
  });

  it("where no app is known", () => {
    expect(noteOf(`--logs ${nameOf("S3 export")}`)).toEqual([
      "No app is known: say which app each Security Group belongs to, with --groups <file> or --groups-from-tags.",
    ]);
    writeFileSync(at("other-groups.json"), '{"sg-0123": "checkout"}');
    expect(noteOf(`--logs ${nameOf("S3 export")} --groups other-groups.json`)).toEqual([
      expect.stringMatching(
        /^No app is known: none of 1 known group is among those of the logs \("sg-.*\)\. Are they of another network\?$/,
      ),
    ]);
  });
});

describe("options that do not go together", () => {
  it.each([
    ["", "there is nothing to observe"],
    ["--merge observations.json --since 1d", "snapshots cannot be cut to a time"],
    ["--logs x --network all", "log files are of one network"],
    ["--logs x --max-scan-gb 1", "--max-scan-gb is for Logs Insights"],
    ["--logs x --log-group DiscrimiNAT", "--log-group is for Logs Insights"],
    ["--logs x --groups-from-tags", "--groups-from-tags needs a network to ask in"],
    ["--network prod --max-scan-gb none", "--max-scan-gb none is not an amount"],
    ["--print-iam-policy", "an IAM policy is for a network"],
    ["--logs x --since yesterday", "--since yesterday is not a length of time"],
  ])("are refused: observe %s", (args, message) => {
    const { status, stderr } = observe(args);
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`^error: ${message}\nhint: .*\n$`));
  });
});
