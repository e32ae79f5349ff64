/**
 * What the settings and policies make of the watches in one network: metric filters, alarms and saved queries, as AWS takes them. Pure, and
 * independent of the clock. Ids of groups are not known here: texts that need them are functions of how they are joined.
 */

import { readGroupArn } from "../aws/log-group-arn.ts";
import { existingGroupsOf, seeThruOf } from "../policy/allowlist.ts";
import type { MonitoringSettings, Network, Policy, PolicyTree } from "../policy/model.ts";
import { networksOf, resolveNames } from "../policy/resolve.ts";
import { ofClients, presetNamed } from "../traffic/filter-pattern/presets.ts";
import { groupIdLength, maxPatternLength } from "./limits.ts";
import { leaveOut, lookFor } from "./name-conditions.ts";
import { type AlarmDefaults, type Watch, watches } from "./watches.ts";

/** A text with the ids of an app's Security Groups in it. */
type GroupText = (joinIds: (separator: string) => string) => string;

/** The Security Groups of an app in the network. */
export interface WatchedApp {
  readonly app: string;
  /** Ids of groups of others. */
  readonly existingIds: readonly string[];
  /** Whether the stack of the policies makes groups for it too: they bear our tags. */
  readonly hasOwn: boolean;
  readonly groups: number;
}

export interface MetricFilter {
  /** Unique in the network; of letters, digits and hyphens. */
  readonly id: string;
  readonly watch: Watch;
  /** `undefined`: of all apps. */
  readonly app: WatchedApp | undefined;
  readonly pattern: GroupText;
  readonly metric: string;
  /** Names for which the pattern has no room: refused ones that are counted all the same, or ones that it does not look for. */
  readonly withoutRoom: readonly string[];
}

export interface Alarm extends AlarmDefaults {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly watch: Watch;
  readonly app: WatchedApp | undefined;
  /** A metric of ours, or what the log group received, which AWS counts itself. */
  readonly metric: { readonly kind: "filter"; readonly name: string } | { readonly kind: "incoming" };
}

interface SavedQuery {
  readonly id: string;
  readonly name: string;
  readonly app: WatchedApp | undefined;
  readonly text: GroupText;
}

export interface MonitoredNetwork {
  readonly network: Network;
  /** The name of its log group, which stands in the account of the stack. */
  readonly logGroup: string;
  /** ARNs of SNS topics. */
  readonly topics: readonly string[];
  readonly filters: readonly MetricFilter[];
  readonly alarms: readonly Alarm[];
  readonly queries: readonly SavedQuery[];
  /** `undefined`: none. */
  readonly dashboard: string | undefined;
}

/** Of every metric. */
export const metricNamespace = "discriminat-policy";

/** The networks that the settings watch, in the order of the settings; none without `monitoring`. */
export function monitoredNetworks(tree: PolicyTree): readonly MonitoredNetwork[] {
  const { monitoring, networks } = tree.settings;
  if (monitoring === undefined) return [];
  return watchedNetworks(monitoring, networks).map((network) => monitor(tree, monitoring, network));
}

/** The networks that `monitoring` is for; names that the settings do not have are left out. */
export function watchedNetworks(
  { networks: chosen }: MonitoringSettings,
  networks: readonly Network[],
): readonly Network[] {
  return networks.filter(({ name }) => chosen === undefined || chosen.some(({ value }) => value === name));
}

function monitor(tree: PolicyTree, settings: MonitoringSettings, network: Network): MonitoredNetwork {
  const policies = tree.policies.filter(
    (policy) => policy.app !== undefined && networksOf(policy, tree.settings.networks).includes(network),
  );
  const prefix = `discriminat-policy/${network.name}`;
  const filters: MetricFilter[] = [];
  const alarms: Alarm[] = [];
  const watchIt = (
    watch: Watch,
    pattern: { readonly text: GroupText; readonly kept?: readonly string[] },
    app?: WatchedApp,
  ) => {
    const chosen = settings.alarms.find((alarm) => alarm.watch.value === watch.name)?.settings;
    if (chosen === "off") return;
    const id = app === undefined ? watch.name : `${watch.name}-of-${app.app}`;
    const where = app === undefined ? network.name : `${network.name}/${app.app}`;
    const metric = `${where}/${watch.name}`;
    const isSilence = watch.name === "silent";
    if (!isSilence) {
      filters.push({ id, watch, app, pattern: pattern.text, metric, withoutRoom: pattern.kept ?? [] });
    }
    const alarm = chosen === "metric" ? undefined : alarmOf(watch, chosen, tree.settings.evidence.maxGapHours);
    if (alarm === undefined) return;
    alarms.push({
      ...alarm,
      id,
      name: `discriminat-policy/${where}/${watch.name}`,
      description: describe(watch, alarm, network, app),
      watch,
      app,
      metric: isSilence ? { kind: "incoming" } : { kind: "filter", name: metric },
    });
  };

  const refused = refusedByAll(policies.filter((policy) => seeThruOf(policy, network) !== undefined));
  for (const watch of watches) {
    switch (watch.name) {
      case "silent":
        watchIt(watch, { text: () => "" });
        break;
      case "emergency-used": {
        const names = emergencyNames(tree, policies, network);
        if (names.length > 0) watchIt(watch, ofNames(names));
        break;
      }
      case "see-thru-exerted":
        watchIt(watch, withoutNames(refused));
        break;
      case "allowed-not-tls": {
        const hasSsh = policies.some((policy) =>
          resolveNames(tree, policy, network).some(({ protocol }) => protocol === "ssh"),
        );
        watchIt(watch, { text: () => patternOf(watch.name, hasSsh ? ['$.proto != "ssh"'] : []) });
        break;
      }
      default:
        watchIt(watch, { text: () => patternOf(watch.name, []) });
    }
  }
  const byName = new Map(policies.map((policy) => [policy.app?.value, policy]));
  for (const { value } of settings.apps) {
    const policy = byName.get(value);
    if (policy === undefined || seeThruOf(policy, network) === undefined) continue;
    const app = watchedApp(policy, value, network);
    for (const watch of watches) {
      if (perApp.has(watch.name)) watchIt(watch, ofApp(watch.name, app, refusedByAll([policy])), app);
    }
  }
  return {
    network,
    logGroup: logGroupOf(network).name,
    topics: settings.notify.flatMap(({ network: only, topic }) =>
      only === undefined || only.value === network.name ? [topic.value] : [],
    ),
    filters,
    alarms,
    queries: settings.queries ? queriesOf(policies, network, prefix) : [],
    dashboard: settings.dashboard ? `discriminat-policy-${network.name}` : undefined,
  };
}

/** The log group of a network, and its account where the settings name it by its ARN. */
export function logGroupOf({ logGroup }: Pick<Network, "logGroup">): {
  readonly name: string;
  readonly account: string | undefined;
} {
  return readGroupArn(logGroup) ?? { name: logGroup, account: undefined };
}

/** What a window's group in the record tells of one app. */
const perApp: ReadonlySet<string> = new Set(["see-thru-exerted", "after-window"]);

function alarmOf(
  { name, alarm }: Watch,
  chosen: MonitoringSettings["alarms"][number]["settings"] | undefined,
  maxGapHours: number,
): AlarmDefaults | undefined {
  const given = typeof chosen === "object" ? chosen : undefined;
  if (alarm === undefined && given === undefined) return undefined;
  const defaults = alarm ?? { threshold: 1, periodMinutes: 60, periods: 1, missingData: "not_breaching" as const };
  return {
    threshold: given?.threshold ?? defaults.threshold,
    periodMinutes: given?.periodMinutes ?? defaults.periodMinutes,
    // Hours without a record that the settings call normal are no silence.
    periods: given?.periods ?? (name === "silent" ? Math.min(168, maxGapHours + 1) : defaults.periods),
    missingData: given?.missingData ?? defaults.missingData,
  };
}

/** @throws Error where a condition is not a pattern of CloudWatch. */
function patternOf(name: string, and: readonly string[]): string {
  const preset = presetNamed(name);
  const conditions = preset.log === "flow" ? [ofClients, ...and] : and;
  return preset.pattern({ rest: [], not: undefined, days: undefined, and: conditions });
}

function emergencyNames(tree: PolicyTree, policies: readonly Policy[], network: Network): readonly string[] {
  const names = policies.flatMap((policy) =>
    policy.allow.some(({ emergency }) => emergency !== undefined)
      ? resolveNames(tree, policy, network).flatMap(({ entry, name }) => (entry.emergency === undefined ? [] : [name]))
      : [],
  );
  return [...new Set(names)].sort();
}

function ofNames(names: readonly string[]) {
  const { conditions, kept } = lookFor(names, maxPatternLength - `{ ${ofClients} }`.length);
  return { text: () => `{ ${[ofClients, ...conditions].join(" && ")} }`, kept };
}

function withoutNames(names: readonly string[]) {
  const room = maxPatternLength - patternOf("see-thru-exerted", []).length;
  const { conditions, kept } = leaveOut(names, room, true);
  return { text: () => patternOf("see-thru-exerted", conditions), kept };
}

function ofApp(name: string, app: WatchedApp, refused: readonly string[]) {
  const condition: GroupText = (joinIds) => `($.see_thru_gid = "${joinIds('" || $.see_thru_gid = "')}")`;
  const longest = condition((separator) => " ".repeat(app.groups * (separator.length + groupIdLength)));
  const room = maxPatternLength - patternOf(name, [longest]).length;
  // Filters with an expression are few in a log group: the network's own have them.
  const { conditions, kept } =
    name === "see-thru-exerted" ? leaveOut(refused, room, false) : { conditions: [], kept: [] };
  const text: GroupText = (joinIds) => patternOf(name, [condition(joinIds), ...conditions]);
  return { text, kept };
}

/** What each of these policies refuses, as written, sorted: no connection that one of them would like to see is left out. */
function refusedByAll(policies: readonly Policy[]): readonly string[] {
  const [first, ...others] = policies.map(
    ({ refuse }) => new Set(refuse.flatMap(({ name }) => (name === undefined ? [] : [name.value]))),
  );
  return [...(first ?? [])].filter((name) => others.every((names) => names.has(name))).sort();
}

function watchedApp(policy: Policy, app: string, network: Network): WatchedApp {
  const existingIds = existingGroupsOf(policy, network);
  const separate = seeThruOf(policy, network)?.group === "separate" ? 1 : 0;
  const groups = Math.max(policy.securityGroups?.value ?? 1, existingIds.length) + separate;
  return { app, existingIds, hasOwn: groups > existingIds.length, groups };
}

function queriesOf(policies: readonly Policy[], network: Network, prefix: string): readonly SavedQuery[] {
  const flow = `filter @logStream = ${JSON.stringify(network.flowStream)} and cat = "client"`;
  const recipes = policies.flatMap((policy): readonly SavedQuery[] => {
    const app = policy.app?.value;
    if (app === undefined || seeThruOf(policy, network) === undefined) return [];
    // https://chasersystems.com/discrimiNAT/aws/logs-ref/, "building an allowlist from scratch", for every group of the app.
    const text: GroupText = (joinIds) =>
      `filter see_thru_exerted AND see_thru_gid in ["${joinIds('", "')}"]\n| stats count() by see_thru_exerted, see_thru_gid, dhost, proto, dpt`;
    return [
      { id: `recipe-of-${app}`, name: `${prefix}/allowlist of ${app}`, app: watchedApp(policy, app, network), text },
    ];
  });
  const own = (id: string, name: string, text: string): SavedQuery => {
    return { id, name: `${prefix}/${name}`, app: undefined, text: () => text };
  };
  return [
    own(
      "blocked-names",
      "blocked names",
      `${flow} and outcome = "disallowed"\n| stats count() as connections, count_distinct(src) as clients, max(@timestamp) as last_seen by dhost, proto, dpt, reason\n| sort connections desc\n| limit 1000`,
    ),
    own(
      "client-to-unexpected-names",
      "one client to unexpected names",
      `# Put the client's address in place of 192.0.2.1. Unexpected is what no rule lets pass.\n${flow} and src = "192.0.2.1" and (outcome = "disallowed" or see_thru_exerted = 1)\n| stats count() as connections, max(@timestamp) as last_seen by dhost, proto, dpt, outcome, reason\n| sort connections desc\n| limit 1000`,
    ),
    own(
      "refused-names",
      "names that the firewall refuses",
      `filter @logStream = ${JSON.stringify(network.configStream)} and cat in ["addr", "fqdn"] and outcome not in ["accepted", "removed"]\n| stats count() as records, max(@timestamp) as last_seen by gid, coalesce(fqdn, addr) as name, proto, outcome\n| sort last_seen desc\n| limit 1000`,
    ),
    ...recipes,
  ];
}

function describe(
  { name, counts, advice }: Watch,
  { threshold, periodMinutes, periods }: AlarmDefaults,
  network: Network,
  app: WatchedApp | undefined,
): string {
  const times = periods === 1 ? "" : `, ${periods} times in a row`;
  const number = name === "silent" ? `Fewer than ${threshold}` : `${threshold} or more`;
  const whose = app === undefined ? "" : ` of ${app.app}`;
  const look =
    name === "silent" || name === "emergency-used"
      ? ""
      : ` Look: discriminat-policy logs ${name} --network ${network.name} --since 24h`;
  return `${number} ${counts}${whose} in ${periodMinutes} minutes${times}, in network ${network.name}. ${advice}${look}`;
}
