/**
 * Policies of Cilium with `toFQDNs` or server names (https://docs.cilium.io/en/latest/security/policy/layer4/; wildcards:
 * https://github.com/cilium/cilium/pull/22206, https://github.com/cilium/cilium/pull/43420).
 */
import type { SourceFile } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import { quotedList } from "../text/words.ts";
import { mapOf, mapsOf, nodeOf, textOf, textsOf } from "../yaml/read-fields.ts";
import type { MapNode, YamlNode } from "../yaml/yaml-node.ts";
import { admitHost } from "./admit-host.ts";
import { onlyNameDecides } from "./changes.ts";
import type { Change } from "./foreign-allowlist.ts";
import {
  loseOtherPolicies,
  losePeer,
  loseWithoutPorts,
  objectName,
  objectsOf,
  type RulePorts,
  readRulePorts,
} from "./kubernetes.ts";
import { lose, type Reading, startReading } from "./reading.ts";
import { itemOf, loseAll, loseUnknownKeys, nodesOf, textItems } from "./tree-items.ts";
import { wildcardsOf } from "./wildcards.ts";

/** @returns `undefined` without a policy that has egress. */
export function readCilium(source: SourceFile, roots: readonly YamlNode[]): Reading | undefined {
  const policies = objectsOf(roots, (kind) => /^Cilium(?:Clusterwide)?NetworkPolicy$/.test(kind));
  if (policies.length === 0) return undefined;
  const reading = startReading(source);
  for (const policy of policies) {
    const list = objectName(policy);
    const specs = [mapOf(policy, "spec"), ...mapsOf(policy, "specs")].filter((spec) => spec !== undefined);
    for (const spec of specs) readSpec(reading, spec, list);
  }
  loseOtherPolicies(reading, roots);
  return reading;
}

const specKeys: ReadonlySet<string> = new Set([
  "endpointSelector",
  "nodeSelector",
  "ingress",
  "ingressDeny",
  "egress",
  "egressDeny",
  "description",
  "labels",
  "enableDefaultDeny",
  "log",
]);

function readSpec(reading: Reading, spec: MapNode, list: string | undefined): void {
  const comment = textOf(spec, "description")?.value;
  const defaults = mapOf(spec, "enableDefaultDeny");
  const egressDefault = defaults === undefined ? undefined : nodeOf(defaults, "egress");
  if (egressDefault?.value === false) {
    const item = itemOf(reading, egressDefault, { list });
    lose(
      reading,
      item,
      "mode",
      "`enableDefaultDeny.egress: false` blocks nothing else there; here what no entry admits is blocked",
    );
  }
  for (const rule of mapsOf(spec, "egress")) readRule(reading, rule, { list, comment });
  loseAll(
    reading,
    nodeOf(spec, "egressDeny"),
    { list },
    "denied",
    "is denied there; what no entry admits is blocked here too",
  );
  loseUnknownKeys(reading, spec, specKeys, { list });
}

interface About {
  readonly list: string | undefined;
  readonly comment: string | undefined;
}

const ruleKeys: ReadonlySet<string> = new Set([
  "toFQDNs",
  "toPorts",
  "toCIDR",
  "toCIDRSet",
  "toEntities",
  "toEndpoints",
  "toServices",
  "toGroups",
  "toNodes",
  "toRequires",
  "icmps",
  "authentication",
]);

function readRule(reading: Reading, rule: MapNode, about: About): void {
  const { list } = about;
  const names = nodesOf(nodeOf(rule, "toFQDNs"));
  const toPorts = mapsOf(rule, "toPorts");
  const serverNames = toPorts.flatMap((item) => nodesOf(nodeOf(item, "serverNames")));
  for (const key of ["toEndpoints", "toServices", "toNodes", "toRequires", "toGroups"]) {
    losePeer(reading, rule, key, list, "picks workloads or instances, not names");
  }
  loseAll(
    reading,
    nodeOf(rule, "toCIDR"),
    { list },
    "address",
    "is a range of addresses; the firewall filters by name",
  );
  loseAll(
    reading,
    nodeOf(rule, "toCIDRSet"),
    { list },
    "address",
    "is a range of addresses; the firewall filters by name",
  );
  loseAll(reading, nodeOf(rule, "icmps"), { list }, "protocol", "is ICMP; the firewall filters TLS and ssh over TCP");
  readEntities(reading, nodeOf(rule, "toEntities"), list);
  loseUnknownKeys(reading, rule, ruleKeys, { list });
  if (names.length > 0) readNames(reading, names, serverNames, toPorts, about);
  else if (serverNames.length > 0) readServerNames(reading, toPorts, about);
  else if (rule.entries.every(({ key }) => key.value === "toPorts" || key.value === "authentication")) {
    const item = itemOf(reading, rule, { list });
    lose(reading, item, "everything", `${quote(item.text)} admits every destination; a policy lists names`);
  }
}

function readEntities(reading: Reading, node: YamlNode | undefined, list: string | undefined): void {
  for (const item of textItems(reading, node, { list })) {
    if (item.text === "world" || item.text === "all") {
      lose(reading, item, "everything", `${quote(item.text)} stands for every destination; a policy lists names`);
    } else lose(reading, item, "peer", `${quote(item.text)} picks peers within the cluster, not names`);
  }
}

function portsOf(reading: Reading, toPorts: readonly MapNode[], list: string | undefined): RulePorts {
  if (toPorts.length === 0) return readRulePorts(reading, undefined, list);
  const read = toPorts.map((item) => readRulePorts(reading, nodeOf(item, "ports"), list));
  return { ports: read.flatMap(({ ports }) => ports), changes: read.flatMap(({ changes }) => changes) };
}

/** Rules of HTTP, Kafka and DNS: what more than the name decides. */
function layer7Changes(toPorts: readonly MapNode[]): readonly Change[] {
  const kinds = toPorts.flatMap((item) => mapOf(item, "rules")?.entries.map(({ key }) => key.value) ?? []);
  return kinds.length === 0
    ? []
    : [onlyNameDecides(`rules of ${quotedList([...new Set(kinds)])} decide about requests`)];
}

function readNames(
  reading: Reading,
  names: readonly YamlNode[],
  serverNames: readonly YamlNode[],
  toPorts: readonly MapNode[],
  about: About,
): void {
  const { ports, changes } = portsOf(reading, toPorts, about.list);
  const narrowed = toPorts.flatMap((item) => textsOf(item, "serverNames")?.map(({ value }) => value) ?? []);
  for (const node of serverNames) {
    const item = itemOf(reading, node, about);
    lose(
      reading,
      item,
      "rule",
      `${quote(item.text)} narrows the names of its rule, which are read from ${quote("toFQDNs")}`,
    );
  }
  const all = [
    ...changes,
    ...layer7Changes(toPorts),
    ...(narrowed.length > 0
      ? [onlyNameDecides(`server names are limited to ${quotedList(narrowed.slice(0, 4))}`)]
      : []),
  ];
  for (const node of names) readSelector(reading, node, { about, ports, changes: all });
}

interface Context extends RulePorts {
  readonly about: About;
}

function readSelector(reading: Reading, node: YamlNode, { about, ports, changes }: Context): void {
  const fields = node.kind === "map" ? node.entries : [];
  for (const { key, node: value } of fields) {
    const item = itemOf(reading, value, about);
    const isPattern = key.value === "matchPattern";
    if ((!isPattern && key.value !== "matchName") || typeof value.value !== "string") {
      lose(reading, item, "unknown", `${quote(key.value)} is not a selector of names that is known here`);
    } else if (ports.length === 0) loseWithoutPorts(reading, item);
    else {
      const wildcards = isPattern ? wildcardsOf.cilium : wildcardsOf.none;
      admitHost(reading, item, item.text.trim(), { wildcards, ports, transport: "tcp", changes });
    }
  }
  if (fields.length === 0) loseAll(reading, node, about, "unknown", "is not a selector of names that is known here");
}

function readServerNames(reading: Reading, toPorts: readonly MapNode[], about: About): void {
  for (const item of toPorts) {
    const { ports, changes } = portsOf(reading, [item], about.list);
    for (const name of textItems(reading, nodeOf(item, "serverNames"), about)) {
      if (ports.length === 0) loseWithoutPorts(reading, name);
      else {
        const rules = { wildcards: wildcardsOf["cilium-server-names"], ports, transport: "tls", changes } as const;
        admitHost(reading, name, name.text, rules);
      }
    }
  }
}
