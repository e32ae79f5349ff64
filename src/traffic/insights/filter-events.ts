/** Records that a filter pattern finds, live: `FilterLogEvents`, page by page. Keeps no more than a page. */
import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { Window } from "../flow.ts";
import { groupParameter, type LogPlace } from "./log-groups.ts";
import { defaultPace, type Pace } from "./pace.ts";
import { ask, logsClient } from "./query-session.ts";

export interface FilterEventsOptions extends LogPlace {
  /** Default: all streams of the groups. */
  readonly streams?: readonly string[];
  /** A filter pattern as CloudWatch takes it; an empty one finds everything. */
  readonly pattern: string;
  readonly window?: Window | undefined;
  readonly pace?: Pace;
}

export interface FoundEvent {
  /** Milliseconds since 1970, UTC. */
  readonly timestampMs: number;
  readonly message: string;
  readonly stream: string;
  readonly eventId: string | undefined;
}

/**
 * One log group after the other, each in the order of time.
 *
 * @throws UserError where AWS does not answer; the signal's reason where it is aborted.
 */
export async function* filterEvents(options: FilterEventsOptions, signal: AbortSignal): AsyncGenerator<FoundEvent> {
  const { streams, pattern, window, pace = defaultPace } = options;
  const client = logsClient(options);
  try {
    for (const group of options.logGroups) {
      const asker = { client, place: { ...options, logGroups: [group] }, pace, signal };
      for (let token: string | undefined; ; ) {
        const command = new FilterLogEventsCommand({
          ...groupParameter(group),
          ...(pattern !== "" && { filterPattern: pattern }),
          ...(streams !== undefined && { logStreamNames: [...streams] }),
          // Both ends are included.
          ...(window !== undefined && { startTime: Date.parse(window.from), endTime: Date.parse(window.to) - 1 }),
          ...(token !== undefined && { nextToken: token }),
        });
        const { events = [], nextToken } = await ask(asker, "FilterLogEvents", () =>
          client.send(command, { abortSignal: signal }),
        );
        for (const { timestamp, message, logStreamName, eventId } of events) {
          if (timestamp === undefined || message === undefined) continue;
          yield { timestampMs: timestamp, message, stream: logStreamName ?? "", eventId };
        }
        if (nextToken === undefined || nextToken === token) break;
        token = nextToken;
      }
    }
  } finally {
    client.destroy();
  }
}
