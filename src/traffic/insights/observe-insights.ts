/**
 * Observes traffic through CloudWatch Logs Insights: what the firewall logged in a window, counted by AWS. The same records give
 * the same daily flows as reading them from files would.
 *
 * This folder is the only importer of the CloudWatch Logs client, which takes a while to load: import it when it is needed.
 */
import { readGroupArn } from "../../aws/log-group-arn.ts";
import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { createTrafficTable } from "../counting/traffic-table.ts";
import type { ObservedTraffic, Window } from "../flow.ts";
import { type AskedDays, askDays, openDays } from "./ask-days.ts";
import { estimateBytes } from "./find-groups.ts";
import { createLanes } from "./lanes.ts";
import { groupName, type LogPlace } from "./log-groups.ts";
import { defaultPace, type Pace } from "./pace.ts";
import { ask, gigabytes, type QuerySession, withSession } from "./query-session.ts";
import type { TimeRange } from "./time-range.ts";

export interface InsightsOptions extends LogPlace, AskedDays {
  /** Bytes that Logs Insights may scan, because AWS asks money for them. */
  readonly maxScanBytes?: number | undefined;
  /** Most queries that run at a time; there are fewer where the account runs as many as it may. */
  readonly concurrency?: number;
  /** Rows of one answer; more make it come in parts. Default: as many as AWS gives there. */
  readonly maxRows?: number;
  readonly pace?: Pace;
  readonly onProgress?: (progress: InsightsProgress) => void;
}

interface InsightsProgress {
  readonly queriesDone: number;
  /** Grows where an answer does not fit into one result. */
  readonly queriesKnown: number;
  readonly matchedRecords: number;
  readonly scannedRecords: number;
  readonly scannedBytes: number;
}

export interface InsightsTraffic extends ObservedTraffic {
  readonly scannedBytes: number;
  readonly scannedRecords: number;
  /** What AWS asks for that in most regions; see `usdPerGigabyte`. */
  readonly estimatedUsd: number;
}

/** In us-east-1 and many other regions; some ask more: https://aws.amazon.com/cloudwatch/pricing/ */
const usdPerGigabyte = 0.005;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html */
const mostRows = 100_000;

/** An account may run 30 at a time, dashboards included; its owner can have more: some are left to others. */
const [firstQueries, mostQueries] = [5, 20];

/** The flow log is read twice: counted by connection, and by hour. */
const readings = 2;

/**
 * @throws UserError (exit code 3) where AWS does not answer, or would scan more than is allowed; the reason of `signal` where that is
 * aborted. Queries that still run are stopped first.
 */
export async function observeInsights(options: InsightsOptions, signal: AbortSignal): Promise<InsightsTraffic> {
  const {
    window,
    maxScanBytes,
    concurrency = mostQueries,
    maxRows = mostRows,
    pace = defaultPace,
    onProgress = () => {},
  } = options;
  requireSameRegion(options);
  const { region, logGroups, endpoint, role } = options;
  let count = { queriesDone: 0, queriesKnown: 0 };
  return await withSession(
    {
      place: { region, logGroups, endpoint, role },
      pace,
      maxRows,
      lanes: createLanes(firstQueries, concurrency),
      maxScanBytes,
      onScan: (scan) => onProgress({ ...count, ...scan }),
    },
    signal,
    async (session) => {
      const table = createTrafficTable({ window });
      const open = openDays(options, table);
      if (maxScanBytes !== undefined) await requireWithin(maxScanBytes, session, window, shareOf(open.ranges, window));
      const incompleteBecause = await askDays(session, options, table, open, {
        onCount: (queriesDone, queriesKnown) => {
          count = { queriesDone, queriesKnown };
          onProgress({ ...count, ...session.scanned() });
        },
      });
      const { scannedBytes, scannedRecords } = session.scanned();
      const seen = table.finish(incompleteBecause);
      requireRecords(seen, options);
      return {
        ...seen,
        scannedBytes,
        scannedRecords,
        estimatedUsd: (scannedBytes / 1e9) * usdPerGigabyte,
      };
    },
  );
}

/** Only other programs' logs: nothing can be said of the network from them. */
function requireRecords({ records }: ObservedTraffic, { logGroups, flowStream }: InsightsOptions): void {
  const { client, server, config, unreadable } = records;
  if (unreadable === 0 || client + server + config > 0) return;
  const groups = logGroups.map((group) => quote(groupName(group))).join(" and ");
  throw new UserError(
    `nothing in the stream ${quote(flowStream)} of the log group ${groups} is a record of the firewall's logs: ${count(unreadable, "record")} could not be read`,
    { hint: "Do the network's log_group and flow_stream name what the firewall writes to?" },
  );
}

function requireSameRegion({ region, logGroups }: LogPlace): void {
  for (const group of logGroups) {
    const arn = readGroupArn(group);
    if (arn !== undefined && arn.region !== region) {
      throw new UserError(`the log group ${group} is in region ${arn.region}, and the network in ${region}`, {
        hint: "Queries do not cross regions: name a log group of the network's own region.",
      });
    }
  }
}

/** How much of the window is to be asked. */
function shareOf(ranges: readonly TimeRange[], { from, to }: Window): number {
  const asked = ranges.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  return asked === 0 ? 0 : asked / (Date.parse(to) - Date.parse(from));
}

async function requireWithin(
  maxScanBytes: number,
  session: QuerySession,
  window: Window,
  share: number,
): Promise<void> {
  const { client, place, signal } = session;
  const stored = await ask(session, "DescribeLogGroups", () => estimateBytes(client, place, window, signal));
  const expected = readings * stored * share;
  if (expected <= maxScanBytes) return;
  throw new UserError(
    `Logs Insights would scan about ${gigabytes(expected)}, more than the ${gigabytes(maxScanBytes)} that are allowed`,
    {
      hint: "Nothing was scanned. Observe a shorter time, or raise --max-scan-gb. The estimate takes what the log groups store as spread evenly over time.",
      exitCode: 3,
    },
  );
}
