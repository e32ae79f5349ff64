/**
 * ACLs of Stripe's Smokescreen
 * (https://github.com/stripe/smokescreen#hostname-acls, https://github.com/stripe/smokescreen/blob/master/pkg/smokescreen/acl/v1/acl.go).
 */
import type { SourceFile } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import { mapOf, mapsOf, nodeOf, textOf, textsOf } from "../yaml/read-fields.ts";
import type { MapNode, YamlNode } from "../yaml/yaml-node.ts";
import { admitHost } from "./admit-host.ts";
import { noPlainHttp, oneOfAllPorts } from "./changes.ts";
import { createExclusions } from "./exclusions.ts";
import type { Change } from "./foreign-allowlist.ts";
import { type Item, lose, type Reading, startReading } from "./reading.ts";
import { itemOf, loseAll, loseUnknownKeys, textItems } from "./tree-items.ts";
import { wildcardsOf } from "./wildcards.ts";

const rootKeys: ReadonlySet<string> = new Set([
  "version",
  "services",
  "default",
  "global_allow_list",
  "global_deny_list",
]);

export function readSmokescreen(source: SourceFile, roots: readonly YamlNode[]): Reading | undefined {
  const [root] = roots;
  if (roots.length !== 1 || root?.kind !== "map" || !isAcl(root)) return undefined;
  const reading = startReading(source);
  for (const service of mapsOf(root, "services")) readRule(reading, service, textOf(service, "name")?.value);
  const fallback = mapOf(root, "default");
  if (fallback !== undefined) readRule(reading, fallback, "default");
  // For the global lists alone: a service's own list counts more than what is denied.
  const denied = createExclusions(
    (textsOf(root, "global_deny_list") ?? []).map(({ value }) => value),
    wildcardsOf.smokescreen,
  );
  for (const item of textItems(reading, nodeOf(root, "global_allow_list"), { list: "global_allow_list" })) {
    admitDomain(reading, item, denied.changesFor(item.text));
  }
  const about = { list: "global_deny_list" };
  loseAll(
    reading,
    nodeOf(root, "global_deny_list"),
    about,
    "denied",
    "is denied there; what no entry admits is blocked here too",
  );
  loseUnknownKeys(reading, root, rootKeys, { list: undefined });
  return reading;
}

function isAcl(root: MapNode): boolean {
  const lists = mapsOf(root, "services").some(
    (service) => nodeOf(service, "allowed_domains") ?? nodeOf(service, "action"),
  );
  return lists || nodeOf(root, "global_allow_list") !== undefined || nodeOf(root, "global_deny_list") !== undefined;
}

const ruleKeys: ReadonlySet<string> = new Set([
  "name",
  "project",
  "action",
  "allowed_domains",
  "mitm_domains",
  "allowed_external_proxies",
]);

function readRule(reading: Reading, rule: MapNode, list: string | undefined): void {
  const project = textOf(rule, "project")?.value;
  const about = { list, comment: project === undefined ? undefined : `project: ${project}` };
  const action = nodeOf(rule, "action");
  if (action !== undefined) readAction(reading, action, list);
  for (const item of textItems(reading, nodeOf(rule, "allowed_domains"), about)) admitDomain(reading, item, []);
  loseAll(reading, nodeOf(rule, "mitm_domains"), { list }, "rule", "is decrypted there; the firewall decrypts nothing");
  loseAll(
    reading,
    nodeOf(rule, "allowed_external_proxies"),
    { list },
    "peer",
    "is a proxy to go on through, not a destination",
  );
  loseUnknownKeys(reading, rule, ruleKeys, { list });
}

function readAction(reading: Reading, node: YamlNode, list: string | undefined): void {
  const item = itemOf(reading, node, { list });
  if (item.text === "enforce") return;
  if (item.text === "report" || item.text === "open") {
    lose(reading, item, "mode", `${quote(item.text)} admits every name there; here the listed ones are admitted`);
  } else lose(reading, item, "unknown", `${quote(item.text)} is not an action that is known here`);
}

function admitDomain(reading: Reading, item: Item, changes: readonly Change[]): void {
  admitHost(reading, item, item.text, {
    wildcards: wildcardsOf.smokescreen,
    ports: [443],
    transport: "tcp",
    changes: [oneOfAllPorts, noPlainHttp, ...changes],
  });
}
