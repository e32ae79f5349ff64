/** `observe --logs` as callers of the library run it: exported log files → a snapshot, in bounded memory. */
import { Readable } from "node:stream";
import { UserError } from "../errors.ts";
import type { Network } from "../policy/model.ts";
import { observeFiles } from "../traffic/files/observe-files.ts";
import type { Snapshot, Window } from "../traffic/flow.ts";
import type { GroupOwners } from "../traffic/group-owners/group-owners.ts";
import { buildSnapshot } from "../traffic/snapshot/build-snapshot.ts";

export interface ObserveLogsOptions {
  /** Files, folders or patterns, as `--logs` takes them: `["exports/*.gz"]`. */
  readonly logs: readonly string[];
  /** What relative paths start from; absolute. @default the working directory */
  readonly cwd?: string | undefined;
  /** The network that the logs are of. @default not known */
  readonly network?: Network | undefined;
  /** Which app a Security Group belongs to, as `readGroupOwners` tells. @default what the log lines say alone */
  readonly owners?: GroupOwners | undefined;
  /** Leaves out what was logged before or after. @default everything */
  readonly window?: Window | undefined;
  /** Keeps the addresses of clients in the snapshot; otherwise only how many there were. @default false */
  readonly withSources?: boolean | undefined;
  /**
   * Threads that read the files; the snapshot is the same for any number. Where the package's own files are not beside its code, as in
   * a bundle, there is one. @default one a core, up to 4, where the files are large
   */
  readonly jobs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Counts everything that the firewall logged. Nothing in the snapshot is a raw log line.
 *
 * @throws UserError where a file cannot be read or holds no logs; the reason of `signal` where it is aborted.
 */
export async function observeLogs(options: ObserveLogsOptions): Promise<Snapshot> {
  const { logs, cwd = process.cwd(), network, owners = new Map(), window, withSources = false, jobs } = options;
  if (logs.length === 0)
    throw new UserError("logs names no file", { hint: 'Give paths or patterns: ["exports/*.gz"].' });
  const { signal = new AbortController().signal } = options;
  const seen = await observeFiles({ patterns: logs, cwd, stdin: Readable.from([]), window, jobs }, signal);
  return buildSnapshot(seen, {
    network: network?.name ?? null,
    verbosity: network?.preferences.flowLogVerbosity ?? null,
    owners,
    withSources,
  });
}
