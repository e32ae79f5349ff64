/** What the apps' clients do in the window: who runs when under which address, and what it tries to reach. */
import type { SimulatedApp } from "./apps.ts";
import type { Connection } from "./firewall.ts";
import type { Attack } from "./hostile.ts";
import { createRandom, type Random } from "./random.ts";

/** One client: an address that an app has for a while. Another app may have it later. */
export interface Client {
  readonly app: SimulatedApp;
  readonly address: string;
  readonly fromMs: number;
  /** The end of the window where it runs on. */
  readonly toMs: number;
  /** Whether it ran before the window began. */
  readonly before: boolean;
}

export type Kind = "legitimate" | "telemetry" | "attack";

/** A client tries to open a connection. */
export interface Attempt extends Connection {
  readonly client: Client;
  readonly kind: Kind;
  /** As the client sends it: `name` is what it comes to. */
  readonly sent: string | undefined;
  readonly protocolText: string;
  readonly technique: string | undefined;
}

export interface BehaviourOptions {
  readonly seed: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly daysBetweenDeploys: number;
  /** For each client and name that is in use all the time. */
  readonly connectionsPerDay: number;
  readonly attacks: readonly Attack[];
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** An address rests so long before another client gets it. */
const restMs = 10 * minuteMs;
/** Old and new clients run side by side so long. */
const overlapMs = 2 * minuteMs;

/** Every client, in the order of their starts. */
export function clientsOf(apps: readonly SimulatedApp[], options: BehaviourOptions): readonly Client[] {
  const { seed, fromMs, toMs, daysBetweenDeploys } = options;
  const generations = apps.flatMap((app) => {
    const random = createRandom(`${seed}/deploys/${app.app}`);
    const starts = [fromMs];
    for (;;) {
      const days = daysBetweenDeploys * (0.5 + random.fraction());
      const next = (starts.at(-1) ?? fromMs) + Math.max(30 * minuteMs, Math.round(days * dayMs));
      if (next >= toMs) break;
      starts.push(next);
    }
    return starts.map((start, index) => ({ app, fromMs: start, toMs: (starts[index + 1] ?? toMs) + overlapMs, index }));
  });
  generations.sort((left, right) => left.fromMs - right.fromMs);

  const freeFrom: number[] = [];
  return generations.flatMap(({ app, fromMs: start, toMs: end, index }) =>
    Array.from({ length: app.clients }, () => {
      const lowest = freeFrom.findIndex((free) => free <= start);
      const host = lowest === -1 ? freeFrom.length : lowest;
      freeFrom[host] = end + restMs;
      const address = `10.${20 + (host >> 16)}.${(host >> 8) & 255}.${host & 255}`;
      return { app, address, fromMs: start, toMs: Math.min(end, toMs), before: index === 0 };
    }),
  );
}

/** Every attempt, in order of time. */
export function attemptsOf(
  apps: readonly SimulatedApp[],
  clients: readonly Client[],
  options: BehaviourOptions,
): readonly Attempt[] {
  const attempts = apps.flatMap((app) => {
    const own = clients.filter((client) => client.app === app);
    return [...usual(app, own, options), ...weekly(app, own, options)];
  });
  attempts.push(...hostile(clients, options));
  return attempts.sort((left, right) => left.atMs - right.atMs);
}

function usual(app: SimulatedApp, clients: readonly Client[], options: BehaviourOptions): readonly Attempt[] {
  const random = createRandom(`${options.seed}/traffic/${app.app}`);
  const attempts: Attempt[] = [];
  const within = ({ fromMs, toMs }: Client, forMs = Number.POSITIVE_INFINITY): number =>
    Math.floor(fromMs + random.fraction() * Math.min(toMs - fromMs, forMs));
  for (const client of clients) {
    const days = (client.toMs - client.fromMs) / dayMs;
    const restarts = Array.from({ length: Math.round(days) }, () => within(client));
    for (const need of app.needs) {
      const times =
        need.rhythm === "steady"
          ? Array.from({ length: Math.max(1, Math.round(days * options.connectionsPerDay)) }, () => within(client))
          : need.rhythm === "deploy"
            ? [within(client, 5 * minuteMs)]
            : need.rhythm === "restart"
              ? restarts.map((atMs) => Math.min(atMs + random.between(0, minuteMs), client.toMs - 1))
              : [];
      for (const atMs of times) attempts.push(plain(client, "legitimate", need, atMs, random));
    }
    for (const name of app.telemetry) {
      for (let count = Math.max(1, Math.round(days * 2)); count > 0; count -= 1) {
        attempts.push(plain(client, "telemetry", name, within(client), random));
      }
    }
  }
  return attempts;
}

function weekly(app: SimulatedApp, clients: readonly Client[], options: BehaviourOptions): readonly Attempt[] {
  const random = createRandom(`${options.seed}/weekly/${app.app}`);
  const attempts: Attempt[] = [];
  for (let day = Math.floor(options.fromMs / dayMs) * dayMs; day < options.toMs; day += dayMs) {
    if (new Date(day).getUTCDay() !== 0) continue;
    for (const need of app.needs.filter(({ rhythm }) => rhythm === "weekly")) {
      const atMs = day + 3 * 60 * minuteMs + random.between(0, 10 * minuteMs);
      const running = clients.filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
      if (running.length > 0) attempts.push(plain(random.pick(running), "legitimate", need, atMs, random));
    }
  }
  return attempts;
}

function plain(
  client: Client,
  kind: Kind,
  { name, protocol, port }: SimulatedApp["telemetry"][number],
  atMs: number,
  random: Random,
): Attempt {
  const version = protocol === "ssh" ? "2.0" : random.pick(["1.2", "1.3"]);
  return {
    atMs,
    client,
    kind,
    name,
    sent: name,
    protocol,
    protocolText: protocol,
    version,
    port,
    technique: undefined,
  };
}

function hostile(clients: readonly Client[], options: BehaviourOptions): readonly Attempt[] {
  const random = createRandom(`${options.seed}/attacks`);
  return options.attacks.map(({ technique, app, name: sent, protocol, protocolText = protocol, version, port }) => {
    const client = random.pick(app === undefined ? clients : clients.filter((one) => one.app.app === app));
    const usualVersion = protocol === "tls" ? "1.3" : protocol === "ssh" ? "2.0" : undefined;
    return {
      atMs: random.between(client.fromMs, client.toMs - 1),
      client,
      kind: "attack",
      sent,
      name: sent?.toLowerCase().replace(/\.$/, ""),
      protocol,
      protocolText,
      version: version ?? usualVersion,
      port,
      technique,
    };
  });
}
