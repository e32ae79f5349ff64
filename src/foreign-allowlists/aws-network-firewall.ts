/**
 * Rule groups of AWS Network Firewall: what `aws network-firewall describe-rule-group` prints, plans and states of Terraform, templates of
 * CloudFormation (https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_RulesSource.html,
 * https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_RulesSourceList.html).
 */
import type { SourceFile } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import { mapOf, nodeOf, textOf } from "../yaml/read-fields.ts";
import type { MapNode, YamlNode } from "../yaml/yaml-node.ts";
import { admitHost, plainHttpPort } from "./admit-host.ts";
import { oneOfAllPorts } from "./changes.ts";
import { createExclusions, type Exclusions } from "./exclusions.ts";
import { type Item, lose, type Reading, startReading } from "./reading.ts";
import { readSuricataRule } from "./suricata.ts";
import { itemOf, loseAll, loseUnknownKeys, nodesOf, textItems } from "./tree-items.ts";
import { wildcardsOf } from "./wildcards.ts";
import { linesOfText } from "./words.ts";

/** @returns `undefined` without a rule group. */
export function readAwsNetworkFirewall(source: SourceFile, roots: readonly YamlNode[]): Reading | undefined {
  const groups = roots.flatMap(groupsIn);
  if (groups.length === 0) return undefined;
  const reading = startReading(source);
  const denied = createExclusions(groups.flatMap(deniedBy), wildcardsOf["aws-network-firewall"]);
  for (const group of groups) readGroup(reading, group, denied);
  return reading;
}

interface RuleGroup {
  /** The map that holds the source of rules, or the text of its rules. */
  readonly source: YamlNode;
  readonly list: string | undefined;
}

/** Where rule groups are: once each, although a plan holds several versions of everything. */
function startsIn(root: MapNode): readonly YamlNode[] {
  const changes = nodeOf(root, "resource_changes");
  if (changes === undefined) return [nodeOf(root, "values") ?? nodeOf(root, "resources") ?? root];
  return nodesOf(changes).flatMap((change) => {
    if (change.kind !== "map" || textOf(change, "type")?.value !== resourceType) return [];
    const inner = mapOf(change, "change");
    return inner === undefined ? [] : (nodeOf(inner, "after") ?? []);
  });
}

const resourceType = "aws_networkfirewall_rule_group";
const sourceKeys: ReadonlySet<string> = new Set(["RulesSource", "rulesSource", "rules_source"]);

function groupsIn(root: YamlNode): readonly RuleGroup[] {
  if (root.kind !== "map") return [];
  const groups: RuleGroup[] = [];
  const open: { readonly node: YamlNode; readonly list: string | undefined }[] = startsIn(root).map((node) => ({
    node,
    list: undefined,
  }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, list } = next;
    if (node.kind === "scalar") continue;
    if (node.kind === "list") {
      for (const item of node.items) open.push({ node: item, list });
      continue;
    }
    const name = nameIn(node) ?? list;
    // Of Terraform: rules as text beside the group's own fields.
    const text = nodeOf(node, "rules");
    const isRead = nodesOf(nodeOf(node, "rule_group")).length > 0;
    if (typeof text?.value === "string" && nodeOf(node, "capacity") !== undefined && !isRead)
      groups.push({ source: text, list: name });
    for (const { key, node: value } of node.entries) {
      if (sourceKeys.has(key.value)) for (const inner of nodesOf(value)) groups.push({ source: inner, list: name });
      else open.push({ node: value, list: name });
    }
  }
  return groups.sort((left, right) => left.source.span.start - right.source.span.start);
}

function nameIn(map: MapNode): string | undefined {
  const response = mapOf(map, "RuleGroupResponse");
  const name = textOf(response ?? map, "RuleGroupName") ?? textOf(map, "name");
  return name?.value;
}

/** The value of a field by its name in the API, in libraries that write names small, or in Terraform. */
function field(map: MapNode, inApi: string, inTerraform: string): YamlNode | undefined {
  return nodeOf(map, inApi) ?? nodeOf(map, smallFirst(inApi)) ?? nodeOf(map, inTerraform);
}

function smallFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

function listsOf(source: YamlNode): readonly MapNode[] {
  if (source.kind !== "map") return [];
  return nodesOf(field(source, "RulesSourceList", "rules_source_list")).filter((list) => list.kind === "map");
}

const denials: ReadonlySet<unknown> = new Set(["DENYLIST", "REJECTLIST"]);

function deniedBy({ source }: RuleGroup): readonly string[] {
  return listsOf(source)
    .filter((list) => denials.has(field(list, "GeneratedRulesType", "generated_rules_type")?.value))
    .flatMap((list) => nodesOf(field(list, "Targets", "targets")).map(({ value }) => value))
    .filter((value) => typeof value === "string");
}

const fieldsOfSource = ["RulesSourceList", "RulesString", "StatefulRules", "StatelessRulesAndCustomActions"];
const knownKeys: ReadonlySet<string> = new Set([
  ...fieldsOfSource,
  ...fieldsOfSource.map(smallFirst),
  ...["rules_source_list", "rules_string", "stateful_rule", "stateless_rules_and_custom_actions"],
]);

function readGroup(reading: Reading, { source, list }: RuleGroup, denied: Exclusions): void {
  if (source.kind !== "map") {
    readRules(reading, source, list);
    return;
  }
  for (const inner of listsOf(source)) readList(reading, inner, list, denied);
  const text = field(source, "RulesString", "rules_string");
  if (text !== undefined) readRules(reading, text, list);
  const more = "is a rule by address and port; the firewall filters by name";
  loseAll(reading, field(source, "StatefulRules", "stateful_rule"), { list }, "rule", more);
  loseAll(
    reading,
    field(source, "StatelessRulesAndCustomActions", "stateless_rules_and_custom_actions"),
    { list },
    "rule",
    more,
  );
  loseUnknownKeys(reading, source, knownKeys, { list });
}

function readList(reading: Reading, map: MapNode, list: string | undefined, denied: Exclusions): void {
  const type = field(map, "GeneratedRulesType", "generated_rules_type");
  const targets = textItems(reading, field(map, "Targets", "targets"), { list });
  const kinds = textItems(reading, field(map, "TargetTypes", "target_types"), { list });
  const isTls = kinds.some(({ text }) => text === "TLS_SNI");
  if (targets.length === 0 && nodesOf(field(map, "Targets", "targets")).length === 0) {
    const item = itemOf(reading, map, { list });
    lose(
      reading,
      item,
      "unresolved",
      `the targets of ${quote(list ?? "a rule group")} are not in this text; a plan may know them only after it is applied`,
    );
  }
  for (const kind of kinds) loseTargetType(reading, kind);
  for (const target of targets) {
    if (denials.has(type?.value)) {
      lose(
        reading,
        target,
        "denied",
        `${quote(target.text)} is denied there; what no entry admits is blocked here too`,
      );
    } else if (type?.value !== "ALLOWLIST") {
      const written = String(type?.value ?? "nothing");
      lose(
        reading,
        target,
        "unknown",
        `what a list of the type ${quote(written)} does with ${quote(target.text)} is not known here`,
      );
    } else if (!isTls) {
      lose(
        reading,
        target,
        "plain-http",
        `${quote(target.text)} is for HTTP without TLS, whose names the firewall does not admit`,
      );
    } else {
      const changes = [oneOfAllPorts, ...denied.changesFor(target.text)];
      admitHost(reading, target, target.text, {
        wildcards: wildcardsOf["aws-network-firewall"],
        ports: [443],
        transport: "tls",
        changes,
      });
    }
  }
}

function loseTargetType(reading: Reading, kind: Item): void {
  if (kind.text === "TLS_SNI") return;
  if (kind.text === "HTTP_HOST") {
    lose(
      reading,
      kind,
      "plain-http",
      `${quote(kind.text)} is HTTP without TLS, whose names the firewall does not admit`,
    );
  } else lose(reading, kind, "unknown", `${quote(kind.text)} is not a type of target that is known here`);
}

/** A text with one Suricata rule a line. */
function readRules(reading: Reading, node: YamlNode, list: string | undefined): void {
  if (node.kind !== "scalar" || typeof node.value !== "string") {
    if (node.value !== null)
      loseAll(reading, node, { list }, "unresolved", "is filled in elsewhere; its value is not in this text");
    return;
  }
  for (const { text, span } of linesOfText(node, reading.source.text)) {
    if (text === "" || text.startsWith("#")) continue;
    const rule = readSuricataRule(text);
    const item = { text, span, list, comment: rule.kind === "name" ? rule.comment : undefined };
    if (rule.kind === "denied") {
      lose(reading, item, "denied", `${quote(text)} denies; what no entry admits is blocked here too`);
    } else if (rule.kind === "other") {
      lose(reading, item, "rule", `${quote(text)} is more than a name, or less; only tls.sni with one content is read`);
    } else {
      const ports = rule.ports?.filter((port) => port !== plainHttpPort) ?? [443];
      if (ports.length === 0) lose(reading, item, "port", `${quote(text)} is for a port that an entry cannot have`);
      else {
        const changes = rule.ports === undefined ? [oneOfAllPorts] : [];
        admitHost(reading, item, rule.name, {
          wildcards: wildcardsOf["aws-network-firewall"],
          ports,
          transport: "tls",
          changes,
        });
      }
    }
  }
}
