/** The built program over several accounts: roles of moto's STS, groups of moto's EC2, logs of the fake. */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { CreateSecurityGroupCommand, CreateVpcCommand, EC2Client } from "@aws-sdk/client-ec2";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeAthena, startFakeAthena } from "../helpers/fake-athena/fake-athena.ts";
import { type Lake, openLake } from "../helpers/fake-athena/lake.ts";
import { type FakeLogs, startFakeLogs } from "../helpers/fake-logs/fake-logs.ts";
import { type Moto, motoServer, startMoto } from "../helpers/moto.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { type RecordingProxy, startRecordingProxy } from "../helpers/recording-proxy.ts";
import { startTroubledAws, type TroubledAws } from "../helpers/troubled-aws.ts";
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

describeWith([motoServer], "networks of several accounts", () => {
  const session = startSession();
  const at = (...path: string[]): string => join(session.folder, ...path);
  const snapshotOf = (network: string) => JSON.parse(readFileSync(at("set", `${network}.json`), "utf8"));
  let moto: Moto;
  let proxy: RecordingProxy;
  let refusing: TroubledAws;
  let aws: FakeLogs;
  let lake: Lake;
  let athena: FakeAthena;
  const groups: string[] = [];
  const vpcOf = new Map<string, string>();

  /** A group of an app in an account and a VPC of its own, as that account's administrator makes them. */
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
    const ec2 = new EC2Client({ ...own, credentials });
    const { Vpc: { VpcId: vpcId = "" } = {} } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.9.0.0/16" }));
    vpcOf.set(app, vpcId);
    const { GroupId: id = "" } = await ec2.send(
      new CreateSecurityGroupCommand({
        VpcId: vpcId,
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

  const observe = (args: string) => run(`observe ${args}`);

  async function run(line: string) {
    const child = spawn(process.execPath, [program, ...line.split(" ")], {
      cwd: session.folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env.PATH, ...environment },
    });
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { status, stdout, stderr };
  }

  function writeSettings(labGroup: string, sts = proxy.url): void {
    const network = (app: string, group: string, more: string): string =>
      `    region: ${region}\n    vpc_id: ${vpcOf.get(app)}\n    log_group: ${group}\n    endpoints: {logs: "${aws.url}", athena: "${athena.url}", ec2: "${proxy.url}", sts: "${sts}"}\n    logs: {athena: {database: egress, table: logs, location: "s3://egress-logs/"}}\n${more}`;
    const networks = [
      `  prod:\n${network("ledger", "DiscrimiNAT", `    participant_roles: [${roleOf(participant)}]\n`)}`,
      `  lab:\n${network("trial", labGroup, `    read_role_arn: ${roleOf(lab)}\n`)}`,
    ];
    mkdirSync(at("policies"), { recursive: true });
    writeFileSync(at("policies/discriminat.yaml"), `networks:\n${networks.join("")}`);
  }

  beforeAll(async () => {
    moto = await startMoto();
    proxy = await startRecordingProxy(moto.url);
    refusing = await startTroubledAws(moto.url);
    lake = await openLake(at("s3"));
    athena = await startFakeAthena({ lake });
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
    await athena?.stop();
    lake?.close();
    await refusing?.stop();
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
      /^error: 1 of 2 networks could not be observed: "lab": region eu-west-2 has no log group "Missing"\nhint: .*The snapshots of the other networks were written; set\/lab\.json is as before\.$/m,
    );
    expect(JSON.parse(stdout).snapshots.map(({ network }: { network: string }) => network)).toEqual(["prod"]);
    expect(snapshotOf("prod").flows).toHaveLength(2);
    expect(readFileSync(at("set/lab.json"), "utf8")).toBe(before);
    expect(readdirSync(at("set")).sort()).toEqual(["lab.json", "prod.json"]);
  });

  it("compares with the groups of every account, and imports them", async () => {
    writeSettings("Lab");
    const [, shared, other] = groups;
    const { status, stdout } = await run("drift --network all --format json --as-of 2026-11-20");
    const { unknown } = JSON.parse(stdout).drift;
    expect({
      status,
      found: unknown.map(({ id, name }: { id: string; name: string }) => `${id} ${name}`).sort(),
    }).toEqual({
      status: 1,
      found: [`${shared} ledger`, `${other} trial`].sort(),
    });
    const imported = await run("import --network prod --format json");
    expect(JSON.parse(imported.stdout).passedOver).toEqual(["2 groups without an annotation"]);
  });

  it("asks after the account of the role", async () => {
    const { stdout } = await run("doctor --network lab --format json");
    const checks: readonly { check: string; message: string }[] = JSON.parse(stdout).checks;
    expect(checks.find(({ check }) => check === "credentials")?.message).toBe(
      `arn:aws:sts::${lab}:assumed-role/egress-read`,
    );
    expect(checks.find(({ check }) => check === "vpc")?.message).toContain(vpcOf.get("trial"));
  });

  it("reads logs in S3 with the role of their account", async () => {
    athena.fail("GetWorkGroup", { name: "InvalidRequestException", message: "not today" });
    const { status } = await run("observe --network lab --athena --from 2026-11-02 --to 2026-11-02 --as-of 2026-11-20");
    expect({ status, keys: athena.calls.map(({ accessKey }) => accessKey) }).toEqual({
      status: 3,
      keys: [expect.stringMatching(/^ASIA/)],
    });
  });

  it.each([
    "observe --network lab --from 2026-11-02 --to 2026-11-02 --as-of 2026-11-20",
    "observe --network lab --athena --from 2026-11-02 --to 2026-11-02 --as-of 2026-11-20",
    "logs disallowed --network lab --from 2026-11-02 --to 2026-11-02 --as-of 2026-11-20",
    "drift --network lab",
    "import --network lab",
    "doctor --network lab",
  ])("says whose role it may not assume: %s", async (line) => {
    writeSettings("Lab", refusing.url);
    refusing.refuse("sts:AssumeRole");
    const { stdout, stderr } = await run(line);
    const said = (stdout + stderr).replaceAll("\\", "").replace(/\s+/g, " ");
    expect(said).toContain(`AWS does not let these credentials assume "${roleOf(lab)}": "User: `);
    expect(said).toContain("the role's trust policy");
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
