/**
 * Observed traffic in three stages. A source (log files, Logs Insights) yields `ObservedTraffic`: records that are alike, counted.
 * Attribution finds the app behind each, and a snapshot holds the `Flow`s: daily flows of one app added up. Types only.
 *
 * Both sources count with the same key, so that the same logs give the same snapshot whichever way they come.
 */
import type { FlowOutcome, FlowProtocol, SeeThruState } from "../discriminat/flow-record.ts";
import type { FlowLogVerbosity } from "../discriminat/preferences.ts";

export type { FlowOutcome, FlowProtocol, SeeThruState };

/** Client records that agree in everything but `connections`, `firstMs` and `lastMs`. */
export interface DailyFlow {
  /** `YYYY-MM-DD`, UTC; `null` where the log line has no time. */
  readonly day: string | null;
  /** Security Group that the record itself names: `see_thru_gid` (but `%default`), else the only group in `reason`. */
  readonly group: string | null;
  /** Address of the client. */
  readonly source: string | null;
  /** `dhost` in lower case without a trailing dot: a name or an IP address; `null` where the record has none. */
  readonly name: string | null;
  readonly protocol: FlowProtocol;
  /** `proto_v` as written. */
  readonly protocolVersion: string | null;
  /** Destination port; `null` where it is missing or no port. */
  readonly port: number | null;
  readonly outcome: FlowOutcome;
  readonly seeThru: SeeThruState;
  /** `reason` with what differs from record to record (`name`, addresses, long numbers) replaced; see `tidyReason`. */
  readonly reason: string | null;
  readonly connections: number;
  /** Milliseconds since 1970, UTC; `null` where no record has a time. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

/** From the config log: a client is attached to a Security Group, or no longer is. */
export interface Attachment {
  readonly source: string;
  readonly group: string;
  /** `false` for `removed`. */
  readonly attached: boolean;
  readonly atMs: number | null;
}

/** From the config log: what the firewall said last about one name, or one see-thru date, of one group. */
export interface Acceptance {
  readonly group: string | null;
  readonly kind: "name" | "see-thru";
  /** The name or pattern as the firewall prints it; for see-thru the date `YYYY-MM-DD`. */
  readonly subject: string;
  readonly protocol: "tls" | "ssh" | null;
  /** `accepted`, `removed`, or the firewall's words of refusal. */
  readonly outcome: string;
  readonly atMs: number | null;
}

export interface RecordCounts {
  /** Client records: the ones in the flows. */
  readonly client: number;
  /** Packets from servers: the other half of connections that are counted already. */
  readonly server: number;
  /** Records of the config log. */
  readonly config: number;
  /** Lines that are not a record of either log. */
  readonly unreadable: number;
}

/** Half-open range of time, `YYYY-MM-DDTHH:MM:SSZ`. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** Everything that one source saw. */
export interface ObservedTraffic {
  /**
   * Sorted by name, port, protocol, outcome, and `seeThru`, so that daily flows of one flow stand together; then by group,
   * source, day, version and reason. There may be a million: they are made while one goes through them, as often as one likes.
   */
  readonly dailyFlows: Iterable<DailyFlow>;
  readonly attachments: readonly Attachment[];
  readonly acceptances: readonly Acceptance[];
  readonly records: RecordCounts;
  /** What was asked for; else from the first record up to a second after the last; `null` where no record has a time. */
  readonly window: Window | null;
  /** Hours since 1970, UTC, in which any flow record was written, client or server; ascending. */
  readonly activeHours: readonly number[];
  /** `false` where the source could not give, or keep, everything. `incompleteBecause` says why, for people. */
  readonly complete: boolean;
  readonly incompleteBecause: readonly string[];
}

/** One line of a snapshot. */
export interface Flow {
  /** `null` where it cannot be told. */
  readonly app: string | null;
  readonly group: string | null;
  readonly name: string | null;
  readonly protocol: FlowProtocol;
  readonly port: number | null;
  readonly outcome: FlowOutcome;
  readonly see_thru: SeeThruState;
  readonly connections: number;
  /** Distinct client addresses; after a merge at least so many. */
  readonly sources: number;
  /** Days on which it was seen, as sorted inclusive ranges: `2026-11-01/2026-11-13` or `2026-11-15`. */
  readonly days: readonly string[];
  /** `YYYY-MM-DDTHH:MM:SSZ`, or `null` where the log lines have no time. */
  readonly first_seen: string | null;
  readonly last_seen: string | null;
  readonly protocol_versions: readonly string[];
  readonly reasons: readonly string[];
  /** Only with `--with-sources`. */
  readonly source_addresses?: readonly string[];
}

/** The file `observations.json`: `schema/snapshot.schema.json`. Sorted; the same logs give the same bytes. */
export interface Snapshot {
  readonly version: 1;
  readonly network: string | null;
  readonly window: Window | null;
  readonly complete: boolean;
  /** Why it is not complete, for people; a few of the reasons where there are many. Not there where it is, or where nothing says why. */
  readonly incomplete_because?: readonly string[];
  /** Stretches of the window without a single record. */
  readonly gaps: readonly Window[];
  /** `null` where it is not known. */
  readonly verbosity: FlowLogVerbosity | null;
  readonly records: RecordCounts;
  /** Client records whose app could not be told: `ambiguous` has several, `unknown` none. */
  readonly unattributed: { readonly ambiguous: number; readonly unknown: number };
  /** A digest of what each source saw (not of its bytes): the same logs are not merged twice. */
  readonly sources: readonly { readonly window: Window | null; readonly digest: string }[];
  readonly flows: readonly Flow[];
  /** What the firewall last said about declared names and windows. */
  readonly acceptances: readonly (Omit<Acceptance, "atMs"> & {
    readonly app: string | null;
    readonly at: string | null;
  })[];
}
