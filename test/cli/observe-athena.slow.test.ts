/** `observe --athena` of the built program, against what answers like Athena on loopback. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeAthena, startFakeAthena } from "../helpers/fake-athena/fake-athena.ts";
import { type Lake, openLake } from "../helpers/fake-athena/lake.ts";
import { layouts } from "../helpers/fake-athena/write-lake.ts";
import { simulate } from "../helpers/simulator/simulate.ts";
import { lab } from "../traffic/athena/simulated-lab.ts";
import { program, startSession } from "./session.ts";

const simulation = simulate(lab);
const session = startSession();
const at = (...path: string[]): string => join(session.folder, ...path);
const bytesOf = (file: string): string => readFileSync(at(file), "utf8");
const window = "--from 2026-11-02 --to 2026-11-06 --as-of 2026-11-20";

/** Not `session.run`: AWS is in this process, and has to answer meanwhile. */
function start(args: string) {
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
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const ended = Promise.all([exit, text(child.stdout), text(child.stderr)]).then(([status, stdout, stderr]) => ({
    status,
    stdout,
    stderr,
  }));
  return { child, ended };
}

const observe = (args: string) => start(args).ended;

let lake: Lake;
let aws: FakeAthena;

beforeAll(async () => {
  const buckets = at("s3");
  layouts.Firehose.write(join(buckets, "egress-logs/firehose"), simulation.records);
  layouts["an export task a day"].write(join(buckets, "egress-logs/exports"), simulation.records);
  lake = await openLake(buckets);
  aws = await startFakeAthena({ lake, pageSize: 50 });
  const network = (name: string, folder: string, more: string): string =>
    `  ${name}:\n    region: eu-west-2\n    vpc_id: vpc-0123456789abcdef0\n    endpoints: {athena: "${aws.url}"}\n    logs: {athena: {database: egress, table: ${name}, location: "s3://egress-logs/${folder}/"${more}}}\n`;
  mkdirSync(at("policies"));
  writeFileSync(
    at("policies/discriminat.yaml"),
    `networks:\n${network("prod", "firehose", "")}${network("archive", "exports", ", partitions: day")}`,
  );
  writeFileSync(at("groups.json"), JSON.stringify(simulation.groups));
  // Each table from the statement that the program prints for it.
  for (const name of ["prod", "archive"]) {
    const { status, stdout } = await observe(`--network ${name} --print-athena-ddl`);
    if (status !== 0) throw new Error(stdout);
    await lake.createTable(stdout);
  }
});

afterAll(async () => {
  await aws.stop();
  lake.close();
  session.remove();
});

describe("observing logs in S3", () => {
  it("gives the same bytes as the files themselves", async () => {
    const athena = await observe(`--network prod --athena ${window} --groups groups.json --out athena.json`);
    expect(athena).toMatchObject({ status: 0, stderr: "" });
    expect(athena.stdout).toMatch(/scanned +0\.\d+ GB, about \$0\.00/);
    await observe(`--logs s3/egress-logs/firehose --network prod ${window} --groups groups.json --out files.json`);
    expect(bytesOf("athena.json")).toBe(bytesOf("files.json"));
    expect(JSON.parse(bytesOf("athena.json"))).toMatchObject({
      network: "prod",
      complete: true,
      records: { ...simulation.truth.records, unreadable: 0 },
    });
  });

  it("observes every network that there is, and says as data what it scanned", async () => {
    const args = `--network all --athena ${window} --groups groups.json --out all.json --format json`;
    const { status, stdout } = await observe(args);
    expect(status).toBe(0);
    expect(bytesOf("all.prod.json")).toBe(bytesOf("athena.json"));
    expect(bytesOf("all.archive.json").replace('"archive"', '"prod"')).toBe(bytesOf("athena.json"));
    const [prod] = JSON.parse(stdout).snapshots;
    expect(prod.scannedBytes).toBeGreaterThan(1_000);
    expect(prod.estimatedUsd).toBeCloseTo(5 * 0.00005, 6);
  });

  it("says which setting is wrong where nothing was found", async () => {
    const { stdout } = await observe(`--network prod --athena --since 2d --as-of 2026-10-01 --out none.json`);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "No connection was found: are there folders of that time where the network's logs.athena table is, named as its partitions say?",
    );
  });

  it("stops its statements when it is interrupted, and leaves the previous snapshot as it was", async () => {
    const before = bytesOf("athena.json");
    aws.fates.push(...Array.from({ length: 4 }, () => ({ state: "endless" }) as const));
    const { child, ended } = start(`--network prod --athena ${window} --out athena.json`);
    await expect.poll(() => aws.running().length, { timeout: 20_000 }).toBe(4);
    child.kill("SIGINT");
    expect((await ended).status).toBe(130);
    expect(aws.running()).toEqual([]);
    expect(bytesOf("athena.json")).toBe(before);
  });

  it("begins no second statement where the first one says that it would cost too much", async () => {
    const before = aws.calls.filter(({ action }) => action === "StartQueryExecution").length;
    const { status, stderr } = await observe(
      `--network prod --athena ${window} --max-scan-gb 0.00001 --out athena.json`,
    );
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /^error: Athena .* that are allowed\nhint: Observe a shorter time, or raise --max-scan-gb\./,
    );
    expect(aws.calls.filter(({ action }) => action === "StartQueryExecution")).toHaveLength(before + 1);
  });
});
