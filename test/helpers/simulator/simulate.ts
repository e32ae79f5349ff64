/**
 * Flow and config logs of apps whose real needs are known. Seeded: the same options give the same records. The firewall
 * decides from what is deployed, so that a test can go from an empty allowlist through a see-thru window to an enforced one.
 */
import {
  defaultPreferences,
  type FlowLogVerbosity,
  type WildcardExposure,
} from "../../../src/discriminat/preferences.ts";
import type { FlowOutcome } from "../../../src/traffic/flow.ts";
import type { Deployable, SimulatedApp } from "./apps.ts";
import { attemptsOf, type Client, clientsOf } from "./behaviour.ts";
import { configRecords } from "./config-log.ts";
import { type Change, groupsOf, historyOf, momentOf } from "./deployments.ts";
import { decide, type LiveGroups } from "./firewall.ts";
import { type Attack, attacks as everyAttack } from "./hostile.ts";
import { createWriter, type MessageOptions } from "./messages.ts";
import { createRandom } from "./random.ts";
import { flowsOf, type LoggedConnection, type TrueFlow, type TrueTarget, targetsOf } from "./truth.ts";

/** One line of a log stream. */
export interface LogRecord {
  readonly atMs: number;
  readonly stream: "flow" | "config";
  readonly message: string;
}

export interface SimulationOptions {
  readonly seed: number;
  readonly network?: string;
  readonly apps: readonly SimulatedApp[];
  /** What is deployed when the window begins; an app that is missing has no rule at all. */
  readonly deployed: readonly (Deployable | LiveGroups)[];
  /** What is deployed meanwhile; each replaces all that its app has. */
  readonly changes?: readonly Change[];
  /** Half-open; any dates that JavaScript reads. */
  readonly window: { readonly from: string; readonly to: string };
  /** Date of the preference `see_thru`: a window for every app, which names no group. */
  readonly preferenceSeeThru?: string;
  readonly wildcardExposure?: WildcardExposure;
  readonly verbosity?: FlowLogVerbosity;
  /** What happens in the window only once or never: default every attack that there is. */
  readonly attacks?: readonly Attack[];
  readonly daysBetweenDeploys?: number;
  /** For each client and name that is in use all the time. */
  readonly connectionsPerDay?: number;
  /** When no line of any kind was kept. */
  readonly gaps?: readonly { readonly from: string; readonly to: string }[];
  /** Whether the answer of each server is logged too (verbosity `full`). */
  readonly serverRecords?: boolean;
  /** Whether the config log tells who was there when the window began. */
  readonly configBefore?: "shown" | "missing";
  readonly cacheSeconds?: number;
  readonly exertedOutcome?: FlowOutcome;
  readonly messages?: Partial<MessageOptions>;
}

export interface Simulation {
  /** In order of time. */
  readonly records: readonly LogRecord[];
  /** Group → app, as outputs of Terraform would have it; without those of foreign apps. */
  readonly groups: Readonly<Record<string, string>>;
  readonly truth: {
    readonly connections: readonly LoggedConnection[];
    readonly flows: readonly TrueFlow[];
    /** What is in the log because the apps need it, what they are not meant to reach, and what they try unprompted. */
    readonly legitimate: readonly TrueTarget[];
    readonly telemetry: readonly TrueTarget[];
    readonly attacks: readonly TrueTarget[];
    readonly records: { readonly client: number; readonly server: number; readonly config: number };
    /** Attempts that AWS dropped before the firewall saw them, and those of them that an app needed. */
    readonly dropped: number;
    readonly droppedNeeds: number;
    /** Records that a gap or the verbosity swallowed. */
    readonly lost: number;
    readonly clients: readonly Client[];
  };
}

interface Entry extends LogRecord {
  readonly connection?: LoggedConnection;
}

const answerMs = 20;

export function simulate(options: SimulationOptions): Simulation {
  const { seed, network = "prod", apps, verbosity = "full", exertedOutcome = "allowed", cacheSeconds = 120 } = options;
  const fromMs = Date.parse(options.window.from);
  const toMs = Date.parse(options.window.to);
  const behaviour = {
    seed,
    fromMs,
    toMs,
    daysBetweenDeploys: options.daysBetweenDeploys ?? 4,
    connectionsPerDay: options.connectionsPerDay ?? 6,
    attacks: options.attacks ?? everyAttack,
  };
  const exposure = options.wildcardExposure ?? defaultPreferences.wildcardExposure;
  const histories = new Map(apps.map(({ app }) => [app, historyOf(app, options, { network, exposure, fromMs })]));
  const clients = clientsOf(apps, behaviour);
  const writer = createWriter(
    { ports: "number", booleans: "boolean", json: "compact", configNames: "fqdn", ...options.messages },
    createRandom(`${seed}/messages`),
  );

  const entries: Entry[] = [];
  let dropped = 0;
  let droppedNeeds = 0;
  for (const attempt of attemptsOf(apps, clients, behaviour)) {
    const { client, atMs } = attempt;
    const moment = momentOf(histories.get(client.app.app) ?? [], atMs);
    const { preferenceSeeThru } = options;
    const firewall = { cacheMs: cacheSeconds * 1000, preferenceSeeThru, exertedOutcome };
    const ruling = moment && decide(moment.deployment, attempt, { ...firewall, since: moment.since });
    if (ruling === undefined) {
      dropped += 1;
      if (attempt.kind === "legitimate") droppedNeeds += 1;
      continue;
    }
    const { message, reason } = writer.client(attempt, ruling);
    const window = ruling.window?.group === "%default" ? undefined : ruling.window?.group;
    const connection: LoggedConnection = {
      atMs,
      app: client.app.foreign ? null : client.app.app,
      kind: attempt.kind,
      technique: attempt.technique,
      source: client.address,
      name: attempt.name ?? null,
      protocol: attempt.protocol,
      version: attempt.version ?? null,
      port: attempt.port,
      outcome: ruling.outcome,
      seeThru: ruling.seeThru,
      transient: ruling.transient,
      group: window ?? ruling.matched ?? null,
      reason,
    };
    if (verbosity === "none" || (verbosity === "only_disallowed" && ruling.outcome === "allowed")) continue;
    entries.push({ atMs, stream: "flow", message, connection });
    const answered = ruling.outcome === "allowed" || ruling.seeThru === "exerted";
    if (verbosity === "full" && answered && options.serverRecords !== false) {
      entries.push({
        atMs: Math.min(atMs + answerMs, toMs - 1),
        stream: "flow",
        message: writer.server(attempt, ruling),
      });
    }
  }
  entries.push(
    ...configRecords(clients, histories, writer, { fromMs, toMs, shown: options.configBefore !== "missing" }),
  );

  const gaps = (options.gaps ?? []).map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
  const kept = entries
    .filter(({ atMs }) => !gaps.some(({ from, to }) => from <= atMs && atMs < to))
    // What is attached is told before it is used.
    .sort((left, right) => left.atMs - right.atMs || left.stream.localeCompare(right.stream));
  const connections = kept.flatMap(({ connection }) => connection ?? []);
  const config = kept.filter(({ stream }) => stream === "config").length;
  const groups: Record<string, string> = {};
  for (const { app, foreign } of apps) {
    for (const group of foreign ? [] : groupsOf(histories.get(app) ?? [])) groups[group] = app;
  }
  return {
    records: kept.map(({ atMs, stream, message }) => ({ atMs, stream, message })),
    groups,
    truth: {
      connections,
      flows: flowsOf(connections),
      legitimate: targetsOf(connections, "legitimate"),
      telemetry: targetsOf(connections, "telemetry"),
      attacks: targetsOf(connections, "attack"),
      records: { client: connections.length, server: kept.length - connections.length - config, config },
      dropped,
      droppedNeeds,
      lost: entries.length - kept.length,
      clients,
    },
  };
}
