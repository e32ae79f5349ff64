/** What the proof of `uninterrupted.test.ts` stands on: the replay sees what it should see. */
import { expect, test } from "vitest";
import type { RecordedCall } from "../helpers/recording-proxy.ts";
import {
  findInterruptions,
  isAdmitted,
  type LiveRule,
  noGroups,
  replay,
  rulesOf,
  targetsIn,
} from "../helpers/replay.ts";

const group = "sg-1";
const target = "tls://a.example.com:443";
let ticks = 0;

function call(action: string, params: Record<string, string>, response = "", status = 200): RecordedCall {
  return { action, params, response, status, start: ++ticks, end: ++ticks };
}
const create = (name: string) =>
  call("CreateSecurityGroup", { GroupName: name }, `<r xmlns="urn:x"><groupId>${group}</groupId></r>`);
const authorize = (id: string, cidr: string, description: string) =>
  call(
    "AuthorizeSecurityGroupEgress",
    { GroupId: group },
    `<?xml version="1.0"?><r><securityGroupRuleSet><item><securityGroupRuleId>${id}</securityGroupRuleId><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort><toPort>443</toPort><cidrIpv4>${cidr}</cidrIpv4><description>${description}</description><tagSet/></item></securityGroupRuleSet></r>`,
  );
const modify = (id: string, cidr: string, description: string) => {
  const rule = { CidrIpv4: cidr, Description: description, FromPort: "443", ToPort: "443", IpProtocol: "tcp" };
  const written = Object.entries(rule).map(([key, value]) => [`SecurityGroupRule.1.SecurityGroupRule.${key}`, value]);
  const params = { GroupId: group, "SecurityGroupRule.1.SecurityGroupRuleId": id };
  return call("ModifySecurityGroupRules", { ...params, ...Object.fromEntries(written) });
};
const revoke = (id: string) => call("RevokeSecurityGroupEgress", { GroupId: group, "SecurityGroupRuleId.1": id });

/** Two rules: a name in slot 1, and the carrier in slot 0. */
function deployed() {
  const groups = noGroups();
  replay(groups, [
    create("shop-egress"),
    authorize("r0", "0.0.0.0/0", "discriminat:tls:b.example.com"),
    authorize("r1", "0.0.0.0/1", "discriminat:tls:a.example.com"),
  ]);
  const before: readonly LiveRule[] = rulesOf(groups, "shop");
  return {
    before,
    interruptions: (...calls: RecordedCall[]) => findInterruptions(before, replay(groups, calls), [target]),
  };
}
const both = "discriminat:tls:a.example.com,b.example.com";

test("a name that is written elsewhere before it goes is never missing", () => {
  expect(deployed().interruptions(modify("r0", "0.0.0.0/0", both), revoke("r1"))).toEqual([]);
});

test("a name that goes before it is written elsewhere is missing", () => {
  const found = deployed().interruptions(revoke("r1"), modify("r0", "0.0.0.0/0", both));
  expect(found.map(({ action }) => action)).toContain("RevokeSecurityGroupEgress");
});

test("calls that overlap may have taken effect in the worse order", () => {
  const update = modify("r0", "0.0.0.0/0", both);
  const removal = { ...revoke("r1"), start: update.start + 0.5 };
  expect(deployed().interruptions(update, removal)).not.toEqual([]);
});

test("a rule is of no use while its port has no rule for all addresses", () => {
  const found = deployed().interruptions(revoke("r0"), authorize("r2", "0.0.0.0/0", "open"));
  expect(found.map(({ action }) => action)).toContain("RevokeSecurityGroupEgress");
});

test("a call that failed has changed nothing", () => {
  expect(deployed().interruptions({ ...revoke("r1"), status: 400 })).toEqual([]);
});

test("a call that the replay does not know stops it", () => {
  const groups = noGroups();
  expect(() => replay(groups, [call("DisassociateSecurityGroupVpc", {})])).toThrow("does not know");
  expect(replay(groups, [call("DescribeSecurityGroups", {})])).toEqual([]);
});

test("groups of apps with similar names are told apart", () => {
  const groups = noGroups();
  replay(groups, [create("shop-egress"), authorize("r0", "0.0.0.0/0", "discriminat:tls:a.example.com")]);
  expect(targetsIn(rulesOf(groups, "shop"))).toEqual([target]);
  expect(rulesOf(groups, "sho")).toEqual([]);
  expect(rulesOf(groups, "shop-egress")).toEqual([]);
  expect(isAdmitted(rulesOf(groups, "shop"), "tls://a.example.com:8443")).toBe(false);
});
