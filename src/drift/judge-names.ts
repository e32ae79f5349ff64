/**
 * Names of one app: is each declared one admitted by some rule, and each admitted one declared. By language: which rule holds a name, and
 * which pattern admits it, makes no difference. Pure.
 */

import { type Annotation, formatAnnotation, maxDescriptionLength } from "../discriminat/annotation.ts";
import { defaultPort, type Protocol } from "../discriminat/preferences.ts";
import type { FilePlace, Problem } from "../findings/finding.ts";
import { type AdmittedName, namesOf } from "../plan-proof/admitted-names.ts";
import { nearDeclaration } from "../plan-proof/explain-rule.ts";
import { nameWords } from "../plan-proof/prove-app.ts";
import { headOf, originOf } from "../policy/places.ts";
import { forever, portKey, type ReachedName } from "../review/app-reach.ts";
import { type Cover, type CoveredName, createCover, type Excess } from "../review/name-coverage.ts";
import { isIpv4, opensPort } from "../terraform-json/permission.ts";
import { quote } from "../text/quote.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { type AppGroups, appWords, type HeldRule, ruleWords } from "./app-drift.ts";
import type { DriftContext } from "./drift-context.ts";
import { keptOpenWords, opensForOthers } from "./judge-carriers.ts";
import { describeCommand, revokeCommand } from "./rule-commands.ts";

/** Widest range of ports that is looked at port by port; no real policy declares more ports for one name. */
const maxPorts = 1_000;
/** Of the comparisons of patterns of one app, in all; far more than patterns that people write need. */
const stepsPerApp = 10_000_000;

/** Names that the policy declares and no rule admits. */
export interface MissingName extends ReachedName {
  readonly excess: Excess;
}

/** A rule, and what it admits beyond the policy. */
export interface UndeclaredRule extends HeldRule {
  readonly names: Readonly<Group<AdmittedName>>;
}

export interface NameDrift {
  readonly missing: readonly MissingName[];
  readonly undeclared: readonly UndeclaredRule[];
}

export function compareNames({ rules, reach }: AppGroups): NameDrift {
  const budget = { left: stepsPerApp };
  const declared = coversOf(reach.names, budget);
  const undeclared = rules.flatMap((held): UndeclaredRule[] => {
    const [first, ...others] = namesOf(held).filter((name) => !isDeclared(name, declared));
    return first === undefined ? [] : [{ ...held, names: [first, ...others] }];
  });
  const missing = [...reach.names.values()].flatMap((names): MissingName[] => {
    const [first] = names.values();
    if (first === undefined) return [];
    const cover = createCover(deployedOn(rules, first.protocol, first.port), undefined, budget);
    return [...names.values()].flatMap((name) => {
      const excess = cover.excess({ ...name, until: forever });
      return excess === undefined ? [] : [{ ...name, excess }];
    });
  });
  return { missing, undeclared };
}

type FindCover = (key: string) => Cover | undefined;

/** The last days of entries do not count: an entry stays deployed until it is removed. */
function coversOf(names: AppGroups["reach"]["names"], budget: { left: number }): FindCover {
  const covers = new Map<string, Cover>();
  return (key) => {
    const members = names.get(key);
    if (members === undefined) return undefined;
    const known = covers.get(key);
    if (known !== undefined) return known;
    const lasting = [...members].map(([name, { port }]): [string, CoveredName] => [
      name,
      { name, port, until: forever },
    ]);
    const cover = createCover(new Map(lasting), undefined, budget);
    covers.set(key, cover);
    return cover;
  };
}

function isDeclared({ name, protocol, transport, fromPort, toPort }: AdmittedName, coverOf: FindCover): boolean {
  if (transport !== "tcp" || toPort < fromPort || toPort - fromPort >= maxPorts) return false;
  for (let port = fromPort; port <= toPort; port += 1) {
    const cover = coverOf(portKey({ protocol, port }));
    if (cover === undefined || cover.excess({ name, port, until: forever }) !== undefined) return false;
  }
  return true;
}

/**
 * What rules admit on one port. It is not published whether the firewall reads rules for anything but IPv4 ranges: what stands in
 * others does not count.
 */
function deployedOn(rules: readonly HeldRule[], protocol: Protocol, port: number): ReadonlyMap<string, CoveredName> {
  const names = rules
    .filter(({ rule }) => isIpv4(rule) && opensPort(rule, port))
    .flatMap(namesOf)
    .filter((name) => name.protocol === protocol);
  return new Map(names.map(({ name }) => [name, { name, port, until: forever }]));
}

export function reportMissing(app: AppGroups, missing: readonly MissingName[], { report }: DriftContext): void {
  const byPlace = new Map<string, Group<MissingName>>();
  const placeOf = ({ policy, from }: MissingName): FilePlace => originOf(policy, from);
  for (const name of missing) {
    const { file, at } = placeOf(name);
    addToGroup(byPlace, `${at.span.start} ${file.path}`, name);
  }
  for (const names of byPlace.values()) {
    const [first] = names;
    report({
      check: "drift/missing-name",
      app: app.app,
      network: app.network.name,
      message: `no rule of ${appWords(app)} admits ${missingWords(names)}, though the policy declares ${names.length === 1 ? "it" : "them"}`,
      help: "synthesize from these policies and apply again, or take it out of the policy",
      ...placeOf(first),
      evidence: { name: first.name },
      ...itemsOf(names),
    });
  }
}

function missingWords(names: Readonly<Group<MissingName>>): string {
  const [first, ...others] = names;
  const { excess } = first;
  const part = excess.of === "part" ? ` in full: not ${quote(excess.witness)}, for instance` : "";
  const more = others.length === 0 ? "" : ` and ${others.length} more of this line`;
  return `${quote(first.name)} (${first.protocol}, port ${first.port})${part}${more}`;
}

function itemsOf(names: readonly MissingName[]): Pick<Problem, "items"> {
  if (names.length === 1) return {};
  return {
    items: { shown: ["name", "port"], rows: names.map(({ name, protocol, port }) => ({ name, protocol, port })) },
  };
}

export function reportUndeclared(
  app: AppGroups,
  undeclared: readonly UndeclaredRule[],
  { report, places, whoWrote }: DriftContext,
): void {
  const { app: name, network, policies, reach } = app;
  for (const held of undeclared) {
    const { names, group } = held;
    const [first, ...others] = names;
    const near = nearDeclaration(first, reach);
    const [policy] = policies;
    const declared = near === undefined ? "" : `; the policy has it for ${near.protocol}, port ${near.port}`;
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    const who = whoWrote(held);
    const command = repairOf(app, held);
    const entry = entryFor(names);
    report({
      check: "drift/undeclared-name",
      app: name,
      network: network.name,
      message: `${ruleWords(held)} admits ${nameWords(first)}${more} for ${appWords(app)}, and no policy line does${declared}${who}`,
      help: `declare it under allow in ${policy.source.path}: ${entry}${command === undefined ? "" : `; or take it away: ${command}`}`,
      ...(near === undefined
        ? { file: policy.source, at: policy.allowAt ?? headOf(policy) }
        : originOf(near.policy, near.from)),
      related: places.related(group),
      evidence: { ...places.evidence(held), name: first.name, ...(command === undefined ? {} : { command }) },
      command,
      ...(others.length === 0
        ? {}
        : { items: { shown: ["name"], rows: names.map((one) => ({ name: one.name, protocol: one.protocol })) } }),
    });
  }
}

/** A line of YAML. */
function entryFor(names: Readonly<Group<AdmittedName>>): string {
  const [{ protocol, fromPort, toPort }] = names;
  const isUsual = fromPort === defaultPort[protocol] && toPort === fromPort;
  const ports = isUsual || toPort - fromPort >= maxPorts ? "" : `, ports: [${portsBetween(fromPort, toPort)}]`;
  return `- {${protocol}: [${names.map(({ name }) => JSON.stringify(name)).join(", ")}]${ports}, reason: ...}`;
}

function portsBetween(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).join(", ");
}

/** Takes away what is not declared, and nothing else: other names of the rule, and what it opens for other rules, stay. */
function repairOf(app: AppGroups, held: UndeclaredRule): string | undefined {
  const { rule, group, annotation, names } = held;
  const place = { rule, group, region: app.network.region };
  if (annotation.kind !== "tls" && annotation.kind !== "ssh") return undefined;
  const gone = new Set(names.map(({ name }) => name));
  const kept = annotation.names.filter((name) => !gone.has(name));
  if (kept.length > 0) return describeCommand(place, descriptionOf({ kind: annotation.kind, names: kept }));
  return opensForOthers(held, app.rules) ? describeCommand(place, keptOpenWords(rule)) : revokeCommand(place);
}

function descriptionOf(annotation: Annotation): string {
  return formatAnnotation(annotation).slice(0, maxDescriptionLength);
}
