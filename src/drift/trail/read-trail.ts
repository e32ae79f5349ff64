/**
 * Changes of egress rules from CloudTrail: files that a trail delivers (`Records`), and what `aws cloudtrail lookup-events` prints
 * (`Events`). Pure.
 *
 * EC2's events write the same values in two cases (`groupId`, `GroupId`) and lists of one as a map; both are read. Shapes:
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
import { UserError } from "../../errors.ts";
import { canonicalDestination } from "../../terraform-json/address-ranges.ts";
import { permission } from "../../terraform-json/permission.ts";
import { protocolOf } from "../../terraform-json/read-rules.ts";
import { isMap, type JsonMap, mapsOf } from "../../values/json.ts";
import { compareText } from "../../values/order.ts";
import type { TrailEvent, TrailRule } from "./trail-event.ts";

const acceptedTrail =
  "Give a file that a trail delivered, unpacked, or what `aws cloudtrail lookup-events --output json` prints.";

/** Events that write egress rules. */
const relevant = new Set([
  "AuthorizeSecurityGroupEgress",
  "ModifySecurityGroupRules",
  "RevokeSecurityGroupEgress",
  "UpdateSecurityGroupRuleDescriptionsEgress",
]);

/**
 * Sorted by time. Calls that AWS refused are left out.
 *
 * @param from the file, for messages
 * @throws UserError where the text is neither shape.
 */
export function readTrail(text: string, from: string): readonly TrailEvent[] {
  const root = parse(text);
  const records = isMap(root) && Array.isArray(root.Records) ? mapsOf(root.Records) : undefined;
  const events = isMap(root) && Array.isArray(root.Events) ? mapsOf(root.Events) : undefined;
  const found = records ?? events?.flatMap(({ CloudTrailEvent: event }) => mapsOf([parse(event)]));
  if (found === undefined) throw new UserError(`${from} holds no events of CloudTrail`, { hint: acceptedTrail });
  return found.flatMap(readEvent).sort((one, other) => compareText(one.at, other.at));
}

function parse(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readEvent(event: JsonMap): readonly TrailEvent[] {
  const { eventName: name, eventTime: at, errorCode: error } = event;
  if (typeof name !== "string" || !relevant.has(name) || typeof at !== "string" || error !== undefined) return [];
  const asked = lowerKeys(event.requestParameters);
  const answered = lowerKeys(event.responseElements);
  const group = findText(asked, "groupid");
  if (group === undefined) return [];
  const rules = [...rulesIn(answered), ...rulesIn(asked)];
  return [{ name, at, who: callerOf(lowerKeys(event.userIdentity)), group, rules }];
}

/** The same value with its keys in lower case. */
function lowerKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowerKeys);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), lowerKeys(inner)]));
}

function callerOf(identity: unknown): string {
  if (!isMap(identity)) return "someone";
  const { arn, principalid: principal, invokedby: service, type } = identity;
  return [arn, service, principal, type].find((text) => typeof text === "string") ?? "someone";
}

/** The first text under a key, at any depth; not inside of what a permission refers to. */
function findText(value: unknown, key: string): string | undefined {
  if (Array.isArray(value)) return value.map((inner) => findText(inner, key)).find((found) => found !== undefined);
  if (!isMap(value)) return undefined;
  const own = value[key];
  if (typeof own === "string") return own;
  return Object.entries(value)
    .filter(([name]) => name !== "ippermissions" && name !== "groups")
    .map(([, inner]) => findText(inner, key))
    .find((found) => found !== undefined);
}

/** Rules by their ids, and permissions with their ranges, at any depth. */
function rulesIn(value: unknown): readonly TrailRule[] {
  if (Array.isArray(value)) return value.flatMap(rulesIn);
  if (!isMap(value)) return [];
  const inner = Object.values(value).flatMap(rulesIn);
  const id = textOf(value.securitygroupruleid);
  if (id !== undefined) {
    // A request nests what the rule becomes inside of the id: `{SecurityGroupRuleId, SecurityGroupRule: {…}}`.
    const rule = isMap(value.securitygrouprule) ? value.securitygrouprule : value;
    const [only] = permissionsOf(rule);
    return [{ id, permission: only?.permission, description: textOf(rule.description) }];
  }
  return [...permissionsOf(value), ...inner];
}

const destinationKeys = ["cidrip", "cidripv6", "cidripv4", "prefixlistid"] as const;

/** Of a map with a protocol: one for each destination that stands in it. */
function permissionsOf(value: JsonMap): readonly TrailRule[] {
  const protocol = protocolOf(value.ipprotocol);
  if (protocol === undefined) return [];
  const [fromPort, toPort] = protocol === "-1" ? [0, 65_535] : [portOf(value.fromport), portOf(value.toport)];
  return destinationsIn(value).map(({ destination, description }) => ({
    id: undefined,
    permission: permission({ protocol, fromPort, toPort, destination: canonicalDestination(destination) }),
    description,
  }));
}

interface TrailDestination {
  readonly destination: string;
  readonly description: string | undefined;
}

function destinationsIn(value: unknown): readonly TrailDestination[] {
  if (Array.isArray(value)) return value.flatMap(destinationsIn);
  if (!isMap(value)) return [];
  const own = destinationKeys.map((key) => value[key]).find((text) => typeof text === "string");
  if (typeof own === "string") return [{ destination: own, description: textOf(value.description) }];
  return Object.values(value).flatMap(destinationsIn);
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const portOf = (value: unknown): number => (typeof value === "number" ? value : Number(value ?? 0));
