/**
 * The egress rules that one block of attributes holds, whichever way it is written: `aws_vpc_security_group_egress_rule`,
 * `aws_security_group_rule` and an inline `egress` block name their attributes differently, and no name means two things. Pure.
 */
import { isMap, type JsonMap } from "../values/json.ts";
import { canonicalDestination } from "./address-ranges.ts";
import type { Doubt, EgressRule } from "./terraform-plan.ts";

/** What stands in a plan about one value of one resource. */
export interface PlannedValue {
  readonly value: unknown;
  /** Of the same shape: `true` where it is known only after apply. */
  readonly unknown: unknown;
  /** Of the same shape: `true` where it is marked sensitive. */
  readonly sensitive: unknown;
}

export interface ReadRules {
  readonly rules: readonly EgressRule[];
  readonly doubts: readonly Doubt[];
}

const nothing: ReadRules = { rules: [], doubts: [] };

/** What is inside of a value, with what is said about it. */
export function part({ value, unknown, sensitive }: PlannedValue, key: string | number): PlannedValue {
  const inside = (side: unknown): unknown =>
    typeof side === "object" && side !== null ? (side as Readonly<Record<string | number, unknown>>)[key] : undefined;
  return {
    value: inside(value),
    unknown: unknown === true || inside(unknown),
    sensitive: sensitive === true || inside(sensitive),
  };
}

/** The rules of a list of inline blocks. */
export function readInline(blocks: PlannedValue, address: string, change: EgressRule["change"]): ReadRules {
  const doubt = doubtOf(blocks);
  if (doubt !== undefined) {
    return { rules: [], doubts: [{ address, what: "rules", why: doubt, description: undefined }] };
  }
  if (!Array.isArray(blocks.value)) return nothing;
  const read = blocks.value.map((_, index) => readRules(part(blocks, index), address, "inline", change));
  return { rules: read.flatMap(({ rules }) => rules), doubts: read.flatMap(({ doubts }) => doubts) };
}

/** One resource, or one inline block: several rules where it names several destinations. */
export function readRules(
  attributes: PlannedValue,
  address: string,
  way: EgressRule["way"],
  change: EgressRule["change"],
): ReadRules {
  const { value, unknown } = attributes;
  if (unknown === true) {
    return { rules: [], doubts: [{ address, what: "rules", why: "unknown", description: undefined }] };
  }
  if (!isMap(value)) return nothing;
  const description = doubtOf(part(attributes, "description"));
  const text = description === undefined ? textOf(value.description) : undefined;
  const doubts: Doubt[] = [];
  const say = (what: Doubt["what"], why: Doubt["why"]): void =>
    void doubts.push({ address, what, why, description: text });
  if (description !== undefined) say("description", description);
  const direction = doubtOf(part(attributes, "type"));
  if (direction !== undefined) {
    say("direction", direction);
    return { rules: [], doubts };
  }

  const protocol = protocolOf(value.ip_protocol ?? value.protocol);
  const keys = ["ip_protocol", "protocol", ...(protocol === "-1" ? [] : ["from_port", "to_port"])];
  const portsDoubt = keys.map((key) => doubtOf(part(attributes, key))).find((why) => why !== undefined);
  if (portsDoubt !== undefined || protocol === undefined) {
    say("protocol and ports", portsDoubt ?? "unknown");
    return { rules: [], doubts };
  }
  const { destinations, doubt } = readDestinations(attributes, value);
  if (doubt !== undefined) say("destination", doubt);
  if (text === undefined) return { rules: [], doubts };
  const [fromPort, toPort] = protocol === "-1" ? [0, 65_535] : [portOf(value.from_port), portOf(value.to_port)];
  return {
    rules: destinations.map((destination) => ({
      address,
      way,
      change,
      protocol,
      fromPort,
      toPort,
      destination,
      description: text,
    })),
    doubts,
  };
}

function doubtOf({ value, unknown, sensitive }: PlannedValue): Doubt["why"] | undefined {
  if (unknown === true) return "unknown";
  return sensitive === true && value !== null && value !== undefined ? "sensitive" : undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

const protocolNames: ReadonlyMap<string, string> = new Map([
  ["6", "tcp"],
  ["17", "udp"],
  ["1", "icmp"],
  ["58", "icmpv6"],
  ["all", "-1"],
]);

/** As AWS answers it: `tcp` for 6, `-1` for all. */
export function protocolOf(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value).toLowerCase();
  return protocolNames.get(text) ?? text;
}

function portOf(value: unknown): number {
  return typeof value === "number" && Number.isInteger(value) ? value : 0;
}

const destinationKeys = [
  "cidr_ipv4",
  "cidr_ipv6",
  "prefix_list_id",
  "referenced_security_group_id",
  "cidr_blocks",
  "ipv6_cidr_blocks",
  "prefix_list_ids",
  "source_security_group_id",
  "security_groups",
] as const;

function readDestinations(
  attributes: PlannedValue,
  value: JsonMap,
): { readonly destinations: readonly (string | undefined)[]; readonly doubt: Doubt["why"] | undefined } {
  const known: string[] = value.self === true ? ["self"] : [];
  const doubts: Doubt["why"][] = [];
  const unset: Doubt["why"][] = [];
  for (const key of destinationKeys) {
    const given = part(attributes, key);
    if (Array.isArray(given.value)) {
      for (const index of given.value.keys()) {
        const item = part(given, index);
        const why = doubtOf(item);
        if (why !== undefined) doubts.push(why);
        else if (typeof item.value === "string") known.push(canonicalDestination(item.value));
      }
      continue;
    }
    const why = doubtOf(given);
    if (why !== undefined) unset.push(why);
    else if (typeof given.value === "string") known.push(canonicalDestination(given.value));
  }
  // Of several attributes one is set: what the provider may fill into another is of no interest.
  const all = known.length + doubts.length > 0 ? doubts : unset;
  return { destinations: [...new Set(known), ...all.map(() => undefined)], doubt: all[0] };
}
