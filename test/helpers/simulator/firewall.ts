/**
 * The firewall as documented (and no cleverer): reads the descriptions of the rules that are deployed at a moment, decides on a
 * connection. Matches names with an expression of its own: our matcher does not judge itself.
 *
 * AWS stands before it: a connection to a port that no rule opens never reaches the firewall and is in no log.
 */
import { parseAnnotation } from "../../../src/discriminat/annotation.ts";
import { judgeExposure } from "../../../src/discriminat/exposure.ts";
import type { WildcardExposure } from "../../../src/discriminat/preferences.ts";
import { layOutApp } from "../../../src/security-groups/lay-out-app.ts";
import type { FlowOutcome, FlowProtocol, SeeThruState } from "../../../src/traffic/flow.ts";
import { type Deployable, groupId } from "./apps.ts";

interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** An egress rule as EC2 describes it. */
interface LiveRule {
  /** `tcp`; `-1` for all, with any ports. */
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly description: string;
}

/** The Security Groups of an app as EC2 has them. */
export interface LiveGroups {
  readonly app: string;
  readonly groups: readonly { readonly id: string; readonly rules: readonly LiveRule[] }[];
}

/** One name in one rule. */
export interface DeployedName {
  readonly group: string;
  readonly protocol: "tls" | "ssh";
  /** As the description has it: with `_`. */
  readonly written: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly expression: RegExp;
  /** What the Public Suffix List says against it, for the config log. */
  readonly refusedSuffix: string | undefined;
}

/** The Security Groups of one app, read as the firewall reads them. */
export interface Deployment {
  readonly app: string;
  readonly groups: readonly string[];
  readonly names: readonly DeployedName[];
  /** One for each rule that opens a window. */
  readonly windows: readonly { readonly group: string; readonly until: string; readonly ports: PortRange }[];
  readonly openPorts: readonly PortRange[];
}

/** How the firewall decided on one connection. */
export interface Ruling {
  readonly outcome: FlowOutcome;
  readonly seeThru: SeeThruState;
  /** Group of the rule that matched. */
  readonly matched: string | undefined;
  /** A rule matches, but is too new. */
  readonly transient: boolean;
  /** `%default` where the window is the preference's. */
  readonly window: { readonly group: string; readonly daysRemaining: number } | undefined;
}

const dayMs = 86_400_000;

/** What is deployed: an allowlist as it would be laid out, or what EC2 really has. */
export function deploy(what: Deployable | LiveGroups, network: string, exposure: WildcardExposure): Deployment {
  return readGroups("groups" in what ? what : layOut(what, network), exposure);
}

function layOut(allowlist: Deployable, network: string): LiveGroups {
  const whole = { team: "lab", network, securityGroups: 1, seeThru: undefined, ...allowlist };
  const layout = layOutApp(whole);
  if (layout.problems.length > 0) throw new Error(`${allowlist.app} does not fit: ${JSON.stringify(layout.problems)}`);
  const groups = layout.groups.map(({ name, rules }) => ({ id: groupId(network, name), rules }));
  return { app: allowlist.app, groups };
}

function readGroups({ app, groups }: LiveGroups, exposure: WildcardExposure): Deployment {
  const rules = groups.flatMap(({ id, rules }) => rules.map((rule) => ({ group: id, rule })));
  const windows = rules.flatMap(({ group, rule }) => {
    const annotation = parseAnnotation(rule.description);
    return annotation.kind === "see-thru" ? [{ group, until: annotation.until, ports: portsOf(rule) }] : [];
  });
  return {
    app,
    groups: groups.map(({ id }) => id),
    names: rules.flatMap(({ group, rule }) => namesOf(group, rule, exposure)),
    windows,
    openPorts: rules.map(({ rule }) => portsOf(rule)),
  };
}

function portsOf({ protocol, fromPort, toPort }: LiveRule): PortRange {
  return protocol === "-1" ? { from: 0, to: 65_535 } : { from: fromPort, to: toPort };
}

function holds({ from, to }: PortRange, port: number): boolean {
  return from <= port && port <= to;
}

function namesOf(group: string, rule: LiveRule, exposure: WildcardExposure): readonly DeployedName[] {
  const annotation = parseAnnotation(rule.description);
  if (annotation.kind !== "tls" && annotation.kind !== "ssh") return [];
  return annotation.names.map((name) => {
    const judged = judgeExposure(name, exposure);
    return {
      group,
      protocol: annotation.kind,
      written: name.replaceAll("?", "_"),
      fromPort: rule.fromPort,
      toPort: rule.toPort,
      expression: expressionOf(name),
      refusedSuffix: judged.verdict === "refused" ? (judged.suffix ?? name) : undefined,
    };
  });
}

function expressionOf(name: string): RegExp {
  const wildcards: Readonly<Record<string, string>> = { "*": "[a-z0-9-]+", "?": "[a-z0-9-]", ".": "\\." };
  return new RegExp(`^${name.replace(/[*?.]/g, (character) => wildcards[character] ?? "")}$`);
}

/** What a connection is about, as far as a decision depends on it. */
export interface Connection {
  readonly atMs: number;
  /** In lower case, without a trailing dot. */
  readonly name: string | undefined;
  readonly protocol: FlowProtocol;
  readonly version: string | undefined;
  readonly port: number;
}

export interface FirewallOptions {
  /** Since when each name of the deployment is there, by `protocol/written/port`; missing: for long. */
  readonly since: ReadonlyMap<string, number>;
  /** How long a new name is unknown to the cache. */
  readonly cacheMs: number;
  /** Date of the preference `see_thru`. */
  readonly preferenceSeeThru: string | undefined;
  /** `outcome` of what only see-thru lets pass; the published pages can be read both ways. */
  readonly exertedOutcome: FlowOutcome;
}

export function keyOf({ protocol, written, fromPort }: DeployedName): string {
  return `${protocol}/${written}/${fromPort}`;
}

/** `undefined` where AWS drops it. */
export function decide(deployment: Deployment, connection: Connection, options: FirewallOptions): Ruling | undefined {
  const { atMs, name, protocol, port } = connection;
  if (!deployment.openPorts.some((ports) => holds(ports, port))) return undefined;
  const matching = deployment.names.filter(
    (rule) =>
      rule.refusedSuffix === undefined &&
      rule.protocol === protocol &&
      holds({ from: rule.fromPort, to: rule.toPort }, port) &&
      name !== undefined &&
      rule.expression.test(name),
  );
  const ready = matching.find((rule) => atMs >= (options.since.get(keyOf(rule)) ?? -Infinity) + options.cacheMs);
  // An old version of TLS is an anomaly whatever the name is.
  const admitted = connection.version === "1.0" ? undefined : ready;
  const transient = admitted === undefined && ready === undefined && matching.length > 0;

  const own = deployment.windows.find(({ ports }) => holds(ports, port));
  const { group, until } = own ?? { group: "%default", until: options.preferenceSeeThru };
  if (until === undefined) {
    const outcome = admitted === undefined ? "disallowed" : "allowed";
    return { outcome, seeThru: "none", matched: admitted?.group, transient, window: undefined };
  }
  const endMs = Date.parse(`${until}T00:00:00Z`) + dayMs;
  const open = atMs < endMs;
  // What the field says after the last day is not published: 0 here.
  const window = { group, daysRemaining: open ? Math.floor((endMs - 1 - atMs) / dayMs) : 0 };
  const exerted = open && admitted === undefined;
  const outcome = admitted !== undefined ? "allowed" : exerted ? options.exertedOutcome : "disallowed";
  return { outcome, seeThru: exerted ? "exerted" : "not_exerted", matched: admitted?.group, transient, window };
}
