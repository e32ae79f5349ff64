/**
 * Observes traffic through Athena: what the firewall logged in a window and someone exported or had delivered to S3, counted by
 * AWS. The same records give the same daily flows as reading them from files would.
 */
import { GetWorkGroupCommand } from "@aws-sdk/client-athena";
import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { createTrafficTable } from "../counting/traffic-table.ts";
import type { ObservedTraffic, Window } from "../flow.ts";
import { defaultPace, type Pace } from "../insights/pace.ts";
import { type AthenaSession, ask, gigabytes, type Scanned, tooMuch, withSession } from "./athena-session.ts";
import { createRowCounter } from "./count-rows.ts";
import type { AthenaPlace } from "./explain-failure.ts";
import { type Part, type Partitions, partsOf } from "./partitions.ts";
import { runStatement } from "./run-statement.ts";
import { statementOf } from "./statement.ts";

export interface AthenaOptions extends AthenaPlace {
  readonly partitions: Partitions;
  /** Where results go: `s3://bucket/folder/`; `undefined`: where the workgroup says. */
  readonly output?: string | undefined;
  readonly window: Window;
  /** Bytes that Athena may scan, because AWS asks money for them. */
  readonly maxScanBytes?: number | undefined;
  /** Statements that run at a time. An account may run 150 and more, of everyone. */
  readonly concurrency?: number;
  readonly pace?: Pace;
  readonly onProgress?: (progress: AthenaProgress) => void;
}

interface AthenaProgress {
  readonly statementsDone: number;
  readonly statementsKnown: number;
  readonly scanned: Scanned;
  /** What all statements will scan, if the others are like those that have ended; `undefined` before the first has. */
  readonly expectedBytes: number | undefined;
  /** What they can scan at most, by the workgroup's limit of a statement; `undefined` where it has none. */
  readonly mostBytes: number | undefined;
}

export interface AthenaTraffic extends ObservedTraffic {
  readonly scanned: Scanned;
}

/**
 * @throws UserError (exit code 3) where AWS does not answer, or would scan more than is allowed; the reason of `signal` where that is
 * aborted. Statements that still run are stopped first.
 */
export async function observeAthena(options: AthenaOptions, signal: AbortSignal): Promise<AthenaTraffic> {
  const { region, endpoint, role, database, table: tableName, workgroup, output } = options;
  const { partitions, window, maxScanBytes, pace = defaultPace, onProgress = () => {} } = options;
  const parts = partsOf(window, partitions);
  const table = createTrafficTable({ window });
  const counter = createRowCounter(table);
  let done = 0;
  let mostBytes: number | undefined;
  const report = (scanned: Scanned): void =>
    onProgress({
      statementsDone: done,
      statementsKnown: parts.length,
      scanned,
      expectedBytes: done === 0 ? undefined : (scanned.bytes / done) * parts.length,
      mostBytes,
    });
  const place = { region, endpoint, role, database, table: tableName, workgroup };
  return await withSession({ place, output, pace, maxScanBytes, onScan: report }, signal, async (session) => {
    const limit = await readWorkgroup(session);
    mostBytes = limit === undefined ? undefined : limit * parts.length;
    report(session.scanned());
    const run = async (part: Part, own: AthenaSession): Promise<void> => {
      await runStatement(own, statementOf(options, part), part.range, counter.count);
      done += 1;
      report(session.scanned());
    };
    // Where there is a limit, the first day tells what all of them will come to, before the others are begun.
    const [first, ...others] = parts;
    const isTried =
      maxScanBytes !== undefined && first !== undefined && !(mostBytes !== undefined && mostBytes <= maxScanBytes);
    if (isTried) {
      await run(first, session);
      requireWithin(maxScanBytes, session.scanned().bytes, parts.length);
    }
    await inParallel(isTried ? others : parts, options.concurrency ?? 4, session, run);
    const seen = table.finish(counter.incompleteBecause());
    requireRecords(seen, counter.hasRecord(), options);
    return { ...seen, scanned: session.scanned() };
  });
}

/** Runs `work` for a few items at a time; after an error only what runs is awaited, and told to stop. */
async function inParallel<T>(
  items: readonly T[],
  width: number,
  session: AthenaSession,
  work: (item: T, session: AthenaSession) => Promise<void>,
): Promise<void> {
  const failure = new AbortController();
  const own = { ...session, signal: AbortSignal.any([session.signal, failure.signal]) };
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    try {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item, own);
    } catch (error) {
      waiting.length = 0;
      failure.abort(error);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  session.signal.throwIfAborted();
  failure.signal.throwIfAborted();
}

function requireWithin(maxScanBytes: number, firstBytes: number, known: number): void {
  const expected = firstBytes * known;
  if (expected <= maxScanBytes) return;
  throw tooMuch(
    `Athena would scan about ${gigabytes(expected)}, by the ${gigabytes(firstBytes)} of the first of ${count(known, "statement")}`,
    maxScanBytes,
    "The others were not begun.",
  );
}

/**
 * The bytes that the workgroup lets a statement scan; `undefined` where it has no limit. Says before anything is scanned what it
 * lacks. Who may not ask is not in the way: then the first statement tells.
 */
async function readWorkgroup(session: AthenaSession): Promise<number | undefined> {
  const { client, place, output, signal } = session;
  const { workgroup } = place;
  let answer: Awaited<ReturnType<typeof send>>;
  const send = () => client.send(new GetWorkGroupCommand({ WorkGroup: workgroup }), { abortSignal: signal });
  try {
    answer = await ask(session, "GetWorkGroup", send);
  } catch (error) {
    if (error instanceof Error && error.cause instanceof Error && error.cause.name === "AccessDeniedException")
      return undefined;
    throw error;
  }
  const { State, Configuration } = answer.WorkGroup ?? {};
  if (State === "DISABLED") {
    throw new UserError(`the workgroup ${quote(workgroup)} of Athena is switched off`, {
      hint: "Name another one as logs.athena.workgroup in the network's settings.",
      exitCode: 3,
    });
  }
  const results = Configuration?.ResultConfiguration?.OutputLocation;
  const isManaged = Configuration?.ManagedQueryResultsConfiguration?.Enabled === true;
  if (Configuration !== undefined && output === undefined && results === undefined && !isManaged) {
    throw new UserError(`the workgroup ${quote(workgroup)} of Athena has no place for results`, {
      hint: "Write `output: s3://<bucket>/<folder>/` below logs.athena in the network's settings, or give the workgroup one.",
      exitCode: 3,
    });
  }
  return Configuration?.BytesScannedCutoffPerQuery;
}

/** Only other programs' logs: nothing can be said of the network from them. */
function requireRecords({ records }: ObservedTraffic, hasRecord: boolean, { database, table }: AthenaPlace): void {
  if (records.unreadable === 0 || hasRecord) return;
  throw new UserError(
    `nothing in the table ${quote(`${database}.${table}`)} is a record of the firewall's logs: ${count(records.unreadable, "line")} could not be read`,
    {
      hint: "Does logs.athena name the table over the firewall's logs, as `observe --print-athena-ddl` makes it? Do the names of compressed files end in .gz?",
    },
  );
}
