/** The config log: clients that come and go, names and windows that do. */
import type { Client } from "./behaviour.ts";
import { groupsOf, type History } from "./deployments.ts";
import { type DeployedName, type Deployment, keyOf } from "./firewall.ts";
import type { MessageWriter } from "./messages.ts";

export interface ConfigRecord {
  readonly atMs: number;
  readonly stream: "config";
  readonly message: string;
}

export interface ConfigOptions {
  readonly fromMs: number;
  readonly toMs: number;
  /** Whether what was there before is told when the window begins. */
  readonly shown: boolean;
}

export function configRecords(
  clients: readonly Client[],
  histories: ReadonlyMap<string, History>,
  writer: MessageWriter,
  { fromMs, toMs, shown }: ConfigOptions,
): readonly ConfigRecord[] {
  const records: ConfigRecord[] = [];
  const push = (atMs: number, message: string): void => {
    if (atMs < toMs) records.push({ atMs, stream: "config", message });
  };
  for (const { app, address, fromMs: start, toMs: end, before } of clients) {
    for (const group of groupsOf(histories.get(app.app) ?? [])) {
      if (!before || shown) push(start, writer.attachment(address, group, true));
      push(end, writer.attachment(address, group, false));
    }
  }
  for (const history of histories.values()) {
    for (const [index, { atMs, deployment }] of history.entries()) {
      if (atMs === -Infinity && !shown) continue;
      const at = Math.max(atMs, fromMs);
      for (const message of differences(history[index - 1]?.deployment, deployment, writer)) push(at, message);
    }
  }
  return records;
}

function differences(before: Deployment | undefined, after: Deployment, writer: MessageWriter): readonly string[] {
  const [oldNames, newNames] = [namesOf(before), namesOf(after)];
  const [oldWindows, newWindows] = [windowsOf(before), windowsOf(after)];
  return [
    ...[...newNames].filter(([key]) => !oldNames.has(key)).map(([, name]) => writer.name(name, true)),
    ...[...oldNames].filter(([key]) => !newNames.has(key)).map(([, name]) => writer.name(name, false)),
    ...[...newWindows]
      .filter(([group, until]) => oldWindows.get(group) !== until)
      .map(([group, until]) => writer.window(group, until, true)),
    ...[...oldWindows]
      .filter(([group, until]) => newWindows.get(group) !== until)
      .map(([group, until]) => writer.window(group, until, false)),
  ];
}

function namesOf(deployment: Deployment | undefined): ReadonlyMap<string, DeployedName> {
  return new Map(deployment?.names.map((name) => [`${name.group}/${keyOf(name)}`, name]));
}

function windowsOf(deployment: Deployment | undefined): ReadonlyMap<string, string> {
  return new Map(deployment?.windows.map(({ group, until }) => [group, until]));
}
