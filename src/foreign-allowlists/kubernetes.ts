/** What policies of Kubernetes have in common: objects, names, ports. */
import { quote } from "../text/quote.ts";
import { mapOf, mapsOf, nodeOf, textOf } from "../yaml/read-fields.ts";
import type { MapNode, YamlNode } from "../yaml/yaml-node.ts";
import { plainHttpPort } from "./admit-host.ts";
import { oneOfAllPorts } from "./changes.ts";
import { readPort } from "./endpoint.ts";
import type { Change } from "./foreign-allowlist.ts";
import { type Item, lose, type Reading } from "./reading.ts";
import { entryItem, itemOf, nodesOf } from "./tree-items.ts";

/** Objects of a kind, those within a `List` too. */
export function objectsOf(
  roots: readonly YamlNode[],
  isWanted: (kind: string, version: string) => boolean,
): readonly MapNode[] {
  return roots.flatMap((root) => {
    if (root.kind !== "map") return [];
    const objects = textOf(root, "kind")?.value === "List" ? mapsOf(root, "items") : [root];
    return objects.filter((object) =>
      isWanted(textOf(object, "kind")?.value ?? "", textOf(object, "apiVersion")?.value ?? ""),
    );
  });
}

export function objectName(object: MapNode): string | undefined {
  const metadata = mapOf(object, "metadata");
  return metadata === undefined ? undefined : textOf(metadata, "name")?.value;
}

export interface RulePorts {
  /** Empty where none can be written. */
  readonly ports: readonly number[];
  readonly changes: readonly Change[];
}

/**
 * @param ports the maps with `port`, `endPort` and `protocol`; no list means every port. Those that cannot be written are lost.
 */
export function readRulePorts(reading: Reading, ports: YamlNode | undefined, list: string | undefined): RulePorts {
  const nodes = nodesOf(ports);
  if (nodes.length === 0) return { ports: [443], changes: [oneOfAllPorts] };
  return { ports: nodes.flatMap((node) => readOnePort(reading, node, list) ?? []), changes: [] };
}

const tcp: ReadonlySet<string> = new Set(["TCP", "ANY", ""]);

function readOnePort(reading: Reading, node: YamlNode, list: string | undefined): number | undefined {
  const item = itemOf(reading, node, { list });
  const fields = node.kind === "map" ? node.value : {};
  const written = String(fields.port ?? "");
  const protocol = typeof fields.protocol === "string" ? fields.protocol.toUpperCase() : "";
  const port = readPort(written);
  if (!tcp.has(protocol)) {
    lose(
      reading,
      item,
      "protocol",
      `port ${quote(written)} is for ${quote(protocol)}; the firewall filters TLS and ssh over TCP`,
    );
  } else if (port === undefined) {
    lose(reading, item, "port", `${quote(written)} is not a number of a port; an entry lists ports one by one`);
  } else if (fields.endPort !== undefined && fields.endPort !== null && Number(fields.endPort) !== port) {
    lose(reading, item, "port", `a range of ports begins at ${quote(written)}; an entry lists ports one by one`);
  } else if (port === plainHttpPort) {
    lose(
      reading,
      item,
      "plain-http",
      `port ${quote(written)} is HTTP without TLS, whose names the firewall does not admit`,
    );
  } else return port;
  return undefined;
}

/** Loses an item whose rule has no port that an entry can have. */
export function loseWithoutPorts(reading: Reading, item: Item): void {
  lose(reading, item, "port", `${quote(item.text)} is admitted on no port that an entry can have`);
}

/** Policies beside those that are read: a NetworkPolicy, one of Calico. */
export function loseOtherPolicies(reading: Reading, roots: readonly YamlNode[]): void {
  for (const object of objectsOf(roots, (kind) => /Policy$/.test(kind) && !readKinds.test(kind))) {
    const kind = textOf(object, "kind")?.value ?? "";
    const text = objectName(object) ?? kind;
    const item = { ...itemOf(reading, object, { list: objectName(object) }), text };
    lose(reading, item, "rule", `${quote(text)} is of the kind ${quote(kind)}, of which no names are read`);
  }
}

const readKinds = /^(?:Cilium(?:Clusterwide)?NetworkPolicy|FQDNNetworkPolicy)$/;

/** Loses a key of a rule with a clause that follows the key in quotes. */
export function losePeer(reading: Reading, rule: MapNode, key: string, list: string | undefined, clause: string): void {
  const entry = rule.entries.find((candidate) => candidate.key.value === key);
  if (entry === undefined || nodesOf(nodeOf(rule, key)).length === 0) return;
  lose(reading, entryItem(reading, entry, { list }), "peer", `${quote(key)} ${clause}`);
}
