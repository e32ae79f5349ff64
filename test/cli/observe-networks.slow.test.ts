/** `observe --network all` of the built program where one network fails, all fail, or the run is stopped between them. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeLogs, startFakeLogs } from "../helpers/fake-logs/fake-logs.ts";
import { program, type Session, startSession } from "./session.ts";

const region = "eu-west-2";
const names = ["lab", "prod", "staging"] as const;
type Name = (typeof names)[number];

const keys = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

let session: Session;
let aws: Readonly<Record<Name, FakeLogs>>;
const at = (path: string): string => join(session.folder, path);

/** Each network has its own AWS: what fails there fails in it alone. */
beforeEach(async () => {
  session = startSession();
  const record = {
    timestamp: Date.parse("2026-11-02T12:00:00Z"),
    stream: "flow",
    message: JSON.stringify({ cat: "client", outcome: "allowed", dhost: "a.example", proto: "tls", dpt: 443 }),
  };
  const start = () => startFakeLogs({ region, groups: [{ name: "DiscrimiNAT", records: [record] }] });
  aws = { lab: await start(), prod: await start(), staging: await start() };
  mkdirSync(at("policies"));
  const settings = names.map(
    (name) =>
      `  ${name}:\n    region: ${region}\n    vpc_id: vpc-0123456789abcdef0\n    log_group: DiscrimiNAT\n    endpoints: {logs: "${aws[name].url}"}\n`,
  );
  writeFileSync(at("policies/discriminat.yaml"), `networks:\n${settings.join("")}`);
});
afterEach(async () => {
  for (const name of names) await aws[name].stop();
  session.remove();
});

const days = "--from 2026-11-02 --to 2026-11-02 --as-of 2026-11-20";

function start(
  args: string,
  env: Readonly<Record<string, string>> = keys,
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, "observe", ...args.split(" ")], {
    cwd: session.folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      ...env,
    },
  });
  const status = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const ended = Promise.all([status, text(child.stdout), text(child.stderr)]);
  return { child, ended: ended.then(([code, stdout, stderr]) => ({ status: code, stdout, stderr })) };
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const observe = (args: string, env?: Readonly<Record<string, string>>) => start(args, env).ended;
const expired = { name: "ExpiredTokenException", message: "The security token included in the request is expired" };
const denied = { name: "AccessDeniedException", message: "Access denied" };

describe("observing all networks", () => {
  it("writes the others where one fails, and says what became of its file", async () => {
    mkdirSync(at("set"));
    writeFileSync(at("set/staging.json"), "{}\n");
    aws.staging.fail("StartQuery", expired, 100);
    const { status, stdout, stderr } = await observe(`--network all ${days} --out set/ --format json --quiet`);
    expect(stderr).toContain(
      'error: 1 of 3 networks could not be observed: "staging": the AWS credentials for region eu-west-2 have expired\nhint: Sign in again, for example with `aws sso login`. The snapshots of the other networks were written; set/staging.json is as before.\n',
    );
    expect(status).toBe(3);
    expect(readFileSync(at("set/staging.json"), "utf8")).toBe("{}\n");
    const { snapshots, failures } = JSON.parse(stdout);
    expect(snapshots.map(({ file }: { file: string }) => file)).toEqual(["set/lab.json", "set/prod.json"]);
    expect(failures).toEqual([
      {
        network: "staging",
        message: "the AWS credentials for region eu-west-2 have expired",
        hint: "Sign in again, for example with `aws sso login`.",
      },
    ]);
  });

  it("says each reason once, with its repair", async () => {
    aws.lab.fail("StartQuery", expired, 100);
    aws.prod.fail("StartQuery", denied, 100);
    aws.staging.fail("StartQuery", expired, 100);
    const { status, stdout, stderr } = await observe(`--network all ${days} --out set/`);
    expect(stderr).toMatch(
      /^error: 3 of 3 networks could not be observed: "lab", "staging": the AWS credentials .* have expired; "prod": AWS does not let .*\nhint: "lab", "staging": Sign in again, .*\. "prod": Allow it: .*\n$/,
    );
    expect({ status, stdout, made: existsSync(at("set")) }).toEqual({ status: 3, stdout: "", made: false });
  });

  it.each([
    {
      what: "there are no credentials",
      args: "",
      env: {},
      status: 3,
      message: /^error: there are no AWS credentials.*\nhint: .*\n$/,
    },
    {
      what: "a file is missing",
      args: " --groups missing.json",
      env: keys,
      status: 2,
      message: /^error: (?!.*(?:lab|prod|staging)).*missing\.json.*\nhint: .*\n$/,
    },
  ])("says once what stops all of them: $what", async ({ args, env, status, message }) => {
    const outcome = await observe(`--network all ${days} --out set/${args}`, env);
    expect(outcome.stderr).toMatch(message);
    expect(outcome.status).toBe(status);
    expect(names.flatMap((name) => aws[name].calls)).toEqual([]);
  });

  it("has written what it has observed when it is stopped, says so, and stops its queries", async () => {
    aws.staging.fates.push(...Array.from({ length: 20 }, () => "endless" as const));
    const { child, ended } = start(`--network all ${days} --out set/ --cache days`);
    const written = (): readonly string[] =>
      existsSync(at("set")) ? readdirSync(at("set")).filter((name) => name.endsWith(".json")) : [];
    while (written().length < 2 || aws.staging.running().length < 2) await sleep(20);
    child.kill("SIGINT");
    expect(await ended).toEqual({
      status: 130,
      stdout: "",
      stderr: "observe: interrupted: wrote set/lab.json, set/prod.json; did not write set/staging.json\n",
    });
    expect(readdirSync(at("set")).sort()).toEqual(["lab.json", "prod.json"]);
    expect(aws.staging.running()).toEqual([]);
    // The next run asks only for what is missing.
    aws.staging.fates.length = 0;
    const before = aws.prod.calls.length;
    expect(await observe(`--network all ${days} --out set/ --cache days`)).toMatchObject({ status: 0, stderr: "" });
    expect(aws.prod.calls).toHaveLength(before);
    expect(readdirSync(at("set")).sort()).toEqual(["lab.json", "prod.json", "staging.json"]);
  });

  it("adds to the snapshots of each that are there", async () => {
    expect((await observe(`--network all ${days} --out set/`)).status).toBe(0);
    const next = "--from 2026-11-03 --to 2026-11-03 --as-of 2026-11-20";
    expect((await observe(`--network all ${next} --merge set --out set/`)).status).toBe(0);
    for (const name of names) {
      const { network, window, records } = JSON.parse(readFileSync(at(`set/${name}.json`), "utf8"));
      expect({ network, window, records: records.client }).toEqual({
        network: name,
        window: { from: "2026-11-02T00:00:00Z", to: "2026-11-04T00:00:00Z" },
        records: 1,
      });
    }
    const before = names.flatMap((name) => aws[name].calls).length;
    writeFileSync(at("set/other.json"), readFileSync(at("set/prod.json")));
    const refused = await observe(`--network all ${next} --merge set --out new/`);
    expect(refused.stderr).toContain("set/other.json and set/prod.json hold the same logs");
    rmSync(at("set/other.json"));
    expect(names.flatMap((name) => aws[name].calls)).toHaveLength(before);
  });
});
