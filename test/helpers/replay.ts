/**
 * Replays recorded EC2 calls on a model of Security Groups, to find moments at which a name was admitted by no rule. Its own
 * reading of annotations, and none of the code under test.
 */
import { type Ec2, itemsOf, readXml, type Xml } from "./ec2.ts";
import type { RecordedCall } from "./recording-proxy.ts";

export interface LiveRule {
  readonly group: string;
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidr: string;
  readonly description: string;
}

/** Egress rules by id, and group names by id, as they stand after the calls so far. */
export interface LiveGroups {
  readonly names: Map<string, string>;
  readonly rules: Map<string, LiveRule>;
  /** Ids of the groups of each interface. */
  readonly attached: Map<string, readonly string[]>;
}

/** What one call did to one rule, at some moment between two ticks. Where it changed the groups of an interface: what it did to the rules there. */
export interface RuleChange {
  readonly action: string;
  readonly start: number;
  readonly end: number;
  readonly before: LiveRule | undefined;
  readonly after: LiveRule | undefined;
}

export function noGroups(): LiveGroups {
  return { names: new Map(), rules: new Map(), attached: new Map() };
}

/** Applies the calls to the model and says what they did. @throws on a call that changes groups in a way that the model lacks. */
export function replay(groups: LiveGroups, calls: readonly RecordedCall[]): readonly RuleChange[] {
  return calls.filter((call) => call.status === 200).flatMap((call) => replayCall(groups, call));
}

function replayCall({ names, rules, attached }: LiveGroups, call: RecordedCall): readonly RuleChange[] {
  const { action, params, start, end } = call;
  const set = (id: string, after: LiveRule | undefined): RuleChange => {
    const before = rules.get(id);
    if (after === undefined) rules.delete(id);
    else rules.set(id, after);
    return { action, start, end, before, after };
  };
  const group = params.GroupId ?? "";
  switch (action) {
    case "CreateSecurityGroup":
      names.set(String(readXml(call.response).groupId), params.GroupName ?? "");
      return [];
    case "DeleteSecurityGroup":
      names.delete(group);
      return [...rules].filter(([, rule]) => rule.group === group).map(([id]) => set(id, undefined));
    case "AuthorizeSecurityGroupEgress":
      return itemsOf(readXml(call.response).securityGroupRuleSet).map((item) =>
        set(String(item.securityGroupRuleId), liveRule(group, item)),
      );
    case "ModifySecurityGroupRules": {
      const id = params["SecurityGroupRule.1.SecurityGroupRuleId"] ?? "";
      const written = (key: string): string => params[`SecurityGroupRule.1.SecurityGroupRule.${key}`] ?? "";
      if (!rules.has(id) || "SecurityGroupRule.2.SecurityGroupRuleId" in params) throw unknownCall(call);
      const after = {
        group,
        protocol: written("IpProtocol"),
        fromPort: Number(written("FromPort") || -1),
        toPort: Number(written("ToPort") || -1),
        cidr: written("CidrIpv4"),
        description: written("Description"),
      };
      return [set(id, after)];
    }
    case "RevokeSecurityGroupEgress": {
      // By permission, the provider only removes what AWS puts into a new group, which the model never had.
      if ("IpPermissions.1.IpProtocol" in params && params["IpPermissions.1.IpProtocol"] === "-1") return [];
      const id = params["SecurityGroupRuleId.1"] ?? "";
      if (!rules.has(id) || "SecurityGroupRuleId.2" in params) throw unknownCall(call);
      return [set(id, undefined)];
    }
    case "CreateNetworkInterface": {
      const { networkInterface } = readXml(call.response);
      const id =
        typeof networkInterface === "object" && "networkInterfaceId" in networkInterface
          ? networkInterface.networkInterfaceId
          : "";
      attached.set(String(id), groupsIn(params));
      return [];
    }
    case "ModifyNetworkInterfaceAttribute": {
      const id = params.NetworkInterfaceId ?? "";
      const [was, is] = [attached.get(id) ?? [], groupsIn(params)];
      attached.set(id, is);
      return [...rules.values()]
        .filter((rule) => was.includes(rule.group) !== is.includes(rule.group))
        .map((rule) => ({
          ...{ action, start, end },
          before: was.includes(rule.group) ? rule : undefined,
          after: is.includes(rule.group) ? rule : undefined,
        }));
    }
    default:
      if (/^(Describe|Get|AssumeRole)|Tags$|SecurityGroupIngress$/.test(action)) return [];
      throw unknownCall(call);
  }
}

/** A rule as EC2 lists it. */
function liveRule(group: string, item: Readonly<Record<string, Xml>>): LiveRule {
  return {
    group,
    protocol: String(item.ipProtocol),
    fromPort: Number(item.fromPort ?? -1),
    toPort: Number(item.toPort ?? -1),
    cidr: String(item.cidrIpv4),
    description: String(item.description),
  };
}

/** Puts all rules for egress of a region into the model: moto answers to a call for several rules with the last one only. */
export async function listRulesInto({ rules }: LiveGroups, { call }: Ec2): Promise<void> {
  for (const item of itemsOf((await call("DescribeSecurityGroupRules")).securityGroupRuleSet)) {
    if (item.isEgress === "true") rules.set(String(item.securityGroupRuleId), liveRule(String(item.groupId), item));
  }
}

function groupsIn(params: RecordedCall["params"]): readonly string[] {
  return Object.entries(params).flatMap(([key, value]) => (/^SecurityGroupId\.\d+$/.test(key) ? [value] : []));
}

function unknownCall({ action, params }: RecordedCall): Error {
  return new Error(`the replay does not know what ${action} does: ${JSON.stringify(params)}`);
}

/** A name that an app may reach: `tls://api.example.com:443`. */
export type Target = string;

/** A moment at which a target was admitted by no rule, and the call that may have caused it. */
export interface Interruption {
  readonly target: Target;
  readonly action: string;
  readonly tick: number;
}

/** The rules of one app: all its groups are attached together. */
export function rulesOf(groups: LiveGroups, app: string): readonly LiveRule[] {
  const own = new Set([...groups.names].filter(([, name]) => isGroupOf(app, name)).map(([id]) => id));
  return [...groups.rules.values()].filter((rule) => own.has(rule.group));
}

function isGroupOf(app: string, groupName: string): boolean {
  return new RegExp(`^${app}-(egress(-\\d+)?|see-thru)$`).test(groupName);
}

/** Every name that the rules hold, with protocol and port. */
export function targetsIn(rules: readonly LiveRule[]): readonly Target[] {
  return rules.flatMap(({ description, fromPort }) => {
    const [, protocol, names] = /^discriminat:(tls|ssh):(.+)$/.exec(description) ?? [];
    return names === undefined ? [] : names.split(",").map((name) => `${protocol}://${name}:${fromPort}`);
  });
}

/** Whether the firewall would find the target in this rule. */
function holds(rule: LiveRule, target: Target): boolean {
  return (
    reaches(rule, target) &&
    (rule.description.startsWith("discriminat:see-thru:") || targetsIn([rule]).includes(target))
  );
}

/** Whether AWS would let packets to the target's port out, to any address, because of this rule. */
function carries(rule: LiveRule, target: Target): boolean {
  return reaches(rule, target) && rule.cidr === "0.0.0.0/0";
}

function reaches({ protocol, fromPort, toPort }: LiveRule, target: Target): boolean {
  const port = Number(target.slice(target.lastIndexOf(":") + 1));
  return protocol === "-1" || (fromPort <= port && port <= toPort);
}

export function isAdmitted(rules: readonly LiveRule[], target: Target): boolean {
  return rules.some((rule) => holds(rule, target)) && rules.some((rule) => carries(rule, target));
}

/**
 * Moments at which a target that `before` and the rules after the changes both admit was not admitted, in the worst order
 * that the ticks leave open: what a call takes away is gone when the call starts, what it adds is there when it ends. That is
 * an order in which the calls may really have taken effect, because every one of them does so between its two ticks.
 */
export function findInterruptions(
  before: readonly LiveRule[],
  changes: readonly RuleChange[],
  targets: readonly Target[],
): readonly Interruption[] {
  return targets.flatMap((target) => {
    let holding = before.filter((rule) => holds(rule, target)).length;
    let carrying = before.filter((rule) => carries(rule, target)).length;
    const events = changes
      .flatMap((change) => {
        const held = delta(change, (rule) => holds(rule, target));
        const carried = delta(change, (rule) => carries(rule, target));
        return [
          { tick: change.start, change, held: Math.min(held, 0), carried: Math.min(carried, 0) },
          { tick: change.end, change, held: Math.max(held, 0), carried: Math.max(carried, 0) },
        ];
      })
      .sort((left, right) => left.tick - right.tick);
    return events.flatMap(({ tick, change, held, carried }) => {
      holding += held;
      carrying += carried;
      return holding > 0 && carrying > 0 ? [] : [{ target, action: change.action, tick }];
    });
  });
}

function delta({ before, after }: RuleChange, counts: (rule: LiveRule) => boolean): number {
  return Number(after !== undefined && counts(after)) - Number(before !== undefined && counts(before));
}
