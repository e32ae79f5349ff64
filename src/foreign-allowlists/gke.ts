/**
 * GKE's FQDNNetworkPolicy (https://cloud.google.com/kubernetes-engine/docs/how-to/fqdn-network-policies), and the one of its older
 * controller (https://github.com/GoogleCloudPlatform/gke-fqdnnetworkpolicies-golang).
 */
import type { SourceFile } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import { mapOf, mapsOf, nodeOf } from "../yaml/read-fields.ts";
import type { MapNode, YamlNode } from "../yaml/yaml-node.ts";
import { admitHost } from "./admit-host.ts";
import {
  loseOtherPolicies,
  loseWithoutPorts,
  objectName,
  objectsOf,
  type RulePorts,
  readRulePorts,
} from "./kubernetes.ts";
import { type Item, lose, type Reading, startReading } from "./reading.ts";
import { itemOf, loseAll, loseUnknownKeys, nodesOf, textItems } from "./tree-items.ts";
import { type Wildcards, wildcardsOf } from "./wildcards.ts";

export function readGke(source: SourceFile, roots: readonly YamlNode[]): Reading | undefined {
  const policies = objectsOf(
    roots,
    (kind, version) => kind === "FQDNNetworkPolicy" && version.startsWith("networking.gke.io/"),
  );
  if (policies.length === 0) return undefined;
  const reading = startReading(source);
  for (const policy of policies) {
    const spec = mapOf(policy, "spec");
    const list = objectName(policy);
    for (const rule of spec === undefined ? [] : mapsOf(spec, "egress")) readRule(reading, rule, list);
  }
  const isCilium = objectsOf(roots, (kind) => kind.startsWith("Cilium")).length > 0;
  if (!isCilium) loseOtherPolicies(reading, roots);
  return reading;
}

const ruleKeys: ReadonlySet<string> = new Set(["matches", "to", "ports"]);

function readRule(reading: Reading, rule: MapNode, list: string | undefined): void {
  const rulePorts = readRulePorts(reading, nodeOf(rule, "ports"), list);
  for (const node of nodesOf(nodeOf(rule, "matches"))) readMatch(reading, node, list, rulePorts);
  for (const peer of mapsOf(rule, "to")) {
    for (const item of textItems(reading, nodeOf(peer, "fqdns"), { list }))
      admit(reading, item, wildcardsOf.none, rulePorts);
    loseUnknownKeys(reading, peer, new Set(["fqdns"]), { list });
  }
  loseUnknownKeys(reading, rule, ruleKeys, { list });
}

function readMatch(reading: Reading, node: YamlNode, list: string | undefined, rulePorts: RulePorts): void {
  const fields = node.kind === "map" ? node.entries : [];
  for (const { key, node: value } of fields) {
    const item = itemOf(reading, value, { list });
    const isPattern = key.value === "pattern";
    if ((!isPattern && key.value !== "name") || typeof value.value !== "string") {
      lose(reading, item, "unknown", `${quote(key.value)} is not a match that is known here`);
    } else admit(reading, item, isPattern ? wildcardsOf.gke : wildcardsOf.none, rulePorts);
  }
  if (fields.length === 0) loseAll(reading, node, { list }, "unknown", "is not a match that is known here");
}

function admit(reading: Reading, item: Item, wildcards: Wildcards, { ports, changes }: RulePorts): void {
  if (ports.length === 0) loseWithoutPorts(reading, item);
  else admitHost(reading, item, item.text, { wildcards, ports, transport: "tcp", changes });
}
