/** What changes in `discriminat.yaml` that matters to a reviewer: guardrails, networks, severities. Pure. */
import { judgeExposure } from "../discriminat/exposure.ts";
import { isPattern } from "../discriminat/pattern.ts";
import { coverageBy } from "../discriminat/pattern-union.ts";
import { type WildcardExposure, wildcardExposures } from "../discriminat/preferences.ts";
import type { Place, Severity } from "../findings/finding.ts";
import type { Network, PolicyTree, PublishSettings, Settings } from "../policy/model.ts";
import { networksOf, resolveNames } from "../policy/resolve.ts";
import { quote } from "../text/quote.ts";
import { quotedList, wordList } from "../text/words.ts";
import { compareLimits } from "./compare-limits.ts";
import { monitoringChanges } from "./compare-monitoring.ts";
import { stateChanges } from "./compare-state.ts";
import type { Notice, NoticeKind, TreePlace } from "./review-changes.ts";

type Add = (kind: NoticeKind, message: string, origin?: TreePlace) => void;

/** @param defaultSeverities by check id: what is in force where the settings say nothing */
export function compareSettings(
  { settings: base }: PolicyTree,
  tree: PolicyTree,
  defaultSeverities: ReadonlyMap<string, Severity>,
): readonly Notice[] {
  const { settings: head } = tree;
  if (base.source.text === head.source.text) return [];
  const notices: Notice[] = [];
  const start: TreePlace = { tree: "head", file: head.source, at: head.at };
  const add: Add = (kind, message, origin = start) => notices.push({ kind, message, origin });
  compareNever(base, head, add);
  compareLimits(base.guardrails, head.guardrails, add);
  comparePorts(base, head, add);
  compareSuppressible(base, head, add);
  compareSeverities(base, head, defaultSeverities, add);
  compareNetworks(base, tree, add);
  compareEvidence(base, head, add);
  for (const message of stateChanges(base, head)) add("state-moved", message);
  comparePublishing(base.terraform.publish, head.terraform.publish, add);
  compareStackSize(base.terraform.maxResourcesPerStack, head.terraform.maxResourcesPerStack, add);
  for (const message of monitoringChanges(base, head)) add("setting-changed", message);
  return notices;
}

function compareStackSize(before: number, after: number, add: Add): void {
  if (before === after) return;
  add("setting-changed", `lint warns of Terraform stacks with over ${after} resources instead of ${before}`);
}

function comparePublishing(before: PublishSettings | undefined, after: PublishSettings | undefined, add: Add): void {
  if (before?.ssmPrefix === after?.ssmPrefix) return;
  const where = (publish: PublishSettings | undefined): string =>
    publish === undefined ? "nowhere" : `below ${quote(publish.ssmPrefix)}`;
  add("setting-changed", `the ids of Security Groups are published ${where(after)} instead of ${where(before)}`);
}

const inTree = (tree: "base" | "head", { source }: Settings, at: Place): TreePlace => ({ tree, file: source, at });

function compareNever(base: Settings, head: Settings, add: Add): void {
  const namesOf = ({ guardrails }: Settings) => guardrails.never.map(({ name }) => name.value);
  for (const { name } of base.guardrails.never) {
    const witness = outside(namesOf(head), name.value);
    if (witness === undefined) continue;
    const shown = witness === name.value ? quote(witness) : `${quote(witness)}, which ${quote(name.value)} forbade`;
    add("guardrail-loosened", `policies may now admit ${shown}`, inTree("base", base, name));
  }
  for (const { name, reason } of head.guardrails.never) {
    const before = base.guardrails.never.find((one) => one.name.value === name.value)?.reason.value;
    if (before !== undefined && before !== reason.value) {
      const message = `the reason why no policy may admit ${quote(name.value)} changes from ${quote(before)} to ${quote(reason.value)}`;
      add("setting-changed", message, inTree("head", head, name));
    }
    if (outside(namesOf(base), name.value) === undefined) continue;
    add("guardrail-tightened", `policies may no longer admit ${quote(name.value)}`, inTree("head", head, name));
  }
}

/** A name that the pattern matches and the members do not, whatever `*` means. */
function outside(members: readonly string[], pattern: string): string | undefined {
  if (members.includes(pattern)) return undefined;
  for (const reading of [{ emptyRun: false }, { emptyRun: true }]) {
    const coverage = coverageBy(members, pattern, reading);
    if (coverage.kind !== "covered") return coverage.kind === "outside" ? coverage.witness : pattern;
  }
  return undefined;
}

function comparePorts(base: Settings, head: Settings, add: Add): void {
  for (const protocol of ["tls", "ssh"] as const) {
    const before = base.guardrails.ports[protocol];
    const after = head.guardrails.ports[protocol];
    const more = after.filter((port) => !before.includes(port));
    const fewer = before.filter((port) => !after.includes(port));
    const list = (ports: readonly number[]): string => `port${ports.length > 1 ? "s" : ""} ${wordList(ports)}`;
    if (more.length > 0) add("guardrail-loosened", `${protocol} may now use ${list(more)}`);
    if (fewer.length > 0) add("guardrail-tightened", `${protocol} may no longer use ${list(fewer)}`);
  }
}

function compareSuppressible(base: Settings, head: Settings, add: Add): void {
  const [before, after] = [base.guardrails.suppressible, head.guardrails.suppressible];
  for (const check of after.filter((id) => !before.includes(id))) {
    add("guardrail-loosened", `comments may now suppress ${check}`);
  }
  for (const check of before.filter((id) => !after.includes(id))) {
    add("guardrail-tightened", `comments may no longer suppress ${check}`);
  }
}

function compareEvidence(base: Settings, head: Settings, add: Add): void {
  for (const [words, key] of [
    ["the days that a snapshot must cover before an entry is called unused", "minDays"],
    ["the days without a missing name after which an app is ready", "readyDays"],
    ["the hours without a record that count as normal", "maxGapHours"],
  ] as const) {
    const [was, is] = [base.evidence[key], head.evidence[key]];
    if (was !== is) add("setting-changed", `${words} change from ${was} to ${is}`);
  }
}

const ranks = { off: 0, info: 1, warning: 2, error: 3 } as const;

function compareSeverities(base: Settings, head: Settings, defaults: ReadonlyMap<string, Severity>, add: Add): void {
  const severityIn = ({ checks }: Settings, check: string) =>
    checks.findLast(({ id }) => id.value === check)?.severity ?? defaults.get(check);
  const ids = new Set([...base.checks, ...head.checks].map(({ id }) => id.value));
  for (const check of [...ids].sort()) {
    const before = severityIn(base, check);
    const after = severityIn(head, check);
    if (before === undefined || after === undefined || before === after) continue;
    const written = head.checks.findLast(({ id }) => id.value === check)?.id;
    add(
      ranks[after] < ranks[before] ? "severity-lowered" : "severity-raised",
      `the severity of the check ${check} changes from ${before} to ${after}`,
      written && inTree("head", head, written),
    );
  }
}

function compareNetworks(base: Settings, tree: PolicyTree, add: Add): void {
  const { settings: head } = tree;
  for (const network of head.networks) {
    const at = inTree("head", head, network.at);
    const before = base.networks.find(({ name }) => name === network.name);
    if (before === undefined) {
      add("network-changed", `the network ${quote(network.name)} is new, in ${network.region}`, at);
      continue;
    }
    for (const [label, of] of traits) {
      const was = of(before);
      const is = of(network);
      if (was === is) continue;
      const how = changeWords(was, is);
      add("network-changed", `${label} of the network ${quote(network.name)} ${how}`, at);
    }
    const was = before.preferences.wildcardExposure;
    const is = network.preferences.wildcardExposure;
    if (was !== is) {
      const how = wildcardExposures.indexOf(is) > wildcardExposures.indexOf(was) ? "more" : "fewer";
      add(
        "exposure-changed",
        `the network ${quote(network.name)} accepts ${how} wildcards: wildcard_exposure changes from ${was} to ${is}${effectWords(tree, network, was)}`,
        at,
      );
    }
  }
  for (const network of base.networks) {
    if (head.networks.some(({ name }) => name === network.name)) continue;
    add("network-changed", `the network ${quote(network.name)} is removed`, inTree("base", base, network.at));
  }
}

function changeWords(was: string | number | undefined, is: string | number | undefined): string {
  if (was === undefined) return `is set to ${is}`;
  return is === undefined ? `is no longer set, it was ${was}` : `changes from ${was} to ${is}`;
}

/** Patterns of the policies that start or stop to work with the network's new preference. */
function effectWords(tree: PolicyTree, network: Network, was: WildcardExposure): string {
  const patterns = new Set<string>();
  for (const policy of tree.policies) {
    if (!networksOf(policy, tree.settings.networks).includes(network)) continue;
    for (const { name } of resolveNames(tree, policy, network)) if (isPattern(name)) patterns.add(name);
  }
  const isRefused = (pattern: string, exposure: WildcardExposure): boolean =>
    judgeExposure(pattern, exposure).verdict === "refused";
  const is = network.preferences.wildcardExposure;
  const differ = (one: WildcardExposure, other: WildcardExposure): readonly string[] =>
    [...patterns].filter((pattern) => isRefused(pattern, one) && !isRefused(pattern, other)).sort();
  const words = (list: readonly string[], what: string): string =>
    list.length === 0
      ? ""
      : `; ${what} ${quotedList(list.slice(0, 3))}${list.length > 3 ? ` and ${list.length - 3} more` : ""}`;
  return words(differ(was, is), "it now accepts") + words(differ(is, was), "it now refuses");
}

const traits: readonly (readonly [string, (network: Network) => string | number | undefined])[] = [
  ["the region", ({ region }) => region],
  ["the VPC", ({ vpcId }) => (typeof vpcId === "string" ? vpcId : `the variable ${vpcId.variable}`)],
  ["the account", ({ accountId }) => accountId],
  ["the role", ({ roleArn }) => roleArn],
  ["the role that reads", ({ readRoleArn }) => readRoleArn],
  ["the roles of participants", ({ participantRoles }) => participantRoles.toSorted().join(", ") || undefined],
  ["the log group", ({ logGroup }) => logGroup],
  ["the flow log's stream", ({ flowStream }) => flowStream],
  ["the config log's stream", ({ configStream }) => configStream],
  ["the table of logs in S3", ({ athena }) => athena && Object.values(athena).filter(Boolean).join(", ")],
  ["the id of the deployment", ({ customDeploymentId }) => customDeploymentId],
  ["the flow log's verbosity", ({ preferences }) => preferences.flowLogVerbosity],
  ["the quota of rules", ({ quotas }) => quotas.rulesPerSecurityGroup],
  ["the quota of Security Groups", ({ quotas }) => quotas.securityGroupsPerInterface],
  ["what replaces AWS's endpoints", ({ endpoints }) => endpointWords(endpoints)],
];

function endpointWords(endpoints: Network["endpoints"]): string | undefined {
  const words = Object.entries(endpoints).map(([service, url]) => `${service} ${url}`);
  return words.length === 0 ? undefined : words.sort().join(", ");
}
