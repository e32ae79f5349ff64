/**
 * Allowlists of other tools → entries of ours, told apart by what is in the text. The table of dialects is in docs/importing.md. Pure.
 */
import { UserError } from "../errors.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { wordList } from "../text/words.ts";
import { readDocuments } from "../yaml/read-documents.ts";
import { readJson } from "../yaml/read-json.ts";
import type { YamlNode } from "../yaml/yaml-node.ts";
import { readAwsNetworkFirewall } from "./aws-network-firewall.ts";
import { readAzureFirewall } from "./azure-firewall.ts";
import { readCilium } from "./cilium.ts";
import type { ForeignAllowlist } from "./foreign-allowlist.ts";
import { readGke } from "./gke.ts";
import { readHardenRunner } from "./harden-runner.ts";
import { readJsonList, readPlainList } from "./plain-list.ts";
import type { Reading } from "./reading.ts";
import { readSmokescreen } from "./smokescreen.ts";
import { readSquid } from "./squid.ts";

/** A dialect of YAML or JSON. */
interface TreeDialect {
  readonly kind: string;
  /** What no text of the dialect lacks: only such a text is read as YAML. */
  readonly mark: RegExp;
  readonly read: (source: SourceFile, roots: readonly YamlNode[]) => Reading | undefined;
}

/** A key at the beginning of a line or within JSON. */
const key = (names: string): RegExp =>
  new RegExp(`(?:^[ \\t]*(?:-[ \\t]+)?|[{,][ \\t]*)["']?(?:${names})["']?[ \\t]*:`, "m");

/** An object of Kubernetes. */
const kindOf = (kinds: string): RegExp => new RegExp(`["']?\\bkind["']?[ \\t]*:[ \\t]*["']?(?:${kinds})\\b`);

const treeDialects: readonly TreeDialect[] = [
  { kind: "a workflow with harden-runner", mark: key("allowed-endpoints"), read: readHardenRunner },
  { kind: "Cilium's policies", mark: kindOf("Cilium(?:Clusterwide)?NetworkPolicy"), read: readCilium },
  { kind: "GKE's FQDN policies", mark: kindOf("FQDNNetworkPolicy"), read: readGke },
  {
    kind: "an ACL of Smokescreen",
    mark: key("allowed_domains|global_allow_list|global_deny_list"),
    read: readSmokescreen,
  },
  {
    kind: "rule groups of AWS Network Firewall",
    mark: new RegExp(
      `${key("[Rr]ulesSource|rules_source").source}|"type"[ \\t]*:[ \\t]*"aws_networkfirewall_rule_group"`,
      "m",
    ),
    read: readAwsNetworkFirewall,
  },
  {
    kind: "rules of Azure Firewall",
    mark: key("targetFqdns|fqdnTags|targetUrls|webCategories|destinationFqdns"),
    read: readAzureFirewall,
  },
];

/** What `readForeignAllowlist` takes, for messages. */
export const foreignKinds =
  "workflows with harden-runner, Squid's ACLs, rule groups of AWS Network Firewall, policies of Cilium and GKE, rules of Azure Firewall, ACLs of Smokescreen, lists of names or URLs";

/** The largest YAML that is read, in UTF-16 units: at a million a second. JSON and plain texts have no such limit. */
export const maxYamlLength = 8 * 1024 * 1024;

/**
 * @param text decoded; its byte order mark may still be there
 * @param from the file, for messages
 * @returns `undefined` where the text is none of the dialects.
 * @throws UserError where it is one of them and cannot be read: broken or absurd YAML or JSON.
 */
export function readForeignAllowlist(text: string, from: string): ForeignAllowlist | undefined {
  const source: SourceFile = { path: from, text };
  const marked = treeDialects.filter(({ mark }) => mark.test(text));
  const isJson = /^\uFEFF?\s*[[{]/.test(text);
  const json = isJson ? readJson(text.replace(/^\uFEFF/, " ")) : undefined;
  const roots = json === undefined ? (marked.length > 0 ? yamlRoots(text, from, marked) : []) : [json];
  const found = marked.flatMap(({ kind, read }) => {
    const reading = read(source, roots);
    return reading === undefined ? [] : [{ kind, reading }];
  });
  if (found.length > 0) return allowlistOf(found);
  if (json !== undefined) return wrap("a JSON list", readJsonList(source, json));
  return wrap("Squid's ACLs", readSquid(source)) ?? wrap("a plain list", readPlainList(source));
}

function yamlRoots(text: string, from: string, marked: readonly TreeDialect[]): readonly YamlNode[] {
  const kinds = wordList(
    marked.map(({ kind }) => kind),
    "or",
  );
  if (text.length > maxYamlLength) {
    throw new UserError(`${from} is too large to be read as ${kinds}`, { hint: "Give it in parts." });
  }
  const { roots, problem } = readDocuments(text);
  if (problem === undefined) return roots;
  throw new UserError(`${from} looks like ${kinds} and cannot be read: ${problem}`, {
    hint: "Repair the file, or take the names out of it into a list with one name a line.",
  });
}

function wrap(kind: string, reading: Reading | undefined): ForeignAllowlist | undefined {
  return reading === undefined ? undefined : allowlistOf([{ kind, reading }]);
}

function allowlistOf(found: readonly { readonly kind: string; readonly reading: Reading }[]): ForeignAllowlist {
  const byPlace = (left: { line: number; column: number }, right: { line: number; column: number }): number =>
    left.line - right.line || left.column - right.column;
  return {
    kind: wordList(found.map(({ kind }) => kind)),
    entries: found.flatMap(({ reading }) => reading.entries).sort(byPlace),
    lost: found.flatMap(({ reading }) => reading.lost).sort(byPlace),
  };
}
