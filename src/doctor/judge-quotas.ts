/** Whether AWS grants what the settings count on, and has room for what the policies lay out. Pure. */
import type { Network } from "../policy/model.ts";
import { maxRulesPerInterface } from "../security-groups/limits.ts";
import { quote } from "../text/quote.ts";
import { count, thousands } from "../text/words.ts";
import { type Answer, judgeAnswer } from "./answer.ts";
import type { LiveGroup, QuotaFacts } from "./facts.ts";
import type { LaidOut } from "./laid-out.ts";
import { ok, type Result, unknown, warning, wrong } from "./result.ts";

interface QuotaContext {
  readonly network: Network;
  /** `undefined` where the policies have errors. */
  readonly laidOut: LaidOut | undefined;
}

export function judgeQuotas(
  { network, laidOut }: QuotaContext,
  { rulesPerGroup, groupsPerInterface, groupsPerRegion }: QuotaFacts,
  groups: Answer<readonly LiveGroup[]>,
): readonly Result[] {
  const { quotas } = network;
  return [
    ...judgeGrant(network, rulesPerGroup, {
      check: "rules-per-group",
      key: "rules_per_security_group",
      expected: quotas.rulesPerSecurityGroup,
      needed: laidOut?.mostRules,
      what: "rules of a Security Group",
    }),
    ...judgeGrant(network, groupsPerInterface, {
      check: "groups-per-interface",
      key: "security_groups_per_interface",
      expected: quotas.securityGroupsPerInterface,
      needed: laidOut?.mostGroups,
      what: "Security Groups of a network interface",
    }),
    judgeProduct(network),
    ...judgeAnswer("groups-per-region", groupsPerRegion, (granted) =>
      judgeAnswer("groups-per-region", groups, (all) => [judgeRoom(network, laidOut, granted, all)]),
    ),
  ];
}

interface Grant {
  readonly check: string;
  readonly key: string;
  /** What the settings say. */
  readonly expected: number;
  /** The most that a policy lays out. */
  readonly needed: number | undefined;
  readonly what: string;
}

function judgeGrant(
  { name }: Network,
  answer: Answer<number>,
  { check, key, expected, needed, what }: Grant,
): readonly Result[] {
  return judgeAnswer(check, answer, (granted) => {
    if (granted >= expected) return [ok(check, `AWS grants ${granted} ${what}; the settings count on ${expected}`)];
    const use = needed === undefined ? "" : `; the policies use ${needed}`;
    return [
      wrong(
        check,
        `AWS grants ${granted} ${what}, and the settings count on ${expected}${use}`,
        `Write \`${key}: ${granted}\` under quotas of the network ${quote(name)} in the settings, or have AWS raise the quota to ${expected}.`,
      ),
    ];
  });
}

function judgeProduct({ quotas }: Network): Result {
  const { rulesPerSecurityGroup: rules, securityGroupsPerInterface: groups } = quotas;
  const product = `${rules} rules × ${groups} groups = ${thousands(rules * groups)}`;
  if (rules * groups <= maxRulesPerInterface) return ok("rules-per-interface", product);
  return wrong(
    "rules-per-interface",
    `${product}: AWS grants at most ${thousands(maxRulesPerInterface)} rules of a network interface`,
    "Write quotas in the settings that the account really has.",
  );
}

/** Less than a tenth of the quota is left. */
const isShort = (used: number, granted: number): boolean => used > granted * 0.9;

function judgeRoom(
  { vpcId }: Network,
  laidOut: LaidOut | undefined,
  granted: number,
  all: readonly LiveGroup[],
): Result {
  const check = "groups-per-region";
  if (laidOut === undefined) {
    return unknown(check, "what the policies lay out is not known: they have errors", "Run `discriminat-policy lint`.");
  }
  const there = new Set(all.filter((group) => group.vpcId === vpcId).map(({ name }) => name));
  const missing = laidOut.groups.filter((name) => !there.has(name)).length;
  const used = all.length + missing;
  const words = `AWS grants ${count(granted, "Security Group")} in the region; ${thousands(all.length)} are there, and ${thousands(missing)} more come from the policies`;
  const repair = 'Have AWS raise the quota "VPC security groups per Region", or delete groups that nothing uses.';
  if (used > granted) return wrong(check, words, repair);
  return isShort(used, granted) ? warning(check, words, repair) : ok(check, words);
}
