import { afterAll, beforeAll, expect, test } from "vitest";
import { ownersOf } from "../../../src/traffic/group-owners/group-owners.ts";
import { fetchGroupOwners } from "../../../src/traffic/group-owners/live-group-owners.ts";
import { ec2 } from "../../helpers/ec2.ts";
import { type Moto, motoServer, startMoto } from "../../helpers/moto.ts";
import { describeWith } from "../../helpers/real-parts.ts";
import { type RecordingProxy, startRecordingProxy } from "../../helpers/recording-proxy.ts";
import { freePort } from "../../helpers/servers.ts";

const region = "eu-west-2";
const before = { ...process.env };

describeWith([motoServer], "owners of groups from EC2", () => {
  let moto: Moto;
  let proxy: RecordingProxy;
  const made: string[] = [];

  beforeAll(async () => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_EC2_METADATA_DISABLED: "true",
    });
    moto = await startMoto();
    proxy = await startRecordingProxy(moto.url);
    const { call } = ec2(moto.url, region);
    for (const [index, app] of ["checkout", "ledger", undefined].entries()) {
      const tags =
        app === undefined
          ? {}
          : {
              "TagSpecification.1.ResourceType": "security-group",
              "TagSpecification.1.Tag.1.Key": "discriminat-policy:app",
              "TagSpecification.1.Tag.1.Value": app,
            };
      const { groupId } = await call("CreateSecurityGroup", {
        GroupName: `group-${index}`,
        GroupDescription: "test",
        ...tags,
      });
      made.push(String(groupId));
    }
  });

  afterAll(async () => {
    process.env = before;
    await proxy?.stop();
    await moto?.stop();
  });

  test("are those of the groups with our tag", async () => {
    const owners = await fetchGroupOwners({ region, endpoint: proxy.url }, new AbortController().signal);
    expect([...ownersOf(owners)].sort()).toEqual(
      [
        [made[0], "checkout"],
        [made[1], "ledger"],
      ].sort(),
    );
  });

  test("are not there in another region", async () => {
    expect(await fetchGroupOwners({ region: "eu-west-1", endpoint: proxy.url }, new AbortController().signal)).toEqual(
      [],
    );
  });

  test("stop on an interrupt", async () => {
    const reason = new Error("interrupted");
    await expect(fetchGroupOwners({ region, endpoint: proxy.url }, AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  test("cannot be had from where nothing answers, which is a failure of the environment", async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const attempt = fetchGroupOwners({ region, endpoint }, new AbortController().signal);
    await expect(attempt).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/^AWS did not list the Security Groups of eu-west-2: "connect ECONNREFUSED/),
    });
  });
});
