/** Changes in words: clauses without a full stop, for findings and for the comment. Names are quoted as data. Pure. */

import { shortTarget } from "../policy/target.ts";
import { quote } from "../text/quote.ts";
import { count, thousands, wordList } from "../text/words.ts";
import { extensionsOf } from "./compare-windows.ts";
import type { AppPlace, NameChange, ObservedTraffic, WindowChange } from "./review-changes.ts";

/** Of a long list, so many are named. */
const named = 3;

/** `checkout in prod`, `checkout and storefront in prod and staging`, `12 apps in prod`. */
export function describePlaces(places: readonly AppPlace[]): string {
  const apps = [...new Set(places.map(({ app }) => app))];
  const networks = [...new Set(places.map(({ network }) => network))].sort();
  return `${apps.length > named ? count(apps.length, "app") : wordList(apps)} in ${wordList(networks)}`;
}

/** `2026-11-14T23:58:02Z` as `2026-11-14 23:58 UTC`. */
export function describeTime(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}

export function describeTraffic({ connections, lastSeen }: ObservedTraffic): string {
  if (connections === 0) return "never seen";
  const last = lastSeen === null ? "" : `, last on ${describeTime(lastSeen)}`;
  return `${connections === 1 ? "seen once" : `seen ${thousands(connections)} times`}${last}`;
}

/** Connections that `refuse` accounts for. */
export function describePurpose(connections: number): string {
  return `${count(connections, "connection")} to be blocked on purpose, as listed under refuse`;
}

/** What its words are made of. */
type NameTerms = Pick<
  NameChange,
  | "direction"
  | "of"
  | "name"
  | "protocol"
  | "port"
  | "witness"
  | "until"
  | "otherUntil"
  | "bundle"
  | "places"
  | "undecided"
>;

/** What happens to a name. */
export function describeName(change: NameTerms): string {
  const { direction, of, name, protocol, port, witness, until, otherUntil, bundle, places, undecided } = change;
  const target = quote(shortTarget({ name, protocol, port }));
  const where = describePlaces(places);
  const from = bundle === undefined ? "" : ` (bundle ${quote(bundle)})`;
  const example = witness === name || undecided ? "" : `, for instance ${quote(witness)}`;
  if (of === "time") {
    const [before, after] = direction === "wider" ? [otherUntil, until] : [until, otherUntil];
    const end = (day: string | null): string => (day === null ? "without end" : `until ${day}`);
    return `${target}${from} is reachable ${end(after)} for ${where}, previously ${end(before)}${example}`;
  }
  const days = until === null ? "" : ` until ${until}`;
  const doubt = undecided ? ", as far as can be determined: its patterns are too complex to compare" : "";
  if (direction === "wider") {
    const verb = of === "all" ? "becomes reachable" : "admits more than before";
    return `${target}${from} ${verb}${days} for ${where}${example}${doubt}`;
  }
  const verb = of === "all" ? "is no longer reachable" : "is only reachable in part";
  return `${target}${from} ${verb} for ${where}${of === "part" && !undecided ? `, no longer ${quote(witness)}` : ""}${doubt}`;
}

type Terms = NonNullable<WindowChange["after"]>;

/** Stands for the side on which there is no window; it is not shown. */
const none: Terms = { until: "", ports: [] };

export function describePorts(ports: Terms["ports"]): string {
  return ports === "all" ? "all ports" : `port${ports.length > 1 ? "s" : ""} ${wordList(ports)}`;
}

const ordinals = ["", "", "second", "third", "fourth", "fifth"];

type WindowTerms = Pick<WindowChange, "kind" | "app" | "networks" | "before" | "after" | "history" | "isHistoryCut">;

export function describeWindow(change: WindowTerms): string {
  const { kind, app, networks, before = none, after = none, history, isHistoryCut } = change;
  const subject = `the see-thru window of ${app} in ${wordList(networks)}`;
  switch (kind) {
    case "opened": {
      const again = history.length > 0 ? " again" : "";
      return `${subject} is opened${again}: nothing is blocked on ${describePorts(after.ports)} until ${after.until}`;
    }
    case "closed":
      return `${subject} is closed: it was open on ${describePorts(before.ports)} until ${before.until}`;
    case "extended": {
      const times = timesExtended(change);
      const least = isHistoryCut ? ", or more often: the git history is cut off" : "";
      const how =
        times > 1
          ? `is extended for the ${ordinals[times] ?? `${times}th`} time${least}`
          : isHistoryCut
            ? "is extended, how often before is not known because the git history is cut off"
            : "is extended";
      const past = times > 1 ? ` (earlier end dates: ${wordList([...new Set([...history, before.until])])})` : "";
      return `${subject} ${how}: until ${after.until} instead of ${before.until}${past}${portsChange(before, after)}`;
    }
    case "shortened":
      return `${subject} is shortened: until ${after.until} instead of ${before.until}${portsChange(before, after)}`;
    default:
      return `${subject} is open on ${describePorts(after.ports)} instead of ${describePorts(before.ports)}`;
  }
}

function portsChange(before: Terms, after: Terms): string {
  if (String(before.ports) === String(after.ports)) return "";
  return `, and on ${describePorts(after.ports)} instead of ${describePorts(before.ports)}`;
}

/** How many times the window has been extended, this time included; 0 where it is not extended now. */
export function timesExtended({
  kind,
  history,
  before,
  after,
}: Pick<WindowChange, "kind" | "history" | "before" | "after">): number {
  if (kind !== "extended" || before === undefined || after === undefined) return 0;
  return extensionsOf([...history, before.until, after.until]);
}
