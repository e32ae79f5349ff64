/**
 * Rule collections of Azure Firewall, of policies and of classic rules: ARM templates, `az network firewall …` and the REST API
 * (https://learn.microsoft.com/en-us/azure/templates/microsoft.network/firewallpolicies/rulecollectiongroups,
 * https://learn.microsoft.com/en-us/azure/firewall/firewall-faq: wildcards in target FQDNs).
 */
import type { SourceFile } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import { quotedList } from "../text/words.ts";
import { mapOf, mapsOf, nodeOf, textOf, textsOf } from "../yaml/read-fields.ts";
import type { MapNode, YamlNode } from "../yaml/yaml-node.ts";
import { admitHost, isAddress, plainHttpPort } from "./admit-host.ts";
import { everyPath, onlyNameDecides } from "./changes.ts";
import { readEndpoint, readPort } from "./endpoint.ts";
import { createExclusions, type Exclusions } from "./exclusions.ts";
import type { Change, LossKind } from "./foreign-allowlist.ts";
import { type Item, lose, type Reading, startReading } from "./reading.ts";
import { itemOf, loseAll, loseUnknownKeys, nodesOf, textItems } from "./tree-items.ts";
import { wildcardsOf } from "./wildcards.ts";

/** @returns `undefined` without a rule of destinations. */
export function readAzureFirewall(source: SourceFile, roots: readonly YamlNode[]): Reading | undefined {
  const rules = roots.flatMap(rulesIn);
  if (rules.length === 0) return undefined;
  const reading = startReading(source);
  const denied = createExclusions(
    rules
      .filter(({ action }) => action === "deny")
      .flatMap(({ rule }) => textsOf(rule, "targetFqdns")?.map(({ value }) => value) ?? []),
    wildcardsOf["azure-firewall"],
  );
  for (const rule of rules) readRule(reading, rule, denied);
  return reading;
}

interface Rule {
  readonly rule: MapNode;
  /** `allow`, `deny`, or what else is written, in lower case; `undefined` where nothing is. */
  readonly action: string | undefined;
  readonly list: string | undefined;
}

const destinationKeys = [
  ...["targetFqdns", "fqdnTags", "targetUrls", "webCategories"],
  ...["destinationFqdns", "destinationAddresses", "destinationIpGroups"],
] as const;

/** Rules of inbound traffic have a place to translate to. */
function isOutbound(rule: MapNode): boolean {
  return (
    destinationKeys.some((key) => nodeOf(rule, key) !== undefined) &&
    nodeOf(rule, "translatedPort") === undefined &&
    nodeOf(rule, "translatedAddress") === undefined
  );
}

function rulesIn(root: YamlNode): readonly Rule[] {
  // What the tools of the command line print of one rule is without its collection, and so without its action.
  if (root.kind === "map" && isOutbound(root)) {
    return [{ rule: root, action: undefined, list: textOf(root, "name")?.value }];
  }
  const found: Rule[] = [];
  const open: YamlNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "list") open.push(...node.items.toReversed());
    if (node.kind !== "map") continue;
    const collection = node;
    const action = actionOf(collection);
    for (const rule of mapsOf(collection, "rules").filter(isOutbound)) {
      found.push({ rule, action, list: (textOf(rule, "name") ?? textOf(collection, "name"))?.value });
    }
    for (const { node: value } of collection.entries.toReversed()) open.push(value);
  }
  return found;
}

function actionOf(collection: MapNode): string | undefined {
  const action = mapOf(collection, "action");
  const type = action === undefined ? textOf(collection, "action") : textOf(action, "type");
  return type?.value.toLowerCase();
}

const ruleKeys: ReadonlySet<string> = new Set([
  ...destinationKeys,
  ...[
    "name",
    "description",
    "ruleType",
    "protocols",
    "ipProtocols",
    "destinationPorts",
    "sourceAddresses",
    "sourceIpGroups",
  ],
  ...["terminateTLS", "httpHeadersToInsert", "actions", "direction", "priority"],
]);

function readRule(reading: Reading, { rule, action, list }: Rule, denied: Exclusions): void {
  const about = { list, comment: textOf(rule, "description")?.value };
  loseUnknownKeys(reading, rule, ruleKeys, { list });
  if (action !== "allow") {
    const [what, clause] = unadmitted(action);
    for (const key of destinationKeys) loseAll(reading, nodeOf(rule, key), { list }, what, clause);
    return;
  }
  loseAll(reading, nodeOf(rule, "fqdnTags"), { list }, "category", "is a tag; Microsoft keeps the names behind it");
  loseAll(
    reading,
    nodeOf(rule, "webCategories"),
    { list },
    "category",
    "is a category; Microsoft keeps the names behind it",
  );
  loseAll(
    reading,
    nodeOf(rule, "destinationIpGroups"),
    { list },
    "address",
    "is a group of addresses; the firewall filters by name",
  );
  for (const item of textItems(reading, nodeOf(rule, "destinationAddresses"), about)) readAddress(reading, item);
  const changes = sourceChange(rule);
  if (nodeOf(rule, "destinationPorts") === undefined) readApplicationRule(reading, rule, { about, changes, denied });
  else readNetworkRule(reading, rule, { about, changes });
}

/** What becomes of destinations that are not plainly allowed. */
function unadmitted(action: string | undefined): readonly [LossKind, string] {
  if (action === "deny") return ["denied", "is denied there; what no entry admits is blocked here too"];
  if (action !== undefined) return ["unknown", "stands in a collection whose action is not known here"];
  return ["unknown", "stands without its collection, which says whether it is allowed; give the whole collection"];
}

interface RuleContext {
  readonly about: { readonly list: string | undefined; readonly comment: string | undefined };
  readonly changes: readonly Change[];
}

function readApplicationRule(
  reading: Reading,
  rule: MapNode,
  { about, changes, denied }: RuleContext & { readonly denied: Exclusions },
): void {
  const names = textItems(reading, nodeOf(rule, "targetFqdns"), about);
  const urls = textItems(reading, nodeOf(rule, "targetUrls"), about);
  if (names.length === 0 && urls.length === 0) return;
  const ports = readProtocols(reading, rule, about.list);
  for (const item of names) {
    const all = [...changes, ...denied.changesFor(item.text)];
    admitName(reading, item, item.text, { ports, transport: "tls", changes: all });
  }
  for (const item of urls) {
    const endpoint = readEndpoint(item.text);
    const { host, hasPath } = "what" in endpoint ? { host: item.text, hasPath: false } : endpoint;
    const all = [...changes, ...denied.changesFor(host), ...(hasPath ? [everyPath(item.text, host)] : [])];
    admitName(reading, item, host, { ports, transport: "tls", changes: all });
  }
}

function readNetworkRule(reading: Reading, rule: MapNode, { about, changes }: RuleContext): void {
  const names = textItems(reading, nodeOf(rule, "destinationFqdns"), about);
  if (names.length === 0) return;
  const ports = readDestinationPorts(reading, rule, about.list);
  for (const item of names) admitName(reading, item, item.text, { ports, transport: "tcp", changes });
}

interface NameRules {
  readonly ports: readonly number[];
  readonly transport: "tls" | "tcp";
  readonly changes: readonly Change[];
}

/** `[parameters('names')]`, of ARM templates. */
const templateExpression = /^\[(?!\[).*\]$/s;

function admitName(reading: Reading, item: Item, host: string, { ports, transport, changes }: NameRules): void {
  if (templateExpression.test(item.text)) {
    lose(reading, item, "unresolved", `${quote(item.text)} is filled in elsewhere; its value is not in this text`);
  } else if (ports.length === 0) {
    lose(reading, item, "port", `${quote(item.text)} is admitted on no port that an entry can have`);
  } else {
    const wildcards = transport === "tls" ? wildcardsOf["azure-firewall"] : wildcardsOf.none;
    admitHost(reading, item, host, { wildcards, ports, transport, changes });
  }
}

function readAddress(reading: Reading, item: Item): void {
  if (item.text === "*") {
    lose(reading, item, "everything", `${quote(item.text)} stands for every address; a policy lists names`);
  } else if (isAddress(item.text)) {
    lose(reading, item, "address", `${quote(item.text)} is an IP address or a range; the firewall filters by name`);
  } else if (templateExpression.test(item.text)) {
    lose(reading, item, "unresolved", `${quote(item.text)} is filled in elsewhere; its value is not in this text`);
  } else
    lose(reading, item, "category", `${quote(item.text)} is a service tag; Microsoft keeps the addresses behind it`);
}

/** `{protocolType: Https, port: 443}`, or `Https:443` as the tools of the command line take it. */
function readProtocols(reading: Reading, rule: MapNode, list: string | undefined): readonly number[] {
  return nodesOf(nodeOf(rule, "protocols")).flatMap((node) => {
    const item = itemOf(reading, node, { list });
    const fields = node.kind === "map" ? node.value : {};
    const [name = "", number = ""] =
      typeof node.value === "string"
        ? node.value.split(":", 2)
        : [String(fields.protocolType ?? ""), String(fields.port ?? "")];
    const type = name.toLowerCase();
    const port = readPort(number === "" && type === "https" ? "443" : number);
    if (type === "http") {
      lose(
        reading,
        item,
        "plain-http",
        `${quote(item.text)} is HTTP without TLS, whose names the firewall does not admit`,
      );
    } else if (type !== "https") {
      lose(reading, item, "protocol", `${quote(item.text)} is neither TLS from the first byte on nor ssh`);
    } else if (port === undefined || port === plainHttpPort) {
      lose(reading, item, "port", `${quote(item.text)} has a port that an entry cannot have`);
    } else return port;
    return [];
  });
}

function readDestinationPorts(reading: Reading, rule: MapNode, list: string | undefined): readonly number[] {
  const protocols = textItems(reading, nodeOf(rule, "ipProtocols") ?? nodeOf(rule, "protocols"), { list });
  const isTcp = protocols.some(({ text }) => /^(?:tcp|any)$/i.test(text));
  for (const item of protocols) {
    if (/^(?:tcp|any)$/i.test(item.text)) continue;
    lose(reading, item, "protocol", `${quote(item.text)} is not TCP; the firewall filters TLS and ssh over TCP`);
  }
  const ports = nodesOf(nodeOf(rule, "destinationPorts")).flatMap((node) => {
    const item = itemOf(reading, node, { list });
    const port = readPort(item.text);
    if (port === plainHttpPort) {
      lose(
        reading,
        item,
        "plain-http",
        `port ${quote(item.text)} is HTTP without TLS, whose names the firewall does not admit`,
      );
    } else if (port === undefined) {
      lose(reading, item, "port", `${quote(item.text)} is not one port; an entry lists ports one by one`);
    } else return port;
    return [];
  });
  return isTcp ? ports : [];
}

function sourceChange(rule: MapNode): readonly Change[] {
  const sources = [...(textsOf(rule, "sourceAddresses") ?? []), ...(textsOf(rule, "sourceIpGroups") ?? [])];
  const limits = sources.map(({ value }) => value);
  if (limits.length === 0 || limits.includes("*")) return [];
  return [onlyNameDecides(`connections from ${quotedList(limits.slice(0, 4))} alone are admitted`)];
}
