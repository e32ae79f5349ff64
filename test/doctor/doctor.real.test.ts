/** `doctor` through the real SDK on moto: a sound set-up has no finding, and each fault is found with its repair. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DeleteRetentionPolicyCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { DeleteParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createWorkFolder, type WorkFolder } from "../helpers/command-line.ts";
import { ec2, itemsOf } from "../helpers/ec2.ts";
import { type Moto, motoServer, startMoto } from "../helpers/moto.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { freePort } from "../helpers/servers.ts";
import { startTroubledAws, type TroubledAws } from "../helpers/troubled-aws.ts";

const region = "eu-west-2";
const before = { ...process.env };
const secrets = { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMIK7MDENGbPxRfiCY" };
const token = { AWS_SESSION_TOKEN: "IQoJb3JpZ2luX2VjEXAMPLEwEaCXVzLWVhc3QtMSJH" };
const today = new Date().toISOString().slice(0, 10);
const account = "123456789012";

describeWith([motoServer], "doctor", () => {
  let moto: Moto;
  let aws: TroubledAws;
  let work: WorkFolder;
  let logs: CloudWatchLogsClient;
  let ssm: SSMClient;
  let vpc: string;

  const settings = (more: object = {}): void => {
    const endpoints = Object.fromEntries(["sts", "logs", "ec2", "ssm", "servicequotas"].map((name) => [name, aws.url]));
    const prod = { region, vpc_id: vpc, account_id: account, endpoints, ...more };
    work.write({ "policies/discriminat.yaml": JSON.stringify({ networks: { prod } }) });
  };
  const makeGroup = async (logGroupName: string): Promise<void> => {
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    for (const logStreamName of ["flow", "config"]) {
      const logEvents = [{ timestamp: Date.now(), message: "{}" }];
      await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
      await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
    }
  };
  /** Exit code, and every line that is not sound. */
  const examine = async (...args: readonly string[]) => {
    const { code, out } = await work.run("doctor", "--format", "json", ...args);
    for (const secret of Object.values({ ...secrets, ...token })) expect(out).not.toContain(secret);
    const checks: readonly Readonly<Record<string, string | null>>[] = JSON.parse(out).checks;
    const found = checks
      // What else there is of this machine depends on it: test/doctor/machine.test.ts.
      .filter(({ outcome, network, check }) => outcome !== "ok" && (network !== null || check === "clock"))
      .map(({ outcome, check, message, repair }) => `${outcome} ${check}: ${message} | ${repair ?? ""}`);
    return { code, found };
  };

  beforeAll(async () => {
    Object.assign(process.env, secrets, token, {
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    });
    moto = await startMoto();
    aws = await startTroubledAws(moto.url);
    work = createWorkFolder(today);
    logs = new CloudWatchLogsClient({ region, endpoint: aws.url });
    ssm = new SSMClient({ region, endpoint: aws.url });
    const vpcs = await ec2(aws.url, region).call("DescribeVpcs");
    vpc = String(itemsOf(vpcs.vpcSet)[0]?.vpcId);
    await makeGroup("DiscrimiNAT");
    settings();
  });
  afterEach(() => {
    aws.heal();
    settings();
  });
  afterAll(async () => {
    process.env = before;
    work?.remove();
    for (const client of [logs, ssm]) client?.destroy();
    await aws?.stop();
    await moto?.stop();
  });

  test("finds nothing in a sound set-up, in words and as JSON", async () => {
    expect(await examine()).toEqual({ code: 0, found: [] });
    const { code, out, err } = await work.run("doctor");
    expect([code, err]).toEqual([0, ""]);
    expect(out).not.toMatch(/^ {2}(?:wrong|unknown) /m);
    expect(out).toMatch(/^prod \(eu-west-2\)\n\n {2}ok {2}credentials +arn:aws:sts::123456789012:/);
    expect(out).toMatch(/\d+ ok\n$/);
  });

  test("only reads, and starts one query at most", async () => {
    await examine();
    const reading = /^(?:Describe|Get|Filter)/;
    expect(aws.calls.filter((action) => !reading.test(action)).sort()).toEqual(["StartQuery", "StopQuery"]);
  });

  test("tells the account of the credentials from the one of the settings, and asks that one nothing", async () => {
    settings({ account_id: "210987654321" });
    const { code, found } = await examine();
    expect(code).toBe(1);
    expect(found[0]).toBe(
      `wrong account: the credentials are of account ${account}, and account_id is 210987654321 | Sign in to account 210987654321, for example with AWS_PROFILE; or write \`account_id: "${account}"\` in the settings.`,
    );
    expect(found.slice(1).filter((line) => !line.startsWith("unknown "))).toEqual([]);
    expect(aws.calls).toEqual(["GetCallerIdentity"]);
  });

  test("finds that the VPC is not there", async () => {
    settings({ vpc_id: "vpc-0123456789abcdef0" });
    expect(await examine()).toEqual({
      code: 1,
      found: [
        `wrong vpc: region eu-west-2 of the account has no VPC vpc-0123456789abcdef0; there is ${vpc} | Check region, account_id and vpc_id under the network "prod" in the settings.`,
      ],
    });
  });

  test("finds the twin of the log group, and the line to write", async () => {
    await logs.send(new DeleteLogGroupCommand({ logGroupName: "DiscrimiNAT" }));
    await makeGroup("discrimiNAT");
    const { code, found } = await examine();
    await logs.send(new DeleteLogGroupCommand({ logGroupName: "discrimiNAT" }));
    await makeGroup("DiscrimiNAT");
    expect(code).toBe(1);
    expect(found).toContain(
      'wrong log-group: region eu-west-2 has no log group "DiscrimiNAT"; there is "discrimiNAT" | Write `log_group: discrimiNAT` under the network "prod" in the settings.',
    );
  });

  test("finds a retention that is shorter than the evidence asks for", async () => {
    const logGroupName = "DiscrimiNAT";
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 }));
    const { code, found } = await examine();
    await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
    expect([code, found.length]).toEqual([1, 1]);
    expect(found[0]).toMatch(/^wrong retention: records are kept for 7 days.* --retention-in-days 14`/);
  });

  test("finds a stream that is missing, and one that has fallen silent", async () => {
    settings({ config_stream: "cfg" });
    expect((await examine()).found).toEqual([
      'wrong config-stream: "DiscrimiNAT" has no stream "cfg" | Check config_stream in the settings, and that the firewall runs and may write logs.',
    ]);
    settings();
    const later = createWorkFolder(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
    later.write({ "policies/discriminat.yaml": readFileSync(join(work.path, "policies/discriminat.yaml"), "utf8") });
    const strict = await later.run("doctor", "--fail-on", "warning", "--quiet");
    later.remove();
    expect(strict).toMatchObject({ code: 1, err: "", out: expect.stringMatching(/^ {2}warning {2}flow-stream {2}/m) });
    await logs.send(new DeleteLogStreamCommand({ logGroupName: "DiscrimiNAT", logStreamName: "flow" }));
    await logs.send(new CreateLogStreamCommand({ logGroupName: "DiscrimiNAT", logStreamName: "flow" }));
    expect((await examine()).found).toEqual([
      'wrong flow-stream: stream "flow" has no record | Check flow_stream in the settings, and that the firewall runs, may write logs and has traffic.',
    ]);
    const logEvents = [{ timestamp: Date.now(), message: "{}" }];
    await logs.send(new PutLogEventsCommand({ logGroupName: "DiscrimiNAT", logStreamName: "flow", logEvents }));
  });

  test("finds preferences that are not those of the settings, and a see-thru for all", async () => {
    const Name = "DiscrimiNAT";
    const held = { flow_log_verbosity: "only_disallowed", see_thru: today, another: 1 };
    await ssm.send(new PutParameterCommand({ Name, Type: "String", Value: JSON.stringify({ "%default": held }) }));
    const { code, found } = await examine();
    await ssm.send(new DeleteParameterCommand({ Name }));
    expect(code).toBe(1);
    expect(found).toEqual([
      'wrong flow-log-verbosity: the firewall\'s flow_log_verbosity is only_disallowed, and the settings say full | Write `flow_log_verbosity: only_disallowed` under preferences of the network "prod" in the settings; or set it to full in the SSM parameter DiscrimiNAT.',
      `wrong see-thru-for-all: the firewall lets everything of every app pass until the end of ${today} | Set see_thru to null in the SSM parameter DiscrimiNAT.`,
    ]);
  });

  test("asks for the parameter of a deployment with an id of its own", async () => {
    const Name = "DiscrimiNAT_blue";
    const Value = JSON.stringify({ "%default": { wildcard_exposure: "nuclear" } });
    await ssm.send(new PutParameterCommand({ Name, Type: "String", Value }));
    settings({ custom_deployment_id: "blue" });
    const { found } = await examine();
    await ssm.send(new DeleteParameterCommand({ Name }));
    expect(found).toEqual([expect.stringMatching(/^wrong wildcard-exposure: .* is nuclear, .* DiscrimiNAT_blue\.$/)]);
  });

  test("finds that the settings count on more than AWS grants", async () => {
    settings({ quotas: { rules_per_security_group: 100, security_groups_per_interface: 10 } });
    expect(await examine()).toEqual({
      code: 1,
      found: [
        expect.stringMatching(/^wrong rules-per-group: AWS grants 60 .* Write `rules_per_security_group: 60` /),
        expect.stringMatching(/^wrong groups-per-interface: AWS grants 5 .* Write `security_groups_per_interface: 5` /),
      ],
    });
  });

  test.each([
    ["ssm:GetParameter", `arn:aws:ssm:${region}:${account}:parameter/DiscrimiNAT`, "preferences"],
    ["servicequotas:GetServiceQuota", "*", "rules-per-group"],
  ])("says what it cannot tell where %s is refused", async (action, resource, check) => {
    aws.refuse(action);
    const { code, found } = await examine();
    expect(code).toBe(3);
    expect(found.every((line) => line.startsWith("unknown "))).toBe(true);
    expect(found).toContain(
      `unknown ${check}: AWS refuses ${action}: no identity-based policy allows it | Allow ${action} on ${resource}: \`discriminat-policy doctor --print-iam-policy\` prints the least policy.`,
    );
  });

  test.each([
    ["logs:StartQuery", "observe", `arn:aws:logs:${region}:${account}:log-group:DiscrimiNAT:*`],
    ["logs:GetQueryResults", "observe", "*"],
    ["logs:StopQuery", "observe", "*"],
    ["logs:FilterLogEvents", "logs --network", `arn:aws:logs:${region}:${account}:log-group:DiscrimiNAT:*`],
  ])("finds that %s is refused, with what to allow", async (action, command, resource) => {
    aws.refuse(action);
    expect(await examine()).toEqual({
      code: 1,
      found: [
        `wrong permissions: AWS refuses ${action}: no identity-based policy allows it; \`${command}\` needs it | Allow ${action} on ${resource}: \`discriminat-policy doctor --print-iam-policy\` prints the least policy.`,
      ],
    });
  });

  test.each(["ec2:DescribeSecurityGroupRules", "ec2:DescribeNetworkInterfaces"])(
    "finds that %s is refused, which EC2 says without answering",
    async (action) => {
      aws.refuse(action);
      expect(await examine()).toEqual({
        code: 1,
        found: [
          `wrong permissions: AWS refuses ${action}: no identity-based policy allows it; \`drift --network\` needs it | Allow ${action} on *: \`discriminat-policy doctor --print-iam-policy\` prints the least policy.`,
        ],
      });
    },
  );

  test("finds an action that is refused, and what cannot be told without it", async () => {
    aws.refuse("ec2:DescribeSecurityGroups");
    const { code, found } = await examine();
    expect(code).toBe(1);
    expect(found).toEqual([
      expect.stringMatching(/^wrong permissions: AWS refuses ec2:DescribeSecurityGroups: .*`drift --network` needs it/),
      expect.stringMatching(/^unknown vpc: AWS refuses ec2:DescribeSecurityGroups: .* \| Allow .* on \*: /),
      expect.stringMatching(/^unknown groups-per-region: AWS refuses ec2:DescribeSecurityGroups: /),
    ]);
  });

  test("says what it cannot tell without a permission of its own, which is not a sound set-up", async () => {
    aws.refuse("logs:DescribeLogStreams");
    const { code, found } = await examine();
    expect(code).toBe(3);
    expect(found).toEqual(
      ["flow", "config"].map(
        (stream) =>
          `unknown ${stream}-stream: AWS refuses logs:DescribeLogStreams: no identity-based policy allows it | Allow logs:DescribeLogStreams on arn:aws:logs:${region}:${account}:log-group:DiscrimiNAT:*: \`discriminat-policy doctor --print-iam-policy\` prints the least policy.`,
      ),
    );
  });

  test("measures this machine's clock by AWS's", async () => {
    aws.setClockBehind(17 * 60_000 + 30_000);
    const { code, found } = await examine();
    expect(code).toBe(1);
    expect(found).toEqual([expect.stringMatching(/^wrong clock: 17 minutes ahead of AWS's/)]);
  });

  test("never prints credentials that AWS repeats", async () => {
    const said = `The request signature we calculated does not match. host:sts\nx-amz-security-token:${token.AWS_SESSION_TOKEN}\nCredential=${secrets.AWS_ACCESS_KEY_ID}/20261127`;
    aws.fail("GetCallerIdentity", "SignatureDoesNotMatch", said);
    const { code, found } = await examine();
    expect(code).toBe(1);
    expect(found[0]).toMatch(/^wrong credentials: AWS does not accept these credentials in region eu-west-2: /);
    expect(found[0]).toContain("[redacted]");
  });

  test("says so where nothing answers, and looks at the rest", async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    settings({ endpoints: { sts: aws.url, logs: nowhere } });
    const { code, found } = await examine();
    expect(code).toBe(3);
    expect(found.every((line) => line.startsWith("unknown "))).toBe(true);
    expect(found.join("\n")).toMatch(/unknown log-group: logs:DescribeLogGroups got no answer .*ECONNREFUSED/);
  });

  test("refuses a network that the settings do not have", async () => {
    const { code, err } = await work.run("doctor", "--network", "prd");
    expect([code, err]).toEqual([2, 'error: the settings have no network "prd"\nhint: Did you mean "prod"?\n']);
  });
});
