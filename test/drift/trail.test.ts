/** Who changed a rule, from each shape of CloudTrail's events; and what the firewall's config log says of deployed names. */
import { describe, expect, test } from "vitest";
import { readTrail } from "../../src/drift/trail/read-trail.ts";
import { findDrift } from "../../src/library/find-drift.ts";
import { parseSnapshot } from "../../src/traffic/snapshot/parse-snapshot.ts";
import { deploy, describedGroups, describedRules, type Estate } from "../helpers/deployed-estate.ts";
import { asOf, company } from "./company.ts";

const who = "arn:aws:iam::123456789012:user/bob";
const userIdentity = { type: "IAMUser", principalId: "AIDA", arn: who };
const at = "2026-11-20T10:11:12Z";
const evil = "discriminat:tls:evil.example";

function tampered(): { readonly estate: Estate; readonly groupId: string; readonly ruleId: string } {
  const estate = deploy(company);
  const [group] = estate.groups;
  if (group === undefined) throw new Error("no group");
  const ruleId = "sgr-0beef";
  group.rules.push({
    id: ruleId,
    protocol: "tcp",
    fromPort: 443,
    toPort: 443,
    destination: "0.0.0.0/9",
    description: evil,
  });
  return { estate, groupId: group.id, ruleId };
}

const { estate, groupId, ruleId } = tampered();

const authorized = {
  eventName: "AuthorizeSecurityGroupEgress",
  eventTime: at,
  userIdentity,
  requestParameters: {
    groupId,
    ipPermissions: {
      items: [
        {
          ipProtocol: "tcp",
          fromPort: 443,
          toPort: 443,
          groups: {},
          ipRanges: { items: [{ cidrIp: "0.0.0.0/9", description: evil }] },
          ipv6Ranges: {},
          prefixListIds: {},
        },
      ],
    },
  },
  responseElements: {
    requestId: "1",
    _return: true,
    securityGroupRuleSet: {
      items: [
        {
          ...{ groupOwnerId: "123456789012", groupId, securityGroupRuleId: ruleId, description: evil, isEgress: true },
          ...{ ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/9" },
        },
      ],
    },
  },
};
const modified = {
  eventName: "ModifySecurityGroupRules",
  eventTime: at,
  userIdentity,
  requestParameters: {
    ModifySecurityGroupRulesRequest: {
      GroupId: groupId,
      SecurityGroupRule: {
        SecurityGroupRuleId: ruleId,
        SecurityGroupRule: { IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIpv4: "0.0.0.0/9", Description: evil },
        tag: 1,
      },
    },
  },
  responseElements: { ModifySecurityGroupRulesResponse: { return: true } },
};
const described = {
  eventName: "UpdateSecurityGroupRuleDescriptionsEgress",
  eventTime: at,
  userIdentity,
  requestParameters: {
    UpdateSecurityGroupRuleDescriptionsEgressRequest: {
      GroupId: groupId,
      IpPermissions: {
        ...{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, tag: 1 },
        IpRanges: { CidrIp: "0.0.0.0/9", Description: evil, tag: 1 },
      },
    },
  },
};

function messageWith(events: readonly object[], wrap: (events: readonly object[]) => object, withIds = true): string {
  const { drift } = findDrift({
    tree: company,
    sources: [describedGroups, ...(withIds ? [describedRules] : [])].map((shape, index) => ({
      path: `${index}.json`,
      text: JSON.stringify(shape(estate)),
    })),
    trails: [{ path: "trail.json", text: JSON.stringify(wrap(events)) }],
    asOf,
  });
  return drift.problems.map(({ message }) => message).join("\n");
}

const delivered = (events: readonly object[]): object => ({ Records: events });
const lookedUp = (events: readonly object[]): object => ({
  Events: events.map((event) => ({ EventId: "1", CloudTrailEvent: JSON.stringify(event) })),
});

describe("a rule by hand has who made it, and when", () => {
  test.each([authorized, modified, described])("$eventName", (event) => {
    const words = `; "${who}" wrote it with ${event.eventName} at ${at}`;
    expect(messageWith([event], delivered)).toContain(words);
    expect(messageWith([event], lookedUp)).toContain(words);
  });

  test.each([authorized, described])("$eventName, where no rule has an id", (event) => {
    expect(messageWith([event], delivered, false)).toContain(`"${who}" wrote it`);
  });

  test("by the last of several events", () => {
    const later = {
      ...described,
      eventTime: "2026-11-21T00:00:00Z",
      userIdentity: { ...userIdentity, arn: "arn:later" },
    };
    expect(messageWith([later, authorized], delivered)).toContain('"arn:later" wrote it');
  });

  test.each([
    ["a call that AWS refused", { ...authorized, errorCode: "Client.UnauthorizedOperation" }],
    ["another group", { ...authorized, requestParameters: { ...authorized.requestParameters, groupId: "sg-0else" } }],
    ["another event", { ...authorized, eventName: "AuthorizeSecurityGroupIngress" }],
    ["a rule that is gone", { ...authorized, eventName: "RevokeSecurityGroupEgress" }],
  ])("not by %s", (_, event) => {
    expect(messageWith([event], delivered)).not.toContain("wrote it");
  });

  test("a hostile name of the caller is inert", () => {
    const hostile = { ...authorized, userIdentity: { arn: "\u001b[31mroot\u202e" } };
    expect(messageWith([hostile], delivered)).toContain('"\\u{1b}[31mroot\\u{202e}" wrote it');
  });

  test("other texts are refused", () => {
    expect(() => readTrail("{}", "x.json")).toThrow("x.json holds no events of CloudTrail");
    expect(() => readTrail("no", "x.json")).toThrow("x.json holds no events of CloudTrail");
  });
});

describe("the config log", () => {
  const [group] = estate.groups;
  const [first] = group?.rules.filter(({ description }) => description.includes("api.stripe.com")) ?? [];
  const written = {
    ...described,
    requestParameters: {
      UpdateSecurityGroupRuleDescriptionsEgressRequest: {
        GroupId: groupId,
        SecurityGroupRuleDescription: { SecurityGroupRuleId: first?.id, Description: first?.description, tag: 1 },
      },
    },
  };
  const name = (subject: string, outcome: string) => ({
    ...{ group: groupId, kind: "name", subject, protocol: "tls", outcome, app: "checkout", at: "2026-11-20T11:00:00Z" },
  });
  const all = [
    "*.paypal.com",
    "api.stripe.com",
    "eu-_.psp.example",
    "only.prod.example",
    "sts.eu-west-2.amazonaws.com",
  ];
  const checksWith = (acceptances: readonly object[], more: object = {}, events: readonly object[] = [written]) => {
    const snapshot = parseSnapshot(
      JSON.stringify({
        ...{ version: 1, network: "prod", window: { from: "2026-11-10T00:00:00Z", to: "2026-11-24T00:00:00Z" } },
        ...{ complete: true, gaps: [], verbosity: "full", records: { client: 9, server: 0, config: 9, unreadable: 0 } },
        ...{ unattributed: { ambiguous: 0, unknown: 0 }, sources: [], flows: [], acceptances },
        ...more,
      }),
      "observations.json",
    );
    const [network] = company.settings.networks;
    if (network === undefined) throw new Error("no network");
    const clean = deploy(company);
    const { drift } = findDrift({
      tree: company,
      sources: [describedGroups, describedRules].map((shape, index) => ({
        path: `${index}.json`,
        text: JSON.stringify(shape(clean)),
      })),
      traffic: [{ network, snapshot }],
      trails: [{ path: "trail.json", text: JSON.stringify({ Records: events }) }],
      asOf,
    });
    return drift.problems.map(({ check, message }) => `${check} ${/"([^"]+)"/.exec(message)?.[1]}`).sort();
  };

  test("that accepts each name says nothing", () => {
    expect(checksWith(all.map((one) => name(one, "accepted")))).toEqual([]);
  });

  test("that refuses a deployed name is an error", () => {
    const words = "publicsuffix[.]org list matched with `paypal.com`";
    const said = [name("*.paypal.com", words), ...all.slice(1).map((one) => name(one, "accepted"))];
    expect(checksWith(said)).toEqual(["drift/name-refused *.paypal.com"]);
  });

  test("that is silent about a name that was written while it was watched is a warning", () => {
    expect(checksWith(all.slice(1).map((one) => name(one, "accepted")))).toEqual(["drift/never-accepted *.paypal.com"]);
  });

  test.each([
    ["is not complete", { complete: false }, [written]],
    ["holds lines that cannot be read", { records: { client: 9, server: 0, config: 9, unreadable: 1 } }, [written]],
    ["holds no record of the config log", { records: { client: 9, server: 0, config: 0, unreadable: 0 } }, [written]],
    ["has no window", { window: null }, [written]],
    ["begins after the rule", { window: { from: "2026-11-21T00:00:00Z", to: "2026-11-24T00:00:00Z" } }, [written]],
    ["ends with the rule", { window: { from: "2026-11-10T00:00:00Z", to: "2026-11-20T10:30:00Z" } }, [written]],
    ["is not told when the rule was written", {}, []],
  ])("that is silent says nothing where the snapshot %s", (_, more, events) => {
    expect(checksWith([], more, events)).toEqual([]);
  });
});
