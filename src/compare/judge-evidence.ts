/** Whether a snapshot suffices to say that something did not happen. Pure: the date is a parameter. */

import type { EvidenceSettings, Network } from "../policy/model.ts";
import { visible } from "../text/visible.ts";
import { count } from "../text/words.ts";
import type { Snapshot } from "../traffic/flow.ts";
import { msPerDay, msPerHour } from "../values/time.ts";

/** Of a reason in a snapshot, which a hostile one makes long. */
const longestReason = 300;

type EvidenceProblemKind = "no-window" | "too-short" | "gaps" | "incomplete" | "unreadable" | "verbosity";

interface EvidenceProblem {
  readonly kind: EvidenceProblemKind;
  /** A clause for messages, without a full stop. */
  readonly message: string;
  readonly help: string;
}

export interface Evidence {
  /** What the settings ask for. */
  readonly thresholds: EvidenceSettings;
  /** Days that the window has, rounded down; 0 where it has no window. */
  readonly days: number;
  readonly window: Snapshot["window"];
  /** Why what was not seen may have happened all the same; empty where the evidence suffices. */
  readonly problems: readonly EvidenceProblem[];
}

/** What a snapshot proves about what is not in it. */
export function judgeEvidence(snapshot: Snapshot, network: Network, thresholds: EvidenceSettings): Evidence {
  const { window } = snapshot;
  const problems: EvidenceProblem[] = [];
  const lengthMs = window === null ? 0 : Date.parse(window.to) - Date.parse(window.from);
  // Logs begin with the first record, not at midnight: a missing hour does not weaken them.
  const days = Math.floor((lengthMs + msPerHour) / msPerDay);
  if (window === null) {
    problems.push({
      kind: "no-window",
      message: "the log lines have no time, so the length of the observation is unknown",
      help: "observe logs with timestamps",
    });
  } else if (days < thresholds.minDays) {
    problems.push({
      kind: "too-short",
      message: `the snapshot covers ${count(days, "day")} of the required ${thresholds.minDays}`,
      help: "observe longer, or lower evidence.min_days in the settings",
    });
  }
  const gaps = longGaps(snapshot, thresholds);
  if (gaps.length > 0) {
    problems.push({
      kind: "gaps",
      message: `${count(gaps.length, "period has", "periods have")} no record at all, the first from ${gaps[0]?.from} to ${gaps[0]?.to}`,
      help: "observe the missing logs too; if the network is idle at times, raise evidence.max_gap_hours in the settings",
    });
  }
  if (!snapshot.complete) {
    problems.push({
      kind: "incomplete",
      message: `the snapshot is incomplete: ${whyIncomplete(snapshot)}`,
      help: "observe again, in shorter time ranges",
    });
  }
  const { unreadable } = snapshot.records;
  if (unreadable > 0) {
    problems.push({
      kind: "unreadable",
      message: `${count(unreadable, "line of the logs was", "lines of the logs were")} not readable, and may be anything`,
      help: "observe a log group, or files, that hold the firewall's logs and nothing else",
    });
  }
  const verbosity = snapshot.verbosity ?? network.preferences.flowLogVerbosity;
  if (verbosity !== "full") {
    problems.push({
      kind: "verbosity",
      message: `the flow log holds ${verbosity === "none" ? "nothing" : "disallowed connections only"} (flow_log_verbosity: ${verbosity})`,
      help: "set flow_log_verbosity to full in the deployment's preferences, and wait",
    });
  } else if (snapshot.verbosity === null && !snapshot.flows.some(({ outcome }) => outcome === "allowed")) {
    problems.push({
      kind: "verbosity",
      message: "no allowed connection is in the snapshot, so the flow log may hold disallowed ones only",
      help: "check flow_log_verbosity in the deployment's preferences",
    });
  }
  return { thresholds, days, window, problems };
}

/** Stretches without a record that are longer than what is normal. */
function longGaps({ gaps }: Snapshot, { maxGapHours }: EvidenceSettings): Snapshot["gaps"] {
  return gaps.filter(({ from, to }) => Date.parse(to) - Date.parse(from) > maxGapHours * msPerHour);
}

function whyIncomplete({ incomplete_because: [first, ...others] = [] }: Snapshot): string {
  if (first === undefined) return "its source could not deliver or keep everything";
  const reason = visible(first.length > longestReason ? `${first.slice(0, longestReason)}…` : first).replace(/\.$/, "");
  return others.length === 0 ? reason : `${reason} and ${count(others.length, "more reason")}`;
}
