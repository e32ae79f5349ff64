/** See-thru windows of one app, before and after: opened, closed, longer, shorter, on other ports. Pure; no clock. */

import type { AppReach, ReachedWindow } from "./app-reach.ts";
import type { WindowChange } from "./review-changes.ts";

type Ports = ReachedWindow["ports"];

/** Every port of `ports` is among `others`. */
function within(ports: Ports, others: Ports): boolean {
  if (others === "all") return true;
  return ports !== "all" && ports.every((port) => others.includes(port));
}

type Terms = Pick<ReachedWindow, "until" | "ports">;

/** What becomes of a window; at least one of both is one. */
export function judgeWindows(before: Terms | undefined, after: Terms | undefined) {
  if (before === undefined || after === undefined) {
    return { wider: before === undefined, narrower: after === undefined, kind: after ? "opened" : "closed" } as const;
  }
  const morePorts = !within(after.ports, before.ports);
  const fewerPorts = !within(before.ports, after.ports);
  const kind =
    after.until > before.until
      ? "extended"
      : after.until < before.until
        ? "shortened"
        : morePorts && fewerPorts
          ? "other-ports"
          : morePorts
            ? "more-ports"
            : "fewer-ports";
  return {
    wider: after.until > before.until || morePorts,
    narrower: after.until < before.until || fewerPorts,
    kind,
  } as const;
}

/**
 * @param historyOf earlier last days of the app's window, the oldest first; asked only where the window grows
 * @param isHistoryCut whether there may be more of them; asked as rarely
 */
export function compareWindows(
  app: string,
  base: AppReach,
  head: AppReach,
  historyOf: () => readonly string[],
  isHistoryCut: () => boolean,
): readonly WindowChange[] {
  const changes = new Map<string, WindowChange & { readonly networks: string[] }>();
  const networks = new Set([...base.networks.keys(), ...head.networks.keys()]);
  for (const network of networks) {
    const before = base.networks.get(network)?.window;
    const after = head.networks.get(network)?.window;
    const holder = after ?? before;
    if (holder === undefined) continue;
    const { wider, narrower, kind } = judgeWindows(before, after);
    if (!wider && !narrower) continue;
    const key = JSON.stringify([termsOf(before), termsOf(after)]);
    const known = changes.get(key);
    if (known !== undefined) {
      known.networks.push(network);
      continue;
    }
    const { policy } = holder;
    const at = policy.seeThru?.until ?? policy.at;
    changes.set(key, {
      kind,
      wider,
      narrower,
      app,
      networks: [network],
      before: termsOf(before),
      after: termsOf(after),
      history: wider ? historyOf() : [],
      isHistoryCut: wider && isHistoryCut(),
      reason: after === undefined ? undefined : policy.seeThru?.reason?.value,
      origin: { tree: after === undefined ? "base" : "head", file: policy.source, at },
      traffic: undefined,
      refused: 0,
    });
  }
  return [...changes.values()];
}

function termsOf(window: ReachedWindow | undefined): WindowChange["after"] {
  if (window === undefined) return undefined;
  const { until, ports } = window;
  return { until, ports: ports === "all" ? ports : [...new Set(ports)].sort((left, right) => left - right) };
}

/** How many times a window had been made longer when it last had each of these days. */
export function extensionsOf(lastDays: readonly string[]): number {
  return lastDays.filter((day, index) => day > (lastDays[index - 1] ?? day)).length;
}
