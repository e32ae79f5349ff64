/** `observe` of the built program against CloudWatch Logs, or what answers like it on loopback. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeLogs, startFakeLogs } from "../helpers/fake-logs/fake-logs.ts";
import type { SimulatedApp } from "../helpers/simulator/apps.ts";
import { printLogs } from "../helpers/simulator/formats.ts";
import { type Simulation, simulate } from "../helpers/simulator/simulate.ts";
import { program, startSession } from "./session.ts";

const region = "eu-west-2";
const checkout: SimulatedApp = {
  app: "checkout",
  clients: 3,
  needs: [
    { name: "api.stripe.com", protocol: "tls", port: 443, rhythm: "steady" },
    { name: "github.com", protocol: "ssh", port: 22, rhythm: "deploy" },
  ],
  telemetry: [{ name: "stats.example", protocol: "tls", port: 443 }],
};
const simulation: Simulation = simulate({
  seed: 5,
  apps: [checkout],
  deployed: [
    {
      app: "checkout",
      names: [{ name: "api.stripe.com", protocol: "tls", port: 443 }],
      seeThru: { until: "2026-11-04", ports: "all", group: "same" },
    },
  ],
  window: { from: "2026-11-02T00:00:00Z", to: "2026-11-07T00:00:00Z" },
  messages: { ports: "mixed", booleans: "boolean" },
});

const session = startSession();
const at = (...path: string[]): string => join(session.folder, ...path);
const bytesOf = (file: string): string => readFileSync(at(file), "utf8");
const window = "--from 2026-11-02 --to 2026-11-06 --as-of 2026-11-20";

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Not `session.run`: AWS is in this process, and has to answer meanwhile. */
function start(args: string): Run {
  const child = spawn(process.execPath, [program, "observe", ...args.split(" ")], {
    cwd: session.folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    },
  });
  const status = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const ended = Promise.all([status, text(child.stdout), text(child.stderr)]).then(([code, stdout, stderr]) => ({
    status: code,
    stdout,
    stderr,
  }));
  return { child, ended };
}

const observe = (args: string) => start(args).ended;

let aws: FakeLogs;

beforeAll(async () => {
  const records = simulation.records.map(({ atMs, stream, message }) => ({ timestamp: atMs, stream, message }));
  aws = await startFakeLogs({
    region,
    groups: [
      { name: "DiscrimiNAT", records },
      { name: "Staging", records: [] },
      { name: "Huge", records: [], createdMs: Date.parse("2026-11-01T00:00:00Z"), storedBytes: 1e15 },
    ],
  });
  const network = (logGroup: string): string =>
    `    region: ${region}\n    vpc_id: vpc-0123456789abcdef0\n    log_group: ${logGroup}\n    endpoints: {logs: "${aws.url}"}\n`;
  mkdirSync(at("policies"));
  writeFileSync(
    at("policies/discriminat.yaml"),
    `networks:\n  prod:\n${network("DiscrimiNAT")}  staging:\n${network("Staging")}`,
  );
  writeFileSync(at("groups.json"), JSON.stringify(simulation.groups));
  writeFileSync(at("flow.log"), printLogs("S3 export", simulation.records));
});

afterAll(async () => {
  await aws.stop();
  session.remove();
});

describe("observing a network", () => {
  it("gives the same bytes as its exported log files", async () => {
    const live = await observe(`--network prod ${window} --groups groups.json --out live.json`);
    expect(live).toMatchObject({ status: 0, stderr: "" });
    expect(live.stdout).toMatch(/scanned +\d/);
    await observe(`--logs flow.log --network prod ${window} --groups groups.json --out files.json`);
    expect(bytesOf("live.json")).toBe(bytesOf("files.json"));
    expect(JSON.parse(bytesOf("live.json"))).toMatchObject({
      network: "prod",
      verbosity: "full",
      complete: true,
      window: { from: "2026-11-02T00:00:00Z", to: "2026-11-07T00:00:00Z" },
      records: { ...simulation.truth.records, unreadable: 0 },
    });
  });

  it("writes a snapshot for each with --network all, and says what is wrong with an empty one", async () => {
    const { status, stdout } = await observe(
      `--network all ${window} --groups groups.json --out all.json --format json`,
    );
    expect(status).toBe(0);
    expect(bytesOf("all.prod.json")).toBe(bytesOf("live.json"));
    const { snapshots } = JSON.parse(stdout);
    expect(snapshots.map(({ file }: { file: string }) => file)).toEqual(["all.prod.json", "all.staging.json"]);
    expect(snapshots[1].notes).toEqual([
      expect.stringMatching(/^No connection was found: does the network's log_group /),
    ]);
  });

  it("writes a folder of snapshots", async () => {
    expect(await observe(`--network all ${window} --groups groups.json --out set/`)).toMatchObject({ status: 0 });
    expect(readdirSync(at("set")).sort()).toEqual(["prod.json", "staging.json"]);
    expect(bytesOf("set/prod.json")).toBe(bytesOf("live.json"));
  });

  it("keeps every answered day when it is killed, and goes on where it stopped", async () => {
    const line = `--network prod ${window} --groups groups.json --cache days`;
    const kept = (): readonly string[] => (existsSync(at("days/prod")) ? readdirSync(at("days/prod")) : []);
    const days = (): readonly string[] => kept().filter((name) => /^2026-\d\d-\d\d\.json$/.test(name));
    // Longer each time, until one ends by itself.
    for (let afterMs = 700, status: number | null = null; status === null; afterMs += 500) {
      const before = days();
      const { child, ended } = start(`${line} --out cached.json`);
      const timer = setTimeout(() => child.kill("SIGKILL"), afterMs + Math.random() * 100);
      status = (await ended).status;
      clearTimeout(timer);
      expect(days()).toEqual(expect.arrayContaining([...before]));
    }
    expect(days()).toHaveLength(5);
    expect(bytesOf("cached.json")).toBe(bytesOf("live.json"));
    const before = aws.calls.length;
    const { status, stdout } = await observe(`${line} --out again.json`);
    expect({ status, calls: aws.calls.length - before }).toEqual({ status: 0, calls: 0 });
    expect(stdout).toMatch(/kept +5 days from the cache/);
    expect(bytesOf("again.json")).toBe(bytesOf("live.json"));
    // What the killed runs left beside them is gone, and the day that is not over for a day is asked again.
    expect(kept()).toHaveLength(5);
    const { stdout: early } = await observe(
      `--network prod --from 2026-11-02 --to 2026-11-06 --as-of 2026-11-06 --cache days --out early.json`,
    );
    expect(early).toMatch(/kept +3 days/);
  });

  it("keeps no day that is not over by the clock, whatever --as-of says", async () => {
    const day = (after: number): string => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
    const line = `--network staging --from ${day(-4)} --to ${day(4)} --as-of ${day(20)} --cache future`;
    expect(await observe(`${line} --out future.json`)).toMatchObject({ status: 0 });
    expect(readdirSync(at("future/staging")).sort()).toEqual([-4, -3, -2].map((after) => `${day(after)}.json`));
  });

  it("does not begin what would cost too much", async () => {
    const before = aws.calls.filter(({ action }) => action === "StartQuery").length;
    const { status, stderr } = await observe(
      `--network prod ${window} --log-group Huge --max-scan-gb 0.5 --out live.json`,
    );
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /^error: Logs Insights would scan about .* GB, more than the 0\.5 GB that are allowed\nhint: /,
    );
    expect(aws.calls.filter(({ action }) => action === "StartQuery")).toHaveLength(before);
  });

  it("fails with a hint where the log group is another, and leaves the previous snapshot as it was", async () => {
    const before = bytesOf("live.json");
    const { status, stderr } = await observe(`--network prod ${window} --log-group discrimiNAT --out live.json`);
    expect(status).toBe(3);
    expect(stderr).toContain("DiscrimiNAT");
    expect(bytesOf("live.json")).toBe(before);
  });

  it("stops its queries when it is interrupted, and leaves the previous snapshot as it was", async () => {
    const before = bytesOf("live.json");
    // Those of runs that were killed end by themselves.
    while (aws.running().length > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    aws.fates.push(...Array.from({ length: 20 }, () => "endless" as const));
    const { child, ended } = start(`--network prod ${window} --groups groups.json --out live.json`);
    while (aws.running().length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    expect(await ended).toEqual({ status: 130, stdout: "", stderr: "" });
    expect(aws.running()).toEqual([]);
    expect(bytesOf("live.json")).toBe(before);
    expect(readdirSync(session.folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    aws.fates.length = 0;
  });

  it("refuses a network that the settings do not have", async () => {
    expect(await observe("--network production")).toMatchObject({
      status: 2,
      stderr: 'error: the settings have no network "production"\nhint: Networks are prod, staging.\n',
    });
  });
});

it("prints the policy that a role needs for it", async () => {
  const { status, stdout } = await observe("--network all --groups-from-tags --print-iam-policy");
  expect(status).toBe(0);
  const policy = JSON.parse(stdout);
  expect(JSON.stringify(policy)).toContain("log-group:DiscrimiNAT:*");
  expect(JSON.stringify(policy)).toContain("ec2:DescribeSecurityGroups");
});
