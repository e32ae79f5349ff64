/** `observe` of the built program over several accounts: roles of moto's STS, groups of moto's EC2, logs of the fake. */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { CreateSecurityGroupCommand, EC2Client } from "@aws-sdk/client-ec2";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeLogs, startFakeLogs } from "../helpers/fake-logs/fake-logs.ts";
import { type Moto, motoServer, startMoto } from "../helpers/moto.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { type RecordingProxy, startRecordingProxy } from "../helpers/recording-proxy.ts";
import { program, startSession } from "./session.ts";

const region = "eu-west-2";
const environment = {
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
};
const roleOf = (account: string): string => `arn:aws:iam::${account}:role/egress-read`;
const [lab, participant] = ["111111111111", "222222222222"];

describeWith([motoServer], "observing networks of several accounts", () => {
  const session = startSession();
  const at = (...path: string[]): string => join(session.folder, ...path);
  const snapshotOf = (network: string) => JSON.parse(readFileSync(at("set", `${network}.json`), "utf8"));
  let moto: Moto;
  let proxy: RecordingProxy;
  let aws: FakeLogs;
  const groups: string[] = [];

  /** A group of an app in an account, as that account's own administrator makes it. */
  async function makeGroup(account: string | undefined, app: string): Promise<string> {
    const own = { region, endpoint: moto.url, credentials: { accessKeyId: "test", secretAccessKey: "test" } };
    let credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } = own.credentials;
    if (account !== undefined) {
      const command = new AssumeRoleCommand({ RoleArn: roleOf(account), RoleSessionName: "made" });
      const { Credentials: given } = await new STSClient(own).send(command);
      credentials = {
        accessKeyId: given?.AccessKeyId ?? "",
        secretAccessKey: given?.SecretAccessKey ?? "",
        sessionToken: given?.SessionToken ?? "",
      };
    }
    const { GroupId: id = "" } = await new EC2Client({ ...own, credentials }).send(
      new CreateSecurityGroupCommand({
        GroupName: app,
        Description: "test",
        TagSpecifications: [{ ResourceType: "security-group", Tags: [{ Key: "discriminat-policy:app", Value: app }] }],
      }),
    );
    return id;
  }

  const record = (group: string, name: string) => ({
    timestamp: Date.parse("2026-11-02T12:00:00Z"),
    stream: "flow",
    message: JSON.stringify({
      cat: "client",
      outcome: "allowed",
      dhost: name,
      proto: "tls",
      dpt: 443,
      see_thru_gid: group,
    }),
  });

  async function observe(args: string) {
    const child = spawn(process.execPath, [program, "observe", ...args.split(" ")], {
      cwd: session.folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env.PATH, ...environment },
    });
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { status, stdout, stderr };
  }

  function writeSettings(labGroup: string): void {
    const network = (group: string, more: string): string =>
      `    region: ${region}\n    vpc_id: vpc-0123456789abcdef0\n    log_group: ${group}\n    endpoints: {logs: "${aws.url}", ec2: "${proxy.url}", sts: "${proxy.url}"}\n${more}`;
    const networks = [
      `  prod:\n${network("DiscrimiNAT", `    participant_roles: [${roleOf(participant)}]\n`)}`,
      `  lab:\n${network(labGroup, `    read_role_arn: ${roleOf(lab)}\n`)}`,
    ];
    mkdirSync(at("policies"), { recursive: true });
    writeFileSync(at("policies/discriminat.yaml"), `networks:\n${networks.join("")}`);
  }

  beforeAll(async () => {
    moto = await startMoto();
    proxy = await startRecordingProxy(moto.url);
    groups.push(
      await makeGroup(undefined, "checkout"),
      await makeGroup(participant, "ledger"),
      await makeGroup(lab, "trial"),
    );
    const [own = "", shared = "", other = ""] = groups;
    aws = await startFakeLogs({
      region,
      groups: [
        { name: "DiscrimiNAT", records: [record(own, "own.example"), record(shared, "shared.example")] },
        { name: "Lab", records: [record(other, "lab.example")] },
      ],
    });
    writeSettings("Lab");
  });
  afterAll(async () => {
    await aws?.stop();
    await proxy?.stop();
    await moto?.stop();
    session.remove();
  });

  const line = "--network all --groups-from-tags --from 2026-11-02 --to 2026-11-02 --as-of 2026-11-20 --out set/";

  it("reads each with its own role, and tags in the accounts of participants", async () => {
    expect(await observe(line)).toMatchObject({ status: 0, stderr: "" });
    const apps = (network: string) =>
      Object.fromEntries(snapshotOf(network).flows.map(({ name, app }: { name: string; app: string }) => [name, app]));
    expect(apps("prod")).toEqual({ "own.example": "checkout", "shared.example": "ledger" });
    expect(apps("lab")).toEqual({ "lab.example": "trial" });
    const keysOf = (group: string) =>
      new Set(
        aws.calls.flatMap(({ action, input, accessKey }) =>
          action === "StartQuery" && JSON.stringify(input.logGroupIdentifiers) === JSON.stringify([group])
            ? [accessKey]
            : [],
        ),
      );
    expect([...keysOf("DiscrimiNAT")]).toEqual(["test"]);
    expect([...keysOf("Lab")]).toEqual([expect.stringMatching(/^ASIA/)]);
  });

  it("writes the others where one fails, and says so", async () => {
    writeSettings("Missing");
    const before = readFileSync(at("set/lab.json"), "utf8");
    writeFileSync(at("set/prod.json"), "");
    const { status, stdout, stderr } = await observe(`${line} --format json`);
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /^error: 1 of 2 networks could not be observed: "lab": region eu-west-2 has no log group "Missing"\nhint: .*The snapshots of the other networks were written\.$/m,
    );
    expect(JSON.parse(stdout).snapshots.map(({ network }: { network: string }) => network)).toEqual(["prod"]);
    expect(snapshotOf("prod").flows).toHaveLength(2);
    expect(readFileSync(at("set/lab.json"), "utf8")).toBe(before);
    expect(readdirSync(at("set")).sort()).toEqual(["lab.json", "prod.json"]);
  });

  it("prints which roles the credentials must be able to assume", async () => {
    writeSettings("Lab");
    const { stdout } = await observe("--network all --groups-from-tags --print-iam-policy");
    expect(JSON.parse(stdout).Statement[0]).toEqual({
      Sid: "AssumeReadRoles",
      Effect: "Allow",
      Action: ["sts:AssumeRole"],
      Resource: [roleOf(lab), roleOf(participant)],
    });
  });
});
