/** Explains why a snapshot says nothing about any policy, since silence is not good news. Pure. */
import { quote } from "../../text/quote.ts";
import { count, quotedList } from "../../text/words.ts";
import type { TrafficComparison } from "../compare-traffic.ts";

export interface NothingMatched {
  /** A clause for messages. */
  readonly message: string;
  /** The setting that is probably the cause. */
  readonly help: string;
}

const mostNamed = 3;

/** `undefined` where at least one connection is of an app with a policy. */
export function explainNothingMatched(comparison: TrafficComparison): NothingMatched | undefined {
  const { network, snapshot, apps, undeclared } = comparison;
  if (apps.some(({ connections }) => connections > 0)) return undefined;
  if (snapshot.flows.length === 0) return { message: "it holds no connection", help: helpForSilence(comparison) };
  if (apps.length === 0) {
    return {
      message: `no policy is deployed to ${quote(network.name)}`,
      help: "name the network under networks of the policies, or observe another one",
    };
  }
  if (undeclared.length === 0) {
    const connections = count(comparison.unattributed.connections, "connection");
    return {
      message: `the app of none of its ${connections} can be told`,
      help: "say which Security Group is which app's: observe with --groups <file> or --groups-from-tags",
    };
  }
  const named = quotedList(undeclared.slice(0, mostNamed).map(({ app }) => app));
  return {
    message: `its apps are ${undeclared.length > mostNamed ? `${named} and others` : named}, and none has a policy here`,
    help: "give the apps the names of the policies in what --groups reads, or look whether the snapshot is of this network",
  };
}

function helpForSilence({ network, snapshot: { records, verbosity } }: TrafficComparison): string {
  if (verbosity === "none") return "set flow_log_verbosity to full in the deployment's preferences, and wait";
  if (records.client === 0 && records.server > 0) {
    return "it has packets of servers only: look for lines with cat client, which are half of a full flow log";
  }
  if (records.config > 0) {
    return `it has records of the config log only: look at flow_stream of the network (${quote(network.flowStream)})`;
  }
  if (records.unreadable > 0) return "none of its lines is a record of the flow log: give observe the flow log";
  return `look at log_group of the network (${quote(network.logGroup)}), and at the time that was observed`;
}
