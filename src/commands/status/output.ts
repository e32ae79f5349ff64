/** What `status` says: in words, and as JSON. Pure. */
import type { Observation } from "../../compare/observation.ts";
import type { AppStatus, NetworkStatus, Status } from "../../compare/status.ts";
import { regionOf } from "../../findings/source-file.ts";
import type { Block } from "../../report/text-blocks.ts";
import { count, wordList } from "../../text/words.ts";
import { type Ending, wordsOf } from "./endings.ts";
import { type NextReview, reviewData, reviewHead, soonReviews } from "./reviews.ts";

export const head = ["App", "Network", "Stage", "Window", "Left", "Ready", "Next step"] as const;

/** The cells of one app in one network, without any markup. */
export function cellsOf({ app, network, lifecycle }: AppStatus): readonly string[] {
  const { stage, until, daysLeft, readiness, next } = lifecycle;
  // Rounded down: 100 % is said only where nothing is left.
  const ready = readiness === undefined ? "" : `${Math.floor(readiness * 100)} %`;
  return [app, network.name, stage, until ?? "", leftWords(daysLeft), ready, next ?? ""];
}

function leftWords(daysLeft: number | undefined): string {
  if (daysLeft === undefined) return "";
  return daysLeft === 0 ? "over" : count(daysLeft, "day");
}

/** Entries that end later are only counted. */
const soonDays = 30;

export const endingHead = ["Last day", "Left", "App", "Networks", "Entry"] as const;

/** Entries that have ended or end soon, and how many others end some day. */
export function soonOf(endings: readonly Ending[]): {
  readonly rows: readonly (readonly string[])[];
  readonly later: number;
} {
  const entries = endings.filter(({ entry }) => entry !== undefined);
  const soon = entries.filter(({ daysLeft }) => daysLeft <= soonDays);
  return {
    rows: soon.map(({ policy, entry, networks, last, daysLeft }) => [
      last.value,
      leftWords(daysLeft),
      policy.app?.value ?? "",
      wordList(networks),
      entry === undefined ? "" : wordsOf(entry),
    ]),
    later: entries.length - soon.length,
  };
}

export const trafficHead = ["Network", "Observed", "From", "To", "Notes"] as const;

/** How far the stages of the networks can be trusted. */
export function trafficOf({ apps, networks }: Status): readonly (readonly string[])[] {
  const shown = networks.filter(({ network }) => apps.some((app) => app.network === network));
  return shown.map(({ network, comparison }) => {
    if (comparison === undefined) {
      return [network.name, "no", "", "", "the stages are what the files say; add --observations <file>"];
    }
    const { evidence, unattributed } = comparison;
    const { connections } = unattributed;
    // How long it takes to call an entry unused is another question.
    const doubts = evidence.problems.filter(({ kind }) => kind !== "too-short").map(({ message }) => message);
    const strays = connections === 0 ? [] : [`${count(connections, "connection")} of apps that cannot be told`];
    const { from = "", to = "" } = evidence.window ?? {};
    return [network.name, count(evidence.days, "day"), from, to, [...doubts, ...strays].join("; ")];
  });
}

/** What `status` tells beside the stages of apps. */
export interface Days {
  readonly endings: readonly Ending[];
  readonly reviews: readonly NextReview[];
}

export function blocksOf(status: Status, { endings, reviews }: Days, quiet: boolean): readonly Block[] {
  if (status.apps.length === 0) return [{ kind: "paragraph", text: "No app is deployed there." }];
  const { rows, later } = soonOf(endings);
  const blocks: Block[] = [{ kind: "table", head, rows: status.apps.map(cellsOf) }];
  if (rows.length > 0) {
    blocks.push({ kind: "heading", text: "Entries that end" }, { kind: "table", head: endingHead, rows });
    if (later > 0) blocks.push({ kind: "paragraph", text: laterWords(later) });
  }
  if (reviews.length > 0) blocks.push({ kind: "heading", text: reviewTitle }, ...reviewBlocks(reviews));
  if (!quiet) blocks.push({ kind: "table", head: trafficHead, rows: trafficOf(status) });
  return blocks;
}

export const reviewTitle = "Entries to confirm";

function reviewBlocks(reviews: readonly NextReview[]): readonly Block[] {
  const { rows, later } = soonReviews(reviews);
  return [
    ...(rows.length === 0 ? [] : [{ kind: "table", head: reviewHead, rows } as const]),
    ...(later === undefined ? [] : [{ kind: "paragraph", text: later } as const]),
  ];
}

export function laterWords(later: number): string {
  return `In more than ${soonDays} days: ${count(later, "entry", "entries")}; --format json has all.`;
}

/** The JSON form; keys are a promise as in report/json.ts. */
export function dataOf({ apps, networks }: Status, { endings, reviews }: Days): object {
  return {
    networks: networks.map(networkData),
    apps: apps.map(({ app, policy, network, lifecycle }) => ({
      app,
      team: policy?.team?.value ?? null,
      file: policy?.source.path ?? null,
      network: network.name,
      stage: lifecycle.stage,
      until: lifecycle.until ?? null,
      daysLeft: lifecycle.daysLeft ?? null,
      readiness: lifecycle.readiness ?? null,
      missing: lifecycle.missing.map(destinationData),
      notApplied: lifecycle.notApplied.map((observation) => ({
        ...destinationData(observation),
        because: observation.notApplied?.message,
      })),
      blocked: lifecycle.blocked.map(destinationData),
      ending: lifecycle.ending.map(destinationData),
      next: lifecycle.next ?? null,
    })),
    endings: endings.map(({ policy, entry, networks: where, last, daysLeft, reason }) => {
      const { line, column } = regionOf(policy.source, last.span);
      return {
        kind: entry === undefined ? "see-thru" : entry.emergency === undefined ? "entry" : "emergency",
        app: policy.app?.value,
        networks: where,
        last: last.value,
        daysLeft,
        names: entry === undefined ? undefined : (entry.list?.names.map(({ value }) => value) ?? []),
        bundle: entry?.bundle?.value,
        reason,
        file: policy.source.path,
        line,
        column,
      };
    }),
    reviews: reviews.map(reviewData),
  };
}

function networkData({ network, comparison }: NetworkStatus): object {
  if (comparison === undefined) return { network: network.name, observed: null };
  const { window, days, problems } = comparison.evidence;
  return {
    network: network.name,
    observed: {
      window,
      days,
      problems,
      unattributed: comparison.unattributed.connections,
    },
  };
}

function destinationData({
  verdict,
  name,
  protocol,
  port,
  connections,
  sources,
  days,
  firstSeen,
  lastSeen,
}: Observation): object {
  return { verdict, name, protocol, port, connections, sources, days, firstSeen, lastSeen };
}
