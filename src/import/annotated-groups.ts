/** Security Groups with annotations → workloads, and what of their rules no policy can hold. Pure. */

import type { DeployedGroup, DeployedGroups, DeployedRule } from "../deployed-groups/deployed-group.ts";
import { type ParsedAnnotation, parseAnnotation } from "../discriminat/annotation.ts";
import { defaultPort } from "../discriminat/preferences.ts";
import type { FilePlace } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { appTag, networkTag, teamTag } from "../security-groups/group-marks.ts";
import { coveredSpaces } from "../terraform-json/address-ranges.ts";
import { isIpv4, opensPortsOf } from "../terraform-json/permission.ts";
import { quote } from "../text/quote.ts";
import { visible } from "../text/visible.ts";
import { count } from "../text/words.ts";
import { meantAnnotation } from "./meant-annotation.ts";
import { createSourcePlaces, type SourcePlaces } from "./source-places.ts";
import type { Grant, GrantedWindow, ImportProblem, ReadSource, Workload } from "./workload.ts";

/** Wider ranges of ports are not written one by one. */
const mostPorts = 16;

interface ReadRule {
  readonly rule: DeployedRule;
  readonly annotation: ParsedAnnotation;
  readonly place: FilePlace;
}

/** @param files that the groups were read from; of what came from EC2, one without text under the name that rules have in `from` */
export function readAnnotatedGroups({ groups, gaps }: DeployedGroups, files: readonly SourceFile[]): ReadSource {
  const places = new Map(files.map((file) => [file.path, createSourcePlaces(file)]));
  const placesOf = (from: string): SourcePlaces | undefined =>
    places.get(from) ?? [...places].find(([path]) => from.startsWith(`${path}: `))?.[1];
  const top: FilePlace = { file: files[0] ?? { path: "", text: "" }, at: { span: { start: 0, end: 0 }, path: [] } };
  const placeOf = (from: string, text: string, after?: string): FilePlace =>
    placesOf(from)?.placeOf(text, after) ?? top;

  const workloads: Workload[] = [];
  const problems: ImportProblem[] = gaps.map((gap) => ({ check: "import/incomplete", ...top, message: gap }));
  let bare = 0;
  for (const group of groups) {
    const rules = group.rules.map((rule): ReadRule => {
      const annotation = parseAnnotation(rule.description);
      return { rule, annotation, place: placeOf(rule.from, rule.description, group.id) };
    });
    if (rules.every(({ annotation }) => annotation.kind === "none")) {
      bare += 1;
      continue;
    }
    const place = placeOf(group.from, group.id ?? group.name ?? "");
    const read = readRules(rules, wordsOf(group), place);
    workloads.push({ ...place, ...describe(group), grants: read.grants, windows: read.windows });
    problems.push(...read.problems);
  }
  return { workloads, problems, passedOver: bare === 0 ? [] : [`${count(bare, "group")} without an annotation`] };
}

function wordsOf({ id, name, key }: DeployedGroup): string {
  if (name === undefined) return `the Security Group ${visible(id ?? key)}`;
  return `the Security Group ${visible(name)}${id === undefined ? "" : ` (${visible(id)})`}`;
}

/** What a file calls a group that has neither id nor name yet: `aws_security_group.web`, `template (Web)`. */
function lastName(key: string): string {
  return /\((\w+)\)$/.exec(key)?.[1] ?? /([\w-]+)(?:\[.*\])?$/.exec(key)?.[1] ?? key;
}

/** Tags in which others say whose something is, in lower case. */
const appTags = ["app", "application", "service", "name"];
const teamTags = ["team", "owner", "squad"];

function describe(group: DeployedGroup): Omit<Workload, keyof FilePlace | "grants" | "windows"> {
  const { tags, name, id, key, vpcId } = group;
  const lower = new Map(Object.entries(tags).map(([tag, value]) => [tag.toLowerCase(), value]));
  const valuesOf = (own: string, others: readonly string[]): readonly string[] =>
    [tags[own], ...others.map((tag) => lower.get(tag))].filter((value) => value !== undefined);
  return {
    keys: [id, name, key].filter((one) => one !== undefined),
    words: wordsOf(group),
    apps: [
      ...valuesOf(appTag, appTags.slice(0, -1)),
      ...(name === undefined ? [] : [name]),
      ...valuesOf("", ["name"]),
      id ?? lastName(key),
    ],
    teams: valuesOf(teamTag, teamTags),
    network: tags[networkTag],
    vpcId,
    groupId: id,
  };
}

function readRules(rules: readonly ReadRule[], words: string, place: FilePlace) {
  const grants: Grant[] = [];
  const windows: GrantedWindow[] = [];
  const problems: ImportProblem[] = [];
  const annotated = rules.filter(({ annotation }) => annotation.kind !== "none");
  // A rule to some addresses works for all of them as long as others open its ports for the rest.
  const isOpen = (rule: DeployedRule): boolean => {
    const carriers = rules.filter((other) => opensPortsOf(other.rule, rule));
    return coveredSpaces(carriers.flatMap((other) => other.rule.destination ?? [])).has(4);
  };
  const leave = (one: ReadRule, why: string): void =>
    void problems.push({
      check: "import/not-carried",
      ...one.place,
      message: `${words}: ${quote(one.rule.description)} ${why}`,
    });
  const change = (one: ReadRule, message: string): void =>
    void problems.push({ check: "import/changed", ...one.place, message: `${words}: ${message}` });

  for (const one of annotated) {
    const { rule, annotation } = one;
    if (annotation.kind === "malformed") {
      const meant = meantAnnotation(rule.description);
      problems.push({
        check: "import/malformed-annotation",
        ...one.place,
        message: `${words}: ${quote(rule.description)} is not an annotation: ${annotation.problem}`,
        ...(meant !== undefined && { help: `it was probably meant to be ${quote(meant)}` }),
      });
      continue;
    }
    if (annotation.kind === "none") continue;
    if (rule.protocol !== "tcp" && rule.protocol !== "-1") {
      leave(one, `stands in a rule of ${rule.protocol}; the firewall knows names over TCP only`);
      continue;
    }
    if (!isIpv4(rule)) {
      leave(
        one,
        `stands in a rule to ${quote(rule.destination ?? "what is not known yet")}; it is not published whether the firewall reads that`,
      );
      continue;
    }
    if (!isOpen(rule)) {
      change(
        one,
        `${quote(rule.description)} is for ${rule.destination} only there; rules of a policy are for every address`,
      );
    }
    if (annotation.kind === "see-thru") {
      const ports = windowPorts(rule);
      if (ports === undefined) leave(one, `opens ports ${rule.fromPort} to ${rule.toPort}, too many to list`);
      else windows.push({ ...one.place, until: annotation.until, ports });
      if (ports === "all" && rule.protocol === "tcp") {
        change(one, `${quote(rule.description)} is for TCP only there; the policy's window is for every protocol`);
      }
      continue;
    }
    const ports = portsOf(rule, defaultPort[annotation.kind]);
    if (ports === undefined) {
      leave(one, `stands in a rule for ports ${rule.fromPort} to ${rule.toPort}, too many to list`);
      continue;
    }
    if (ports.isNarrower) {
      change(
        one,
        `${quote(rule.description)} is for every port there; the policy admits port ${ports.list.join(", ")} only`,
      );
    }
    for (const name of annotation.names) {
      for (const port of ports.list) grants.push({ ...one.place, name, protocol: annotation.kind, port });
    }
  }
  const others = rules.filter(({ annotation }) => annotation.kind === "none");
  if (others.length > 0) problems.push(otherRules(others, words, place));
  return { grants, windows, problems };
}

function portsOf({ protocol, fromPort, toPort }: DeployedRule, usual: number) {
  if (protocol === "-1" || (fromPort === 0 && toPort === 65_535)) return { list: [usual], isNarrower: true };
  const list = listed(fromPort, toPort);
  return list && { list, isNarrower: false };
}

function windowPorts({ protocol, fromPort, toPort }: DeployedRule): GrantedWindow["ports"] | undefined {
  if (protocol === "-1" || (fromPort === 0 && toPort === 65_535)) return "all";
  return listed(fromPort, toPort);
}

/** `undefined` where they are too many, or none. */
function listed(from: number, to: number): readonly number[] | undefined {
  if (to - from >= mostPorts || to < from || from < 1) return undefined;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function otherRules(others: readonly ReadRule[], words: string, place: FilePlace): ImportProblem {
  const rows = others.map(({ rule }) => ({
    destination: rule.destination ?? "not known yet",
    protocol: rule.protocol === "-1" ? "all" : rule.protocol,
    ports: rule.fromPort === rule.toPort ? String(rule.fromPort) : `${rule.fromPort}-${rule.toPort}`,
    description: rule.description,
  }));
  return {
    check: "import/other-rules",
    ...place,
    message: `${words} has ${count(others.length, "rule")} without an annotation`,
    items: { shown: ["destination", "protocol", "ports", "description"], rows },
  };
}
