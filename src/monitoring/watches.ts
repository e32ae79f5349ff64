/**
 * What is watched in the logs of a network: one filter each, made by the filters of `logs`, with the alarm that it has by default. Data; what
 * a policy tree makes of it is in monitored-network.ts. Every row fires exactly where its text says: test/monitoring/watches.test.ts.
 */
import type { AlarmSettings, MissingData } from "../policy/model.ts";

export interface AlarmDefaults extends AlarmSettings {
  readonly threshold: number;
  readonly periodMinutes: number;
  readonly periods: number;
  readonly missingData: MissingData;
}

export interface Watch {
  /** The key in the settings; a filter of `logs`, but for `emergency-used` and `silent`. */
  readonly name: string;
  /** What one counted record is: "connections that …". Ends up in descriptions of filters, alarms and the dashboard. */
  readonly counts: string;
  /** What someone should do whom the alarm wakes. */
  readonly advice: string;
  /** `undefined`: counted without an alarm unless the settings ask for one. */
  readonly alarm: AlarmDefaults | undefined;
}

const quiet = { missingData: "not_breaching" } as const;
/** One record is enough. */
const once = { threshold: 1, periodMinutes: 60, periods: 1, ...quiet };

/** In the order in which they are shown. */
export const watches: readonly Watch[] = [
  {
    name: "emergency-used",
    counts: "connections to names of emergency entries",
    advice: "Someone relies on an emergency entry. Make it a reviewed entry before it ends, or find out who connects.",
    alarm: once,
  },
  {
    name: "disallowed",
    counts: "connections that were blocked",
    advice:
      "See which names are blocked for which clients: an app lacks an entry, or something connects that should not.",
    alarm: { threshold: 100, periodMinutes: 5, periods: 3, ...quiet },
  },
  {
    name: "after-window",
    counts: "connections that were blocked under a see-thru window that is over",
    advice: "An app was still learning when its window ended. Add the names that it lacks, or extend the window.",
    alarm: { ...once, periodMinutes: 15 },
  },
  {
    name: "see-thru-expiring",
    counts: "connections under a see-thru window with two days or fewer left",
    advice: "A window that is in use ends soon. `discriminat-policy status` says what its app still lacks.",
    alarm: once,
  },
  {
    name: "see-thru-exerted",
    counts: "connections that nothing but a see-thru window let pass",
    advice: "These connections are blocked once the window is over. `discriminat-policy suggest` proposes the entries.",
    alarm: undefined,
  },
  {
    name: "name-refused",
    counts: "names and wildcards that the firewall refuses",
    advice: "A rule is deployed and does not work. The record says which name, and why.",
    alarm: { ...once, periodMinutes: 5 },
  },
  {
    name: "allowed-not-tls",
    counts: "connections that passed and are not TLS",
    advice: "The firewall let something pass that it did not see as TLS.",
    alarm: once,
  },
  {
    name: "ip-address",
    counts: "connections to an IP address in place of a name",
    advice: "No entry can admit an IP address. Find the client, and give it a name to connect to.",
    alarm: { ...once, threshold: 10 },
  },
  {
    name: "plain-http",
    counts: "connections in plain HTTP",
    advice: "No entry can admit plain HTTP. Find the client, and let it use TLS.",
    alarm: { ...once, threshold: 10 },
  },
  {
    name: "silent",
    counts: "records of any kind",
    advice:
      "The log group receives nothing: the firewall is down or may not write. Until it does, nothing is known of the traffic, and no other alarm can fire.",
    alarm: { threshold: 1, periodMinutes: 60, periods: 1, missingData: "breaching" },
  },
];
