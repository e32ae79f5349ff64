/** What the options of `observe` ask for. Pure. */

import type { GlobalOptions, Invocation } from "../../command-line/command.ts";
import { readCount } from "../../command-line/read-count.ts";
import { readDuration, readWindow } from "../../command-line/read-window.ts";
import { UserError } from "../../errors.ts";
import type { Window } from "../../traffic/flow.ts";

/** What the command line asks for. */
export interface ObserveRequest {
  readonly network: string | undefined;
  readonly logs: readonly string[];
  /** Threads that read them; `undefined` for what pays off. */
  readonly jobs: number | undefined;
  readonly window: Window | undefined;
  readonly groupFiles: readonly string[];
  readonly groupsFromTags: boolean;
  readonly out: string;
  readonly merge: readonly string[];
  readonly withSources: boolean;
  readonly logGroups: readonly string[];
  readonly maxScanGb: number | undefined;
  readonly printIamPolicy: boolean;
  /** Ask Athena, and not Logs Insights. */
  readonly athena: boolean;
  readonly printAthenaDdl: boolean;
  /** A folder in which days that were answered are kept. */
  readonly cache: string | undefined;
  /** Days of the cache that ended before it are removed; milliseconds since 1970. */
  readonly keepFromMs: number | undefined;
}

/** @throws UserError where an option cannot be read, or two do not go together. */
export function readRequest(options: Invocation["options"], { asOf }: GlobalOptions): ObserveRequest {
  const text = (name: string): string | undefined => (typeof options[name] === "string" ? options[name] : undefined);
  const texts = (name: string): readonly string[] => (Array.isArray(options[name]) ? options[name] : []);
  const network = text("network");
  const logs = texts("logs");
  const merge = texts("merge");
  const isLive = network !== undefined && logs.length === 0;
  const times = { since: text("since"), from: text("from"), to: text("to"), asOf };
  const request: ObserveRequest = {
    network,
    logs,
    jobs: readJobs(options.jobs),
    window: readWindow(isLive && times.from === undefined ? { ...times, since: times.since ?? "14d" } : times),
    groupFiles: texts("groups"),
    groupsFromTags: options.groupsFromTags === true,
    out: text("out") ?? (network === "all" ? "observations/" : "observations.json"),
    merge,
    withSources: options.withSources === true,
    logGroups: texts("logGroup"),
    maxScanGb: readGigabytes(text("maxScanGb")),
    printIamPolicy: options.printIamPolicy === true,
    athena: options.athena === true,
    printAthenaDdl: options.printAthenaDdl === true,
    cache: text("cache"),
    keepFromMs: readKeep(text("keep"), asOf),
  };
  const wrong = contradiction(request, isLive);
  if (wrong !== undefined) throw new UserError(wrong.message, { hint: wrong.hint });
  return request;
}

function readJobs(given: unknown): number | undefined {
  const jobs = readCount("--jobs", given);
  if (jobs !== 0) return jobs;
  throw new UserError("--jobs 0 reads nothing", { hint: "Write how many threads may read: 1, or more." });
}

function readKeep(text: string | undefined, asOf: string): number | undefined {
  return text === undefined ? undefined : Date.parse(`${asOf}T00:00:00Z`) - readDuration("--keep", text);
}

function readGigabytes(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (number > 0) return number;
  throw new UserError(`--max-scan-gb ${text} is not an amount`, { hint: "Write gigabytes: 50, or 0.5." });
}

function contradiction(
  request: ObserveRequest,
  isLive: boolean,
): { readonly message: string; readonly hint: string } | undefined {
  const { network, logs, jobs, merge, logGroups, groupsFromTags, maxScanGb, printIamPolicy, window } = request;
  if (printIamPolicy && network === undefined) {
    return { message: "an IAM policy is for a network", hint: "Add --network <name>, or --network all." };
  }
  if ((request.athena || request.printAthenaDdl) && network === undefined) {
    return { message: "a table of Athena is a network's", hint: "Add --network <name>, or --network all." };
  }
  if (request.athena && logs.length > 0) {
    return { message: "--athena and --logs are two sources", hint: "Leave one of them out." };
  }
  if (request.athena && logGroups.length > 0) {
    return {
      message: "--log-group is for Logs Insights",
      hint: "The table that --athena reads stands in the network's settings, as logs.athena.",
    };
  }
  if (request.cache !== undefined && (!isLive || request.athena)) {
    return { message: "--cache is for Logs Insights", hint: "Give --network <name> alone, or leave it out." };
  }
  if (request.keepFromMs !== undefined && request.cache === undefined) {
    return { message: "--keep is for the days of --cache", hint: "Add --cache <dir>." };
  }
  if (network === undefined && logs.length === 0) {
    if (merge.length === 0) {
      return {
        message: "there is nothing to observe",
        hint: "Name log files with --logs <glob>, or a network of the settings with --network <name>.",
      };
    }
    if (window !== undefined) {
      return {
        message: "snapshots cannot be cut to a time",
        hint: "Leave out --since, --from and --to, or add --logs.",
      };
    }
  }
  if (network === "all" && logs.length > 0) {
    return { message: "log files are of one network", hint: "Name it with --network <name>, or leave it out." };
  }
  if (!isLive && (logGroups.length > 0 || maxScanGb !== undefined)) {
    const flag = maxScanGb === undefined ? "--log-group" : "--max-scan-gb";
    return { message: `${flag} is for Logs Insights`, hint: "Give --network <name> without --logs, or leave it out." };
  }
  if (jobs !== undefined && logs.length === 0) {
    return { message: "--jobs is for log files", hint: "Name them with --logs <glob>, or leave it out." };
  }
  if (groupsFromTags && network === undefined) {
    return { message: "--groups-from-tags needs a network to ask in", hint: "Add --network <name>." };
  }
  return undefined;
}
