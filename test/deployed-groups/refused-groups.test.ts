/** Everything that asks EC2 says in the same words why it does not answer, and what helps. By the real SDK. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fetchDeployedGroups } from "../../src/deployed-groups/live/fetch-groups.ts";
import { UserError } from "../../src/errors.ts";
import { fetchGroupOwners } from "../../src/traffic/group-owners/live-group-owners.ts";
import { startTroubledAws, type TroubledAws } from "../helpers/troubled-aws.ts";
import { useFakeCredentials } from "../traffic/insights/live.ts";

useFakeCredentials();
let aws: TroubledAws;
beforeAll(async () => {
  // Every action fails: nothing is behind it.
  aws = await startTroubledAws("http://127.0.0.1:9");
});
beforeEach(() => aws.heal());
afterAll(() => aws?.stop());

const { signal } = new AbortController();
const instead = "give a list";
const askers = {
  "the groups of a region": () =>
    fetchDeployedGroups({ region: "eu-west-2", endpoint: aws.url, vpcId: undefined, instead }, signal),
  "the owners of groups": () => fetchGroupOwners({ region: "eu-west-2", endpoint: aws.url }, signal),
};

const signIn = /^Sign in again, for example with `aws sso login`; or give /;
const check = /^Sign in again; check AWS_PROFILE, this machine's clock, .*; or give /;
const kinds: readonly (readonly [name: string, message: RegExp, hint: RegExp])[] = [
  ["RequestExpired", /^the AWS credentials for region eu-west-2 have expired$/, signIn],
  ["ExpiredToken", /^the AWS credentials for region eu-west-2 have expired$/, signIn],
  ["AuthFailure", /^AWS does not accept these credentials in region eu-west-2: "no"$/, check],
  ["InvalidClientTokenId", /^AWS does not accept these credentials in region eu-west-2: "no"$/, check],
  ["SignatureDoesNotMatch", /^AWS does not accept these credentials in region eu-west-2: "no"$/, check],
  [
    "UnauthorizedOperation",
    /^AWS does not let these credentials list the Security Groups of eu-west-2$/,
    /^Allow ec2:/,
  ],
  ["RequestLimitExceeded", /^EC2 in eu-west-2 refuses to list .* for being asked too often$/, /^Try again later; or /],
  ["InternalError", /^AWS did not list the Security Groups of eu-west-2: "no"$/, /^Check the region/],
];

describe.each(Object.entries(askers))("%s", (_, ask) => {
  it.each(kinds)("%s", async (name, message, hint) => {
    for (const action of ["DescribeSecurityGroups", "DescribeSecurityGroupRules"]) aws.fail(action, name, "no");
    const error = await ask().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ exitCode: 3 });
    expect((error as UserError).message).toMatch(message);
    expect((error as UserError).hint).toMatch(hint);
  });
});
