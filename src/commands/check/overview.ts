/** What `check` says beside its findings: networks and apps, in words and as data. Pure. */
import type { AppTraffic, TrafficComparison } from "../../compare/compare-traffic.ts";
import { isNotApplied } from "../../compare/lifecycle.ts";
import type { FlowVerdict } from "../../compare/observation.ts";
import { seenWords } from "../../compare/traffic-words.ts";
import type { Usage } from "../../compare/usage.ts";
import type { Block } from "../../report/text-blocks.ts";

/** For people, above the findings. */
export function overviewBlocks(comparisons: readonly TrafficComparison[]): readonly Block[] {
  return comparisons.flatMap((comparison): readonly Block[] => {
    const { network, apps } = comparison;
    const rows = apps.map(rowOf);
    return [
      { kind: "heading", text: network.name },
      { kind: "paragraph", text: evidenceSentence(comparison) },
      ...(rows.length === 0
        ? []
        : [
            {
              kind: "table" as const,
              rows: [["App", "Stage", "Covered", "Missing", "Refused", "Not applied", "Unused", "Next step"], ...rows],
            },
          ]),
    ];
  });
}

function evidenceSentence({ evidence, snapshot }: TrafficComparison): string {
  const { window, days, problems } = evidence;
  const connections = seenWords({ connections: snapshot.records.client, days: 0 });
  const when = window === null ? "at unknown times" : `from ${window.from} to ${window.to}, ${days} days`;
  const enough =
    problems.length === 0
      ? "That suffices to say what is unused"
      : `What is unused cannot be told: ${problems.map(({ message }) => message).join("; ")}`;
  return `${connections} ${when}. ${enough}.`;
}

function rowOf(traffic: AppTraffic): readonly string[] {
  const { app, coverage, counts, observations, usages, lifecycle } = traffic;
  const unknown = usages.filter(({ status }) => status === "unknown").length;
  const unused = usages.filter(({ status }) => status === "unused").length;
  return [
    app,
    lifecycle.stage,
    coverage === undefined ? "" : percent(coverage),
    String(counts.missing?.destinations ?? 0),
    String(counts.refused?.destinations ?? 0),
    String(observations.filter(isNotApplied).length),
    unknown === 0 ? String(unused) : `${unused} (${unknown} unknown)`,
    lifecycle.next ?? "",
  ];
}

/** Never 100 % of what is not whole. */
function percent(share: number): string {
  return `${share === 1 ? 100 : Math.min(99, Math.floor(share * 100))} %`;
}

/** The JSON form; keys are a promise as in report/json.ts. */
export function dataOf(comparisons: readonly TrafficComparison[]) {
  return {
    networks: comparisons.map(networkData),
    apps: comparisons.flatMap((comparison) => comparison.apps.map((traffic) => appData(comparison, traffic))),
  };
}

function networkData({ network, snapshot, evidence, undeclared, unattributed }: TrafficComparison): object {
  return {
    network: network.name,
    window: evidence.window,
    days: evidence.days,
    sufficient: evidence.problems.length === 0,
    problems: evidence.problems,
    records: snapshot.records,
    undeclared: undeclared.map(({ flows: _, ...seen }) => seen),
    unattributed: { connections: unattributed.connections, ...snapshot.unattributed },
  };
}

function appData({ network }: TrafficComparison, traffic: AppTraffic): object {
  const { app, policy, connections, sources, days, firstSeen, lastSeen, coverage, counts, usages, lifecycle } = traffic;
  const { stage, until, daysLeft, readiness, missing, notApplied, ending, next } = lifecycle;
  return {
    app,
    team: policy.team?.value ?? null,
    network: network.name,
    file: policy.source.path,
    connections,
    sources,
    days,
    firstSeen,
    lastSeen,
    coverage: coverage ?? null,
    counts: sortedCounts(counts),
    entries: {
      used: countOf(usages, "used"),
      unused: countOf(usages, "unused"),
      unknown: countOf(usages, "unknown"),
    },
    lifecycle: {
      stage,
      until: until ?? null,
      daysLeft: daysLeft ?? null,
      readiness: readiness ?? null,
      missing: missing.length,
      notApplied: notApplied.length,
      ending: ending.length,
      next: next ?? null,
    },
  };
}

function sortedCounts(counts: AppTraffic["counts"]): AppTraffic["counts"] {
  const verdicts = Object.keys(counts).sort() as FlowVerdict[];
  return Object.fromEntries(verdicts.map((verdict) => [verdict, counts[verdict]]));
}

function countOf(usages: readonly Usage[], status: Usage["status"]): number {
  return usages.filter((usage) => usage.status === status).length;
}
